"""When a picture was taken, by what its camera wrote: read from real files, however damaged."""

from __future__ import annotations

import io
import random
import struct
import tracemalloc

import pytest
from PIL import Image

from photos import picture
from wenming_cli.formats.pictures import PictureData, read_picture

NOON = "2023:04:12 12:00:00"


def read(data: bytes) -> PictureData:
    return read_picture(io.BytesIO(data))


def segment(code: int, content: bytes) -> bytes:
    """A block of a JPEG file."""
    return struct.pack(">BBH", 0xFF, code, len(content) + 2) + content


def block(*entries: tuple[int, int, int, bytes], dates: int = 8) -> bytes:
    """The EXIF of a file by hand: tag, type, count, four bytes; the dates begin at `dates`."""
    packed = b"".join(struct.pack(">HHI", *entry[:3]) + entry[3] for entry in entries)
    return b"Exif\0\0MM\0*" + struct.pack(">I", dates) + struct.pack(">H", len(entries)) + packed


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_moment_that_a_camera_wrote_is_read(kind: str) -> None:
    assert read(picture(NOON, kind)) == (kind.lower(), NOON)
    assert read(picture("", kind)) == (kind.lower(), "")


def test_a_png_that_ends_in_its_dates() -> None:
    """Programs that write them afterwards put them behind the picture."""
    data = picture(NOON, "PNG")
    at = data.index(b"eXIf") - 4
    length = struct.unpack(">I", data[at : at + 4])[0] + 12
    moved = data[:at] + data[at + length : -12] + data[at : at + length] + data[-12:]

    assert read(moved) == ("png", NOON)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "other"),
        (picture(NOON, "TIFF"), "other"),
        (b"GIF89a", "other"),
        (b"%PDF-1.7", ""),
        (b"RIFF\x10\0\0\0WAVE", ""),
        (b"", ""),
    ],
)
def test_what_is_not_read_is_told_apart_from_what_is_no_picture(data: bytes, kind: str) -> None:
    assert read(data) == (kind, "")


def test_other_segments_come_before_the_dates() -> None:
    """The head of JFIF, words of a program (XMP) in a segment of the same code, a colour profile."""
    data = picture(NOON)
    others = segment(0xE0, b"JFIF\0") + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>")

    assert read(data[:2] + others + segment(0xE2, b"ICC" * 999) + data[2:]) == ("jpeg", NOON)


def test_no_pixel_is_decoded_whatever_size_a_picture_claims(
    recwarn: pytest.WarningsRecorder,
) -> None:
    """65,500 by 65,500 pixels would be 12 GB; 200 MP is what phones make."""
    data = bytearray(picture(NOON))
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", 65500, 65500)

    assert read(bytes(data)) == ("jpeg", NOON)
    assert not recwarn.list


def test_ten_megabytes_of_dates_are_not_read() -> None:
    chunk = picture(NOON, "PNG")
    bomb = chunk[:33] + struct.pack(">I4s", 10 << 20, b"eXIf") + bytes(10 << 20) + chunk[33:]
    many = b"\xff\xd8" + segment(0xE1, b"Exif\0\0" + bytes(65000)) * 160

    tracemalloc.start()
    assert (read(bomb), read(many)) == (("png", ""), ("jpeg", ""))
    assert tracemalloc.get_traced_memory()[1] < 2 << 20
    tracemalloc.stop()


@pytest.mark.parametrize("taken", [b"\xff\xfe\0", 20230412, (1, 2, 3)])
def test_a_moment_that_is_no_text_is_none(taken: object) -> None:
    raw = block((0x8769, 4, 1, struct.pack(">I", 26)))
    kinds = {bytes: (0x9003, 7, 3), int: (0x9003, 4, 1), tuple: (0x9003, 1, 3)}
    inner = struct.pack(">H", 1) + struct.pack(">HHI", *kinds[type(taken)]) + b"\1\2\3\0"

    assert read(b"\xff\xd8" + segment(0xE1, raw + inner) + b"\xff\xd9") == ("jpeg", "")


def test_directories_that_lead_into_themselves_end() -> None:
    looped = block((0x8769, 4, 1, struct.pack(">I", 8)))
    assert read(b"\xff\xd8" + segment(0xE1, looped)) == ("jpeg", "")
    endless = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sI", 0, b"tEXt", 0) * 30_000
    assert read(endless) == ("png", "")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_damage_of_any_kind_leaves_a_picture_without_a_day(
    kind: str, recwarn: pytest.WarningsRecorder
) -> None:
    whole, chance = picture(NOON, kind), random.Random(4)  # noqa: S311  the same damage every time
    for _ in range(1500):
        data = bytearray(whole[: chance.choice([len(whole), chance.randrange(len(whole))])])
        for _ in range(chance.randrange(1, 8)):
            if data:
                data[chance.randrange(min(len(data), 200))] = chance.randrange(256)
        assert len(read(bytes(data)).taken) < 1 << 16
    assert not recwarn.list


def test_pillow_agrees() -> None:
    with Image.open(io.BytesIO(picture(NOON))) as image:
        assert image.getexif().get_ifd(0x8769)[0x9003] == NOON
