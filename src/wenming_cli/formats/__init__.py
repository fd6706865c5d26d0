"""File formats as such: what a file is, and what holds for every archive, workbook or Word file.

Called by importers, which read them, and by papers, which write them; bytes in, bytes out.
"""
