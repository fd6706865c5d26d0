"""Lines of websites, viewers and printers, and lines of offices that look like them."""

from __future__ import annotations

import pytest

from wenming_cli.importers.cleaning.boilerplate import (
    is_page_number,
    is_site_line,
    is_tip,
    opens_tips,
    suggests_more,
)


@pytest.mark.parametrize(
    ("line", "site"),
    [
        ("下载文档", True), ("页数:12", True), ("当前位置:首页>方案", True), ("方案.docx", True),
        ("责任编辑:某某", True), ("上一篇:总结", True), ("分享经验", False), ("首页要更新", False),
        ("下载文档到电脑,方便使用", True), ("免责声明:本答案为用户上传,不代表本网观点。", True),
        ("本文如有侵权请及时联系本站删除。", True), ("一、学习", False), ("来源:" + "长" * 41, False),
    ],
)  # fmt: skip
def test_lines_of_a_website(line: str, site: bool) -> None:
    assert is_site_line(line) is site


@pytest.mark.parametrize(
    ("line", "number"),
    [("12", True), ("- 3 -", True), ("第3页 共9页", True), ("3/9", True), ("Page 3 of 9", True), ("", False),
     ("1234", False), ("3项", False), ("第3页表格", False)],
)  # fmt: skip
def test_page_numbers(line: str, number: bool) -> None:
    assert is_page_number(line) is number


def test_advice_of_a_website_is_told_from_items_of_the_plan() -> None:
    assert opens_tips("温馨提示:")
    assert not opens_tips("温馨提示牌要更换")
    assert is_tip("1.本站文档仅供参考")
    assert not is_tip("1.每月学习一次")
    assert not is_tip("本站文档仅供参考")


def test_titles_of_others_stand_below_a_heading_of_the_website() -> None:
    assert suggests_more("相关文档:")
    assert suggests_more("您可能感兴趣的文章")
    assert not suggests_more("相关文档要归档")
