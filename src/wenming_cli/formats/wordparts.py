"""The three parts of a Word file that hold its text: body, styles and numbering.

python-docx loads every part and builds objects for all of them, which takes longer than the whole
rest of an import; what is needed here is three trees. ECMA-376 part 2 says how parts are found.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any, NamedTuple

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BODY = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}body"


class WordParts(NamedTuple):
    """The roots of the trees; None where the file lacks a part."""

    body: Any
    styles: Any
    numbering: Any


def read_word_parts(raw: bytes) -> WordParts:
    """Find and parse the parts.

    Raises:
        KeyError: the archive holds no document.
        lxml.etree.XMLSyntaxError: a part is no XML.
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        main = _relations(archive, "").get("officeDocument", "word/document.xml")
        related = _relations(archive, main)
        document = _parse_part(archive, main)
        body = document.find(_BODY) if document is not None else None
        if body is None:
            raise KeyError(main)
        others = (_parse_part(archive, related.get(name, "")) for name in ("styles", "numbering"))
        return WordParts(body, *others)


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return the parts that a part points to, by the last word of the relation's type."""
    folder, name = posixpath.split(part)
    root = _parse_part(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    return {
        (one.get("Type") or "").rpartition("/")[2]: posixpath.normpath(
            posixpath.join("/", folder, one.get("Target") or "")
        ).lstrip("/")
        for one in (root.iterchildren(_RELATION) if root is not None else ())
        if one.get("TargetMode") != "External"
    }


def _parse_part(archive: zipfile.ZipFile, part: str) -> Any:
    """Return the root of a part; None where the archive does not have it."""
    from lxml import etree

    if part not in archive.namelist():
        return None
    text = archive.read(part).replace(_STRICT, _USUAL)
    return etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True))
