"""Each verb, light and rhythm has its name in both languages, the one that the office says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import get_args

import pytest

from wenming_cli.core.board.state import LIGHTS
from wenming_cli.core.board.wording import LIGHT_NAMES, UNIT_NAMES, VERB_NAMES, filed_under
from wenming_cli.core.journal.entries import VERBS
from wenming_cli.core.periods import Unit
from wenming_cli.message import Message


def test_nothing_is_without_a_name() -> None:
    assert set(VERB_NAMES) == set(VERBS)
    assert tuple(LIGHT_NAMES) == LIGHTS
    assert tuple(UNIT_NAMES) == get_args(Unit)


@pytest.mark.parametrize("names", [VERB_NAMES, LIGHT_NAMES, UNIT_NAMES])
def test_no_two_have_the_same_name(names: Mapping[str, Message]) -> None:
    assert len({name.speak("zh") for name in names.values()}) == len(names)
    assert len({name.speak("en") for name in names.values()}) == len(names)


def test_the_words_are_those_of_the_office() -> None:
    assert {verb: name.speak("zh") for verb, name in VERB_NAMES.items()} == {
        "start": "启动",
        "done": "完成",
        "note": "记录",
        "tick": "勾选",
        "hold": "暂缓",
        "resume": "恢复",
        "cancel": "取消",
        "reopen": "重新办理",
        "postpone": "延期",
        "assign": "分工",
        "remind": "催办",
        "verify": "销号",
        "attach": "佐证",
        "undo": "撤销",
    }
    assert [name.speak("zh") for name in LIGHT_NAMES.values()] == ["绿", "黄", "红"]
    assert [name.speak("zh") for name in UNIT_NAMES.values()] == [
        "每天",
        "每周",
        "每月",
        "每季度",
        "每半年",
        "每年",
    ]


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"on": date(2023, 9, 5)}, "2023-09-05"),
        ({"on": date(2023, 9, 30), "day_unknown": True, "period": "2023-09#2"}, "2023-09"),
        ({"on": date(2023, 9, 30), "day_unknown": True}, "2023-Q3"),
    ],
)
def test_files_bear_the_day_or_where_nobody_knows_it_the_period(
    fields: dict[str, object], name: str
) -> None:
    assert filed_under(fields) == name
