"""One word a thing: public names are defined once, calls say what their values are.

Read from the syntax of every module, nothing is run.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator

from syntax import MODULES, ROOT, called, nodes_of, tree_of

MOST_POSITIONAL = 3
MOST_UNFORMATTED = 30
"""Most of them keep the rows of a table on one line each."""

FEWEST_ROWS = 3

TWICE: dict[str, str] = {
    "main": "the console script and the edge that it calls, as Python programs have them",
}
"""Public names that stand twice, each with its reason."""


def public_names(tree: ast.Module) -> Iterator[str]:
    """The classes, functions and type aliases that a module defines for others."""
    for node in tree.body:
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]) if not name.isupper():
                yield name
            case ast.AnnAssign(target=ast.Name(id=name)) if not name.isupper():
                yield name


def crowded_calls(tree: ast.Module, own: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Line and name of each call of a function of ours with more values than a reader can place.

    The rows of a table at the top of a module are read by their columns.
    """
    rows = set(table_rows(tree))
    for node in nodes_of(tree):
        if isinstance(node, ast.Call) and len(node.args) > MOST_POSITIONAL and node not in rows:
            name = called(node)
            if name in own and not any(isinstance(arg, ast.Starred) for arg in node.args):
                yield node.lineno, name


def table_rows(tree: ast.Module) -> Iterator[ast.expr]:
    """The values of each tuple of a module that holds at least three calls of one name."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Tuple):
            made = [one for one in node.value.elts if isinstance(one, ast.Call)]
            if len(made) >= FEWEST_ROWS and len({ast.unparse(one.func) for one in made}) == 1:
                yield from made


def defined_anywhere() -> frozenset[str]:
    """Every function and class of the program, private ones and methods too."""
    return frozenset(
        node.name
        for module in MODULES
        for node in nodes_of(tree_of(module))
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
    )


def test_each_public_name_is_defined_once() -> None:
    homes: dict[str, set[str]] = defaultdict(set)
    for module in MODULES:
        for name in public_names(tree_of(module)):
            if not name.startswith("_"):
                homes[name].add(module)
    twice = {name: sorted(found) for name, found in homes.items() if len(found) > 1}
    assert set(twice) == set(TWICE), {name: twice.get(name) for name in set(twice) ^ set(TWICE)}


def test_more_than_three_values_are_named() -> None:
    own = defined_anywhere()
    found = {
        f"{module}:{line} {name}"
        for module in MODULES
        for line, name in crowded_calls(tree_of(module), own)
    }
    assert found == set()


def test_the_formatter_is_rarely_told_to_look_away() -> None:
    texts = [(ROOT / module).read_text(encoding="utf-8") for module in MODULES]
    assert sum(text.count("# fmt: skip") for text in texts) <= MOST_UNFORMATTED


def test_what_is_planted_is_found() -> None:
    names = public_names(ast.parse("class A: pass\ndef b(): pass\nCat = int\nD_E = 1\n_f = 2"))
    assert list(names) == ["A", "b", "Cat", "_f"]
    own = frozenset({"f"})
    table = ast.parse("TABLE = (f(1, 2, 3, 4), f(1, 2, 3, 5), f(1, 2, 3, 6))")
    assert list(crowded_calls(table, own)) == []
    calls = ast.parse("x.f(1, 2, 3, 4)\nf(1, 2, 3)\ng(1, 2, 3, 4)")
    assert list(crowded_calls(calls, own)) == [(1, "f")]
