"""Commands that write documents: `wenming export …`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from wenming_cli.cli.options import AsOf, Lang, PlanName, Today
from wenming_cli.cli.session import Session
from wenming_cli.exports.formats import Kind, Settings, writer
from wenming_cli.message import M, _, counted

if TYPE_CHECKING:
    from wenming_cli.core.board import Board
    from wenming_cli.core.periods import Period
    from wenming_cli.exports.document import Document
    from wenming_cli.exports.sheet import Sheet

Output = Annotated[
    str,
    typer.Option(
        "--output", "-o", metavar="FILE", help=_("Where to write; the screen if not given."),
        show_default=False,
    ),
]  # fmt: skip
Force = Annotated[bool, typer.Option("--force", help=_("Write over an existing file."))]
PeriodName = Annotated[
    str,
    typer.Argument(
        metavar="[PERIOD]", show_default=False,
        help=_("Q2, 2023-Q2, H1, 2023, 5月; the present quarter if not given."),
    ),
]  # fmt: skip
Encoding = Annotated[
    Literal["utf-8", "gbk"],
    typer.Option(metavar="utf-8|gbk", help=_("Of csv: utf-8, or gbk for old programs.")),
]


def summary(
    ctx: typer.Context, period: PeriodName = "", output: Output = "", force: Force = False,
    trace: Annotated[bool, typer.Option("--trace",
                     help=_("Append the journal entries that the text rests on."))] = False,
    as_of: AsOf = "", plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    from wenming_cli.core.board import board_at_end
    from wenming_cli.exports.summary import Boards, previous
    from wenming_cli.exports.summary import summary as make

    write = writer("summary", output)
    session = Session(ctx.obj, plan=plan, today=today)
    day = session.day(as_of)
    wanted = _period(session, period)
    entries = session.loaded.journal.entries
    now = board_at_end(session.plan, entries, wanted, day)
    earlier = previous(wanted)
    before = (
        board_at_end(session.plan, entries, earlier, day)
        if earlier.overlaps(session.plan.span)
        else None
    )
    template = session.workspace.template("summary")
    document = make(Boards(wanted, now, before), trace=trace)
    _warn_of_unwritable(session, document)
    deliver(session, write(document, Settings(template=template)), output, force=force)


def ledger(
    ctx: typer.Context, period: PeriodName = "", output: Output = "", force: Force = False,
    encoding: Encoding = "utf-8", as_of: AsOf = "",
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    from wenming_cli.core.board import board_at_end
    from wenming_cli.exports.ledger import ledger as make

    session = Session(ctx.obj, plan=plan, today=today)
    wanted = _period(session, period)
    board = board_at_end(session.plan, session.loaded.journal.entries, wanted, session.day(as_of))
    _write_table(session, "ledger", make(board, wanted), output, encoding, force=force)


def breakdown(
    ctx: typer.Context, output: Output = "", force: Force = False, encoding: Encoding = "utf-8",
    as_of: AsOf = "", plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    from wenming_cli.exports.ledger import breakdown as make

    session = Session(ctx.obj, plan=plan, today=today)
    board = session.board(session.day(as_of))
    _write_table(session, "breakdown", make(board), output, encoding, force=force)


def board(
    ctx: typer.Context, output: Output = "", force: Force = False, as_of: AsOf = "",
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    _write_board("board", ctx, output, force=force, as_of=as_of, plan=plan, today=today)


def calendar(
    ctx: typer.Context, output: Output = "", force: Force = False, as_of: AsOf = "",
    plan: PlanName = "", today: Today = "", lang: Lang = "",
) -> None:  # fmt: skip
    del lang
    _write_board("calendar", ctx, output, force=force, as_of=as_of, plan=plan, today=today)


def _write_board(
    kind: Kind, ctx: typer.Context, output: str, *, force: bool, as_of: str, plan: str, today: str
) -> None:
    """Write a document that is made from the board alone."""
    write = writer(kind, output)
    session = Session(ctx.obj, plan=plan, today=today)
    made: Board = session.board(session.day(as_of))
    deliver(session, write(made, Settings()), output, force=force)


def _write_table(
    session: Session, kind: Kind, sheet: Any, output: str,
    encoding: Literal["utf-8", "gbk"], *, force: bool,
) -> None:  # fmt: skip
    from wenming_cli.screen.progress import progress

    write = writer(kind, output)
    _warn_of_unwritable(session, sheet)
    with progress(session.env.err, M("writing"), len(sheet.rows), unit="rows") as advance:
        data = write(sheet, Settings(encoding=encoding, progress=advance))
    deliver(session, data, output, force=force)


def _period(session: Session, text: str) -> Period:
    """The period asked for; the quarter of today, or the last one of a plan that is over."""
    from wenming_cli.core.periods import parse_period, period_of

    if text:
        return parse_period(text, session.plan.year)
    span = session.plan.span
    return period_of("quarter", min(max(session.today, span.first), span.last))


def _warn_of_unwritable(session: Session, model: Document | Sheet) -> None:
    """Say on the error stream which texts lose control characters that no document can hold."""
    from wenming_cli.exports.cleaning import unwritable

    found = unwritable(model)
    if not found:
        return
    from wenming_cli.screen.problems import two_lines

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
    from wenming_cli.screen.words import text
    from wenming_cli.store.outfile import write_document

    path = session.env.cwd / Path(output)
    write_document(path, data, force=force, shown=output)
    session.show([text(M("{file} is written", file=output), "bold green")])
