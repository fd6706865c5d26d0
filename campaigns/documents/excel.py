"""Hostile workbooks (Office Open XML)."""
# ruff: noqa: E501 - a case stands as one row of its table, however long

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from campaigns.documents.document import Bait, Document, packed
from campaigns.documents.word import PACKAGE, Case, R, one, with_part

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = ("编号", "工作内容", "牵头单位", "完成时限")
ROWS = (
    ("1", "开展学习教育", "办公室", "6月底前"),
    ("2", "办好文明实践活动", "宣传科", "每季度1次"),
    ("3", "加强队伍建设", "干部科", "12月底前"),
)


def row(n: int, cells: tuple[str, ...]) -> str:
    """One row of texts."""
    inner = "".join(
        f'<c r="{chr(65 + i)}{n}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for i, cell in enumerate(cells)
    )
    return f'<row r="{n}">{inner}</row>'


GOOD = "".join(row(n, cells) for n, cells in enumerate((HEAD, *ROWS), 1))


def sheet(rows: str = GOOD, after: str = "", before: str = "", head: str = "") -> str:
    """One worksheet part."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<worksheet xmlns="{S}" xmlns:r="{R}">{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def merges(*areas: str) -> str:
    """Merged areas."""
    inner = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return f"<mergeCells>{inner}</mergeCells>"


def xlsx(*sheets: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A workbook of these sheets, with further parts."""
    numbers = range(1, len(sheets) + 1)
    given = parts or {}
    over = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_MAIN}.worksheet+xml"/>'
        for n in numbers
    )
    over += "".join(
        f'<Override PartName="/{name}" ContentType="{_MAIN}.{kind}+xml"/>'
        for name, kind in (("xl/sharedStrings.xml", "sharedStrings"), ("xl/styles.xml", "styles"))
        if name in given
    )
    types = (
        f'<?xml version="1.0"?><Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{_MAIN}.sheet.main+xml"/>{over}</Types>'
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{R}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    links += "".join(
        f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{kind}.xml"/>'
        for kind in ("sharedStrings", "styles")
        if f"xl/{kind}.xml" in given
    )
    names = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    return packed(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>{names}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
            **{
                f"xl/worksheets/sheet{n}.xml": content
                for n, content in zip(numbers, sheets, strict=True)
            },
            **given,
        }
    )


def excel(chance: Random, bait: Bait) -> Document:
    """One hostile workbook."""
    what, data = chance.choice(FAMILIES)(chance, bait)
    return Document("xlsx", what, "分解表.xlsx", data)


def _merged(chance: Random, bait: Bait) -> tuple[str, bytes]:
    del bait
    areas = chance.choice((
        ("A1:XFD1048576",), ("A3:A1048576",), ("A1:A1048576", "B1:B1048576", "C1:C1048576"), ("A2:XFD2",),
        tuple(f"A{n}:XFD{n}" for n in range(2, 400)), ("A1:ZZZZZZZ99999999999",), ("A1",), ("B2:A1",), ("",),
        ("A:A",), ("1:1",), ("A2:D1048576",), tuple(["A2:D400000"] * 20), ("#REF!",), ("A2:A65536",),
        tuple(f"A{n}:A{n + 1}" for n in range(2, 60_000, 2)), tuple(["A1:XFD1048576"] * 1000),
    ))  # fmt: skip
    return f"merged {areas[0]}{f' and {len(areas) - 1} more' if len(areas) > 1 else ''}", xlsx(
        sheet(after=merges(*areas))
    )


def _sized(chance: Random, bait: Bait) -> tuple[str, bytes]:
    del bait
    n = chance.choice((30, 300, 1000))
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c></row>'
    beyond = '<row r="99999999999"><c r="ZZZZZZZZ99999999999"><v>1</v></c></row>'
    no_place = f"<row>{'<c><v>1</v></c>' * 300_000}</row>"
    cases: tuple[Case, ...] = (
        (f"{n} sheets", lambda: xlsx(*[sheet()] * n)),
        (f"{n} sheets, each merged", lambda: xlsx(*[sheet(after=merges("A2:D1048576"))] * n)),
        ("dimension of all", lambda: xlsx(sheet(before='<dimension ref="A1:XFD1048576"/>'))),
        ("dimension beyond all", lambda: xlsx(sheet(before='<dimension ref="A1:ZZZZ99999999"/>'))),
        ("a cell in the last corner", lambda: xlsx(sheet(GOOD + far))),
        ("a cell beyond the last corner", lambda: xlsx(sheet(GOOD + beyond))),
        ("a cell in each 1000th row", lambda: xlsx(sheet(GOOD + "".join(row(i, ("远",)) for i in range(1000, 1_048_000, 1000))))),
        ("a row of 300,000 cells without a place", lambda: xlsx(sheet(GOOD + no_place))),
        ("200,000 empty rows", lambda: xlsx(sheet(GOOD + "".join(f'<row r="{i}"/>' for i in range(5, 200_000))))),
        ("100,000 rows", lambda: xlsx(sheet(GOOD + "".join(row(i, ROWS[0]) for i in range(5, 100_000))))),
        ("rows backwards", lambda: xlsx(sheet("".join(row(i, ROWS[0]) for i in range(5_000, 0, -1))))),
        ("the same row many times", lambda: xlsx(sheet(GOOD + row(2, ROWS[0]) * 20_000))),
        ("rows below zero", lambda: xlsx(sheet(GOOD + '<row r="-5"><c r="A-5"><v>1</v></c></row><row r="x"/>'))),
        ("columns of all widths", lambda: xlsx(sheet(before="<cols>" + '<col min="1" max="16384" width="9"/>' * 5000 + "</cols>"))),
        ("10,000 validations", lambda: xlsx(sheet(after='<dataValidations>' + '<dataValidation sqref="A1:XFD1048576"/>' * 10_000 + "</dataValidations>"))),
        ("10,000 formats by condition", lambda: xlsx(sheet(after='<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression" priority="1"/></conditionalFormatting>' * 10_000))),
    )  # fmt: skip
    return one(cases, chance)


def _texts(chance: Random, bait: Bait) -> tuple[str, bytes]:
    n = chance.choice((1_000, 30_000, 300_000))
    laughs = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    dtd = f'<!DOCTYPE x [<!ENTITY a "哈哈哈哈">{laughs}<!ENTITY out SYSTEM "file://{bait.file}">]>'
    used = "".join(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(5, 5_000))
    long = f'<sst xmlns="{S}"><si><t>{"长" * (n * 10)}</t></si></sst>'
    wrong = "".join(
        f'<row r="9"><c r="A9" t="s"><v>{v}</v></c></row>'
        for v in ("99999999999", "-1", "x", "1e400", "")
    )
    cases: tuple[Case, ...] = (
        (f"one text of {n * 10} in 5,000 cells", lambda: xlsx(sheet(GOOD + used), parts={"xl/sharedStrings.xml": long})),
        (f"{n} shared texts", lambda: xlsx(sheet(), parts={"xl/sharedStrings.xml": f'<sst xmlns="{S}" count="{10**12}">' + "<si><t>字</t></si>" * n + "</sst>"})),
        ("texts that are not there", lambda: xlsx(sheet(GOOD + wrong))),
        ("rich texts", lambda: xlsx(sheet(GOOD + used), parts={"xl/sharedStrings.xml": f'<sst xmlns="{S}"><si>' + "<r><t>字</t></r>" * n + "</si></sst>"})),
        ("entities in a sheet", lambda: xlsx(sheet(GOOD + row(9, ("&j;", "&out;")), head=dtd))),
        ("entities in shared texts", lambda: xlsx(sheet(GOOD + used), parts={"xl/sharedStrings.xml": f'{dtd}<sst xmlns="{S}"><si><t>&j;&out;</t></si></sst>'})),
        (f"depth {n} in a sheet", lambda: xlsx(sheet(GOOD + "<a>" * n + "</a>" * n))),
        (f"depth {n} in shared texts", lambda: xlsx(sheet(), parts={"xl/sharedStrings.xml": f'<sst xmlns="{S}">' + "<si>" * n})),
        (f"a number of {n} digits", lambda: xlsx(sheet(GOOD + f'<row r="9"><c r="A9"><v>{"9" * n}</v></c></row>'))),
        ("a date beyond all", lambda: xlsx(sheet(GOOD + '<row r="9"><c r="A9" s="1"><v>1e308</v></c><c r="B9" t="d"><v>9999-99-99</v></c></row>'),
              parts={"xl/styles.xml": f'<styleSheet xmlns="{S}"><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>'})),
        (f"{n} styles", lambda: xlsx(sheet(), parts={"xl/styles.xml": f'<styleSheet xmlns="{S}"><fonts>{"<font/>" * n}</fonts><cellXfs>{"<xf/>" * n}</cellXfs></styleSheet>'})),
        ("a style of digits", lambda: xlsx(sheet(GOOD + f'<row r="9"><c r="A9" s="{"9" * 5000}"><v>1</v></c></row>'))),
        ("formulas", lambda: xlsx(sheet(GOOD + "".join(f'<row r="{i}"><c r="A{i}"><f>{"(" * 500}1{")" * 500}</f></c></row>' for i in range(5, 2000))))),
        ("a shared formula of all", lambda: xlsx(sheet(GOOD + '<row r="9"><c r="A9"><f t="shared" ref="A1:XFD1048576" si="0">A1</f></c></row>'))),
    )  # fmt: skip
    return one(cases, chance)


def _outside(chance: Random, bait: Bait) -> tuple[str, bytes]:
    good = xlsx(sheet())
    target = chance.choice(
        (
            bait.url("xlsx"),
            f"file://{bait.file}",
            "../../../../etc/passwd",
            "/xl/worksheets/sheet1.xml",
            "../workbook.xml",
            "\\\\127.0.0.1\\x",
        )
    )
    kind = chance.choice(
        ("worksheet", "sharedStrings", "externalLink", "oleObject", "image", "styles")
    )
    rels = f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{R}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    names = chance.choice(("'" * 31, "x" * 5000, "../../x", "\u202e表", "表\n1", "", "[x]:*?/\\"))
    book = f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets><sheet name="{names}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    many = (
        "<definedNames>"
        + '<definedName name="_xlnm.Print_Area">A1:XFD1048576</definedName>' * 50_000
        + "</definedNames>"
    )
    cases: tuple[Case, ...] = (
        (f"{kind} to {target[:40]}", lambda: with_part(good, "xl/_rels/workbook.xml.rels", rels)),
        (f"the sheet's {kind} to {target[:40]}", lambda: with_part(good, "xl/worksheets/_rels/sheet1.xml.rels", rels)),
        (f"a sheet called {names[:12]!r}", lambda: with_part(good, "xl/workbook.xml", book)),
        ("50,000 names", lambda: with_part(good, "xl/workbook.xml", book.replace("</workbook>", f"{many}</workbook>"))),
        ("no sheets", xlsx),
        ("a sheet that is no XML", lambda: xlsx("\0<")),
        ("an empty sheet", lambda: xlsx(sheet(""))),
        ("the same sheet 10,000 times", lambda: with_part(good, "xl/workbook.xml", f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>' + "".join(
            f'<sheet name="表{n}" sheetId="{n}" r:id="rId1"/>' for n in range(10_000)) + "</sheets></workbook>")),
        ("a very hidden sheet", lambda: with_part(good, "xl/workbook.xml", book.replace("<sheet ", '<sheet state="veryHidden" '))),
        ("an old workbook's name", lambda: with_part(good, "xl/workbook.bin", "x")),
    )  # fmt: skip
    return one(cases, chance)


FAMILIES: tuple[Callable[[Random, Bait], tuple[str, bytes]], ...] = (
    _merged, _sized, _texts, _outside,
)  # fmt: skip
