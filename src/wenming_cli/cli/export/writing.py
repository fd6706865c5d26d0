"""What the exports share: check the file's name, make the paper, write it, tell what was lost."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING

from wenming_cli.cli.groups import OutputOptions
from wenming_cli.cli.session import Session
from wenming_cli.errors import Usage
from wenming_cli.message import M, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenming_cli.office.exporting import Exported, PaperKind


def export_paper(
    session: Session,
    kind: PaperKind,
    target: OutputOptions,
    *,
    period: str = "",
    as_of: str = "",
    trace: bool = False,
    encoding: str = "",
) -> Exported:
    """Make a paper and write it to its file, or as text to the screen.

    Args:
        session: the run.
        kind: which paper.
        target: the file.
        period: as it was typed.
        as_of: the day, as it was typed.
        trace: of a summary: append the entries that it rests on.
        encoding: of csv.

    Raises:
        Usage: the paper does not come in the format of the file's name; nothing is read then.
    """
    from wenming_cli.office.exporting import Wish, check_wish

    wish = Wish(target.output or "", period, trace=trace, encoding=encoding)
    _check_name(session, kind, target.output)
    check_wish(kind, wish)
    if as_of:
        wish = wish._replace(as_of=session.day(as_of))
    made = session.office.export(kind, wish)
    if made.unwritable:
        _tell_of_unwritable(session, made.unwritable)
    _write_output(session, made.data, target)
    return made


def _check_name(session: Session, kind: PaperKind, output: str | None) -> None:
    from wenming_cli.office.exporting import usual_ending

    example = f"{kind}{usual_ending(kind)}"
    if output and os.path.isdir(session.env.cwd / output):  # noqa: PTH112  is_dir raises
        example = str(PurePath(output) / example)
        raise Usage(
            M("'{file}' is a folder", file=output),
            M("name the file to write into it, such as {example}", example=example),
        )
    if output == "":
        raise Usage(
            M("-o needs the name of a file"),
            M("such as {example}; without -o the text goes to the screen", example=example),
        )


def _tell_of_unwritable(session: Session, found: Sequence[str]) -> None:
    """Say which texts lose control characters that no document can hold."""
    from wenming_cli.views.problems import message_with_hint

    sentence = counted(
        "{n} text holds control characters, written as \ufffd: {text}",
        "{n} texts hold control characters, written as \ufffd; the first: {text}",
        len(found),
        text=found[0],
    )
    hint = M("pasted text brings them along; record it anew, or mend plan.toml")
    session.complain([message_with_hint("", sentence, hint, style="yellow")])


def _write_output(session: Session, data: bytes, target: OutputOptions) -> None:
    output = target.output or "-"
    if output == "-":
        session.env.out.write(data.decode("utf-8"))
        return
    from wenming_cli.views.words import text

    session.office.deliver(output, data, force=target.force)
    session.show([text(M("{file} is written", file=output), "bold green")])
