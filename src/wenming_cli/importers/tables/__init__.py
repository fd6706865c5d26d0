"""Tables: which column is which, and which rows are items."""
