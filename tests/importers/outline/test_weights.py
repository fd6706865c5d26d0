"""Each weight of the search has a document that is read wrongly without it."""

from __future__ import annotations

import pytest

from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.outline import weights
from wenming_cli.importers.outline.labels import find_candidates
from wenming_cli.importers.outline.runs import possible_labels
from wenming_cli.importers.outline.search import best_numbering
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
