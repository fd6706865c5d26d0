"""Handing out: a workbook for each department that owes something in a period (分发)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_STORED, ZipFile

from wenming_cli.core.board.fold import Board
from wenming_cli.core.closing.digests import plan_digest
from wenming_cli.core.filenames import folded_name
from wenming_cli.core.periods import Period
from wenming_cli.errors import Refused, Usage, WenmingError
from wenming_cli.formats.package import plain_member
from wenming_cli.forms.asked import AskedForm, Asking
from wenming_cli.forms.asking import ask, departments, without_lead
from wenming_cli.forms.departments import choose_departments
from wenming_cli.forms.form import IssuedForm
from wenming_cli.forms.handedout import HandedOut, Sheets
from wenming_cli.forms.reminding.register import HandIn, hand_ins
from wenming_cli.message import M, joined
from wenming_cli.office.desk import Desk
from wenming_cli.office.exporting import check_output
from wenming_cli.office.forms.issued import issued_forms
from wenming_cli.papers.paper import choose_period
from wenming_cli.store.closings import read_plan_data
from wenming_cli.store.documents import converter_for, read_document
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
    _require_to_come(wish.due, desk.today)
    period = choose_period(wish.period, desk.plan, desk.today)
    board = desk.board_to_show()
    layout = _read_layout(desk, wish.template)
    asking = Asking(
        desk.workspace.name,
        plan_digest(read_plan_data(desk.workspace) or {}),
        period,
        issued=desk.today,
        due=wish.due,
        finished=wish.finished,
        support=wish.support,
        contact=wish.contact.strip(),
        heads=layout.own_words,
    )
    chosen = choose_departments(wish.leads, departments(board))
    asked = {dept: ask(board, dept, asking) for dept in chosen}
    came = _handed_in(desk, board, period)
    answered = [] if wish.leads else [*_answered(asked, came)]
    forms = [form for dept, form in asked.items() if form is not None and dept not in answered]
    files = _make_files(desk, wish, folder, forms=forms, layout=layout)
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
        idle=[dept for dept, form in asked.items() if form is None and dept not in answered],
        answered=answered,
        anew=[form.form.dept for form in forms if _is_anew(form, came)],
        without_lead=[] if wish.leads else without_lead(board, asking),
        archive=list(files)[-1] if wish.zipped and forms else "",
    )


def _require_to_come(due: date | None, today: date) -> None:
    """Refuse a day that is over.

    Raises:
        Usage: forms could not be back by then.
    """
    if due is not None and due < today:
        raise Usage(
            M(
                "{due} is over: forms that go out on {today} cannot be due then",
                due=due,
                today=today,
            ),
            M("name a later day with --due"),
        )


def _handed_in(desk: Desk, board: Board, period: Period) -> dict[str, HandIn]:
    """Return who has handed in for the period on a form that went out before."""
    forms = issued_forms(desk.workspace).forms.values()
    found = hand_ins(forms, board.register, (), period=period.key)
    return {one.form.dept: one for one in found if one.received}


def _answered(asked: Mapping[str, AskedForm | None], came: Mapping[str, HandIn]) -> Iterator[str]:
    """Yield the departments that handed in whole, and have nothing to fill in besides."""
    for dept, form in asked.items():
        one = came.get(dept)
        if one and not one.wanting and not (form and form.to_fill):
            yield dept


def _is_anew(form: AskedForm, came: Mapping[str, HandIn]) -> bool:
    """Tell whether a form takes the place of one on which its department handed in."""
    one = came.get(form.form.dept)
    return one is not None and one.form.number != form.form.number


class _File(NamedTuple):
    place: UserPath
    data: bytes
    asked: AskedForm | None = None
    """None of the archive."""


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
    desk: Desk,
    wish: SheetsWish,
    folder: UserPath,
    *,
    forms: Sequence[AskedForm],
    layout: SheetLayout,
) -> dict[str, _File]:
    """Return the bytes of each file by its name as it is shown, in order, the archive last."""
    from wenming_cli.forms.writing.workbook import archive_name, file_name, write_form

    made: dict[str, bytes] = {}
    asked: dict[str, AskedForm] = {}
    taken: set[str] = set()
    with desk.progress(M("writing the forms"), len(forms), "rows") as advance:
        for form in forms:
            name = file_name(form)
            if folded_name(name) in taken:
                name = file_name(form, numbered=True)
            taken.add(folded_name(name))
            made[name], asked[name] = write_form(form, layout=layout), form
            advance(1)
    if wish.zipped and forms:
        made[archive_name(forms[0])] = _pack(made)
    return {
        (PurePath(wish.output) / name).as_posix(): _File(
            UserPath(folder.path / name, (PurePath(wish.output) / name).as_posix()),
            data,
            asked=asked.get(name),
        )
        for name, data in made.items()
    }


def _read_layout(desk: Desk, name: str) -> SheetLayout:
    """Read the office's own columns; ours where it names no file.

    Raises:
        Unreadable: the file cannot be read, or is no workbook.
        Refused: it has no row of headings, or one heading twice.
    """
    from wenming_cli.forms.writing.layout import STANDARD
    from wenming_cli.forms.writing.template import read_layout

    if not name:
        return STANDARD
    return read_layout(read_document(UserPath(desk.folder / name, name)), name)


def _pack(files: dict[str, bytes]) -> bytes:
    """Pack files into an archive; the same files give the same bytes."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, data in files.items():  # workbooks are packed already
            archive.writestr(plain_member(name, ZIP_STORED), data)
    return buffer.getvalue()


def _in_the_way(files: Sequence[_File]) -> Refused:
    """Return the error for files that are there and differ, with what is lost if they go."""
    there = [(one, _blank_form(one.place)) for one in files if one.asked is not None]
    filled = [one for one, form in there if form is None]
    shown = [one.place.name for one in filled or [one for one, _ in there] or files]
    names = joined([*shown[:_MOST_NAMED], *["…"] * (len(shown) > _MOST_NAMED)])
    if filled:
        return Refused(
            M("sheets are there that may be filled in, or were saved since: {files}", files=names),
            M("name another folder with -o; --force replaces them, and what is filled in is lost"),
        )
    hint = M("nobody has filled them in: replace them with --force, or name another folder with -o")
    dues = {(form and form.due, one.asked and one.asked.form.due) for one, form in there}
    before, now = dues.pop() if len(dues) == 1 else (None, None)
    if before and now and before != now:
        said = M(
            "blank sheets are there that are to be back by {before}, not by {now}: {files}",
            before=before,
            now=now,
            files=names,
        )
        return Refused(said, hint)
    return Refused(M("blank sheets of another hand-out are there: {files}", files=names), hint)


def _blank_form(file: UserPath) -> IssuedForm | None:
    """Return the form of a sheet that nobody saved since it was written; None if it is none."""
    from wenming_cli.forms.reading.read import read_returned

    try:
        found = read_returned(read_document(file), file.name, converter_for(file))
    except WenmingError:
        return None
    return found.embedded if found.untouched else None


def _find_new(files: dict[str, _File], *, force: bool) -> set[str]:
    """Return the names of the files to write; those that are there as they are stay.

    Raises:
        Refused: one would take the place of a file that a department may have filled in.
        Unreadable: that cannot be told.
    """
    found = {name: compare_document(file.place, file.data) for name, file in files.items()}
    others = [name for name, state in found.items() if state == "other"]
    if others and not force:
        raise _in_the_way([files[name] for name in others])
    return {name for name, state in found.items() if state != "same"}
