"""A year of thousands of items with ten entries each becomes a ledger, and a summary, in bounded memory."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from peaks import PROGRAM, needs_peaks, peak_of
from turns import turns

ITEMS = turns(3_000, of=10_000)
ROUNDS = 10
MOST_MEGABYTES = 450
"""Of the whole program; 280 were measured in November 2026, nearly all for plan and journal."""

KINDS = ("due = 2023-11-30", 'every = "quarter"', 'every = "month"', "standing = true")


def numbers() -> Iterator[str]:
    for n in range(ITEMS):
        yield f"3.{n // 500 + 1}.{n // 20 % 25 + 1}.{n % 20 + 1}"


def plan_text() -> Iterator[str]:
    yield 'format = 1\ntitle = "大方案"\nunit = "区委宣传部"\nyear = 2023\n'
    heading = ""
    for n, no in enumerate(numbers()):
        section, _, group = (group_no := no.rpartition(".")[0]).rpartition(".")
        if group_no != heading:
            if group == "1":
                yield f'[[task]]\nno = "{section}"\ntitle = "第{section}方面"\n'
            yield f'[[task]]\nno = "{group_no}"\ntitle = "第{group_no}类"\n'
            heading = group_no
        yield (
            f'[[task]]\nno = "{no}"\ntitle = "事项{no}开展群众性精神文明创建"\n'
            f'text = "围绕六条标准，抓好落实。"\nlead = "科室{n % 37}"\n{KINDS[n % 4]}\n'
        )


def journal_lines() -> Iterator[str]:
    for turn in range(ROUNDS):
        for n, no in enumerate(numbers()):
            day = date(2023, 1, 1) + timedelta(days=turn * 33 + n % 33)
            at = datetime(day.year, day.month, day.day, 1, tzinfo=UTC)
            entry = {
                "id": f"{int(at.timestamp() * 1000):012x}-{turn * ITEMS + n:08x}",
                "at": at.isoformat(),
                "by": "李娜",
                "do": "done" if n % 4 in (1, 2) else "note",
                "item": no,
                "on": str(day),
                "note": f"第{turn + 1}次开展活动，群众参与踊跃，效果良好",
                "people": 30,
            }
            yield json.dumps(entry, ensure_ascii=False) + "\n"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office with that year."""
    root = tmp_path_factory.mktemp("large")
    folder = root / "plans" / "2023"
    (folder / "journal").mkdir(parents=True)
    (folder / "plan.toml").write_text("".join(plan_text()), encoding="utf-8")
    with (folder / "journal" / "big@pc.jsonl").open("w", encoding="utf-8") as journal:
        journal.writelines(journal_lines())
    return root


def rows_of_xlsx(path: Path) -> int:
    with path.open("rb") as file:
        book = load_workbook(file, read_only=True)
        found = sum(1 for _ in book.worksheets[0].iter_rows(min_row=4, max_col=1))
        book.close()
    return found


def rows_of_docx(path: Path) -> int:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml").count(b"<w:tr>") - 1


def rows_of_csv(path: Path) -> int:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


COUNTS = {"xlsx": rows_of_xlsx, "docx": rows_of_docx, "csv": rows_of_csv}


@pytest.mark.slow
@needs_peaks
@pytest.mark.parametrize("kind", COUNTS)
def test_ledger_of_a_very_large_year(kind: str, large: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-c", PROGRAM, "export", "ledger", "2023", "--today", "2023-12-31",
         "-o", f"ledger.{kind}"],
        cwd=large, capture_output=True, check=False, timeout=300,
    )  # fmt: skip
    assert found.returncode == 0, found.stderr.decode()
    words, peak = found.stderr.partition(b"PEAK")[0], peak_of(found.stderr) // 1024
    assert words == b"", "no bar in a pipe"
    assert peak < MOST_MEGABYTES, f"{peak} MB"
    assert COUNTS[kind](large / f"ledger.{kind}") == ITEMS + ITEMS // 20 + ITEMS // 500


@pytest.mark.slow
@needs_peaks
def test_summary_of_a_very_large_year(large: Path) -> None:
    """The text stays a few pages; the annexed ledger has every item."""
    found = subprocess.run(
        [sys.executable, "-c", PROGRAM, "export", "summary", "Q2", "--today", "2023-12-31",
         "-o", "summary.md"],
        cwd=large, capture_output=True, check=False, timeout=300,
    )  # fmt: skip
    assert found.returncode == 0, found.stderr.decode()
    words, peak = found.stderr.partition(b"PEAK")[0], peak_of(found.stderr) // 1024
    assert words == b""
    assert peak < MOST_MEGABYTES, f"{peak} MB"
    text = (large / "summary.md").read_text(encoding="utf-8").partition("附件：")[0]
    assert f"方案{ITEMS}项工作" in text
    assert len(text) < 5000
