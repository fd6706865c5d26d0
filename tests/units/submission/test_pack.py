"""A submission is an ordinary zip, the same bytes for the same contents."""

from __future__ import annotations

import io
import zipfile

from units.submission.submitting import MEMBERS, packed


def test_the_same_contents_give_the_same_bytes() -> None:
    assert packed() == packed()
    assert packed() != packed({**MEMBERS, "小结.docx": b"another"})


def test_any_program_opens_it() -> None:
    with zipfile.ZipFile(io.BytesIO(packed())) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["manifest.json", *MEMBERS]
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.create_system == 3
            assert entry.external_attr == 0o100644 << 16
        kinds = {entry.filename: entry.compress_type for entry in archive.infolist()}
    assert kinds["items.jsonl"] == zipfile.ZIP_DEFLATED
    assert kinds["小结.docx"] == zipfile.ZIP_STORED
