"""Each kind of piece that is left out anywhere has its row, with words and a group."""

from __future__ import annotations

import ast
from typing import get_args

import pytest

from syntax import MODULES, nodes_of, tree_of
from tables import each_row
from wenming_cli.importers.account.kinds import KINDS, LeftGroup, left_kind
from wenming_cli.importers.lines import LeftOut, Place


@pytest.mark.slow
def test_each_kind_has_a_row_and_each_row_a_kind() -> None:
    """A LeftOut is given its kind as a text, or as a word of some table."""
    made, words = set(), set()
    for module in MODULES:
        if not module.startswith("importers/") or module == "importers/account/kinds.py":
            continue
        for node in nodes_of(tree_of(module)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words.add(node.value)
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "LeftOut":
                match [*node.args, *(k.value for k in node.keywords if k.arg == "kind")]:
                    case [ast.Constant(value=str(kind)), *_]:
                        made.add(kind)
    assert made <= KINDS.keys() <= words


@each_row("kind", KINDS)
def test_each_group_is_one_that_a_person_may_ask_for(kind: str) -> None:
    assert KINDS[kind].group in get_args(LeftGroup)


@pytest.mark.parametrize(
    ("kind", "group"),
    [
        ("site", "furniture"), ("opening", "furniture"), ("joined", "kept"), ("hidden", "unseen"),
        ("footnote", "unread"), ("time", "unused"), ("untracked", "untracked"), ("something new", "unused"),
    ],
)  # fmt: skip
def test_a_piece_is_of_the_group_of_its_kind(kind: str, group: str) -> None:
    assert left_kind(LeftOut(kind, "甲", Place(1))).group == group
