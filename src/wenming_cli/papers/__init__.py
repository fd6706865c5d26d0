"""Boards turned into documents and data; nothing here knows a terminal or opens a file."""
