"""The text of a PDF, page by page; wrapped lines are put together later, by `clean_document`."""

from __future__ import annotations

import io
import logging
import re
from itertools import zip_longest
from typing import Any

from wenming_cli.core.patterns import HAN
from wenming_cli.errors import Refused, Unreadable, WenmingError
from wenming_cli.formats.archives import damage_error, password_error
from wenming_cli.formats.limits import Budget
from wenming_cli.importers.lines import ReadDocument
from wenming_cli.importers.readers.text import text_lines
from wenming_cli.message import M

MOST_PAGES = 400
_BYTES = 20
"""How many bytes of a page are counted as one operator."""

_SPLIT = re.compile(
    rf"(?<=[\u4e00-\u9fff，。、；：（“—]\d) (?={HAN})|"
    rf"(?<=[\u4e00-\u9fff，。、；：（“—]\d\d) (?={HAN})|"
    r"(?<=[ \u3000]\d) (?=[月日])|(?<=[ \u3000]\d\d) (?=[月日])|"
    r"(?<=\d{4}) (?=[年—-])|(?<=[\u4e00-\u9fff，。、]) (?=\d)"
)
"""Spaces that layout puts between figures and characters; those after a label stay."""


_QUOTES = re.compile(
    r"(?P<label>\d{1,2}(?:\.\d{1,2})*[.、]?\s+)?(?P<quotes>[“”](?:\s?[“”])*)\s?(?P<rest>[^“”]+)"
)
_GAP = re.compile(r" +")


def read_pdf(raw: bytes, shown: str) -> ReadDocument:
    """Read the lines of a PDF; places count them through all pages.

    Raises:
        Unreadable: the file is damaged or protected by a password.
        Refused: it has too many pages, draws more than any plan, or holds only pictures.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise password_error(shown)
        if len(reader.pages) > MOST_PAGES:
            raise Refused(
                M("{file} has {n} pages, more than any work plan", file=shown, n=len(reader.pages)),
                M("import a PDF of the plan alone"),
            )
        budget = Budget(shown)
        text = "\n".join(_page_text(page, budget) for page in reader.pages)
    except WenmingError:
        raise
    except ImportError:
        raise password_error(shown) from None
    except Exception as error:  # a parser of hostile input may raise anything
        raise damage_error(shown) from error
    whole = "\n".join(map(_put_back_quotes, _SPLIT.sub("", text).split("\n")))
    document = text_lines(whole)
    if not any(line.text.strip() for line in document.lines):
        raise Refused(
            M("{file} holds pictures of pages and no text", file=shown),
            M("run text recognition (OCR) on it, or ask for the Word document"),
        )
    if text.count("\ufffd") * 5 > len(text):
        raise Unreadable(
            M("the characters of {file} cannot be read", file=shown),
            M("its fonts do not say which characters they show; ask for the Word document"),
        )
    return document


def _page_text(page: Any, budget: Budget) -> str:
    """Return the text of a page; drawings that call drawings are paid for each time."""

    def pay(*_operator: object) -> None:
        budget.spend("operators")

    contents = page.get_contents()
    if contents is not None:
        budget.spend("operators", len(contents.get_data()) // _BYTES)
    text: str = page.extract_text(visitor_operand_before=pay)
    budget.spend("operators", 0)
    budget.spend("characters", len(text))
    return text


def _put_back_quotes(line: str) -> str:
    """Put quotation marks back that came before all words, being drawn in another font.

    Each left a gap where it belongs, that of a first mark may be the one behind the label; marks and
    gaps must be equally many, or nothing is moved.
    """
    match = _QUOTES.fullmatch(line.strip())
    if match is None:
        return line
    rest = match["rest"].rstrip()
    marks = match["quotes"].replace(" ", "")
    ways = ([*marks], re.findall("”“|.", marks))
    behind_label = [f" {rest}"] if match["label"] else []
    fits = (
        (text, way)
        for text in (rest, *behind_label)
        for way in ways
        if len(way) == len(_GAP.findall(text))
    )
    text, found = next(fits, ("", []))
    if not found:
        return line
    pieces = zip_longest(_GAP.split(text), found, fillvalue="")
    label = (match["label"] or "").rstrip()
    gap = " " if "." in label[:-1] else ""
    return label + gap + "".join(a + b for a, b in pieces)
