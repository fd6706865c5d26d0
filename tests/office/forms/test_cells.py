"""Every edit of one cell, in a real workbook, and what exactly becomes of it.

The form has an item with a deadline that is under way, a quarterly meeting and standing work. An
entry is told as verb, item, occurrence, what it says, its day; ? is a day that nobody named.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from building import day
from handing import BACK, Q3, collect, hand_out, make_plan
from office.conftest import office_in
from wenming_cli import Request
from wenming_cli.core.journal.entries import Base, Fact
from wenming_cli.forms.collecting.collected import Collected

DATED, QUARTERLY, STANDING = "3.1", "4.1@2023-Q3", "4.3@2023-Q3"
LONG = "学" * 501
TOLD = ("note", "percent", "people", "place", "difficulty", "next", "step")

CASES: list[tuple[str, str, object, str]] = [
    (DATED, "G", "未启动", "status-back:status"),
    (DATED, "G", "进行中", ""),
    (DATED, "G", "已完成", "date-missing:on | note-missing:note"),
    (DATED, "G", "申请延期", "why-missing:why | to-missing:to"),
    (DATED, "G", "申请暂缓", "why-missing:why"),
    (DATED, "G", "申请取消", "why-missing:why"),
    (DATED, "G", None, ""),
    (QUARTERLY, "G", "未启动", ""),
    (QUARTERLY, "G", "进行中", "note 4.1 2023-Q3 09-30?"),
    (QUARTERLY, "G", "已完成", "date-missing:on | note-missing:note"),
    (QUARTERLY, "G", "申请延期", "no-deadline:status"),
    (QUARTERLY, "G", "申请暂缓", "why-missing:why"),
    (QUARTERLY, "G", "申请取消", "why-missing:why"),
    (QUARTERLY, "G", None, ""),
    (STANDING, "G", "未启动", ""),
    (STANDING, "G", "进行中", "note 4.3 2023-Q3 09-30?"),
    (STANDING, "G", "已完成", "date-missing:on | note-missing:note"),
    (STANDING, "G", "申请延期", "no-deadline:status"),
    (STANDING, "G", "申请暂缓", "why-missing:why"),
    (STANDING, "G", "申请取消", "why-missing:why"),
    (STANDING, "G", None, ""),
    (DATED, "G", "已办结", "date-missing:on | note-missing:note"),
    (DATED, "G", "√", "date-missing:on | note-missing:note"),
    (DATED, "G", "正在推进", ""),
    (DATED, "G", "有序推进", ""),
    (DATED, "G", "完成了一半", "status-unknown:status"),
    (DATED, "G", "暂缓", "why-missing:why"),
    (DATED, "G", "提前完成", "date-missing:on | note-missing:note"),
    (DATED, "G", "无", "status-unknown:status"),
    (QUARTERLY, "G", "办结", "date-missing:on | note-missing:note"),
    (QUARTERLY, "G", "开展了", "status-unknown:status"),
    (QUARTERLY, "G", "滞后", "status-unknown:status"),
    (DATED, "H", date(2023, 9, 5), "note-missing:note"),
    (DATED, "H", "9.5", "note-missing:note"),
    (DATED, "H", "9月5日", "note-missing:note"),
    (DATED, "H", "2023/9/5", "note-missing:note"),
    (DATED, "H", 45174, "note-missing:note"),
    (DATED, "H", "2024-03-01", "date-future:on"),
    (DATED, "H", "2023-10-06", "date-future:on"),
    (DATED, "H", "上周", "date-unclear:on"),
    (DATED, "H", "12月1日", "date-future:on"),
    (QUARTERLY, "H", date(2023, 9, 5), "note-missing:note"),
    (QUARTERLY, "H", "9.5", "note-missing:note"),
    (QUARTERLY, "H", "9月5日", "note-missing:note"),
    (QUARTERLY, "H", "2023/9/5", "note-missing:note"),
    (QUARTERLY, "H", 45174, "note-missing:note"),
    (QUARTERLY, "H", "2024-03-01", "date-future:on"),
    (QUARTERLY, "H", "2023-10-06", "date-future:on"),
    (QUARTERLY, "H", "上周", "date-unclear:on"),
    (QUARTERLY, "H", "12月1日", "date-future:on"),
    (DATED, "H", "20230905", "note-missing:note"),
    (DATED, "H", datetime.fromisoformat("2023-09-05T09:30"), "note-missing:note"),
    (DATED, "H", 9.5, "note-missing:note"),
    (DATED, "H", 9.1, "date-cut:on"),
    (DATED, "H", "2022-09-05", "date-outside:on"),
    (DATED, "H", "9月", "date-unclear:on"),
    (DATED, "I", 60, "note 3.1 percent=60 09-30?"),
    (DATED, "I", "60", "note 3.1 percent=60 09-30?"),
    (DATED, "I", "60%", "note 3.1 percent=60 09-30?"),
    (DATED, "I", 0.6, "percent-unclear:percent"),
    (DATED, "I", "0.6", "percent-unclear:percent"),
    (DATED, "I", 1, "percent-unclear:percent"),
    (DATED, "I", 100, "note 3.1 percent=100 09-30? | (seems-done)"),
    (DATED, "I", 0, "note 3.1 percent=0 09-30?"),
    (DATED, "I", 20, ""),
    (DATED, "I", 101, "percent-outside:percent"),
    (DATED, "I", -5, "percent-outside:percent"),
    (DATED, "I", "六成", "percent-outside:percent"),
    (DATED, "I", "约60", "percent-outside:percent"),
    (DATED, "I", None, ""),
    (QUARTERLY, "I", 60, "(percent-locked)"),
    (STANDING, "I", 50, "(percent-locked)"),
    (DATED, "J", "组织学习2场", "note 3.1 note=组织学习2场 09-30?"),
    (DATED, "J", "同上", "empty-words:note"),
    (DATED, "J", "无", "empty-words:note"),
    (DATED, "J", "/", "empty-words:note"),
    (DATED, "J", "—", "empty-words:note"),
    (DATED, "J", LONG, "note 3.1 note=LONG 09-30? | (text-long)"),
    (DATED, "J", "  组织学习2场  ", "note 3.1 note=组织学习2场 09-30?"),
    (QUARTERLY, "J", "组织学习2场", "note 4.1 2023-Q3 note=组织学习2场 09-30? | (status-left)"),
    (QUARTERLY, "J", "同上", "empty-words:note"),
    (QUARTERLY, "J", "无", "empty-words:note"),
    (QUARTERLY, "J", "/", "empty-words:note"),
    (QUARTERLY, "J", "—", "empty-words:note"),
    (QUARTERLY, "J", LONG, "note 4.1 2023-Q3 note=LONG 09-30? | (text-long) | (status-left)"),
    (QUARTERLY, "J", "  组织学习2场  ", "note 4.1 2023-Q3 note=组织学习2场 09-30? | (status-left)"),
    (STANDING, "J", "组织学习2场", "note 4.3 2023-Q3 note=组织学习2场 09-30?"),
    (STANDING, "J", "同上", "empty-words:note"),
    (STANDING, "J", "无", "empty-words:note"),
    (STANDING, "J", "/", "empty-words:note"),
    (STANDING, "J", "—", "empty-words:note"),
    (STANDING, "J", LONG, "note 4.3 2023-Q3 note=LONG 09-30? | (text-long)"),
    (STANDING, "J", "  组织学习2场  ", "note 4.3 2023-Q3 note=组织学习2场 09-30?"),
    (DATED, "J", 12, "note 3.1 note=12 09-30?"),
    (DATED, "J", "略", "empty-words:note"),
    (DATED, "J", "暂无进展", "empty-words:note"),
    (DATED, "J", "N/A", "empty-words:note"),
    (DATED, "J", "见附件。", "empty-words:note"),
    (QUARTERLY, "K", 46, "held-unsaid:status"),
    (QUARTERLY, "K", "46", "held-unsaid:status"),
    (QUARTERLY, "K", "46人", "held-unsaid:status"),
    (QUARTERLY, "K", "46人次", "held-unsaid:status"),
    (QUARTERLY, "K", "约50", "number-unclear:people"),
    (QUARTERLY, "K", "1,200", "held-unsaid:status"),
    (QUARTERLY, "K", 0, "note 4.1 2023-Q3 people=0 09-30? | (status-left)"),
    (QUARTERLY, "K", -3, "number-negative:people"),
    (QUARTERLY, "K", "4.5", "number-unclear:people"),
    (QUARTERLY, "K", "无", ""),
    (QUARTERLY, "K", "很多", "number-unclear:people"),
    (QUARTERLY, "K", 3.5, "number-unclear:people"),
    (QUARTERLY, "K", None, ""),
    (DATED, "K", "46人次", "note 3.1 people=46 09-30?"),
    (DATED, "K", "1,200", "note 3.1 people=1200 09-30?"),
    (DATED, "K", 30, "note 3.1 people=30 09-30?"),
    (QUARTERLY, "L", "三楼会议室", "note 4.1 2023-Q3 place=三楼会议室 09-30?"),
    (QUARTERLY, "L", "无", ""),
    (QUARTERLY, "L", "同上", "as-above:place"),
    (QUARTERLY, "L", "〃", "as-above:place"),
    (QUARTERLY, "L", " 礼堂 ", "note 4.1 2023-Q3 place=礼堂 09-30?"),
    (DATED, "L", "礼堂", "note 3.1 place=礼堂 09-30?"),
    (DATED, "M", None, "note 3.1 difficulty=无 09-30?"),
    (DATED, "M", "无", "note 3.1 difficulty=无 09-30?"),
    (DATED, "M", "经费不足", ""),
    (DATED, "M", "经费已到位", "note 3.1 difficulty=经费已到位 09-30?"),
    (DATED, "M", "/", "note 3.1 difficulty=无 09-30?"),
    (QUARTERLY, "M", "场地紧张", "note 4.1 2023-Q3 difficulty=场地紧张 09-30?"),
    (QUARTERLY, "M", "无", ""),
    (QUARTERLY, "M", "没有困难。", ""),
    (DATED, "M", "暂无问题", "note 3.1 difficulty=无 09-30?"),
    (QUARTERLY, "M", None, ""),
    (STANDING, "M", "人手不够", "note 4.3 2023-Q3 difficulty=人手不够 09-30?"),
    (DATED, "N", None, "note 3.1 next=无 09-30?"),
    (DATED, "N", "无", "note 3.1 next=无 09-30?"),
    (DATED, "N", "9月开班", ""),
    (DATED, "N", "10月总结", "note 3.1 next=10月总结 09-30?"),
    (QUARTERLY, "N", "10月召开", "note 4.1 2023-Q3 next=10月召开 09-30?"),
    (DATED, "O", "2023-12-30", "request-missing:to"),
    (DATED, "O", "下月底前", "date-unclear:to"),
    (DATED, "O", date(2023, 12, 30), "request-missing:to"),
    (QUARTERLY, "O", "2023-12-30", "request-missing:to"),
    (DATED, "P", "资金未到位", "request-missing:why"),
    (DATED, "P", "无", ""),
    (DATED, "P", "同上", "as-above:why"),
    (STANDING, "P", "人手不够", "request-missing:why"),
    (DATED, "R", "1", "tick 3.1 step=学习方案 09-30?"),
    (DATED, "R", "1、2", "tick 3.1 step=学习方案 09-30? | tick 3.1 step=签到表 09-30?"),
    (DATED, "R", "1,3", "tick 3.1 step=学习方案 09-30? | tick 3.1 step=纪要 09-30?"),
    (
        DATED,
        "R",
        "全",
        "tick 3.1 step=学习方案 09-30? | tick 3.1 step=签到表 09-30? | tick 3.1 step=纪要 09-30?",
    ),
    (DATED, "R", "①②", "tick 3.1 step=学习方案 09-30? | tick 3.1 step=签到表 09-30?"),
    (DATED, "R", 1, "tick 3.1 step=学习方案 09-30?"),
    (DATED, "R", 12, "steps-unclear:steps"),
    (
        DATED,
        "R",
        "1-3",
        "tick 3.1 step=学习方案 09-30? | tick 3.1 step=签到表 09-30? | tick 3.1 step=纪要 09-30?",
    ),
    (DATED, "R", "4", "steps-unclear:steps"),
    (DATED, "R", "签到表", "tick 3.1 step=签到表 09-30?"),
    (DATED, "R", "1.2", "tick 3.1 step=学习方案 09-30? | tick 3.1 step=签到表 09-30?"),
    (DATED, "R", "无", ""),
    (DATED, "R", "一", "steps-unclear:steps"),
    (QUARTERLY, "R", "1", "steps-none:steps"),
    (DATED, "S", "合影.jpg", "attach 3.1 09-30?"),
    (DATED, "S", "合影", "attach 3.1 09-30?"),
    (DATED, "S", "没有.jpg", "evidence-missing:evidence"),
    (DATED, "S", "合影.jpg、签到.pdf", "attach 3.1 09-30?"),
    (DATED, "S", "无", ""),
    (DATED, "S", "../合影.jpg", "attach 3.1 09-30?"),
    (QUARTERLY, "S", "合影.jpg", "attach 4.1 2023-Q3 09-30?"),
    (DATED, "T", "王芳", ""),
    (DATED, "T", "无", ""),
    (DATED, "T", "同上", ""),
    (DATED, "T", "〃", ""),
    (DATED, "T", "5月15日", "wrong-cell:filler"),
    (QUARTERLY, "T", "张三、李四", ""),
    (DATED, "A", "三（九）9", "row-unclear:"),
    (QUARTERLY, "A", "4.1", ""),
    (QUARTERLY, "D", "三季度", ""),
    (QUARTERLY, "D", "二季度", "row-unclear:"),
    (DATED, "A", None, ""),
    (DATED, "B", "别的任务", "(locked-changed)"),
    (DATED, "C", "别的要求", "(locked-changed)"),
    (DATED, "C", None, ""),
    (DATED, "D", "8月", "row-unclear:"),
    (DATED, "E", "2023-11-30", "(locked-changed)"),
    (DATED, "F", "已办结", "(locked-changed)"),
    (DATED, "Q", "1通知", "(locked-changed)"),
    (DATED, "U", "4.1@2023-Q3", "row-unclear:"),
    (DATED, "U", "9.9", "row-unknown: | gone 3.1"),
    (DATED, "U", None, ""),
    (QUARTERLY, "U", None, ""),
    (QUARTERLY, "U", "3.1", "row-unclear:"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a form that was handed out, and two files that prove something."""
    root = make_plan(tmp_path_factory.mktemp("office"))
    begun = Request(
        "note", ["3.1"], day("09-01"), note="启动", percent=20, difficulty="经费不足",
        next="9月开班",
    )  # fmt: skip
    office_in(root, day="2023-09-01").record(begun)
    hand_out(root)
    (root / BACK).mkdir()
    for name in ("合影.jpg", "签到.pdf"):
        (root / BACK / name).write_bytes(name.encode())
    return root


def edit(folder: Path, row: str, column: str, value: object) -> None:
    """Send the form back with one cell edited."""
    book: Any = load_workbook(io.BytesIO((folder / "下发" / f"{Q3}（宣传科）.xlsx").read_bytes()))
    sheet = book["填报"]
    line = next(n for n in range(4, sheet.max_row + 1) if sheet[f"U{n}"].value == row)
    sheet[f"{column}{line}"].value = value
    book.save(folder / BACK / "宣传科.xlsx")


def fates(found: Collected) -> Iterator[str]:
    """What became of the edit."""
    yield from map(entry_words, found.entries)
    [file] = found.files
    for row in file.rows:
        yield from (f"{one.code}:{one.column or ''}" for one in row.remarks)
        yield from (f"({one.code})" for one in row.warnings)
        yield from (f"conflict:{one.column}" for one in row.conflicts)
    yield from (f"gone {code}" for code in file.gone)


def entry_words(entry: Base) -> str:
    assert isinstance(entry, Fact)
    said = {key: getattr(entry, key, None) for key in TOLD}
    words = [f"{key}={value}" for key, value in said.items() if value not in (None, "")]
    on = f"{entry.on:%m-%d}{'?' if entry.day_unknown else ''}"
    return " ".join(filter(None, [entry.do, entry.item, entry.period, *words, on]))


@pytest.mark.slow
@pytest.mark.parametrize(("row", "column", "value", "expected"), CASES)
def test_an_edit_of_one_cell(
    folder: Path, row: str, column: str, value: object, expected: str
) -> None:
    edit(folder, row, column, value)
    told = " | ".join(fates(collect(folder, dry=True)))
    assert told == expected.replace("LONG", LONG)


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 120
    assert {column for _, column, _, _ in CASES} == set("ABCDEFGHIJKLMNOPQRSTU")
