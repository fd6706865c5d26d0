"""The circular: what it says of whom, and that it says nothing where nothing is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from units.district import gathered
from wenming_cli.papers.document import Heading
from wenming_cli.units.gathered import Gathered
from wenming_cli.units.writing.bulletin import NO_UNIT, bulletin

MADE = date(2023, 10, 10)


def told(found: Gathered) -> list[str]:
    return [block.text for block in bulletin(found, MADE, "区文明办").blocks]


def test_the_whole_circular() -> None:
    found = replace(gathered("area", days_late=2), due=date(2023, 10, 8))
    assert told(found) == [
        "一、总体情况",
        "本次应报单位3个，已汇总2个，未报1个。",
        "截至2023年9月30日，已汇总单位列入方案的事项共8项，完成2项，进行中1项，未启动5项，逾期3项，总体进度34%。",
        "第三季度有1个单位记录了活动，共开展活动1场次。",
        "二、报送情况",
        "报送时限为2023年10月8日，按时报送的单位0个，由其工作方案直接汇总、不计报送日期的单位1个。",
        "迟报的单位1个：东门街道（迟报2天）。",
        "未报的单位1个：图书馆。",
        "三、工作进度",
        "东片区：2个单位，事项8项，完成2项，逾期3项，进度34%。",
        "与序时进度相比，超进度的1个、欠进度的1个，其中欠进度的是东门街道。",
        "第一小学排在首位。各单位名次见附件。",
        "四、存在问题",
        "有逾期事项的单位1个，共逾期3项：东门街道（3项）。",
        "全部事项尚未启动的单位1个：东门街道。",
        "五、下一步要求",
        "未报的单位，请尽快补报。",
        "迟报的单位，请说明原因，今后按时报送。",
        "有逾期事项的单位，请逐项说明原因，明确完成时间。",
    ]


def test_figures_of_different_days_are_said_to_be_so() -> None:
    assert any(
        "截至各单位数据日期（2023年9月28日至2023年9月30日），" in text
        for text in told(gathered(as_of="2023-09-28"))
    )


def test_who_signs_it_and_what_is_attached() -> None:
    document = bulletin(gathered(), MADE, "区文明办")
    assert document.title == "关于2023年第三季度精神文明工作进展情况的通报"
    assert (document.unit, document.signed) == ("区文明办", MADE)
    assert [sheet.name for sheet in document.attachments] == ["排名"]
    assert bulletin(gathered(), MADE, "").unit == NO_UNIT


def test_a_journal_that_was_changed_and_a_file_that_cannot_be_read_are_named() -> None:
    said = told(gathered(chain="broken"))
    assert "工作记录有改动、须作说明的单位1个：东门街道。" in said
    assert "工作记录有改动的单位，请逐处作出说明。" in said
    said = told(gathered(state="altered", fault="x"))
    assert "报来的材料打不开、有改动或与名单不符，未能汇总的单位1个：东门街道。" in said
    assert "材料未能汇总的单位，请核对后重新报送。" in said


def test_each_unit_is_of_one_kind_and_they_add_up() -> None:
    """One that came in time and was altered is not among those that came in time."""
    found = replace(gathered(state="altered", days_late=0, fault="x"), due=date(2023, 10, 8))
    said = told(found)
    assert "报送时限为2023年10月8日，由其工作方案直接汇总、不计报送日期的单位1个。" in said
    assert not any("迟报" in one for one in told(gathered(state="altered", days_late=3, fault="x")))


def test_nothing_is_said_of_progress_where_nobody_is_in() -> None:
    found = gathered()
    found = replace(found, units=[row._replace(state="not_in") for row in found.units])
    said = told(found)
    assert said == [
        "一、总体情况",
        "本次应报单位3个，已汇总0个，未报3个。",
        "二、报送情况",
        "未报的单位3个：第一小学、东门街道、图书馆。",
        "三、下一步要求",
        "未报的单位，请尽快补报。",
    ]


def test_many_are_counted_and_some_of_them_named() -> None:
    found = gathered()
    many = [found.units[1]._replace(code=f"V{n:02}", name=f"街道{n}") for n in range(1, 13)]
    said = told(replace(found, units=many, listed=[]))
    assert any("街道1（3项）、" in text and "等12个" in text for text in said)
    assert not any("排在首位" in text for text in said)  # they all have something overdue


def test_chapters_have_numbers_in_a_row() -> None:
    heads = [one.text for one in bulletin(gathered(), MADE, "").blocks if isinstance(one, Heading)]
    assert [head[0] for head in heads] == list("一二三四五")
