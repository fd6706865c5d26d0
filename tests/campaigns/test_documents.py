"""Some hostile documents with a fixed seed, and that the campaign sees what is wrong."""

from __future__ import annotations

import io
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("the campaigns fork and kill processes", allow_module_level=True)

from campaigns.documents import campaign
from campaigns.documents.archives import zeros
from campaigns.documents.document import Bait
from campaigns.documents.named import COUNT, named
from campaigns.report import Report
from campaigns.strace import why_not

SEED = 20261127
BAIT = Bait(Path("/nowhere/key"), 9)
needs_strace = pytest.mark.skipif(bool(why_not()), reason=why_not() or "strace is here")
needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)

EVERYDAY = [
    n for n in range(COUNT) if named(n, BAIT).answer == "imports" and not named(n, BAIT).office
]
BY_OFFICE = [n for n in range(COUNT) if named(n, BAIT).office]


@pytest.mark.slow
@needs_strace
def test_everyday_documents_are_imported_quickly_however_odd() -> None:
    report = campaign.run(0, SEED, EVERYDAY, quiet=True)

    assert report.findings == []
    assert report.grid["named"]["(imported)"] == len(EVERYDAY)


@pytest.mark.slow
@needs_strace
def test_any_document_is_imported_or_refused_within_limits() -> None:
    report = campaign.run(COUNT + 40, SEED, office=False, quiet=True)

    assert report.findings == []
    assert report.counts["documents"] == COUNT + 40


@pytest.mark.slow
@needs_office
def test_what_libreoffice_opens_calls_nobody() -> None:
    assert campaign.run(0, SEED, BY_OFFICE, jobs=1, quiet=True).findings == []


# --- the campaign itself --------------------------------------------------------------------------


def test_the_same_number_gives_the_same_document() -> None:
    for number in (COUNT + 3, COUNT + 4, COUNT + 11):
        one, two = (campaign.document(number, SEED, BAIT) for _ in range(2))

        assert (one.kind, one.what, one.data) == (two.kind, two.what, two.data)


def test_named_documents_have_a_right_answer() -> None:
    answers = {named(n, BAIT).answer for n in range(COUNT)}

    assert answers == {"imports", "either"}


def test_a_bomb_is_a_real_one() -> None:
    """It unpacks to what it says."""
    from campaigns.documents.archives import _crc, _raw

    size = 3 << 20
    data = _raw([("a", zeros(size), size, _crc(size))])

    assert len(data) < 10_000
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.read("a") == b" " * size


def test_kinds_and_outcomes_are_a_table() -> None:
    report = Report("documents", 7, quiet=True)
    report.count("documents", 3)
    report.outcome("html", "(imported)", 2)
    report.outcome("文本", "hangs")

    assert report.table().splitlines() == [
        "documents (seed 7)",
        "  documents        3",
        "           a     b",
        "  html     2     .",
        "  文本     .     1",
        "     a  (imported)",
        "     b  hangs",
        "  nothing was found",
    ]
