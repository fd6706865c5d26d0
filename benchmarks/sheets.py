"""How long `sheets` and `collect` take for a large office, beside the bare libraries.

python -m benchmarks.sheets            60 departments of 40 rows each
python -m benchmarks.sheets 10 40      so many of so many
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import load_workbook
from xlsxwriter import Workbook

DEPARTMENTS, ROWS = 60, 40
_REPOSITORY = Path(__file__).parent.parent
LIMITS = {"sheets": 6.0, "collect": 8.0}
"""In seconds of processor time, which other work on the machine does not lengthen."""

HEAD = 'format = 1\ntitle = "2023年度精神文明工作方案"\nunit = "区委宣传部"\nyear = 2023\n'


class Took(NamedTuple):
    """The seconds that something took."""

    processor: float
    clock: float


def make_large_office(root: Path, departments: int, rows: int) -> Path:
    """Write a plan of so many departments that owe so many rows each in the third quarter."""
    parts = [HEAD]
    for n in range(1, departments + 1):
        parts.append(f'[[task]]\nno = "3.{n}"\ntitle = "板块{n}"\n')
        for k in range(1, rows + 1):
            when = "due = 2023-09-20" if k % 2 else 'every = "quarter"'
            parts.append(
                f'[[task]]\nno = "3.{n}.{k}"\ntitle = "开展第{k}项工作"\nlead = "科室{n}"\n{when}\n'
                f'text = "围绕第{k}项工作开展宣传。"\nsteps = ["方案", "签到表"]\n'
            )
    plan = root / "plans/2023/plan.toml"
    plan.parent.mkdir(parents=True)
    plan.write_text("\n".join(parts), encoding="utf-8", newline="\n")
    return root


def fill_in(folder: Path, back: Path) -> None:
    """Fill in each row of each sheet as done, and save it as openpyxl does."""
    back.mkdir()
    for path in sorted(folder.glob("*.xlsx")):
        book: Any = load_workbook(path)
        sheet = book["填报"]
        heads = [cell.value for cell in sheet[3]]
        for line in range(4, sheet.max_row + 1):
            for heading, text in (
                ("办理情况", "已完成"),
                ("完成（开展）日期", "2023-09-05"),
                ("本期进展（做法、数字）", f"组织{line}场"),
            ):
                sheet.cell(line, heads.index(heading) + 1).value = text
        book.save(back / path.name)


def write_bare(folder: Path) -> None:
    """Write the cells of each sheet with XlsxWriter, without looks, lists or protection."""
    for path in sorted(folder.glob("*.xlsx")):
        cells = [[cell.value for cell in row] for row in load_workbook(path)["填报"].iter_rows()]
        began = time.process_time()
        book = Workbook(io.BytesIO(), {"in_memory": True})
        sheet = book.add_worksheet()
        for at, row in enumerate(cells):
            for n, value in enumerate(row):
                sheet.write(at, n, value)
        book.close()
        _BARE.append(time.process_time() - began)


_BARE: list[float] = []


def read_bare(folder: Path) -> None:
    """Read each sheet with openpyxl, and nothing else."""
    for path in sorted(folder.glob("*.xlsx")):
        load_workbook(path, data_only=True)


def timed(work: Callable[[], object]) -> Took:
    """Return how long something takes in this process."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Took(time.process_time() - processor, time.perf_counter() - clock)


def _environ() -> dict[str, str]:
    """Return the environment of somebody whose Python keeps what it has compiled."""
    return {key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def run_command(root: Path, *words: str, today: str) -> Took:
    """Return how long a command takes, from key press to prompt."""
    wenming = Path(sysconfig.get_path("scripts")) / "wenming"
    return _run([str(wenming), *words], root, {"WENMING_TODAY": today, "WENMING_BY": "李娜"})


def run_bare(folder: Path) -> Took:
    """Return how long another process takes to read each sheet, as a command is another one."""
    read = "import sys; from pathlib import Path; from benchmarks.sheets import read_bare"
    call = f"{read}; read_bare(Path(sys.argv[1]))"
    return _run([sys.executable, "-c", call, str(folder.resolve())], _REPOSITORY, {})


def _run(command: list[str], folder: Path, more: dict[str, str]) -> Took:
    import resource  # Windows has none

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    clock = time.perf_counter()
    subprocess.run(
        command, cwd=folder, env={**_environ(), **more}, check=True, stdout=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(spent, time.perf_counter() - clock)


def measure(departments: int, rows: int) -> bool:
    """Print how long the commands take beside the libraries; return whether the limits are kept."""
    with tempfile.TemporaryDirectory() as folder:
        root = make_large_office(Path(folder), departments, rows)
        print(f"{departments} departments of {rows} rows; seconds of processor (of the clock)")
        out = run_command(root, "sheets", "Q3", "--due", "2023-10-08", today="2023-09-27")
        write_bare(root / "下发")
        fill_in(root / "下发", root / "回收")
        bare = timed(lambda: read_bare(root / "回收"))
        back = run_command(root, "collect", "回收", "--yes", today="2023-10-05")
        _tell("sheets", out, "XlsxWriter, the same cells", sum(_BARE))
        _tell("collect", back, "openpyxl, the same files", bare.processor)
    kept = out.processor <= LIMITS["sheets"] and back.processor <= LIMITS["collect"]
    return kept or (departments, rows) != (DEPARTMENTS, ROWS)


def _tell(command: str, took: Took, library: str, bare: float) -> None:
    limit = LIMITS[command]
    print(
        f"{command:8} {took.processor:5.1f} ({took.clock:.1f})   limit {limit:.0f}   "
        f"{library} {bare:.1f}   ratio {took.processor / bare:.1f}"
    )


if __name__ == "__main__":
    sizes = [int(word) for word in sys.argv[1:3]]
    sys.exit(0 if measure(*(sizes or (DEPARTMENTS, ROWS))) else 1)
