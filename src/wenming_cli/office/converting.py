"""Formats that LibreOffice makes of those that papers are written in: PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

from wenming_cli.message import M
from wenming_cli.office.desk import Desk
from wenming_cli.papers.formats import MADE_OF, ending_of
from wenming_cli.store.userpath import UserPath

_FANG = re.compile("fangsong|fzfs", re.IGNORECASE)
"""In the names that fonts of 仿宋 have in a PDF, whoever made them."""


def has_stand_ins(output: str, data: bytes) -> bool:
    """Tell whether other fonts stand in for the 仿宋 of a paper, which this computer lacks."""
    if ending_of(output) not in MADE_OF:
        return False
    from pypdf import PdfReader

    page: Any = PdfReader(io.BytesIO(data)).pages[0]
    fonts = page["/Resources"].get("/Font", {})
    return not any(_FANG.search(font.get_object()["/BaseFont"]) for font in fonts.values())


def converter_to(desk: Desk, output: str) -> Callable[[bytes], bytes]:
    """Return what turns the bytes of a writer into the format of a file's name.

    Raises:
        Unreadable: the format needs LibreOffice, which is not installed; nothing is made then.
    """
    if ending_of(output) not in MADE_OF:
        return lambda written: written
    from wenming_cli.store.documents import pdf_maker_for

    make_pdf = pdf_maker_for(UserPath(desk.folder / output, output))

    def convert(written: bytes) -> bytes:
        with desk.progress(M("making the PDF")):
            return make_pdf(written)

    return convert
