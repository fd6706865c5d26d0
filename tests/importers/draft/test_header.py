"""What the document is called, whose it is, and which year it is for."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.draft.header import Header, header_of
from wenming_cli.importers.readers.text import text_lines


@each_row(
    ("preamble", "name", "header"),
    [
        (
            "××局2026年精神文明建设工作方案",
            "x",
            Header("××局2026年精神文明建设工作方案", "××局", 2026, "title", "title", "title"),
        ),
        (
            "2026年××局文明创建工作要点",
            "x",
            Header("2026年××局文明创建工作要点", "××局", 2026, "title", "title", "title"),
        ),
        (
            "××局\n文明创建二〇二六年工作计划",
            "x",
            Header("××局文明创建二〇二六年工作计划", "××局", 2026, "title", "letterhead", "title"),
        ),
        (
            "请各单位执行。",
            "××局2026年工作方案",
            Header("××局2026年工作方案", "××局", 2026, "file", "file", "file"),
        ),
        ("请各单位执行。", "x", Header("", "", 0)),
        (
            "××局关于开展2026年\n“三亮”活动的工作方案",
            "x",
            Header(
                "××局关于开展2026年“三亮”活动的工作方案", "××局", 2026, "title", "title", "title"
            ),
        ),
        (
            "加强早餐服务工作方案(2026-2028年)",
            "2024年方案",
            Header("加强早餐服务工作方案(2026-2028年)", "", 2024, "title", "none", "file"),
        ),
        (
            "为落实《××计划》（×消安〔2025〕31号），巩固2024年成果，结合实际，制定本方案。",
            "x",
            Header("", "", 0),
        ),
        (
            "××医院文件×院发〔2026〕4号关于印发《××医院暖心就医行动方案》的通知各科室：请抓好落实。××医院2026年2月9日",
            "x",
            Header("××医院暖心就医行动方案", "××医院", 2026, "title", "signature", "number"),
        ),
        *(
            (preamble, "x", Header(title, "××局", 2026, "title", "title", "title"))
            for preamble, title in [
                ("| ××局2026年活动排期表 |  |  |\n| 制表：办公室 |  |  |", "××局2026年活动排期表"),
                (
                    "附件1\n××局2026年文明校园建设\n重点任务分解表",
                    "××局2026年文明校园建设重点任务分解表",
                ),
                (
                    "| 附件： |  |\n| ××局2026年文明单位创建 |  |\n| 责任分工表 |  |",
                    "××局2026年文明单位创建责任分工表",
                ),
                (
                    "××局“放心消费”文明集市创建方案(2026年度)印发日期:2026年2月12日 正文:为让群众放心，制定如下方案：",
                    "××局“放心消费”文明集市创建方案(2026年度)",
                ),
                (
                    "首页 > 工作计划 > 正文××局2026年“暖心行”工作方案发布时间：2026-01-29 来源：纳税股为改善服务，制定如下方案。",
                    "××局2026年“暖心行”工作方案",
                ),
                (
                    "附会议材料:××局2026年“文明线路”创建工作方案××局2026年“文明线路”创建工作方案(×党〔2026〕3号)为管好环境,制定本方案。",
                    "××局2026年“文明线路”创建工作方案",
                ),
                (
                    "附件：1.岗位表2.点位 ××局管委会2026年3月3日××局2026年文明旅游工作安排 为让游客顺心，作如下安排。",
                    "××局2026年文明旅游工作安排",
                ),
            ]
        ),
        (
            "附件××局学习安排为落实上级部署，制定本安排。",
            "x",
            Header("××局学习安排", "", 0, "title"),
        ),
        (
            "发文机关： ××市人民政府　成文日期： 2026年02月11日\n标　　题： ××市人民政府关于助餐服务的若干意见",
            "x",
            Header(
                "××市人民政府关于助餐服务的若干意见",
                "××市人民政府",
                2026,
                "title",
                "letterhead",
                "date",
            ),
        ),
    ],
)
def test_the_title_says_most(preamble: str, name: str, header: Header) -> None:
    source, _ = clean_document(text_lines(preamble).lines)
    assert header_of(preamble, source, name) == header


def test_unit_and_year_are_found_elsewhere_where_the_title_is_silent() -> None:
    text = "精神文明建设工作方案\n一、总结2025年，做好2026年工作，2026年底完成。\n××街道办事处\n2026年1月5日"
    source, _ = clean_document(text_lines(text).lines)
    assert header_of("精神文明建设工作方案", source, "x") == Header(
        "××街道办事处精神文明建设工作方案", "××街道办事处", 2026, "title", "signature", "date"
    )


def test_a_date_in_chinese_signs_below_the_office_is_no_office() -> None:
    text = "工作安排(2026年)\n一、学习。\n××税务所\n二〇二六年二月三日"
    source, _ = clean_document(text_lines(text).lines)
    assert header_of("工作安排(2026年)", source, "x").unit == "××税务所"


def title_of(preamble: str) -> str:
    source, _ = clean_document(text_lines(preamble).lines)
    return header_of(preamble, source, "x").title


@each_row(
    "kind",
    [
        "方案",
        "计划",
        "要点",
        "安排",
        "意见",
        "办法",
        "细则",
        "分解表",
        "任务表",
        "任务书",
        "安排表",
        "计划表",
        "规划",
        "清单",
        "台账",
        "分工表",
        "一览表",
        "制度",
        "打算",
    ],
)
def test_each_kind_of_paper_ends_a_title(kind: str) -> None:
    assert title_of(f"2026年创建{kind}") == f"2026年创建{kind}"
    assert title_of(f"2026年创建{kind}（试行）") == f"2026年创建{kind}（试行）"
    assert title_of(f"2026年创建{kind}【附】") == f"2026年创建{kind}【附】"
    assert title_of(f"2026年创建{kind}说明") == ""
    assert title_of(f"关于印发《志愿服务{kind}》的通知各科室：") == f"志愿服务{kind}"


@pytest.mark.parametrize(("length", "known"), [(60, True), (61, False)])
def test_a_title_has_no_more_than_sixty_characters(length: int, known: bool) -> None:
    title = f"2026年{'好' * (length - 9)}工作方案"
    assert title_of(title) == (title if known else "")


@pytest.mark.parametrize("stop", "。；：，")
def test_a_sentence_is_no_title(stop: str) -> None:
    assert title_of(f"2026年{stop}工作方案") == ""


@pytest.mark.parametrize("behind", ["为", "根据", "按照", "现", "近年", "遵照", "依据"])
def test_a_title_may_run_on_into_the_text(behind: str) -> None:
    assert title_of(f"××局学习安排{behind}落实部署。") == "××局学习安排"


@pytest.mark.parametrize("before", ["附件", "附件2", "关于印发", "年度"])
def test_what_stands_before_a_title_is_none_of_it(before: str) -> None:
    assert title_of(f"{before}创建工作方案") == "创建工作方案"


@pytest.mark.parametrize(
    "field",
    [
        "发文机关",
        "发布机构",
        "发文单位",
        "编制单位",
        "制定单位",
        "填报单位",
        "填报单位（盖章）",
        "信息来源",
    ],
)
def test_each_field_that_names_the_office(field: str) -> None:
    preamble = f"{field}：××市文明办\n创建工作方案"
    source, _ = clean_document(text_lines(preamble).lines)
    found = header_of(preamble, source, "x")
    assert (found.unit, found.unit_from) == ("××市文明办", "letterhead")


@pytest.mark.parametrize("head", ["文件", "公文稿纸", "公文处理笺", "办公室文件"])
def test_the_head_of_a_page_names_the_office(head: str) -> None:
    preamble = f"××市文明委{head}\n创建工作方案"
    source, _ = clean_document(text_lines(preamble).lines)
    assert header_of(preamble, source, "x").unit.startswith("××市文明委")


@each_row(
    "dated",
    [
        *(f"{word}{kind}：2025-03-01" for word in ("", "成文", "发布", "编制", "印发", "填报", "制定") for kind in ("日期", "时间")),
        "日期：2025年3月", "日期：2025.3", "日期：2025/3", "二〇二五年三月一日",
    ],
)  # fmt: skip
def test_each_way_to_date_a_document(dated: str) -> None:
    preamble = f"××局创建工作方案\n{dated}"
    source, _ = clean_document(text_lines(preamble).lines)
    found = header_of(preamble, source, "x")
    assert (found.year, found.year_from) == (2025, "date")


@each_row("digits", [(0, "零"), *enumerate("一二三四五六七八九", start=1)])
def test_each_digit_of_a_year_in_words(digits: tuple[int, str]) -> None:
    n, digit = digits
    preamble = f"二〇二{digit}年创建工作方案"
    source, _ = clean_document(text_lines(preamble).lines)
    assert header_of(preamble, source, "x").year == 2020 + n


@pytest.mark.parametrize("title", ["2026-2028年创建规划", "2026年至2028年创建规划", "2026~2028年度创建规划", "2026年--2028年创建规划"])  # fmt: skip
def test_a_range_of_years_is_no_year(title: str) -> None:
    source, _ = clean_document(text_lines(title).lines)
    assert header_of(title, source, "x").year == 0


def test_the_office_above_the_title_begins_it_and_not_the_one_that_signed() -> None:
    text = "××公司\n2026年温馨公交工作计划\n一、总结工作。\n××公司党委工作部\n2026年1月5日"
    source, _ = clean_document(text_lines(text).lines)
    found = header_of("××公司\n2026年温馨公交工作计划", source, "x")
    assert (found.title, found.unit) == ("××公司2026年温馨公交工作计划", "××公司党委工作部")


def test_a_date_above_the_title_is_no_part_of_it() -> None:
    text = "××局\n2026年3月3日\n××局工作方案"
    source, _ = clean_document(text_lines(text).lines)
    assert header_of(text, source, "x").title == "××局工作方案"
