"""What collected forms leave open: conflicts, what goes back, requests, what was not taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wenming_cli.core.board.rhythm import name_in
from wenming_cli.forms.collecting.collected import Collected, CollectedFile
from wenming_cli.forms.collecting.collection import RowOutcome
from wenming_cli.forms.collecting.comparison import Conflict
from wenming_cli.forms.collecting.rowmoves import FormRequest
from wenming_cli.forms.collecting.typedrow import MOST_SHOWN
from wenming_cli.forms.columns import column_name
from wenming_cli.forms.form import FormRow
from wenming_cli.forms.remarks import MOST_REMARKS, Remark
from wenming_cli.forms.rowwords import clip
from wenming_cli.message import M, Message, as_it_is, counted
from wenming_cli.views import words
from wenming_cli.views.forms.leftovers import leftovers
from wenming_cli.views.forms.passedby import not_taken, passed_by, pictures_left
from wenming_cli.views.page import INDENT, Indented, PageBlock, StyledText

_OF_LOCKED_CELLS = frozenset({"locked-changed", "summary-filled"})
"""Remarks on cells that nobody was asked to fill in; they have a list of their own."""


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


class _Section(NamedTuple):
    """What a person has to look at, and what is to be done then."""

    heading: Message
    lines: Iterator[PageBlock]
    next: Message | None = None


def open_ends(found: Collected) -> Iterator[PageBlock]:
    """Yield what a person has to look at, section by section."""
    for one in found.files:
        yield from passed_by(one)
    for section in _sections(found):
        parts = list(section.lines)
        if parts:
            yield words.text(section.heading, "bold")
            hint = StyledText("→ ", whole=True).append_text(words.text(section.next))
            yield Indented([*parts, hint] if section.next else parts)
    yield from pictures_left(found)
    yield from leftovers(found)
    yield from not_taken(found)


def _sections(found: Collected) -> Iterator[_Section]:
    yield from _disputed_sections(found)
    yield _returned_section(found)
    yield _requests_section(found)
    yield _Section(
        M("Not in the form"),
        _new(found),
        M(
            "if it belongs to the plan, add it to plan.toml and check that: wenming check; if not, "
            "tell the department"
        ),
    )
    yield _Section(
        M("Of no known row, and not taken"),
        _stray(found),
        M(
            "settle with the department what it belongs to, and record what is right: "
            "wenming note NO TEXT"
        ),
    )
    yield _Section(M("Recorded, with a remark"), _warnings(found))
    yield _Section(
        M("Written into locked cells, and not taken"),
        _changed(found),
        M("if it is right, record it: wenming note NO TEXT, or change plan.toml"),
    )


def _disputed_sections(found: Collected) -> Iterator[_Section]:
    """Yield what differs from the journal: from what was typed since, and from other copies."""
    rows = [row for file in found.files for row in file.rows if row.conflicts and not row.rival]
    yield _Section(
        M("In conflict: recorded by somebody else since"),
        _conflicts(found, rival=False),
        M(
            "what is recorded stays; if the sheet is right, find the entry: wenming log {no}, take "
            "it back: wenming undo ENTRY, and collect again",
            no=next((row.item.no for row in rows if row.item), ""),
        ),
    )
    yield _Section(
        M("Recorded by another copy of the sheet, and neither is known to be the later"),
        _conflicts(found, rival=True),
        M("what is recorded stays until you say which file counts, as below"),
    )


def _returned_section(found: Collected) -> _Section:
    """Return what has to be mended; the clerk's own sheet goes back to nobody."""
    if found.own:
        return _Section(M("Not recorded, to be mended in the sheet"), _returned(found))
    return _Section(
        M("Going back"),
        _returned(found),
        M(
            "send the sheet from {folder} to the department, and collect what comes: {command}",
            folder=found.output,
            command=command_line(found),
        ),
    )


def _requests_section(found: Collected) -> _Section:
    """Return what departments ask for, and how to approve it."""
    asked = {one.kind.removeprefix("申请") for file in found.files for one in file.requests}
    return _Section(
        M("Waiting for approval"),
        _requests(found),
        M(
            "once it is approved: {command} --approve {kinds} --approver NAME",
            command=command_line(found),
            kinds=",".join(sorted(asked)),
        ),
    )


def command_line(found: Collected) -> str:
    """Return the command that collects the same once more."""
    return " ".join(["wenming collect", *map(words.command_word, found.paths)])


def _whose(found: Collected, one: CollectedFile) -> StyledText:
    """Return whose row it is; on the clerk's own sheet nobody asks."""
    line = StyledText()
    return line if found.own else line.append_text(words.text(one.form.dept)).append(" ")


def _row_name(found: Collected, one: CollectedFile, row: RowOutcome) -> StyledText:
    """Return which row of which department is meant."""
    line = _whose(found, one)
    if row.item is None:
        line.append(str(M("line {n} of the sheet", n=row.line)), "cyan")
        title = clip(row.title, MOST_SHOWN)
        return line.append("  ").append_text(words.text(title)) if title else line
    return line.append_text(item_name(found, row.code))


def _conflicts(found: Collected, *, rival: bool) -> Iterator[PageBlock]:
    """Yield the rows in conflict with what was recorded by hand, or with another copy."""
    for one in found.files:
        for row in one.rows:
            if row.conflicts and row.rival == rival:
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


def _returned(found: Collected) -> Iterator[PageBlock]:
    for one in found.files:
        for row in [row for row in one.returned if row.goes_back]:
            yield _row_name(found, one, row)
            for said in row.remarks[:MOST_REMARKS]:
                yield Indented([_remark_line(said, row.page)])


def _remark_line(said: Remark, page: str) -> StyledText:
    told = said.message
    if said.column:
        told = M("{where}: {message}", where=column_name(said.column, page), message=told)
    line = StyledText("", hang=2 * INDENT).append_text(words.text(told, "yellow"))
    return line.append("\n  → ").append_text(words.text(said.hint))


def _new(found: Collected) -> Iterator[PageBlock]:
    for one in found.files:
        for row in one.new_rows:
            if row.remarks[0].code == "row-new":
                yield _row_name(found, one, row)


def _stray(found: Collected) -> Iterator[PageBlock]:
    for one in found.files:
        for row in one.new_rows:
            if row.remarks[0].code != "row-new":
                yield _row_name(found, one, row)
                yield Indented([words.text(said.message, "yellow") for said in row.remarks[:1]])


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
        return as_it_is(asked.kind)
    if late:
        return M(
            "{kind} to {to}, asked only after {due}", kind=asked.kind, to=asked.to, due=asked.due
        )
    return M("{kind} to {to}", kind=asked.kind, to=asked.to)


def _warnings(found: Collected) -> Iterator[PageBlock]:
    for one in found.files:
        yield from _warnings_of(found, one)
        if one.gone:
            n = counted("{n} row was taken out", "{n} rows were taken out", len(one.gone))
            yield words.text(M("{file}: {rows}", file=one.file, rows=n), "dim")
        for problem in one.problems:
            if not problem.blocking:
                yield words.text(problem.message, "dim")


def _warnings_of(found: Collected, one: CollectedFile) -> Iterator[PageBlock]:
    """Yield what was taken all the same, and once what to do about each kind of it."""
    told = [
        (row, said)
        for row, said in one.warnings
        if not row.stopped and said.code not in _OF_LOCKED_CELLS
    ]
    hints = [said.hint for _, said in told]
    for n, (row, said) in enumerate(told):
        line = _row_name(found, one, row).append("  ")
        yield line.append_text(words.text(said.message, "dim"))
        if hints[n + 1 : n + 2] != [said.hint]:
            yield Indented([StyledText("→ ").append_text(words.text(said.hint))])


def _changed(found: Collected) -> Iterator[PageBlock]:
    for one in found.files:
        for row, said in one.warnings:
            if said.code in _OF_LOCKED_CELLS:
                line = _row_name(found, one, row).append("\n  ")
                yield line.append_text(words.text(said.message, "yellow"))
