"""Characters that are no text: unseen, they steer a terminal or turn the words around them."""

from __future__ import annotations

import unicodedata

from wenming_cli.core.patterns import compiled

_STEERING = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Control, format and half characters, separators of lines (Unicode, general categories)."""


def steers(character: str) -> bool:
    """Tell whether a character must be shown by its code, wherever user data is shown."""
    return unicodedata.category(character) in _STEERING


_UNSEEN = (
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\uf000-\uf0ff]"
)
"""Characters without a shape that come along when words are copied from pages and chats, and the
codes that Word gives to signs of the font Wingdings."""


def without_unseen(text: str) -> str:
    """Return a text without characters that nobody sees, so that equal words are equal."""
    return compiled(_UNSEEN).sub("", text)


def unseen_codes(text: str) -> str:
    """Return the codes of the unseen characters of a text, `U+200B, U+FEFF`; `""` without any."""
    if "".join(text.splitlines()).isprintable():  # of most; it takes no pattern to see that
        return ""
    return ", ".join(sorted({f"U+{ord(found):04X}" for found in compiled(_UNSEEN).findall(text)}))


def show_unseen(text: str) -> str:
    """Return a text with the codes of its unseen characters in their places: `理论[U+200B]科`."""
    return compiled(_UNSEEN).sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
