"""Sending back (退回): for each form with rows to be mended, a workbook with only those."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from itertools import count
from pathlib import PurePath

from wenming_cli.core.board.fold import Board
from wenming_cli.core.filenames import folded_name
from wenming_cli.errors import Problem, WenmingError
from wenming_cli.forms.asking import ask_again
from wenming_cli.forms.collecting.collected import CollectedFile
from wenming_cli.forms.columns import FILLED, MERGED, NO_RESULT, ColumnKey
from wenming_cli.forms.reading.read import read_returned
from wenming_cli.forms.reading.returned import ReturnedRow
from wenming_cli.forms.reading.rows import place_rows
from wenming_cli.forms.remarks import Remark
from wenming_cli.forms.sendback import send_back, sent_back_name
from wenming_cli.message import M
from wenming_cli.office.desk import Desk
from wenming_cli.office.forms.files.formfile import FormFile
from wenming_cli.store.documents import converter_for, read_document
from wenming_cli.store.outfile import (
    check_output_folder,
    compare_document,
    make_output_folder,
    refuse_own_files,
    write_document,
)
from wenming_cli.store.userpath import UserPath

_PREFILLED = frozenset[ColumnKey]({"status", "percent"})
"""Yellow columns in which every sheet says something."""


def check_folder(desk: Desk, name: str) -> None:
    """Refuse a folder for what goes back among what the program keeps.

    Raises:
        Refused: it is such a folder.
        Unreadable: a file stands in its place.
    """
    refuse_own_files(UserPath(desk.folder / name / "x", name), desk.workspace.plans)
    check_output_folder(UserPath(desk.folder / name, name))


def write_back(
    desk: Desk, board: Board, judged: Sequence[tuple[FormFile, CollectedFile]], output: str
) -> list[CollectedFile]:
    """Write what goes back, and return the files with the names of what was written.

    What went back of the very same file before is in the department's hands, and stays as it is. A
    file of an earlier run is replaced otherwise, but never one that came back itself: it may have
    been saved in the same folder under the same name, mended. Nor is one that has something which
    is still to be mended and stands in no other: it may not have been sent yet.

    Args:
        desk: the office.
        board: as things stand.
        judged: the files and what became of them.
        output: the folder, as typed.

    Returns:
        The files; one that could not be written has a problem, and hides no other.
    """
    taken = {folded_name(str(form.file.path.resolve())) for form, _ in judged}
    return [
        _written(desk, board, form, file=one, output=output, taken=taken) for form, one in judged
    ]


def _written(
    desk: Desk, board: Board, form: FormFile, *, file: CollectedFile, output: str, taken: set[str]
) -> CollectedFile:
    remarks: dict[str, tuple[Remark, ...]] = {}
    for row in file.returned:
        if row.goes_back:
            remarks[row.code] = (*remarks.get(row.code, ()), *row.remarks)
    if not remarks:
        return file
    try:
        asked = ask_again(board, form.issued)
        others = [(row.line, row.title, row.remarks[0]) for row in file.new_rows]
        conflicts = [(said, row.page) for row in file.rows for said in row.conflicts]
        data = send_back(asked, form.returned, remarks, others=others, conflicts=conflicts)
        if data is None:
            return file
        wanting = _wanting_rows(board)
        place = _free_place(
            UserPath(desk.folder / output, output),
            sent_back_name(asked),
            taken=taken,
            in_use=lambda path: _says_more(path, form, remarks, wanting=wanting),
        )
        if 0 < len(remarks) <= file.known_back and place.path.is_file():
            return file._replace(sent_before=place.name)
        make_output_folder(UserPath(desk.folder / output, output))
        if compare_document(place, data) != "same":
            write_document(place, data, force=True)
    except WenmingError as error:
        return file._replace(problems=(*file.problems, _unwritten(file, error)))
    return file._replace(sent_back=place.name)


def _unwritten(file: CollectedFile, error: WenmingError) -> Problem:
    return Problem(
        "sheet-unwritten",
        M(
            "what goes back to {dept} was not written: {reason}",
            dept=file.form.dept,
            reason=error.message,
        ),
        error.hint or M("collect again once that is mended; what is recorded stays"),
        file=file.file,
    )


def _wanting_rows(board: Board) -> dict[str, Set[str]]:
    """Return the rows that are to be mended by now, by the numbers of their forms."""
    return {one.receive.form: {*one.receive.back} for one in board.register if one.came}


def _says_more(
    place: UserPath,
    form: FormFile,
    remarks: Mapping[str, object],
    *,
    wanting: Mapping[str, Set[str]],
) -> bool:
    """Tell whether a sheet that was written before has more to be mended than one that is new.

    One that nobody can read any more is nothing that we know to be of no use.
    """
    if not place.path.is_file():
        return False
    try:
        before = read_returned(read_document(place), place.name, converter_for(place))
    except WenmingError:
        return True
    number = before.number or ""
    if number != form.number:
        return bool(wanting.get(number, not number))
    here = {row.code: row for row in form.returned.rows if row.code in remarks}
    rows = [
        row for row in place_rows(before, form.issued).rows if row.code in wanting.get(number, ())
    ]
    return any(row.code not in here or _cells_beyond(row, here[row.code]) for row in rows)


def _cells_beyond(row: ReturnedRow, other: ReturnedRow) -> bool:
    """Tell whether a row has yellow cells in which another one is blank."""
    own = {column.key: row.text(column.key) for column in FILLED if column.key not in _PREFILLED}
    marks = ("", MERGED, NO_RESULT)  # ours, of a cell in which nothing can be read
    return any(text not in marks and not other.text(key) for key, text in own.items())


def _free_place(
    folder: UserPath, name: str, *, taken: set[str], in_use: Callable[[UserPath], bool]
) -> UserPath:
    """Return where a file is written: under its name, or with a number if that is taken."""
    stem, suffix = PurePath(name).stem, PurePath(name).suffix
    for n in count(1):
        own = name if n == 1 else f"{stem}({n}){suffix}"
        place = UserPath(folder.path / own, (PurePath(folder.name) / own).as_posix())
        key = folded_name(str(place.path.resolve()))
        if key not in taken and not in_use(place):
            break
    taken.add(key)
    return place
