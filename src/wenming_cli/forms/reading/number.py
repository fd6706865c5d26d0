"""Which form a file is: its number, of the five places the one that is left (回收编号)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from unicodedata import normalize

from wenming_cli.errors import Problem, Refused
from wenming_cli.forms.columns import BASE_PAGE, NUMBER_NAME, NUMBER_PROPERTY
from wenming_cli.forms.form import IssuedForm, parse_lines, read_number, show_number
from wenming_cli.forms.reading.book import Book, Grid
from wenming_cli.message import M, Message, joined

_SHOWN = re.compile(r"回收编号[\s:：]*([0-9A-Za-z]{4}[\s\-－—–_]?[0-9A-Za-z]{4})(?![0-9A-Za-z])")
_PLACES: Mapping[str, Message] = {
    "base": M("the hidden sheet"),
    NUMBER_PROPERTY: M("the file's properties"),
    NUMBER_NAME: M("the defined name"),
    "shown": M("the line below the title"),
}
"""Where a form's number stands, in words."""


class Identity(NamedTuple):
    """What a file says of which form it is."""

    number: str | None
    embedded: IssuedForm | None
    problems: tuple[Problem, ...]


def read_identity(book: Book, heads: Iterable[str], shown: str) -> Identity:
    """Read a form's number and the form as it was issued; name what contradicts itself.

    Args:
        book: the file.
        heads: the texts above the headings; what people write below names other forms too.
        shown: the file's name in messages.
    """
    base = book.grid(BASE_PAGE)
    lines = _lines(base) if base else []
    embedded = _embedded(lines, shown)
    said = [("base", _number_in(lines)), *book.marks.items(), *_shown_numbers(heads)]
    found = [(place, number) for place, text in said if (number := read_number(text))]
    number = next(iter(Counter(one for _, one in found).most_common(1)), (None, 0))[0]
    problems = [*_contradictions(found, shown)]
    if number is None:
        problems.append(_unnumbered(shown))
    elif lines and (embedded is None or embedded.number != number):
        problems.append(_changed_base(shown))
        embedded = None
    return Identity(number, embedded, tuple(problems))


def _lines(base: Grid) -> list[str]:
    return [cells[1].text for cells in base.rows.values() if 1 in cells]


def _embedded(lines: list[str], shown: str) -> IssuedForm | None:
    try:
        return parse_lines(lines, shown)
    except Refused:
        return None


def _number_in(lines: list[str]) -> str:
    try:
        head = json.loads(lines[0]) if lines else None
    except (ValueError, RecursionError):
        return lines[0]
    return str(head.get("form") or "") if isinstance(head, dict) else ""


def _shown_numbers(heads: Iterable[str]) -> Iterator[tuple[str, str]]:
    for text in heads:
        for found in _SHOWN.finditer(normalize("NFKC", text)):
            yield "shown", found[1]


def _contradictions(found: Sequence[tuple[str, str]], shown: str) -> Iterator[Problem]:
    if len({number for _, number in found}) > 1:
        told = [
            M("{place} says {number}", place=_PLACES[place], number=show_number(number))
            for place, number in dict.fromkeys(found)
        ]
        yield Problem(
            "form-contradicts",
            M("{file} bears several form numbers: {told}", file=shown, told=joined(told)),
            M("rows of one form were copied into another; ask for each in its own file"),
            file=shown,
        )


def _unnumbered(shown: str) -> Problem:
    return Problem(
        "form-unnumbered",
        M(
            "{file} bears no form number (回收编号), so it is not known which form it is",
            file=shown,
        ),
        M("write the number of the form into its second row, as handed out, and collect again"),
        file=shown,
    )


def _changed_base(shown: str) -> Problem:
    return Problem(
        "form-base-changed",
        M(
            "the hidden sheet of {file} was changed; what was handed out is taken instead",
            file=shown,
        ),
        M("nothing is lost; the plan's folder keeps each form as it was handed out"),
        file=shown,
        blocking=False,
        notice=True,
    )
