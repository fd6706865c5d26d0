"""What pages and papers are told of closed periods."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from office.conftest import make_folder, office_in
from wenming_cli import ClosingWish, Request
from wenming_cli.office.closed import closed_periods, late_marks, standing


def test_nothing_is_closed_in_a_new_office(tmp_path: Path) -> None:
    office = office_in(make_folder(tmp_path / "office"))
    assert (standing(office), closed_periods(office), office.late_marks()) == ([], {}, {})


def test_what_came_later_is_marked_for_every_closed_period(tmp_path: Path) -> None:
    office = office_in(make_folder(tmp_path / "office"), day="2023-04-08")
    office.record(Request("note", ["3.1.1"], date(2023, 3, 1)))
    for period in ("Q1", "1月"):
        office.close(ClosingWish(period))
    [january] = office.record(Request("note", ["3.1.1"], date(2023, 1, 31))).entries
    [march] = office.record(Request("note", ["3.1.1"], date(2023, 3, 31))).entries

    periods = closed_periods(office)

    assert {key: [one.entry.id for one in found.late] for key, found in periods.items()} == {
        "2023-01": [january.id],
        "2023-Q1": [january.id, march.id],
    }
    assert late_marks(office) == {january.id: "late", march.id: "late"} == office.late_marks()
    assert [one.period.key for one in standing(office)] == ["2023-01", "2023-Q1"]


def test_a_lifted_closing_marks_nothing(tmp_path: Path) -> None:
    office = office_in(make_folder(tmp_path / "office"), day="2023-04-08")
    office.close(ClosingWish("Q1"))
    office.reopen_period("Q1", "漏报")
    assert (closed_periods(office), office.late_marks()) == ({}, {})


def test_of_an_earlier_day_only_what_was_known_then_came_later(tmp_path: Path) -> None:
    office = office_in(make_folder(tmp_path / "office"), day="2023-04-08")
    office.close(ClosingWish("Q1"))
    office.record(Request("note", ["3.1.1"], date(2023, 3, 31)))
    later = office_in(office.folder, day="2023-04-20")
    later.record(Request("note", ["3.1.2"], date(2023, 3, 31)))

    counts = {
        day: [len(one.late) for one in closed_periods(later, day).values()]
        for day in (date(2023, 4, 7), date(2023, 4, 8), date(2023, 4, 20), None)
    }
    assert list(counts.values()) == [[], [1], [2], [2]]
