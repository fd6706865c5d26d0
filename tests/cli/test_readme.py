"""The screens of the two READMEs are real: each ```console block is played on the shipped plan."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from places import REPO

if TYPE_CHECKING:
    from cli.conftest import Golden, Office

_BLOCK = re.compile(r"^```console\n((?:.*\n)*?)```$", re.MULTILINE)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_screens_are_real(name: str, sample: Callable[[str], Office], golden: Golden) -> None:
    """What a reader sees in the page is what a terminal of 80 columns shows."""
    here = sample("2023-10-20")

    def play(block: re.Match[str]) -> str:
        commands = [line for line in block[1].splitlines() if line.startswith("$ wenming ")]
        screens = (f"{line}\n{_screen(here, line[2:])}" for line in commands)
        return f"```console\n{''.join(screens)}```"

    page = (REPO / name).read_text(encoding="utf-8")
    assert _BLOCK.search(page)
    golden(REPO / name, _BLOCK.sub(play, page))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_commands_of_the_tables_work_on_the_sample(
    name: str, sample: Callable[[str], Office]
) -> None:
    """One after the other, on the day that the page names; `…` stands for words of one's own."""
    here = sample("2023-10-20")
    (here.root / "照片.jpg").write_bytes(b"\xff\xd8\xff\xe0 a picture")
    roster = "单位编码,单位名称,路径\nU01,区委宣传部,.\n"
    (here.root / "units.csv").write_text(roster, encoding="utf-8")
    (here.root / "照片").mkdir()
    (here.root / "照片/IMG_20231018_093000.jpg").write_bytes(b"\xff\xd8\xff\xe0 another")
    rows = [
        line for line in (REPO / name).read_text("utf-8").splitlines() if line.startswith("| `")
    ]
    commands = [words for row in rows for words in re.findall(r"`(wenming [^`]+)`", row)]

    assert len(commands) == 33
    for command in commands:
        if " collect " in command:
            _send_back(here.root)
        found = here.run(command, typed=["\n"] if " edit " in command else None)
        assert found.code == 0, (command, found.err)


def _send_back(root: Path) -> None:
    """Save the sheets that were handed out as a department does, without a word in them."""
    (root / "回收").mkdir()
    for file in (root / "下发").glob("*.xlsx"):
        openpyxl.load_workbook(file).save(root / "回收" / file.name)


def _screen(here: Office, command: str) -> str:
    found = here.run(command, tty=True)
    assert found.code == 0, found.err
    return found.out
