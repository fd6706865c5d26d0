"""The user's files. Nothing else in the program opens them.

`workspace` finds a plan's folder; `plan`, `journal` and `evidence` read and write what lies in it;
`documents` and `outfile` read and write files elsewhere. Called by the office alone; what is found
goes to `core`, which says what it means.
"""
