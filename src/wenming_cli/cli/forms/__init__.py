"""Commands about the departments' sheets: one file a command."""
