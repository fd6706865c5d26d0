"""Lines that break off anywhere are put together; names, headings and bullets are not."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.cleaning.wrapping import rejoin
from wenming_cli.importers.lines import LeftOut, Place, SourceLine
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


FULL = "学" * 20


def wrapped(*lines: str) -> list[str]:
    """The paragraphs of a text whose margin five full lines above it show."""
    body = ["一、任务", *[f"{FULL[:-1]}，"] * 5, "完成。", *lines]
    return [p.text for p in rejoin(text_lines("\n".join(body)).lines)[0]][2:]


@each_row(
    ("before", "after", "joined"),
    [
        ("学" * 20, "习", "学" * 20 + "习"),
        ("学" * 18, "习", "学" * 18 + "习"),
        ("学" * 13 + "。", "习", None),
        ("学" * 20, "　习", None),
        ("学" * 20, "二、习", None),
        ("a" * 40, "b", "a" * 40 + " b"),
        ("a" * 40, "习", "a" * 40 + "习"),
        ("学" * 19 + "a", "习", "学" * 19 + "a习"),
        ("学" * 19 + "a", "b", "学" * 19 + "a b"),
        ("学" * 19 + "1", "2", "学" * 19 + "12"),
        ("学" * 19 + "a", "2", "学" * 19 + "a2"),
        ("学" * 19 + "，", "b习", "学" * 19 + "，b习"),
    ],
)
def test_a_full_line_goes_on_in_the_next(before: str, after: str, joined: str | None) -> None:
    assert wrapped(before, after) == ([joined] if joined else [before, after])


@pytest.mark.parametrize(
    ("before", "goes_on"),
    [("短，", True), ("短", True), ("短。", False), ("短；", False), ("短！", False), ("短？", False), ("（短）", False)],
)  # fmt: skip
def test_where_paragraphs_are_indented_a_line_without_indent_goes_on(
    before: str, goes_on: bool
) -> None:
    body = [f"　　{n}、{FULL}" for n in "一二三四五六"]
    texts = [p.text for p in rejoin(text_lines("\n".join([*body, f"　　{before}", "后"])).lines)[0]]
    assert texts[-1] == (f"　　{before}后" if goes_on else "后")


def test_a_joined_line_is_named_by_its_beginning_and_knows_its_place() -> None:
    lines = [*[f"{FULL[:-1]}，"] * 6, " 甲乙丙丁戊己庚辛壬癸子丑寅卯 "]
    paragraphs, joined = rejoin(text_lines("\n".join(lines)).lines)
    assert joined[-1] == LeftOut("joined", "甲乙丙丁戊己庚辛壬癸子丑", Place(7))
    assert paragraphs[-1].joints[-1] == (120, Place(7, 2))
    assert paragraphs[-1].text.endswith("壬癸子丑寅卯")


@pytest.mark.parametrize(
    ("width", "count", "known"),
    [(12, 6, True), (11, 6, False), (70, 6, True), (71, 6, False), (20, 5, False)],
)
def test_a_margin_is_known_by_six_lines_of_twelve_to_seventy_characters(
    width: int, count: int, known: bool
) -> None:
    lines = [SourceLine("学" * width, Place(n)) for n in range(1, count + 1)]
    assert (len(rejoin(lines)[0]) == 1) is known


def test_rows_and_marked_paragraphs_are_never_joined() -> None:
    lines = [SourceLine(FULL, Place(n), whole=True) for n in range(1, 9)]
    assert len(rejoin(lines)[0]) == 8
    row = SourceLine(FULL, Place(9), cells=(FULL,))
    plain = [SourceLine(FULL, Place(n)) for n in range(1, 9)]
    assert [p.text for p in rejoin([*plain, row, SourceLine("后", Place(10))])[0]] == [
        FULL * 8,
        FULL,
        "后",
    ]
    assert (
        rejoin([SourceLine("甲 ", Place(1)), SourceLine("| 甲 | ", Place(2), cells=("甲",))])[0][
            0
        ].text
        == "甲"
    )


TORN = [line for n in (8, 13, 20, 30, 45) for line in ("河" * n, "边跑。")]
"""No two lines are of one width, so that no margin is seen."""


@each_row(
    ("line", "after", "goes_on"),
    [
        ("我们六个字了", "边跑。", True), ("我们五个字", "边跑。", False), ("我们七个字了。", "边跑。", False),
        ("我们七个字了", "- 边跑。", False), ("我们七个字了", "二、边跑。", False), ("我们七个字了", "　边跑。", False),
        ("我们七个字了", "2026年3月1日", False), ("我们七个字了", "组长：甲", False), ("我们七个字了，", "组长：甲", True),
        ("二、我们七个字了、", "边跑。", True), ("二、我们七个字了", "边跑。", False), ("我们七个字》", "边跑。", False),
    ],
)  # fmt: skip
def test_what_breaks_off_anywhere(line: str, after: str, goes_on: bool) -> None:
    texts = [
        p.text for p in rejoin(text_lines("\n".join(["一、背景", *TORN, line, after])).lines)[0]
    ]
    assert (texts[-1] == line + after) is goes_on


@pytest.mark.parametrize(
    ("torn", "others", "known"), [(4, 0, True), (3, 0, False), (4, 5, True), (4, 6, False)]
)
def test_so_many_lines_break_off_that_no_margin_is_there(
    torn: int, others: int, known: bool
) -> None:
    """Of thirteen lines without a label three tenths are four, of fourteen they are more."""
    lines = ["一、背景", *TORN[: 2 * torn], *["短短的。"] * others]
    assert (len(rejoin(text_lines("\n".join(lines)).lines)[0]) < len(lines)) is known
