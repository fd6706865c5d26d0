"""How long a summary may be, and what is told where there is more than fits.

The lengths are those that offices expect of a 季度小结, 半年总结 and 年终总结. Only the account of
what was done is cut: the figures, the problems and what is missing are told whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from wenming_cli.core.periods import Period
from wenming_cli.papers.document import Block, Paragraph


@dataclass(frozen=True)
class Extent:
    """How many 字数 a text has without its attachments, for periods of up to so many days."""

    days: int
    least: int
    """Reached where the journal has enough to tell; nothing is made up to reach it."""

    most: int


EXTENTS = (
    Extent(days=100, least=800, most=1500),
    Extent(days=200, least=2000, most=3000),
    Extent(days=date.max.toordinal(), least=3000, most=5000),
)

_COUNTED = re.compile(r"[!-~]+|\S")

MOST_NAMED = 20
"""How many problems, overdue and missing items are named; a large plan has thousands."""


def extent_of(period: Period) -> Extent:
    """Return the length for a period."""
    return next(extent for extent in EXTENTS if period.days <= extent.days)


def length_of(blocks: Iterable[Block]) -> int:
    """Count the 字数 of a text."""
    return sum(
        count_characters(block.text)
        + (count_characters(block.lead) if isinstance(block, Paragraph) else 0)
        for block in blocks
    )


def count_characters(text: str) -> int:
    """Count 字数 as Word and WPS do: a Chinese character or sign is one, so is a number."""
    return len(_COUNTED.findall(text))


def abridge_list(texts: Sequence[str], most: int, tail: str) -> list[str]:
    """Return all texts, or the first of them and how many there are: `…等9项，详见附件`."""
    if len(texts) <= most:
        return list(texts)
    return [*texts[: most - 1], f"{texts[most - 1]}等{len(texts)}项{tail}"]
