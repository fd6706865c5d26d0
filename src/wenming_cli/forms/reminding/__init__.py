"""Texts for departments (催报、催办): what is not in, due soon or overdue, and who handed in."""
