"""The account of what was done, condensed to the room that there is."""

from __future__ import annotations

import pytest

from building import Diary, item, plan, task
from growing import assert_linear
from wenming_cli.core.board.fold import Board
from wenming_cli.core.periods import parse_period
from wenming_cli.papers.summary.headings import SummarySection, chapters_of
from wenming_cli.papers.summary.passages import (
    Passage,
    Piece,
    condense,
    length_of_best,
    make_passage,
)

YEAR = plan(task("3"), task("3.1", title="甲"), task("3.2", title="乙"), task("3.10", title="丙"))


def piece(no: str, words: str, place: int = 0, *, turn: int = 0, worth: int = 1) -> Piece:
    return Piece(item(YEAR, no), words, place=place, turn=turn, worth=(worth,))


def passage(*pieces: Piece, opening: str = "", closing: str = "") -> Passage:
    return Passage(YEAR.by_no["3"], opening=opening, pieces=pieces, closing=closing)


def test_chosen_pieces_stand_in_the_order_of_the_plan() -> None:
    """3.10 follows 3.2, and the pieces of an item follow their days, whichever are best."""
    pieces = (piece("3.10", "丁"), piece("3.2", "戊", 2), piece("3.2", "己", 1), piece("3.1", "庚"))
    found = passage(*pieces, opening="开展活动2次。", closing="丙待补充。")
    assert found.text(pieces) == "开展活动2次。甲：庚。乙：己；戊。丙：丁。丙待补充。"
    assert found.text(pieces[:1]) == "开展活动2次。丙：丁。丙待补充。"
    assert found.text(()) == "开展活动2次。丙待补充。"


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ((piece("3", "开展6次", -1),), "开展6次。"),
        ((piece("3", "开展6次", -1), piece("3", "听课")), "开展6次，其中听课。"),
        ((piece("3", "听课"), piece("3", "参观", 1)), "听课；参观。"),
    ],
)
def test_a_count_leads_its_examples(pieces: tuple[Piece, ...], text: str) -> None:
    """What the heading names is not named again."""
    assert passage(*pieces).text(pieces) == text


@pytest.mark.parametrize(
    ("room", "texts"),
    [
        (0, ["甲：一二三。", "乙：四五六。"]),
        (6, ["甲：一二三。", "乙：四五六。"]),
        (12, ["甲：一二三。", "乙：四五六。"]),
        (15, ["甲：一二三。", "乙：四五六；七八。"]),
        (19, ["甲：一二三；九十百。", "乙：四五六；七八。"]),
    ],
)
def test_each_section_says_something_then_the_best_of_all_is_told(
    room: int, texts: list[str]
) -> None:
    """Six characters each in any case; then 七八 (3 with its sign), 九十百 (4), by their worth."""
    first = passage(piece("3.1", "一二三"), piece("3.1", "九十百", 1, turn=1))
    second = passage(piece("3.2", "四五六"), piece("3.2", "七八", 1, worth=9))
    assert [paragraph.text for paragraph in condense([first, second], room)] == texts


def test_the_best_of_each_item_is_what_a_full_text_needs() -> None:
    """甲：一二三。乙：四五。 — what comes after the best of an item is left out."""
    found = passage(piece("3.1", "一二三"), piece("3.2", "四五"), piece("3.1", "九十百", 1, turn=1))
    assert length_of_best([found]) == 6 + 5
    assert length_of_best([found, found]) == 22


def test_a_section_is_its_sums_its_examples_and_what_is_missing() -> None:
    """分析会 was to be held once, so 开展1次 would say nothing; 宣传 was to be held thrice."""
    year = plan(
        task("3", title="工作任务"),
        task("3.1", title="思想教育"),
        task("3.1.1", title="专题学习", due="05-20", steps=["方案", "签到表"]),
        task("3.1.2", title="分析会", every="quarter"),
        task("3.1.3", title="宣传", every="month"),
    )
    diary = Diary()
    held = diary("done", "3.1.2", "04-10", period="2023-Q2", note="开会", people=12)
    diary("done", "3.1.3", "04-12", period="2023-04")
    (chapter,) = chapters_of(year)

    def told(*elsewhere: str) -> str:
        board, quarter = diary.board(year, "06-30"), parse_period("Q2", 2023)
        (section,) = chapter.sections
        found = make_passage(board, section, quarter, elsewhere=set(elsewhere), most=150)
        return found.text(found.pieces)

    sums, ends = "开展活动2次、12人次。", "宣传：开展1次。"
    assert told() == f"{sums}分析会：4月10日，开会（12人次）。{ends}专题学习待补充。"
    assert told(held) == f"{sums}{ends}专题学习待补充。", "the entry is told in another chapter"
    assert told("3.1.1") == f"{sums}分析会：4月10日，开会（12人次）。{ends}"
    diary("tick", "3.1.1", "04-03", step="方案")
    assert "专题学习：完成方案，2项步骤累计完成1项。" in told()


@pytest.mark.slow
def test_many_sections_take_linear_time() -> None:
    """Another chapter tells of each of them, which is looked up and not copied."""

    def told(n: int) -> tuple[Board, list[SummarySection]]:
        many = plan(*(task(f"{i}", due="11-30") for i in range(1, n + 1)))
        sections = [section for chapter in chapters_of(many) for section in chapter.sections]
        return Diary().board(many, "06-30"), sections

    def tell(made: tuple[Board, list[SummarySection]]) -> None:
        board, sections = made
        period = parse_period("Q2", 2023)
        elsewhere = set(board.states)
        for section in sections:
            make_passage(board, section, period, elsewhere=elsewhere, most=16)

    assert_linear(told, tell)
