"""The command line: the only package that knows Typer, the clock, the environment, exit codes.

`app` is the edge and `tree` the table of commands; each command is a file in `look`, `record`,
`forms`, `units`, `plans` or `export`. It reads its options (`options`, `groups`), asks the office
through its `session`, and gives the answer to a view. Nobody imports this room.
"""
