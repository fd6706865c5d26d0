"""Commands that record: one file a command."""
