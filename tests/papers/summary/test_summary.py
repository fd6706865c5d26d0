"""The summary of a period: its figures are those of core/board/counts, its words the journal's."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from building import Diary, goal, measure, plan, task
from wenming_cli.core.board.fold import board_at_end
from wenming_cli.core.periods import parse_period
from wenming_cli.core.plan.plan import Plan
from wenming_cli.papers.document import Document, Heading
from wenming_cli.papers.ledger.ledger import ledger_sheet
from wenming_cli.papers.length import extent_of, length_of
from wenming_cli.papers.summary.summary import has_next_steps, summary_document

if TYPE_CHECKING:
    from papers.conftest import Summarised

YEAR = plan(
    task("3", title="工作任务"),
    task("3.1", title="强化思想武装"),
    task("3.1.1", title="专题学习", lead="理论科", start="02-01", due="05-20",
         steps=["方案", "签到表"]),
    task("3.1.2", title="业务培训", start="08-01", due="11-30", activity=True),
    task("3.2", title="廉政建设", lead="机关党总支", standing=True),
    measure("4.1", title="分析会", lead=["办公室"], every="quarter", steps=["纪要"], activity="meeting"),
    measure("4.2", title="学习", lead="理论科", every="week", on="friday"),
    measure("4.3", title="宣传", every="month"),
)  # fmt: skip


def make(
    diary: Diary,
    period: str = "Q2",
    as_of: str = "2023-12-31",
    *,
    trace: bool = False,
    found: Plan = YEAR,
    made: date | None = None,
) -> Document:
    wanted = parse_period(period, 2023)
    board = board_at_end(found, diary.entries, wanted, date.fromisoformat(as_of))
    return summary_document(board, wanted, made=made, trace=trace)


def text(document: Document) -> str:
    """The whole text, a line for each block."""
    return "\n".join(
        block.text if isinstance(block, Heading) else block.lead + block.text
        for block in document.blocks
    )


def overview(diary: Diary, period: str = "Q2", *, found: Plan = YEAR) -> str:
    """The first chapter."""
    return re.split(r"\n[一二]、\S+\n", text(make(diary, period, found=found)))[1]


def chapter(document: Document, title: str) -> str:
    """The text of a chapter."""
    return re.split(rf"[一二三四五]、{title}\n", text(document))[1].partition("\n五、")[0]


def test_the_parts_of_a_summary() -> None:
    """The plan's own chapters and numbers, so that a reader finds the item in the plan."""
    document = make(Diary())
    heads = [b.text for b in document.blocks if isinstance(b, Heading)]
    assert heads == [
        "一、总体进展",
        "二、工作任务进展情况", "（一）强化思想武装", "（二）廉政建设",
        "三、主要措施落实情况",
        "四、存在的问题",
        "五、下一步工作打算",
    ]  # fmt: skip
    assert document.title == "区委宣传部2023年第二季度精神文明建设工作小结"
    assert text(document).startswith(
        "按照《2023年度精神文明工作方案》，现将2023年第二季度工作情况小结如下，明细见附件。"
    )


@pytest.mark.parametrize(
    ("period", "kind"), [("H1", "2023年上半年精神文明建设工作总结"), ("2023", "2023年度精神文明建设工作总结"),
                         ("2023-05", "2023年5月精神文明建设工作小结")],
)  # fmt: skip
def test_longer_periods_are_called_otherwise(period: str, kind: str) -> None:
    assert make(Diary(), period).title == f"区委宣传部{kind}"


def test_the_overview_says_what_was_owed_and_done_and_how_many_came() -> None:
    """Without rates and without the quarter before; the weekly routine stays out."""
    diary = Diary()
    diary("done", "3.1.1", "05-10", note="学完", people=12)
    diary("done", "4.1", "06-25", people=15)
    diary("done", "4.2", "04-07", people=30)
    diary("note", "3.1.2", "05-20", people=40)
    assert overview(diary) == (
        "截至6月底，方案6项工作已完成1项，均为本季度完成。"
        "本季度应完成6项（次），完成2项（次）。开展活动2场次，55人次参加。"
    )


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ([], "截至6月底，方案6项工作尚无办结事项。本季度应完成6项（次），完成0项（次）。"),
        ([("done", "3.1.1", "02-10"), ("cancel", "4.3", "02-10")],
         "截至6月底，方案5项工作已完成1项，本季度没有新完成的事项，另有1项已取消。本季度应完成2项（次），完成0项（次）。"),
    ],
)  # fmt: skip
def test_what_is_finished_or_cancelled(facts: list[tuple[str, str, str]], words: str) -> None:
    diary = Diary()
    for do, item, on in facts:
        diary(do, item, on)
    assert overview(diary) == words


def test_people_without_any_session() -> None:
    diary = Diary()
    diary("note", "3.2", "05-10", people=35)
    assert overview(diary).endswith("各项工作共35人次参加。")
    diary("done", "4.1", "06-25")
    assert overview(diary).endswith("开展活动1场次。")


def test_nothing_owed() -> None:
    some = plan(task("3", title="工作任务"), task("3.1", title="培训", due="11-30"))
    assert overview(Diary(), "Q1", found=some) == (
        "截至3月底，方案1项工作尚无办结事项。本季度没有到期事项。"
    )
    diary = Diary()
    diary("cancel", "3.1", "01-05", why="机构撤并")
    assert overview(diary, "Q1", found=some) == (
        "截至3月底，列入方案的1项工作均已取消。本季度没有到期事项。"
    )
    headings = plan(task("3", title="工作任务"))
    assert overview(Diary(), "Q1", found=headings).startswith("截至3月底，方案1项工作")
    empty = plan()
    assert overview(Diary(), "Q1", found=empty).startswith("截至3月底，方案中的工作待补充。")


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("2023年精神文明建设工作要点", "要点"),
        ("关于2023年创建工作的安排意见", "意见"),
        ("2023年创建工作计划（试行）", "计划"),
        ("2023年创建工作", "方案"),
    ],
)
def test_a_plan_is_called_what_its_title_calls_it(title: str, called: str) -> None:
    some = plan(task("3", title="工作任务"), task("3.1", title="培训", due="11-30"), title=title)
    assert overview(Diary(), "Q1", found=some).startswith(f"截至3月底，{called}1项工作")


def test_a_fact_belongs_to_one_quarter_only() -> None:
    """A session of the second quarter, held in July: told in both, counted on its day."""
    diary = Diary()
    diary("done", "4.1", "07-05", period="2023-Q2", note="补开", people=20)
    assert "7月5日补开，20人次参加，计入第三季度" in text(make(diary, "Q2"))
    assert "开展活动" not in text(make(diary, "Q2"))
    assert "7月5日补开，20人次参加。" in text(make(diary, "Q3"))
    assert "开展活动1场次，20人次参加。" in text(make(diary, "Q3"))


def test_every_date_of_the_paper_agrees() -> None:
    """The state is of the period's end or an earlier --as-of; signed on the day of the latest fact.

    Attachments bear the day of the text.
    """
    diary = Diary()
    assert make(diary).signed == date(2023, 6, 30)
    assert "截至6月底，方案" in text(make(diary))
    assert make(diary, as_of="2023-05-15").signed == date(2023, 5, 15)
    assert "截至5月15日，方案" in text(make(diary, as_of="2023-05-15"))
    diary("done", "4.1", "07-05", period="2023-Q2")
    document = make(diary, trace=True)
    assert "截至6月底，方案" in text(document)
    assert {document.signed, *(sheet.made for sheet in document.attachments)} == {date(2023, 7, 5)}
    board = board_at_end(YEAR, diary.entries, parse_period("Q2", 2023), date(2023, 12, 31))
    assert ledger_sheet(board, parse_period("Q2", 2023)).made == date(2023, 7, 5)


def test_the_paper_bears_a_later_day_that_was_asked_for() -> None:
    document = make(Diary(), as_of="2023-07-10", made=date(2023, 7, 10), trace=True)
    days = {document.signed, *(sheet.made for sheet in document.attachments)}
    assert days == {date(2023, 7, 10)}
    assert "截至6月底，方案" in text(document)


def test_a_plan_that_reaches_into_another_year_says_which() -> None:
    long = plan(task("3.1", title="培训"), end="2024-03-31")
    assert "截至2024年1月底，方案" in text(make(Diary(), "2024-01", "2024-02-15", found=long))


def test_cancelled_items_leave_the_last_chapters() -> None:
    diary = Diary()
    diary("cancel", "4.3", "02-01", why="并入他项")
    document = make(diary)
    assert "另有1项已取消。" in text(document)
    for title in ("存在的问题", "下一步工作打算"):
        assert "宣传" not in chapter(document, title)


def test_the_years_paper_sets_each_goal_against_the_record() -> None:
    found = plan(
        goal("a", "领导班子坚强"),
        goal("b", "满意率95%"),
        task("3.1", title="培训", due="06-30", goals=["a"]),
        task("3.2", title="研讨", due="06-30", goals=["a"]),
    )
    diary = Diary()
    diary("done", "3.1", "06-20")
    assert (
        "对照年度工作目标：一是领导班子坚强，相关工作2项，已完成1项；二是满意率95%，达成情况待补充。"
    ) in text(make(diary, "2023", found=found))
    assert "对照年度工作目标" not in text(make(diary, "Q2", found=found))


def test_other_work_goes_on_is_said_once() -> None:
    """Where several chapters could say so, the last one does."""
    found = plan(
        task("3.1", title="开展讲座", every="quarter"),
        task("3.2", title="开展汇演", due="12-31"),
        measure("4.1", title="召开分析会", every="quarter"),
        measure("4.2", title="完成归档", due="12-31"),
    )
    diary = Diary()
    for item in ("3.1", "4.1"):
        diary("done", item, "05-10")
    assert text(make(diary, found=found)).count("其余事项按计划推进。") == 1


def test_a_years_paper_plans_nothing_where_the_plan_ends() -> None:
    """Its last chapter is what is in the way; the screen says that the other is left out."""
    document = make(Diary(), "2023")
    heads = [b.text for b in document.blocks if isinstance(b, Heading)]
    assert heads[-1] == "四、存在的问题"
    for period, expected in (("Q3", True), ("Q4", False), ("H1", True), ("2023", False)):
        assert has_next_steps(YEAR, parse_period(period, 2023)) is expected


def test_what_is_owed_and_missing_is_what_the_problems_list() -> None:
    diary = Diary()
    diary("done", "4.3", "04-10", period="2023-04")
    diary("note", "3.2", "05-10", note="谈心")
    document = make(diary)
    assert "本季度应完成6项（次），完成2项（次）。" in text(document)
    problems = chapter(document, "存在的问题")
    assert "应开展宣传3次，已1次，还差2次" in problems
    assert "专题学习，原定5月20日完成" in problems
    assert "应开展分析会1次" in problems


def test_the_trace_has_every_number() -> None:
    diary = Diary()
    diary("note", "3.2", "05-10", note="签订责任书", people=35)
    diary("done", "4.1", "07-05", period="2023-Q2", people=20)
    diary("note", "3.2", "07-06", people=99)
    ledger, entries = make(diary, trace=True).attachments
    assert ledger.made == entries.made == date(2023, 7, 5)
    assert [(row[2], row[4], row[6], row[8]) for row in entries.rows] == [
        ("三（二）", "记录", 35, diary.entries[0].id[-6:]),
        ("四（一）", "完成", 20, diary.entries[1].id[-6:]),
    ]
    assert len(make(diary).attachments) == 1


@pytest.mark.slow
@pytest.mark.parametrize("period", ["Q1", "Q2", "Q3", "Q4", "H1", "2023"])
def test_the_shipped_year_is_told_in_the_usual_length(period: str, summarised: Summarised) -> None:
    """800 to 1,500 for a quarter, 2,000 to 3,000 for a half, 3,000 to 5,000 for a year."""
    extent = extent_of(parse_period(period, 2023))
    assert extent.least <= length_of(summarised(period).blocks) <= extent.most


def test_a_plan_of_many_chapters_is_told_chapter_by_chapter() -> None:
    many = plan(*(task(str(n), title=f"第{n}章") for n in range(1, 7)), task("6.1", title="甲"))
    heads = [b.text for b in make(Diary(), found=many).blocks if isinstance(b, Heading)]
    assert heads[1:4] == ["二、各项工作进展情况", "（一）第1章", "（二）第2章"]
    assert heads[-4:] == ["（五）第5章", "（六）第6章", "三、存在的问题", "四、下一步工作打算"]


@pytest.mark.slow
def test_thousands_of_problems_stay_readable() -> None:
    """All are counted, the first are named, the ledger has the others."""
    many = plan(task("3", title="工作任务"),
                *(task(f"3.{n}", title=f"事项{n}", due="02-01") for n in range(1, 500)))  # fmt: skip
    found = make(Diary(), "Q1", found=many)
    assert "事项8，原定2月1日完成；另有491项，原因均待补充。" in chapter(found, "存在的问题")
    assert len(chapter(found, "下一步工作打算")) < 400
    assert length_of(found.blocks) < 1500
