"""Papers as text that any program reads: HTML, Markdown, CSV, JSON."""
