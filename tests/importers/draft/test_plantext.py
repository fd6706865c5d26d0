"""Values as TOML has them: any text of a document comes back as it was."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting import HEAD, written
from tables import each_row
from wenming_cli.core.check.plan import build_plan
from wenming_cli.importers.draft.plantext import plan_text, quote_value
from wenming_cli.importers.lines import LeftOut, Place
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import read_text


@each_row(
    ("value", "text"),
    [
        ("学习", '"学习"'), ('"引号"', '"\\"引号\\""'), ("一\n二", '"一\\n二"'), (3, "3"), (True, "true"),
        (date(2026, 3, 5), "2026-03-05"), (("甲", "乙"), '["甲", "乙"]'), ([], "[]"), ("零\x00字", '"零字"'),
        ({"n": 5, "unit": "名"}, '{ n = 5, unit = "名" }'),
    ],
)  # fmt: skip
def test_a_value_stands_on_one_line(value: Any, text: str) -> None:
    assert quote_value(value) == text


def test_what_people_gather_for_and_what_is_asked_stand_beside_their_words() -> None:
    """Each guess has its words above it; an item that is none of it says nothing."""
    text = written(
        "（一）办好道德讲堂。每季度举办1期，参加人数不少于50人次。（责任科室：宣传科）",
        "（二）加强领导。每季度召开一次分析会。",
        "（三）健全志愿服务队伍。3月5日前完成志愿服务队注册。",
        "（四）抓好调研。全年撰写调研文章不少于4篇、编印汇编不少于6册。",
    )
    tables = {row["no"]: row for row in tomllib.loads(text)["task"]}
    plan, problems = build_plan(tomllib.loads(text))

    assert (plan is not None, problems) == (True, [])
    assert "# 活动：“讲堂”\n# 指标：“不少于50人次”\n" in text
    assert tables["1.1"]["activity"] is True
    assert tables["1.1"]["target"] == {
        "n": 50, "unit": "人次", "at_least": True, "per": "quarter"
    }  # fmt: skip
    assert tables["1.2"]["activity"] == "meeting"
    assert [(one["n"], one["unit"], one["per"]) for one in tables["1.4"]["target"]] == [
        (4, "篇", "year"), (6, "册", "year")
    ]  # fmt: skip
    assert not {"activity", "target"} & set(tables["1.3"])


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))))
def test_text_comes_back(text: str) -> None:
    found = quote_value(text)
    assert "\n" not in found
    assert tomllib.loads(f"v = {found}")["v"] == text


def test_what_no_item_has_stands_at_the_end() -> None:
    lines = [f"{HEAD}（一）学习。"]
    read = read_text("\n".join(lines).encode(), "x.txt")
    left = [
        LeftOut("hidden", "藏起来\n的话", Place(7)),
        LeftOut("comment", "批注", Place(8)),
        LeftOut("cell", "一格", Place(9)),
        LeftOut("page", "第1页", Place(10)),
    ]
    draft = draft_of(read._replace(left_out=tuple(left)), "x.txt", today_year=2026)
    text = plan_text(draft, "x.txt", "0" * 64)
    assert text.endswith(
        "以下内容没有读入条目，照录备查 ────────────────────\n\n# 第7行：藏起来 的话\n# 第8行：批注\n# 第9行：一格\n"
    )
    assert "第1页" not in text
    assert "没有读入条目" not in written("（一）学习。")


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("（甲局牵头）", {"lead": "甲局"}),
        ("（甲局、乙局牵头，丙局配合）", {"lead": ["甲局", "乙局"], "support": "丙局"}),
        ("每月1次。", {"every": "month"}),
        ("每月2次。", {"every": "month", "times": 2}),
        ("每周五下午学习。", {"every": "week", "on": "friday", "workdays": True}),
        ("长期坚持。", {"standing": True}),
        ("3月至5月集中办。", {"start": date(2026, 3, 1), "due": date(2026, 5, 31)}),
        ("一是备课；二是开讲。", {"steps": ["备课", "开讲"]}),
        ("每期培训不少于50人。", {"activity": True, "target": {"n": 50, "unit": "人", "at_least": True, "each": True}}),
    ],
)  # fmt: skip
def test_the_keys_of_an_item(words: str, row: dict[str, Any]) -> None:
    table = tomllib.loads(written(f"（一）抓落实。{words}"))["task"][-1]
    del table["no"], table["title"]
    table.pop("text", None)
    assert table == row
