"""Excel workbooks: what a person sees in their sheets."""
