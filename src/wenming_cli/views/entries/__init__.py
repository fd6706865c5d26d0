"""What is shown of single entries, wherever they stand: in the log, in an item, after a command."""
