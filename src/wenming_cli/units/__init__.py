"""Many units (单位): what one hands in as a file, and what an office above them makes of all.

Bytes and boards in, rows and bytes out; the office opens the files and shares out the work.
"""
