"""Plans and journals of any size, always the same for the same size."""

from __future__ import annotations

import json
import platform
import random
from datetime import datetime, timedelta, timezone
from pathlib import Path

from wenming_cli.core.journal.seals import seal_line

WRITER = "bench"
BEIJING = timezone(timedelta(hours=8))
RHYTHMS = (
    "due = 2023-06-15",
    "due = 2023-11-30",
    'every = "quarter"',
    'every = "month"',
    'every = "week"\non = "friday"\nworkdays = true',
    "standing = true",
)


def make_office(root: Path, items: int, entries: int) -> Path:
    """A workspace with one plan of `items` leaves and a sealed journal of `entries` lines.

    Nothing is recorded about the first item, 3.1.1: there is always something left to do.
    """
    folder = root / "plans" / "2023"
    (folder / "journal").mkdir(parents=True)
    chance = random.Random(20230105)  # noqa: S311  the same numbers every time are what is wanted
    numbers = _write_plan(folder / "plan.toml", items, chance)
    _write_journal(folder / "journal" / journal_name(), numbers, entries, chance)
    return root


def journal_name() -> str:
    """The file of the writer that the benchmark records as, so that it appends to the long one."""
    host = platform.node().partition(".")[0] or "pc"
    return f"{WRITER}@{host}.jsonl"


def _write_plan(path: Path, items: int, chance: random.Random) -> list[str]:
    lines = ["format = 1", 'title = "年度工作方案"', 'unit = "某单位"', "year = 2023"]
    numbers: list[str] = []
    for i in range(items):
        section, place = divmod(i, 100)
        if place == 0:
            lines += ["", "[[task]]", f'no = "3.{section + 1}"', f'title = "板块{section + 1}"']
        numbers.append(f"3.{section + 1}.{place + 1}")
        lines += ["", "[[task]]", f'no = "{numbers[-1]}"', f'title = "落实第{i + 1}项工作"']
        lines += [f'lead = "第{place % 9 + 1}科"', chance.choice(RHYTHMS)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return numbers


def _write_journal(path: Path, numbers: list[str], entries: int, chance: random.Random) -> None:
    first = datetime(2023, 1, 3, 9, tzinfo=BEIJING)
    step = timedelta(days=260) / max(entries, 1)
    above = b""
    with path.open("wb") as file:
        for i in range(entries):
            at = first + i * step
            entry = {
                "id": f"{int(at.timestamp() * 1000) + i:012x}-{chance.getrandbits(32):08x}",
                "at": at.isoformat(timespec="seconds"),
                "by": "李娜",
                "do": chance.choice(("done", "note", "note", "start")),
                "item": chance.choice(numbers[1:]),
                "on": at.date().isoformat(),
                "note": "按计划推进，开展活动一次",
            }
            above = seal_line(json.dumps(entry, ensure_ascii=False).encode(), above)
            file.write(above + b"\n")


def make_hledger(path: Path, transactions: int) -> Path:
    """A journal of plain transactions for hledger."""
    first = datetime(2023, 1, 1, tzinfo=BEIJING)
    with path.open("w", encoding="utf-8") as file:
        for i in range(transactions):
            day = (first + timedelta(days=i * 365 // transactions)).date()
            file.write(f"{day} entry {i}\n  expenses:a{i % 50}  {i % 97 + 1}\n  assets:cash\n\n")
    return path


def make_todo(path: Path, tasks: int) -> Path:
    """A list of tasks for topydo."""
    lines = (f"2023-01-01 task number {i} +p{i % 50} due:2023-11-{i % 28 + 1:02}\n"
             for i in range(tasks))  # fmt: skip
    path.write_text("".join(lines), encoding="utf-8")
    return path


def make_taskwarrior(path: Path, tasks: int) -> Path:
    """Tasks as JSON, for `task import`."""
    rows = [
        {
            "description": f"task number {i}",
            "project": f"p{i % 50}",
            "status": "pending",
            "entry": "20230101T000000Z",
            "due": f"202311{i % 28 + 1:02}T000000Z",
        }
        for i in range(tasks)
    ]
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path
