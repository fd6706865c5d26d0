"""What a summary tells from beyond its period, or says on the screen that it cannot tell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from office.conftest import PLAN, office_in
from wenming_cli import ClosingWish, Request, Wish
from wenming_cli.core.board.select import Filter

NEXT = PLAN.replace("2023", "2024").replace("开展业务培训", "开展技能培训")


def write_plan(folder: Path, year: int, text: str) -> None:
    file = folder / f"plans/{year}/plan.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def told(folder: Path, wish: Wish, day: str = "2024-01-05") -> tuple[str, list[str]]:
    """The text without its annex, and what was left out."""
    made = office_in(folder, day=day, plan="2023").export("summary", wish)
    return made.data.decode().partition("\n---\n")[0], [str(one.message) for one in made.left_out]


def test_the_year_ends_with_what_the_next_plan_asks(folder: Path) -> None:
    """What is owed comes first; what is already recorded for the next year is not told."""
    write_plan(folder, 2024, NEXT)
    office_in(folder, day="2024-01-04", plan="2024").record(
        Request("done", ["3.1.2"], date(2024, 1, 4))
    )

    text, left_out = told(folder, Wish(period="2023"))

    assert left_out == []
    assert text.partition("## 五、下一年打算\n\n")[2].split("\n\n")[:4] == [
        "先补齐所欠工作。理论科尽快完成专题学习，办公室尽快完成业务培训、补办第一季度至第四季度分析会4次。",
        "1月至12月，办公室每季度召开分析会。",
        "3月，理论科31日前组织专题学习。",
        "11月，办公室30日前开展技能培训。",
    ]


@pytest.mark.parametrize("period", ["Q4", "H2", "12月"])
def test_the_last_quarter_goes_on_in_the_next_plan(folder: Path, period: str) -> None:
    write_plan(folder, 2024, NEXT)
    text, left_out = told(folder, Wish(period=period))
    assert left_out == []
    assert "下一步工作打算" in text
    assert ("3月，理论科31日前组织专题学习" in text) is (period != "12月")


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ("", "还没有2024年的方案，末尾的打算一章未写"),
        (
            "format = [",
            "下一年的方案用不了，末尾的打算一章未写：plans/2024/plan.toml:1：看不懂这一行",
        ),
        (NEXT.replace('no    = "4.1"', 'no    = "4.1.1"'), "plans/2024/plan.toml:2"),
    ],
)
def test_where_there_is_no_sound_plan_the_chapter_is_left_out(
    folder: Path, plan: str, said: str
) -> None:
    if plan:
        write_plan(folder, 2024, plan)
    text, [left_out] = told(folder, Wish(period="2023"))
    assert said in left_out
    assert "打算" not in text


def test_a_part_of_the_plan_goes_on_in_the_same_part(folder: Path) -> None:
    write_plan(folder, 2024, NEXT.replace('"理论科"', '"文艺科"'))
    text, _ = told(folder, Wish(period="2023", wanted=Filter(lead="办公室")))
    assert "技能培训" in text
    assert "专题学习" not in text
    _, [left_out] = told(folder, Wish(period="2023", wanted=Filter(lead="理论科")))
    assert "理论科" in left_out


def record_a_year(folder: Path) -> None:
    office_in(folder, day="2023-03-28").record(
        Request("done", ["4.1"], date(2023, 3, 28), people=10)
    )
    office_in(folder, day="2023-06-20").record(
        Request("done", ["4.1"], date(2023, 6, 20), people=12)
    )


def test_a_quarter_is_compared_with_the_closed_one_before(folder: Path) -> None:
    """What came after the closing is not among its figures."""
    record_a_year(folder)
    office_in(folder, day="2023-04-08").close(ClosingWish("Q1"))
    office_in(folder, day="2023-04-20").record(Request("done", ["3.1.1"], date(2023, 3, 30)))

    text, left_out = told(folder, Wish(period="Q2", compare=True), "2023-07-05")

    assert left_out == []
    assert (
        "本季度应完成1项（次），完成1项（次），完成率100%。各项工作共12人次参加。"
        "与上季度封账时的数字相比，完成率由50%上升为100%。"
    ) in text
    assert "完成率" not in told(folder, Wish(period="Q2"), "2023-07-05")[0]


def test_with_an_open_quarter_nothing_is_compared(folder: Path) -> None:
    record_a_year(folder)
    text, left_out = told(folder, Wish(period="Q2", compare=True), "2023-07-05")
    assert left_out == ["第一季度没有封账，未写与上期的比较"]
    assert "完成率100%。" in text
    assert "相比" not in text


def test_before_a_period_is_over_no_rate_is_told(folder: Path) -> None:
    office_in(folder, day="2023-04-08").close(ClosingWish("Q1"))
    text, left_out = told(folder, Wish(period="Q2", compare=True), "2023-06-01")
    assert left_out == ["第二季度到2023-06-30才结束，未写完成率和与上期的比较"]
    assert "完成率" not in text


def test_the_first_quarter_is_compared_with_the_last_one_of_the_plan_before(folder: Path) -> None:
    wish = Wish(period="Q1", compare=True)
    assert told(folder, wish, "2023-04-05")[1] == ["没有2022年的方案，未写与上期的比较"]
    write_plan(folder, 2022, PLAN.replace("2023", "2022"))
    made = office_in(folder, day="2023-04-05", plan="2023").export("summary", wish)
    assert "第四季度没有封账" in str(made.left_out[0].message)
    assert "wenming close 2022-Q4 -p 2022" in str(made.left_out[0].hint)
    office_in(folder, day="2023-01-05", plan="2022").close(ClosingWish("Q4"))
    assert "与上季度封账时的数字相比" in told(folder, wish, "2023-04-05")[0]
    write_plan(folder, 2022, "format = [")
    assert "未写与上期的比较" in told(folder, wish, "2023-04-05")[1][0]
