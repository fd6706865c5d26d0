"""Lines that break off anywhere are put together; names, headings and bullets are not."""

from __future__ import annotations

from wenming_cli.importers.cleaning.wrapping import rejoin
from wenming_cli.importers.lines import Place, SourceLine
from wenming_cli.importers.readers.text import text_lines

RAGGED = """\
××镇工作安排
一、背景
我镇有河道四条，孩子们爱往水
边跑。
二、措施
1.建好队伍，
登记造册。
2.加强巡查。
巡河员交接班要签字，由
水利站负责。
3.加强宣传。
每所学校上一堂安全
课，发一封信。
××镇人民政府
2026年3月1日"""


def test_sentences_that_break_off_in_mid_word_go_on() -> None:
    paragraphs, joined = rejoin(text_lines(RAGGED).lines)
    assert [p.text for p in paragraphs] == [
        "××镇工作安排",
        "一、背景",
        "我镇有河道四条，孩子们爱往水边跑。",
        "二、措施",
        "1.建好队伍，登记造册。",
        "2.加强巡查。",
        "巡河员交接班要签字，由水利站负责。",
        "3.加强宣传。",
        "每所学校上一堂安全课，发一封信。",
        "××镇人民政府",
        "2026年3月1日",
    ]
    assert len(joined) == 4


def test_lines_of_names_are_none_that_break_off() -> None:
    names = ["一、领导小组", *(f"{role}：×××" for role in ("组长", "副组长", "副组长", "成员")), "成员：××科负责同志"]  # fmt: skip
    paragraphs, joined = rejoin(text_lines("\n".join(names)).lines)
    assert ([p.text for p in paragraphs], joined) == (names, [])


def test_a_narrow_margin_leaves_no_room_for_chance() -> None:
    lines = ["××村环境整治工作安排", "为了让村子更干净,作如下安排", "一、工作重点", *["柴堆粪堆三月底前清走。"] * 6]  # fmt: skip
    paragraphs, _ = rejoin(text_lines("\n".join(lines)).lines)
    assert [p.text for p in paragraphs][:2] == lines[:2]


def test_what_begins_with_a_mark_of_its_own_never_goes_on() -> None:
    full = "学" * 20
    lines = [SourceLine(full, Place(n), begins=n > 1) for n in range(1, 9)]
    paragraphs, joined = rejoin(lines)
    assert (len(paragraphs), joined) == (8, [])


def test_the_level_of_a_heading_is_kept() -> None:
    paragraphs, _ = rejoin([SourceLine("工作任务", Place(1), level=1)])
    assert [p.level for p in paragraphs] == [1]
