"""File formats: the type of a file, and what all archives, workbooks and Word files share.

Called by whoever reads or writes files of such a type; bytes in, bytes out.
"""
