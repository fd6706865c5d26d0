"""The parts of a Word file are found by its relations, not by their usual names."""

from __future__ import annotations

import io
import zipfile

import pytest

from wenming_cli.formats.wordparts import read_word_parts

USUAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def relations(*, mode: str = "Internal", **targets: str) -> str:
    """A list of relations by their kind."""
    lines = [
        f'<Relationship Id="{kind}" Type="{KINDS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        for kind, target in targets.items()
    ]
    return f"{HEAD}{''.join(lines)}</Relationships>"


def word(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return buffer.getvalue()


def document(namespace: str = USUAL) -> str:
    return f'<w:document xmlns:w="{namespace}"><w:body><w:p/></w:body></w:document>'


def test_parts_may_lie_anywhere() -> None:
    parts = read_word_parts(
        word(
            {
                "_rels/.rels": relations(officeDocument="/text/main.xml"),
                "text/main.xml": document(),
                "text/_rels/main.xml.rels": relations(styles="../look.xml", numbering="n.xml"),
                "look.xml": "<styles/>",
                "text/n.xml": "<numbering/>",
            }
        )
    )
    assert [part.tag for part in parts[:3]] == [f"{{{USUAL}}}body", "styles", "numbering"]


@pytest.mark.parametrize("namespace", [USUAL, STRICT])
def test_without_relations_the_usual_name_is_tried_and_the_rest_is_missing(namespace: str) -> None:
    parts = read_word_parts(word({"word/document.xml": document(namespace)}))
    assert parts.body[0].tag == f"{{{USUAL}}}p"
    assert (parts.styles, parts.numbering) == (None, None)


def test_what_a_file_has_outside_is_left_there() -> None:
    parts = read_word_parts(
        word(
            {
                "word/document.xml": document(),
                "word/_rels/document.xml.rels": relations(styles="styles.xml", mode="External"),
                "word/styles.xml": "<styles/>",
            }
        )
    )
    assert parts.styles is None


@pytest.mark.parametrize("parts", [{}, {"word/document.xml": "<a/>"}], ids=["no part", "no body"])
def test_a_file_without_a_text_is_no_document(parts: dict[str, str]) -> None:
    with pytest.raises(KeyError, match=r"word/document\.xml"):
        read_word_parts(word(parts))


def test_a_part_that_is_no_xml_is_an_error() -> None:
    from lxml.etree import XMLSyntaxError

    with pytest.raises(XMLSyntaxError):
        read_word_parts(word({"word/document.xml": "<a"}))
