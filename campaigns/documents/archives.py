"""Hostile zip files, called a document's name."""
# ruff: noqa: E501 - a case stands as one row of its table, however long

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from random import Random

from campaigns.documents.document import Bait, Document, packed
from campaigns.documents.excel import sheet, xlsx
from campaigns.documents.word import GOOD, RELS, TYPES, docx


def archive(chance: Random, bait: Bait) -> Document:
    """A bomb, or a file that lies about what is in it."""
    del bait
    what, data = chance.choice((_ratio, _many, _nested, _overlapping, _lying, _odd))(chance)
    name = chance.choice(
        ("方案.docx", "方案.docx", "分解表.xlsx", "方案.odt", "方案.zip", "方案.wps")
    )
    return Document(
        "zip", f"{what}, called {name}", name, data, office=name.endswith((".odt", ".wps"))
    )


def zeros(size: int, letter: bytes = b" ") -> bytes:
    """A raw deflate stream of many equal bytes: one piece of a megabyte again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(letter * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return piece * (size >> 20) + packer.flush()


def _ratio(chance: Random) -> tuple[str, bytes]:
    """One part that grows a thousandfold."""
    size = chance.choice((64, 300, 1000)) << 20
    part = chance.choice(
        (
            "word/document.xml",
            "word/media/image1.png",
            "xl/sharedStrings.xml",
            "xl/worksheets/sheet1.xml",
            "[Content_Types].xml",
            "_rels/.rels",
            "word/styles.xml",
            "word/numbering.xml",
            "content.xml",
        )
    )
    good = docx(GOOD) if part.startswith(("word", "[", "_")) else xlsx(sheet())
    with zipfile.ZipFile(io.BytesIO(good)) as file:
        parts: dict[str, bytes | str] = {
            name: file.read(name) for name in file.namelist() if name != part
        }
    raw = zeros(size)
    small = [(name, *_deflated(_bytes(content))) for name, content in parts.items()]
    return f"{part} of {size >> 20} MB", _raw([*small, (part, raw, size, _crc(size))])


def _bytes(content: bytes | str) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def _deflated(content: bytes) -> tuple[bytes, int, int]:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush(), len(content), zlib.crc32(content)


def _crc(size: int) -> int:
    crc, piece = 0, b" " * (1 << 20)
    for _ in range(size >> 20):
        crc = zlib.crc32(piece, crc)
    return crc


def _raw(
    parts: list[tuple[str, bytes, int, int]], told: int | None = None, same: bool = False
) -> bytes:
    """A zip file from deflated parts; `told` is the size that it tells, `same` lets all parts be one."""
    out, central = b"", b""
    for name, raw, size, crc in parts:
        encoded, at = name.encode(), 0 if same and out else len(out)
        fields = struct.pack(
            "<HHHHHIIIHH",
            20,
            0x800,
            8,
            0,
            0x21,
            crc,
            len(raw),
            (size if told is None else told) & 0xFFFFFFFF,
            len(encoded),
            0,
        )
        if not (same and out):
            out += b"PK\x03\x04" + fields + encoded + raw
        central += (
            b"PK\x01\x02"
            + struct.pack("<H", 20)
            + fields
            + struct.pack("<HHHII", 0, 0, 0, 0, at)
            + encoded
        )
    count = min(len(parts), 0xFFFF)
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(central), len(out), 0)
    return out + central + end


def _many(chance: Random) -> tuple[str, bytes]:
    """Very many parts."""
    n = chance.choice((5_000, 60_000))
    extra = {f"word/media/{i}.png": b"" for i in range(n)}
    return f"{n} parts", packed(
        {"[Content_Types].xml": TYPES, "_rels/.rels": RELS, "word/document.xml": "<a/>", **extra}
    )


def _nested(chance: Random) -> tuple[str, bytes]:
    """Archives in archives."""
    inner = _raw([("0", zeros(100 << 20), 100 << 20, _crc(100 << 20))])
    for n in range(chance.choice((1, 3, 8))):
        inner = packed({f"{i}.docx": inner for i in range(4 if n < 3 else 1)})
    return "archives in archives", packed(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELS,
            "word/document.xml": inner,
            "word/embeddings/a.docx": inner,
        }
    )


def _overlapping(chance: Random) -> tuple[str, bytes]:
    """Many names for one stream (a bomb without nesting)."""
    size = 50 << 20
    raw, crc = zeros(size), _crc(size)
    n = chance.choice((50, 2_000))
    names = [
        "word/document.xml",
        "[Content_Types].xml",
        "_rels/.rels",
        *(f"word/{i}.xml" for i in range(n)),
    ]
    return f"{n} overlapping parts of 50 MB", _raw(
        [(name, raw, size, crc) for name in names], same=True
    )


def _lying(chance: Random) -> tuple[str, bytes]:
    """Parts that tell another size than they have."""
    size = chance.choice((100, 600)) << 20
    raw, crc = zeros(size), _crc(size)
    told = chance.choice((0, 10, 0xFFFFFFFF, 1000))
    small = [
        (name, *_deflated(text.encode()))
        for name, text in (("[Content_Types].xml", TYPES), ("_rels/.rels", RELS))
    ]
    parts = [*small, ("word/document.xml", raw, size, crc)]
    return f"a part of {size >> 20} MB that says {told}", _raw(parts, told=told)


def _odd(chance: Random) -> tuple[str, bytes]:
    """Shapes that are none."""
    good = docx(GOOD)
    twice = io.BytesIO()
    with zipfile.ZipFile(twice, "w") as file:
        for text in ("<a/>", "<b/>"):
            info = zipfile.ZipInfo("word/document.xml")
            file.writestr(info, text) if text == "<a/>" else file.writestr(
                "word/DOCUMENT.xml", text
            )
    return chance.choice((
        ("encrypted", good.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")),
        ("LZMA", docx(GOOD, method=zipfile.ZIP_LZMA)), ("BZIP2", docx(GOOD, method=zipfile.ZIP_BZIP2)),
        ("two names in two cases", twice.getvalue()), ("bytes before it", b"MZ" * 5000 + good),
        ("bytes after it", good + b"\0" * 70_000), ("no parts", packed({})), ("only its beginning", b"PK\x03\x04"),
        ("the end alone", b"PK\x05\x06" + b"\0" * 18), ("a list far away", good[:-6] + struct.pack("<IH", 0xFFFFFFF0, 0)),
        ("a long comment", good[:-2] + struct.pack("<H", 65535) + b"x" * 65535),
        ("a method that is none", good.replace(b"\x08\x00", b"\x63\x00")), ("names of 60,000 letters", packed({"a" * 60_000: b"x"})),
    ))  # fmt: skip
