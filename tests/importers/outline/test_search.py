"""The numbering of the whole document decides what is a number."""

from __future__ import annotations

import pytest

from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.outline.labels import Candidate, find_candidates
from wenming_cli.importers.outline.runs import possible_labels
from wenming_cli.importers.outline.search import MOST_CANDIDATES, best_numbering, holes_in
from wenming_cli.importers.readers.text import text_lines


def paths(text: str) -> list[str]:
    source, _ = clean_document(text_lines(text).lines)
    kept = best_numbering(find_candidates(source, []))
    return [".".join(map(str, one.path)) for one in kept]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、学习\n（一）讲堂\n1.备课\n2.开讲\n（二）书屋\n二、宣讲", ["1", "1.1", "1.1.1", "1.1.2", "1.2", "2"]),
        ("一、学习\n1.备课\n二、宣讲\n2.走访", ["1", "1.1", "2", "2.2"]),
        ("第一章 总则\n第一条 目的\n第二章 任务\n第二条 学习", ["1", "1.1", "2", "2.2"]),
        ("1 学习\n1.1 讲堂\n1.2 书屋\n2 宣讲\n2.1 走访", ["1", "1.1", "1.2", "2", "2.1"]),
        ("一、学习\n三、四月间开展\n二、宣讲", ["1", "2"]),
        ("一、学习，按（一）至（三）项办理\n二、宣讲", ["1", "2"]),
        ("一、学习\n（1）讲堂\n①备课\n②开讲\n（2）书屋", ["1", "1.1", "1.1.1", "1.1.2", "1.2"]),
        ("一、学习\n1、讲堂\n附件1\n1、名单", ["1", "1.1", "1", "1.1"]),
    ],
)  # fmt: skip
def test_numberings(text: str, found: list[str]) -> None:
    assert paths(text) == found


@pytest.mark.parametrize(
    ("text", "holes"),
    [
        ("一、甲\n二、乙", 0),
        ("一、甲\n四、乙", 2),
        ("一、甲\n1.子\n3.丑\n二、乙\n2.寅", 2),
        ("三月：甲\n九月：乙", 0),
    ],
)
def test_missing_numbers_are_counted(text: str, holes: int) -> None:
    source, _ = clean_document(text_lines(text).lines)
    assert holes_in(best_numbering(find_candidates(source, []))) == holes


def test_more_numbers_than_any_plan_has_are_refused() -> None:
    one = Candidate(start=0, end=1, style="cn", value=1, where="line")
    with pytest.raises(OverflowError):
        best_numbering([one] * (MOST_CANDIDATES + 1))


@pytest.mark.parametrize(
    "second",
    ["（二）进学校。", "，（二）进学校。", "；（二）进学校。"],
    ids=["nothing", "comma", "stop"],
)
def test_where_line_breaks_are_lost_the_number_expected_needs_no_stop(second: str) -> None:
    filler = "要把好事办好，把实事办实，让群众看得见、摸得着、感受得到。" * 9
    text = f"制定本方案。一、任务（一）进社区。每个社区至少1场{second}{filler}二、要求"
    source, _ = clean_document(text_lines(text).lines)
    kept = best_numbering(possible_labels(source, find_candidates(source, [])))
    assert [one.path for one in kept] == [(1,), (1, 1), (1, 2), (2,)]
