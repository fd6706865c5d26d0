"""File formats as such: what a file is, and what holds for every archive, workbook or Word file."""
