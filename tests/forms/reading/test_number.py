"""Which form a file is: what its five places say, and what is told where they do not agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from forms.grids import grid
from returning import FORM
from tables import each_row
from wenming_cli.forms.columns import BASE_PAGE, NUMBER_NAME, NUMBER_PROPERTY
from wenming_cli.forms.form import show_number
from wenming_cli.forms.reading.book import Book
from wenming_cli.forms.reading.number import Identity, read_identity

NUMBER, SHOWN = FORM.number, show_number(FORM.number)
OTHER = "7F3A9C2E"
LINES = FORM.lines()


def identity(
    *heads: str, base: Sequence[str] = (), marks: Mapping[str, str] | None = None
) -> Identity:
    """What a file says whose hidden sheet has these lines."""
    grids = (grid(BASE_PAGE, *([line] for line in base)),) if base else ()
    return read_identity(Book(grids, marks or {}), heads, "宣传科.xlsx")


def codes(found: Identity) -> list[str]:
    return [problem.code for problem in found.problems]


@each_row(
    "line, number",
    [
        (f"回收编号 {SHOWN}　请在黄色格内填写，共4行", NUMBER),
        (f"回收编号：{SHOWN}", NUMBER),
        (f"填报表\n回收编号{NUMBER}", NUMBER),
        ("回收编号 ７Ｆ３Ａ－９Ｃ２Ｅ", OTHER),
        ("回收编号 7f3a—9c2e（科长已阅）", OTHER),
        ("回收编号 7F3A 9C2E", OTHER),
        ("回收编号 7F3A-9C2E5", None),
        ("回收编号 7F3A-9C2", None),
        ("编号 7F3A-9C2E", None),
        ("回收编号 7F3A-9C2U", None),
        ("", None),
    ],
)
def test_the_number_in_the_line_as_people_leave_it(line: str, number: str | None) -> None:
    assert identity(line).number == number


def test_each_place_is_enough_by_itself() -> None:
    found = [
        identity(base=LINES),
        identity(marks={NUMBER_PROPERTY: NUMBER}),
        identity(marks={NUMBER_NAME: SHOWN.lower()}),
        identity(f"回收编号 {SHOWN}"),
    ]

    assert [one.number for one in found] == [NUMBER] * 4
    assert [codes(one) for one in found] == [[]] * 4
    assert [one.embedded for one in found] == [FORM, None, None, None]


def test_most_places_decide_and_the_others_are_told() -> None:
    found = identity(f"回收编号 {SHOWN}", marks={NUMBER_PROPERTY: OTHER, NUMBER_NAME: NUMBER})

    assert found.number == NUMBER
    assert codes(found) == ["form-contradicts"]
    assert found.problems[0].message.speak("zh") == (
        f"宣传科.xlsx 上有不同的回收编号：文件属性为 {show_number(OTHER)}、定义的名称为 {SHOWN}、"
        f"标题下的一行为 {SHOWN}"
    )


def test_without_any_number_it_is_not_known_which_form_it_is() -> None:
    found = identity("科室：宣传科", base=["乱填的字"])

    assert (found.number, found.embedded, codes(found)) == (None, None, ["form-unnumbered"])
    assert found.problems[0].blocking


def test_a_hidden_sheet_that_was_changed_is_not_believed() -> None:
    edited = [LINES[0], LINES[1].replace("未启动", "已完成"), *LINES[2:]]
    bare = identity(base=[SHOWN])
    other = identity(f"回收编号 {show_number(OTHER)}", base=LINES, marks={NUMBER_PROPERTY: OTHER})

    for found in (identity(base=edited), identity(base=LINES[:-1]), bare):
        assert (found.number, found.embedded, codes(found)) == (NUMBER, None, ["form-base-changed"])
        assert not found.problems[0].blocking
    assert (other.number, other.embedded) == (OTHER, None)
    assert codes(other) == ["form-contradicts", "form-base-changed"]
