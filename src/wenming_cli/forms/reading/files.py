"""From the bytes of a file to its cells: they say what it is, whatever its name ends in."""

from __future__ import annotations

import contextlib
import io
import zipfile

from wenming_cli.errors import Refused, Unreadable
from wenming_cli.formats.sniff import file_type
from wenming_cli.forms.reading.book import Book, too_much
from wenming_cli.importers.readers.office import ENCRYPTED, WORKBOOKS, Convert
from wenming_cli.message import M

_HINT = M("open it in WPS or Excel, save it as .xlsx without password, and collect that")


def read_book(raw: bytes, shown: str, convert: Convert) -> Book:
    """Read the cells of a workbook or table.

    Args:
        raw: its bytes.
        shown: its name in messages.
        convert: brings .xls, .et and .ods up to date.

    Raises:
        Unreadable: it is no workbook, damaged or locked, or there is nothing to convert it with.
        Refused: it holds more than any form.
    """
    from wenming_cli.forms.reading.csvtable import read_csv
    from wenming_cli.forms.reading.workbook import read_workbook

    kind = file_type(raw)
    if kind == "empty":
        raise Unreadable(M("{file} is empty", file=shown), M("ask for it anew"))
    if kind == "ole" and ENCRYPTED in raw:
        raise Unreadable(M("{file} is protected by a password", file=shown), _HINT)
    if kind == "xlsx":
        return read_workbook(raw, shown)
    if kind == "text":
        with contextlib.suppress(Unreadable):
            return read_csv(raw, shown)
    old = kind == "ole" and any(mark in raw for mark in WORKBOOKS)
    if old or kind in ("ods", "sheetxml"):
        try:
            new = convert(raw, "xlsx", shown)
        except Unreadable as error:
            raise Unreadable(error.message, _HINT) from None
        except Refused:
            raise too_much(shown) from None
        return read_workbook(new, shown)
    if kind == "zip" and not zipfile.is_zipfile(io.BytesIO(raw)):  # its end is missing
        raise Unreadable(M("{file} came only in part", file=shown), M("ask for it anew"))
    packed = kind in ("zip", "packed")
    hint = M("unpack it yourself, and name the folder") if packed else _HINT
    raise Unreadable(M("{file} is no workbook", file=shown), hint)
