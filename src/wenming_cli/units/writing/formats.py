"""In which formats units come out, chosen by the ending of the file's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import PurePath

from wenming_cli.errors import Usage
from wenming_cli.message import M
from wenming_cli.units.gathered import Gathered

UnitsWriter = Callable[[Gathered, date, str], bytes]
"""Takes what was gathered, the day and the office that stand on it."""


def _workbook(found: Gathered, made: date, unit: str) -> bytes:
    from wenming_cli.papers.excel.workbook import write_workbook_of
    from wenming_cli.units.writing.tables import groups_sheet, items_sheet, units_sheet

    sheets = (
        units_sheet(found, made, unit),
        groups_sheet(found, made, unit),
        items_sheet(found, made, unit),
    )
    return write_workbook_of([sheet for sheet in sheets if sheet is not None])


def _circular(found: Gathered, made: date, unit: str) -> bytes:
    from wenming_cli.papers.formats import Settings
    from wenming_cli.papers.word.word import write_word_document
    from wenming_cli.units.writing.bulletin import bulletin

    return write_word_document(bulletin(found, made, unit), Settings())


def _circular_text(found: Gathered, made: date, unit: str) -> bytes:
    from wenming_cli.papers.formats import Settings
    from wenming_cli.papers.text.markdown import write_markdown_document
    from wenming_cli.units.writing.bulletin import bulletin

    return write_markdown_document(bulletin(found, made, unit), Settings())


def _page(found: Gathered, made: date, unit: str) -> bytes:
    del made
    from wenming_cli.units.writing.page import write_units_page

    return write_units_page(found, unit)


def _table(found: Gathered, made: date, unit: str) -> bytes:
    from wenming_cli.papers.formats import Settings
    from wenming_cli.papers.text.csvtable import write_csv
    from wenming_cli.units.writing.tables import units_sheet

    return write_csv(units_sheet(found, made, unit), Settings())


def _rows(found: Gathered, made: date, unit: str) -> bytes:
    del made, unit
    return found.rows


UNIT_FORMATS: Mapping[str, UnitsWriter] = {
    ".xlsx": _workbook,
    ".docx": _circular,
    ".html": _page,
    ".csv": _table,
    ".jsonl": _rows,
    ".md": _circular_text,
}
SIGNED = (".docx", ".md", ".xlsx")
"""Papers with a place for the office that gathered."""

PARQUET = ".parquet"
"""Written by DuckDB, which the office asks."""

ENDINGS = " ".join([*UNIT_FORMATS, PARQUET])


def unit_ending(output: str) -> str:
    """Return the ending by which a file's format is known.

    Raises:
        Usage: units do not come in that format.
    """
    ending = PurePath(output).suffix.lower()
    if ending in UNIT_FORMATS or ending == PARQUET:
        return ending
    hint = M("give the file one of these endings: {endings}", endings=ENDINGS)
    if not ending:
        raise Usage(M("'{file}' has no ending, which says the format", file=output), hint)
    if ending == ".pdf":
        hint = M(
            "write .docx and save that as PDF in Word or WPS, or choose of {endings}",
            endings=ENDINGS,
        )
    raise Usage(M("units do not come as {ending}: '{file}'", ending=ending, file=output), hint)
