"""Attacks on the program that go on until something breaks: `uv run python -m campaigns`."""
