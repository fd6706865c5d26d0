"""What collected forms leave open: conflicts, what goes back, requests, what was not taken."""

from __future__ import annotations

from collections.abc import Iterator

from wenming_cli.core.board.rhythm import name_in
from wenming_cli.forms.collecting.collected import Collected, CollectedFile
from wenming_cli.forms.collecting.collection import RowOutcome
from wenming_cli.forms.collecting.comparison import Conflict
from wenming_cli.forms.collecting.rowmoves import FormRequest
from wenming_cli.forms.columns import column_name
from wenming_cli.forms.form import FormRow, show_number
from wenming_cli.forms.remarks import MOST_REMARKS
from wenming_cli.message import M, Message, counted, joined
from wenming_cli.views import words
from wenming_cli.views.page import Indented, PageBlock, StyledText
from wenming_cli.views.problems import message_with_hint


def item_name(found: Collected, code: str) -> StyledText:
    """Return number, title and occurrence of a row."""
    parts = FormRow(row=code)
    item = found.board.plan.by_id.get(parts.item)
    if item is None:
        return words.text(code)
    line = StyledText(item.no, "bold cyan").append(" ").append_text(words.text(item.title))
    if parts.occurrence:
        name = name_in(item, parts.occurrence, found.board.plan.year)
        line.append(f"  {name}", style="cyan")
    return line


def open_ends(found: Collected) -> Iterator[PageBlock]:
    """Yield what a person has to look at, section by section."""
    for one in found.files:
        yield from _passed_by(one)
    for heading, lines in (
        (M("In conflict: recorded by somebody else since"), _conflicts(found)),
        (
            M("Not recorded, to be mended in the sheet") if found.own else M("Going back"),
            _returned(found, new=False),
        ),
        (M("Waiting for approval"), _requests(found)),
        (M("Not in the form"), _returned(found, new=True)),
        (M("Recorded, with a remark"), _warnings(found)),
        (M("Written into locked cells, and not taken"), _changed(found)),
    ):
        parts = list(lines)
        if parts:
            yield words.text(heading, "bold")
            yield Indented(parts)
    yield from _pictures(found)
    yield from _not_taken(found)


def _passed_by(one: CollectedFile) -> Iterator[PageBlock]:
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
            M("to collect it anew: wenming collect {file} --again", file=one.file),
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
                file=one.file,
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
            M("to collect it anew: wenming collect {file} --again", file=one.file),
            style="yellow",
        )
    if one.copies:
        others = joined(one.copies)
        yield words.text(M("{file} counts, not {others}", file=one.file, others=others), "dim")


def _whose(found: Collected, one: CollectedFile) -> StyledText:
    """Return whose row it is; on the clerk's own sheet nobody asks."""
    line = StyledText()
    return line if found.own else line.append_text(words.text(one.form.dept)).append(" ")


def _row_name(found: Collected, one: CollectedFile, row: RowOutcome) -> StyledText:
    """Return which row of which department is meant."""
    line = _whose(found, one)
    if row.item is None:
        line.append(str(M("line {n} of the sheet", n=row.line)), "cyan")
        return line.append("  ").append_text(words.text(row.title)) if row.title else line
    return line.append_text(item_name(found, row.code))


def _conflicts(found: Collected) -> Iterator[PageBlock]:
    for one in found.files:
        for row in one.rows:
            if row.conflicts:
                yield _row_name(found, one, row)
                yield Indented([_conflict_line(said, row.page) for said in row.conflicts])


def _conflict_line(one: Conflict, page: str) -> StyledText:
    values = {
        "heading": column_name(one.column, page),
        "base": one.base or "—",
        "theirs": one.theirs or "—",
        "ours": one.ours.value or "—",
        "by": one.ours.by or "—",
    }
    if one.ours.at is None:
        return words.text(
            M(
                "{heading}: handed out as {base}, the sheet says {theirs}, recorded is {ours}",
                **values,
            ),
            "yellow",
        )
    return words.text(
        M(
            "{heading}: handed out as {base}, the sheet says {theirs}, "
            "recorded is {ours} ({by}, {day})",
            **values,
            day=one.ours.at.date(),
        ),
        "yellow",
    )


def _returned(found: Collected, *, new: bool) -> Iterator[PageBlock]:
    for one in found.files:
        for row in one.returned:
            if (row.remarks[0].code == "row-new") is not new:
                continue
            yield _row_name(found, one, row)
            for said in row.remarks[:MOST_REMARKS]:
                line = StyledText(f"{column_name(said.column, row.page)}: " if said.column else "")
                line.append_text(words.text(said.message, "yellow"))
                yield Indented([line.append("\n  → ").append_text(words.text(said.hint))])


def _requests(found: Collected) -> Iterator[PageBlock]:
    for one in found.files:
        for asked in one.requests:
            if not asked.approved:
                line = _whose(found, one).append_text(item_name(found, asked.row))
                yield line.append("  ").append_text(words.text(_request_words(found, asked)))
                yield Indented([words.text(M("reason: {why}", why=asked.why))])


def _request_words(found: Collected, asked: FormRequest) -> Message:
    late = asked.verb == "postpone" and asked.late(found.board.as_of)
    if asked.to is None:
        return Message("{kind}", {"kind": asked.kind})
    if late:
        return M(
            "{kind} to {to}, asked only after {due}", kind=asked.kind, to=asked.to, due=asked.due
        )
    return M("{kind} to {to}", kind=asked.kind, to=asked.to)


def _warnings(found: Collected) -> Iterator[PageBlock]:
    for one in found.files:
        for row, said in one.warnings:
            if not row.stopped and said.code != "locked-changed":
                line = _row_name(found, one, row).append("  ")
                yield line.append_text(words.text(said.message, "dim"))
        if one.gone:
            n = counted("{n} row was taken out", "{n} rows were taken out", len(one.gone))
            yield words.text(M("{file}: {rows}", file=one.file, rows=n), "dim")
        for problem in one.problems:
            if not problem.blocking:
                yield words.text(problem.message, "dim")


def _changed(found: Collected) -> Iterator[PageBlock]:
    for one in found.files:
        for row, said in one.warnings:
            if said.code == "locked-changed":
                line = _row_name(found, one, row).append("\n  ")
                yield line.append_text(words.text(said.message, "yellow"))


def _pictures(found: Collected) -> Iterator[PageBlock]:
    for one in found.files:
        if one.pictures:
            yield message_with_hint(
                "",
                M(
                    "{file}: {n} pictures on the sheet were not taken",
                    file=one.file,
                    n=one.pictures,
                ),
                M("ask for the pictures themselves, or take these with --images"),
                style="yellow",
            )


def _not_taken(found: Collected) -> Iterator[PageBlock]:
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
                file=two.files[-1],
            ),
            style="yellow",
        )
    for problem in (*found.foreign, *found.unread):
        yield message_with_hint("", problem.message, problem.hint, style="yellow")
