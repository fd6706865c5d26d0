"""Papers out: what a paper says, written in the format that was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from wenming_cli.core.board.select import Filter
from wenming_cli.errors import Usage
from wenming_cli.message import M
from wenming_cli.office.desk import Desk
from wenming_cli.papers.formats import (
    LOSSLESS,
    OfficeForm,
    PaperKind,
    Settings,
    WrittenKind,
    find_writer,
    usual_ending,
)
from wenming_cli.papers.paper import PaperRequest, choose_period, make_model, refuse_period

if TYPE_CHECKING:
    from wenming_cli.papers.paper import Model

__all__ = [
    "Exported", "PaperKind", "Wish", "WrittenKind", "check_wish", "make_paper", "usual_ending",
]  # fmt: skip


class Exported(NamedTuple):
    """A paper as the bytes of a file, and what the user should know of it."""

    data: bytes
    form: str = ""
    """The name of the office's own form, where that was filled."""

    without_entries: bool = False
    """Whether the form has no place for the entries that were asked for."""

    unwritable: Sequence[str] = ()
    """Texts that lose control characters, which no document can hold."""


class Wish(NamedTuple):
    """How a paper is wanted."""

    output: str = ""
    """The name of the file, whose ending chooses the format; `""` or `-` for the screen's."""

    period: str = ""
    """As people type it; `""` for the present quarter."""

    as_of: date | None = None
    """As things stood on that day; today if none is given."""

    trace: bool = False
    """Of a summary: append the entries that it rests on."""

    encoding: str = ""
    """Of csv: `utf-8` or `gbk`."""

    wanted: Filter | None = None
    """The items that the paper is about; all if none is given."""


def check_wish(kind: PaperKind, wish: Wish) -> None:
    """Refuse what can be refused before any file is read.

    Raises:
        Usage: the paper takes no period or does not come in that format, or the format has no
            encoding to choose.
    """
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


def make_paper(desk: Desk, kind: PaperKind, wish: Wish) -> Exported:
    """Make a paper, as the bytes of a file."""
    check_wish(kind, wish)
    model = _make_model(desk, kind, wish)
    form = _read_form(desk, kind, wish)
    lost: Sequence[str] = [] if ending_of(wish.output) in LOSSLESS else _find_unwritable(model)
    settings = Settings(form=form, encoding="gbk" if wish.encoding == "gbk" else "utf-8")
    rows = len(getattr(model, "rows", ()))
    with desk.progress(M("writing"), rows, "rows") as advance:
        data = find_writer(kind, wish.output)(model, replace(settings, progress=advance))
    if form is None:
        return Exported(data, unwritable=lost)
    left_out = wish.trace and not _shows_entries(form)
    return Exported(data, form.shown, without_entries=left_out, unwritable=lost)


def _make_model(desk: Desk, kind: PaperKind, wish: Wish) -> Model:
    plan = desk.plan
    period = choose_period(wish.period, plan, desk.today)
    horizon = None if wish.as_of else desk.horizon
    if horizon:
        desk.tell_ahead(desk.journal.standing, horizon)
    request = PaperRequest(
        plan,
        desk.journal.standing,
        period=period,
        day=wish.as_of or desk.today,
        dated=wish.as_of is not None,
        trace=wish.trace,
        horizon=horizon,
        wanted=wish.wanted or Filter(),
    )
    with desk.progress(M("computing")):
        return make_model(kind, request)


def _read_form(desk: Desk, kind: PaperKind, wish: Wish) -> OfficeForm | None:
    """Read the office's own form; return None if this paper has none."""
    if (kind, ending_of(wish.output)) != ("summary", ".docx"):
        return None
    found = desk.workspace.read_form(kind)
    return OfficeForm(*found) if found else None


def _shows_entries(form: OfficeForm) -> bool:
    from wenming_cli.papers.word.form import shows_entries

    return shows_entries(form)


def _find_unwritable(model: Model) -> Sequence[str]:
    from wenming_cli.papers.cleaning import unwritable_texts

    return unwritable_texts(model)


def ending_of(output: str) -> str:
    """Return what a file's name ends in, by which its format is known."""
    return PurePath(output).suffix.lower()
