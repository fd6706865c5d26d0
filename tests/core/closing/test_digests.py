"""Digests of what is closed: equal where the data are, whatever the layout, machine or Python."""

from __future__ import annotations

import tomllib
from datetime import date, time

import pytest

from wenming_cli.core.closing.digests import (
    canonical_json,
    closing_code,
    code_of,
    entries_digest,
    plan_digest,
)
from wenming_cli.core.journal.planentries import Close, ClosedFile, plan_entry_of

HEAD = 'format = 1\ntitle = "方案"\n'


def test_comments_layout_and_the_order_of_keys_are_no_part_of_a_plan() -> None:
    one = tomllib.loads(f'{HEAD}# 说明\n[[task]]\nno = "3.1"\ndue = 2023-03-31\n')
    other = tomllib.loads(f'{HEAD}\n[[task]]\ndue   = 2023-03-31   # 月底\nno = "3.1"')

    assert plan_digest(one) == plan_digest(other)
    assert plan_digest(one)[:12] == "a0f94b277447"


@pytest.mark.parametrize(
    "text",
    ['due = "2023-03-31"', "due = 2023-04-01", "due = 2023-03-31T00:00:00", "due = 00:00:00"],
)
def test_another_day_or_a_text_is_another_plan(text: str) -> None:
    assert plan_digest(tomllib.loads(text)) != plan_digest(tomllib.loads("due = 2023-03-31"))


def test_days_and_times_are_tagged() -> None:
    said = canonical_json({"due": date(2023, 3, 31), "at": time(9)})
    assert said == b'{"at":{"\\u0000time":"09:00:00"},"due":{"\\u0000date":"2023-03-31"}}'


def test_what_no_toml_holds_is_no_plan() -> None:
    with pytest.raises(TypeError, match="no TOML value"):
        canonical_json({"due": {1, 2}})


def test_the_order_of_entries_does_not_matter_and_each_seal_does() -> None:
    pairs = [("a", "1"), ("b", "2")]
    assert entries_digest(pairs) == entries_digest(reversed(pairs))
    assert entries_digest(pairs) != entries_digest([("a", "1"), ("b", "3")])


def test_each_part_of_a_closing_changes_its_code() -> None:
    file = ClosedFile(file="a.jsonl", lines=2, seal="0" * 16, ends=("1" * 16,))
    parts = {"period": "2023-Q1", "plan": "a" * 64, "entries": "b" * 64}
    other = ClosedFile(file="a.jsonl", lines=2, seal="0" * 16, ends=("2" * 16,))
    codes = {
        closing_code(**parts, files=[file]),
        closing_code(**parts, files=[]),
        closing_code(**parts, files=[other]),
        *(closing_code(**(parts | {key: "2023-Q2"}), files=[file]) for key in parts),
    }
    assert len(codes) == 6


def test_a_closing_has_the_code_of_what_it_says() -> None:
    said = {
        "id": "0186afed2600-00000001", "at": "2023-04-08T12:00:00+08:00", "by": "李娜", "do": "close",
        "period": "2023-Q1", "as_of": "2023-04-08", "code": "7F3A9C2EK4QTJ", "plan": "a" * 64,
        "entries": "b" * 64, "count": 0,
    }  # fmt: skip
    close = plan_entry_of(said)
    assert isinstance(close, Close)
    assert code_of(close) == closing_code("2023-Q1", "a" * 64, entries="b" * 64, files=())
