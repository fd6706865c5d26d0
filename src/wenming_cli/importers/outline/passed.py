"""Numbers that stand where items begin and begin none: a person should look at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wenming_cli.importers.lines import CleanedSource, LeftOut
from wenming_cli.importers.outline.labels import Candidate
from wenming_cli.importers.outline.search import KeptLabel

_BEGINNINGS = frozenset({"line", "cell", "heading", "field", "sentence", "stop"})
_WEAK = frozenset({"month", "dec1", "stage"})
"""Styles that running text often begins with."""

_LONGEST = 300
"""Characters of what follows a number that begins no item; it may hold an owner and a day."""


def passed_over(
    source: CleanedSource, written: Sequence[Candidate], found: Sequence[KeptLabel]
) -> Iterator[LeftOut]:
    """Yield what is written like a label at the start of a line or behind a stop, and begins no item.

    Cross references (（一）至（三）项), days (三、四月间) and what stands before the first item are none.
    """
    if not found:
        return
    read_to = found[0].candidate.start
    kept = {one.candidate.start: one.candidate.end for one in found}
    begins = [one.start for one in written if one.start in kept or _begins(one)]
    for one in written:
        if one.start in kept:
            read_to = max(read_to, kept[one.start])
        elif one.start >= read_to and _begins(one):
            stop = next((at for at in begins if at >= one.end), len(source.text))
            text = source.text[one.start : min(stop, one.start + _LONGEST)].partition("\n")[0]
            yield LeftOut("label", text.strip(), source.place_at(one.start))
            read_to = one.end


def _begins(one: Candidate) -> bool:
    return one.where in _BEGINNINGS and not one.doubt and one.style not in _WEAK
