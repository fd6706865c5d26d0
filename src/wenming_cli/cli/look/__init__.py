"""Commands that look: one file a command."""
