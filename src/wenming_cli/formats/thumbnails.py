"""Small pictures: what a picture shows, in few bytes."""

from __future__ import annotations

import io
import warnings

LONGEST_SIDE = 640
"""Pixels."""

QUALITY = 70
"""Of JPEG, out of 95."""

MOST_PIXELS = 120_000_000
"""Of the picture itself; a phone makes half as many."""


def small_picture(data: bytes) -> bytes | None:
    """Return a picture as a small JPEG, as the camera was held; None where it cannot be read.

    Args:
        data: the bytes of the file.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    return None
                small = ImageOps.exif_transpose(picture).convert("RGB")
                small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
                out = io.BytesIO()
                small.save(out, "JPEG", quality=QUALITY)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return out.getvalue()
