"""Packing a submission piece by piece: the same contents give the same bytes."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from wenming_cli.errors import Unreadable
from wenming_cli.message import M
from wenming_cli.units.submission.manifest import NAME, FileDigest, Manifest

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_STORED = (".docx", ".xlsx", ".jpg", ".jpeg", ".png", ".zip", ".pdf", ".mp4", ".heic", ".webp")
"""Endings of what is packed already."""

_UNIX, _PLAIN = 3, 0o100644 << 16


class FileToPack(NamedTuple):
    """A file of a submission: what the manifest says of it, and where its bytes come from."""

    sha256: str
    size: int
    read: Callable[[], Iterable[bytes]]
    """Gives its bytes from the beginning, piece by piece."""


def file_to_pack(read: Callable[[], Iterable[bytes]]) -> FileToPack:
    """Return a file of a submission, read through for its digest."""
    found, size = hashlib.sha256(), 0
    for piece in read():
        found.update(piece)
        size += len(piece)
    return FileToPack(found.hexdigest(), size, read)


def held(data: bytes) -> FileToPack:
    """Return a file of a submission whose bytes are at hand."""
    return file_to_pack(lambda: [data])


class Nowhere(io.BytesIO):
    """Takes a submission that is only measured."""

    def __init__(self) -> None:
        super().__init__()
        self._at = 0

    def write(self, data: ReadableBuffer, /) -> int:
        """Pass over some bytes."""
        n = memoryview(data).nbytes
        self._at += n
        return n

    def seek(self, at: int, _whence: int = io.SEEK_SET, /) -> int:
        """Go to a place, counted from the beginning."""
        self._at = at
        return at

    def tell(self) -> int:
        """Return the place."""
        return self._at


def digests_of(members: Mapping[str, FileToPack]) -> tuple[FileDigest, ...]:
    """Return what the manifest says of each file.

    Args:
        members: the files by name, in their order.
    """
    return tuple(
        FileDigest(name=name, sha256=one.sha256, size=one.size) for name, one in members.items()
    )


def pack_submission(manifest: Manifest, members: Mapping[str, FileToPack], out: BinaryIO) -> int:
    """Write a submission.

    Args:
        manifest: what stands first in it.
        members: the other files by name, in their order.
        out: where its bytes go; one can seek in it.

    Returns:
        How many bytes that are.

    Raises:
        Unreadable: a file is no longer what its digest was taken of.
    """
    with zipfile.ZipFile(out, "w") as archive:
        for name, one in {NAME: held(manifest.text()), **members}.items():
            _pack(archive, name, one)
    return out.tell()


def _pack(archive: zipfile.ZipFile, name: str, one: FileToPack) -> None:
    found = hashlib.sha256()
    with archive.open(_entry(name, one.size), "w") as target:
        for piece in one.read():
            found.update(piece)
            target.write(piece)
    if found.hexdigest() != one.sha256:
        raise Unreadable(
            M("{name} was changed while it was packed", name=name), M("hand in once more")
        )


def _entry(name: str, size: int) -> zipfile.ZipInfo:
    """Return how a file is packed: without a time of its own, alike on every system."""
    entry = zipfile.ZipInfo(name)
    entry.create_system = _UNIX
    entry.external_attr = _PLAIN
    entry.file_size = size
    packed = name.lower().endswith(_STORED)
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    return entry
