"""Word documents: what a person sees on their pages."""
