"""Handing out: a workbook for each department that owes something in a period (分发)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from wenming_cli.core.closing.digests import plan_digest
from wenming_cli.core.filenames import folded_name
from wenming_cli.errors import Refused, Usage
from wenming_cli.forms.asking import AskedForm, Asking, ask, departments, without_lead
from wenming_cli.forms.departments import choose_departments
from wenming_cli.forms.handedout import HandedOut, Sheets
from wenming_cli.message import M, joined
from wenming_cli.office.desk import Desk
from wenming_cli.office.exporting import check_output
from wenming_cli.papers.paper import choose_period
from wenming_cli.store.closings import read_plan_data
from wenming_cli.store.forms import keep_issued
from wenming_cli.store.outfile import (
    compare_document,
    make_output_folder,
    refuse_own_files,
    write_document,
)
from wenming_cli.store.userpath import UserPath

if TYPE_CHECKING:
    from wenming_cli.forms.writing.layout import SheetLayout

FOLDER = "下发"
"""Where forms are written if nothing else is asked for."""

_MOST_NAMED = 3


class SheetsWish(NamedTuple):
    """Which forms are wanted, and where."""

    period: str = ""
    """As people type it; `""` for the present quarter, or the last one of a plan that is over."""

    leads: Sequence[str] = ()
    """Names of departments, or parts of them; all where there are none."""

    due: date | None = None
    """The day until which forms are to be handed in."""

    contact: str = ""
    """To whom they are sent back."""

    output: str = FOLDER
    """The folder; a relative path begins at the office's folder."""

    finished: bool = False
    """Whether what is done has locked rows too."""

    support: bool = False
    """Whether a sheet tells what each department supports."""

    zipped: bool = False
    """Whether all workbooks are packed into one file besides."""

    template: str = ""
    """The file of the office's own columns; `""` for none."""

    force: bool = False
    """Whether files with another content may be replaced."""


def hand_out(desk: Desk, wish: SheetsWish, *, dry: bool) -> Sheets:
    """Write the forms of a period, and keep what each of them asks."""
    folder = _folder_of(desk, wish.output)
    if wish.due is not None and wish.due < desk.today:
        raise Usage(
            M(
                "{due} is over: forms that go out on {today} cannot be due then",
                due=wish.due,
                today=desk.today,
            ),
            M("name a later day with --due"),
        )
    period = choose_period(wish.period, desk.plan, desk.today)
    board = desk.board_to_show()
    asking = Asking(
        desk.workspace.name,
        plan_digest(read_plan_data(desk.workspace) or {}),
        period,
        issued=desk.today,
        due=wish.due,
        finished=wish.finished,
        support=wish.support,
        contact=wish.contact.strip(),
    )
    chosen = choose_departments(wish.leads, departments(board))
    asked = {dept: ask(board, dept, asking) for dept in chosen}
    forms = [form for form in asked.values() if form is not None]
    files = _make_files(desk, wish, folder, forms=forms)
    new = _find_new(files, force=wish.force)
    if forms and not dry:
        make_output_folder(folder)
        for form in forms:
            keep_issued(desk.workspace.place, form.form.number, form.form.text())
        for name in (name for name in files if name in new):
            write_document(files[name].place, files[name].data, force=wish.force)
    return Sheets(
        board,
        asking,
        [
            HandedOut(form, name, already=name not in new)
            for form, name in zip(forms, files, strict=False)  # the archive is of none
        ],
        folder=wish.output,
        idle=[dept for dept, form in asked.items() if form is None],
        without_lead=[] if wish.leads else without_lead(board, asking),
        archive=list(files)[-1] if wish.zipped and forms else "",
    )


class _File(NamedTuple):
    place: UserPath
    data: bytes


def _folder_of(desk: Desk, name: str) -> UserPath:
    """Return the folder for the files.

    Raises:
        Usage: no folder can have that name.
        Refused: it lies among what the program keeps.
    """
    folder = UserPath(desk.folder / name, name)
    check_output(PurePath(name))
    refuse_own_files(UserPath(folder.path / "x", name), desk.workspace.plans)
    return folder


def _make_files(
    desk: Desk, wish: SheetsWish, folder: UserPath, *, forms: Sequence[AskedForm]
) -> dict[str, _File]:
    """Return the bytes of each file by its name as it is shown, in order, the archive last."""
    from wenming_cli.forms.writing.layout import STANDARD
    from wenming_cli.forms.writing.workbook import archive_name, file_name, write_form

    made: dict[str, bytes] = {}
    taken: set[str] = set()
    layout = _read_layout(desk, wish.template) if wish.template else STANDARD
    with desk.progress(M("writing the forms"), len(forms), "rows") as advance:
        for form in forms:
            name = file_name(form)
            if folded_name(name) in taken:
                name = file_name(form, numbered=True)
            taken.add(folded_name(name))
            made[name] = write_form(form, layout=layout)
            advance(1)
    if wish.zipped and forms:
        made[archive_name(forms[0])] = _pack(made)
    return {
        (PurePath(wish.output) / name).as_posix(): _File(
            UserPath(folder.path / name, (PurePath(wish.output) / name).as_posix()), data
        )
        for name, data in made.items()
    }


def _read_layout(desk: Desk, name: str) -> SheetLayout:
    """Read the office's own columns.

    Raises:
        Unreadable: the file cannot be read, or is no workbook.
        Refused: it has no row of headings, or one heading twice.
    """
    from wenming_cli.forms.writing.template import read_layout
    from wenming_cli.store.documents import read_document

    return read_layout(read_document(UserPath(desk.folder / name, name)), name)


def _pack(files: dict[str, bytes]) -> bytes:
    """Pack files into an archive; the same files give the same bytes."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(ZipInfo(name), data)  # workbooks are packed already
    return buffer.getvalue()


def _find_new(files: dict[str, _File], *, force: bool) -> set[str]:
    """Return the names of the files to write; those that are there as they are stay.

    Raises:
        Refused: one would take the place of a file that a department may have filled in.
        Unreadable: that cannot be told.
    """
    found = {name: compare_document(file.place, file.data) for name, file in files.items()}
    others = [name for name, state in found.items() if state == "other"]
    if others and not force:
        more = ["…"] * (len(others) > _MOST_NAMED)
        raise Refused(
            M(
                "files with another content are there already: {files}",
                files=joined([*others[:_MOST_NAMED], *more]),
            ),
            M("name another folder with -o, or replace them with --force"),
        )
    return {name for name, state in found.items() if state != "same"}
