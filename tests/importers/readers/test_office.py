"""Old documents: which format they are converted to, and what is refused before."""

from __future__ import annotations

from typing import Literal

import pytest

from wenming_cli.errors import Unreadable
from wenming_cli.importers.readers.office import read_office


class _Asked(Exception):
    pass


def convert(_raw: bytes, wanted: Literal["docx", "xlsx"], shown: str) -> bytes:
    raise _Asked(wanted, shown)


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [(b"\xd0\xcf WordDocument", "docx"), (b"\xd0\xcf" + "Workbook".encode("utf-16-le"), "xlsx")],
)
def test_a_workbook_stays_a_workbook_and_all_else_becomes_word(raw: bytes, wanted: str) -> None:
    with pytest.raises(_Asked) as asked:
        read_office(raw, "方案.doc", convert)

    assert asked.value.args == (wanted, "方案.doc")


def test_a_locked_document_is_never_converted() -> None:
    raw = "Workbook".encode("utf-16-le") + "EncryptedPackage".encode("utf-16-le")

    with pytest.raises(Unreadable) as refused:
        read_office(raw, "方案.xls", convert)

    assert "password" in refused.value.message.speak("en")
