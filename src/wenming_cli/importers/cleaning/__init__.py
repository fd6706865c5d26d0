"""A document without what a website, a printer or a scraper put into it."""
