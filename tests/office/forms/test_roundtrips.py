"""Forms that nobody filled in, saved by other programs: nothing is recorded but that they are back."""

from __future__ import annotations

import contextlib
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from building import day
from handing import BACK, collect, hand_out, make_plan
from office.conftest import files_of, noon, office_in
from programs import run_program
from turns import turns
from wenming_cli import Office
from wenming_cli.office.writing import make_entries, write_entries

SOFFICE = shutil.which("soffice")
ROUND_TRIPS = turns(4, of=67)
"""Through LibreOffice, for each of three formats."""

TODAY = "2023-12-20"
HEAD = """\
format = 1
title  = "区委宣传部2023年度精神文明工作方案"
unit   = "区委宣传部"
year   = 2023
"""
KINDS = (
    'due = 2023-{month:02d}-20\nsteps = ["方案", "签到表", "小结"]',
    "due = 2023-12-25",
    'every = "quarter"\nactivity = true',
    'every = "month"\ntimes = 2',
    "standing = true",
    'every = "week"\non = "friday"',
    'festivals = ["中秋", "重阳", "元宵", "端午"]',
)
WORDS = (
    "组织学习2场",
    "走访12个村",
    "经费不足；场地未定",
    "=1+1",
    "10月开班\n全员参加",
    "“三会一课”",
)


def random_office(root: Path, *, departments: int, seed: int = 20230927) -> Office:
    """An office with a plan and a year's journal by chance, its forms of all quarters handed out."""
    chance = random.Random(seed)  # noqa: S311  the same chances every time
    rows = [HEAD]
    for n in range(1, departments + 1):
        rows.append(f'[[task]]\nno = "3.{n}"\ntitle = "板块{n}"\n')
        for k in range(1, chance.randint(2, 5)):
            kind = chance.choice(KINDS).format(month=chance.randint(1, 12))
            head = f'[[task]]\nno = "3.{n}.{k}"\ntitle = "工作{n}—{k}"\nlead = "科室{n}"\n'
            rows.append(f"{head}{kind}\n")
    folder = make_plan(root, "\n".join(rows))
    office = Office.open(folder, now=noon(TODAY), writer="li-na@pc-07", by="李娜")
    write_entries(office, make_entries(office, list(_facts(office, chance)), ""))
    for quarter in ("Q1", "Q2", "Q3", "Q4"):
        hand_out(folder, quarter, on=TODAY)
    return office_in(folder, day=TODAY)


def _facts(office: Office, chance: random.Random) -> Iterator[dict[str, Any]]:
    for state in office.board().leaves:
        for _ in range(chance.randint(0, 4)):
            do = chance.choice(
                ["start", "done", "note", "note", "tick", "hold", "resume", "cancel"]
            )
            on = day("01-01") + timedelta(days=chance.randint(0, 350))
            fields: dict[str, Any] = {"do": do, "item": state.item.id, "on": on}
            if chance.random() < 0.5:
                fields |= {"difficulty": chance.choice(WORDS), "next": chance.choice(WORDS)}
            if do == "note":
                fields |= {
                    "note": chance.choice(WORDS),
                    "percent": chance.choice([None, 1, 40, 100]),
                }
            if do == "tick":
                fields["step"] = chance.choice(state.item.steps or ("方案",))
            if do in ("hold", "cancel"):
                fields["why"] = "另有安排"
            named = [one.key for one in state.occurrences if one.key]
            if named and do in ("done", "note", "tick"):
                fields["period"] = chance.choice(named)
            yield {key: value for key, value in fields.items() if value is not None}


def expect_nothing(folder: Path, forms: int) -> None:
    """Collecting records a `receive` for each form and nothing else; again, no line at all."""
    found = collect(office_in(folder, day=TODAY))
    assert [one.state for one in found.files] == ["nothing_new"] * forms
    assert list(found.entries) == []
    assert found.lines == forms
    assert [one.unread for one in found.files if one.unread] == []
    assert not found.is_open
    before = files_of(folder)
    assert collect(office_in(folder, day=TODAY)).lines == 0
    assert files_of(folder) == before


def by_openpyxl(folder: Path) -> None:
    back = folder / BACK
    back.mkdir()
    for path in sorted((folder / "下发").glob("*.xlsx")):
        load_workbook(path).save(back / path.name)


def by_libreoffice(kind: str) -> Callable[[Path], None]:
    def save(folder: Path) -> None:
        between, back = folder / "between", folder / BACK
        _convert(sorted((folder / "下发").glob("*.xlsx")), kind, between)
        _convert(sorted(between.iterdir()), "xlsx", back)

    return save


def _convert(paths: list[Path], kind: str, to: Path) -> None:
    """Let LibreOffice save files in another format, some at a time: of many at once it dies."""
    to.mkdir()
    profile = f"-env:UserInstallation={(to.parent / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", kind, "--outdir", str(to)]
    for n in range(0, len(paths), 20):
        some = paths[n : n + 20]
        for _ in range(3):
            left = [path for path in some if not (to / f"{path.stem}.{kind}").exists()]
            if left:
                with contextlib.suppress(subprocess.SubprocessError):
                    run_program([*command, *map(str, left)])
    assert len(list(to.iterdir())) == len(paths)


@pytest.mark.slow
def test_some_forms_come_back_as_they_went_out(tmp_path: Path) -> None:
    office = random_office(tmp_path / "office", departments=4)
    by_openpyxl(office.folder)
    expect_nothing(office.folder, len(list((office.folder / BACK).iterdir())))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("save", "count"),
    [
        pytest.param(by_openpyxl, turns(30, of=200), id="openpyxl"),
        pytest.param(by_libreoffice("xlsx"), ROUND_TRIPS, id="libreoffice-xlsx"),
        pytest.param(by_libreoffice("xls"), ROUND_TRIPS, id="libreoffice-xls"),
        pytest.param(by_libreoffice("ods"), ROUND_TRIPS, id="libreoffice-ods"),
    ],
)
def test_many_forms_saved_by_another_program(
    tmp_path: Path, save: Callable[[Path], None], count: int
) -> None:
    if save is not by_openpyxl and SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    office = random_office(tmp_path / "office", departments=70 if count > 40 else 14)
    for extra in sorted((office.folder / "下发").glob("*.xlsx"))[count:]:
        extra.unlink()
    save(office.folder)
    expect_nothing(office.folder, count)
