"""What came after a closing: recorded too late, or brought by a merge; undos are changes as well."""

from __future__ import annotations

from collections.abc import Sequence

from building import Diary, measure, plan, task
from closing import close_of, closing_of, text_of
from wenming_cli.core.closing.coverage import find_coverage, read_lines
from wenming_cli.core.closing.late import closed_figures, joint_coverage, late_entries
from wenming_cli.core.journal.entries import Base

PLAN = plan(task("3.1"), measure("4.1", every="quarter"))


def late(closed: Sequence[Base], now: Sequence[Base], n: int = 900) -> list[tuple[str, str]]:
    """The ids of what came later, each with its kind."""
    text = text_of({"li.jsonl": closed})
    close = close_of(text, n=n)
    coverage = find_coverage(close, read_lines(text))
    found = late_entries(closing_of(close), coverage, now, PLAN)
    return [(one.entry.id, one.kind) for one in found]


def test_what_concerns_the_period_is_late_by_its_day_or_its_occurrence() -> None:
    diary = Diary()
    diary("note", "3.1", "03-01")
    closed = list(diary.entries)
    on_a_day = diary("note", "3.1", "03-30")
    for_it = diary("done", "4.1", "04-09", period="2023-Q1")
    diary("note", "3.1", "04-10")
    diary("done", "4.1", "04-10", period="2023-Q2")
    diary("note", "9.9", "03-30")

    assert late(closed, diary.entries, n=1) == [(on_a_day, "late"), (for_it, "late")]


def test_an_older_entry_that_was_not_there_came_by_a_merge() -> None:
    diary = Diary()
    diary("note", "3.1", "03-01")
    elsewhere = diary("note", "3.1", "03-02")
    assert late(diary.entries[:1], diary.entries, n=900) == [(elsewhere, "merged")]
    assert late(diary.entries[:1], diary.entries, n=1) == [(elsewhere, "late")]


def test_taking_back_what_was_closed_is_a_change_and_bringing_it_back_is_none() -> None:
    diary = Diary()
    first = diary("note", "3.1", "03-01")
    closed = list(diary.entries)
    undo = diary.undo(first)
    assert late(closed, diary.entries, n=1) == [(undo, "late")]
    diary.undo(undo)
    assert late(closed, diary.entries, n=1) == []


def test_what_is_corrected_is_one_change() -> None:
    diary = Diary()
    first = diary("note", "3.1", "03-01", people=10)
    closed = list(diary.entries)
    diary.undo(first)
    anew = diary("note", "3.1", "03-01", people=12, corrects=first)
    assert late(closed, diary.entries, n=1) == [(anew, "late")]
    diary.undo(anew)
    again = diary("note", "3.1", "03-01", people=13, corrects=first)
    assert late(closed, diary.entries, n=1) == [(again, "late")]

    text = text_of({"li.jsonl": closed})
    close = close_of(text, n=1)
    coverage = find_coverage(close, read_lines(text))
    (one,) = late_entries(closing_of(close), coverage, diary.entries, PLAN)
    assert one.instead_of == closed[0]


def test_a_correction_that_was_taken_back_leaves_the_one_before_it() -> None:
    diary = Diary()
    first = diary("note", "3.1", "03-01", people=10)
    closed = list(diary.entries)
    diary.undo(first)
    anew = diary("note", "3.1", "03-01", people=12, corrects=first)
    gone = diary.undo(anew)
    again = diary("note", "3.1", "03-01", people=13, corrects=first)
    diary.undo(again)
    diary.undo(gone)
    assert late(closed, diary.entries, n=1) == [(anew, "late")]


def test_what_is_corrected_to_another_period_is_only_taken_back() -> None:
    diary = Diary()
    first = diary("note", "3.1", "03-01")
    closed = list(diary.entries)
    undo = diary.undo(first)
    diary("note", "3.1", "04-02", corrects=first)
    assert late(closed, diary.entries, n=1) == [(undo, "late")]


def test_taking_back_what_came_later_leaves_nothing() -> None:
    diary = Diary()
    diary("note", "3.1", "03-01")
    closed = list(diary.entries)
    diary.undo(diary("note", "3.1", "03-02"))
    assert late(closed, diary.entries, n=1) == []


def test_an_undo_of_nothing_or_in_a_circle_is_no_change() -> None:
    diary = Diary()
    diary("note", "3.1", "03-01")
    closed = list(diary.entries)
    diary.undo("000000000999-00000999")
    diary.undo("000000000004-00000004")
    diary.undo("000000000003-00000003")
    assert late(closed, diary.entries, n=1) == []


VIA = {"form": "7F3A9C2E", "row": "3.1", "sum": "a81c09d2"}


def test_a_copy_of_what_was_closed_is_no_change_whichever_has_the_smaller_id() -> None:
    """Two machines collected one form; the other one's entries come by a merge."""
    diary = Diary()
    for _ in range(2):
        diary("note", "3.1", "03-01", via=VIA)
    first, second = diary.entries

    assert late([first], [first, second]) == []
    assert late([second], [first, second]) == []


def test_taking_back_a_copy_of_what_was_closed_is_a_change() -> None:
    diary = Diary()
    for _ in range(2):
        diary("note", "3.1", "03-01", via=VIA)
    undo = diary.undo(diary.entries[1].id)

    assert late(diary.entries[:1], diary.entries, n=1) == [(undo, "late")]
    diary.undo(undo)
    assert late(diary.entries[:1], diary.entries, n=1) == []


def test_several_closings_cover_together_what_each_covers() -> None:
    diary = Diary()
    for _ in range(4):
        diary("note", "3.1", "03-01")
    one, two, three, four = diary.entries
    ours, theirs = text_of({"li.jsonl": [one, two]}), text_of({"zhang.jsonl": [three]})
    closings = [closing_of(close_of(ours, n=800)), closing_of(close_of(theirs, n=801))]
    lines = read_lines({**ours, **theirs})

    figures = closed_figures(closings, lines, [one, two, three, four], PLAN)

    assert {entry.id for entry in figures.entries} == {one.id, two.id, three.id}
    assert [(late.entry.id, late.kind) for late in figures.late] == [(four.id, "merged")]
    assert (figures.period.key, figures.day) == ("2023-Q1", closings[0].day)
    assert figures.last_day == max(closings[0].day, four.at.date())
    assert joint_coverage([one.close for one in closings], read_lines(ours)).missing
