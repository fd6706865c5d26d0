"""Faults of a journal: lines that are no entries, and entries that say nothing on the board."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import Diary, journals, measure, plan, task, words
from tables import each_row
from wenming_cli.core.check.journal import CHECKS, MOST_GUESSES
from wenming_cli.core.journal.entries import VERBS, Base
from wenming_cli.core.journal.lines import build_entry, parse_line
from wenming_cli.core.journal.rivals import doubled_ids

PLAN = plan(
    task("3.1", due="06-30", steps=["会议通知", "签到表"]),
    task("3.2", id="training", due="06-30"),
    measure("4.1", every="quarter", steps=["会议纪要"]),
)
SOUND: dict[str, Any] = {
    "id": "018716a3b2c0-5f0e9a1d",
    "at": "2023-03-05T12:00:00+08:00",
    "by": "李娜",
    "do": "done",
    "item": "3.1",
    "on": "2023-03-05",
}


def found(*entries: Base) -> list[tuple[str, str, str]]:
    """Code, entry and message of each fault."""
    return [
        (problem.code, entry.id[:12].lstrip("0"), problem.message.speak("en"))
        for check in CHECKS
        for entry, problem in check(PLAN, entries)
    ]


def hints(*entries: Base) -> list[str]:
    return [p.hint.speak("en") for check in CHECKS for _, p in check(PLAN, entries)]


def test_a_sound_line_is_an_entry_without_faults() -> None:
    entry, problems = build_entry(SOUND)

    assert entry is not None
    assert entry.id == SOUND["id"]
    assert problems == []


@each_row(
    ("change", "code", "message"),
    [
        ({"do": None}, "bad-entry", "the entry has no 'do'"),
        ({"do": "fly"}, "newer-verb", "unknown kind of entry 'fly', perhaps of a newer program"),
        ({"do": ["done"]}, "newer-verb",
         "unknown kind of entry '['done']', perhaps of a newer program"),
        ({"item": ...}, "missing-key", "'item' is missing"),
        ({"item": " "}, "bad-item", "'item' is empty"),
        ({"item": 3.1}, "bad-item", "'item' cannot be 3.1"),
        ({"id": ...}, "missing-key", "'id' is missing"),
        ({"id": "../x"}, "bad-id", "'id' cannot be \"../x\""),
        ({"on": "2023-02-30"}, "bad-on", "'on' cannot be \"2023-02-30\""),
        ({"on": ...}, "missing-key", "'on' is missing"),
        ({"at": "2023-03-05T12:00:00"}, "bad-at", "'at' cannot be \"2023-03-05T12:00:00\""),
        ({"note": 5}, "bad-note", "'note' cannot be 5"),
        ({"people": -1}, "bad-people", "'people' is out of range: -1"),
        ({"percent": 101}, "bad-percent", "'percent' is out of range: 101"),
        ({"do": "hold"}, "missing-key", "'why' is missing"),
        ({"do": "hold", "why": ""}, "bad-why", "'why' is empty"),
        ({"do": "postpone", "why": "x", "to": "later"}, "bad-to", "'to' cannot be \"later\""),
        ({"do": "start", "on": ...}, "missing-key", "'on' is missing"),
        ({"do": "undo"}, "missing-key", "'undoes' is missing"),
        ({"evidence": [{"path": "x", "sha256": "y"}]}, "bad-sha256", "'sha256' cannot be \"y\""),
        ({"evidence": ["x.jpg"]}, "bad-evidence", "'evidence' cannot be \"x.jpg\""),
        ({"note": "\ud800"}, "bad-note", "'note' cannot be \"\ud800\""),
    ],
)  # fmt: skip
def test_a_line_that_is_no_entry_says_why_and_is_passed_by(
    change: dict[str, Any], code: str, message: str
) -> None:
    data = {key: value for key, value in (SOUND | change).items() if value is not ...}

    entry, [problem] = build_entry(data)

    assert entry is None
    assert (problem.code, problem.message.speak("en")) == (code, message)
    assert not problem.blocking
    assert "the line is kept" in problem.hint.speak("en")


@each_row(
    "line", [b"[]", b'"done"', b"3", b"null", b"{", b"", b"\xff{}", b'{"x": NaN}', b"[" * 100_000,
             b'{"x": 1e999}', b'{"x": ' + b"[" * 64 + b"]" * 64 + b"}",
             b'{"x": ' + b'{"a":' * 500 + b"1" + b"}" * 501]
)  # fmt: skip
def test_a_line_that_is_no_object_is_damaged(line: bytes) -> None:
    assert parse_line(line) is None


def test_a_line_may_be_wide_and_somewhat_deep() -> None:
    """Many files at once, and whatever a newer program may think of."""
    for text in (b"[" + b"[],{}," * 500 + b"[]]", b"[" * 63 + b"]" * 63):
        assert parse_line(b'{"x": ' + text + b"}") is not None


def test_a_whole_line_is_an_object() -> None:
    assert parse_line('{"do": "记"}\r'.encode()) == {"do": "记"}


def test_fields_of_a_newer_program_are_a_notice() -> None:
    entry, [problem] = build_entry({**SOUND, "mood": "good", "weather": None})

    assert entry is not None
    assert entry.unknown_fields == ("mood", "weather")
    assert problem.message.speak("en") == "unknown field mood, weather, perhaps of a newer program"
    assert problem.notice


def test_of_very_many_unknown_fields_some_are_named() -> None:
    _, [problem] = build_entry({**SOUND, **{f"k{n}": n for n in range(50_000)}})

    assert problem.message.speak("en") == (
        "unknown field k0, k1, k2, k3, k4, …, perhaps of a newer program"
    )
    assert not problem.blocking


def test_an_entry_about_an_item_that_the_plan_does_not_have() -> None:
    diary = Diary()
    diary("done", "3.1")
    diary("done", "trainin")
    diary("done", "长期工作")

    assert found(*diary.entries) == [
        ("unknown-item", "2", "the entry is about 'trainin', which is not in the plan"),
        ("unknown-item", "3", "the entry is about '长期工作', which is not in the plan"),
    ]
    assert hints(*diary.entries) == [
        'perhaps training; if it got another number, give it id = "trainin"',
        'if the item got another number, give it id = "长期工作" in plan.toml',
    ]


def test_guesses_have_an_end() -> None:
    """A journal of another plan is told about without comparing everything with everything."""
    diary = Diary()
    for n in range(MOST_GUESSES + 1):
        diary("note", f"training-{n}")

    assert len([hint for hint in hints(*diary.entries) if "perhaps training" in hint]) == 50


def test_no_entry_keeps_a_plan_from_being_used() -> None:
    diary, changed = Diary(), Diary()
    diary("tick", "3.1", step="没有这一步")
    changed("done", "9.9")
    changed("done", "4.1", period="2024-Q1")
    changed.undo("000000000099-00000099")
    for n, entry in enumerate(changed.entries):
        changed.entries[n] = replace(entry, id=f"00000000001{n}-00000000")
    problems = [p for check in CHECKS for _, p in check(PLAN, diary.entries + changed.entries)]

    assert {p.code for p in problems} == {
        "unknown-item", "unknown-period", "unknown-step", "undo-of-nothing"
    }  # fmt: skip
    assert not any(p.blocking or p.notice for p in problems)


def test_an_entry_about_an_occurrence_that_the_rhythm_does_not_have() -> None:
    diary = Diary()
    diary("done", "4.1", period="2023-Q1")
    diary("done", "4.1", period="2023-Q1#2")
    diary("done", "4.1", period="2023-05")
    diary("done", "3.1", period="2023-Q1")
    diary("done", "9.9")

    assert [one for one in found(*diary.entries) if one[0] != "unknown-item"] == [
        ("unknown-period", "3", "4.1 has no occurrence 2023-05"),
        ("unknown-period", "4", "3.1 has no occurrence 2023-Q1"),
    ]


def test_a_tick_of_a_step_that_the_checklist_does_not_have() -> None:
    diary = Diary()
    diary("tick", "3.1", step="签到表")
    diary("tick", "3.1", step="会议记录")
    diary("tick", "9.9", step="会议记录")

    assert [one for one in found(*diary.entries) if one[0] != "unknown-item"] == [
        ("unknown-step", "2", "3.1 has no step '会议记录'"),
    ]


def test_an_undo_of_nothing() -> None:
    """What it takes back is missing, or comes after it."""
    diary = Diary()
    sound = diary.undo(diary("done", "3.1"))
    diary.undo("000000000099-00000099")
    diary("done", "3.1")
    message = "the entry takes back {}, which is not in the journal"

    assert sound
    assert found(*diary.entries) == [
        ("undo-of-nothing", "3", message.format("000000000099-00000099")),
    ]


def test_undo_entries_in_a_circle() -> None:
    """What an undo names may come after it; in a circle nothing is taken back."""
    diary = Diary()
    diary.undo("000000000002-00000002")
    diary("done", "3.1")
    diary.undo("000000000003-00000003")
    message = "undo entries take back one another in a circle; they count for nothing"

    assert found(*diary.entries) == [("undo-in-a-circle", "3", message)]


@pytest.mark.parametrize(
    ("on", "notice"),
    [("2022-12-31", True), ("2024-01-10", True), ("2022-01-01", True), ("2024-12-31", True),
     ("2021-12-30", False), ("2025-01-02", False), ("1999-03-05", False), ("0001-01-01", False),
     ("9999-12-31", False)],
)  # fmt: skip
def test_days_outside_the_plan(on: str, notice: bool) -> None:
    """Up to a year outside, an older program may have stored it: that is only a notice."""
    diary = Diary()
    diary("note", "3.1", on)

    code = "day-beside" if notice else "day-outside"
    assert found(*diary.entries) == [(code, "1", f"the day {on} is outside the plan")]
    assert [p.notice for check in CHECKS for _, p in check(PLAN, diary.entries)] == [notice]


def test_an_item_that_has_another_title_now_is_named_once() -> None:
    """By what was recorded last and counts; older programs recorded no title."""
    diary = Diary()
    diary("note", "3.1", title="事项3.1")
    diary("note", "3.1", title="组织学习")
    last = diary("note", "3.1", title="组织专题学习")
    diary("note", "3.1")
    diary.undo(diary("note", "3.1", title="别的"))
    diary("note", "3.2", title="从前的事项")
    diary("done", "4.1", title="事项4.1")

    [[fact, problem]] = [pair for check in CHECKS for pair in check(PLAN, diary.entries)
                         if pair[1].code == "title-changed"]  # fmt: skip
    assert (fact.id, problem.notice) == (last, True)
    assert problem.message.speak("en") == (
        "3.1 is '事项3.1' now and was '组织专题学习' when this was recorded"
    )
    assert 'id = "3.1"' in problem.hint.speak("en")


def test_days_in_the_plan_are_no_problem_nor_is_what_was_taken_back() -> None:
    diary = Diary()
    diary("note", "3.1", "01-01")
    diary("note", "3.1", "12-31")
    diary("postpone", "3.1", "06-01", to="2024-06-30")
    diary.undo(diary("note", "3.1", "1999-03-05"))

    assert found(*diary.entries) == []


@pytest.mark.parametrize("to", ["0001-01-01", "2022-12-31", "2025-01-02", "9999-12-31"])
def test_new_deadlines_outside_the_plan(to: str) -> None:
    diary = Diary()
    diary("postpone", "3.1", to=to)
    message = f"the new deadline {to} is outside the plan"

    assert found(*diary.entries) == [("day-outside", "1", message)]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)  # fmt: skip
fields = st.sampled_from([*SOUND, "period", "step", "note", "percent", "people", "to", "lead",
                          "support", "why", "evidence", "undoes", "batch", "x"])  # fmt: skip


@given(st.sampled_from(VERBS), st.dictionaries(fields, json_values, max_size=4))
def test_no_line_is_too_strange_to_be_told_about(verb: str, change: dict[str, Any]) -> None:
    """Any JSON gives an entry or the problem that keeps it from being one; nothing is raised."""
    entry, problems = build_entry({**SOUND, "do": verb, **change})

    assert entry is not None or problems
    for problem in problems:
        assert problem.message.speak("en")
    if isinstance(entry, Base):
        list(found(entry, entry))


@given(journals(st.sampled_from(["3.1", "training", "4.1", "9.9"]), words, words))
def test_no_journal_is_too_strange_to_be_checked(journal: list[Base]) -> None:
    for _, _, message in found(*journal):
        assert message


def test_deeply_nested_fields_are_checked_too() -> None:
    deep = json.loads("[" * 300 + "]" * 300)
    one, _ = build_entry({**SOUND, "x": deep})
    other, _ = build_entry({**SOUND, "x": [deep]})

    assert isinstance(one, Base)
    assert isinstance(other, Base)
    assert found(one, one) == []
    assert doubled_ids([one, other, one]) == {one.id}
