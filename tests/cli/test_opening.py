"""A file is opened by the program that the desktop has for it, and nobody waits for that."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from wenming_cli.cli.opening import open_with_program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows opens by the ending")
NAME = "open" if sys.platform == "darwin" else "xdg-open"


def test_the_program_gets_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / NAME
    program.write_text(f'#!/bin/sh\nprintf %s "$1" > "{tmp_path}/opened"\necho noise\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":0")

    assert open_with_program(tmp_path / "填报表（宣传科）.xlsx")

    for _ in range(500):
        if (tmp_path / "opened").is_file() and (tmp_path / "opened").read_text():
            break
        time.sleep(0.01)
    assert (tmp_path / "opened").read_text() == str(tmp_path / "填报表（宣传科）.xlsx")


def test_where_there_is_none_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not open_with_program(tmp_path / "填报表.xlsx")


@pytest.mark.skipif(sys.platform == "darwin", reason="a Mac always has a desktop")
def test_where_there_is_no_desktop_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / NAME
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not open_with_program(tmp_path / "填报表.xlsx")
