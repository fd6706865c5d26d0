"""One reader per kind of file; each gives lines with their places, and changes nothing."""
