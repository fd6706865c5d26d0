"""Office files whose bytes depend on nothing but what is in them."""

from __future__ import annotations

import io
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip file can name."""

_FIRST = "[Content_Types].xml"
"""Readers look for it at the beginning (ECMA-376, part 2)."""


def frozen(data: bytes) -> bytes:
    """The same zip file with its parts in a fixed order and no clock in it."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted(source.namelist(), key=lambda name: (name != _FIRST, name)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 3  # as on Unix, wherever it is written
            target.writestr(info, source.read(name))
    return result.getvalue()
