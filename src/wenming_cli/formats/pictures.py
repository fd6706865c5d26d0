"""When a picture was taken, by what the camera wrote into the file (EXIF).

Only the blocks of a file are walked, and the small one with the dates is read: no pixel is decoded,
whatever size a picture claims to have, and nothing is held in memory but that block. Pillow reads
it, entry by entry; its `Image.open` would read far more, and warn on the screen.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Callable
from typing import BinaryIO, Literal, NamedTuple

PictureKind = Literal["jpeg", "png", "webp", "other", ""]

LARGEST_BLOCK = 1 << 16
"""Bytes of the block that are read; JPEG allows no more, and cameras write a few thousand."""

MOST_BLOCKS = 20_000
"""Blocks of one file that are looked at, so that the walk ends; a large PNG has some thousand."""

_HEAD = 32
_EXIF = b"Exif\0\0"
_DATES, _TAKEN = 0x8769, 0x9003
"""The tags of the directory with the dates, and in it of the moment that the shutter opened."""

_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"})


class PictureData(NamedTuple):
    """What a picture says of itself."""

    kind: PictureKind = ""
    """`other` is a picture whose own data is not read; `""` is no picture."""

    taken: str = ""
    """When it was taken, as the camera wrote it: `2023:04:12 14:30:12`; `""` if it did not."""


def read_picture(file: BinaryIO) -> PictureData:
    """Read what a picture says of itself, whatever its name ends in and however it is damaged."""
    kind = picture_kind(file.read(_HEAD))
    find = _FINDERS.get(kind)
    if find is None:
        return PictureData(kind)
    try:
        block = find(file)
    except struct.error:  # the file ends before its block does
        block = b""
    return PictureData(kind, _taken_in(block.removeprefix(_EXIF)) if block else "")


def picture_kind(head: bytes) -> PictureKind:
    """Tell the kind of a picture by the first bytes of its file."""
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    known = head.startswith((b"II*\0", b"MM\0*", b"GIF8")) or (
        head[4:8] == b"ftyp" and head[8:12] in _BRANDS
    )
    return "other" if known else ""


def _find_in_jpeg(file: BinaryIO) -> bytes:
    """Return the block of a JPEG file: the first APP1 segment that begins with `Exif`."""
    file.seek(2)
    for _ in range(MOST_BLOCKS):
        mark, code, size = struct.unpack(">BBH", file.read(4))
        if mark != 0xFF or code in (0xD9, 0xDA) or size < 2:  # the picture itself begins
            break
        if code == 0xE1:
            block = file.read(size - 2)
            if block.startswith(_EXIF):
                return block
        else:
            file.seek(size - 2, io.SEEK_CUR)
    return b""


def _find_in_png(file: BinaryIO) -> bytes:
    return _find_chunk(file, at=8, form=">I4s", name=b"eXIf", behind=4)


def _find_in_webp(file: BinaryIO) -> bytes:
    return _find_chunk(file, at=12, form="<4sI", name=b"EXIF", behind=0)


def _find_chunk(file: BinaryIO, *, at: int, form: str, name: bytes, behind: int) -> bytes:
    """Return the chunk of a name; each has a head of eight bytes and so many behind its content."""
    file.seek(at)
    for _ in range(MOST_BLOCKS):
        one, other = struct.unpack(form, file.read(8))
        found, size = (other, one) if isinstance(one, int) else (one, other)
        if found == name:
            return file.read(size) if size <= LARGEST_BLOCK else b""
        odd = size % 2 if not behind else 0
        file.seek(size + odd + behind, io.SEEK_CUR)
    return b""


_FINDERS: dict[PictureKind, Callable[[BinaryIO], bytes]] = {
    "jpeg": _find_in_jpeg,
    "png": _find_in_png,
    "webp": _find_in_webp,
}


def _taken_in(block: bytes) -> str:
    """Return the moment in a block that begins like a TIFF file; `""` where it tells none."""
    from PIL.TiffImagePlugin import ImageFileDirectory_v2

    file = io.BytesIO(block)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a damaged block; it tells no day then
        try:
            outer = ImageFileDirectory_v2(file.read(8))
            file.seek(outer.next)
            outer.load(file)
            inner = ImageFileDirectory_v2(block[:8])
            file.seek(outer.get(_DATES, 0))
            inner.load(file)
            taken = inner.get(_TAKEN, "")
        except Exception:  # damage has no common class: strangers may have made it
            return ""
    return taken.strip("\0 ") if isinstance(taken, str) else ""
