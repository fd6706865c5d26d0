"""The summary of a period: its numbers are the board's, its words are the journal's."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import Diary, journals, measure, plan, task
from wenming_cli.core.board.fold import board_at_end, fold
from wenming_cli.core.journal.entries import Base
from wenming_cli.core.periods import Period, parse_period, period_of
from wenming_cli.papers.document import Document, Heading
from wenming_cli.papers.ledger.ledger import ledger_sheet
from wenming_cli.papers.length import extent_of, length_of
from wenming_cli.papers.summary.summary import Boards, period_after, period_before, summary_document
from wenming_cli.views.status import status_json

if TYPE_CHECKING:
    from papers.conftest import Summarised

YEAR = plan(
    task("3", title="工作任务"),
    task("3.1", title="强化思想武装"),
    task("3.1.1", title="专题学习", lead="理论科", start="02-01", due="05-20",
         steps=["方案", "签到表"]),
    task("3.1.2", title="业务培训", start="08-01", due="11-30"),
    task("3.2", title="廉政建设", lead="机关党总支", standing=True),
    measure("4.1", title="分析会", lead=["办公室"], every="quarter", steps=["纪要"]),
    measure("4.2", title="学习", lead="理论科", every="week", on="friday"),
    measure("4.3", title="宣传", every="month"),
)  # fmt: skip


def make(
    diary: Diary, period: str = "Q2", as_of: str = "2023-12-31", *, trace: bool = False
) -> Document:
    wanted = parse_period(period, 2023)
    return _summary(diary.entries, wanted, date.fromisoformat(as_of), trace=trace)


def _summary(entries: list[Base], wanted: Period, as_of: date, *, trace: bool = False) -> Document:
    now = board_at_end(YEAR, entries, wanted, as_of)
    earlier = period_before(wanted)
    inside = earlier.overlaps(YEAR.span)
    before = board_at_end(YEAR, entries, earlier, as_of) if inside else None
    return summary_document(Boards(wanted, now, before), trace=trace)


def text(document: Document) -> str:
    """The whole text, a line for each block."""
    return "\n".join(
        block.text if isinstance(block, Heading) else block.lead + block.text
        for block in document.blocks
    )


def section(document: Document, title: str) -> str:
    """The paragraph below a heading of the second level."""
    heads = [n for n, b in enumerate(document.blocks) if b.text.endswith(f"）{title}")]
    return document.blocks[heads[0] + 1].text


def chapter(document: Document, title: str) -> list[str]:
    """The lines of a chapter."""
    return (
        re.split(rf"\n[一二三四五]、{title}\n", text(document))[1]
        .partition("\n五、")[0]
        .splitlines()
    )


def test_the_parts_of_a_summary() -> None:
    """The plan's own chapters and numbers, so that a reader finds the item in the plan."""
    document = make(Diary())
    heads = [b.text for b in document.blocks if isinstance(b, Heading)]
    assert heads == [
        "一、总体进展",
        "二、工作任务进展情况", "（一）强化思想武装", "（二）廉政建设",
        "三、主要措施落实情况", "（一）分析会", "（二）学习", "（三）宣传",
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


def test_where_the_journal_is_silent_it_says_so() -> None:
    """In the middle of the quarter, when nothing is late yet."""
    diary = Diary()
    diary("note", "3.1.1", "01-05", percent=20)
    assert section(make(diary, "Q1", as_of="2023-02-05"), "廉政建设") == "待补充。"
    document = make(diary, "2023-02", as_of="2023-02-05")
    assert section(document, "廉政建设") == "本月没有到期事项。"
    assert section(document, "强化思想武装") == "业务培训：计划于8月1日启动。专题学习待补充。"
    assert section(document, "分析会") == "应于3月31日前开展。"


def test_a_note_is_told_as_it_was_written() -> None:
    diary = Diary()
    diary("note", "3.2", "05-10", note="签订责任书35份。", people=35)
    assert section(make(diary), "廉政建设") == "5月10日，签订责任书35份（35人次）。"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"do": "start", "note": "成立小组"}, "4月3日启动，成立小组"),
        ({"do": "start", "note": "启动仪式，部长讲话"}, "4月3日，启动仪式，部长讲话"),
        ({"do": "tick", "step": "方案"}, "完成方案，2项步骤累计完成1项"),
        ({"do": "tick", "step": "签到表", "note": "开动员会"}, "4月3日完成签到表，开动员会"),
        ({"do": "tick", "step": "方案", "note": "方案印发"}, "4月3日，方案印发"),
        ({"do": "tick", "step": "签到表", "note": "签到齐全"}, "4月3日，签到齐全"),
        ({"do": "assign", "lead": ("干部科",), "support": ("办公室",), "note": "人手调整"},
         "4月3日调整分工，由干部科牵头、办公室配合，人手调整"),
        ({"do": "note", "percent": 60}, "4月3日，进度60%"),
        ({"do": "note", "people": 12}, "4月3日组织12人次参加"),
        ({"do": "done"}, "4月3日完成"),
    ],
)  # fmt: skip
def test_each_kind_of_entry_is_told(told: dict[str, Any], words: str) -> None:
    """Nothing twice: a note that names its verb or its step stands for both."""
    diary = Diary()
    diary(told.pop("do"), "3.1.1", "04-03", **told)
    assert f"专题学习：{words}。" in section(make(diary, as_of="2023-04-05"), "强化思想武装")


def test_what_was_taken_up_again_is_not_told_as_done() -> None:
    diary = Diary()
    diary("done", "3.1.1", "05-03", note="两批学完")
    diary("note", "3.1.1", "05-04", percent=95)
    diary("reopen", "3.1.1", "05-08", why="签到表不全")
    document = make(diary, as_of="2023-05-09")
    assert "两批学完" not in text(document)
    assert "5月8日重新办理，原因是签到表不全" in text(document)


def test_stops_inside_a_note_become_commas() -> None:
    """So that ； divides the examples of an item and 。 the items, everywhere in the paper."""
    diary = Diary()
    diary("note", "3.2", "05-10", note="查了；未发现问题。已归档。")
    diary("note", "3.2", "05-11", note="两行\n文字")
    assert section(make(diary), "廉政建设") == (
        "5月10日，查了，未发现问题，已归档；5月11日，两行 文字。"
    )


def test_rhythms_are_counted_and_the_best_attended_told() -> None:
    diary = Diary()
    for n in range(13):
        on = date(2023, 4, 7) + timedelta(weeks=n)
        key = period_of("week", on).key
        diary("done", "4.2", on.isoformat(), period=key, note=f"第{n + 1}课", people=10 + n)
    assert section(make(diary), "学习") == (
        "开展13次、208人次，其中6月9日，第10课（19人次）；6月16日，第11课（20人次）；"
        "6月23日，第12课（21人次）；6月30日，第13课（22人次）。"
    )


def test_a_section_adds_up_what_several_of_its_items_held() -> None:
    diary = Diary()
    diary("note", "3.1.1", "05-10", note="听课", people=30)
    assert section(make(diary), "强化思想武装").startswith("业务培训：计划")
    diary("note", "3.1.2", "05-11", note="摸底", people=12)
    assert section(make(diary), "强化思想武装").startswith("开展活动2次、42人次。")


def test_a_heading_may_have_a_note_of_its_own() -> None:
    diary = Diary()
    diary("note", "3.1", "05-10", note="上半年用稿58篇")
    assert section(make(diary), "强化思想武装").startswith("5月10日，上半年用稿58篇。")


def test_a_long_note_is_cut_between_its_clauses() -> None:
    diary = Diary()
    diary("note", "3.2", "05-10", note="走访慰问，" * 40)
    told = section(make(diary), "廉政建设")
    assert told.endswith("走访慰问。")
    assert len(told) < 160


def test_what_was_over_before_the_period_keeps_its_heading() -> None:
    """The numbers of the plan do not skip, and the day is that of the work, then of the sign-off."""
    diary = Diary()
    for item in ("3.1.1", "3.1.2"):
        diary("done", item, "02-10")
    diary("verify", "3.1.1", "02-20")
    diary("cancel", "3.2", "03-06", why="并入他项")
    document = make(diary)
    assert section(document, "强化思想武装") == (
        "专题学习：已于2月10日完成，2月20日销号。业务培训：已于2月10日完成。"
    )
    assert section(document, "廉政建设") == "已于3月6日取消。"


def test_each_item_with_entries_has_its_best_note_beside_its_count() -> None:
    diary = Diary()
    diary("note", "3.1.1", "04-06", note="邀请专家讲座", people=260)
    for month in (4, 5, 6):
        diary(
            "done", "4.3", f"2023-{month:02}-10", period=f"2023-{month:02}", note=f"{month}月宣传"
        )
    document = make(diary)
    assert section(document, "宣传") == (
        "开展3次，其中4月10日，4月宣传；5月10日，5月宣传；6月10日，6月宣传。"
    )


def test_the_sections_add_up_to_the_total() -> None:
    """A time of a rhythm counts with or without 人次, another entry where it has 人次."""
    diary = Diary()
    for month in (4, 5, 6):
        diary("done", "4.3", f"2023-{month:02}-10", period=f"2023-{month:02}")
    diary("note", "3.2", "05-10", note="签订责任书", people=35)
    document = make(diary)
    assert "开展活动4场（次），参与35人次" in text(document)
    assert section(document, "宣传") == "开展3次。"
    assert "（35人次）" in section(document, "廉政建设")


def test_a_fact_belongs_to_one_quarter_only() -> None:
    """Recorded in July for the second quarter, it is not told again in the third."""
    diary = Diary()
    diary("done", "4.1", "07-05", period="2023-Q2", note="补开", people=20)
    assert "分析会（办公室）7月5日完成，逾期5天" in text(make(diary, "Q2"))
    assert "补开" not in text(make(diary, "Q3"))
    assert "参与20人次" in text(make(diary, "Q2"))
    assert "开展活动0场（次），参与0人次，较上季度减少1场（次）、20人次。" in text(
        make(diary, "Q3")
    )


def test_every_date_of_the_paper_agrees() -> None:
    """The state is of the period's end or an earlier --as-of; signed on the day of the latest fact.

    What came after the end is named as such, and attachments bear the day of the text.
    """
    diary = Diary()
    assert make(diary).signed == date(2023, 6, 30)
    assert "截至2023年6月30日，方案" in text(make(diary))
    assert make(diary, as_of="2023-05-15").signed == date(2023, 5, 15)
    assert "截至2023年5月15日，方案" in text(make(diary, as_of="2023-05-15"))
    diary("done", "4.1", "07-05", period="2023-Q2")
    document = make(diary, trace=True)
    assert "截至2023年6月30日（含7月5日前补办、补记的情况），方案" in text(document)
    assert {document.signed, *(sheet.made for sheet in document.attachments)} == {date(2023, 7, 5)}
    board = board_at_end(YEAR, diary.entries, parse_period("Q2", 2023), date(2023, 12, 31))
    assert ledger_sheet(board, parse_period("Q2", 2023)).made == date(2023, 7, 5)


def test_problems_have_their_reason() -> None:
    """Only what was given as a reason is one; a note is the latest progress."""
    diary = Diary()
    diary("note", "4.1", "06-27", period="2023-Q2", note="防汛，改到7月初")
    diary("done", "4.1", "07-05", period="2023-Q2", note="补开")
    diary("note", "3.1.1", "05-10", note="讲师没请到")
    diary("hold", "3.2", "04-10", why="机构调整")
    diary("postpone", "3.1.2", "04-11", to="12-20", why="经费未到")
    assert chapter(make(diary), "存在的问题") == [
        "1.到期未完成。专题学习（理论科）原定5月20日完成，逾期41天，"
        "最近进展：5月10日，讲师没请到，原因待补充。",
        "2.未按频次开展。分析会（办公室）第一季度未开展；"
        "学习（理论科）应开展13次，尚未开展，前期另有13次未开展；"
        "宣传应开展3次，尚未开展，前期另有3次未开展。以上原因待补充。",
        "3.逾期办结。分析会（办公室）7月5日完成，逾期5天。",
        "4.暂缓推进。廉政建设（机关党总支）4月10日起暂缓，原因是机构调整。",
        "5.完成时限推迟。业务培训推迟至12月20日，原因是经费未到。",
    ]


def test_what_is_somewhat_behind_is_a_problem_too() -> None:
    """A yellow light: not late, but below the expected progress, or silent for long."""
    diary = Diary()
    diary("note", "3.1.1", "03-01", percent=10)
    document = make(diary, "2023-03", as_of="2023-03-10")
    assert "1.进度滞后。专题学习（理论科）低于序时进度" in text(document)
    assert "2.加快推进滞后事项。专题学习（理论科，5月20日前）" in text(document)
    diary = Diary()
    diary("note", "3.1.2", "02-01", note="联系场地")
    assert "业务培训2月1日以来没有新进展" in text(make(diary, as_of="2023-05-10"))


def test_each_problem_is_told_once() -> None:
    diary = Diary()
    diary("note", "3.1.1", "05-10", note="讲师没请到")
    assert text(make(diary)).count("讲师没请到") == 1


def test_no_problem_is_said_to_be_missing() -> None:
    diary = Diary()
    assert "待补充（工作记录中没有滞后、暂缓、延期的事项）。" in text(
        make(diary, "Q1", "2023-01-01")
    )


def test_what_comes_next() -> None:
    """A day that has passed is no plan: it is made up for, and the day it was meant for named."""
    assert chapter(make(Diary()), "下一步工作打算") == [
        "1.尽快补办到期事项。专题学习（理论科，原定5月20日）；"
        "廉政建设（机关党总支，原定3月31日，共2次）；"
        "分析会（办公室，原定3月31日，共2次）；宣传（原定1月31日，共6次）。",
        "2.接续推进跨期任务。业务培训（11月30日前）。",
        "3.按频次开展经常性工作。分析会（1次）；学习（13次）；宣传（3次）。",
        "4.持续抓好长期性工作。廉政建设。",
    ]


def test_on_the_last_day_nothing_is_planned_for_that_day() -> None:
    diary = Diary()
    diary("start", "3.1.1", "02-01")
    told = text(make(diary, "2023-04-01..2023-05-20"))
    assert "专题学习（理论科，原定5月20日）" in told
    assert "5月20日前" not in told


def test_the_year_after_is_for_the_office_to_say() -> None:
    assert chapter(make(Diary(), "2023"), "下一步工作打算")[-1] == "2.2024年度工作安排。待补充。"


def test_no_colour_words_and_no_doubled_punctuation() -> None:
    diary = Diary()
    diary("done", "3.1.1", "05-01", note="完成。；")
    diary("cancel", "4.3", "05-02", why="并入他项。")
    whole = text(make(diary))
    assert not re.search("红灯|黄灯|绿灯|亮灯", whole)
    assert not re.search("[。；，：]{2}", whole)


def test_cancelled_items_leave_the_text() -> None:
    diary = Diary()
    diary("cancel", "4.3", "02-01", why="并入他项")
    document = make(diary)
    assert "另有1项已取消。" in text(document)
    assert "宣传" not in "".join(
        chapter(document, "存在的问题") + chapter(document, "下一步工作打算")
    )


def test_comparison_with_the_quarter_before() -> None:
    diary = Diary()
    diary("note", "3.2", "02-10", people=30)
    diary("done", "3.1.1", "05-10", people=12)
    assert "总体进度21%，较上季度末提高17个百分点，" in text(make(diary))
    assert "参与12人次，较上季度减少18人次。" in text(make(diary))
    assert "上季度" not in text(make(diary, "Q1"))


def test_what_is_late_is_said_beside_the_rate() -> None:
    diary = Diary()
    diary("done", "4.1", "07-05", period="2023-Q2")
    told = text(make(diary))
    assert "应完成19项（次），已完成1项（其中逾期办结1项，含期后补办1项），完成率5%" in told


def test_nothing_owed_has_no_rate() -> None:
    some = plan(task("3", title="工作任务"), task("3.1", title="培训", due="11-30"))
    wanted = parse_period("Q1", 2023)
    told = text(
        summary_document(Boards(wanted, board_at_end(some, [], wanted, date(2023, 3, 31)), None))
    )
    assert "总体进度0%，无逾期事项。\n本季度没有到期事项。本季度没有活动记录。" in told
    diary = Diary()
    diary("cancel", "3.1", "01-05", why="机构撤并")
    board = board_at_end(some, diary.entries, wanted, date(2023, 3, 31))
    assert "列入方案的1项工作均已取消。" in text(summary_document(Boards(wanted, board, None)))


def test_a_postponement_that_was_kept_is_no_problem() -> None:
    diary = Diary()
    diary("postpone", "3.1.1", "05-11", to="06-20", why="经费未到")
    assert "完成时限推迟" in text(make(diary, as_of="2023-05-20"))
    diary("done", "3.1.1", "06-19")
    assert "完成时限推迟" not in text(make(diary))


def test_the_paper_bears_a_later_day_that_was_asked_for() -> None:
    wanted = parse_period("Q2", 2023)
    now = board_at_end(YEAR, [], wanted, date(2023, 7, 10))
    document = summary_document(Boards(wanted, now, None, date(2023, 7, 10)), trace=True)
    days = {document.signed, *(sheet.made for sheet in document.attachments)}
    assert days == {date(2023, 7, 10)}
    assert "截至2023年6月30日，方案" in text(document)


def test_late_items_are_all_named_with_their_offices() -> None:
    names = [f"事项{n}" for n in range(1, 16)]
    many = plan(task("3", title="工作任务"), *(task(f"3.{n}", title=name, lead="办公室", due="02-01")
                                              for n, name in enumerate(names, 1)))  # fmt: skip
    now = board_at_end(many, [], parse_period("Q1", 2023), date(2023, 3, 31))
    told = chapter(summary_document(Boards(parse_period("Q1", 2023), now, None)), "下一步工作打算")[
        0
    ]
    assert all(f"{name}（办公室，原定2月1日）" in told for name in names)


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


@pytest.mark.parametrize("period", ["Q1", "Q2", "Q3", "Q4", "H1", "2023"])
def test_the_shipped_year_is_told_in_the_usual_length(period: str, summarised: Summarised) -> None:
    """800 to 1,500 for a quarter, 2,000 to 3,000 for a half, 3,000 to 5,000 for a year."""
    extent = extent_of(parse_period(period, 2023))
    assert extent.least <= length_of(summarised(period).blocks) <= extent.most


def test_a_plan_of_many_chapters_is_told_chapter_by_chapter() -> None:
    many = plan(*(task(str(n), title=f"第{n}章") for n in range(1, 7)), task("6.1", title="甲"))
    now = board_at_end(many, [], parse_period("Q2", 2023), date(2023, 6, 30))
    found = summary_document(Boards(parse_period("Q2", 2023), now, None))
    heads = [b.text for b in found.blocks if isinstance(b, Heading)]
    assert heads[1:4] == ["二、各项工作进展情况", "（一）第1章", "（二）第2章"]
    assert heads[-4:] == ["（五）第5章", "（六）第6章", "三、存在的问题", "四、下一步工作打算"]
    assert section(found, "第6章") == "甲待补充。"


def test_thousands_of_problems_stay_readable() -> None:
    """All are counted, the first are named, the ledger has the others."""
    many = plan(task("3", title="工作任务"),
                *(task(f"3.{n}", title=f"事项{n}", due="02-01") for n in range(1, 500)))  # fmt: skip
    now = board_at_end(many, [], parse_period("Q1", 2023), date(2023, 3, 31))
    found = summary_document(Boards(parse_period("Q1", 2023), now, None))
    assert "等499项，详见附件。" in "".join(chapter(found, "下一步工作打算"))
    assert len("".join(chapter(found, "存在的问题"))) < 1000


def test_periods_before_and_after() -> None:
    stretch = parse_period("2023-04-01..2023-05-15", 2023)
    assert period_before(stretch).key == "2023-02-15..2023-03-31"
    assert period_after(stretch).key == "2023-05-16..2023-06-29"
    assert period_before(parse_period("Q1", 2023)).key == "2022-Q4"
    assert period_after(parse_period("2023", 2023)).key == "2024"


DAYS = st.integers(0, 364).map(lambda n: date(2023, 1, 1) + timedelta(days=n))
JOURNALS = journals(
    st.sampled_from([item.id for item in YEAR.items]),
    st.sampled_from(["2023-Q1", "2023-Q2", "2023-Q4", "2023-W20", "2023-04", "2023-Q1#2", "2023"]),
    st.sampled_from(["方案", "签到表", "纪要"]),
)


@given(JOURNALS, DAYS)
def test_its_counts_are_those_of_status(entries: list[Base], as_of: date) -> None:
    """Over every kind of entry, sensible or not, recorded twice, late or for another time."""
    document = _summary(entries, period_of("quarter", as_of), as_of)
    counts = next(block.text for block in document.blocks if "总体进度" in block.text)
    totals = status_json(fold(YEAR, entries, as_of))["summary"]
    finished = totals["done"] + totals["verified"]
    words = {"已完成": finished, "其中销号": totals["verified"], "进行中": totals["in_progress"],
             "未启动": totals["not_started"], "暂缓": totals["suspended"]}  # fmt: skip
    listed = re.findall(r"(已完成|其中销号|进行中|未启动|暂缓)(\d+)项", counts)
    assert {word: int(n) for word, n in listed} == {word: n for word, n in words.items() if n}
    for share in re.findall(r"占([\d.]+)%", counts):
        assert abs(Decimal(share) - Decimal(100 * finished) / totals["total"]) <= Decimal("0.05")
    assert f"方案{totals['total']}项工作中" in counts
    overdue = f"逾期{totals['overdue']}项" if totals["overdue"] else "无逾期事项"
    pattern = rf"总体进度{totals['percent']}%(，[较与]上季度末\S+?)?，{overdue}。"
    assert re.search(pattern, counts)
    assert ("已取消" in counts) == bool(totals["cancelled"])


@given(JOURNALS, DAYS)
def test_its_numbers_are_those_of_its_trace(entries: list[Base], as_of: date) -> None:
    """How much was held and by how many is the sum of the entries that --trace appends."""
    document = _summary(entries, period_of("quarter", as_of), as_of, trace=True)
    held = next(block.text for block in document.blocks if "本季度应完成" in block.text)
    total = sum(n for row in document.attachments[1].rows if isinstance(n := row[6], int))
    told = re.search(r"开展活动(\d+)场（次），参与(\d+)人次", held)
    assert int(told[2]) == total if told else total == 0


@given(JOURNALS, DAYS)
def test_any_journal_gives_a_text(entries: list[Base], as_of: date) -> None:
    """No chapter is empty, no plan is for a day that has passed."""
    period = period_of("quarter", as_of)
    document = _summary(entries, period, as_of)
    for before, after in pairwise(document.blocks):
        if isinstance(before, Heading) and before.level >= (
            after.level if isinstance(after, Heading) else 9
        ):
            raise AssertionError(before.text)
        assert before.text
    for month, day in re.findall(r"，(\d+)月(\d+)日前）", "".join(_next(document))):
        assert date(2023, int(month), int(day)) >= min(as_of, period.last)


def _next(document: Document) -> list[str]:
    return chapter(document, "下一步工作打算")
