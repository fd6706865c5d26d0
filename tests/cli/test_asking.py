"""Being asked before something is recorded: at a real terminal, and never where nobody sits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.conftest import Office
from handing import fill, hand_out, make_plan

if TYPE_CHECKING:
    from cli.conftest import MakeOffice

PLAN = """\
format = 1
title  = "区委宣传部2024年度精神文明工作方案"
unit   = "区委宣传部"
year   = 2024

[[task]]
no    = "3.1"
title = "强化思想武装"

[[task]]
no    = "3.1.1"
title = "组织专题学习"
due   = 2024-03-31
steps = ["学习方案", "签到表", "小结"]

[[task]]
no    = "3.1.2"
title = "开展业务培训"
due   = 2024-11-30

[[task]]
no       = "3.2"
title    = "开展道德讲堂"
every    = "quarter"
activity = true

[[task]]
no     = "3.3"
title  = "推荐身边好人"
due    = 2024-06-30
target = { n = 5, unit = "名", at_least = true }

[[measure]]
no    = "4.1"
title = "每月报送信息2篇"
every = "month"
times = 2

[[measure]]
no    = "4.2"
title = "每周五下午集中清扫"
every = "week"
on    = "friday"
start = 2024-03-01
due   = 2024-03-22
"""


@pytest.fixture
def here(office: MakeOffice) -> Office:
    return office({"plans/2024/plan.toml": PLAN}, "2024-03-28")


def entries(here: Office) -> list[dict[str, object]]:
    """What is in the journal, whatever this machine is called."""
    files = sorted((here.root / "plans/2024/journal").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


# --- at a real terminal -----------------------------------------------------------------------------

QUESTION = """\
3.1.1 组织专题学习
    还没有完成的步骤：学习方案、签到表、小结
3.1.2 开展业务培训
    2024-11-30才到期
以上2项（次）都记为完成吗？
[y 是、n 否；直接回车为n] """


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "rest", "code"),
    [
        ("n\n", "n\n未作记录\n", 1),
        ("\n", "\n未作记录\n", 1),
        ("\x04", "\n未作记录\n", 1),
        ("\x03", "^C", 130),
    ],
    ids=["no", "enter", "ctrl-d", "ctrl-c"],
)
def test_without_a_yes_nothing_is_recorded(here: Office, typed: str, rest: str, code: int) -> None:
    found = here.terminal("done 3.1", typed=[typed], NO_COLOR="1")

    assert found.code == code
    assert found.out.replace("^D\b\b", "").rstrip("\n") == (QUESTION + rest).rstrip("\n")
    assert entries(here) == []
    assert not (here.root / "plans/2024/journal").exists()  # no lock was taken either


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["y\n", "Y\n", "ｙ\n", "是\n", " yes \n"])
def test_a_yes_finishes_what_was_shown(here: Office, typed: str) -> None:
    found = here.terminal("done 3.1", typed=[typed], NO_COLOR="1")

    assert found.code == 0
    assert found.out == (
        f"{QUESTION}{typed}"
        "3.1.1 组织专题学习  完成  2024-03-28\n"
        "3.1.2 开展业务培训  完成  2024-03-28\n"
        "全年6项，已完成2项，进度33%，逾期1项\n"
    )
    assert [entry["item"] for entry in entries(here)] == ["3.1.1", "3.1.2"]
    assert here.real("undo").code == 0


@pytest.mark.slow
def test_another_answer_is_asked_for_again(here: Office) -> None:
    found = here.terminal("done 3.1", typed=["也许\n", "n\n"], NO_COLOR="1")
    assert (found.code, found.out.count("[y 是")) == (1, 2)


@pytest.mark.slow
def test_in_english_and_on_a_narrow_screen(here: Office) -> None:
    wide = here.terminal("done 3.1", lang="en", typed=["n\n"], NO_COLOR="1")
    assert wide.out == (
        "3.1.1 组织专题学习\n"
        "    open steps: 学习方案, 签到表, 小结\n"
        "3.1.2 开展业务培训\n"
        "    it is due only on 2024-11-30\n"
        "Finish these 2?\n"
        "[y yes, n no; Enter: n] n\n"
        "nothing was recorded\n"
    )
    for lang in ("zh", "en"):
        narrow = here.terminal("done 3.1", lang=lang, width=40, typed=["n\n"], NO_COLOR="1")
        shown = narrow.out.encode("gbk").splitlines()  # a Chinese character is two cells
        assert (narrow.code, max(map(len, shown)) <= 40) == (1, True)


@pytest.mark.slow
def test_a_longer_period_is_listed_and_one_undo(here: Office) -> None:
    found = here.terminal("done 4.2 --for Q1", typed=["y\n"], NO_COLOR="1")

    assert found.out.startswith(
        "4.2 每周五下午集中清扫  第9周\n"
        "4.2 每周五下午集中清扫  第10周\n"
        "4.2 每周五下午集中清扫  第11周\n"
        "4.2 每周五下午集中清扫  第12周\n"
        "以上4项（次）都记为完成吗？\n"
    )
    assert len(entries(here)) == 4
    here.real("undo")
    assert [entry["do"] for entry in entries(here)] == ["done"] * 4 + ["undo"] * 4


# --- with answers in this process -------------------------------------------------------------------


def test_people_reported_later_are_of_the_session_or_counted_apart(here: Office) -> None:
    here.run("done 3.2 --people 56 --on 2024-03-20", typed=[])
    asked = here.run("note 3.2 签到表补齐 --people 10", typed=["1\n"])
    assert asked.err == (
        "2024-03-20那一场已记56人次，这10人次是同一场补报，还是另计？\n"
        "[1 同一场补报、2 另计；直接回车为2] "
    )
    here.run("note 3.2 又有 --people 4", typed=["另计\n"])
    here.run("note 3.2 还有 --people 3", typed=["\n"])
    here.run("note 3.2 再有 --people 2 --same", typed=[])
    assert [entry.get("apart") for entry in entries(here)] == [None, False, True, True, False]


def test_amounts_that_may_be_totals_and_numbers_in_notes(here: Office) -> None:
    first = here.run("note 3.3 推荐2名", typed=["y\n"])
    assert first.err == "备注中有2名，记作数量吗？\n[y 是、n 否（只作备注）；直接回车为n] "
    total = here.run("note 3.3 --amount 6", typed=["1\n"])
    assert total.err == (
        "此前已记2名，这6名是新增，还是到现在的累计数？\n[1 累计数、2 新增；直接回车为2] "
    )
    said = [(entry.get("amount"), entry.get("total")) for entry in entries(here)]
    assert said == [(2, None), (6, True)]


def test_a_number_that_says_how_often_may_be_so_many_times(here: Office) -> None:
    found = here.run("note 4.1 报送信息2篇", typed=["y\n"])
    assert found.err == "备注中有2篇，记为完成2次吗？\n[y 是、n 否（只作备注）；直接回车为n] "
    assert [(e["do"], e["period"]) for e in entries(here)] == [
        ("done", "2024-03"), ("done", "2024-03#2"),
    ]  # fmt: skip


# --- where nobody is asked --------------------------------------------------------------------------


@pytest.mark.slow
def test_without_a_terminal_it_goes_on_and_names_them(here: Office) -> None:
    found = here.real("done 3.1")

    assert (found.code, found.err) == (0, "")
    assert found.lines[:4] == [
        "3.1.1 组织专题学习  完成  2024-03-28",
        "    还没有完成的步骤：学习方案、签到表、小结",
        "3.1.2 开展业务培训  完成  2024-03-28",
        "    2024-11-30才到期",
    ]


@pytest.mark.parametrize("options", ["--yes", "-y", "--dry-run", "--json"])
def test_an_option_json_and_a_dry_run_ask_nothing(here: Office, options: str) -> None:
    found = here.run(f"done 3.1 {options}", typed=[])
    assert (found.code, found.err) == (0, "")
    assert len(entries(here)) == (0 if options == "--dry-run" else 2)


def test_json_tells_the_cautions_and_what_was_taken_for_granted(here: Office) -> None:
    answer = json.loads(here.run("done 3.1 --json").out)
    assert answer["cautions"][1] == {
        "no": "3.1.2", "period": None, "due": "2024-11-30", "open_steps": [],
        "reasons": ["2024-11-30才到期"],
    }  # fmt: skip
    answer = json.loads(here.run("note 3.3 推荐2名 --json").out)
    assert answer["questions"] == [
        {"kind": "amount", "option": "--amount 2",
         "assumed": "备注中的2名先按现有数计，以后的数替换它，不相加"}
    ]  # fmt: skip


def test_what_was_taken_for_granted_is_said_with_what_sets_it_right(here: Office) -> None:
    here.run("done 3.2 --people 56 --on 2024-03-20")
    found = here.run("note 3.2 签到表补齐 --people 10")
    assert found.err == (
        "这10人次另计，不并入2024-03-20那一场的56人次\n"
        f"  → 如不对：wenming fix {entries(here)[-1]['id']} --same\n"
    )
    assert here.run(found.err.partition("wenming ")[2]).code == 0
    dry = here.run("note 3.3 推荐2名 --dry-run")
    assert dry.err.splitlines()[1] == "  → 如不对，加上 --amount 2"


def test_one_item_says_which_steps_are_open(here: Office) -> None:
    found = here.run("done 3.1.1", typed=[])
    assert found.lines[:2] == [
        "3.1.1 组织专题学习  完成  2024-03-28",
        "    还没有完成的步骤：学习方案、签到表、小结",
    ]


def test_skipped_lines_are_named_once(here: Office) -> None:
    here.write({"plans/2024/journal/wang@pc-08.jsonl": "{}\n"})
    found = here.run("done 3.1", typed=["y\n"])
    assert found.err.count("wang@pc-08.jsonl:1") == 1


def test_more_than_was_shown_is_refused(here: Office) -> None:
    """A colleague opens an item again while the question stands."""
    here.run("done 3.1.2")

    def think() -> Iterator[str]:
        here.run("reopen 3.1.2 --why 补训")
        yield "y\n"

    found = here.run("done 3.1", typed=think())
    assert found.code == 4
    assert found.err.endswith(
        "询问之后记录有了变化，3.1.2 也会一并记为完成\n  → 未作记录；请重新执行命令，看全之后再定\n"
    )
    assert [entry["do"] for entry in entries(here)] == ["done", "reopen"]


@pytest.mark.slow
def test_what_came_between_the_question_and_the_recording_of_sheets_is_shown(
    tmp_path: Path,
) -> None:
    """A colleague suspends the item while the question stands: a conflict, told with its words."""
    root = make_plan(tmp_path / "sheets")
    hand_out(root)
    fill(root, "宣传科", {"3.1": {"status": "已完成", "on": "9月5日", "note": "组织学习2场"}})
    made = Office(root, today="2023-10-05")

    def think() -> Iterator[str]:
        made.run("hold 3.1 --why 场地改造")
        yield "y\n"

    found = made.run("collect 回收", typed=think())
    before, after = found.out.split("3.1 组织专题学习  完成", 1)
    assert (found.code, before.count("冲突"), after.count("冲突（下发后他人另有记录）")) == (
        1,
        0,
        1,
    )
    assert "是否记录" in found.err
