"""Numbers that begin no item are told to the person who imports."""

from __future__ import annotations

import pytest

from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.outline.outline import outline
from wenming_cli.importers.readers.text import text_lines


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("一、任务\n（一）分三类：1.绘本；2.讲座。\n二、要求", ["1.绘本；", "2.讲座。"]),
        ("一、任务\n9.附带办理。\n二、要求", ["9.附带办理。"]),
        ("一、任务\n（一）至（三）项办理\n三、四月间开展\n二、要求", []),
        ("1、文件已审定\n一、任务\n二、要求", []),
        ("一、任务，每月1、2次\n3月：学习\n二、要求", []),
        (
            "一、任务\n（一）学习，每月一次，2.宣讲到户，附件3、周五、六不变，达到9.5分\n二、要求",
            ["2.宣讲到户，附件3、周五、六不变，达到9.5分"],
        ),
        ("指导思想\n以学习为主。\n工作目标\n1.学习。", []),
    ],
    ids=[
        "a list",
        "out of order",
        "references",
        "before the items",
        "in a sentence",
        "in mid-sentence",
        "no numbers",
    ],
)
def test_numbers_that_begin_no_item(text: str, told: list[str]) -> None:
    found = outline(clean_document(text_lines(text).lines)[0])
    assert [one.text for one in found.passed_over] == told
    assert all(one.kind == "label" for one in found.passed_over)


def test_they_are_told_with_their_place() -> None:
    found = outline(clean_document(text_lines("一、任务\n（一）分：1.绘本；2.讲座。").lines)[0])
    assert [tuple(one.place) for one in found.passed_over] == [(2, 6), (2, 11)]


@pytest.mark.parametrize("label", ["三月：学习", "3 学习", "第二阶段：宣传"])
def test_what_running_text_often_begins_with_is_not_told(label: str) -> None:
    text = f"一、任务\n（一）学习\n{label}\n二、要求"
    found = outline(clean_document(text_lines(text).lines)[0])
    assert [one.text for one in found.passed_over] == []


def test_no_more_than_three_hundred_characters_are_told_up_to_the_line_break() -> None:
    text = f"一、任务\n9.{'好' * 310}\n二、要求"
    [one] = outline(clean_document(text_lines(text).lines)[0]).passed_over
    assert one.text == f"9.{'好' * 298}"
    [one] = outline(
        clean_document(text_lines("一、任务\n9.办 \n后文\n二、要求").lines)[0]
    ).passed_over
    assert one.text == "9.办"
