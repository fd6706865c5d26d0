"""`wenming close` and `wenming reopen-period`: the code of a closed period, and what was lifted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from wenming_cli.core.closing.closings import ClosedPeriod
from wenming_cli.core.journal.planentries import ReopenPeriod
from wenming_cli.message import M, counted
from wenming_cli.views import words
from wenming_cli.views.machine import closing_json
from wenming_cli.views.page import PageBlock, StyledText


def closed_page(
    closing: ClosedPeriod, papers: Sequence[str], *, already: bool, dry: bool
) -> Iterator[PageBlock]:
    """Show the code, what it stands for, and what was written."""
    if already:
        yield words.text(
            M(
                "{period} is closed already since {date}, and nothing has changed",
                period=closing.period.name,
                date=closing.day,
            )
        )
    else:
        entries = counted("{n} entry counts", "{n} entries count", closing.close.count)
        done = M("{period} is closed: {entries}", period=closing.period.name, entries=entries)
        tried = M(
            "{period} would be closed: {entries}", period=closing.period.name, entries=entries
        )
        said = tried if dry else done
        yield words.text(said, "bold green")
    if closing.day < closing.period.last and not already:
        said = M(
            "{period} goes on until {date}; what is recorded for it from now on comes afterwards",
            period=closing.period.name,
            date=closing.period.last,
        )
        yield words.text(said, "yellow")
    line = StyledText(whole=True).append(str(M("closing code")) + "  ")
    yield line.append(closing.code, style="bold")
    for name in () if dry else papers:
        yield words.text(M("wrote {file}, with the code on it", file=name), "green")
    if dry:
        yield StyledText(str(M("nothing was recorded (--dry-run)")), style="yellow")
    elif not already:
        yield words.text(
            M("keep the code outside of this computer: it stands under the ledger"), "dim"
        )


def closed_json(
    closing: ClosedPeriod, papers: Sequence[str], *, already: bool, dry: bool
) -> dict[str, Any]:
    """Return the answer of `close --json`."""
    return {
        "dry_run": dry,
        "already": already,
        "closing": closing_json(closing),
        "papers": list(papers),
        "entries": [] if already else [closing.close.id],
    }


def reopened_page(lifted: Sequence[ClosedPeriod], *, dry: bool) -> Iterator[PageBlock]:
    """Show which closings were lifted."""
    for one in lifted:
        said = M(
            "{period} is open again; its closing of {date} with the code {code} is lifted",
            period=one.period.name,
            date=one.day,
            code=one.code,
        )
        yield words.text(said, "bold yellow")
    if dry:
        yield StyledText(str(M("nothing was recorded (--dry-run)")), style="yellow")


def reopened_json(
    lifted: Sequence[ClosedPeriod], entry: ReopenPeriod, *, dry: bool
) -> dict[str, Any]:
    """Return the answer of `reopen-period --json`."""
    return {
        "dry_run": dry,
        "lifted": [closing_json(one) for one in lifted],
        "entries": [entry.id],
    }
