"""Commands that write documents: `wenming export …`."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wenming_cli.cli.options import AsOf, Lang, PlanName, Today
from wenming_cli.cli.session import Session
from wenming_cli.errors import Refused, Usage
from wenming_cli.message import N_, M, Message, counted
from wenming_cli.papers.formats import LOSSLESS, Form, Kind, Settings, suggested, writer

if TYPE_CHECKING:
    from wenming_cli.core.board.fold import Board
    from wenming_cli.core.periods import Period
    from wenming_cli.papers.document import Document
    from wenming_cli.papers.sheet import Sheet

Output = Annotated[
    str,
    typer.Option(
        "--output", "-o", metavar="FILE", help=N_("Where to write; the screen if not given."),
        show_default=False,
    ),
]  # fmt: skip
Force = Annotated[bool, typer.Option("--force", help=N_("Write over an existing file."))]
PeriodName = Annotated[
    str,
    typer.Argument(
        metavar="[PERIOD]", show_default=False,
        help=N_("Q2, 2023-Q2, H1, 2023, 5月; the present quarter if not given."),
    ),
]  # fmt: skip
Encoding = Annotated[
    Literal["", "utf-8", "gbk"],
    typer.Option(metavar="utf-8|gbk", help=N_("Of csv: utf-8, or gbk for old programs."),
                 show_default=False),
]  # fmt: skip

NoPeriod = Annotated[str, typer.Argument(metavar="PERIOD", hidden=True)]
"""Of documents about the whole plan: who names a period is told why that is not needed."""


def summary(
    ctx: typer.Context, period: PeriodName = "", output: Output = "", force: Force = False,
    trace: Annotated[bool, typer.Option("--trace",
                     help=N_("Append the journal entries that the text rests on."))] = False,
    as_of: AsOf = "", plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    from wenming_cli.core.board.fold import board_at_end
    from wenming_cli.papers.summary.summary import Boards, previous
    from wenming_cli.papers.summary.summary import summary as make

    job = _Job(ctx, "summary", output, force=force, plan=plan, today=today)
    session, wanted, day = job.session, job.period(period), job.session.day(as_of)
    entries = session.loaded.journal.entries
    earlier = previous(wanted)
    with job.computing():
        now = board_at_end(session.plan, entries, wanted, day)
        before = (
            board_at_end(session.plan, entries, earlier, day)
            if earlier.overlaps(session.plan.span)
            else None
        )
        document = make(Boards(wanted, now, before, day if as_of else None), trace=trace)
    found = session.workspace.form("summary") if output.lower().endswith(".docx") else None
    form = Form(*found) if found else None
    job.write(document, Settings(template=form))
    if form:
        _tell_of_form(session, form, trace=trace)


def _tell_of_form(session: Session, form: Form, *, trace: bool) -> None:
    """Say that the office's own form was filled, and what it had no place for."""
    from wenming_cli.papers.word.form import shows_entries
    from wenming_cli.views.problems import two_lines
    from wenming_cli.views.words import text

    session.show([text(M("the office's own form {file} was used", file=form.shown))])
    if trace and not shows_entries(form):
        sentence = M("the form has no place for the list of entries, it is left out")
        hint = M("put attachments[1] into the form (docs/templates.md)")
        session.env.err.show([two_lines("", sentence, hint, "yellow")])


def ledger(
    ctx: typer.Context, period: PeriodName = "", output: Output = "", force: Force = False,
    encoding: Encoding = "", as_of: AsOf = "",
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    from wenming_cli.core.board.fold import board_at_end
    from wenming_cli.papers.ledger.ledger import ledger as make

    settings = _encoded(encoding, output)
    job = _Job(ctx, "ledger", output, force=force, plan=plan, today=today)
    session, wanted = job.session, job.period(period)
    entries, day = session.loaded.journal.entries, session.day(as_of)
    with job.computing():
        sheet = make(board_at_end(session.plan, entries, wanted, day), wanted)
    job.write(sheet, settings, rows=len(sheet.rows))


def breakdown(
    ctx: typer.Context, period: NoPeriod = "", output: Output = "", force: Force = False,
    encoding: Encoding = "", as_of: AsOf = "",
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    from wenming_cli.papers.ledger.ledger import breakdown as make

    _whole_year("breakdown", period)
    settings = _encoded(encoding, output)
    job = _Job(ctx, "breakdown", output, force=force, plan=plan, today=today)
    sheet = make(job.board(as_of))
    job.write(sheet, settings, rows=len(sheet.rows))


def board(
    ctx: typer.Context, period: NoPeriod = "", output: Output = "", force: Force = False,
    as_of: AsOf = "", plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    _whole_year("board", period)
    job = _Job(ctx, "board", output, force=force, plan=plan, today=today)
    job.write(job.board(as_of))


def calendar(
    ctx: typer.Context, period: NoPeriod = "", output: Output = "", force: Force = False,
    as_of: AsOf = "", plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    _whole_year("calendar", period)
    job = _Job(ctx, "calendar", output, force=force, plan=plan, today=today)
    job.write(job.board(as_of))


def _whole_year(kind: Kind, period: str) -> None:
    """Refuse a period for a document that takes none.

    Raises:
        Usage: one was named.
    """
    if not period:
        return
    raise Usage(
        M("{document} is about the whole year and takes no period: {period}",
          document=_DOCUMENTS[kind], period=period),
        M("leave the period out; --as-of shows an earlier day"),
    )  # fmt: skip


def _encoded(encoding: Literal["", "utf-8", "gbk"], output: str) -> Settings:
    """The settings of a table.

    Raises:
        Usage: an encoding for a format that has none to choose.
    """
    if encoding and PurePath(output).suffix.lower() != ".csv":
        raise Usage(
            M("--encoding is for csv only"),
            M("leave it out, or give the file the ending .csv"),
        )
    return Settings(encoding=encoding or "utf-8")


_DOCUMENTS: dict[str, Message] = {
    "breakdown": M("the breakdown"),
    "board": M("the board"),
    "calendar": M("the calendar"),
}


class _Job:
    """One document: read, computed, written, each with a bar where it takes long.

    Raises:
        Usage: the document does not come in the format of the file's name; nothing is read then.
    """

    def __init__(
        self, ctx: typer.Context, kind: Kind, output: str, *, force: bool, plan: str, today: str
    ) -> None:
        self.session = Session(ctx.obj, plan=plan, today=today)
        self._check_name(ctx, kind, output)
        self._writer = writer(kind, output)
        self._output, self._force = output, force

    def _check_name(self, ctx: typer.Context, kind: Kind, output: str) -> None:
        example = f"{kind}{suggested(kind)}"
        if output and os.path.isdir(self.session.env.cwd / output):  # noqa: PTH112  is_dir raises
            example = str(PurePath(output) / example)
            raise Usage(
                M("'{file}' is a folder", file=output),
                M("name the file to write into it, such as {example}", example=example),
            )
        source = ctx.get_parameter_source("output")
        if not output and source is not None and source.name == "COMMANDLINE":
            raise Usage(
                M("-o needs the name of a file"),
                M("such as {example}; without -o the text goes to the screen", example=example),
            )

    def period(self, text: str) -> Period:
        """The period asked for; the quarter of today, or the last one of a plan that is over."""
        from wenming_cli.core.periods import parse_period, period_of

        plan = self.session.plan
        if text:
            return self._planned(parse_period(text, plan.year))
        return period_of("quarter", min(max(self.session.today, plan.span.first), plan.span.last))

    def _planned(self, period: Period) -> Period:
        """A period that the plan knows.

        Raises:
            Refused: the period lies outside the plan.
        """
        plan = self.session.plan
        if period.overlaps(plan.span):
            return period
        raise Refused(
            M("the plan is for {year}, {period} is not in it", year=plan.year,
              period=M("{period} of {year}", period=period.name, year=period.first.year)
              if period.key[4:] else period.name),
            M("-p NAME chooses the plan of another year"),
        )  # fmt: skip

    def board(self, as_of: str) -> Board:
        """The board of the day asked for."""
        day = self.session.day(as_of)
        with self.computing():
            return self.session.board(day)

    def computing(self) -> AbstractContextManager[None]:
        """What is done inside goes on before a row can be written."""
        from wenming_cli.views.bar import waiting

        return waiting(self.session.env.err, M("computing"))

    def write(
        self, model: Document | Sheet | Board, settings: Settings | None = None, rows: int = 0
    ) -> None:
        """Write a document to its file, or text to the screen."""
        from wenming_cli.views.bar import progress

        session = self.session
        if PurePath(self._output).suffix.lower() not in LOSSLESS:
            _warn_of_unwritable(session, model)
        with progress(session.env.err, M("writing"), rows, unit="rows") as advance:
            data = self._writer(model, replace(settings or Settings(), progress=advance))
        deliver(session, data, self._output, force=self._force)


def _warn_of_unwritable(session: Session, model: Document | Sheet | Board) -> None:
    """Say on the error stream which texts lose control characters that no document can hold."""
    from wenming_cli.papers.cleaning import unwritable

    found = unwritable(model)
    if not found:
        return
    from wenming_cli.views.problems import two_lines

    sentence = counted(
        "{n} text holds control characters, written as \ufffd: {text}",
        "{n} texts hold control characters, written as \ufffd; the first: {text}",
        len(found),
        text=found[0],
    )
    hint = M("pasted text brings them along; record it anew, or mend plan.toml")
    session.env.err.show([two_lines("", sentence, hint, "yellow")])


def deliver(session: Session, data: bytes, output: str, *, force: bool) -> None:
    """Write a document to its file, or text to the screen."""
    if output in ("", "-"):
        session.env.out.write(data.decode("utf-8"))
        return
    from wenming_cli.store.outfile import write_document
    from wenming_cli.views.words import text

    path = session.env.cwd / Path(output)
    write_document(path, data, force=force, shown=output)
    session.show([text(M("{file} is written", file=output), "bold green")])
