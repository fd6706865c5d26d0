"""Word documents as text to compare: a line for each paragraph, row and section."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLACES = ("word/styles.xml", "word/settings.xml", "word/fontTable.xml", "word/footer1.xml",
          "word/footer2.xml", "docProps/core.xml")  # fmt: skip


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def body(data: bytes) -> Any:
    """The root of the text."""
    return etree.fromstring(parts(data)["word/document.xml"])[0]


def projection(data: bytes) -> str:
    """The text with everything that decides how it looks, in short."""
    return "".join(f"{line}\n" for line in _lines(body(data)))


def layout(data: bytes) -> str:
    """Styles, settings, footers and properties, the same for every document, as indented XML."""
    found = parts(data)
    return "".join(f"==== {name}\n{_indented(found[name])}" for name in PLACES if name in found)


def _indented(part: bytes) -> str:
    parser: Any = etree.XMLParser(remove_blank_text=True)
    return str(
        etree.tostring(etree.fromstring(part, parser), pretty_print=True, encoding="unicode")
    )


def text_of(element: Any) -> str:
    """What it says; tabs and breaks as signs."""
    signs: dict[str, Callable[[Any], str]] = {
        f"{W}t": lambda e: e.text or "",
        f"{W}tab": lambda _: "→",
        f"{W}br": lambda _: "↵",
    }
    runs = [e for run in element.iter(f"{W}r") for e in run]
    return "".join(signs[e.tag](e) for e in runs if e.tag in signs)


def _lines(root: Any) -> Iterator[str]:
    for child in root:
        if child.tag == f"{W}p":
            yield f"{_looks(child.find(f'{W}pPr'))}| {text_of(child)}"
            for section in child.iter(f"{W}sectPr"):
                yield f"§ {_flat(section)}"
        elif child.tag == f"{W}tbl":
            yield f"▦ {_flat(child.find(f'{W}tblPr'))} {_flat(child.find(f'{W}tblGrid'))}"
            yield from (_row(row) for row in child.iter(f"{W}tr"))
        elif child.tag == f"{W}sectPr":
            yield f"§ {_flat(child)}"


def _row(row: Any) -> str:
    properties = row.find(f"{W}trPr")
    cells = [f"{_span(cell)}{text_of(cell)}" for cell in row.iter(f"{W}tc")]
    return f"▤ {_looks(properties)}| {' | '.join(cells)}"


def _span(cell: Any) -> str:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return f"[{span.get(f'{W}val')}]" if span is not None else ""


def _looks(properties: Any) -> str:
    return "".join(f"{_flat(one)} " for one in properties if one.tag != f"{W}sectPr") if (
        properties is not None
    ) else ""  # fmt: skip


def _flat(element: Any) -> str:
    name = element.tag.rpartition("}")[2]
    values = " ".join(f"{k.rpartition('}')[2]}={v}" for k, v in element.attrib.items())
    inner = " ".join(_flat(child) for child in element)
    return f"{name}({' '.join(part for part in (values, inner) if part)})".replace("()", "")
