"""The command line: the only package that knows Typer, the clock, the environment, exit codes."""
