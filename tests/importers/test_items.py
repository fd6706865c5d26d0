"""What an item is understood to say: its fields, its several duties, its rhythm and the table beside it."""

from __future__ import annotations

from datetime import date

import pytest

from wenming_cli.importers.draft.draft import DraftItem, PlanDraft
from wenming_cli.importers.draft.plantext import plan_text
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import read_text

HEAD = "××局2026年精神文明建设工作方案\n一、重点任务\n"


def drafted(*lines: str) -> PlanDraft:
    """The draft of a plan with one chapter."""
    text = HEAD + "\n".join(lines)
    return draft_of(read_text(text.encode(), "x.txt"), "x.txt", today_year=2026)


def found(*lines: str) -> dict[str, DraftItem]:
    """Its entries by number."""
    return {entry.node.no: entry for entry in drafted(*lines).items}


def written(*lines: str) -> str:
    """The plan that it becomes."""
    return plan_text(drafted(*lines), "x.txt", "0" * 64)


FIELDS = "（牵头单位：宣传科；配合单位：团委、工会；责任领导：张××；完成时限：11月底前）"


def test_a_bracket_behind_an_item_is_about_the_whole_of_it() -> None:
    entries = found(f"（一）开展宣讲。每月组织1次集中学习，全年12场。{FIELDS}")
    assert list(entries) == ["1", "1.1"]
    one = entries["1.1"]
    assert (one.lead, one.support, one.leader) == (("宣传科",), ("团委", "工会"), ("张××",))
    assert (one.due, one.rhythm and one.rhythm.unit) == (date(2026, 11, 30), "month")


@pytest.mark.parametrize(
    "bracket",
    [
        "（责任单位：组织科；完成时限：6月底前）",
        "[责任单位：组织科；完成时限：6月底前]",
        "【责任单位：组织科，完成时限：6月底】",
        "（责任单位：组织科 完成时限：6月底前）。",
        "责任单位：组织科；完成时限：6月30日。",
        "（责任：组织科；时限：6月30日）",
        "（组织科牵头，6月底前完成）",
    ],
)
def test_fields_are_no_duties_of_their_own(bracket: str) -> None:
    entries = found(f"（一）开展活动。每季度开展1次。{bracket}")
    assert list(entries) == ["1", "1.1"]
    assert (entries["1.1"].lead, entries["1.1"].due) == (("组织科",), date(2026, 6, 30))


def test_a_bare_day_in_a_field_is_the_last_one() -> None:
    one = found("（一）修订制度。（完成时限：5月20日）")["1.1"]
    assert one.deadline is not None
    assert (one.deadline.start, one.deadline.end) == (None, date(2026, 5, 20))


@pytest.mark.parametrize(
    ("words", "standing", "due"),
    [("长期坚持", True, None), ("年底", False, date(2026, 12, 31)), ("持续推进", True, None)],
)
def test_a_bare_word_in_a_field_says_enough(words: str, standing: bool, due: date | None) -> None:
    one = found(f"（一）整治环境。（责任单位：办公室；完成时限：{words}）")["1.1"]
    assert (one.standing, one.due) == (standing, due)


@pytest.mark.parametrize(
    "text",
    ["全年12场，每月1场", "每月举办1场，全年12场", "全年12场。每月1场", "每月举办，全年不少于12场"],
)
def test_a_total_of_the_year_does_not_hide_the_rhythm(text: str) -> None:
    entries = found(f"（一）举办道德讲堂，{text}。")
    assert list(entries) == ["1", "1.1"]
    rhythm = entries["1.1"].rhythm
    assert rhythm is not None
    assert (rhythm.unit, rhythm.least) == ("month", 1)


def test_duties_with_times_of_their_own_become_items_that_are_told_apart() -> None:
    line = "（一）开展学习。每周五下午组织政治学习，每月1次开展主题党日；6月底前完成轮训。（责任单位：党办）"
    entries = found(line)
    derived = [entry for entry in entries.values() if entry.derived]
    assert [entry.node.title for entry in derived] == [
        "每周五下午组织政治学习", "每月1次开展主题党日", "6月底前完成轮训",
    ]  # fmt: skip
    assert {entry.node.label for entry in derived} == {""}
    assert {entry.lead for entry in derived} == {("党办",)}
    text = written(line)
    assert "# 摘自原文第3行\n# 拆分条目：文件中没有 1.1.1 这个编号" in text
    assert "# 原文第3行 （一）" in text


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("每周五下午", 'every = "week"\non    = "friday"'),
        ("每月5日前", 'every = "month"\non    = 5'),
        ("每月最后一个周五", 'every = "month"\non    = "friday"'),
        ("每月底", 'every = "month"\non    = "last"'),
        ("每季度末", 'every = "quarter"\non    = "last"'),
        ("每年3月", "start = 2026-03-01\ndue   = 2026-03-31\nevery = \"year\""),
        ("每学期1次", 'every = "halfyear"'),
    ],
)  # fmt: skip
def test_the_day_of_a_rhythm_is_kept_where_a_plan_can_hold_it(words: str, keys: str) -> None:
    draft = drafted(f"（一）{words}组织学习。")
    assert keys in plan_text(draft, "x.txt", "0" * 64)
    assert "day-not-kept" not in {problem.code for problem in draft.problems}


@pytest.mark.parametrize(
    ("words", "every"),
    [
        ("每季度末月25日前", "quarter"),
        ("每季度第一个月10日前", "quarter"),
        ("每月第一个周六", "month"),
        ("每月下旬", "month"),
        ("每周二、周四", "week"),
        ("每半年6月20日前、12月20日前", "halfyear"),
        ("单月25日", "halfyear"),
    ],
)
def test_any_other_day_stays_in_a_comment_and_is_reported(words: str, every: str) -> None:
    draft = drafted(f"（一）{words}报送情况。")
    text = plan_text(draft, "x.txt", "0" * 64)
    assert f'every = "{every}"' in text
    assert f"# “{words}”：方案只能写到多长时间几次" in text
    assert [p.line for p in draft.problems if p.code == "day-not-kept"] == [3]


def test_a_time_without_a_day_is_asked_for() -> None:
    assert "# “适时”没有说定时间，请定" in written("（一）适时开展督查。")
    assert "没有说定时间，请定" in written("（一）接到通知后10日内整改。")


def test_the_plain_table_of_an_item_is_read_as_words() -> None:
    one = found("（一）开展培训。6月底前完成。", "| 姓名 | 职务 |", "|---|---|", "| 张×× | 每月值班 |")["1.1"]  # fmt: skip
    assert one.node.text == "6月底前完成。\n姓名；职务\n张××；每月值班"
    assert (one.due, one.rhythm) == (date(2026, 6, 30), None)


def test_words_below_a_breakdown_table_belong_to_the_heading_above_it() -> None:
    entries = found(
        "（一）任务分解", "| 序号 | 工作任务 | 责任单位 |", "|---|---|---|", "| 1 | 理论学习 | 党办 |",
        "以上任务11月底前完成。",
    )  # fmt: skip
    assert entries["1.1"].due == date(2026, 11, 30)
    assert (entries["1.1.1"].lead, entries["1.1.1"].due) == (("党办",), None)
    assert "|" not in entries["1.1"].node.text


def test_two_columns_of_tasks_and_months_are_a_breakdown_table() -> None:
    entries = found("（一）时间安排", "| 时间 | 内容 |", "|---|---|", "| 3月 | 启动 |", "| 6月底前 | 检查 |")  # fmt: skip
    assert [(e.node.title, e.due) for e in entries.values()][2:] == [
        ("启动", date(2026, 3, 31)), ("检查", date(2026, 6, 30)),
    ]  # fmt: skip


INDICATORS = """\
| 测评项目 | 测评内容 | 测评标准 | 责任单位 | 完成时限 |
| Ⅰ-1 组织领导 | 1）领导重视 | 每年研究2次以上 | 办公室 | 全年 |
| Ⅰ-1 组织领导 | 2）经费保障 | 列入预算 | 财务科 | 3月底前 |
| Ⅰ-2 思想教育 | 1）道德讲堂 | 每季度1次 | 机关党委 | 长期 |"""


def test_a_table_of_indicators_without_a_column_of_tasks_gives_its_owners() -> None:
    text = f"××局文明单位测评任务分解表（2026年）\n{INDICATORS}"
    draft = draft_of(read_text(text.encode(), "x.txt"), "x.txt", today_year=2026)
    assert [(e.node.no, e.node.title, e.lead, e.due) for e in draft.items] == [
        ("1", "组织领导", (), None),
        ("1.1", "领导重视", ("办公室",), date(2026, 12, 31)),
        ("1.2", "经费保障", ("财务科",), date(2026, 3, 31)),
        ("2", "思想教育", (), None),
        ("2.1", "道德讲堂", ("机关党委",), None),
    ]
    assert [e.node.text for e in draft.items] == [
        "", "每年研究2次以上", "列入预算", "", "每季度1次",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "months", [("1月", "12月"), ("一月份", "十二月份"), ("一、一月份", "二、十二月份")]
)
def test_months_are_chapters_in_every_spelling(months: tuple[str, str]) -> None:
    text = f"××街道2026年月度工作安排\n{months[0]}\n1.召开会议。\n{months[1]}\n1.年终考核。\n"
    draft = draft_of(read_text(text.encode(), "x.txt"), "x.txt", today_year=2026)
    assert {entry.node.chapter for entry in draft.items} == {"schedule"}
    assert [e.due for e in draft.items if e.node.level == 1] == [
        date(2026, 1, 31), date(2026, 12, 31),
    ]  # fmt: skip
    assert "number-skipped" not in {problem.code for problem in draft.problems}


def test_what_is_printed_below_a_document_is_no_part_of_it() -> None:
    entries = found(
        "（一）营造氛围。设置公益广告300处以上。", "××局办公室　　2026年2月6日印发", "抄送：市文明办。",
    )  # fmt: skip
    assert entries["1.1"].due is None
    assert "印发" not in entries["1.1"].node.text


def test_a_signature_glued_to_the_last_sentence_sets_no_date() -> None:
    assert found("（一）保障经费。安排专项经费。××局党委2026年1月30日")["1.1"].due is None
    assert found("（一）保障经费。办公室于2026年1月30日前落实。")["1.1"].due == date(2026, 1, 30)


@pytest.mark.parametrize(
    "signed", ["××局党委  2026年3月2日", "*××局党委　2026年3月2日*", "2026.3.2", "2026-03-02"]
)
def test_a_signature_on_a_line_of_its_own_sets_no_date(signed: str) -> None:
    one = found("（一）保障经费。", signed)["1.1"]
    assert (one.due, one.node.text) == (None, "")


def test_a_numbered_line_that_ends_in_a_date_is_no_signature() -> None:
    entries = found("（一）会议", "1、召开职工大会 2026年3月2日")
    assert entries["1.1.1"].node.title == "召开职工大会 2026年3月2日"


def test_an_item_may_begin_with_the_number_of_a_hotline() -> None:
    entries = found("1、119消防演练", "2、12345热线办理")
    assert [(e.node.no, e.node.title) for e in entries.values()][1:] == [
        ("1.1", "119消防演练"), ("1.2", "12345热线办理"),
    ]  # fmt: skip
