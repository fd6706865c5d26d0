"""The parts of an office file, and which of them points to which (ECMA-376, part 2)."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Relation(NamedTuple):
    """That one part points to another."""

    id: str
    kind: str
    """The last word of the relation's type, such as `image`."""

    target: str
    """The other part's name in the archive."""


def relations_of(archive: zipfile.ZipFile, part: str) -> Iterator[Relation]:
    """Yield what a part points to inside of the archive; `""` is the file as a whole."""
    folder, name = posixpath.split(part)
    root = parse_xml(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    for one in root.iterchildren(_RELATION) if root is not None else ():
        if one.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target") or ""))
            kind = (one.get("Type") or "").rpartition("/")[2]
            yield Relation(one.get("Id") or "", kind, target.lstrip("/"))


def parse_xml(
    archive: zipfile.ZipFile, part: str, replaced: tuple[bytes, bytes] = (b"", b"")
) -> Any:
    """Return the root of a part; None where the archive does not have it.

    Args:
        archive: the office file.
        part: the part's name.
        replaced: bytes of it, and what is parsed in their place.

    Raises:
        lxml.etree.XMLSyntaxError: the part is no XML.
    """
    from lxml import etree

    if part not in archive.namelist():
        return None
    text = archive.read(part)
    old, new = replaced
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(text.replace(old, new) if old else text, parser)
