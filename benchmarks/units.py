"""Districts of any size: units with plans and journals, some of them broken, always the same.

python -m benchmarks.units 200 FOLDER          writes a district
python -m benchmarks.units --measure 3000      times `rollup` on one, beside parsing alone
"""

from __future__ import annotations

import csv
import io
import json
import random
import resource
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

from benchmarks.offices import make_office

SIZES = ((12, 40), (29, 150), (60, 400))
"""Leaves of the plan and lines of the journal: a small unit, a usual one, a large one."""

WEIGHTS = (3, 5, 2)
BROKEN = 0.02
"""The share of units of which something is wrong."""

CATEGORIES = ("机关", "学校", "社区", "村镇", "企业")
LEVELS = ("全国", "省", "市", "区")
AREAS = ("东片区", "南片区", "西片区", "北片区")


def _no_plan(folder: Path) -> None:
    shutil.rmtree(folder / "plans")


def _damaged_plan(folder: Path) -> None:
    plan = folder / "plans/2023/plan.toml"
    plan.write_bytes(plan.read_bytes()[:-7] + b'"\n[[ta')


def _two_numbers(folder: Path) -> None:
    plan = folder / "plans/2023/plan.toml"
    with plan.open("a", encoding="utf-8") as file:
        file.write('\n[[task]]\nno = "3.1.1"\ntitle = "又一项"\ndue = 2023-05-01\n')


def _another_year(folder: Path) -> None:
    plan = folder / "plans/2023/plan.toml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("year = 2023", "year = 2019"), "utf-8")
    (folder / "plans/2023").rename(folder / "plans/2019")


def _edited_row(folder: Path) -> None:
    journal = _journal(folder)
    journal.write_bytes(journal.read_bytes().replace(b'"note": "', b'"note": "\xe6\x94\xb9', 1))


def _cut_line(folder: Path) -> None:
    journal = _journal(folder)
    journal.write_bytes(journal.read_bytes()[:-40])


def _line_out(folder: Path) -> None:
    journal = _journal(folder)
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(lines[: len(lines) // 2] + lines[len(lines) // 2 + 1 :]))


def _rubbish(folder: Path) -> None:
    journal = _journal(folder)
    journal.write_bytes(b"\x00\x01\x02" * 100 + b"\n" + journal.read_bytes())


FAULTS: tuple[Callable[[Path], None], ...] = (
    _no_plan,
    _damaged_plan,
    _two_numbers,
    _another_year,
    _edited_row,
    _cut_line,
    _line_out,
    _rubbish,
)
"""Eight ways in which a unit is broken; the first four leave nothing to count."""


def _journal(folder: Path) -> Path:
    return next((folder / "plans/2023/journal").glob("*.jsonl"))


def make_district(root: Path, units: int, seed: int = 16, broken: float = BROKEN) -> Path:
    """Write a district of so many units; return the list of them."""
    chance = random.Random(seed)  # noqa: S311  the same district every time is what is wanted
    models = [make_office(root / ".models" / str(n), *size) for n, size in enumerate(SIZES)]
    rows = [["单位编码", "单位名称", "简称", "类别", "等级", "片区", "报送方式", "路径"]]
    for n in range(1, units + 1):
        name, path = f"第{n}单位", f"单位/{n // 1000:03}/{n:06}"
        folder = root / path
        rows.append(
            [f"U{n:06}", name, f"单位{n}", chance.choice(CATEGORIES), chance.choice(LEVELS),
             chance.choice(AREAS), "文件夹", path]
        )  # fmt: skip
        shutil.copytree(chance.choices(models, WEIGHTS)[0], folder)
        plan = folder / "plans/2023/plan.toml"
        plan.write_text(plan.read_text(encoding="utf-8").replace("某单位", name), encoding="utf-8")
        if chance.random() < broken:
            chance.choice(FAULTS)(folder)
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    roster = root / "units.csv"
    roster.write_text(text.getvalue(), encoding="utf-8-sig")
    return roster


def parse_alone(root: Path) -> float:
    """Return the seconds that parsing all bytes takes, and nothing else: the limit."""
    began = time.perf_counter()
    for plan in (root / "单位").rglob("plan.toml"):
        try:
            tomllib.loads(plan.read_text(encoding="utf-8"))
        except ValueError:
            continue
    for journal in (root / "单位").rglob("*.jsonl"):
        for line in journal.read_bytes().splitlines():
            try:
                json.loads(line)
            except ValueError:
                continue
    return time.perf_counter() - began


def measure(units: int) -> None:
    """Print how long a district takes, in ratios to parsing its bytes alone."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_district(root, units)
        limit = parse_alone(root)
        print(f"{units} units; parsing alone {limit:.1f} s")
        for title, options in (
            ("one process, cold", ["--jobs", "1"]),
            ("two processes, cold", ["--jobs", "2"]),
            ("two processes, kept", ["--jobs", "2", "--store", "kept"]),
            ("two processes, warm", ["--jobs", "2", "--store", "kept"]),
        ):
            seconds = _run(root, options)
            print(f"{title:22} {seconds:6.1f} s   {seconds / limit:5.2f} times the limit")
        plan = next((root / "单位").rglob("plan.toml"))
        plan.write_text(plan.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
        print(f"{'one unit changed':22} {_run(root, ['--jobs', '2', '--store', 'kept']):6.1f} s")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"largest process {peak:.0f} MB")


def _run(root: Path, options: list[str]) -> float:
    program = Path(sysconfig.get_path("scripts")) / "wenming"
    command = [
        str(program),
        "rollup",
        "2023-Q3",
        "units.csv",
        "-o",
        "rows.jsonl",
        "--force",
        *options,
    ]
    began = time.perf_counter()
    subprocess.run(
        command, cwd=root, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - began


if __name__ == "__main__":
    if sys.argv[1] == "--measure":
        measure(int(sys.argv[2]))
    else:
        print(make_district(Path(sys.argv[2]), int(sys.argv[1])))
