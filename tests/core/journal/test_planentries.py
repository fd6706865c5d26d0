"""Entries about the plan: read, written, and what is wrong with them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from wenming_cli.core.journal.entries import PLAN_VERBS, to_line
from wenming_cli.core.journal.lines import build_entry
from wenming_cli.core.journal.planentries import (
    Close,
    Receive,
    ReopenPeriod,
    plan_entry_of,
    unique_plan_entries,
)

CLOSE: dict[str, Any] = {
    "id": "0186afed2600-00000001", "at": "2023-04-08T12:00:00+08:00", "by": "李娜", "do": "close",
    "period": "2023-Q1", "as_of": "2023-04-08", "code": "7F3A9C2EK4QTJ", "plan": "a" * 64,
    "entries": "b" * 64, "count": 3,
    "files": [{"file": "li-na@pc-07.jsonl", "lines": 3, "seal": "0" * 16, "ends": ["1" * 16]}],
    "papers": [{"name": "小结.docx", "sha256": "c" * 64, "path": "小结.docx"}],
}  # fmt: skip
REOPEN: dict[str, Any] = {
    "id": "0186afed2601-00000002", "at": "2023-04-09T12:00:00+08:00", "by": "李娜",
    "do": "reopen_period", "period": "2023-Q1", "lifts": ["0186afed2600-00000001"], "why": "漏报",
}  # fmt: skip
KINDS = {"close": Close, "reopen_period": ReopenPeriod, "receive": Receive}
RECEIVE: dict[str, Any] = {
    "id": "0186afed2602-00000003", "at": "2023-10-08T12:00:00+08:00", "by": "李娜", "do": "receive",
    "period": "2023-Q3", "batch": "0186afed2602-00000001", "dept": "宣传科", "form": "7F3A9C2E",
    "file": "宣传科(1).xlsx", "sha256": "d" * 64, "filler": "王芳", "handed_on": "2023-10-08",
    "cells": 9, "state": "partly", "returned": 1,
}  # fmt: skip


@pytest.mark.parametrize("said", [CLOSE, REOPEN, RECEIVE], ids=PLAN_VERBS)
def test_what_is_written_is_read_again(said: dict[str, Any]) -> None:
    entry = plan_entry_of(said)
    assert json.loads(to_line(entry)) == said
    assert build_entry(said) == (entry, [])
    assert type(entry) is KINDS[said["do"]]


def test_fields_of_a_newer_program_are_kept_and_said() -> None:
    entry, [problem] = build_entry(CLOSE | {"witness": "王主任"})
    assert entry is not None
    assert json.loads(to_line(entry))["witness"] == "王主任"
    assert problem.code == "newer-field"


@pytest.mark.parametrize(
    "wrong",
    [
        {"period": "某季度"},
        {"code": "7F3A"},
        {"plan": "?"},
        {"as_of": "四月"},
        {"count": -1},
        {"files": 3},
    ],
)
def test_what_is_wrong_is_named_and_does_not_count(wrong: dict[str, Any]) -> None:
    entry, [problem] = build_entry(CLOSE | wrong)
    assert entry is None
    assert next(iter(wrong)) in str(problem.message)
    with pytest.raises(ValidationError):
        plan_entry_of(CLOSE | wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"form": "7F3AILOU"},
        {"sha256": "d"},
        {"dept": " "},
        {"handed_on": "十月"},
        {"cells": -1},
        {"state": "late"},
        {"returned": "one"},
    ],
)
def test_what_is_wrong_with_a_form_that_came_back_is_named(wrong: dict[str, Any]) -> None:
    entry, [problem] = build_entry(RECEIVE | wrong)
    assert entry is None
    assert (problem.code, problem.blocking) == (f"bad-{next(iter(wrong)).replace('_', '-')}", False)
    assert next(iter(wrong)) in str(problem.message)


def test_each_entry_is_there_once_by_its_id() -> None:
    close, reopen = plan_entry_of(CLOSE), plan_entry_of(REOPEN)
    assert unique_plan_entries([reopen, close, reopen]) == [close, reopen]
