"""Workbooks as XML to compare."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ON_ONE_LINE = {"pt", "spPr", "txPr", "rPr", "font", "fill", "border", "xf", "layout", "anchor"}
OWN = re.compile(r"xl/(worksheets/sheet|charts/chart)\d+\.xml")
"""The parts that differ from one table to the next."""


def part(name: str, data: bytes) -> Iterator[str]:
    """A part of a package: indented, without the names of its namespaces, each cell on a line.

    Left out are cells that have a border and nothing else.
    """
    root = ElementTree.fromstring(data)  # noqa: S314  we wrote it ourselves
    for element in root.iter():
        element.tag = element.tag.partition("}")[2] or element.tag
        element.attrib = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
    for row in root.iter("row"):
        row[:] = [_short(cell) for cell in row if len(cell)]
    ElementTree.indent(root)
    for element in root.iter():
        if element.tag in ON_ONE_LINE:
            _join(element)
    yield f"== {name}"
    yield ElementTree.tostring(root, "unicode")
    yield ""


def _short(cell: Element) -> Element:
    """`<c r="B5" s="7" t="inlineStr"><is><t>学习</t></is></c>` as `<c r="B5" s="7">学习</c>`."""
    short = Element("c", {key: value for key, value in cell.items() if key != "t"})
    short.text = "".join(cell.itertext()).replace("\n", "⏎")
    if cell.get("t") != "inlineStr":
        short.set("t", cell.get("t", "n"))
    return short


def _join(whole: Element) -> None:
    for element in whole.iter():
        if element is not whole:
            element.tail = None
        if len(element):
            element.text = None


def parts(data: bytes, *, own: bool) -> str:
    """The parts of a workbook that are its own, or those that it shares with others."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [n for n in sorted(package.namelist()) if bool(OWN.fullmatch(n)) is own]
        return "\n".join(line for name in names for line in part(name, package.read(name)))
