"""The office's own documents: read whole or refused, old ones brought up to date by LibreOffice."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import pytest

from wenming_cli.errors import Refused, Unreadable
from wenming_cli.message import M
from wenming_cli.store import libreoffice
from wenming_cli.store.documents import (
    LARGEST_FILE,
    converter_for,
    pdf_maker_for,
    read_document,
)
from wenming_cli.store.libreoffice import Conversion, convert_with_libreoffice, find_program
from wenming_cli.store.userpath import UserPath


def test_a_document_is_read_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "方案.doc"
    path.write_bytes(b"\x00\xffPK")
    assert read_document(UserPath(path, "方案.doc")) == b"\x00\xffPK"


def test_a_missing_document_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be read"):
        read_document(UserPath(tmp_path / "没有.doc", "没有.doc"))


def test_a_document_with_a_whole_album_in_it_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "相册.docx"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(Refused, match="is too large"):
        read_document(UserPath(path, "相册.docx"))


def test_a_document_may_have_60_mb(tmp_path: Path) -> None:
    path = tmp_path / "相册.docx"
    with path.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    assert len(read_document(UserPath(path, "相册.docx"))) == LARGEST_FILE
    with path.open("ab") as file:
        file.write(b"1")
    with pytest.raises(Refused) as refused:
        read_document(UserPath(path, "相册.docx"))
    assert refused.value.message.speak("en") == "相册.docx is too large: 60 MB"


def wanted(target: str) -> Conversion:
    """What is told apart in these tests where it does not come off."""
    return Conversion(
        target,
        missing=M("it needs LibreOffice"),
        failed=M("it could not be opened"),
        hint=M("do it by hand"),
        smaller=M("make it smaller"),
    )


def test_without_libreoffice_the_way_out_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    file = UserPath(tmp_path / "方案.wps", "方案.wps")
    with pytest.raises(Unreadable, match="is in an old format") as caught:
        converter_for(file)(b"old", "docx", "方案.wps")
    assert caught.value.hint is not None
    assert "Save as" in caught.value.hint.text
    paper = UserPath(tmp_path / "小结.pdf", "交/小结.pdf")
    with pytest.raises(Unreadable, match="needs LibreOffice") as refused:
        pdf_maker_for(paper)
    assert refused.value.hint is not None
    assert str(refused.value.hint.values["file"]).endswith("小结.docx")
    assert "save it as PDF" in refused.value.hint.text


def test_a_paper_becomes_what_libreoffice_makes_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    office(programs, monkeypatch, SCRIPT)
    make = pdf_maker_for(UserPath(tmp_path / "out" / "小结.pdf", "小结.pdf"))
    assert make(b"docx") == b"docx made new\n"
    office(programs, monkeypatch, "#!/bin/sh\nexit 1\n")
    with pytest.raises(Unreadable, match="LibreOffice could not make"):
        make(b"docx")


def test_it_sees_the_fonts_that_the_user_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its home is another, so that nothing else of the user's is touched."""
    office(
        tmp_path,
        monkeypatch,
        f'#!/bin/sh\ncat "$XDG_CONFIG_HOME/fontconfig/fonts.conf" > {tmp_path}/fonts\n',
    )
    monkeypatch.setenv("HOME", "/home/李&娜")
    with pytest.raises(Unreadable):
        convert_with_libreoffice(b"old", wanted("docx"), "方案.doc", around=[])
    found = (tmp_path / "fonts").read_text(encoding="utf-8")
    assert re.findall("<dir>(.*?)</dir>", found) == [
        "/home/李&amp;娜/.local/share/fonts", "/home/李&amp;娜/.fonts",
    ]  # fmt: skip


def office(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a program of the name of LibreOffice's before all others."""
    if sys.platform == "win32":
        pytest.skip("the programs here are shell scripts")
    program = folder / "soffice"
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


SCRIPT = """#!/bin/sh
while [ $# -gt 1 ]; do
    if [ "$1" = --convert-to ]; then ending=$2; fi
    if [ "$1" = --outdir ]; then out=$2; fi
    shift
done
mkdir -p "$out" && cat "$1" - > "$out/document.$ending" <<EOF
 made new
EOF
"""


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_an_old_document_comes_back_new(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path, monkeypatch, SCRIPT)
    made = convert_with_libreoffice(b"old", wanted(ending), "方案.doc", around=[])
    assert made == b"old made new\n"


def test_what_libreoffice_makes_is_no_larger_than_a_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path, monkeypatch, SCRIPT)
    monkeypatch.setattr(libreoffice, "LARGEST_RESULT", 3)
    with pytest.raises(Refused, match="is too large"):
        convert_with_libreoffice(b"old", wanted("docx"), "方案.doc", around=[])


def test_libreoffice_is_asked_without_a_window_and_apart_from_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a profile of its own it works beside one that is open."""
    office(tmp_path, monkeypatch, f"#!/bin/sh\nprintf '%s\\n' \"$@\" > {tmp_path}/asked\n")
    with pytest.raises(Unreadable):
        convert_with_libreoffice(b"old", wanted("docx"), "方案.doc", around=[])
    asked = (tmp_path / "asked").read_text(encoding="utf-8").split("\n")
    folder = str(Path(asked[-2]).parent)
    assert [word.replace(folder, "FOLDER") for word in asked] == [
        "-env:UserInstallation=file://FOLDER/profile", "--headless", "--norestore",
        "--convert-to", "docx", "--outdir", "FOLDER/out", "FOLDER/document.bin", "",
    ]  # fmt: skip
    assert re.fullmatch(r"wenming-\w+", Path(folder).name)
    assert not Path(folder).exists()
    assert libreoffice.SECONDS == 90


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("#!/bin/sh\nexit 1\n", "could not be opened"),
        ("#!/bin/sh\nexec sleep 30\n", "did not finish"),
        ("#!/no/such/shell\n", "cannot be started"),
    ],
    ids=["fails", "hangs", "cannot be started"],
)
def test_what_libreoffice_cannot_open_is_refused_with_the_reason(
    script: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path, monkeypatch, script)
    monkeypatch.setattr(libreoffice, "SECONDS", 0.5)
    with pytest.raises(Unreadable, match=words):
        convert_with_libreoffice(b"old", wanted("docx"), "方案.doc", around=[])


def test_on_the_time_limit_all_its_processes_end_and_its_folder_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program that is called is a starter; the one that works is its child."""
    script = f"#!/bin/sh\nsleep 60 & echo $! $HOME > {tmp_path}/started; wait\n"
    office(tmp_path, monkeypatch, script)
    monkeypatch.setattr(libreoffice, "SECONDS", 1)
    with pytest.raises(Unreadable, match="did not finish"):
        convert_with_libreoffice(b"old", wanted("docx"), "方案.doc", around=[])
    child, home = (tmp_path / "started").read_text(encoding="utf-8").split()
    assert ends(int(child))
    assert not Path(home).parent.exists()


def ends(pid: int) -> bool:
    """Wait until a process is gone, or is a zombie that nobody has collected yet."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            return True
        if state[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def test_no_program_is_taken_from_where_a_document_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    received = tmp_path / "received"
    received.mkdir()
    office(received, monkeypatch, SCRIPT)
    monkeypatch.chdir(received)
    for path in (str(received), ".", "", "bin:../received"):
        monkeypatch.setenv("PATH", path)
        with pytest.raises(Unreadable, match="needs LibreOffice"):
            convert_with_libreoffice(b"old", wanted("docx"), "方案.doc", around=[received])
    monkeypatch.setenv("PATH", f"{received}:/usr/bin:/bin")
    assert find_program([tmp_path]) != str(received / "soffice")
    assert find_program([tmp_path / "elsewhere", Path("/")]) == str(received / "soffice")


def test_the_converter_of_a_document_trusts_neither_its_folder_nor_the_current_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    received, current = tmp_path / "received", tmp_path / "current"
    for folder in (received, current):
        folder.mkdir()
        office(folder, monkeypatch, SCRIPT)
    monkeypatch.chdir(current)
    monkeypatch.setenv("PATH", f"{received}:{current}")
    with pytest.raises(Unreadable, match="needs LibreOffice"):
        converter_for(UserPath(received / "方案.doc", "方案.doc"))(b"old", "docx", "方案.doc")
