"""The library: one plan's folder, held by a program that reads it, asks it and records in it.

`desk` reads and remembers; `recording` writes entries; `importing` reads the office's documents;
`office` is the one face of all of them. Nothing is printed, and the moment, the writer and chance
are arguments.
"""
