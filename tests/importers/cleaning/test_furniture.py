"""Lines of a website above the document, told from its items."""

from __future__ import annotations

import pytest

from wenming_cli.importers.cleaning.furniture import drop_furniture
from wenming_cli.importers.readers.text import text_lines

ADVICE = ["- 1、下载之前请先看清预览页。", "- 2、预览不全的文件可以退还。", "- 3、如侵犯了您的权益，请与客服联系。"]  # fmt: skip


def left(*lines: str) -> list[str]:
    kept, _ = drop_furniture(text_lines("\n".join(lines)).lines)
    return [line.text for line in kept]


def test_numbered_advice_above_the_document_is_a_websites() -> None:
    assert left("某镇工作安排", *ADVICE, "某镇工作安排", "一、背景") == [
        "某镇工作安排", "某镇工作安排", "一、背景",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        ["1.加强网站建设。", "2.开展志愿服务。", "3.办好讲堂。"],
        ["一、任务", "1.加强网站建设。", "2.保护版权。"],
        ["1.加强网站建设。", "某镇工作安排"],
    ],
    ids=["one of several", "below a chapter", "alone"],
)
def test_items_about_websites_stay(lines: list[str]) -> None:
    assert left(*lines) == lines


TEXT = ["一、工作任务", "1.办好讲堂。", "2.评选好人。"]


@pytest.mark.parametrize(
    "behind",
    [
        ["【志愿服务工作计划】相关文章：", "1.社区志愿服务计划03-08", "2.学校志愿服务总结"],
        ["往期回顾", "一、食堂里的光盘行动", "二、图书馆开放时间"],
        ["文字：团委　图片：学生会", "推荐阅读", "1、迎新晚会", "2、运动会"],
        ["上一篇：家长会安排", "下一篇：春季运动会", "1. 校园风采", "2. 通知公告"],
        ["1.社区志愿服务计划03-08", "2.学校志愿服务总结(2025-12-30)", "关闭"],
    ],
)
def test_titles_of_other_documents_behind_the_text_are_a_websites(behind: list[str]) -> None:
    assert left(*TEXT, *behind) == TEXT


@pytest.mark.parametrize(
    "behind",
    [
        ["相关文章：", "二、保障措施", "1.加强领导。"],
        ["相关链接：", "1.由办公室负责。", "2.每月一次。"],
        ["1.迎新晚会", "2.运动会"],
        ["3.社区志愿服务计划03-08", "4.学校志愿服务总结03-09"],
        ["二、时间安排", "1.动员部署 03-08", "2.全面推进 03-20"],
    ],
    ids=["counts on", "sentences", "no heading", "runs on", "below a chapter"],
)
def test_items_behind_the_text_stay(behind: list[str]) -> None:
    assert left(*TEXT, *behind)[-2:] == behind[-2:]
