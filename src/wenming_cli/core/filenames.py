"""Names of files that every system takes: what is wrong with one, and one made of any words."""

from __future__ import annotations

import unicodedata

from wenming_cli.core.patterns import compiled
from wenming_cli.message import M, Message

LONGEST_NAME = 60
LONGEST_BYTES = 200
"""With date, digits, number and ending a name stays below the 255 bytes that file systems take."""

LONGEST_ENDING = 10

PICTURES = frozenset({
    ".jpg", ".jpeg", ".jfif", ".png", ".heic", ".heif", ".webp", ".gif", ".bmp", ".tif", ".tiff",
    ".avif",
})  # fmt: skip
"""Endings of pictures, as cameras, phones, chat programs and scanners give them."""

_LEFT_BEHIND = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini"})

_DEVICES = r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)"
"""Names that Windows keeps for devices, whatever comes after the dot."""

_UNSAFE = r'[<>:"/\\|?*\x00-\x1f\x7f]+'


def is_device(name: str) -> bool:
    """Tell whether Windows keeps a name for a device: `NUL`, `com1.docx`."""
    return compiled(_DEVICES).match(name) is not None


def find_name_fault(name: str) -> Message | None:
    """Return why other systems do not take the name of a file; None if they do."""
    if is_device(name):
        return M("'{name}' is the name of a device on Windows, not of a file", name=name)
    if any(unicodedata.category(c) == "Cc" for c in name):
        return M("'{name}' holds a control character", name=name)
    if found := compiled(_UNSAFE).search(name):
        return M(
            "'{name}' holds {char}, which no name may hold on Windows", name=name, char=found[0][0]
        )
    if name.endswith((".", " ")):
        return M("'{name}' ends in a dot or a blank, which Windows leaves out", name=name)
    return None


def safe_name(text: str) -> str:
    """Return a file name for every system: keep Chinese, replace what Windows forbids."""
    folded = unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode("utf-8")
    shown = "".join(c for c in folded if c.isprintable())
    short = compiled(_UNSAFE).sub("-", shown)[:LONGEST_NAME].encode("utf-8")[:LONGEST_BYTES]
    name = short.decode("utf-8", "ignore").strip(" .-") or "file"
    return f"_{name}" if is_device(name) else name


def safe_ending(suffix: str) -> str:
    """Return the ending of a copy where it is an ordinary one: `.JPG` gives `.jpg`; else `""`."""
    ending = compiled(_UNSAFE).sub("", suffix.lower()).strip()
    return ending if 1 < len(ending) <= LONGEST_ENDING and ending.isascii() else ""


def is_picture(name: str) -> bool:
    """Tell whether a file is a picture, by the ending of its name."""
    dot = name.rfind(".")
    return dot > 0 and name[dot:].lower() in PICTURES


def is_by_the_way(name: str) -> bool:
    """Tell whether a file is hidden, or left in a folder by the system or by Word: nobody's own."""
    return name.startswith((".", "~$")) or name.lower() in _LEFT_BEHIND


def composed(name: str) -> str:
    """Return a name in the form in which it is typed (NFC); macOS takes names apart (NFD)."""
    return unicodedata.normalize("NFC", name)


def folded_name(name: str) -> str:
    """Return what two names share that are one to Windows or macOS: case and form are gone."""
    return composed(composed(name).casefold())
