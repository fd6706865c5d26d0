"""Hostile documents for every reader, made by chance, and what an import does with them."""
