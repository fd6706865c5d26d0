"""What words and cells of one node say: the cells first, and whose a deadline is."""

from __future__ import annotations

import pytest

from reading import draft_of_text
from wenming_cli.importers.draft.nodemeaning import acts_apart, understand_node
from wenming_cli.importers.meaning.rhythms import main_rhythm

HEAD = "| 序号 | 任务 | 完成时限 |"


def apart(*lines: str) -> list[str]:
    """What is due once in the last node of a document, besides its rhythm."""
    node = draft_of_text(*lines).outline.nodes[-1]
    main = main_rhythm(list(understand_node(node, 2026).rhythms))
    assert main is not None
    return [words for _, words in acts_apart(node, main, 2026)]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("每月查1次；6月10日前换灭火器。", ["6月10日前换灭火器"]),
        ("每月查1次；年底前换灭火器。", []),
        ("每月查1次，10月至12月修好护栏。", ["10月至12月修好护栏"]),
        ("查电（3月至11月）。每月查1次。", []),
        ("每两年评一届，12月中旬公布名单。", []),
        ("春节、中秋慰问，6月10日前换灭火器。", []),
    ],
)
def test_what_is_due_once_beside_a_rhythm(words: str, wanted: list[str]) -> None:
    assert apart("一、重点任务", f"（一）{words}") == wanted


def test_a_deadline_of_a_column_ends_the_rhythm() -> None:
    assert apart(HEAD, "| 1 | 讲堂 | 3月 |", "| 2 | 每月查电一次 | 6月10日前 |") == []
