"""Several obligations in one item: each clause that has a time or rhythm of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wenming_cli.importers.fold import fold
from wenming_cli.importers.meaning.cadence import main_cadence
from wenming_cli.importers.meaning.deadlines import main_deadline
from wenming_cli.importers.meaning.understand import MOST_READ, times_in

_CLAUSES = re.compile(r"[^。;\n]*[。;\n]?")
_COMMAS = re.compile(r"[^,]*,?")
LONGEST_TITLE = 30


@dataclass(frozen=True, slots=True)
class Clause:
    """One obligation: a few words for it, and all of its words."""

    title: str
    text: str


def obligations(text: str, year: int) -> list[Clause]:
    """The clauses with a time of their own, where there are at least two; else none."""
    plain = fold(text[:MOST_READ])
    found = []
    for match in _CLAUSES.finditer(plain):
        if not match[0].strip():
            continue
        rhythms, dates = times_in(match[0], year)
        rhythm = main_cadence(rhythms)
        if (rhythm and rhythm.unit != "event") or main_deadline(dates):
            piece = text[match.start() : match.end()].strip()
            found.append(Clause(_title(piece), piece))
    return found if len(found) > 1 else []


def _title(piece: str) -> str:
    plain = fold(piece)
    first = _COMMAS.match(plain)
    length = len(first[0].rstrip(",。;")) if first else len(piece)
    title = re.sub(r"^[一二三四五六七八九]是", "", piece[: min(length, LONGEST_TITLE)])
    return title or piece[:LONGEST_TITLE]
