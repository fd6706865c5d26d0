"""Writing what was gathered into files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePath

from wenming_cli.errors import Refused, Usage
from wenming_cli.message import M
from wenming_cli.office.desk import Progress, show_nothing
from wenming_cli.office.exporting import check_output
from wenming_cli.office.units.lake import write_parquet
from wenming_cli.store.outfile import names_folder, write_document
from wenming_cli.store.units.sources import lies_in_a_plan
from wenming_cli.store.userpath import UserPath
from wenming_cli.units.gathered import Gathered
from wenming_cli.units.writing.formats import ENDINGS, PARQUET, UNIT_FORMATS, unit_ending


def check_outputs(
    outputs: Sequence[str], folder: Path, *, inputs: Sequence[str] = (), force: bool
) -> None:
    """Refuse what can be refused before any unit is read.

    Args:
        outputs: the names of the files, as they were typed.
        folder: where relative paths begin.
        inputs: what is read, which is never written over.
        force: whether files that are there may be replaced.

    Raises:
        Usage: units do not come in a format, or other systems do not take a name.
        Refused: a file is there already, is read itself, or lies in a unit's plan.
    """
    read, written = {(folder / name).resolve() for name in inputs}, set[Path]()
    for name in outputs:
        place = (folder / name).resolve()
        if lies_in_a_plan(folder / name) or place in read:
            raise Refused(
                M("{file} would be written among what is read", file=name),
                M("choose another folder"),
            )
        if names_folder(UserPath(folder / name, name)):
            raise Usage(
                M("'{file}' is a folder", file=name),
                M(
                    "name the file in it: {file}/通报.docx; there are {endings}",
                    file=name.rstrip("/"),
                    endings=ENDINGS,
                ),
            )
        unit_ending(name)
        check_output(PurePath(name))
        if place in written:
            raise Usage(M("'{file}' is named twice", file=name), M("name each file once"))
        written.add(place)
        if not force and (folder / name).exists():
            raise Refused(
                M("{file} exists already", file=name),
                M("choose another name, or replace the file with --force"),
            )


def publish(
    found: Gathered,
    outputs: Sequence[str],
    folder: Path,
    *,
    made: date,
    unit: str = "",
    force: bool = False,
    progress: Progress = show_nothing,
) -> None:
    """Write what was gathered, each file in the format of its name.

    Args:
        found: what was gathered.
        outputs: the names of the files, as they were typed.
        folder: where relative paths begin.
        made: the day that stands on papers.
        unit: the office that gathered.
        force: whether files that are there may be replaced.
        progress: shows how far it has come.

    Raises:
        Usage: a format needs a package that is not installed.
        Unreadable: a file cannot be written.
    """
    with progress(M("writing"), len(outputs), "rows") as advance:
        for name in outputs:
            ending = unit_ending(name)
            if ending == PARQUET:
                data = write_parquet(found)
            else:
                data = UNIT_FORMATS[ending](found, made, unit)
            write_document(UserPath(folder / name, name), data, force=force)
            advance(1)
