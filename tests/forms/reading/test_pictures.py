"""Pictures that were pasted onto a form, by Excel onto its sheet, by WPS into its cells."""

from __future__ import annotations

import io
import re
from typing import Any

from openpyxl.drawing.image import Image
from PIL import Image as Drawn

from returning import no_convert, packed, read, said, saved, workbook
from wenming_cli.forms.reading.pictures import read_pictures
from wenming_cli.forms.reading.returned import ReturnedPicture

CELL_IMAGES = """<?xml version="1.0" encoding="UTF-8"?>
<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"
 xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><etc:cellImage><xdr:pic>
<xdr:nvPicPr><xdr:cNvPr id="2" name="ID_0A1B"/></xdr:nvPicPr>
<xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill></xdr:pic></etc:cellImage></etc:cellImages>"""
CELL_IMAGE_RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="media/image9.jpeg"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>"""


def photo(colour: str) -> bytes:
    buffer = io.BytesIO()
    Drawn.new("RGB", (8, 8), colour).save(buffer, "PNG")
    return buffer.getvalue()


def pictures(raw: bytes) -> list[ReturnedPicture]:
    return list(read_pictures(raw, "宣传科.xlsx", no_convert, read(raw)))


def with_photos() -> Any:
    book = workbook()
    book["填报"].add_image(Image(io.BytesIO(photo("red"))), "S5")
    book["填报"].add_image(Image(io.BytesIO(photo("blue"))), "S90")
    return book


def test_pictures_on_the_sheet_belong_to_the_row_of_their_corner() -> None:
    raw = saved(with_photos())
    assert read(raw).pictures == 2
    red, blue = pictures(raw)
    assert (red.code, red.at, red.suffix) == ("3.2", "填报!S5", ".png")
    assert red.data.startswith(b"\x89PNG")
    assert (blue.code, blue.at) == ("", "填报!S90")


def wps(raw: bytes, cell: str) -> bytes:
    """A form with a picture in S4, as WPS saves it."""

    def change(parts: dict[str, bytes]) -> None:
        parts["xl/cellimages.xml"] = CELL_IMAGES.encode()
        parts["xl/_rels/cellimages.xml.rels"] = CELL_IMAGE_RELATIONS.encode()
        parts["xl/media/image9.jpeg"] = b"\xff\xd8\xff\xe0photo"
        sheet = parts["xl/worksheets/sheet1.xml"].decode()
        assert '<c r="S4"' in sheet
        before, _, after = sheet.partition('<c r="S4"')
        parts["xl/worksheets/sheet1.xml"] = (before + cell + after.partition("</c>")[2]).encode()

    return packed(raw, change)


def with_s4() -> bytes:
    book = workbook()
    book["填报"]["S4"] = "x"
    return saved(book)


def test_pictures_in_cells_are_found_by_their_name() -> None:
    shown = '<c r="S4" t="str"><f>_xlfn.DISPIMG("ID_0A1B",1)</f><v>=DISPIMG("ID_0A1B",1)</v></c>'
    without_value = '<c r="S4"><f>_xlfn.DISPIMG("ID_0A1B",1)</f></c>'
    for cell in (shown, without_value):
        raw = wps(with_s4(), cell)
        form = read(raw)
        assert form.pictures == 1
        assert "evidence" not in said(form)["3.1"]
        assert pictures(raw) == [
            ReturnedPicture("3.1", "填报!S4", b"\xff\xd8\xff\xe0photo", ".jpeg")
        ]


def test_a_picture_that_the_file_does_not_hold_is_counted_and_cannot_be_given() -> None:
    unknown = '<c r="S4" t="str"><f>_xlfn.DISPIMG("ID_FFFF",1)</f><v>=DISPIMG("ID_FFFF",1)</v></c>'
    raw = wps(with_s4(), unknown)
    assert (read(raw).pictures, pictures(raw)) == (1, [])


def test_a_damaged_drawing_is_no_fault_of_the_form() -> None:
    def damage(parts: dict[str, bytes]) -> None:
        parts["xl/drawings/drawing1.xml"] = b"<broken"

    raw = packed(saved(with_photos()), damage)
    assert (read(raw).pictures, pictures(raw)) == (0, [])
    assert said(read(raw))["3.1"]["note"] == "印发学习计划"


def test_a_table_of_text_has_none() -> None:
    raw = "编号,工作任务,本期,办理情况,行码\n三（一）,,第三季度,已完成,3.1\n".encode()
    assert (read(raw).pictures, pictures(raw)) == (0, [])


def test_one_picture_in_many_places_is_held_once() -> None:
    """18 kB on disk, 10 MB unpacked, sixty times on the sheet."""

    def change(parts: dict[str, bytes]) -> None:
        drawing = next(name for name in parts if name.startswith("xl/drawings/drawing"))
        anchor = re.search(
            rb"<(\w+:)?oneCellAnchor.*?</(\w+:)?oneCellAnchor>", parts[drawing], re.DOTALL
        )
        assert anchor is not None
        parts[drawing] = parts[drawing].replace(anchor[0], anchor[0] * 60)
        parts["xl/media/image1.png"] = bytes(10 << 20)

    found = pictures(packed(saved(with_photos()), change))
    assert len(found) == 61
    assert len({id(one.data) for one in found}) == 2
