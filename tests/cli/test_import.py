"""`wenming import`: a plan from the office's own document, and owners from a filled table."""

from __future__ import annotations

import hashlib
import io
import json
from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from cli.conftest import MakeOffice

DOCUMENT = """\
××局2026年精神文明建设工作方案
一、工作目标
年底前通过市级文明单位验收。
二、工作任务
（一）强化思想武装。（责任科室：机关党委）
1.抓好理论学习。每月组织1次集中学习。
2.开展主题宣讲。6月底前完成。
（二）开展志愿服务。
三、保障措施
（一）加强领导。每季度召开1次分析会。

××局
2026年1月10日
"""


def a_table(*rows: tuple[str, ...]) -> bytes:
    """A workbook with a filled breakdown table."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["任务分解表"])
    sheet.append(["序号", "工作任务", "牵头单位", "配合单位", "完成时限"])
    for row in rows:
        sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_document_becomes_a_plan_that_check_is_content_with(office: MakeOffice) -> None:
    here = office({"方案.txt": DOCUMENT})
    done = here.run("wenming import 方案.txt")
    assert (done.code, done.err) == (0, "")
    assert "已新建 plans/2026/plan.toml" in done.out
    assert here.run("wenming -p 2026 check").out == "plans/2026 未发现问题\n"
    text = here.read("plans/2026/plan.toml")
    assert hashlib.sha256(DOCUMENT.encode()).hexdigest() in text
    assert here.read("plans/2026/source/方案.txt") == DOCUMENT
    assert "# 频次：“每月组织1次”" in text


def test_the_review_says_what_is_open(office: MakeOffice) -> None:
    out = office({"方案.txt": DOCUMENT}).run("wenming import 方案.txt --dry-run").out
    assert out == (
        "××局2026年精神文明建设工作方案（××局，2026年）\n"
        "标题取自文件标题，单位取自落款，年份取自文件标题\n"
        "原文有1处责任单位，用上1处；3处时间，用上3处\n"
        "没有跟踪：不跟踪的章节里的单位和时间1处（第3行起）\n"
        "略去：落款和日期2处（第12行起）\n"
        "编号   事项          牵头单位  时间        依据的文字\n"
        "2      工作任务\n"
        "2.1    强化思想武装  机关党委              责任科室：机关党委\n"
        "2.1.1  抓好理论学习  机关党委  每月        每月组织1次\n"
        "2.1.2  开展主题宣讲  机关党委  2026-06-30  6月底前\n"
        "2.2    开展志愿服务  -         -\n"
        "3      保障措施\n"
        "3.1    加强领导      -         每季度      每季度召开1次\n"
        "跟踪条目4个，目标1条；没有牵头单位的2个，没有时间的1个\n"
        "未写入任何文件（--dry-run）\n"
    )


def test_a_dry_run_writes_nothing(office: MakeOffice) -> None:
    here = office({"方案.txt": DOCUMENT})
    here.run("wenming import 方案.txt --dry-run --json")
    assert list(here.files()) == ["方案.txt"]


def test_programs_get_every_node(office: MakeOffice) -> None:
    done = office({"方案.txt": DOCUMENT}).run("wenming import 方案.txt --dry-run --json")
    data = json.loads(done.out)
    assert list(data) == [
        "schema", "plan", "account", "unused", "swaps", "nodes", "problems", "written",
    ]  # fmt: skip
    assert data["account"] == {"owners": {"found": 1, "used": 1}, "times": {"found": 3, "used": 3}}
    assert [one["kind"] for one in data["unused"]] == [
        "untracked", "signature", "signature",
    ]  # fmt: skip
    assert [node["no"] for node in data["nodes"]] == [
        "1", "2", "2.1", "2.1.1", "2.1.2", "2.2", "3", "3.1",
    ]  # fmt: skip
    learning = data["nodes"][3]
    assert learning == {
        "no": "2.1.1", "label": "1.", "title": "抓好理论学习", "text": "每月组织1次集中学习。",
        "chapter": "task", "kind": "task", "lead": [], "support": [], "leader": None, "due": None,
        "start": None, "event": None, "every": "month", "interval": 1, "times": 1, "on": None,
        "anchor": None, "workdays": False, "festivals": [], "activity": "meeting", "target": [],
        "standing": False, "steps": [], "quantities": [], "derived": False,
        "words": {"every": "每月组织1次"}, "source": {"line": 6, "column": 1},
    }  # fmt: skip


OPEN = "工作方案\n一、任务\n（一）夯实根底。由体育组负责场地。（理论科牵头）\n（二）宣讲。\n"


def test_year_and_unit_are_asked_for_at_the_terminal(office: MakeOffice) -> None:
    here = office({"方案.txt": OPEN})
    done = here.run("wenming import 方案.txt", typed=["二七年", "2027", "办公室"])
    assert done.err == (
        "原文没有写年份，是哪一年的？[回车为2023]原文没有写年份，是哪一年的？[回车为2023]"
        "原文没有写单位，是哪个单位的？[回车先空着]"
    )
    assert 'unit   = "办公室"\nyear   = 2027' in here.read("plans/2027/plan.toml")


def test_what_was_not_used_stands_in_the_plan_and_swapped_words_are_put_right(
    office: MakeOffice,
) -> None:
    here = office({"方案.txt": OPEN})
    done = here.run("wenming import 方案.txt --fix-words --plan 一")
    assert "\n3   1.1   由体育组负责  责任单位\n" in done.out
    assert "\n3   根底  基础 " in done.out
    assert "已改正" in done.out
    text = here.read("plans/一/plan.toml")
    assert "# “由体育组负责”没有用上，请核对" in text
    assert 'title = "夯实基础"' in text


def test_swapped_words_stay_whole_on_a_narrow_screen(office: MakeOffice) -> None:
    here = office({"方案.txt": OPEN})
    out = here.run("wenming import 方案.txt --dry-run", lang="en", width=40, tty=True).out
    rows = [line.split() for line in out.splitlines()]
    assert ["Line", "Word", "Perhaps", "Change"] in rows
    assert ["3", "根底", "基础", "safe"] in rows


def test_a_plan_that_is_there_is_never_overwritten(office: MakeOffice) -> None:
    here = office({"方案.txt": DOCUMENT, "plans/2026/plan.toml": "format = 1\n"})
    before = here.files()
    done = here.run("wenming import 方案.txt")
    assert (done.code, done.out) == (4, "")
    assert "plans/2026/plan.toml 已存在" in done.err
    assert here.files() == before


def test_with_json_an_error_leaves_stdout_empty(office: MakeOffice) -> None:
    done = office({"空.txt": ""}).run("wenming import 空.txt --json")
    assert (done.code, done.out) == (4, "")
    assert "空.txt 是空的" in done.err


def test_year_unit_and_name_can_be_said(office: MakeOffice) -> None:
    here = office({"方案.txt": DOCUMENT})
    here.run("wenming import 方案.txt --year 2027 --unit 办公室 --plan 明年")
    text = here.read("plans/明年/plan.toml")
    assert 'unit   = "办公室"\nyear   = 2027' in text


def test_a_filled_table_gives_owners_while_importing(office: MakeOffice) -> None:
    table = a_table(("1", "开展志愿服务", "团委", "各科室", "3月"))
    here = office({"方案.txt": DOCUMENT, "分工.xlsx": table})
    here.run("wenming import 方案.txt --lead-map 分工.xlsx")
    text = here.read("plans/2026/plan.toml")
    assert (
        'lead     = "团委"\nsupport  = "各科室"\nstart    = 2026-03-01\ndue      = 2026-03-31'
        in text
    )


def test_a_table_changes_a_copy_of_the_plan_and_never_the_plan(office: MakeOffice) -> None:
    table = a_table(("2.2", "志愿", "团委", "", "9月底前"), ("9", "别的事情", "办公室", "", ""))
    here = office({"方案.txt": DOCUMENT, "分工.xlsx": table})
    here.run("wenming import 方案.txt")
    before = here.read("plans/2026/plan.toml")
    done = here.run("wenming import 分工.xlsx --into 2026")
    assert done.code == 0
    assert '+lead     = "团委"\n+due      = 2026-09-30' in done.out
    assert "“别的事情”对不上方案中的任何条目" in done.out
    assert here.read("plans/2026/plan.toml") == before
    changed = here.read("plans/2026/plan.new.toml")
    assert changed.replace('lead     = "团委"\ndue      = 2026-09-30\n', "") == before
    assert here.run("wenming import 分工.xlsx --into 2026").code == 4


def test_a_plan_saved_by_notepad_keeps_its_mark_and_newlines(office: MakeOffice) -> None:
    here = office({"方案.txt": DOCUMENT, "分工.xlsx": a_table(("2.2", "志愿", "团委", "", ""))})
    here.run("wenming import 方案.txt")
    plan = here.root / "plans/2026/plan.toml"
    saved = b"\xef\xbb\xbf" + plan.read_bytes().replace(b"\n", b"\r\n")
    plan.write_bytes(saved)
    done = here.run("wenming import 分工.xlsx --into 2026")
    assert (done.code, "\r" in done.out) == (0, False)
    changed = (here.root / "plans/2026/plan.new.toml").read_bytes()
    assert changed.replace('lead     = "团委"\r\n'.encode(), b"") == saved


def test_what_nobody_leads_can_be_listed(office: MakeOffice) -> None:
    here = office({"方案.txt": DOCUMENT})
    here.run("wenming import 方案.txt")
    items = json.loads(here.run("wenming -p 2026 list --unassigned --json").out)["items"]
    assert [item["no"] for item in items] == ["2.2", "3.1"]
