"""The text of a PDF, page by page; wrapped lines are put together later, by `clean`."""

from __future__ import annotations

import io
import logging
import re

from wenming_cli.errors import Refused, Unreadable, WenmingError
from wenming_cli.importers.lines import Line
from wenming_cli.importers.readers.archives import damaged, locked
from wenming_cli.importers.readers.text import lines_of
from wenming_cli.message import M

MOST_PAGES = 400
_SPLIT = re.compile(r"(?<=[\u4e00-\u9fff，。、；：（“—]\d) (?=[\u4e00-\u9fff])|"
                    r"(?<=[\u4e00-\u9fff，。、；：（“—]\d\d) (?=[\u4e00-\u9fff])|"
                    r"(?<=\d{4}) (?=[年—-])|(?<=[\u4e00-\u9fff，。、]) (?=\d)")  # fmt: skip
"""Spaces that layout puts between figures and characters; those after a label stay."""


def read_pdf(raw: bytes, shown: str) -> list[Line]:
    """The lines of a PDF; places count them through all pages.

    Raises:
        Unreadable: the file is damaged or protected by a password.
        Refused: it has too many pages, or only pictures.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise locked(shown)
        if len(reader.pages) > MOST_PAGES:
            raise Refused(
                M("{file} has {n} pages, more than any work plan", file=shown, n=len(reader.pages)),
                M("import a PDF of the plan alone"),
            )
        text = "\n".join(page.extract_text() for page in reader.pages)
    except WenmingError:
        raise
    except ImportError:
        raise locked(shown) from None
    except Exception as error:  # a parser of hostile input may raise anything
        raise damaged(shown) from error
    lines = lines_of(_SPLIT.sub("", text))
    if not any(line.text.strip() for line in lines):
        raise Refused(
            M("{file} holds pictures of pages and no text", file=shown),
            M("run text recognition (OCR) on it, or ask for the Word document"),
        )
    if text.count("\ufffd") * 5 > len(text):
        raise Unreadable(
            M("the characters of {file} cannot be read", file=shown),
            M("its fonts tell no characters; ask for the Word document"),
        )
    return lines
