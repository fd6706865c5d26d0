"""Names that only chapters have, alone or glued to the sentence behind them."""

from __future__ import annotations

import pytest

from wenming_cli.importers.outline.names import OPENERS, Opener, glued_name, names_chapter
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import read_text


@pytest.mark.parametrize("title", ["指导思想", "主要任务", "总则", "考核办法", "工作目标和任务"])
def test_a_name_of_a_chapter(title: str) -> None:
    assert names_chapter(title)


def test_the_name_of_an_item_is_none_of_a_chapter() -> None:
    assert not names_chapter("学雷锋志愿服务")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("工作目标以还路于民为目的", "工作目标"),
        ("指导思想全面贯彻上级精神", "指导思想"),
        ("总体要求和基本原则把场地开放作为小事来抓", "总体要求和基本原则"),
        ("工作目标及分年度进度安排全市现有场地1260片", "工作目标及分年度进度安排"),
        ("建立健全共享机制按照公益优先的原则", "建立健全共享机制"),
        ("运动员服务工作为了让人人满意", "运动员服务工作"),
        ("加强理论学习，组织全体党员", ""),
        ("要求各科室参加", ""),
    ],
)
def test_the_name_ends_where_the_sentence_begins(sentence: str, name: str) -> None:
    assert sentence[: glued_name(sentence)] == name


@pytest.mark.parametrize("row", OPENERS, ids=lambda row: row.example)
def test_each_word_that_opens_a_sentence_has_an_example(row: Opener) -> None:
    assert row.example[: glued_name(row.example)] == row.name


@pytest.mark.parametrize("slogan", ["强化措施确保落实", "健全机制力争突破", "加强领导各负其责"])
def test_the_second_half_of_a_slogan_opens_no_sentence(slogan: str) -> None:
    assert glued_name(slogan) == 0


def test_only_a_document_that_lost_its_line_breaks_has_names_glued_on() -> None:
    sentence = "工作目标以还路于民为目的，按照“减存量、控增量、管日常”的思路，让街面清爽起来。"
    filler = "要把好事办好，把实事办实，让群众看得见、摸得着、感受得到。" * 9
    one_line = (
        f"××局2026年工作方案为了市容，制定本方案。一、{sentence}二、工作任务（一）清查{filler}"
    )

    def titles(text: str) -> list[str]:
        draft = draft_of(read_text(text.encode(), "x.txt"), "x.txt", today_year=2026)
        return [item.node.title for item in draft.items]

    assert titles(one_line)[:2] == ["工作目标", "工作任务"]
    assert titles(f"一、{sentence}\n二、工作任务")[0] == "工作目标以还路于民为目的"
