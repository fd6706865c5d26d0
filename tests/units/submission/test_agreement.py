"""What figures can be compared with: the items exactly, the entries as bounds."""

from __future__ import annotations

from dataclasses import replace

from building import Diary
from units.district import SCHOOL, STREET, diligent, rows_of
from units.submission.submitting import MEMBERS
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
        facts = MEMBERS["facts.jsonl"].splitlines()
        assert figures_fit({key: getattr(row, key) for key in FIGURES}, items(lines), facts)


def test_lines_that_are_no_entries_bring_nobody() -> None:
    row, lines = rows_of(SCHOOL, diligent())
    figures = {key: getattr(row, key) for key in FIGURES} | {"people_in": 46}
    assert not figures_fit(figures, items(lines), [b"[", b"[]", b'{"people": "46"}'])
    assert figures_fit(figures, items(lines), [b'{"people": 46}'])
