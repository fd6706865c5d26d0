"""Sending back (退回): for each form with rows to be mended, a workbook with only those."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from wenming_cli.core.board.fold import Board
from wenming_cli.core.filenames import folded_name
from wenming_cli.errors import Problem, WenmingError
from wenming_cli.forms.asking import ask_again
from wenming_cli.forms.collecting.collected import CollectedFile
from wenming_cli.forms.remarks import Remark
from wenming_cli.forms.sendback import send_back, sent_back_name
from wenming_cli.message import M
from wenming_cli.office.desk import Desk
from wenming_cli.office.forms.files.formfile import FormFile
from wenming_cli.store.outfile import (
    check_output_folder,
    compare_document,
    make_output_folder,
    refuse_own_files,
    write_document,
)
from wenming_cli.store.userpath import UserPath


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
    been saved in the same folder under the same name, mended.

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
        place = _free_place(desk, output, sent_back_name(asked), taken=taken)
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


def _free_place(desk: Desk, output: str, name: str, taken: set[str]) -> UserPath:
    """Return where a file is written: under its name, or with a number if that is taken."""
    stem, suffix = PurePath(name).stem, PurePath(name).suffix
    for n in range(1, len(taken) + 2):
        own = name if n == 1 else f"{stem}({n}){suffix}"
        path = desk.folder / output / own
        key = folded_name(str(path.resolve()))
        if key not in taken:
            break
    taken.add(key)
    return UserPath(path, (PurePath(output) / own).as_posix())
