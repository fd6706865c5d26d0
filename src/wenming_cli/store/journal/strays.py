"""Copies of journal files that sync programs and people leave beside them.

They are read like any other, and an entry that stands in several files counts once. `check` names
them, so that they can be tidied up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from wenming_cli.core.copynames import original_of
from wenming_cli.core.journal.reading import strip_line
from wenming_cli.core.journal.seals import digest
from wenming_cli.store.journal.lines import is_damaged


def find_copies(files: Mapping[str, Sequence[bytes]]) -> Iterator[tuple[str, str]]:
    """Yield each copy with the name of its original.

    A name without a mark can be a copy too (OneDrive adds the name of a computer): then it begins
    with the other's name, and the two have lines in common.

    Args:
        files: the lines of each file, by its name without the ending.
    """
    writers = {stem for stem in files if original_of(stem) == stem}
    lines_of = cache(lambda stem: _whole_lines(files[stem]).keys())
    for stem in files:
        likely = [stem[:n] for n in range(len(stem) - 1, 0, -1) if stem[:n] in writers]
        if stem not in writers:
            yield stem, next(iter(likely), original_of(stem))
        elif original := next((one for one in likely if lines_of(stem) & lines_of(one)), ""):
            yield stem, original


def find_missing_lines(copy: Sequence[bytes], original: Sequence[bytes]) -> list[bytes]:
    """Return the whole lines that only the copy has, each once, byte for byte."""
    known = _whole_lines(original)
    return [line for key, line in _whole_lines(copy).items() if key not in known]


def _whole_lines(lines: Sequence[bytes]) -> dict[str, bytes]:
    """Return the whole lines of a file by their digests."""
    return {digest(line): line for line in lines if strip_line(line) and not is_damaged(line)}
