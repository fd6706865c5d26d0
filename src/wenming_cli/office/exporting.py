"""Papers out: what a paper says, written in the format that was asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from wenming_cli.core.board.select import Filter
from wenming_cli.core.filenames import find_name_fault, is_device
from wenming_cli.errors import Usage
from wenming_cli.message import M
from wenming_cli.office.converting import converter_to, has_stand_ins
from wenming_cli.office.desk import Desk
from wenming_cli.papers.formats import (
    LOSSLESS,
    OfficeForm,
    PaperKind,
    Settings,
    WrittenKind,
    ending_of,
    find_writer,
    usual_ending,
    written_ending,
)
from wenming_cli.papers.paper import PaperRequest, choose_period, make_model, refuse_period
from wenming_cli.store.userpath import UserPath

if TYPE_CHECKING:
    from wenming_cli.core.closing.changes import Changes
    from wenming_cli.core.closing.late import ClosedFigures
    from wenming_cli.office.beyond import Untold
    from wenming_cli.papers.paper import Model
    from wenming_cli.papers.summary.beyond import Beyond

ExportKind: TypeAlias = PaperKind
"""The papers that can be asked for."""

OutputKind: TypeAlias = WrittenKind
"""All that is written to a file: papers, reports, reminders."""


class Exported(NamedTuple):
    """A paper as the bytes of a file, and what the user should know of it."""

    data: bytes
    form: str = ""
    """The name of the office's own form, where that was filled."""

    without_entries: bool = False
    """Whether the form has no place for the entries that were asked for."""

    left_out: Sequence[Untold] = ()
    """What a summary says nothing of, since something beyond its period is missing."""

    stand_ins: bool = False
    """Whether a PDF shows other fonts than the paper asks for, since these are not installed."""

    unwritable: Sequence[str] = ()
    """Texts that lose control characters, which no document can hold."""


class Wish(NamedTuple):
    """How a paper is wanted."""

    output: str = ""
    """The name of the file, whose ending chooses the format; `""` or `-` for the screen's."""

    period: str = ""
    """As people type it; `""` for the present quarter."""

    as_of: date | None = None
    """As things stood on that day; today, or the last day of a plan whose year is over, if none."""

    trace: bool = False
    """Of a summary: append the entries that it rests on."""

    compare: bool = False
    """Of a summary: tell rates, and how they changed since the period before was closed."""

    encoding: str = ""
    """Of csv: `utf-8` or `gbk`."""

    wanted: Filter | None = None
    """The items that the paper is about; all if none is given."""


def check_wish(kind: PaperKind, wish: Wish) -> None:
    """Refuse what can be refused before any file is read.

    Raises:
        Usage: the paper takes no period or does not come in that format, the format has no
            encoding to choose, or other systems do not take the file's name.
    """
    check_output(PurePath(wish.output))
    refuse_period(kind, wish.period)
    check_encoding(wish.encoding, ending_of(wish.output))
    find_writer(kind, wish.output)


def check_encoding(encoding: str, ending: str) -> None:
    """Refuse an encoding for a format that has none to choose.

    Raises:
        Usage: one was named.
    """
    if encoding and ending != ".csv":
        raise Usage(
            M("--encoding is for csv only"),
            M("leave it out, or give the file the ending .csv"),
        )


def check_output(path: PurePath) -> None:
    """Refuse a name that other systems do not take; in the folders above only those of devices.

    Raises:
        Usage: they do not take it.
    """
    own = path.drive + path.name if path.drive and not path.root else path.name  # d:e.docx
    fault = find_name_fault(own) if own else None
    for folder in path.parent.parts:
        if fault is None and is_device(folder):
            fault = find_name_fault(folder)
    if fault is not None:
        raise Usage(
            fault, M("such a file cannot be opened or sent everywhere; choose another name")
        )


def make_paper(
    desk: Desk,
    kind: PaperKind,
    wish: Wish,
    closed: Mapping[str, ClosedFigures] | None = None,
) -> Exported:
    """Make a paper, as the bytes of a file.

    Args:
        desk: what it is made from.
        kind: which paper.
        wish: the format, the period, the day.
        closed: what is closed, by the key of the period; what the journal says, where it is None.

    Raises:
        Unreadable: the format needs LibreOffice, which is missing or fails.
    """
    check_wish(kind, wish)
    convert = converter_to(desk, wish.output)
    beyond, left_out = _look_beyond(desk, kind, wish)
    known = _closed_until(desk, wish) if closed is None else closed
    model = _make_model(desk, kind, wish, closed=known, beyond=beyond)
    form = _read_form(desk, kind, wish)
    lost: Sequence[str] = [] if ending_of(wish.output) in LOSSLESS else _find_unwritable(model)
    settings = Settings(form=form, encoding="gbk" if wish.encoding == "gbk" else "utf-8")
    rows = len(getattr(model, "rows", ()))
    with desk.progress(M("writing"), rows, "rows") as advance:
        data = find_writer(kind, wish.output)(model, replace(settings, progress=advance))
    data = convert(data)
    return Exported(
        data,
        form.shown if form else "",
        without_entries=form is not None and wish.trace and not _shows_entries(form),
        left_out=left_out,
        stand_ins=has_stand_ins(wish.output, data),
        unwritable=lost,
    )


def _closed_until(desk: Desk, wish: Wish) -> Mapping[str, ClosedFigures]:
    """Return what is closed on the day of a paper."""
    if not desk.journal.of_plan:
        return {}
    from wenming_cli.office.closed import closed_periods

    return closed_periods(desk, wish.as_of)


def _look_beyond(desk: Desk, kind: PaperKind, wish: Wish) -> tuple[Beyond | None, Sequence[Untold]]:
    """Return what a summary tells from beyond its period, and what it leaves out."""
    if kind != "summary":
        return None, ()
    from wenming_cli.office.beyond import BeyondWish, look_beyond

    period = choose_period(wish.period, desk.plan, desk.today)
    wanted = wish.wanted or Filter()
    return look_beyond(desk, BeyondWish(period, wanted, compare=wish.compare, as_of=wish.as_of))


def _make_model(
    desk: Desk,
    kind: PaperKind,
    wish: Wish,
    *,
    closed: Mapping[str, ClosedFigures],
    beyond: Beyond | None,
) -> Model:
    if kind == "register":
        from wenming_cli.office.forms.handins import register_of_period

        return register_of_period(desk, wish.period)
    plan = desk.plan
    period = choose_period(wish.period, plan, desk.today)
    horizon = None if wish.as_of else desk.horizon
    if horizon:
        desk.tell_ahead(desk.journal.standing, horizon)
    own = closed.get(period.key)
    request = PaperRequest(
        plan,
        desk.journal.standing,
        period=period,
        day=wish.as_of or desk.day,
        made=wish.as_of or (own.last_day if own else desk.today),
        trace=wish.trace,
        horizon=horizon,
        closed=closed,
        beyond=beyond,
        depts=desk.depts,
        wanted=wish.wanted or Filter(),
    )
    with desk.progress(M("computing")):
        return make_model(kind, request)


def write_changes(desk: Desk, found: Sequence[Changes], output: str) -> Exported:
    """Make the table of what came after a closing (更正表), as the bytes of a file.

    Args:
        desk: whose plan it is.
        found: what came after each closing of one period; at least one.
        output: the name of the file, whose ending chooses the format.

    Raises:
        Usage: it does not come in that format.
        Unreadable: the format needs LibreOffice, which is missing or fails.
    """
    from wenming_cli.papers.closing import changes_sheet

    write = find_writer("changes", output)
    convert = converter_to(desk, output)
    sheet = changes_sheet(found, desk.plan, desk.today)
    data = convert(write(sheet, Settings()))
    return Exported(
        data,
        stand_ins=has_stand_ins(output, data),
        unwritable=[] if ending_of(output) in LOSSLESS else _find_unwritable(sheet),
    )


def _read_form(desk: Desk, kind: PaperKind, wish: Wish) -> OfficeForm | None:
    """Read the office's own form; return None if this paper has none."""
    if (kind, written_ending(wish.output)) != ("summary", ".docx"):
        return None
    found = desk.workspace.read_form(kind)
    return OfficeForm(*found) if found else None


def _shows_entries(form: OfficeForm) -> bool:
    from wenming_cli.papers.word.form import shows_entries

    return shows_entries(form)


def _find_unwritable(model: Model) -> Sequence[str]:
    from wenming_cli.papers.cleaning import unwritable_texts

    return unwritable_texts(model)


def require_file_name(name: str, folder: Path, kind: WrittenKind) -> None:
    """Refuse the name of a folder for a paper, and say what to write.

    Args:
        name: of the file, as it was typed.
        folder: where a relative name begins.
        kind: what is to be written.

    Raises:
        Usage: it ends as a folder's name does, or a folder is there.
    """
    from wenming_cli.store.outfile import names_folder

    if names_folder(UserPath(folder / name, name)):
        example = str(PurePath(name) / f"{kind}{usual_ending(kind)}")
        raise Usage(
            M("'{file}' is a folder", file=name),
            M("write the name of a file, such as {example}", example=example),
        )
