"""Where things stand on a sheet that has the office's own columns and rows."""

from __future__ import annotations

from wenming_cli.forms.columns import COLUMNS
from wenming_cli.forms.writing.layout import (
    REMARKS,
    STANDARD,
    OwnColumn,
    SheetLayout,
    TopCell,
    TopRow,
    frozen_columns,
    with_remarks,
)

OWN = OwnColumn("分管领导", 12)


def top(*texts: str) -> TopRow:
    return TopRow(None, {n: TopCell(text, {}) for n, text in enumerate(texts)})


def test_the_headings_come_behind_what_stands_above_and_our_line() -> None:
    """Without rows of the office: our title, our line, the headings; counted from 0."""
    assert STANDARD.head == 2
    assert SheetLayout(top=[top("台账")]).head == 2
    assert SheetLayout(top=[top("台账"), top("单位：个")]).head == 3


def test_the_offices_own_words_are_those_above_and_its_headings() -> None:
    layout = SheetLayout([*COLUMNS, OWN, OwnColumn("", 12)], [top("台账", ""), top("长" * 3000)])
    assert layout.own_words == ("台账", "长" * 2000, "分管领导")
    assert STANDARD.own_words == ()


def test_remarks_stand_behind_the_work_wherever_that_is() -> None:
    label, title, *others = COLUMNS
    assert with_remarks([label, OWN, title, *others]) == [label, OWN, title, REMARKS, *others]


def test_number_work_and_remarks_stay_in_sight_if_they_come_first() -> None:
    label, title, *others = COLUMNS
    assert frozen_columns(COLUMNS) == frozen_columns([title, label, *others]) == 2
    assert frozen_columns(with_remarks(COLUMNS)) == 3
    assert frozen_columns([OWN, *COLUMNS]) == frozen_columns(with_remarks([OWN, *COLUMNS])) == 0
