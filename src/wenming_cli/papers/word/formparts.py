"""What an office's form may be made of: an allow-list, since Word acts on much that nobody sees.

A field such as DDEAUTO starts a program, INCLUDETEXT and linked pictures fetch, altChunk brings in
another document, macros and OLE objects run. Parts and relations are those of ECMA-376 that Word,
WPS and LibreOffice write for text, tables, pictures and links to click. Whatever else a form holds
is refused by its name.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Callable
from typing import Any

from lxml import etree

from wenming_cli.message import M, Message
from wenming_cli.papers.word.formkinds import ELEMENTS, FIELDS, FONTS, PICTURES, RELATIONS, XML

MOST_BYTES = 1_000_000
"""Of one part of a form, unpacked; a form of ten pages has a tenth of it."""

MOST_BRACES = 4000
MOST_PARTS = 500
_BRACES = re.compile(r"(?:[{｛]\s?[{｛%％]|[%％}｝]\s?[}｝])")
_SHOWN = 24
"""Characters of a wrong placeholder."""

_WIDE = re.compile(r"[｛｝％]")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TYPES = "[Content_Types].xml"


class UnfitForm(Exception):
    """A form that holds what no form needs."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.text)
        self.reason = reason


def check_form_parts(package: zipfile.ZipFile) -> None:
    """Refuse what is not a Word document of sensible size and harmless parts.

    Raises:
        UnfitForm: it holds what no form needs; `reason` names it.
        lxml.etree.XMLSyntaxError: a part is no XML.
        KeyError: it is no Office file.
    """
    parts = [part for part in package.infolist() if not part.filename.endswith("/")]
    twice = [
        name for name, times in Counter(p.filename.lower() for p in parts).items() if times > 1
    ]
    if twice or len(parts) > MOST_PARTS:
        raise _stranger(twice[0]) if twice else UnfitForm(M("it is too large for a form"))
    types = _types_of(parse_part(_read(package, package.getinfo(_TYPES))))
    for part in parts:
        kind = types(part.filename)
        if part.filename == _TYPES or kind in PICTURES or kind in FONTS:
            continue
        if kind not in XML:
            raise _stranger(part.filename)
        root = parse_part(_read(package, part))
        if part.filename.endswith(".rels"):
            _check_relations(root)
        check_form_content(root)
        _check_braces("".join(root.itertext()))


def _check_braces(text: str) -> None:
    """Refuse placeholders with wide braces, as a Chinese keyboard types them: they stay words."""
    for found in _BRACES.finditer(text):
        if _WIDE.search(found[0]):
            words = text[found.start() :][:_SHOWN]
            raise UnfitForm(
                M("a placeholder has full-width braces; type them half-width: {words}", words=words)
            )


def check_form_content(root: Any) -> None:
    """Refuse fields and elements that act when Word opens the document.

    Raises:
        UnfitForm: there is one.
    """
    open_fields: list[list[str] | None] = []
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name in ELEMENTS:
            raise _stranger(name)
        _check_pictures(element)
        if element.tag == f"{_W}fldSimple":
            _check_field(element.get(f"{_W}instr") or "")
        elif element.tag == f"{_W}fldChar":
            _follow_field(open_fields, element.get(f"{_W}fldCharType") or "")
        elif element.tag in (f"{_W}instrText", f"{_W}delInstrText", f"{_W}t"):
            codes = [code for code in open_fields if code is not None]
            if codes:
                codes[-1].append(element.text or "")
            elif element.tag != f"{_W}t":
                _check_field(element.text or "")


def _follow_field(open_fields: list[list[str] | None], mark: str) -> None:
    """Take the mark of a field; its code, which ends before its result, may be in many pieces."""
    if mark == "begin":
        open_fields.append([])
    elif open_fields:
        code = open_fields.pop()
        if code is not None:
            _check_field("".join(code))
        if mark == "separate":
            open_fields.append(None)


def _check_field(code: str) -> None:
    words = code.replace("\\", " \\").replace('"', ' "').split()
    if words and not words[0].startswith("=") and words[0].upper() not in FIELDS:
        raise UnfitForm(M("it holds the field {word}, which forms may not use", word=words[0][:40]))


def _check_pictures(element: Any) -> None:
    """Refuse pictures of the old kind (VML) that name an address instead of a part."""
    for name, value in element.attrib.items():
        if name.rpartition("}")[2] in ("src", "althref") and (":" in value or value[:1] in "/\\"):
            raise _fetching(value)


_PLAIN_NAMES = {"aFChunk": "altChunk"}
"""What a relation is called in the text of the document."""


def _check_relations(root: Any) -> None:
    """Refuse what Word would fetch when the filled form is opened; a link to click may stay."""
    for link in root.iter(etree.Element):
        kind = (link.get("Type") or "").rpartition("/")[2]
        outside = (link.get("TargetMode") or "").lower() == "external"
        if outside and kind != "hyperlink":
            raise _fetching(f"{_PLAIN_NAMES.get(kind, kind)} {link.get('Target') or ''}")
        if kind and kind not in RELATIONS:
            raise _stranger(kind)


def _types_of(root: Any) -> Callable[[str], str]:
    """Return a function from the name of a part to its type."""
    known = {
        (one.get("PartName") or f".{one.get('Extension')}").lower(): one.get("ContentType") or ""
        for one in root.iter(etree.Element)
    }

    def of(name: str) -> str:
        ending = f".{name.rpartition('.')[2]}".lower()
        return known.get(f"/{name}".lower(), known.get(ending, "")).lower()

    return of


def _read(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with package.open(part) as file:
        text = file.read(MOST_BYTES + 1)
    if len(text) > MOST_BYTES or text.count(b"{") > MOST_BRACES:
        raise UnfitForm(M("it is too large for a form"))
    plain = text.replace(b"\x00", b"")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise UnfitForm(M("it contains definitions (DTD), which no Word document has"))
    return text


def parse_part(text: bytes) -> Any:
    """Return the root of a part, without looking at anything outside of it.

    Raises:
        lxml.etree.XMLSyntaxError: it is no XML.
    """
    return etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True))


def _stranger(name: str) -> UnfitForm:
    return UnfitForm(M("it holds something that forms may not have: {name}", name=name[:80]))


def _fetching(target: str) -> UnfitForm:
    return UnfitForm(M("it fetches something from outside: {target}", target=target))
