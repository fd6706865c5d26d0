"""The workbook of a form: its sheets, their checks, what tells which form it is."""
