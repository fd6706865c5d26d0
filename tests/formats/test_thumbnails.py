"""Small pictures: turned as the camera was held, and nothing else than pictures."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from wenming_cli.formats import thumbnails
from wenming_cli.formats.thumbnails import LONGEST_SIDE, small_picture


def picture(size: tuple[int, int], kind: str = "JPEG", mode: str = "RGB", turned: int = 1) -> bytes:
    out = io.BytesIO()
    image = Image.new(mode, size)
    exif = image.getexif()
    exif[0x0112] = turned
    image.save(out, kind, exif=exif)
    return out.getvalue()


def size_of(data: bytes | None) -> tuple[int, int]:
    assert data is not None
    return Image.open(io.BytesIO(data)).size


@pytest.mark.slow
@pytest.mark.parametrize(
    ("raw", "size"),
    [
        (picture((1600, 1200)), (640, 480)),
        (picture((1600, 1200), turned=6), (480, 640)),
        (picture((100, 50)), (100, 50)),
        (picture((2000, 100), "PNG", "RGBA"), (640, 32)),
        (picture((700, 700), "PNG", "P"), (640, 640)),
        (picture((700, 700), "WEBP"), (640, 640)),
    ],
)
def test_a_picture_becomes_a_small_jpeg(raw: bytes, size: tuple[int, int]) -> None:
    assert size_of(small_picture(raw)) == size
    assert max(size) <= LONGEST_SIDE
    assert small_picture(raw) == small_picture(raw)


@pytest.mark.parametrize("raw", [b"", b"no picture", b"\xff\xd8\xff", picture((90, 90))[:200]])
def test_what_is_no_whole_picture_gives_none(raw: bytes) -> None:
    assert small_picture(raw) is None


def test_a_picture_that_claims_to_be_enormous_is_not_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(thumbnails, "MOST_PIXELS", 9_999)
    assert small_picture(picture((100, 100))) is None
