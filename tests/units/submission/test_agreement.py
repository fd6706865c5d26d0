"""What figures can be compared with: the items exactly, the entries as bounds."""

from __future__ import annotations

from dataclasses import replace

from building import Diary
from units.district import SCHOOL, STREET, diligent, rows_of
from wenming_cli.units.gathered import Gathered
from wenming_cli.units.rows import FIGURES, ItemRow
from wenming_cli.units.submission.agreement import exact_figures, figures_fit


def items(lines: bytes) -> list[ItemRow]:
    from units.district import gathered

    return list(Gathered.items(replace(gathered(), rows=lines)))


def test_the_figures_of_a_unit_are_those_of_its_items() -> None:
    for unit, diary in ((SCHOOL, diligent()), (STREET, Diary())):
        row, lines = rows_of(unit, diary)
        for key, n in exact_figures(items(lines)).items():
            assert getattr(row, key) == n, key
        figures = {key: getattr(row, key) for key in FIGURES}
        assert figures_fit(figures, items(lines), [46, 0, 0, 0, 0])


def test_people_of_the_period_are_those_of_its_entries() -> None:
    row, lines = rows_of(SCHOOL, diligent())
    figures = {key: getattr(row, key) for key in FIGURES} | {"people_in": 46}
    assert not figures_fit(figures, items(lines), [45, 0, 0, 0, 0])
    assert figures_fit(figures, items(lines), [46, 0, 0, 0, 0])
