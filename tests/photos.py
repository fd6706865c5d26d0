"""Pictures for tests: small, real files, with what a camera writes into them."""

from __future__ import annotations

import io

from PIL import Image


def picture(taken: object = "", kind: str = "JPEG", *, shade: int = 0) -> bytes:
    """A picture of that moment (`2023:04:12 14:30:12`); another `shade` makes another file."""
    exif = Image.Exif()
    exif[0x010F] = "Phone"
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    file = io.BytesIO()
    Image.new("RGB", (16, 16), (shade, 0, 0)).save(file, kind, exif=exif)
    return file.getvalue()
