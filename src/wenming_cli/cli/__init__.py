"""The command line. The only package that knows Typer, the clock, the environment and exit codes."""
