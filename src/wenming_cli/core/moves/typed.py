"""What was typed: amounts, numbers before files, and words written again as another command."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from decimal import Decimal

from wenming_cli.core.moves.request import Request
from wenming_cli.core.numbers import parse_selection
from wenming_cli.core.periods import LONGEST
from wenming_cli.errors import Refused, Usage
from wenming_cli.message import M, joined

MOST: Decimal = Decimal(1_000_000_000)
PLACES = 4
"""Decimals of an amount that are kept exactly wherever a journal is read."""


def parse_amount(text: str) -> Decimal:
    """Read how much: `6`, `2.5`, `１２`; exact.

    Raises:
        Usage: it is no number above zero with at most four decimals.
    """
    folded = unicodedata.normalize("NFKC", text).strip()
    amount = Decimal(folded) if re.fullmatch(r"[0-9]{1,10}(\.[0-9]{1,20})?", folded) else None
    if amount is None or not 0 < amount <= MOST or amount != round(amount, PLACES):
        raise Usage(
            M("'{text}' is not an amount", text=text if len(text) <= LONGEST else text[:LONGEST]),
            M("write a number above zero, such as 6 or 2.5; the unit is that of the plan"),
        )
    return amount


def part_words(
    first: str, more: Sequence[str], is_file: Callable[[str], bool]
) -> tuple[list[str], list[str]]:
    """Part the words of `attach`: item numbers come first, then files and folders.

    The first word is a number, whatever files there are.

    Args:
        first: the first word.
        more: the others.
        is_file: tells whether something has that name.

    Raises:
        Refused: a word is a number and the name of a file, or a number stands behind a file.
        Usage: no file is named.
    """
    numbers, files = [first], list[str]()
    for word in more:
        if not _reads_as_number(word):
            files.append(word)
            continue
        there = is_file(word)
        if there and not files:
            raise Refused(
                M("'{word}' is an item number, and a file here has that name", word=word),
                M("write ./{word} for the file, and rename it if the item is meant", word=word),
            )
        if files and not there:
            raise Refused(
                M("'{word}' stands behind a file; item numbers come first", word=word),
                M(
                    "write wenming attach {numbers} {word} FILE",
                    numbers=" ".join(numbers),
                    word=word,
                ),
            )
        (files or numbers).append(word)
    if not files:
        raise Usage(
            M("no file is named that proves {numbers}", numbers=joined(numbers)),
            M(
                "write the file or folder behind it: wenming attach {numbers} 签到表.pdf",
                numbers=" ".join(numbers),
            ),
        )
    return numbers, files


def _reads_as_number(word: str) -> bool:
    try:
        return bool(parse_selection([word]))
    except Refused:
        return False


def note_command(request: Request, no: str, period: str, *, verb: str = "note") -> str:
    """Return the command that keeps what was typed with another: as a note, or by another verb."""
    words = "；".join(filter(None, [request.note, request.why]))
    said = {
        "for": period,
        "on": str(request.on) if request.typed else "",
        "note": words,
        "people": request.people,
        "amount": request.amount,
        "percent": request.percent,
        "place": request.place,
        "difficulty": request.difficulty,
        "next": request.next,
    }
    parts = [
        f"--{name} {_quoted(str(value))}" for name, value in said.items() if value not in ("", None)
    ]
    parts += [f"--evidence {_quoted(path)}" for path in request.evidence]
    return " ".join(["wenming", verb, no, *parts, *(["--total"] if request.total else [])])


def _quoted(text: str) -> str:
    if not re.search(r"[^\w.#/\\:-]", text):
        return text
    return f"'{text}'" if '"' in text else f'"{text}"'
