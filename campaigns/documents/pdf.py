"""Hostile PDF documents."""
# ruff: noqa: E501 - a case stands as one row of its table, however long

from __future__ import annotations

import zlib
from random import Random

from campaigns.documents.archives import zeros
from campaigns.documents.document import Bait, Document


def built(objects: dict[int, bytes], trailer: bytes = b"", xref: bool = True) -> bytes:
    """A document of these objects; object 1 is its catalogue."""
    pieces, places, at = [b"%PDF-1.7\n"], {}, 9
    for n, body in objects.items():
        places[n] = at
        pieces.append(b"%d 0 obj\n%s\nendobj\n" % (n, body))
        at += len(pieces[-1])
    if xref:
        pieces.append(b"xref\n0 1\n0000000000 65535 f \n")
        pieces += [b"%d 1\n%010d 00000 n \n" % (n, place) for n, place in places.items()]
    root = b"<</Size %d/Root 1 0 R%s>>" % (max(objects) + 1, trailer)
    return b"".join([*pieces, b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (root, at)])


def stream(body: bytes, extra: bytes = b"", length: bytes | None = None) -> bytes:
    """A stream object."""
    return b"<</Length %s%s>>\nstream\n%s\nendstream" % (length or b"%d" % len(body), extra, body)


def page(content: bytes) -> dict[int, bytes]:
    """One page with this content in Helvetica."""
    return {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        4: content,
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    }


SHOWN = b"BT /F 12 Tf 50 700 Td (1. Plan 2023) Tj 0 -20 Td (2. Work) Tj ET"
FLATE = b"/Filter/FlateDecode"


def pdf(chance: Random, bait: Bait) -> Document:
    """One hostile PDF document."""
    n = chance.choice((300, 3_000, 30_000))
    good = page(stream(SHOWN))
    header = b"\x78\xda"
    bomb = header + zeros(chance.choice((100, 1000)) << 20)
    many = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"3 0 R " * n, n),
    } | {k: good[k] for k in (3, 4, 5)}
    tree = (
        {1: b"<</Type/Catalog/Pages 2 0 R>>"}
        | {
            i: b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (i + 1, i - 1)
            for i in range(2, n)
        }
        | {
            n: b"<</Type/Page/Parent %d 0 R/Contents %d 0 R>>" % (n - 1, n + 1),
            n + 1: stream(SHOWN),
        }
    )
    object_stream = zlib.compress(
        b" ".join(b"%d %d" % (i + 10, i * 5) for i in range(n)) + b"null " * n
    )
    form = {
        6: stream(b"/X Do " * 10, b"/Type/XObject/Subtype/Form/Resources<</XObject<</X 6 0 R>>>>")
    }
    ladder = {
        i: stream(
            b"/X Do " * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
            % (i + 1),
        )
        for i in range(6, 16)
    } | {16: stream(SHOWN, b"/Type/XObject/Subtype/Form")}
    with_form = {3: good[3].replace(b"/Font", b"/XObject<</X 6 0 R>>/Font"), 4: stream(b"/X Do")}
    uri = f"file://{bait.file}".encode()
    cmap = stream(b"begincmap 1 beginbfrange <0000> <FFFFFFFF> <0000> endbfrange endcmap")
    cases: tuple[tuple[str, bytes], ...] = (
        ("a content bomb", built(page(stream(bomb, FLATE)))),
        ("a content bomb, filtered often", built(page(stream(zlib.compress(zlib.compress(bomb[: 1 << 20])), b"/Filter[" + b"/FlateDecode" * 3 + b"]")))),
        ("a thousand filters", built(page(stream(b"00>" * 100, b"/Filter[" + b"/ASCIIHexDecode" * 1000 + b"]")))),
        ("an object stream bomb", built(good | {6: stream(bomb, FLATE + b"/Type/ObjStm/N 1000000000/First 9")})),
        (f"an object stream of {n}", built(good | {6: stream(object_stream, FLATE + b"/Type/ObjStm/N %d/First 5" % n)})),
        ("pages that loop", built(good | {2: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 1>>"})),
        ("parents that loop", built(good | {2: b"<</Type/Pages/Kids[3 0 R]/Count 1/Parent 2 0 R>>", 3: good[3].replace(b"/Resources", b"/R")})),
        (f"one page {n} times", built(many)),
        (f"a tree of pages {n} deep", built(tree)),
        ("a count of pages that lies", built(good | {2: b"<</Type/Pages/Kids[3 0 R]/Count 999999999999>>"})),
        ("a length that lies", built(page(stream(SHOWN, length=b"99999999999")))),
        ("a length below zero", built(page(stream(SHOWN, length=b"-5")))),
        ("a length that is itself", built(page(stream(SHOWN, length=b"4 0 R")))),
        ("references that loop", built(good | {4: b"5 0 R", 5: b"4 0 R"})),
        ("forms that loop", built(good | with_form | form)),
        ("forms ten to the tenth", built(good | with_form | ladder)),
        ("previous tables that loop", built(good, b"/Prev 9")),
        ("no table", built(good, xref=False)),
        ("a start that lies", built(good).replace(b"startxref\n", b"startxref\n9999999")),
        (f"arrays {n} deep", built(good | {6: b"[" * n}, b"/Info 6 0 R")),
        (f"arrays {n} deep in the catalogue", built(good | {1: b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * n + b"]" * n + b">>"})),
        (f"dictionaries {n} deep", built(good | {1: b"<</Type/Catalog/Pages 2 0 R/X " + b"<</A " * n + b"1" + b">>" * n + b">>"})),
        (f"dictionaries {n} deep in the content", built(page(stream(b"<</A " * n)))),
        (f"arrays {n} deep in the content", built(page(stream(b"[" * n)))),
        (f"states {n} deep in the content", built(page(stream(b"q " * n + SHOWN)))),
        ("a text of 5 MB", built(page(stream(b"BT /F 9 Tf (" + b"x" * (5 << 20) + b") Tj ET")))),
        (f"{n} texts", built(page(stream(b"BT /F 9 Tf " + b"(1. ab) Tj 0 -9 Td " * n + b"ET")))),
        ("a text never closed", built(page(stream(b"BT (" + b"(" * n)))),
        ("numbers of digits", built(page(stream(b"BT /F 9 Tf " + b"9" * n + b" 0 Td (a) Tj ET")))),
        ("letters without end", built(good | {5: good[5].replace(b">>", b"/ToUnicode 6 0 R>>"), 6: cmap})),
        ("widths without end", built(good | {5: b"<</Type/Font/Subtype/Type0/BaseFont/A/DescendantFonts[6 0 R]/Encoding/Identity-H>>",
                                              6: b"<</Subtype/CIDFontType2/W[0 999999999 500]>>"})),
        ("an image of all", built(good | {6: stream(b"", b"/Subtype/Image/Width 999999/Height 999999")} | with_form)),
        ("files from outside", built(page(b"<</Length 0/F(%s)/FFilter/None>>\nstream\n\nendstream" % uri))),
        ("actions", built(good | {1: b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(%s)>>/AA<</O<</S/Launch/F(%s)>>>>>>" % (bait.url("pdf").encode(), uri)})),
        ("encrypted", built(good | {6: b"<</Filter/Standard/V 5/R 6/O(x)/U(x)/P -1/Length 99999999>>"}, b"/Encrypt 6 0 R")),
        ("the run length of all", built(page(stream(b"\x81 " * (1 << 20), b"/Filter/RunLengthDecode")))),
        ("LZW", built(page(stream(b"\x80" * (1 << 20), b"/Filter/LZWDecode")))),
        ("a predictor of all", built(page(stream(zlib.compress(b"\2" * (1 << 20)), FLATE + b"/DecodeParms<</Predictor 12/Columns 999999999>>")))),
        ("a predictor of none", built(page(stream(zlib.compress(b"\2" * 99), FLATE + b"/DecodeParms<</Predictor 12/Columns 0>>")))),
        ("its head alone", b"%PDF-1.7\n"), ("its head after 2 MB", b"\n" * (2 << 20) + built(good)),
        ("percent signs", b"%PDF-1.7\n" + b"%" * (5 << 20)), ("5 MB of blanks", b"%PDF-1.7\n" + b" " * (5 << 20)),
        ("opening brackets", b"%PDF-1.7\n" + b"<" * (1 << 20)), ("objects without end", b"%PDF-1.7\n" + b"1 0 obj\n" * n),
        ("names of escapes", built(good | {1: b"<</Type/Catalog/Pages 2 0 R/" + b"#41" * n + b" 1>>"})),
    )  # fmt: skip
    what, data = chance.choice(cases)
    return Document("pdf", what, "方案.pdf", data)
