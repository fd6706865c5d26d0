"""Numbers inside a paragraph: items run in, lists, and what is neither."""

from __future__ import annotations

import pytest

from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.outline.outline import outline
from wenming_cli.importers.readers.text import text_lines

FILLER = "要把好事办好，把实事办实，让群众看得见、摸得着、感受得到。" * 9


def titles(text: str) -> list[tuple[str, str]]:
    source, _ = clean_document(text_lines(text).lines)
    return [(node.no, node.title) for node in outline(source).nodes]


@pytest.mark.parametrize(
    ("paragraph", "items"),
    [
        (
            "（一）强化思想武装。1.开展学习。（责任单位：理论科）2.组织培训。（责任单位：干部科）",
            [("1.1", "强化思想武装"), ("1.1.1", "开展学习"), ("1.1.2", "组织培训")],
        ),
        (
            "（一）组织阅读。每周一场，分三类：1.绘本课堂；2.科普讲座；3.非遗体验。",
            [("1.1", "组织阅读")],
        ),
        ("（一）组织阅读。每周1次。1.开会。2.培训。", [("1.1", "组织阅读")]),
        ("（一）组织阅读。1.每周1场，2.每场1小时。", [("1.1", "组织阅读")]),
    ],
    ids=["items behind the name", "a list", "behind other sentences", "divided by commas"],
)
def test_numbers_in_a_paragraph(paragraph: str, items: list[tuple[str, str]]) -> None:
    assert titles(f"一、任务\n{paragraph}\n二、要求") == [("1", "任务"), *items, ("2", "要求")]


def test_a_list_within_a_sentence_is_none_of_items_where_line_breaks_are_lost() -> None:
    text = f"为了市容，制定本方案。一、任务（一）清查{FILLER}（二）阅读。分两类：1.绘本；2.讲座。（三）宣传{FILLER}"
    assert [no for no, _ in titles(text)] == ["1", "1.1", "1.2", "1.3"]


def test_an_only_child_is_glued_to_the_name_above_it() -> None:
    text = f"为了孩子，制定本安排。一、活动内容(一)晨间问好1.值周教师在校门口迎接同学。(二)午餐光盘1.各班设监督员{FILLER}"
    assert [no for no, _ in titles(text)] == ["1", "1.1", "1.1.1", "1.2", "1.2.1"]


def test_labels_behind_owners_and_deadlines_need_no_full_stop() -> None:
    text = (
        f"制定本方案。一、任务（1）点位申报：提出需求{FILLER}责任单位：图书馆完成时限：2026年4月30日（2）基础施工："
        "硬化地面。责任单位：供应商二、要求"
    )
    assert [no for no, _ in titles(text)] == ["1", "1.1", "1.2", "2"]


def test_a_decimal_with_a_blank_in_it_is_no_label() -> None:
    text = (
        f"制定本方案。一、技术要求1.人行道宽度不得小于1. 5米。2.标线统一用白色{FILLER}二、其他要求"
    )
    assert [no for no, _ in titles(text)] == ["1", "1.1", "1.2", "2"]


def test_annexes_glued_on_are_nodes_with_numbers_of_their_own() -> None:
    text = (
        f"关于印发方案的通知：附件：1.方案2.一览表制定本方案。一、要求{FILLER}二、措施各单位抓好落实。"
        "附件1划线要求一、原则清楚好认。附件2点位一览表一、城区广场。"
    )
    assert [no for no, _ in titles(text)] == ["1", "2", "A1", "A1.1", "A2", "A2.1"]
