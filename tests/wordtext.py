"""Word documents as XML and text to compare."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from lxml import etree

_DECLARED = re.compile(r' xmlns(:\w+)?="[^"]*"')
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


def written_as(data: bytes) -> str:
    """The body as XML to review: a paragraph or a section a line, tables by their kinds of rows.

    Rows that differ in their words alone are shown once without words, then by their words.
    """
    return "".join(f"{line}\n" for child in body(data) for line in _written(child))


def layout(data: bytes) -> str:
    """Styles, settings, footers and properties, the same for every document, as indented XML."""
    found = parts(data)
    return "".join(f"==== {name}\n{_indented(found[name])}" for name in PLACES if name in found)


def _indented(part: bytes) -> str:
    parser: Any = etree.XMLParser(remove_blank_text=True)
    return str(
        etree.tostring(etree.fromstring(part, parser), pretty_print=True, encoding="unicode")
    )


def value_of(element: Any, path: str, name: str = "val") -> str:
    """`value_of(style, "rPr/sz")`: an attribute of a child; empty where there is none."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return str(found.get(f"{W}{name}")) if found is not None else ""


def text_of(element: Any) -> str:
    """What it says; tabs and breaks as signs."""
    signs: dict[str, Callable[[Any], str]] = {
        f"{W}t": lambda e: e.text or "",
        f"{W}tab": lambda _: "→",
        f"{W}br": lambda _: "↵",
    }
    runs = [e for run in element.iter(f"{W}r") for e in run]
    return "".join(signs[e.tag](e) for e in runs if e.tag in signs)


def _written(child: Any) -> Iterator[str]:
    if child.tag != f"{W}tbl":
        yield _xml(child)
        return
    yield "<w:tbl>"
    kinds: list[str] = []
    for part in child:
        if part.tag != f"{W}tr":
            yield _xml(part)
            continue
        kind = "\n".join(_xml(one) for one in _wordless(part))
        if kind not in kinds:
            kinds.append(kind)
            yield f"row {len(kinds)}:\n{kind}"
        texts = " | ".join(text_of(cell) for cell in part.iter(f"{W}tc"))
        yield f"{kinds.index(kind) + 1}: {texts}"
    yield "</w:tbl>"


def _wordless(row: Any) -> Any:
    """A row without its words, so that an empty cell is like a full one."""
    bare = deepcopy(row)
    for cell in bare.iter(f"{W}tc"):
        for run in list(cell.iter(f"{W}r")):
            run.getparent().remove(run)
    return bare


def _xml(element: Any) -> str:
    return _DECLARED.sub("", etree.tostring(element, encoding="unicode")).strip()
