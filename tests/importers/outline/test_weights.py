"""Each weight of the search has a document that is read wrongly without it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tables import each_row
from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.outline import weights
from wenming_cli.importers.outline.labels import Candidate, find_candidates
from wenming_cli.importers.outline.runs import possible_labels
from wenming_cli.importers.outline.search import best_numbering
from wenming_cli.importers.outline.surroundings import Where
from wenming_cli.importers.readers.text import text_lines

FILLER = "要把好事办好，把实事办实，让群众看得见、摸得着、感受得到。" * 9
PLAIN = "一、任务\n（一）学习。1.每月一次。\n（二）宣讲。\n二、要求"
FRAME = f"制定本方案。一、任务{FILLER}"

EXAMPLES = [
    ("LINE", "一、任务\n三、要求", ["1", "3"]),
    ("MARK", f"{FRAME}（一）光盘1.设监督员。2.9月评选。{FILLER}二、要求", ["1", "1.1", "1.1.1", "1.1.2", "2"]),
    ("NAMED", f"{FRAME}1.备课。（教务科）1.开讲。讲两场。3.送书。{FILLER}二、要求", ["1", "1.1", "1.1", "1.3", "2"]),
    ("SENTENCE", PLAIN, ["1", "1.1", "1.2", "2"]),
    ("INSIDE", f"{FRAME}（一）学习。拨付（1）号账户的资金，{FILLER}二、要求", ["1", "1.1", "2"]),
    ("NEXT", "一、任务\n1.评选。2.活动。\n二、要求", ["1", "1.1", "1.2", "2"]),
    ("OUT_OF_ORDER", f"{FRAME}1.备课。1.开讲的人先试讲，{FILLER}二、要求", ["1", "1.1", "2"]),
    ("SKIPPED", "一、任务\n9.附带办理。\n二、要求", ["1", "2"]),
    ("LEFT_OUT", "一、任务\n四、要求", ["1", "4"]),
    ("NEW_NESTING", PLAIN, ["1", "1.1", "1.2", "2"]),
    ("AGAINST_ORDER", "1、文件已审定\n一、任务\n二、要求", ["1", "2"]),
    ("OTHER_ROOT", "1、文件已审定\n一、任务\n二、要求", ["1", "2"]),
    ("OTHER_PARENT", "1 学习\n1.1 讲堂。5.1放假调休。\n1.2 书屋", ["1", "1.1", "1.2"]),
]  # fmt: skip


def paths(text: str) -> list[str]:
    source, _ = clean_document(text_lines(text).lines)
    kept = best_numbering(possible_labels(source, find_candidates(source, [])))
    return [".".join(map(str, one.path)) for one in kept]


@pytest.mark.parametrize(("name", "text", "right"), EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_a_weight_decides(
    name: str, text: str, right: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert paths(text) == right
    monkeypatch.setattr(weights, name, 0.0)
    assert paths(text) != right


def test_every_weight_has_an_example() -> None:
    names = {name for name in vars(weights) if name.isupper()} - {"FARTHEST"}
    assert names == {name for name, _, _ in EXAMPLES}


def test_a_number_far_away_costs_no_more_than_one_some_steps_away() -> None:
    assert paths("一、任务\n第一条 学习\n第九十条 宣讲\n第九十一条 走访") == [
        "1", "1.1", "1.90", "1.91",
    ]  # fmt: skip


def label(
    text: str, where: Where = "line", *, crowded: bool = False, named: bool = False
) -> Candidate:
    """A label as `cn 2`, `dec2 1.3`; `trow 1` is a row of a table."""
    style, _, number = text.partition(" ")
    path = tuple(map(int, number.split(".")))
    return Candidate(
        start=0, end=1, style=style, value=path[-1], where=where, path=path if style[:3] == "dec" else (),
        crowded=crowded, named=named, forced=style == "trow",
    )  # fmt: skip


def is_kept(one: Candidate, doubt: float, before: tuple[str, ...]) -> bool:
    """Whether a label is one in spite of a doubt, behind others that are labels for certain."""
    at = len(before)
    above = [replace(label(text), start=n, end=n + 1) for n, text in enumerate(before)]
    doubted = replace(one, start=at, end=at + 1, doubt=doubt)
    return len(best_numbering([*above, doubted])) > at


@each_row(
    ("one", "before", "points"),
    [
        (label("cn 1"), (), 5.0),
        (label("cn 1", "cell"), (), 5.0),
        (label("cn 1", "sentence"), (), 0.5),
        (label("cn 1", "inside"), (), -1.0),
        (label("cn 1", "comma"), (), -1.0),
        (label("cn 1", "stop"), (), -1.0),
        (label("cn 1", "sentence", crowded=True), (), 3.5),
        (label("cn 1", "heading", crowded=True), (), 3.5),
        (label("cn 1", "comma", crowded=True), (), 0.5),
        (label("cn 1", "inside", crowded=True), (), -1.0),
        (label("pcn 1", "inside", crowded=True), (), 0.5),
        (label("cn 1", "line", crowded=True, named=True), (), 5.0),
        (label("cn 1", "cell", crowded=True, named=True), (), 5.0),
        (label("cn 1", "sentence", crowded=True, named=True), (), 6.0),
        (label("cn 1", "sentence", named=True), (), 0.5),
        # the number that is expected, and others
        (label("cn 2"), ("cn 1",), 5.0),
        (label("cn 2"), (), -0.9),
        (label("cn 3"), ("cn 1",), -0.9),
        (label("cn 4"), ("cn 1",), -1.6),
        (label("cn 1"), ("cn 1",), 0.5),
        (label("cn 1"), ("cn 1", "cn 2"), -0.2),
        (label("cn 8"), ("cn 1",), -4.4),
        (label("cn 9"), ("cn 1",), -5.1),
        (label("cn 10"), ("cn 1",), -5.1),
        (label("month 9"), ("month 3",), 5.0),
        (label("month 3"), ("month 3",), 0.5),
        # levels
        (label("ar 1"), ("cn 1",), 4.0),
        (label("ar 1"), ("cn 1", "ar 1", "cn 2"), 5.0),
        (label("ar 2"), ("cn 1", "ar 1", "cn 2"), 3.0),
        (label("par 2"), ("cn 1", "par 1", "cn 2"), -0.9),
        (label("cn 1"), ("ar 1", "ar 2", "ar 3"), -4.0),
        (label("ar 1"), ("par 1", "par 2", "par 3"), -4.0),
        (label("cn 1"), ("trow 1",), -7.0),
        (label("cn 1"), ("att 1",), 4.0),
        (label("att 2"), ("cn 1", "att 1"), 5.0),
        # decimals name their parents
        (label("dec2 1.1"), ("dec1 1",), 5.0),
        (label("dec2 1.2"), ("dec1 1", "dec2 1.1"), 5.0),
        (label("dec2 2.1"), ("dec1 1",), -1.0),
        (label("dec2 1.3"), ("dec1 1", "dec2 1.1"), -0.9),
        (label("dec2 1.1"), ("att 1", "dec1 1"), 5.0),
        (label("dec2 2.1"), ("dec1 1", "dec2 1.1", "dec1 2"), 5.0),
    ],
)  # fmt: skip
def test_how_much_doubt_a_label_stands_against(
    one: Candidate, before: tuple[str, ...], points: float
) -> None:
    assert is_kept(one, points - 0.05, before)
    assert not is_kept(one, points + 0.05, before)


@pytest.mark.parametrize(("second", "kept"), [("ar 3", True), ("ar 4", False)])
def test_a_number_at_the_start_of_a_line_is_rather_skipped_to_than_left(
    second: str, kept: bool
) -> None:
    assert len(best_numbering([label(second)])) == kept


def test_another_style_for_the_outermost_level_costs_more_than_against_the_order() -> None:
    found = [replace(label(text), start=n, end=n + 1) for n, text in enumerate(["ar 1", "cn 1", "cn 2", "cn 3"])]  # fmt: skip
    assert [one.path for one in best_numbering(found)] == [(1,), (2,), (3,)]
