"""File formats: the type of a file, and what all archives, workbooks and Word files share.

Called by importers, which read them, and by papers, which write them; bytes in, bytes out.
"""
