"""Copies of journal files that sync programs and people leave beside them.

They are read like any other, and an entry that stands in several files counts once. `check` names
them, so that they can be tidied up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from wenming_cli.core.journal.seals import bare, digest
from wenming_cli.store.journal.lines import is_damaged

_MARK = re.compile(
    r"[^\w.@-]|[-.]sync-conflict-|[-_.]conflict(ed)?[-_]copy|[-_]?冲突|[-_]?副本", re.IGNORECASE
)
"""Marks of a copy: blanks and brackets (Dropbox, Nutstore, Windows), words such as 副本."""


def writer_of(stem: str) -> str:
    """Return whose entries a file holds: `li-na@pc (1)` holds those of `li-na@pc`."""
    mark = _MARK.search(stem)
    return stem[: mark.start()] if mark and mark.start() else stem


def find_copies(files: Mapping[str, Sequence[bytes]]) -> Iterator[tuple[str, str]]:
    """Yield each copy with the name of its original.

    A name without a mark can be a copy too (OneDrive adds the name of a computer): then it begins
    with the other's name, and the two have lines in common.

    Args:
        files: the lines of each file, by its name without the ending.
    """
    writers = [stem for stem in files if writer_of(stem) == stem]
    for stem, lines in files.items():
        likely = [other for other in writers if other != stem and stem.startswith(other)]
        if writer_of(stem) != stem:
            yield stem, max(likely, key=len, default=writer_of(stem))
        elif shared := [
            other for other in likely if _whole_lines(lines).keys() & _whole_lines(files[other])
        ]:
            yield stem, max(shared, key=len)


def find_missing_lines(copy: Sequence[bytes], original: Sequence[bytes]) -> list[bytes]:
    """Return the whole lines that only the copy has, each once, byte for byte."""
    known = _whole_lines(original)
    return [line for key, line in _whole_lines(copy).items() if key not in known]


def _whole_lines(lines: Sequence[bytes]) -> dict[str, bytes]:
    """Return the whole lines of a file by their digests."""
    return {digest(line): line for line in lines if bare(line) and not is_damaged(line)}
