"""What the exports share: check the file's name, make the paper, write it, tell what was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenming_cli.cli.groups import OutputOptions, ScopeOptions, filter_of, scope_words
from wenming_cli.cli.session import Session
from wenming_cli.message import M, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenming_cli.office.exporting import Exported, ExportKind, OutputKind


def export_paper(
    session: Session,
    kind: ExportKind,
    target: OutputOptions,
    *,
    scope: ScopeOptions | None = None,
    period: str = "",
    as_of: str = "",
    trace: bool = False,
    compare: bool = False,
    encoding: str = "",
) -> Exported:
    """Make a paper and write it to its file, or as text to the screen.

    Args:
        session: the run.
        kind: which paper.
        target: the file.
        scope: the part of the plan that the paper is about.
        period: as it was typed.
        as_of: the day, as it was typed.
        trace: of a summary: append the entries that it rests on.
        compare: of a summary: tell rates, and how they changed since the period before.
        encoding: of csv.

    Raises:
        Usage: the paper does not come in the format of the file's name; nothing is read then.
    """
    from wenming_cli.office.exporting import Wish, check_wish

    wanted = filter_of(scope) if scope else None
    wish = Wish(
        target.output or "",
        period,
        trace=trace,
        compare=compare,
        encoding=encoding,
        wanted=wanted,
    )
    check_output_name(session, kind, target.output)
    check_wish(kind, wish)
    if as_of:
        wish = wish._replace(as_of=session.day(as_of))
    made = session.office.export(kind, wish)
    if scope and any(scope):
        from wenming_cli.views.words import text

        session.complain([text(scope_words(scope), "dim")])
    write_output(session, made, target)
    return made


def check_output_name(session: Session, kind: OutputKind, output: str | None) -> None:
    """Refuse a name that no file can have, and say what to write.

    Raises:
        Usage: it is that of a folder.
    """
    from wenming_cli.office.exporting import require_file_name

    if output:
        require_file_name(output, session.env.cwd, kind)


def _tell_of_unwritable(session: Session, found: Sequence[str]) -> None:
    """Say which texts lose control characters that no document can hold."""
    from wenming_cli.views.problems import message_with_hint

    sentence = counted(
        "{n} text holds control characters, written as \ufffd: {text}",
        "{n} texts hold control characters, written as \ufffd; the first: {text}",
        len(found),
        text=found[0],
    )
    hint = M("they often come with pasted text; record it again, or correct plan.toml")
    session.complain([message_with_hint("", sentence, hint, style="yellow")])


def _tell_of_stand_ins(session: Session, output: str) -> None:
    """Say that a PDF does not have the fonts of official documents."""
    from wenming_cli.views.problems import message_with_hint

    sentence = M("this computer has no 仿宋 font; others stand in for it in {file}", file=output)
    hint = M("to hand it in write .docx, and save that as PDF in WPS or Word where the font is")
    session.complain([message_with_hint("", sentence, hint, style="yellow")])


def write_output(session: Session, made: Exported, target: OutputOptions) -> None:
    """Write a paper to its file, or as text to the screen; say what it could not hold."""
    if made.unwritable:
        _tell_of_unwritable(session, made.unwritable)
    output = target.output or "-"
    if output == "-":
        session.env.out.write(made.data.decode("utf-8"))
        return
    from wenming_cli.views.words import text

    session.office.deliver(output, made.data, force=target.force)
    session.show([text(M("wrote {file}", file=output), "bold green")])
    if made.stand_ins:
        _tell_of_stand_ins(session, output)
