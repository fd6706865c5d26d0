"""Which row holds the headings, and which column what, wherever it was moved."""

from __future__ import annotations

from wenming_cli.forms.reading.book import Grid
from wenming_cli.forms.reading.headings import NAMES, Headings, find_columns, plain_heading
from wenming_cli.forms.reading.returned import ReturnedCell


def found(*heads: str, line: int = 3, above: tuple[str, ...] = ()) -> Headings | None:
    rows = {2: above, line: heads}
    cells = {
        at: {n: ReturnedCell(text, "") for n, text in enumerate(words, start=1) if text}
        for at, words in rows.items()
    }
    return find_columns(Grid("填报", cells), NAMES)


def columns(*heads: str) -> dict[int, str]:
    one = found(*heads)
    assert one is not None
    return dict(one.columns)


def test_headings_are_known_by_their_words_in_any_order() -> None:
    assert columns("办理情况", "编号", "行码", "工作任务") == {
        1: "status", 2: "label", 3: "row", 4: "title",
    }  # fmt: skip


def test_width_blanks_and_short_forms_do_not_matter() -> None:
    assert plain_heading("完成\n（开展） 日期") == plain_heading("完成(开展)日期")
    assert columns("编 号", "任务", "完成(开展)日期", "人\n次") == {
        1: "label", 2: "title", 3: "on", 4: "people",
    }  # fmt: skip


def test_three_headings_of_ours_are_no_form_and_the_row_with_the_most_counts() -> None:
    four = ("编号", "工作任务", "本期", "时限")
    assert found("编号", "工作任务", "本期") is None
    one = found(*four, "办理情况", above=four)
    assert one is not None
    assert (one.line, one.known) == (3, 5)


def test_headings_stand_within_the_first_thirty_rows() -> None:
    four = ("编号", "工作任务", "本期", "时限")
    assert found(*four, line=30) is not None
    assert found(*four, line=31) is None


def test_of_two_columns_of_one_meaning_the_whole_heading_counts() -> None:
    """Two of them that are both whole, or both short, are named, and neither is read."""
    assert columns("编号", "工作任务", "进度", "本期", "完成进度%") == {
        1: "label", 2: "title", 4: "when", 5: "percent",
    }  # fmt: skip
    for pair in (("地点", "地点"), ("进度", "完成进度")):
        one = found("编号", "工作任务", "本期", "时限", *pair)
        assert one is not None
        assert (one.twice, one.known) == (pair, 6)
        assert 5 not in one.columns


def test_headings_of_the_office_are_kept_as_others() -> None:
    one = found("编号", "分管领导", "工作任务", "本期", "时限")
    assert one is not None
    assert one.others == {2: "分管领导"}


def test_a_heading_that_a_department_rewrote_is_known_where_ours_is_gone() -> None:
    whole = ("编号", "工作任务", "本期", "时限")
    assert columns(*whole, "工作进展情况", "参加人数", "存在的问题")[5] == "note"
    assert columns(*whole, "工作进展情况", "参加人数", "存在的问题")[6] == "people"
    assert columns(*whole, "工作进展情况", "参加人数", "存在的问题")[7] == "difficulty"


def test_a_column_of_their_own_is_none_of_ours_that_is_there_too() -> None:
    whole = ("编号", "工作任务", "本期", "时限")
    assert columns(*whole, "本期进展", "上级工作进展").get(6) is None
    assert columns(*whole, "工作进展情况", "上级工作进展").keys() == {1, 2, 3, 4}
