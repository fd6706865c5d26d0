"""The chapters about what was done: a paragraph a section, as long as there is room for."""

from __future__ import annotations

from typing import Any

import pytest

from building import Diary, measure, plan, task
from wenming_cli.core.periods import parse_period
from wenming_cli.core.plan.plan import Plan
from wenming_cli.papers.document import Heading
from wenming_cli.papers.length import length_of
from wenming_cli.papers.summary.account import account_blocks
from wenming_cli.papers.summary.headings import chapters_of

YEAR = plan(
    task("3", title="工作任务"),
    task("3.1", title="强化思想武装"),
    task("3.1.1", title="举办讲座", due="12-31", activity=True),
    task("3.1.2", title="组织培训", due="12-31"),
    task("3.2", title="优化环境"),
    task("3.2.1", title="清扫院落", every="week"),
    task("3.2.2", title="更换宣传栏", every="quarter"),
    measure("4", title="主要措施"),
    measure("4.1", title="召开分析会", every="quarter", activity="meeting"),
    measure("4.2", title="报送信息", every="month"),
    measure("4.3", title="归档", due="12-20"),
)


def told(
    *facts: tuple[str, str, str, dict[str, Any]],
    period: str = "Q2",
    as_of: str = "06-30",
    room: int = 5000,
    found: Plan = YEAR,
) -> list[str]:
    """The lines of the chapters."""
    diary = Diary()
    for do, item, on, fields in facts:
        diary(do, item, on, **fields)
    board = diary.board(found, as_of)
    chapters, stretch = chapters_of(found), parse_period(period, 2023)
    blocks = account_blocks(board, chapters, stretch, room=room, first_number=2, beside={})
    return [("# " if isinstance(block, Heading) else "") + block.text for block in blocks]


def test_sections_have_headings_and_measures_without_items_are_sentences() -> None:
    """A section that is itself an item is a sentence; what is neither told nor late goes on."""
    assert told(
        ("note", "3.1.1", "05-10", {"people": 30, "note": "国学讲座"}),
        ("done", "3.2.2", "05-10", {"note": "更换3块"}),
        ("done", "4.1", "06-25", {"people": 15, "note": "二季度分析会"}),
    ) == [
        "# 二、工作任务进展情况",
        "# （一）强化思想武装", "5月10日举办国学讲座，30人次参加。",
        "# （二）优化环境", "5月10日更换宣传栏3块。清扫院落情况待补充。",
        "# 三、主要措施落实情况", "6月25日召开二季度分析会，15人次参加。其余事项按计划推进。",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "as_of", "words"),
    [
        ([], "05-10", "按计划推进。"),
        ([("done", "3.1.1", "02-10", {}), ("done", "3.1.2", "02-10", {})], "06-30", "有关工作此前已完成。"),
        ([("hold", "3.1.1", "02-10", {}), ("hold", "3.1.2", "02-10", {})], "06-30", "有关工作暂缓。"),
        ([("cancel", "3.1.1", "02-10", {}), ("cancel", "3.1.2", "02-10", {})], "06-30", "有关工作已取消。"),
        ([("done", "3.1.1", "02-10", {}), ("cancel", "3.1.2", "02-10", {})], "06-30", "有关工作此前已完成。"),
        ([("hold", "3.1.1", "02-10", {}), ("done", "3.1.2", "02-10", {})], "06-30", "有关工作暂缓。"),
        ([("hold", "3.1.1", "02-10", {}), ("cancel", "3.1.2", "02-10", {})], "06-30", "有关工作暂缓。"),
    ],
    ids=["in time", "finished", "suspended", "cancelled", "finished or cancelled",
         "suspended or finished", "suspended or cancelled"],
)  # fmt: skip
def test_a_section_of_which_there_is_nothing_to_tell(
    facts: list[tuple[str, str, str, dict[str, Any]]], as_of: str, words: str
) -> None:
    """Only the period is told; that everything is as planned is said only where it is so."""
    lines = told(*facts, as_of=as_of)
    assert lines[lines.index("# （一）强化思想武装") + 1] == words


def test_a_section_that_is_one_item_has_no_heading_over_nothing() -> None:
    found = plan(
        task("3", title="工作任务"),
        task("3.1", title="志愿服务"),
        task("3.1.1", title="开展文明劝导", every="month"),
        task("3.2", title="编印制度汇编", due="12-31"),
    )
    held = ("done", "3.1.1", "05-10", {"note": "劝导行人"})
    lines = told(held, found=found)
    assert not any("编印制度汇编" in line for line in lines)
    assert lines[-1].endswith("其余事项按计划推进。")
    begun = ("note", "3.2", "05-10", {"note": "汇编初稿完成"})
    assert "# （二）编印制度汇编" in told(held, begun, found=found)


def test_missing_is_said_only_where_something_was_owed() -> None:
    """And not of what the chapter of problems names, unless the section would be empty."""
    found = plan(
        task("3", title="工作任务"),
        task("3.1", title="志愿服务"),
        task("3.1.1", title="开展文明劝导", every="month"),
        task("3.1.2", title="组织献血", due="12-31"),
    )
    assert told(found=found)[-1] == "文明劝导情况待补充。其余事项按计划推进。"
    noted = ("note", "3.1.2", "05-10", {"note": "联系血站"})
    assert told(noted, found=found)[-1] == "组织献血方面，联系血站。"


def test_nothing_that_is_late_goes_on_as_planned() -> None:
    found = plan(
        measure("4", title="主要措施"),
        measure("4.1", title="召开分析会", every="quarter"),
        measure("4.2", title="报送信息", every="month"),
    )
    assert told(("done", "4.1", "06-25", {}), found=found)[-1] == "6月25日召开分析会。"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ([], "有关工作尚未启动。"),
        ([("note", "4.1", "02-10", {"percent": 5})], "有关工作进度偏慢。"),
        ([("done", "4.1", "02-10", {})], "有关工作此前已完成。"),
    ],
)
def test_what_is_far_behind_does_not_go_on_as_planned(
    facts: list[tuple[str, str, str, dict[str, Any]]], words: str
) -> None:
    """Nothing of it was due, and nothing is recorded; the ledger beside has it in red."""
    found = plan(
        measure("4", title="主要措施"),
        measure("4.1", title="建设文化阵地", start="01-01", due="12-31"),
    )
    lines = told(*facts, found=found, period="Q3", as_of="09-30")
    assert lines[-1] == words


def test_what_is_noted_on_a_chapter_itself_stands_first() -> None:
    lines = told(("note", "3", "05-10", {"note": "部署全年任务"}))
    assert lines[:3] == ["# 二、工作任务进展情况", "部署全年任务。", "# （一）强化思想武装"]


@pytest.mark.parametrize("room", [5000, 150, 90, 60])
def test_the_text_is_cut_to_its_room(room: int) -> None:
    """Each item at a length that fits, the shortest counts what it leaves out."""
    notes = [
        ("note", "3.1.2", f"05-{n:02}", {"note": f"第{n}期培训开班，邀请专家授课，现场答疑"})
        for n in range(1, 6)
    ]
    lines = told(*notes, room=room)
    named = "组织培训" if room > 100 else "有1项工作有进展，见附件。"
    assert any(named in line or "培训开班" in line for line in lines)
    diary = Diary()
    for do, item, on, fields in notes:
        diary(do, item, on, **fields)
    board, stretch = diary.board(YEAR, "06-30"), parse_period("Q2", 2023)
    blocks = account_blocks(board, chapters_of(YEAR), stretch, room=room, first_number=2, beside={})
    assert length_of(blocks) <= max(room, 90)


@pytest.mark.slow
def test_items_that_do_not_fit_at_their_shortest_are_counted() -> None:
    """Thousands of them stay a page; the ledger has each."""
    found = plan(
        task("3.1", title="志愿服务"),
        *(task(f"3.1.{n}", title=f"开展第{n}项志愿服务", due="12-31") for n in range(1, 400)),
    )
    facts = [("note", f"3.1.{n}", "05-10", {"note": "走访"}) for n in range(1, 400)]
    assert told(*facts, found=found, room=600)[-1].endswith("另有379项工作有进展，见附件。")
    assert told(*facts, found=found, room=20)[-1] == "有399项工作有进展，见附件。"


def test_a_long_list_of_what_is_missing_is_cut() -> None:
    found = plan(*(task(f"3.{n}", title=f"清扫{n}号院落", every="week") for n in range(1, 30)))
    assert told(found=found)[-1].endswith("20号院落清扫等29项情况待补充。")


def test_what_finds_no_room_is_counted_once_for_its_section() -> None:
    """The room for the count is kept, and given back where a section is told whole."""
    facts = (
        ("note", "3.1.1", "04-10", {"people": 30, "note": "请老校长讲校史，回收感想41篇"}),
        ("note", "3.1.1", "05-10", {"people": 20, "note": "请交警讲安全，观看警示片《归途》"}),
        ("done", "3.2.2", "05-10", {"note": "更换3块"}),
    )
    topics = "，先后请老校长讲校史，回收感想41篇；请交警讲安全，观看警示片《归途》"
    whole = told(*facts)
    assert whole[2] == f"举办讲座2场次、50人次{topics}。"
    most = sum(map(len, whole))
    short = next(
        lines for room in range(most, 0, -1) if (lines := told(*facts, room=room)) != whole
    )
    assert short[2] == "举办讲座2场次、50人次。另有2条记录见附件。"
    assert short[4] == whole[4]


@pytest.mark.slow
def test_what_an_item_counts_itself_is_not_counted_again() -> None:
    facts = [
        ("note", "3.1.2", f"05-{n:02}", {"note": f"第{n}课讲完，学员{n}0人全部到课，作业已收齐"})
        for n in (10, 11, 12)
    ]
    lines = [told(*facts, room=room)[2] for room in range(300, 40, -5)]
    counted = [line for line in lines if "见附件" in line]
    assert counted
    assert all(line.count("见附件") == 1 for line in counted)


def every_length(note: str) -> set[str]:
    """What is told of a note, with any room from all of it to none."""
    fact = ("note", "3.1.1", "04-10", {"note": note})
    return {told(fact, room=room)[2] for room in range(300, 0, -1)}


@pytest.mark.slow
def test_a_note_of_which_the_end_finds_no_room_is_counted() -> None:
    note = (
        "请老校长讲校史和建校时的故事，学生代表上台发言，会后回收感想41篇并在橱窗展出，家长也来看了"
    )
    assert every_length(note) == {
        f"{note}。",
        "请老校长讲校史和建校时的故事，学生代表上台发言。另有1条记录的其余内容见附件。",
        "举办讲座，1项进展见附件。",
        "有1项工作有进展，见附件。",
    }


@pytest.mark.slow
def test_a_short_end_is_told_rather_than_counted() -> None:
    """The words that count it take no less room."""
    note = "请老校长讲校史，学生代表上台发言，座谈建校，收稿9篇"
    assert every_length(note) == {
        f"{note}。",
        "举办讲座，1项进展见附件。",
        "有1项工作有进展，见附件。",
    }


def test_a_section_whose_only_work_was_put_off_does_not_go_on_as_planned() -> None:
    found = plan(
        task("3", title="工作任务"),
        task("3.1", title="阵地"),
        task("3.1.1", title="建成广场", due="06-20"),
    )
    late = ("postpone", "3.1.1", "06-10", {"to": "08-10", "why": "雨季"})
    assert told(late, found=found)[-1] == "有关工作延期。"
    in_time = ("postpone", "3.1.1", "06-10", {"to": "06-28", "why": "雨季"})
    assert told(in_time, found=found, as_of="06-20")[-1] == "按计划推进。"


def test_open_work_of_before_is_called_by_what_it_is() -> None:
    found = plan(task("3", title="工作任务"), task("3.1", title="阵地"), task("3.1.1", title="建成广场", due="02-20"),
                 task("3.2", title="制度"), task("3.2.1", title="制度建设", standing=True),
                 task("3.3", title="例会"), task("3.3.1", title="分析会", every="month", due="03-31"))  # fmt: skip
    assert [line for line in told(found=found) if not line.startswith("#")] == [
        "有关工作尚未办结。", "制度建设情况待补充。", "前期所欠工作尚未补办。",
    ]  # fmt: skip
