"""`wenming import FILE --into`: a paper of ours that somebody edited, and the plan after a yes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import pytest

from cli.conftest import MakeOffice, Office

PLAN = """\
format = 1
title  = "区委宣传部2023年度精神文明工作方案"
unit   = "区委宣传部"
year   = 2023

[[task]]
no    = "3.1"
title = "强化思想武装"

[[task]]
no    = "3.1.1"
title = "组织专题学习"
text  = "集中学习一次。（责任科室：理论科）"
lead  = "理论科"
due   = 2023-03-31   # 文件未写明时限，暂定

[[task]]
no       = "3.1.2"
title    = "加强宣传"
lead     = "办公室"
standing = true   # 长期

[[measure]]
no    = "4.1"
title = "每季度召开一次分析会"
lead  = "办公室"
every = "quarter"
"""


@pytest.fixture
def here(office: MakeOffice) -> Office:
    return office({"plans/2023/plan.toml": PLAN})


def edited(here: Office, paper: str, *edits: tuple[str, str], name: str = "x.csv") -> None:
    """Export a paper as csv and replace texts in it, each of which stands there once."""
    assert here.run(f"export {paper} -o {name} --force").code == 0
    path = here.root / name
    text = path.read_bytes().decode("utf-8-sig")
    for was, now in edits:
        assert text.count(was) == 1, (was, text)
        text = text.replace(was, now)
    path.write_bytes(text.encode("utf-8-sig"))


def test_an_edited_day_is_shown_and_waits(here: Office) -> None:
    """Excel writes 2023/7/29 where it read 2023-07-28."""
    edited(here, "breakdown", ("2023-03-31", "2023/4/30"))
    done = here.run("import x.csv --into 2023", width=120)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "编号   事项          栏目      原          新\n"
        "3.1.1  组织专题学习  完成时限  2023-03-31  2023-04-30\n"
        "\n"
        "--- plan.toml\n"
        "+++ plans/2023/plan.new.toml\n"
        "@@ -12,7 +12,7 @@\n"
        ' title = "组织专题学习"\n'
        ' text  = "集中学习一次。（责任科室：理论科）"\n'
        ' lead  = "理论科"\n'
        "-due   = 2023-03-31   # 文件未写明时限，暂定\n"
        "+due   = 2023-04-30   # 文件未写明时限，暂定\n"
        "\n"
        " [[task]]\n"
        ' no       = "3.1.2"\n'
        "有改动的条目1个\n"
        "已新建 plans/2023/plan.new.toml，原方案未改动\n"
        "  → 请核对；确认采用，请加 --yes 再执行一次\n"
    )
    assert here.read("plans/2023/plan.toml") == PLAN


def test_on_yes_the_two_are_swapped_and_the_old_one_stays(here: Office) -> None:
    edited(here, "breakdown", ("理论科", "干部科"))
    here.run("import x.csv --into 2023")
    done = here.run("import x.csv --into 2023 --yes", lang="en")
    assert done.out.endswith(
        "plans/2023/plan.toml has the changes; the old plan is plans/2023/plan.old.toml\n"
    )
    assert here.read("plans/2023/plan.old.toml") == PLAN
    assert here.read("plans/2023/plan.toml") == PLAN.replace('lead  = "理论科"', 'lead  = "干部科"')
    assert not (here.root / "plans/2023/plan.new.toml").exists()
    edited(here, "breakdown", ("干部科", "党办"))
    assert "plan.old-2.toml" in here.run("import x.csv --into 2023 --yes").out
    assert here.run("check").code == 0, "they are no stray copies"


@pytest.mark.parametrize(
    ("answer", "accepted"), [("y\n", True), ("是\n", True), ("\n", False), ("", False)]
)
def test_a_person_at_the_terminal_is_asked(here: Office, answer: str, accepted: bool) -> None:
    edited(here, "breakdown", ("理论科", "干部科"))
    done = here.run("import x.csv --into 2023", typed=answer)
    assert done.err.rstrip("\n") == "用改动后的副本替换方案吗？［y 是，回车为否］"
    assert (here.root / "plans/2023/plan.old.toml").exists() is accepted
    assert ("干部科" in here.read("plans/2023/plan.toml")) is accepted


def test_a_copy_with_other_changes_has_to_go_first(here: Office) -> None:
    edited(here, "breakdown", ("理论科", "干部科"))
    here.run("import x.csv --into 2023")
    edited(here, "breakdown", ("理论科", "党办"))
    refused = here.run("import x.csv --into 2023 --yes")
    assert refused.code == 4
    assert refused.err == (
        "已有 plans/2023/plan.new.toml 等待确认\n"
        "  → 其中是另一些改动；先删除它，再重新导入这份表格\n"
    )


def test_what_was_not_taken_is_never_called_no_change(here: Office) -> None:
    edited(here, "breakdown", ("2023-03-31", "2023-02-30"))
    assert here.run("import x.csv --into 2023").out.endswith("没有可采用的改动；没有采用的见上\n")


@pytest.mark.parametrize("option", ["--dry-run", "--json"])
def test_nobody_is_asked_who_wants_no_question(here: Office, option: str) -> None:
    edited(here, "breakdown", ("理论科", "干部科"))
    assert here.run(f"import x.csv --into 2023 {option}", typed="y\n").err == ""
    assert here.read("plans/2023/plan.toml") == PLAN


def test_an_unedited_paper_changes_nothing_whatever_was_recorded(here: Office) -> None:
    """What the journal says already is no edit of the table, before it or after."""
    edited(here, "breakdown", name="before.csv")
    here.run("postpone 3.1.1 --to 2023-05-31 --why 场地未定")
    here.run("assign 3.1.2 --lead 新闻科")
    edited(here, "breakdown", name="between.csv")
    here.run("postpone 3.1.1 --to 2023-06-30 --why 讲师未到")
    edited(here, "ledger Q1", name="after.csv")
    for name in ("before.csv", "between.csv", "after.csv"):
        done = here.run(f"import {name} --into 2023 --json")
        assert done.code == 0
        assert json.loads(done.out)["changes"] == []
        assert json.loads(done.out)["written"] is None
    assert here.run("import after.csv --into 2023").out == "表中内容与方案一致，没有改动\n"


def problems(here: Office, command: str = "import x.csv --into 2023 --json") -> Sequence[str]:
    done = here.run(command)
    assert done.code == 0, done.err
    return [problem["message"] for problem in json.loads(done.out)["problems"]]


def test_a_fact_is_told_as_not_taken(here: Office) -> None:
    here.run("done 4.1 --note 召开分析会")
    edited(here, "ledger Q1", ("召开分析会。", "召开分析会两次。"))
    assert problems(here) == ["进展情况不从表格导入：四（一）"]


def test_what_a_record_has_set_is_changed_by_a_record(here: Office) -> None:
    here.run("assign 3.1.1 --lead 新闻科")
    here.run("postpone 3.1.1 --to 2023-05-31 --why 场地未定")
    edited(here, "breakdown", ("新闻科", "干部科"), ("2023-05-31", "2023-06-15"))
    said = here.run("import x.csv --into 2023")
    assert "三（一）1的牵头单位“干部科”没有采用：这一项已由登记记录调整" in said.out
    assert "请用 `wenming assign 3.1.1 …` 登记" in said.out
    assert "请用 `wenming postpone 3.1.1 …` 登记" in said.out
    assert said.out.endswith("没有可采用的改动；没有采用的见上\n")


def test_rows_that_stand_twice_or_are_missing_are_named(here: Office) -> None:
    edited(
        here,
        "breakdown",
        ("三（一）1,", "三（一）9,"),
        ("四（一）,", "三（一）2,"),
    )
    assert problems(here) == [
        "三（一）2在第4行已有，本行没有读取",
        "表中没有以下条目，保持不变：三（一）1、四（一）",
    ]


def test_a_cell_that_cannot_be_understood_is_named(here: Office) -> None:
    edited(here, "breakdown", ("2023-03-31", "待定"), ("加强宣传", ""), ("每季度1次", "经请示后"))
    assert problems(here) == [
        "三（一）1的完成时限“待定”没有采用：看不出是哪一天",
        "三（一）2的工作任务“”没有采用：条目不能没有名称",
        "四（一）的频次“经请示后”没有采用：看不出多久一次",
    ]
    edited(here, "breakdown", ("2023-03-31", "2024-03-31"))
    assert problems(here) == ["三（一）1的完成时限“2024-03-31”没有采用：2024-03-31不在方案年度内"]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2023-02-30", "没有这一天"),
        ("2023-04-3O", "格内写的不只是一个日期"),
        ("2023年8月1日前完成·分两批", "格内写的不只是一个日期"),
    ],
)
def test_no_day_is_made_of_what_names_none(here: Office, typed: str, why: str) -> None:
    edited(here, "breakdown", ("2023-03-31", typed))
    assert problems(here) == [f"三（一）1的完成时限“{typed}”没有采用：{why}"]


def test_only_what_was_edited_changes(here: Office) -> None:
    """The bracket that the paper leaves out stays; a comment stays where its key goes."""
    edited(
        here,
        "breakdown",
        ("集中学习一次。", "集中学习两次。"),
        ("（一）强化思想武装", "（一）强化理论武装"),
        ("长期坚持", "11月底前"),
        ("每季度1次", "每月2次"),
    )
    assert here.run("import x.csv --into 2023 --yes").code == 0
    assert here.read("plans/2023/plan.toml") == (
        PLAN.replace("学习一次", "学习两次")
        .replace("强化思想武装", "强化理论武装")
        .replace("standing = true   # 长期", "# 长期\ndue      = 2023-11-30")
        .replace('every = "quarter"', 'every = "month"\ntimes = 2')
    )


def test_a_column_of_somebody_else_is_named(here: Office) -> None:
    edited(here, "breakdown", ("频次,备注", "频次,备注,联系人"))
    assert problems(here) == ["“联系人”一栏不是本程序导出的，没有读取"]


def test_a_plan_that_would_be_faulty_is_refused(here: Office) -> None:
    plan = here.root / "plans/2023/plan.toml"
    plan.write_text(PLAN.replace("due   =", "start = 2023-03-01\ndue   ="), encoding="utf-8")
    edited(here, "breakdown", ("2023-03-31", "2023-02-01"))
    refused = here.run("import x.csv --into 2023")
    assert refused.code == 4
    assert refused.err.startswith("按此表修改后方案会有错误：3.1.1")


def test_a_breakdown_in_csv_is_a_new_plan_with_its_days(here: Office) -> None:
    """So is one in Word, where 序号 counts the rows beside their numbers."""
    for name in ("b.csv", "b.docx"):
        here.run(f"export breakdown -o {name}")
        nodes = json.loads(here.run(f"import {name} --dry-run --json").out)["nodes"]
        days = {node["no"]: node["due"] for node in nodes if node["no"].startswith("3")}
        assert days == {"3.1": None, "3.1.1": "2023-03-31", "3.1.2": None}


def workbook(here: Office, typed: dict[str, str | bool | int]) -> None:
    """Export the breakdown as a workbook, and type something into cells of it."""
    import openpyxl

    assert here.run("export breakdown -o x.xlsx --force").code == 0
    book = openpyxl.load_workbook(here.root / "x.xlsx")
    for cell, value in typed.items():
        book.worksheets[0][cell] = value
    book.save(here.root / "x.xlsx")


def test_a_cell_of_a_workbook_that_holds_no_words_is_named_and_left_out(here: Office) -> None:
    """A formula without a result looks empty to a program, and is no owner who was taken out."""
    workbook(here, {"D5": "=1+1", "D6": True, "C6": "#REF!", "D7": 2, "F7": "部长"})
    done = here.run("import x.xlsx --into 2023", width=120)
    assert (done.code, done.err) == (0, "")
    table, _, rest = done.out.partition("\n\n")
    assert (
        table
        == "编号  事项                  栏目      原  新\n4.1   每季度召开一次分析会  责任领导  -   部长"
    )
    assert rest.partition('+leader = "部长"\n')[2].lstrip() == (
        "x.xlsx:5: 工作表“任务分解表”的 D5 是没有计算结果的公式，看不懂，没有采用\n"
        "  → 请在格内直接写文字；公式可先用 Excel 或 WPS 打开并保存一次，再导入\n"
        "x.xlsx:6: 工作表“任务分解表”的 C6 是公式出错的结果，看不懂，没有采用\n"
        "  → 请在格内直接写文字；公式可先用 Excel 或 WPS 打开并保存一次，再导入\n"
        "x.xlsx:6: 工作表“任务分解表”的 D6 是逻辑值 TRUE 或 FALSE，看不懂，没有采用\n"
        "  → 请在格内直接写文字；公式可先用 Excel 或 WPS 打开并保存一次，再导入\n"
        "x.xlsx:7: 四（一）的牵头单位（任务分解表!D7）“2”没有采用：是数字，不是文字\n"
        "  → 请写成 2023-07-28、每季度1次、长期坚持这样的形式，或直接修改 plan.toml\n"
        "有改动的条目1个\n"
        "已新建 plans/2023/plan.new.toml，原方案未改动\n"
        "  → 请核对；确认采用，请加 --yes 再执行一次\n"
    )


def test_who_stops_at_the_question_is_told_of_the_copy(here: Office) -> None:
    def stopped() -> Iterator[str]:
        yield from ()
        raise KeyboardInterrupt

    edited(here, "breakdown", ("理论科", "干部科"))
    done = here.run("import x.csv --into 2023", typed=stopped())
    assert done.code == 130
    assert done.err == (
        "用改动后的副本替换方案吗？［y 是，回车为否］\n"
        "已新建 plans/2023/plan.new.toml，原方案未改动\n"
        "  → 请核对；确认采用，请加 --yes 再执行一次\n"
    )
    assert here.read("plans/2023/plan.toml") == PLAN


@pytest.mark.parametrize(("options", "said"), [
    ("--into 2023 --year 2024", "--year 与 --into 同用不起作用"),
    ("--into 2023 --lead-map x.csv", "--lead-map 与 --into 同用不起作用"),
    ("--yes", "不用 --into 时 --yes 不起作用"),
])  # fmt: skip
def test_an_option_without_effect_is_refused(here: Office, options: str, said: str) -> None:
    edited(here, "breakdown", ("理论科", "干部科"))
    refused = here.run(f"import x.csv {options}")
    assert (refused.code, refused.err) == (2, f"{said}\n  → 用法见 `wenming import --help`\n")
