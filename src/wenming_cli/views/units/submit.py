"""`wenming submit`: what went into the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from wenming_cli.core.closing.code import show_code
from wenming_cli.core.periods import parse_period
from wenming_cli.message import M, Message, counted, joined
from wenming_cli.units.rows import FIGURES, finished_of
from wenming_cli.units.submission.manifest import FILES
from wenming_cli.units.submission.submitted import Submitted
from wenming_cli.views import words
from wenming_cli.views.page import PageBlock
from wenming_cli.views.problems import message_with_hint

_MOST_NAMED = 5
MEGABYTE = 1 << 20


def submit_page(found: Submitted, *, dry: bool) -> Iterator[PageBlock]:
    """Show what is handed in, and what a person should know of it."""
    manifest = found.manifest
    period = parse_period(manifest.period, manifest.year)
    yield words.text(M("{unit}, {period}", unit=manifest.unit, period=period.name), "bold")
    figures = manifest.figures
    items = counted("{n} item", "{n} items", figures["total"] or 0)
    done = finished_of(figures["done"], figures["verified"])
    said = [items, M("done {n}", n=done), M("progress {n}%", n=figures["percent"])]
    said += [M("overdue {n}", n=figures["overdue"])] if figures["overdue"] else []
    yield words.text(M("as of {day}: {figures}", day=manifest.as_of, figures=joined(said)))
    if found.wanted != "none":
        yield from map(words.text, _evidence_words(found))
    if manifest.closed is not None:
        code = show_code(str(manifest.closed["code"]))
        yield words.text(M("closed, code {code}", code=code))
    yield from _warnings(found)
    size = _size_words(found.size)
    if dry:
        yield words.text(
            M("{file} ({size}) would be written (--dry-run)", file=found.file, size=size), "yellow"
        )
    else:
        yield words.text(M("wrote {file} ({size})", file=found.file, size=size), "bold green")


def _evidence_words(found: Submitted) -> Iterator[Message]:
    """Yield how much evidence goes along, also that none does."""
    n = sum(one.name.startswith(FILES) for one in found.manifest.files)
    if found.wanted == "full":
        yield counted("{n} file of evidence", "{n} files of evidence", n)
        return
    yield counted("{n} small picture", "{n} small pictures", n)
    if found.stayed:
        yield counted(
            "{n} other file of evidence stays here (--files full sends it)",
            "{n} other files of evidence stay here (--files full sends them)",
            found.stayed,
        )


def _size_words(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB" if size >= MEGABYTE else f"{-(-size // 1024)} kB"


def _warnings(found: Submitted) -> Iterator[PageBlock]:
    manifest = found.manifest
    period = parse_period(manifest.period, manifest.year)
    if manifest.as_of < period.last:
        yield message_with_hint(
            "",
            M("the period is not over until {day}", day=period.last),
            M("if the one before is meant, name it: wenming submit Q3"),
            style="yellow",
        )
    if manifest.closed is None:
        yield message_with_hint(
            "",
            M("the period is not closed, so that its figures may still change"),
            M("close it first: wenming close {period}", period=manifest.period),
            style="yellow",
        )
    if manifest.late:
        yield message_with_hint(
            "",
            counted(
                "{n} entry came after the closing",
                "{n} entries came after the closing",
                manifest.late,
            ),
            M("the office above sees that; `wenming changes` shows what"),
            style="yellow",
        )
    if manifest.chain == "broken":
        yield message_with_hint(
            "",
            M("the journal was changed after recording, and the office above sees that"),
            M("look first: wenming check"),
            style="yellow",
        )
    if found.missing:
        named = [*found.missing[:_MOST_NAMED], *["…"] * (len(found.missing) > _MOST_NAMED)]
        yield message_with_hint(
            "",
            M("not sent along, since gone or larger than 60 MB: {files}", files=joined(named)),
            M("put back what is gone, then hand in anew with --force; send films in another way"),
            style="yellow",
        )


def submit_json(found: Submitted, *, dry: bool) -> dict[str, Any]:
    """Return the answer of `submit --json`."""
    manifest = found.manifest
    closed = manifest.closed
    return {
        "file": found.file,
        "size": found.size,
        "dry_run": dry,
        "unit": manifest.unit,
        "code": manifest.code or None,
        "plan": manifest.plan,
        "period": manifest.period,
        "as_of": manifest.as_of,
        "submitted_on": manifest.submitted_on,
        "closed": show_code(str(closed["code"])) if closed else None,
        "chain": manifest.chain,
        "late": manifest.late,
        "figures": unit_figures(manifest.figures),
        "files": [one.model_dump(mode="json") for one in manifest.files],
        "missing": list(found.missing),
    }


def unit_figures(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the figures of a unit by their names, from its row or its manifest."""
    return {key: row[key] for key in FIGURES if key != "percents"}
