"""Commands about plans as a whole: one file a command."""
