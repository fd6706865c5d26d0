"""Copies of journal files that sync programs and people leave beside them.

They are read like any other, and an entry that stands in several files counts once. `check` names
them, so that they can be tidied up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wenming_cli.core.copynames import original_of
from wenming_cli.core.journal.seals import bare, digest
from wenming_cli.store.journal.lines import is_damaged


def find_copies(files: Mapping[str, Sequence[bytes]]) -> Iterator[tuple[str, str]]:
    """Yield each copy with the name of its original.

    A name without a mark can be a copy too (OneDrive adds the name of a computer): then it begins
    with the other's name, and the two have lines in common.

    Args:
        files: the lines of each file, by its name without the ending.
    """
    writers = [stem for stem in files if original_of(stem) == stem]
    for stem, lines in files.items():
        likely = [other for other in writers if other != stem and stem.startswith(other)]
        if original_of(stem) != stem:
            yield stem, max(likely, key=len, default=original_of(stem))
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
