"""Commands about many units: one file a command."""
