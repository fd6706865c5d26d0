"""Boards turned into documents and data; nothing here knows a terminal or opens a file.

`summary`, `ledger`, `board` and `calendar` say what a paper holds; `word`, `excel` and `text` write
it; `formats` knows which goes with which. Called by the office, which gives the board and takes
the bytes.
"""
