"""Numbers and headings: a document cut into nodes."""
