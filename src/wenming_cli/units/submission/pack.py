"""Packing a submission: the same contents give the same bytes."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

from wenming_cli.units.submission.manifest import NAME, FileDigest, Manifest

_STORED = (".docx", ".xlsx", ".jpg", ".jpeg", ".png", ".zip", ".pdf", ".mp4", ".heic", ".webp")
"""Endings of what is packed already."""

_UNIX, _PLAIN = 3, 0o100644 << 16


def digests_of(members: Mapping[str, bytes]) -> tuple[FileDigest, ...]:
    """Return what the manifest says of each file.

    Args:
        members: the contents by name, in their order.
    """
    return tuple(
        FileDigest(name=name, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
        for name, data in members.items()
    )


def pack_submission(manifest: Manifest, members: Mapping[str, bytes]) -> bytes:
    """Return the bytes of a submission.

    Args:
        manifest: what stands first in it.
        members: the other files by name, in their order.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in {NAME: manifest.text(), **members}.items():
            archive.writestr(_entry(name), data)
    return buffer.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """Return how a file is packed: without a time of its own, alike on every system."""
    entry = zipfile.ZipInfo(name)
    entry.create_system = _UNIX
    entry.external_attr = _PLAIN
    packed = name.lower().endswith(_STORED)
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    return entry
