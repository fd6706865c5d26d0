"""Where tests find their files."""

from __future__ import annotations

from pathlib import Path

REPO = Path(__file__).parents[1]
DATA = REPO / "tests" / "data"
CORPUS = REPO.parent / "shared" / "corpus"
"""Beside the repository where the project is built, and nowhere else."""
