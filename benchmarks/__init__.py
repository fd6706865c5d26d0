"""How quick `wenming` is beside others, measured together: `uv run python -m benchmarks`."""
