"""A submission is an ordinary zip, the same bytes for the same contents."""

from __future__ import annotations

import io
import zipfile

import pytest

from units.submission.submitting import MEMBERS, manifest_of, packed
from wenming_cli.errors import Unreadable
from wenming_cli.units.submission.pack import Nowhere, file_to_pack, held, pack_submission


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


@pytest.mark.slow
def test_in_pieces_it_has_the_bytes_of_one_written_in_one_go() -> None:
    text = b"".join(b"line %d of many\n" % (n * n) for n in range(200_000))
    pieces = [text[n : n + 70_001] for n in range(0, len(text), 70_001)]
    members = {name: held(data) for name, data in MEMBERS.items()}
    manifest = manifest_of({**MEMBERS, "files/long.txt": text})
    out = io.BytesIO()
    pack_submission(manifest, {**members, "files/long.txt": file_to_pack(lambda: pieces)}, out)
    assert out.getvalue() == packed({**MEMBERS, "files/long.txt": text})

    again = io.BytesIO()
    with zipfile.ZipFile(out) as made, zipfile.ZipFile(again, "w") as copy:
        for entry in made.infolist():
            own = zipfile.ZipInfo(entry.filename)
            own.create_system, own.external_attr = 3, 0o100644 << 16
            copy.writestr(own, made.read(entry), compress_type=entry.compress_type)
    assert again.getvalue() == out.getvalue()


def test_it_can_be_measured_without_being_held() -> None:
    members = {name: held(data) for name, data in MEMBERS.items()}
    nowhere = Nowhere()
    assert pack_submission(manifest_of(MEMBERS), members, nowhere) == len(packed())
    assert nowhere.getvalue() == b""


def test_a_file_that_is_another_when_it_is_packed_is_refused() -> None:
    states = iter([b"as it was", b"as it is"])
    changing = file_to_pack(lambda: [next(states)])
    with pytest.raises(Unreadable) as found:
        pack_submission(manifest_of(MEMBERS), {"files/x.txt": changing}, io.BytesIO())
    assert "files/x.txt" in found.value.message.speak("zh")
