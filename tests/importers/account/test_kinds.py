"""Each kind of piece that is left out anywhere has its row, with words and a group."""

from __future__ import annotations

import ast

from places import REPO
from wenming_cli.importers.account.kinds import KINDS


def kinds_in_code() -> set[str]:
    """The first value of each LeftOut that is written as a text."""
    found = set()
    for path in (REPO / "src/wenming_cli/importers").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "LeftOut":
                first = next(
                    iter([*node.args, *(k.value for k in node.keywords if k.arg == "kind")])
                )
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    return found


def test_each_kind_has_a_row() -> None:
    assert kinds_in_code() <= KINDS.keys()
