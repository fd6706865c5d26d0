"""Files that were collected and not taken, whole or in part: each with why, and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from wenming_cli.forms.collecting.collected import Collected, CollectedFile
from wenming_cli.forms.form import show_number
from wenming_cli.message import M, Message, counted, joined
from wenming_cli.views import words
from wenming_cli.views.page import PageBlock
from wenming_cli.views.problems import message_with_hint

_MOST_CELLS = 5
"""Cells that are named where two files of a form differ."""


def passed_by(one: CollectedFile) -> Iterator[PageBlock]:
    """Yield why a file was passed by, or rows of it, and how to take them all the same."""
    yield from _whole_file(one)
    yield from _some_rows(one)
    if one.copies:
        others = joined(one.copies)
        yield words.text(M("{file} counts, not {others}", file=one.file, others=others), "dim")


def _whole_file(one: CollectedFile) -> Iterator[PageBlock]:
    """Yield why nothing of a file was taken: it was taken back, is older, or is blank."""
    received = one.received.receive if one.received else None
    undo = one.received.undo if one.received else None
    if one.state == "undone" and received is not None and undo is not None:
        yield message_with_hint(
            "",
            M(
                "{file}: collected on {day}, and taken back on {back}",
                file=one.file,
                day=received.at.date(),
                back=undo.at.date(),
            ),
            _again(one),
            style="yellow",
        )
    elif one.state == "older" and received is not None:
        yield message_with_hint(
            "",
            M(
                "{file} is older than {other}, collected on {day}; nothing of it is taken",
                file=one.file,
                other=received.file,
                day=received.at.date(),
            ),
            M(
                "if it counts all the same: --take {number}={file}",
                number=show_number(one.number),
                file=words.command_word(one.file),
            ),
            style="yellow",
        )
    elif one.state == "blank":
        yield message_with_hint(
            "",
            M("{file} is still as it was handed out; nobody filled it in", file=one.file),
            M("collect the sheets that the departments sent back, not those that went out"),
            style="yellow",
        )


def _some_rows(one: CollectedFile) -> Iterator[PageBlock]:
    """Yield how many rows of a file were not taken, because others count or they were undone."""
    if n := sum(row.older for row in one.rows):
        said = counted(
            "of {n} row a later sheet of the same form counts",
            "of {n} rows a later sheet of the same form counts",
            n,
        )
        yield words.text(M("{file}: {rows}", file=one.file, rows=said), "dim")
    if n := sum(row.taken_back for row in one.rows):
        said = counted(
            "{n} row was collected before, and taken back since",
            "{n} rows were collected before, and taken back since",
            n,
        )
        yield message_with_hint(
            "",
            M("{file}: {rows}", file=one.file, rows=said),
            _again(one),
            style="yellow",
        )


def _again(one: CollectedFile) -> Message:
    """Return how a file is collected anew; of what came packed the packed file is named."""
    packed, inside, _ = one.file.lower().partition(".zip/")
    file = words.command_word(one.file[: len(packed) + 4] if inside else one.file)
    return M("to collect it anew: wenming collect {file} --again", file=file)


def pictures_left(found: Collected) -> Iterator[PageBlock]:
    """Yield the pictures on sheets that were not taken."""
    for one in found.files:
        if one.pictures:
            ask = M("ask for the pictures themselves")
            either = M("ask for the pictures themselves, or take these with --images")
            yield message_with_hint(
                "",
                counted(
                    "{file}: {n} picture on the sheet was not taken",
                    "{file}: {n} pictures on the sheet were not taken",
                    one.pictures,
                    file=one.file,
                ),
                ask if one.images else either,
                style="yellow",
            )


def not_taken(found: Collected) -> Iterator[PageBlock]:
    """Yield the files of which nothing could be taken."""
    for two in found.twice:
        yield message_with_hint(
            "",
            M(
                "{dept} ({number}) came in several files, and nobody knows which is the later: "
                "{files}",
                dept=two.dept,
                number=show_number(two.number),
                files=joined(two.files),
            ),
            M(
                "say which one counts: --take {number}={file}",
                number=show_number(two.number),
                file=words.command_word(two.files[-1]),
            ),
            style="yellow",
        )
        if two.cells:
            cells = joined([*two.cells[:_MOST_CELLS], *["…"] * (len(two.cells) > _MOST_CELLS)])
            yield words.text(M("they differ in {cells}", cells=cells), "yellow")
    for problem in (*found.foreign, *found.unread):
        yield message_with_hint("", problem.message, problem.hint, style="yellow")
