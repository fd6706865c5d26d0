"""`wenming sheets`: which forms went out, what each asks for, and what stands on none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wenming_cli.forms.form import show_number
from wenming_cli.forms.handedout import HandedOut, Sheets
from wenming_cli.message import M, Message, counted, joined
from wenming_cli.views import words
from wenming_cli.views.machine import plan_json
from wenming_cli.views.page import Column, PageBlock, StyledText, Table

_COLUMNS = (
    Column(M("Department")),
    Column(M("Rows"), right=True),
    Column(M("To fill in"), right=True),
    Column(M("File"), from_width=60, flexible=True),
)


def sheets_page(found: Sheets, *, dry: bool) -> Iterator[PageBlock]:
    """Show the forms as a table, then what a person should know besides."""
    period, due = found.asking.period.name, found.asking.due
    if not found.forms and not found.answered:
        yield words.text(M("no department owes anything in {period}", period=period), "yellow")
    elif found.forms:
        back = M("{period}, to be back by {due}", period=period, due=due) if due else period
        yield words.text(back, "bold")
        yield Table(_COLUMNS, [_row(one) for one in found.forms])
        yield from _totals(found, dry=dry)
    if found.idle and found.forms:
        said = M("they owe nothing in {period}: {names}", period=period, names=joined(found.idle))
        yield words.text(said, "dim")
    if found.answered:
        said = M(
            "they handed in for {period}, and have nothing more to fill in; no new sheet: {names}",
            period=period,
            names=joined(found.answered),
        )
        yield words.text(said, "dim")
    if found.anew:
        yield from _anew(found, period)
    if found.without_lead:
        items = joined([f"{s.item.no} {s.item.title}" for s in found.without_lead], sentences=True)
        said = M("nobody leads these, they stand on no sheet: {items}", items=items)
        yield words.text(said, "yellow")
        yield words.text(M("say who leads: wenming assign NO --lead NAME"), "dim")


def _anew(found: Sheets, period: Message) -> Iterator[PageBlock]:
    said = M(
        "they handed in for {period} already, and are asked again: {names}",
        period=period,
        names=joined(found.anew),
    )
    yield words.text(said, "yellow")
    hint = M("what came before is not handed in any more; to spare them, name others: --lead")
    yield words.text(hint, "dim")


def _row(one: HandedOut) -> list[StyledText]:
    return [
        words.text(one.asked.form.dept),
        words.text(len(one.asked.rows)),
        words.text(one.asked.to_fill),
        words.text(one.file),
    ]


def _totals(found: Sheets, *, dry: bool) -> Iterator[PageBlock]:
    count = counted("{n} sheet", "{n} sheets", len(found.forms))
    if dry:
        said = M("{sheets} would go out; nothing was written (--dry-run)", sheets=count)
        yield words.text(said, "yellow")
        return
    same = sum(one.already for one in found.forms)
    if same == len(found.forms):
        yield words.text(M("{sheets}, as they were there already", sheets=count), "dim")
    elif same:
        yield words.text(
            M(
                "wrote {sheets} to {folder}; {n} of them were there already",
                sheets=count,
                folder=found.folder,
                n=same,
            ),
            "bold green",
        )
    else:
        yield words.text(
            M("wrote {sheets} to {folder}", sheets=count, folder=found.folder), "bold green"
        )
    if found.archive:
        yield words.text(M("wrote {file}", file=found.archive), "bold green")


def sheets_json(found: Sheets, *, dry: bool) -> dict[str, Any]:
    """Return the answer of `sheets --json`."""
    asking = found.asking
    return {
        "plan": plan_json(found.board),
        "period": asking.period.key,
        "issued": asking.issued,
        "due": asking.due,
        "dry_run": dry,
        "forms": [
            {
                "form": one.asked.form.number,
                "number": show_number(one.asked.form.number),
                "dept": one.asked.form.dept,
                "rows": [row.issued.row for row in one.asked.rows],
                "occurrences": [row.issued.row for row in one.asked.dense],
                "to_fill": one.asked.to_fill,
                "file": one.file,
                "written": not (one.already or dry),
            }
            for one in found.forms
        ],
        "idle": list(found.idle),
        "answered": list(found.answered),
        "anew": list(found.anew),
        "without_lead": [
            {"no": state.item.no, "title": state.item.title} for state in found.without_lead
        ],
        "zip": found.archive or None,
    }
