"""What yellow cells may hold: rules by row, each put where it holds, in words that Excel takes."""

from __future__ import annotations

from datetime import date
from typing import Any

from building import day
from forms.writing.smallform import asked_form, asked_row, sheet_of
from tables import each_row
from wenming_cli.forms.asked import AskedForm, AskedRow, RowKind
from wenming_cli.forms.columns import COLUMNS, DENSE_COLUMNS, HELD, ColumnKey
from wenming_cli.forms.writing.checks import (
    CHECKS,
    CHOICES,
    DENSE_CHECKS,
    Check,
    add_checks,
    last_day,
)

FORM = asked_form(asked_row("3.1"))


def rules_of(key: ColumnKey, *rows: AskedRow, form: AskedForm = FORM) -> dict[str, Any]:
    """The rules of a column on a sheet whose first row is row 4, by the cells that they hold for."""

    def write(sheet: Any, _looks: Any) -> None:
        placed = list(enumerate(rows, start=3))
        add_checks(sheet, form, placed, columns={key: 6})

    found = sheet_of(write).data_validations.dataValidation
    return {str(one.sqref): one for one in found}


def test_rows_of_one_rule_share_it_and_locked_ones_have_none() -> None:
    kinds: list[RowKind] = ["dated", "dated", "standing", "festive", "recurring", "dense"]
    rows = [asked_row(f"3.{n}", kind=kind) for n, kind in enumerate(kinds)]
    rows.insert(2, asked_row("3.9", locked=("status",)))
    found = rules_of("status", *rows)

    assert {cells: rule.formula1 for cells, rule in found.items()} == {
        "G4:G5 G8": "_wm_status",
        "G7 G9": "_wm_status_periodic",
        "G10": "_wm_held",
    }


def test_what_has_a_rhythm_cannot_be_postponed() -> None:
    assert set(CHOICES["_wm_status"]) - set(CHOICES["_wm_status_periodic"]) == {"申请延期"}
    assert CHOICES["_wm_held"] == (HELD,)


@each_row(
    "due, period, last",
    [
        (day("10-08"), "Q3", day("10-08")),
        (None, "Q3", day("09-30")),
        (day("09-20"), "Q3", day("09-27")),
        (None, "H1", day("09-27")),
    ],
)
def test_nothing_can_have_happened_after_the_form_is_to_be_back(
    due: date | None, period: str, last: date
) -> None:
    from wenming_cli.core.periods import parse_period

    form = asked_form(due=due)._replace(period=parse_period(period, 2023))

    assert last_day(form) == last


def test_a_day_lies_between_the_first_of_the_plan_and_the_day_of_return() -> None:
    [rule] = rules_of("on", asked_row("3.1")).values()

    assert (rule.type, rule.operator or "between") == ("date", "between")
    assert (int(rule.formula1), int(rule.formula2)) == (44927, 45207)  # 2023-01-01, 2023-10-08
    assert "2023-09-05" in rule.prompt


def test_a_new_deadline_lies_behind_that_of_its_row() -> None:
    late = asked_row("3.2")._replace(due=day("12-20"))
    found = rules_of("to", asked_row("3.1"), late)

    assert {cells: (rule.operator, int(rule.formula1)) for cells, rule in found.items()} == {
        "G4": ("greaterThan", 45199),
        "G5": ("greaterThan", 45280),
    }


def test_a_long_note_is_warned_of_and_not_refused() -> None:
    [note] = rules_of("note", asked_row("3.1")).values()
    [people] = rules_of("people", asked_row("3.1")).values()

    assert (note.errorStyle, note.formula1) == ("warning", "500")
    assert (people.errorStyle, people.operator) == (None, "greaterThanOrEqual")


def test_a_column_that_the_sheet_does_not_have_is_passed_over() -> None:
    assert rules_of("title", asked_row("3.1")) == {}


@each_row("check", [*CHECKS.values(), *DENSE_CHECKS.values()], ids=lambda check: check.title)
def test_excel_takes_the_words(check: Check) -> None:
    """MS-OI29500 2.1.613."""
    assert len(check.title) <= 32
    assert 0 < len(check.prompt.format(year=2023)) <= 255
    assert len(check.error.format(year=2023)) <= 224


def test_only_yellow_columns_are_checked() -> None:
    assert CHECKS.keys() <= {column.key for column in COLUMNS if column.filled}
    assert DENSE_CHECKS.keys() <= {column.key for column in DENSE_COLUMNS if column.filled}
