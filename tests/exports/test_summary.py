"""The summary of a period: its numbers are the board's, its words are the journal's."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import Diary, measure, plan, task
from wenming_cli.core.board import board_at_end
from wenming_cli.core.entries import Base
from wenming_cli.core.periods import Period, parse_period, period_of
from wenming_cli.exports.document import Document, Heading, Paragraph
from wenming_cli.exports.jsonview import status_view
from wenming_cli.exports.summary import Boards, following, previous, summary

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
    earlier = previous(wanted)
    inside = earlier.overlaps(YEAR.span)
    before = board_at_end(YEAR, entries, earlier, as_of) if inside else None
    return summary(Boards(wanted, now, before), trace=trace)


def text(document: Document) -> str:
    """The whole text, a line for each block."""
    return "\n".join(
        block.text if isinstance(block, Heading) else block.lead + block.text
        for block in document.blocks
    )


def about(document: Document, title: str) -> str:
    """What the text says of one item under 各项工作进展."""
    lead = re.compile(rf"(\d+\.)?{title}。")
    told = [b for b in document.blocks if isinstance(b, Paragraph) and lead.fullmatch(b.lead)]
    if told:
        return told[0].text
    heads = [n for n, b in enumerate(document.blocks) if b.text.endswith(f"）{title}")]
    return document.blocks[heads[0] + 1].text


def chapter(document: Document, number: str) -> str:
    """The paragraphs of a chapter: `三` has the problems."""
    return (
        text(document)
        .partition(f"\n{number}、")[2]
        .partition("\n四、" if number == "三" else "\0")[0]
    )


def test_the_parts_of_a_summary() -> None:
    document = make(Diary())
    heads = [b.text for b in document.blocks if isinstance(b, Heading) and b.level == 1]
    assert heads == ["一、总体进展", "二、各项工作进展", "三、存在的问题", "四、下一步工作打算"]
    assert document.title == "区委宣传部2023年第二季度精神文明建设工作小结"
    assert text(document).startswith(
        "按照《2023年度精神文明工作方案》安排，现将2023年第二季度精神文明建设工作情况小结如下。"
    )


@pytest.mark.parametrize(
    ("period", "kind"), [("H1", "2023年上半年精神文明建设工作总结"), ("2023", "2023年度精神文明建设工作总结"),
                         ("2023-05", "2023年5月精神文明建设工作小结")],
)  # fmt: skip
def test_longer_periods_are_called_otherwise(period: str, kind: str) -> None:
    assert make(Diary(), period).title == f"区委宣传部{kind}"


def test_where_the_journal_is_silent_it_says_so() -> None:
    document = make(Diary())
    assert about(document, "廉政建设") == "待补充。"
    assert about(document, "业务培训") == "计划于8月1日启动。"
    assert about(document, "分析会") == "应于6月30日前开展1次，尚未开展。"


def test_a_note_is_told_as_it_was_written() -> None:
    diary = Diary()
    diary("note", "3.2", "05-10", note="签订责任书35份。", people=35)
    assert about(make(diary), "廉政建设") == "5月10日，签订责任书35份（35人次）。"


def test_each_kind_of_entry_is_told() -> None:
    diary = Diary()
    diary("start", "3.1.1", "04-03", note="成立小组")
    diary("tick", "3.1.1", "04-04", step="方案")
    diary("tick", "3.1.1", "04-05", step="签到表", note="开动员会", people=34)
    diary("assign", "3.1.1", "04-06", lead=("干部科",), note="人手调整")
    diary("hold", "3.1.1", "04-07", why="楼层停工")
    diary("resume", "3.1.1", "04-08")
    diary("postpone", "3.1.1", "04-09", to="07-20", why="场地未定")
    diary("note", "3.1.1", "04-10", percent=60)
    assert about(make(diary), "专题学习") == (
        "4月3日启动，成立小组；4月5日完成签到表，开动员会（34人次）；"
        "4月6日调整分工，由干部科牵头，人手调整；4月7日暂缓，原因是楼层停工；4月8日恢复推进；"
        "4月9日延期，完成时限调整为7月20日，原因是场地未定；4月10日，进度60%。"
        "完成方案，2项步骤累计完成2项。"
    )


def test_a_note_of_several_sentences_stands_by_itself() -> None:
    diary = Diary()
    diary("note", "3.2", "05-10", note="查了；未发现问题。已归档。")
    diary("note", "3.2", "05-11", note="两行\n文字")
    assert about(make(diary), "廉政建设") == (
        "5月10日，查了；未发现问题。已归档。5月11日，两行 文字。"
    )


def test_rhythms_are_counted_and_the_best_attended_told() -> None:
    diary = Diary()
    for n in range(13):
        on = date(2023, 4, 7) + timedelta(weeks=n)
        key = period_of("week", on).key
        diary("done", "4.2", on.isoformat(), period=key, note=f"第{n + 1}课", people=10 + n)
    assert about(make(diary), "学习") == (
        "本季度开展13次，参与208人次。其中：6月9日，第10课（19人次）；6月16日，第11课（20人次）；"
        "6月23日，第12课（21人次）；6月30日，第13课（22人次）。"
    )


def test_a_fact_belongs_to_one_quarter_only() -> None:
    """Recorded in July for the second quarter, it is not told again in the third."""
    diary = Diary()
    diary("done", "4.1", "07-05", period="2023-Q2", note="补开", people=20)
    assert about(make(diary, "Q2"), "分析会") == "7月5日，补开（20人次）。"
    assert about(make(diary, "Q3"), "分析会") == "应于9月30日前开展1次，尚未开展。"
    assert "参与20人次" in text(make(diary, "Q2"))
    assert "参与0人次" in text(make(diary, "Q3"))


def test_it_is_signed_no_earlier_than_what_it_tells() -> None:
    diary = Diary()
    assert make(diary).signed == date(2023, 6, 30)
    assert make(diary, as_of="2023-05-15").signed == date(2023, 5, 15)
    diary("done", "4.1", "07-05", period="2023-Q2")
    assert make(diary).signed == date(2023, 7, 5)


def test_problems_have_their_reason() -> None:
    diary = Diary()
    diary("done", "4.1", "07-05", period="2023-Q2")
    diary("note", "3.1.1", "05-10", note="讲师没请到")
    diary("hold", "3.2", "04-10", why="机构调整")
    diary("postpone", "3.1.2", "04-11", to="12-20", why="经费未到")
    found = chapter(make(diary), "三")
    assert "专题学习（理论科牵头）。逾期41天。有关记录：5月10日，讲师没请到。" in found
    assert (
        "分析会（办公室牵头）。第一季度未开展。应于6月30日前完成，实际于7月5日完成，逾期5天。"
        in found
    )
    assert "廉政建设（机关党总支牵头）。暂缓推进，原因是机构调整。" in found
    assert "业务培训。完成时限延至12月20日，原因是经费未到。" in found
    assert "宣传。本季度应开展3次，尚未开展。" in found


def test_no_problem_is_said_to_be_missing() -> None:
    diary = Diary()
    assert "待补充（日志中没有滞后、暂缓、延期的事项）。" in text(make(diary, "Q1", "2023-01-01"))


def test_what_comes_next() -> None:
    found = chapter(make(Diary()), "四")
    assert found.splitlines()[1:] == [
        "1.补办滞后事项。专题学习（理论科牵头）；廉政建设（机关党总支牵头）；分析会（办公室牵头）；"
        "学习（理论科牵头）；宣传。",
        "2.接续推进跨期任务。业务培训（11月30日前完成）。",
        "3.按频次开展经常性工作。分析会（办公室牵头，1次）；学习（理论科牵头，13次）；宣传（3次）。",
        "4.持续抓好长期性工作。廉政建设（机关党总支牵头）。",
    ]


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
    assert "另有1项已取消，不计在内。" in text(document)
    assert "宣传" not in chapter(document, "三") + chapter(document, "四")


def test_comparison_with_the_quarter_before() -> None:
    diary = Diary()
    diary("note", "3.2", "02-10", people=30)
    diary("done", "3.1.1", "05-10", people=12)
    assert (
        "与2023年第一季度相比，总体进度由4%提高到21%，已办结（含销号）工作由0项增加到1项，"
        in text(make(diary))
    )
    assert "活动场次均为1场（次），参与人数由30人次减少到12人次。" in text(make(diary))
    assert "相比" not in text(make(diary, "Q1"))


def test_the_trace_has_every_number() -> None:
    diary = Diary()
    diary("note", "3.2", "05-10", note="签订责任书", people=35)
    diary("done", "4.1", "07-05", period="2023-Q2", people=20)
    diary("note", "3.2", "07-06", people=99)
    ledger, entries = make(diary, trace=True).attachments
    assert ledger.made == entries.made == date(2023, 7, 5)
    assert [(row[2], row[4], row[6], row[8]) for row in entries.rows] == [
        ("3.2", "进展", 35, diary.entries[0].id),
        ("4.1", "完成", 20, diary.entries[1].id),
    ]


def test_periods_before_and_after() -> None:
    stretch = parse_period("2023-04-01..2023-05-15", 2023)
    assert previous(stretch).key == "2023-02-15..2023-03-31"
    assert following(stretch).key == "2023-05-16..2023-06-29"
    assert previous(parse_period("Q1", 2023)).key == "2022-Q4"
    assert following(parse_period("2023", 2023)).key == "2024"


DAYS = st.integers(0, 364).map(lambda n: date(2023, 1, 1) + timedelta(days=n))
ENTRY = st.tuples(
    st.sampled_from(["start", "done", "note", "hold", "resume", "cancel", "reopen", "verify"]),
    st.sampled_from([leaf.id for leaf in YEAR.leaves]),
    DAYS,
    st.none() | st.integers(1, 500),
    st.none() | st.integers(0, 100),
)


@given(st.lists(ENTRY, max_size=25), DAYS)
def test_its_counts_are_those_of_status(
    told: list[tuple[str, str, date, int | None, int | None]], as_of: date
) -> None:
    diary = Diary()
    for do, item, on, people, percent in told:
        diary(do, item, on.isoformat(), people=people, percent=percent)
    wanted = period_of("quarter", as_of)
    whole = text(_summary(diary.entries, wanted, as_of))
    totals = status_view(diary.board(YEAR, as_of.isoformat()))["summary"]
    words = {"done": "已完成", "verified": "已销号", "in_progress": "进行中",
             "not_started": "未启动", "suspended": "暂缓"}  # fmt: skip
    listed = re.findall(r"(已完成|已销号|进行中|未启动|暂缓)(\d+)项，占([\d.]+)%", whole)
    assert {word: int(n) for word, n, _ in listed} == {
        word: totals[status] for status, word in words.items() if totals[status]
    }
    if listed:
        assert round(sum(float(share) for _, _, share in listed), 1) == 100.0
    assert f"列入方案的{totals['total']}项工作中" in whole
    assert (
        f"总体进度{totals['percent']}%，逾期{totals['overdue']}项，临期{totals['due_soon']}项。"
        in whole
    )
    assert ("已取消" in whole) == bool(totals["cancelled"])
