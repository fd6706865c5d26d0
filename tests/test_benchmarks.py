"""The benchmark's table of imports, on processes of which everybody knows what they import."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from benchmarks.imports import BUDGETS, OTHERS, Share, shares
from benchmarks.measure import Command


def importing(tmp_path: Path, text: str) -> Command:
    """A program that imports something, with packages of its own."""
    (tmp_path / "creeping").mkdir(exist_ok=True)
    (tmp_path / "creeping" / "__init__.py").write_text("import json.tool\n", encoding="utf-8")
    return Command(
        [sys.executable, "-c", text], tmp_path, {**os.environ, "PYTHONPATH": str(tmp_path)}
    )


def test_what_a_command_imports_beyond_another_is_told_part_by_part(tmp_path: Path) -> None:
    ours = importing(tmp_path, "import argparse, creeping, wenming_cli.core.board.shares")
    theirs = importing(tmp_path, "import argparse")

    found = {share.name: share for share in shares(ours, theirs, 1)}

    assert set(found) == {"creeping", "the standard library", "wenming_cli", "wenming_cli.core"}
    assert found["wenming_cli.core"].budget == BUDGETS["wenming_cli.core"]
    assert found["creeping"].budget == OTHERS
    assert all(share.percent > 0 for share in found.values())


def test_a_budget_is_kept_up_to_its_last_percent() -> None:
    assert Share("filelock", 8.0, 8.0).kept
    assert not Share("filelock", 8.1, 8.0).kept
