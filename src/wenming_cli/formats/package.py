"""Office files whose bytes depend only on their content: no times, a fixed order of parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from itertools import chain

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip file can name."""

_LEVEL = 6
_FIRST = "[Content_Types].xml"
"""Readers look for it at the beginning (ECMA-376, part 2)."""


Later = Mapping[bytes, Iterable[bytes]]
"""What replaces a mark in a part, piece by piece while the part is written."""


def freeze_package(data: bytes, later: Later | None = None) -> bytes:
    """Return the same zip file with its parts in a fixed order and without times."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as target,
    ):
        for name in sorted(source.namelist(), key=lambda name: (name != _FIRST, name)):
            with target.open(plain_member(name, zipfile.ZIP_DEFLATED), "w") as part:
                part.writelines(_pieces(source.read(name), later or {}))
    return result.getvalue()


def plain_member(name: str, packing: int) -> zipfile.ZipInfo:
    """Return the entry of a file in a zip file: the same on every system and at any time.

    Args:
        name: the file's.
        packing: how it is packed, such as `zipfile.ZIP_STORED`.
    """
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = packing
    info.external_attr = 0o600 << 16
    info.create_system = 3  # as on Unix, wherever it is written
    return info


def _pieces(data: bytes, later: Later) -> Iterable[bytes]:
    for mark, pieces in later.items():
        before, found, after = data.partition(mark)
        if found:
            return chain([before], pieces, _pieces(after, later))
    return [data]
