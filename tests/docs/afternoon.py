"""An afternoon in an office: every command that answers in JSON, on a folder with one of each kind."""

from __future__ import annotations

import json
import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
from reference.answers import Answers

from wenming_cli.forms.form import FormRow, IssuedForm

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cli.conftest import Office

LOOKS = {
    "status": ["status"],
    "list": ["list", "list --late"],
    "show": ["show 3 4 3.1.3 4.1 3.1.9 3.1.10", "checklist", "checklist 4.1"],
    "due": ["due 2023", "due Q4"],
    "log": ["log"],
    "remind": ["remind Q3", "remind --about late", "remind --about soon --record"],
    "report": ["report --by lead", "report Q3 --by lead --and light --compare previous --top 3"],
}
RECORDS = (
    "start 3.1.9", "done 3.1.3 4.1 --by 王主任", "done 3.1.3",
    "note 3.5.1 已学习 --percent 40 --people 9", "tick 4.1 2 --for Q4", "hold 3.1.9 --why 等通知",
    "resume 3.1.9", "reopen 3.1.3 --why 缺小结", "cancel 4.2.2 --for H2 --why 并入总结会",
    "postpone 3.1.9 --to 2023-12-25 --why 场地",
    "assign 3.5.1 --lead 宣传科 --support 各科室 --leader 部长", "attach 3.1.3 照片 --caption 现场",
    "verify 3.3.1 --evidence 合影2.jpg", "undo", "undo --dry-run",
    "done 4.1 --for 第二季度第2次", "note 3.1.9 制发 --amount 2.5 --total --place 区委 --difficulty 人手少",
    "note 3.1.9 再制发 --amount 3 --next 印发 --by 王主任", "done 3.1.11 --for Q3 --people 9",
    "note 3.1.11 补报 --for Q3 --people 3 --apart",
    "note 3.1.11 又有 --for Q3 --people 2", "skip 3.1.10 --for 第7周 --why 春节放假",
    "fix 00000001 --note 已动手",
)  # fmt: skip
DOCUMENT = """\
××局2026年精神文明建设工作方案
一、工作目标
年底前通过市级文明单位验收。
二、工作任务
（一）强化思想武装。（牵头单位：机关党委；配合单位：各科室；责任领导：李局长）
1.抓好理论学习。每周五下午集中学习，撰写心得不少于4篇。一是学原文，二是谈体会，三是抓落实。
2.开展主题宣讲。2026年6月1日至6月30日，参与人数达到90%以上，每人撰写2至3篇文章，培育一批先进典型。
3.开展志愿服务。长期坚持，春节、清明前各开展1次活动。
4.在春节前开展走访慰问。
5.每月10日前报送信息。
7.定期开展检查。
三、保障措施
（一）加强领导。每季度召开1次分析会。
"""
MORE = """
[[task]]
no    = "3.1.9"
title = "制发文件"
start = 2023-10-01
due   = 2023-12-20

[[task]]
no       = "3.1.11"
title    = "道德讲堂"
every    = "quarter"
activity = true
target   = [{ n = 50, unit = "人次", at_least = true, each = true }, { n = 2.5, unit = "万元", per = "year" }]

[[task]]
no       = "3.1.10"
title    = "窗口自查"
support  = [
    "各科室",
]
every    = "week"
on       = "friday"
workdays = true

[[task]]
no    = "3.1.12"
title = "报送信息"
every = "month"
on    = 15

[[task]]
no    = "3.1.14"
title = "开通热线"
lead  = "法规科"
due   = 2023-12-20

[[task]]
no        = "3.1.13"
title     = "我们的节日"
festivals = ["春节", "中秋"]
"""
COLLECTED = """\
{"id": "018b4b1a0000-0000c001", "at": "2023-10-20T08:00:00+08:00", "by": "王芳", "do": "note", "item": "3.1.9", "on": "2023-10-19", "note": "初稿已成", "via": {"form": "7F3A9C2E", "row": "3.1.9", "sum": "a81c09d2"}, "batch": "018b4b1a0000-0000c001"}
{"id": "018b4b1a0001-0000c002", "at": "2023-10-20T08:00:00+08:00", "by": "李娜", "do": "receive", "period": "2023-Q3", "batch": "018b4b1a0000-0000c001", "dept": "宣传科", "form": "7F3A9C2E", "file": "宣传科(1).xlsx", "sha256": "%s", "filler": "王芳", "handed_on": "2023-10-19", "cells": 2, "state": "partly", "returned": 1}
""" % ("d" * 64)
"""What a form brought that a department filled in."""

IN_WHOLE = (
    COLLECTED.replace("c001", "c003")
    .replace("c002", "c004")
    .replace('"state": "partly", "returned": 1', '"state": "full"')
    .replace("宣传科", "法规科")
    .replace("3.1.9", "3.1.14")
    .replace("ddddd", "eeeee")
)
"""What one brought of which nothing went back."""


def prepare(here: Office) -> Office:
    """Lay out what the commands ask for beside the shipped plan."""
    plan = "plans/2023/plan.toml"
    _table(here.root / "分工.xlsx")
    number = _hand_out(here, "宣传科")
    _hand_out(here, "文艺科")
    whole = _hand_out(here, "法规科", FormRow(row="3.1.14", status="进行中"))
    came_back = COLLECTED.replace("7F3A9C2E", number) + IN_WHOLE.replace("7F3A9C2E", whole)
    _send_back(here)
    return here.write({
        plan: here.read(plan) + MORE, "方案.txt": DOCUMENT.replace("\n", "\n为效劳群众，制定本方案。\n", 1), "照片/合影.jpg": b"\xff\xd8",
        "照片/20221020.jpg": b"\xff\xd8 ", "照片/Thumbs.db": b"",
        "合影2.jpg": b"\xff\xd8\xff", "plans/2023/journal/wang@pc-09.jsonl": came_back,
    })  # fmt: skip


def _hand_out(here: Office, dept: str, *rows: FormRow) -> str:
    """Keep a form as `sheets` does; its number."""
    day = date(2023, 9, 27)
    form = IssuedForm(
        plan="2023", unit="区委宣传部", period="2023-Q3", dept=dept, issued=day,
        due=date(2023, 10, 8), plan_sha256="0" * 64, rows=rows or (FormRow(row="3.1.9"),),
    )  # fmt: skip
    here.write({f"plans/2023/forms/{form.number}.json": form.text()})
    return form.number


def _send_back(here: Office) -> None:
    """Let departments send back forms: as they should, with faults, twice, of another plan."""
    open_ = FormRow(row="3.1.9", status="未启动")
    theirs = {
        "理论科": [FormRow(row="3.1.14", status="未启动")],
        "干部科": [open_, FormRow(row="3.1.11@2023-Q3", status="未启动"), FormRow(row="3.1.12@2023-09")],
        "办公室": [FormRow(row="3.1.10@2023-W36")],
        "外宣科": [open_],
    }  # fmt: skip
    numbers = {dept: _hand_out(here, dept, *rows) for dept, rows in theirs.items()}
    head = "编号,工作任务,办理情况,完成（开展）日期,完成进度%,本期进展,拟延期至,原因,填报人,行码\n"
    clashing = (
        f"{head},,已完成,9月5日,,完稿,,,王芳,3.1.9\n,,已完成,,50,讲堂1场,,,王芳,3.1.11@2023-Q3\n"
    )
    weekly = "编号,工作任务,本期,应开展日期,是否开展,内容,行码\n,,,,说不好,,3.1.10@2023-W36\n"
    one = f"{head},,进行中,,,一稿,,,,3.1.9\n"
    files = {
        "干部科": (numbers["干部科"], clashing), "办公室": (numbers["办公室"], weekly),
        "外宣科": (numbers["外宣科"], one), "外宣科新": (numbers["外宣科"], one.replace("一稿", "二稿")),
        "外单位": ("ABCD-EFGH", one), "别的": ("", "甲,乙\n1,2\n"),
    }  # fmt: skip
    asked = ["", "", "申请延期", "", "", "", "2023-12-30", "场地未定", "", "3.1.14"]
    book = openpyxl.Workbook()
    for row in ([f"回收编号 {numbers['理论科']}"], head.strip().split(","), asked):
        book.worksheets[0].append(row)
    (here.root / "回收").mkdir()
    book.create_sheet("补充说明").append(["另办讲座3场"])
    book.save(here.root / "回收/理论科.xlsx")
    (here.root / "回收/IMG_2031.jpg").write_bytes(b"x")
    shutil.copy(here.root / "回收/理论科.xlsx", here.root / "回收/理论科(1).xlsx")
    here.write(
        {f"回收/{name}.csv": f"回收编号 {number}\n{text}" for name, (number, text) in files.items()}
    )


def _table(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["任务分解表"], ["序号", "工作任务", "牵头单位", "配合单位", "完成时限"],
        ["3.1.9", "制发文件", "办公室", "", "11月底前"], ["9", "别的事情", "办公室", "", ""],
        ["3.1.10", "窗口自查", "", "办公室", ""],
    ):  # fmt: skip
        sheet.append(row)
    book.save(path)


def answers_of(here: Office) -> Answers:
    """What each command answers, in the order of an afternoon."""
    answers = Answers()

    def ask(name: str, command: str, codes: tuple[int, ...] = (0,)) -> Any:
        found = here.run(f"{command} --json")
        assert found.code in codes, (command, found.err)
        answer = json.loads(found.out)
        answers.walk(name, answer)
        return answer

    for command in RECORDS:
        ask("record", command)
    _close(ask)
    for name, commands in LOOKS.items():
        for command in commands:
            ask(name, command)
    ask("sheets", "sheets Q4 --due 2023-12-31 --zip")
    ask("sheets", "sheets Q1 -o 一季度")
    [twice] = ask("collect", "collect 回收 --yes", (1,))["twice"]
    ask("collect", f"collect 回收 --take {twice['form']}=外宣科新.csv --yes", (1,))
    ask("collect", "collect 回收/理论科.xlsx --approve 延期 --approver 部长 --yes")
    ask("sheets", "sheets Q3 -o 三季度")
    ask("log", "log")
    _roll_up(here, ask)
    ask("import", "import 方案.txt --dry-run")
    ask("import", "import 方案.txt")
    ask("into", "import 分工.xlsx --into 2023 --dry-run")
    ask("into", "import 分工.xlsx --into 2023")
    ask("into", "import 分工.xlsx --into 2023 --yes")
    _change_plan(here)
    ask("changes", "changes Q3")
    for kind, period in (("ledger", "Q3"), ("breakdown", ""), ("register", "Q3")):
        here.run(f"export {kind} {period} -o {kind}.json")
        answers.walk(kind, json.loads(here.read(f"{kind}.json")))
    ask("check", "check --heads")
    _damage(here)
    ask("check", "check", (1,))
    ask("check", "check --repair", (0, 1))
    return answers


def _roll_up(here: Office, ask: Callable[..., None]) -> None:
    """Hand in a closed quarter and an open one, and add up four units: one broken, one missing."""
    ask("submit", "submit Q3 -o 一.wm.zip --code U01 --files full")
    evidence = here.root / "plans/2023/evidence"
    evidence.rename(here.root / "别处")
    ask("submit", "submit 2023 -o 二.wm.zip --files full")
    (here.root / "别处").rename(evidence)
    for name in ("2023", "2023 (1)"):
        copy = here.root / "文联" / "plans" / name
        copy.mkdir(parents=True)
        (copy / "plan.toml").write_bytes((here.root / "plans/2023/plan.toml").read_bytes())
    (here.root / "坏.wm.zip").write_bytes(b"no zip")
    (here.root / "坏的" / "plans" / "2023").mkdir(parents=True)
    (here.root / "坏的" / "plans" / "2023" / "plan.toml").write_bytes(b"[[ta")
    rows = (
        "单位编码,单位名称,简称,类别,等级,片区,路径",
        "U01,区委宣传部,宣传部,机关,区,东片区,一.wm.zip",
        "U02,第一小学,,,,,坏.wm.zip",
        "U03,图书馆,,,,,坏的",
        "U04,文化馆,,,,,",
        "U04,又一个,,,,,",
        "U05,区文联,,,,,文联",
    )
    (here.root / "units.csv").write_text("\n".join(rows), encoding="utf-8")
    ask("rollup", "rollup Q3 units.csv --by 片区 --due 1月5日 -o 行.jsonl", (1,))
    ask("rollup", "rollup Q3 units.csv", (1,))


def _close(ask: Callable[[str, str], None]) -> None:
    """Close two quarters, record for one of them too late, open the other again."""
    ask("close", "close Q3 -o 报送.xlsx")
    ask("close", "close Q2")
    ask("record", "note 3.5.1 补报情况 --on 2023-09-20 --people 8 --late-why 科室迟报")
    ask("record", "note 3.5.1 再补一条 --on 2023-09-21")
    ask("changes", "changes Q3")
    ask("reopen", "reopen-period Q2 --why 漏了一项")


def _change_plan(here: Office) -> None:
    """Edit an item of the plan, so that it is not the one that was closed."""
    plan = here.read("plans/2023/plan.toml")
    here.write(
        {"plans/2023/plan.toml": plan.replace("[[measure]]", '[[measure]]\ntext = "改过"', 1)}
    )


def _damage(here: Office) -> None:
    journal = next((here.root / "plans/2023/journal").glob("*.jsonl"))
    journal.write_bytes(journal.read_bytes() + b'{"id": "torn\n')
