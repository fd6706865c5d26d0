"""What the user sees. The only package that knows Rich.

One file a command makes its page (values of `page`) and its JSON (with `machine`); `render` writes
it, by `drawing` on a terminal and by `plain` into a pipe. Called by `cli` alone.
"""
