"""The program's own code as syntax: parsed and walked once for all tests that look at it."""

from __future__ import annotations

import ast
from functools import cache

from places import REPO

ROOT = REPO / "src" / "wenming_cli"
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py"))


@cache
def tree_of(module: str) -> ast.Module:
    """Return the syntax of a module: `core/board/fold.py`."""
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


@cache
def nodes_of(tree: ast.AST) -> tuple[ast.AST, ...]:
    """Return all that stands in a tree, at any depth."""
    return tuple(ast.walk(tree))


def dotted(node: ast.AST) -> str:
    """Return the name that is written: `os.path.join`; empty where it is none."""
    parts = list[str]()
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    return ".".join([node.id, *reversed(parts)])


def called(node: ast.Call) -> str:
    """Return the last part of the name of what is called: `join` of `os.path.join()`."""
    return str(getattr(node.func, "attr", "") or getattr(node.func, "id", ""))
