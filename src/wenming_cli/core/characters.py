"""Characters that are no text: unseen, they steer a terminal or turn the words around them."""

from __future__ import annotations

import unicodedata

_STEERING = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Control, format and half characters, separators of lines (Unicode, general categories)."""


def steers(character: str) -> bool:
    """Tell whether a character must be shown by its code, wherever user data is shown."""
    return unicodedata.category(character) in _STEERING
