"""How sync programs, file managers and people name the copies that they leave beside a file."""

from __future__ import annotations

from wenming_cli.core.patterns import compiled

_MARK = r"(?i)[^\w.@-]|[-.]sync-conflict-|[-_.]conflict(ed)?[-_]copy|[-_]?冲突|[-_]?副本"
"""Marks of a copy: blanks and brackets (Dropbox, Nutstore, Windows), words such as 副本."""

_SAYS_COPY = r"(?i)[(（]\d+[)）]|~\d|^ \d+$|copy|conflict|冲突|副本|复件"
"""What only a copy has behind the name of its original; a bracket or a blank is not enough."""


def original_of(stem: str) -> str:
    """Return the name of the original: `li-na@pc (1)` is a copy of `li-na@pc`."""
    mark = compiled(_MARK).search(stem)
    return stem[: mark.start()] if mark and mark.start() else stem


def says_copy(rest: str) -> bool:
    """Tell whether what follows a name can only stand on a copy: ` (1)`, ` - 副本`."""
    return compiled(_SAYS_COPY).search(rest) is not None
