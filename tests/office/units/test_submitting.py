"""Handing in: one file for the office above, from a real folder."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from office.units.conftest import make_unit, noon
from peaks import PROGRAM, needs_peaks, peak_of
from wenming_cli import Office
from wenming_cli.core.moves.request import Request
from wenming_cli.errors import Refused, Unreadable, Usage
from wenming_cli.office.closing import ClosingWish
from wenming_cli.office.units import submitting
from wenming_cli.office.units.submitting import SubmitWish
from wenming_cli.store.closings import read_journal_text
from wenming_cli.units.submission.pack import pack_submission
from wenming_cli.units.submission.read import Submission, read_submission


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (1600, 1200), "red").save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = make_unit(tmp_path / "一小", "第一小学", "3.1", "4.1")
    (made.folder / "合影.jpg").write_bytes(photo())
    (made.folder / "方案.pdf").write_bytes(b"%PDF-1.7 a plan")
    files = ("合影.jpg", "方案.pdf")
    made.record(Request("done", ["3.2"], made.today, evidence=files))
    return made


def read(office: Office, name: str) -> Submission:
    with (office.folder / name).open("rb") as file:
        return read_submission(file, name)


def names(office: Office, name: str) -> list[str]:
    with zipfile.ZipFile(office.folder / name) as archive:
        return archive.namelist()


def test_the_usual_file_holds_plan_rows_entries_and_papers(office: Office) -> None:
    found = office.submit(SubmitWish("Q3"))

    assert found.file == "第一小学-2023-Q3.wm.zip"
    assert found.size == (office.folder / found.file).stat().st_size
    assert names(office, found.file) == [
        "manifest.json", "plan.toml", "items.jsonl", "facts.jsonl", "小结.docx", "台账.xlsx",
    ]  # fmt: skip
    back = read(office, found.file)
    assert back.altered == ()
    assert back.manifest == found.manifest
    assert [row.status for row in back.items] == ["done", "done", "in_progress"]
    assert back.manifest.figures["people"] == 92
    assert back.manifest.chain == "whole"
    assert back.manifest.heads[0].lines == 3


@pytest.mark.slow
def test_its_entries_are_the_lines_of_the_journal(office: Office) -> None:
    found = office.submit(SubmitWish("Q3"))
    with zipfile.ZipFile(office.folder / found.file) as archive:
        facts = archive.read("facts.jsonl").splitlines()
    [lines] = read_journal_text(office.workspace).values()
    assert facts == [line for line in lines if line]


@pytest.mark.slow
def test_the_same_state_gives_the_same_bytes(office: Office) -> None:
    office.submit(SubmitWish("Q3", "a.wm.zip"))
    office.submit(SubmitWish("Q3", "b.wm.zip"))
    assert (office.folder / "a.wm.zip").read_bytes() == (office.folder / "b.wm.zip").read_bytes()


@pytest.mark.slow
def test_evidence_goes_along_where_it_is_wanted(office: Office) -> None:
    office.submit(SubmitWish("Q3", "t.wm.zip", files="thumbs"))
    office.submit(SubmitWish("Q3", "f.wm.zip", files="full"))

    [small] = [name for name in names(office, "t.wm.zip") if name.startswith("files/")]
    with zipfile.ZipFile(office.folder / "t.wm.zip") as archive:
        picture = Image.open(io.BytesIO(archive.read(small)))
    assert max(picture.size) == 640
    assert read(office, "t.wm.zip").altered == read(office, "f.wm.zip").altered == ()
    whole = [name for name in names(office, "f.wm.zip") if name.startswith("files/")]
    assert len(whole) == 2
    with zipfile.ZipFile(office.folder / "f.wm.zip") as archive:
        assert {archive.read(name) for name in whole} == {photo(), b"%PDF-1.7 a plan"}


@pytest.mark.slow
def test_what_is_no_picture_is_counted_and_stays(office: Office) -> None:
    found = office.submit(SubmitWish("Q3", "t.wm.zip", files="thumbs"))
    assert (found.wanted, found.stayed, found.missing) == ("thumbs", 1, [])
    found = office.submit(SubmitWish("Q3", "f.wm.zip", files="full"))
    assert (found.wanted, found.stayed) == ("full", 0)


@pytest.mark.slow
def test_two_pictures_of_one_name_both_go_along_small(office: Office) -> None:
    journal = office.workspace.folder / "evidence" / "3.1"
    journal.mkdir(parents=True)
    Image.new("RGB", (900, 900), "blue").save(journal / "合影.png")
    Image.new("RGB", (900, 900), "green").save(journal / "合影.jpg")
    files = [f"plans/2023/evidence/3.1/合影.{ending}" for ending in ("png", "jpg")]
    office.record(Request("attach", ["3.1"], office.today, evidence=files))
    found = office.submit(SubmitWish("Q3", "t.wm.zip", files="thumbs"))
    small = [name for name in names(office, found.file) if "/3.1/" in name]
    assert small == ["files/3.1/合影.jpg", "files/3.1/合影.jpg.jpg"]
    assert read(office, found.file).altered == ()


@pytest.mark.slow
def test_evidence_that_is_gone_is_told(office: Office) -> None:
    lost = next((office.workspace.folder / "evidence").rglob("*.pdf"))
    lost.unlink()
    found = office.submit(SubmitWish("Q3", files="full"))
    assert found.missing == [lost.relative_to(office.workspace.folder).as_posix()]


def test_evidence_that_is_too_large_is_told(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(submitting, "LARGEST_EVIDENCE", 100)
    found = office.submit(SubmitWish("Q3", files="full"))
    assert [name.rpartition(".")[2] for name in found.missing] == ["jpg"]
    assert [name for name in names(office, found.file) if name.endswith(".pdf")]


@pytest.mark.slow
def test_more_evidence_than_the_office_above_takes_is_refused(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(submitting, "LARGEST_WHOLE", 30_000)
    with pytest.raises(Refused) as found:
        office.submit(SubmitWish("Q3", "f.wm.zip", files="full"))
    assert found.value.hint is not None
    assert "--files thumbs" in found.value.hint.speak("zh")
    assert not (office.folder / "f.wm.zip").exists()
    office.submit(SubmitWish("Q3"))


@pytest.mark.slow
def test_evidence_that_changes_meanwhile_leaves_no_half_file(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the digest and the packing somebody writes into the file, or takes it away."""
    proof = next((office.workspace.folder / "evidence").rglob("*.pdf"))

    def changing(change: Callable[[], object]) -> None:
        def pack(*args: Any) -> int:
            change()
            return pack_submission(*args)

        monkeypatch.setattr(submitting, "pack_submission", pack)
        before = sorted(office.folder.iterdir())
        with pytest.raises(Unreadable) as found:
            office.submit(SubmitWish("Q3", files="full"))
        assert proof.name in found.value.message.speak("zh")
        assert sorted(office.folder.iterdir()) == before

    changing(lambda: proof.write_bytes(b"another"))
    changing(proof.unlink)


@pytest.mark.slow
@needs_peaks
def test_the_memory_that_it_takes_does_not_grow_with_the_evidence(office: Office) -> None:
    """Six films of 50 MB: 300 MB of evidence, here and at the office above."""

    def peak(*words: str) -> int:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *words],
            cwd=office.folder,
            env={**os.environ, "WENMING_TODAY": "2023-09-30"},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return peak_of(done.stderr)

    def peaks() -> tuple[int, int]:
        made = peak("submit", "Q3", "--files", "full", "--force")
        return made, peak("rollup", "Q3", "第一小学-2023-Q3.wm.zip")

    films = [f"会场{n}.mp4" for n in range(6)]
    for film in films:
        with (office.folder / film).open("wb") as file:
            file.write(film.encode())
            file.truncate(50 << 20)
    few = peaks()
    office.record(Request("attach", ["3.1"], office.today, evidence=films))
    many = peaks()
    assert (office.folder / "第一小学-2023-Q3.wm.zip").stat().st_size > 300 << 20
    assert all(after - before < 8 << 10 for before, after in zip(few, many, strict=True))


@pytest.mark.slow
def test_a_closed_period_goes_with_its_code(office: Office) -> None:
    closed = office.close(ClosingWish("Q3"))
    office.submit(SubmitWish("Q3", code="U01"))
    back = read(office, "第一小学-2023-Q3.wm.zip")

    assert back.altered == ()
    assert back.manifest.closed is not None
    assert back.manifest.closed["code"] == closed.closing.close.code
    assert back.manifest.code == "U01"


@pytest.mark.slow
def test_a_journal_that_was_edited_says_so(office: Office) -> None:
    journal = next((office.workspace.folder / "journal").glob("*.jsonl"))
    journal.write_bytes(journal.read_bytes().replace(b'"people": 46', b'"people": 99', 1))
    office.reload()
    office.submit(SubmitWish("Q3"))
    assert read(office, "第一小学-2023-Q3.wm.zip").manifest.chain == "broken"


@pytest.mark.slow
def test_a_rehearsal_writes_nothing(office: Office) -> None:
    found = office.submit(SubmitWish("Q3"), dry=True)
    assert found.size > 1000
    assert not (office.folder / found.file).exists()


@pytest.mark.slow
def test_what_makes_no_sense_is_refused(office: Office) -> None:
    with pytest.raises(Usage):
        office.submit(SubmitWish("Q3", files="all"))
    with pytest.raises(Usage):
        office.submit(SubmitWish("Q3", "a?.zip"))
    with pytest.raises(Refused):
        office.submit(SubmitWish("Q3", "plans/2023/journal/x.zip"))
    office.submit(SubmitWish("Q3"))
    with pytest.raises(Refused):
        office.submit(SubmitWish("Q3"))
    office.submit(SubmitWish("Q3", force=True))


def test_a_plan_whose_year_is_over(tmp_path: Path) -> None:
    made = make_unit(tmp_path / "x", "第一小学", "3.1")
    late = Office.open(made.folder, now=noon("2024-03-01"), writer="li-na@pc")
    found = late.submit(SubmitWish())
    assert (found.manifest.period, str(found.manifest.as_of)) == ("2023-Q4", "2023-12-31")
    assert str(found.manifest.submitted_on) == "2024-03-01"


@pytest.mark.parametrize(
    ("name", "example"),
    [
        ("报送.rar", "第一小学-2023-Q3.wm.zip"),
        ("报送", "第一小学-2023-Q3.wm.zip"),
        ("报送/", "报送/第一小学-2023-Q3.wm.zip"),
        ("plans", "plans/第一小学-2023-Q3.wm.zip"),
    ],
)
def test_a_name_that_the_office_above_would_not_find_is_refused(
    district: Path, name: str, example: str
) -> None:
    office = Office.open(district / "单位/小学", now=noon("2023-09-30"), writer="li-na@pc")
    with pytest.raises(Usage) as found:
        office.submit(SubmitWish("Q3", name), dry=True)
    assert found.value.hint is not None
    assert found.value.hint.speak("zh").endswith(f"如 {example}")
