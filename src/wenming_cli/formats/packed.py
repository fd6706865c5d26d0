"""Packed files (.zip) as they are sent: the names in them, and their contents within limits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from wenming_cli.errors import Refused, Unreadable, WenmingError
from wenming_cli.formats.archives import DAMAGE
from wenming_cli.message import M

MOST_MEMBERS = 3000
"""Files of all packed ones in one another."""

LARGEST_MEMBER = 60 << 20
"""Bytes of one file, unpacked; a form or a photograph is far smaller."""

LARGEST_WHOLE = 500 << 20
"""Bytes of all files, unpacked."""

DEEPEST = 3
"""How many packed files may lie in one another."""

_UTF8 = 1 << 11
_LOCKED = 1
_CHUNK = 1 << 20
_SYSTEM = "__MACOSX"


class Member(NamedTuple):
    """A file in a packed one."""

    parts: tuple[str, ...]
    """Its folders and its name; none leads out of the folder that it is unpacked into."""

    data: bytes


class _Room:
    """What all packed files in one another may still hold together."""

    def __init__(self) -> None:
        self.members, self.bytes = MOST_MEMBERS, LARGEST_WHOLE


def members_of(file: BinaryIO, shown: str) -> Iterator[Member]:
    """Yield the files in a packed one, and those in packed ones in it.

    Args:
        file: the packed file.
        shown: its name in messages.

    Raises:
        Unreadable: it is damaged, or has a password.
        Refused: it unpacks to more than any office sends.
    """
    return _members(file, shown, _Room(), depth=1)


def _members(file: BinaryIO, shown: str, room: _Room, depth: int) -> Iterator[Member]:
    try:
        with zipfile.ZipFile(file) as archive:
            members = [one for one in archive.infolist() if one.filename[-1:] != "/"]
            room.members -= len(members)
            if room.members < 0 or depth > DEEPEST:
                raise _too_much(shown)
            for one in members:
                parts = _parts_of(one)
                if not parts or _SYSTEM in parts:
                    continue
                data = _read(archive, one, min(room.bytes, LARGEST_MEMBER), shown=shown)
                room.bytes -= len(data)
                if parts[-1].lower().endswith(".zip"):
                    inside = _members(
                        io.BytesIO(data), f"{shown}/{parts[-1]}", room, depth=depth + 1
                    )
                    for inner in inside:
                        yield Member((*parts, *inner.parts), inner.data)
                else:
                    yield Member(parts, data)
    except WenmingError:
        raise
    except (*DAMAGE, RuntimeError) as error:
        raise Unreadable(
            M("{file} is damaged", file=shown),
            M("unpack it yourself, and name the folder; or ask for it anew"),
        ) from error


def _parts_of(one: zipfile.ZipInfo) -> tuple[str, ...]:
    parts = _name_of(one).replace("\\", "/").split("/")
    return tuple(part for part in parts if part.strip(" .") and ":" not in part)


def _name_of(one: zipfile.ZipInfo) -> str:
    """Return the name of a member: marked as UTF-8, or in the code of a Chinese Windows."""
    if one.flag_bits & _UTF8:
        return one.filename
    try:
        raw = one.filename.encode("cp437")
    except UnicodeEncodeError:
        return one.filename
    for encoding in ("utf-8", "gb18030"):  # some programs write UTF-8 and do not say so
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return one.filename


def _read(archive: zipfile.ZipFile, one: zipfile.ZipInfo, most: int, shown: str) -> bytes:
    """Return the contents of a member, whatever size it claims to have."""
    if one.flag_bits & _LOCKED:
        raise Unreadable(
            M("{file} is protected by a password", file=shown),
            M("unpack it yourself, and name the folder"),
        )
    if one.file_size > most:
        raise _too_much(shown)
    found = bytearray()
    with archive.open(one) as source:
        while chunk := source.read(_CHUNK):
            found += chunk
            if len(found) > most:
                raise _too_much(shown)
    return bytes(found)


def _too_much(shown: str) -> Refused:
    return Refused(
        M("{file} unpacks to more than any office sends", file=shown),
        M("unpack it yourself, and name the folder of the forms; it may be an attack"),
    )
