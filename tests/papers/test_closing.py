"""Papers of a closed period: the code under the table, what came later at the end, the 更正表."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from booktext import parts
from building import Diary, day, measure, plan, task
from closing import close_of, closing_of, text_of
from places import DATA
from wenming_cli.core.board.counts import Counts, count_in
from wenming_cli.core.board.fold import board_at_end, fold
from wenming_cli.core.closing.changes import Changes, changes_of
from wenming_cli.core.closing.coverage import find_coverage, read_lines
from wenming_cli.core.closing.late import ClosedFigures, closed_figures, late_entries
from wenming_cli.core.closing.planparts import PlanChange
from wenming_cli.core.periods import parse_period
from wenming_cli.errors import Problem
from wenming_cli.message import M
from wenming_cli.papers import chinese
from wenming_cli.papers.closing import (
    MOST_TOLD,
    ClosedInside,
    changes_sheet,
    close_document,
    close_sheet,
)
from wenming_cli.papers.document import Document, Paragraph
from wenming_cli.papers.excel.workbook import write_workbook
from wenming_cli.papers.formats import Settings, find_writer
from wenming_cli.papers.sheet import Sheet, SheetColumn

if TYPE_CHECKING:
    from conftest import Golden

PLAN = plan(
    task("3.1", title="专题学习", due="03-31"), measure("4.1", title="分析会", every="quarter")
)
Q1, YEAR = parse_period("Q1", 2023), parse_period("2023", 2023)


def figures(diary: Diary, covered: int, n: int) -> ClosedFigures:
    """What a closing of the first entries covers, and what came later."""
    text = text_of({"li.jsonl": diary.entries[:covered]})
    closing = closing_of(close_of(text, n=n))
    return closed_figures([closing], read_lines(text), diary.entries, PLAN)


def ledger(title: str = "台账") -> Sheet:
    return Sheet(
        title,
        unit="区委宣传部",
        made=day("03-31"),
        columns=(SheetColumn("a", "编号"),),
        rows=[["1"]],
    )


def text() -> Document:
    return Document(
        "小结", (Paragraph("正文。"),), "区委宣传部", day("03-31"), (ledger(), ledger("明细"))
    )


def counted(diary: Diary, covered: int) -> list[Counts]:
    """The figures of the quarter as they were handed in, and with all that came."""
    boards = (
        board_at_end(PLAN, those, Q1, day("12-31"))
        for those in (diary.entries[:covered], diary.entries)
    )
    return [count_in(board.leaves, Q1) for board in boards]


def later(diary: Diary, covered: int, n: int, period: str = "Q1") -> list[str]:
    """The paragraphs that are added to a summary."""
    found = figures(diary, covered, n)
    stretch = parse_period(period, 2023)
    own = found if stretch == Q1 else None
    inside = [ClosedInside(found, *counted(diary, covered))] if stretch == YEAR else []
    made = close_document(text(), own, inside, PLAN)
    return [block.text for block in made.blocks[1:]]


def test_a_summary_without_later_facts_gets_the_code_under_its_ledger_and_no_word() -> None:
    diary = Diary()
    diary("note", "3.1", "03-01")
    found = figures(diary, 1, 900)

    made = close_document(text(), found, [], PLAN)

    assert made.blocks == text().blocks
    code = found.closings[0].code
    assert made.attachments[0].notes[0] == f"封账码：{code}　封账日期：2023年4月8日"
    assert made.attachments[0].notes[1].startswith("记录文件：li.jsonl　1行　末行防改标记：")
    assert made.attachments[1].notes == ()
    assert [sheet.title for sheet in made.attachments] == ["台账", "明细"]


def test_later_facts_are_told_at_the_end_by_their_kind() -> None:
    diary = Diary()
    first = diary("note", "3.1", "03-01", note="布置")
    diary("done", "4.1", "03-02", people=9, note="开会")
    diary("note", "3.1", "03-03", note="检查")
    diary.undo(first)
    assert later(diary, 1, 2) == [
        "以上为4月8日封账时的情况。封账后补记2条：三（一）专题学习，3月3日，检查；"
        "三（一）专题学习，撤销原记录“3月1日，布置”，原因均待补充。迟到合并1条：四（一）分析会，3月2日，开会（9人次）。"
        "以上补充内容未计入本文各项数字。"
    ]
    assert later(diary, 1, 2, "2023") == [
        "2023年第一季度已于4月8日封账，其后补记2条、迟到合并1条，已计入本文；与封账时相比，完成由0项（次）变为1项（次）、其他工作参加人次由0变为9。"
    ]
    assert later(diary, 1, 2, "Q2") == []


def test_what_came_later_may_leave_the_figures_as_they_were() -> None:
    """A remark that is kept for the record only is told to nobody."""
    diary = Diary()
    diary("note", "3.1", "03-01", note="布置")
    diary("note", "3.1", "03-03", note="补记：协议书已归档")
    assert (later(diary, 1, 1), later(diary, 1, 1, "2023")) == ([], [])
    diary("note", "3.1", "03-04", note="检查")
    assert later(diary, 1, 1, "2023") == [
        "2023年第一季度已于4月8日封账，其后补记1条，已计入本文；各项数字与封账时报送的相同。"
    ]


def test_a_correction_of_or_to_a_private_remark_does_not_tell_it() -> None:
    """What was told and is private now was taken back; what was private comes as something new."""
    for before, after, said in (
        ("征求意见稿已发", "内部：没有发", "撤销原记录“3月1日，征求意见稿已发”"),
        ("内部：没有发", "征求意见稿已发", "三（一）专题学习，3月1日，征求意见稿已发"),
    ):
        diary = Diary()
        first = diary("note", "3.1", "03-01", note=before)
        diary.undo(first)
        diary("note", "3.1", "03-01", note=after, corrects=first)
        [text] = later(diary, 1, 1)
        assert said in text
        assert "内部" not in text
        assert "更正" not in text


def test_a_fact_without_words_is_told_by_its_verb_and_many_are_cut() -> None:
    diary = Diary()
    for _ in range(MOST_TOLD + 3):
        diary("attach", "3.1", "03-03", evidence=[{"path": "evidence/a.jpg", "sha256": "0" * 64}])
    [said] = later(diary, 1, 1)
    assert f"封账后补记{MOST_TOLD + 2}条：三（一）专题学习，佐证；" in said
    assert "其余2条见更正表，原因均待补充。" in said
    assert said.count("三（一）专题学习，佐证") == MOST_TOLD == 20


def test_a_year_says_nothing_of_a_quarter_that_stayed_as_it_was() -> None:
    diary = Diary()
    diary("note", "3.1", "03-01")
    assert later(diary, 1, 900, "2023") == []


def test_the_table_for_a_page_has_the_notes_too() -> None:
    diary = Diary()
    found = figures(diary, 0, 900)
    sheet = close_sheet(replace(ledger(), printed=ledger), found)
    assert sheet.printed is not None
    assert sheet.printed().notes == sheet.notes != ()
    assert close_sheet(ledger(), found).printed is None


@pytest.mark.parametrize("ending", [".xlsx", ".docx", ".csv", ".json", ".md"])
def test_the_table_of_changes_is_written_in_each_format(ending: str) -> None:
    data = find_writer("changes", f"更正表{ending}")(changes(), Settings())
    assert len(data) > 100
    if ending in (".md", ".json"):
        assert "科室迟报" in data.decode()
        assert "封账码：" in data.decode()


def test_every_cell_of_the_table_of_changes(golden: Golden) -> None:
    data = write_workbook(changes(), Settings())
    golden(DATA / "papers" / "changes.xlsx.xml", parts(data, own=True))


@pytest.mark.parametrize("known", [True, False])
def test_a_plan_that_changed_is_told_part_by_part_or_else_as_a_whole(known: bool) -> None:
    """Other problems are told in any case; parts need no sentence above them."""
    closing = closing_of(close_of(text_of({"li.jsonl": Diary().entries}), n=2))
    parts_of_it = [
        PlanChange("changed", "task-3.1", "3.1", "专题学习", ("time", "owners")),
        PlanChange("dropped", "task-3.2", "3.2"),
        PlanChange("order"),
    ]
    problems = [
        Problem("closed-plan", M("the plan is another one"), M("see the paper")),
        Problem("closed-program", M("the program is another one"), M("see the paper")),
    ]
    found = Changes(closing, [], parts_of_it if known else [], problems)
    sheet = changes_sheet([found], PLAN, day("04-20"))
    code = f"封账码{closing.code}"
    said = ["the program is another one", f"封账码：{closing.code}　封账日期：2023年4月8日"]
    if not known:
        assert (sheet.rows, sheet.group_rows) == ([], frozenset())
        assert list(sheet.notes) == ["the plan is another one", *said]
        return
    assert sheet.group_rows == {0}
    assert sheet.rows[0] == [f"方案有改动3处（{code}）", *[None] * 7]
    assert [row[:3] for row in sheet.rows[1:]] == [
        [1, "三（一）", "专题学习"], [2, "三（二）", ""], [3, "", ""],
    ]  # fmt: skip
    assert [row[4] for row in sheet.rows[1:]] == [chinese.say(one.what) for one in parts_of_it]
    assert list(sheet.notes) == said


def changes() -> Sheet:
    diary = Diary()
    diary("start", "3.1", "03-01")
    diary("note", "3.1", "03-02")
    diary("done", "3.1", "03-30", late_why="科室迟报", people=9)
    text = text_of({"li.jsonl": diary.entries[:1]})
    closing = closing_of(close_of(text, n=2))
    coverage = find_coverage(closing.close, read_lines(text))
    late = late_entries(closing, coverage, diary.entries, PLAN)
    then, now = (fold(PLAN, those, day("03-31")) for those in (coverage.entries(), diary.entries))
    return changes_sheet([changes_of(closing, late, then=then, now=now)], PLAN, day("04-20"))


def test_the_table_of_changes_tells_late_ones_and_merged_ones_apart() -> None:
    sheet = changes()
    code = sheet.notes[0].split("　")[0]
    assert sheet.title == "区委宣传部2023年第一季度台账更正表"
    assert sheet.group_rows == {0, 2}
    assert [row[0] for row in sheet.rows] == [
        f"封账后补记1条（{code.replace('：', '')}）", 1, f"迟到合并1条（{code.replace('：', '')}）", 1,
    ]  # fmt: skip
    assert sheet.rows[1][1:6] == [
        "三（一）",
        "专题学习",
        "进行中 0%",
        "已完成 100%，9人次：3月30日完成（9人次）",
        "李娜",
    ]
    assert sheet.rows[1][7] == "科室迟报"
    assert sheet.rows[3][7] == "由合并带入"


def test_the_notes_stand_below_the_table_on_paper_and_in_a_workbook() -> None:
    sheet = changes()
    book = openpyxl.load_workbook(BytesIO(find_writer("changes", "a.xlsx")(sheet, Settings())))
    assert book["更正表"].cell(row=book["更正表"].max_row, column=1).value == sheet.notes[0]
    word = docx.Document(BytesIO(find_writer("changes", "a.docx")(sheet, Settings())))
    assert [one.text for one in word.paragraphs if one.text][-1] == sheet.notes[0]
    document = close_document(text(), None, [], PLAN)
    html = find_writer("summary", "a.html")(replace_notes(document), Settings()).decode()
    assert html.index("</table>") < html.index("封账码：X")


def replace_notes(document: Document) -> Document:
    [first, *rest] = document.attachments
    return replace(document, attachments=(replace(first, notes=("封账码：X",)), *rest))


def test_a_table_without_changes_says_so() -> None:
    text = text_of({"li.jsonl": Diary().entries})
    closing = closing_of(close_of(text, n=2))
    sheet = changes_sheet([Changes(closing, [])], PLAN, day("04-20"))
    assert sheet.rows == []
    assert sheet.notes[0] == "封账后没有变动。"


def test_a_reason_stands_beside_what_it_was_given_for() -> None:
    diary = Diary()
    diary("note", "3.1", "03-01", note="布置")
    diary("tick", "3.1", "03-02", step="签到表", late_why="科室漏报")
    diary("note", "3.1", "03-03", note="检查")
    [said] = later(diary, 1, 1)
    assert said.startswith(
        "以上为4月8日封账时的情况。封账后补记2条：三（一）专题学习，勾选“签到表”（科室漏报）；"
        "三（一）专题学习，3月3日，检查（原因待补充）。"
    )


def test_a_reason_beyond_those_that_are_told_is_not_said_to_lack() -> None:
    diary = Diary()
    diary("note", "3.1", "03-01", note="布置")
    for n in range(MOST_TOLD + 1):
        diary("note", "3.1", "03-03", note="检查", late_why="漏报" if n == MOST_TOLD else "")
    [said] = later(diary, 1, 1)
    assert said.count("检查（原因待补充）") == MOST_TOLD
    assert "其余1条见更正表。" in said


def test_a_year_says_what_was_made_up_for_after_the_closing() -> None:
    diary = Diary()
    diary("note", "3.1", "03-01", note="布置")
    found = figures(diary, 1, 900)._replace(late=[])
    then, now = Counts(owed=2), Counts(owed=2, made_good=1, sessions=1, people=9)
    made = close_document(text(), None, [ClosedInside(found, then, now)], PLAN)
    assert [block.text for block in made.blocks[1:]] == [
        "2023年第一季度已于4月8日封账；"
        "与封账时相比，完成由0项（次）变为1项（次）、活动由0场次变为1场次、参加人次由0变为9。"
    ]
