"""Sheets out and back (分发、回收): one workbook a department, and what comes back in it.

Called by `office`; it gives and takes bytes, and opens no file.
"""
