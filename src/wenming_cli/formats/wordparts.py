"""The parts of a Word file that hold words: body, styles, numbering, and those around the body.

python-docx loads every part and builds objects for all of them, which takes longer than the whole
rest of an import; what is needed here is a few trees. ECMA-376 part 2 says how parts are found.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any, NamedTuple

from wenming_cli.formats.relations import parse_xml, relations_of

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BODY = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}body"

AROUND = ("header", "footer", "footnotes", "endnotes", "comments")
"""The last words of the relations to parts that stand around the body."""


class WordParts(NamedTuple):
    """The roots of the trees; None where the file lacks a part."""

    body: Any
    styles: Any
    numbering: Any
    around: Mapping[str, list[Any]]
    """By the words of `AROUND`; a document may have several headers and footers."""


def read_word_parts(raw: bytes) -> WordParts:
    """Find and parse the parts.

    Raises:
        KeyError: the archive holds no document.
        lxml.etree.XMLSyntaxError: a part is no XML.
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        main = next(iter(_relations(archive, "").get("officeDocument", [])), "word/document.xml")
        related = _relations(archive, main)
        document = _parse_part(archive, main)
        body = document.find(_BODY) if document is not None else None
        if body is None:
            raise KeyError(main)
        roots = {
            name: [_parse_part(archive, part) for part in sorted(related.get(name, []))]
            for name in ("styles", "numbering", *AROUND)
        }
    found = {name: [root for root in some if root is not None] for name, some in roots.items()}
    styles, numbering = (next(iter(found.pop(name)), None) for name in ("styles", "numbering"))
    return WordParts(body=body, styles=styles, numbering=numbering, around=found)


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, list[str]]:
    """Return the parts that a part points to, by the last word of the relation's type."""
    found: dict[str, list[str]] = {}
    for one in relations_of(archive, part):
        found.setdefault(one.kind, []).append(one.target)
    return found


def _parse_part(archive: zipfile.ZipFile, part: str) -> Any:
    """Return the root of a part; None where the archive does not have it."""
    return parse_xml(archive, part, (_STRICT, _USUAL))
