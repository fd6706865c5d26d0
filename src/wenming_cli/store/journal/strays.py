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
"""What no writer's name has: blanks and brackets (Dropbox, Nutstore, Windows), words for a copy."""


def writer_of(stem: str) -> str:
    """Whose entries a file holds: `li-na@pc (1)` those of `li-na@pc`."""
    mark = _MARK.search(stem)
    return stem[: mark.start()] if mark and mark.start() else stem


def copies(files: Mapping[str, Sequence[bytes]]) -> Iterator[tuple[str, str]]:
    """Each copy with the name of the file that it is a copy of.

    A name without a mark may be one as well (OneDrive adds the name of a computer): it begins with
    the other's name, and they have lines in common.

    Args:
        files: the lines of each file, by its name without the ending.
    """
    writers = [stem for stem in files if writer_of(stem) == stem]
    for stem, lines in files.items():
        likely = [other for other in writers if other != stem and stem.startswith(other)]
        if writer_of(stem) != stem:
            yield stem, max(likely, key=len, default=writer_of(stem))
        elif shared := [other for other in likely if _whole(lines).keys() & _whole(files[other])]:
            yield stem, max(shared, key=len)


def missing_lines(copy: Sequence[bytes], original: Sequence[bytes]) -> list[bytes]:
    """The whole lines that only the copy has, each once, as they stand there."""
    known = _whole(original)
    return [line for key, line in _whole(copy).items() if key not in known]


def _whole(lines: Sequence[bytes]) -> dict[str, bytes]:
    """The lines that `store.journallines` takes for whole, by their digests."""
    return {digest(line): line for line in lines if bare(line) and not is_damaged(line)}
