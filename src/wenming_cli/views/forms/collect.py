"""`wenming collect`: who handed in, what is recorded of it, what goes back and what is open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from wenming_cli.core.board.wording import VERB_NAMES
from wenming_cli.core.journal.entries import Fact, Undo
from wenming_cli.forms.collecting.collected import (
    Collected,
    CollectedFile,
)
from wenming_cli.forms.form import row_code
from wenming_cli.forms.reminding.register import HandIn
from wenming_cli.message import M, Message, counted, joined
from wenming_cli.views import words
from wenming_cli.views.entries.said import entry_details, fact_figures, fact_situation
from wenming_cli.views.forms.openends import item_name, open_ends
from wenming_cli.views.page import INDENT, Column, Indented, PageBlock, StyledText, Table
from wenming_cli.views.problems import message_with_hint

_COLUMNS = (
    Column(M("Department")),
    Column(M("Asked"), right=True),
    Column(M("State"), flexible=True),
    Column(M("Handed in"), from_width=60),
    Column(M("Filled in by"), from_width=60),
)


def collected_page(found: Collected, *, dry: bool, brief: bool = False) -> Iterator[PageBlock]:
    """Show what was understood of each file, then who handed in and what is open.

    Args:
        found: what was collected, or would be.
        dry: nothing was recorded.
        brief: what was understood was shown before.
    """
    if not brief:
        yield from _understood(found)
        if found.handed_in:
            yield Table(_COLUMNS, list(_rows(found)))
        yield from open_ends(found)
    for one in found.files:
        if one.sent_back:
            said = M("send back to {dept}: {file}", dept=one.form.dept, file=one.sent_back)
            yield StyledText(whole=True).append_text(words.text(said, "green"))
        elif one.sent_before:
            said = M("went back to {dept} before: {file}", dept=one.form.dept, file=one.sent_before)
            yield words.text(said, "dim")
        for problem in one.problems:
            if problem.blocking:
                yield message_with_hint("", problem.message, problem.hint, style="red")
    yield from _summary(found, dry=dry)


def _understood(found: Collected) -> Iterator[PageBlock]:
    """Yield each entry under the file that it is from."""
    facts_of = {entry.id: entry for entry in found.entries if isinstance(entry, Fact)}
    undone = {entry.id: entry.undoes for entry in found.entries if isinstance(entry, Undo)}
    for one in found.files:
        replaced = set(undone.values())  # by a later file that came along
        facts = [facts_of[key] for key in one.entries if key in facts_of and key not in replaced]
        back = sum(undone[key] not in facts_of for key in one.entries if key in undone)
        if not facts and not back:
            continue
        yield words.text(one.file, "bold")
        for fact in facts:
            yield Indented([_fact_line(found, fact), *_files(fact)])
        if back:
            said = counted(
                "{n} earlier entry is taken back", "{n} earlier entries are taken back", back
            )
            yield Indented([words.text(said, "yellow")])


def _fact_line(found: Collected, fact: Fact) -> StyledText:
    """Return what is recorded, with all its words: they are to be checked.

    Who says so is told by the file.
    """
    line = StyledText(hang=INDENT)
    line.append_text(item_name(found, row_code(fact.item, fact.period or "")))
    line.append("  ").append(str(VERB_NAMES[fact.do]), "bold green")
    said = [*entry_details(fact), *fact_figures(fact), fact.why, fact.note]
    for text in filter(None, [*said, *fact_situation(fact), fact.late_why]):
        line.append("  ").append_text(words.text(text))
    if not fact.day_unknown:
        line.append(f"  {fact.on}", "dim")
    return line


def _files(fact: Fact) -> Iterator[PageBlock]:
    for file in fact.evidence:
        yield StyledText("  → ", whole=True).append_text(words.text(file.path))


def _rows(found: Collected) -> Iterator[list[StyledText]]:
    """Yield a row for each department, in the order of the plan."""
    files = defaultdict[tuple[str, str], list[CollectedFile]](list)
    for file in found.files:
        files[file.form.dept, file.form.period].append(file)
    for one in found.handed_in:
        own = files.get((one.form.dept, one.form.period), [])
        state, style = _state(own, one, found.board.as_of)
        yield [
            words.text(one.form.dept),
            words.text(one.form.rows_of_sheet),
            words.text(state, style),
            words.text(one.handed_on or ""),
            words.text(one.filler),
        ]


def _state(files: Sequence[CollectedFile], one: HandIn, today: date) -> tuple[Message, str]:
    """Return how a department stands, in words, and their style."""
    late_by = one.days_late(today)
    if not one.received and any(file.state == "blank" for file in files):
        return M("still as it was handed out"), "red" if late_by else "yellow"
    files = [file for file in files if file.state != "blank"]
    if not files:
        return _state_before(one, late_by)
    if all(one.state == "undone" for one in files):
        return M("taken back"), "yellow"
    new = sum(len(one.new_rows) for one in files)
    returned = sum(len(one.returned) for one in files) - new
    before = max(0, one.wanting - returned)
    is_open = bool(before) or any(one.is_open for one in files)
    said = list(_how_whole(files, one, is_open=is_open))
    if returned:
        said.append(counted("{n} row goes back", "{n} rows go back", returned))
    if before:
        said.append(_not_mended_either(before) if returned else _not_mended(before))
    if new:
        said.append(counted("{n} row not in the form", "{n} rows not in the form", new))
    if in_conflict := sum(bool(row.conflicts) for one in files for row in one.rows):
        said.append(counted("{n} row in conflict", "{n} rows in conflict", in_conflict))
    if late_by:
        said.append(counted("{n} day late", "{n} days late", late_by))
    return joined(said), "yellow" if is_open or not one.received else "green"


def _how_whole(files: Sequence[CollectedFile], one: HandIn, *, is_open: bool) -> Iterator[Message]:
    if not one.received and one.earlier:
        yield M("the sheet handed out before came, the new one did not")
    elif not is_open:
        yield M("in")
    elif any(file.has_good for file in files):
        yield M("in part")


def _state_before(one: HandIn, late_by: int) -> tuple[Message, str]:
    """Return how a department stands of which nothing came now."""
    if one.received:
        return (_not_mended(one.wanting), "yellow") if one.wanting else (M("in before"), "dim")
    if late_by:
        late = counted("{n} day overdue", "{n} days overdue", late_by)
        return M("not in, {late}", late=late), "red"
    return M("not in yet"), "yellow"


def _not_mended(n: int) -> Message:
    return counted("{n} row is not mended yet", "{n} rows are not mended yet", n)


def _not_mended_either(n: int) -> Message:
    return counted(
        "{n} row that went back before is not mended yet",
        "{n} rows that went back before are not mended yet",
        n,
    )


def _summary(found: Collected, *, dry: bool) -> Iterator[PageBlock]:
    count = _brought(found)
    from_files = sum(bool(one.recorded or one.taken) for one in found.files)
    told = counted("{n} sheet", "{n} sheets", from_files)
    if count is None:
        noted = counted("{n} sheet", "{n} sheets", _receipts(found))
        said = M("nothing new is recorded")
        if _receipts(found) and not dry:
            said = M("nothing new; it is noted that {sheets} came in", sheets=noted)
        if asked := _waiting(found):
            said = M("nothing is recorded; {requests} to be decided", requests=asked)
        if asked and _receipts(found) and not dry:
            said = M(
                "nothing is recorded; {requests} to be decided, and it is noted that {sheets} "
                "came in",
                requests=asked,
                sheets=noted,
            )
        yield words.text(said, "dim")
    elif dry:
        yield words.text(M("{rows} of {sheets} would be recorded", rows=count, sheets=told), "bold")
    else:
        yield words.text(
            M(
                "{rows} of {sheets} recorded; `wenming undo` takes the last sheet back",
                rows=count,
                sheets=told,
            ),
            "bold green",
        )


def _brought(found: Collected) -> Message | None:
    """Return how many rows and pictures there are to record; None where there are none."""
    rows = sum(one.recorded for one in found.files)
    pictures = sum(one.taken for one in found.files)
    said = [counted("{n} row", "{n} rows", rows)] if rows else []
    said += [counted("{n} picture", "{n} pictures", pictures)] if pictures else []
    return joined(said) if said else None


def _waiting(found: Collected) -> Message | None:
    """Return how many requests wait for a leader; None where there are none."""
    waiting = sum(not one.approved for file in found.files for one in file.requests)
    return counted("{n} request", "{n} requests", waiting) if waiting else None


def _receipts(found: Collected) -> int:
    """Return for how many sheets it is noted that they came in."""
    return found.lines - len(found.entries)


def question_line(found: Collected) -> str:
    """Return the line behind which the answer is typed."""
    count = _brought(found)
    noted = counted("{n} sheet", "{n} sheets", _receipts(found))
    asked = M("nothing new; note that {sheets} came in?", sheets=noted)
    if count:
        asked = M("record {rows}?", rows=count)
    elif waiting := _waiting(found):
        asked = M(
            "{requests} to be decided; note that {sheets} came in?", requests=waiting, sheets=noted
        )
    answers = M("[y yes; Enter is no]")
    return f"{asked} {answers} "


def held_lines() -> Iterator[PageBlock]:
    """Say that nothing was recorded, since nobody said yes, and how to say it."""
    yield message_with_hint(
        "",
        M("nothing was recorded"),
        M("to record what is shown here: the same command with --yes"),
        style="yellow",
    )
