"""Automatic numbers of Word documents, as a reader sees them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from programs import run_program
from reading import word_texts

OFFICIAL = [
    ("chineseCounting", "%1、"),
    ("chineseCounting", "（%2）"),
    ("decimal", "%3."),
    ("decimal", "（%4）"),
    ("decimalEnclosedCircleChinese", "%5"),
]


def official(word: Any) -> Any:
    """Five levels, restarts, a second list, and numbers carried by styles."""
    made = word()
    main = made.list_of(made.abstract(OFFICIAL))
    for text, level in (
        ("指导思想", 0), ("重点任务", 0), ("强化思想武装", 1), ("抓学习。每月一次。", 2), ("抓宣讲。", 2),
        ("进机关", 3), ("进社区", 3), ("设讲台", 4), ("选讲师", 4), ("深化创建", 1), ("抓单位。", 2),
        ("保障措施", 0), ("加强领导", 1),
    ):  # fmt: skip
        made.add(text, main, level)
    return made


OFFICIAL_LINES = [
    "一、指导思想", "二、重点任务", "（一）强化思想武装", "1.抓学习。每月一次。", "2.抓宣讲。", "（1）进机关",
    "（2）进社区", "①设讲台", "②选讲师", "（二）深化创建", "1.抓单位。", "三、保障措施", "（一）加强领导",
]  # fmt: skip


def test_five_levels_count_and_restart_as_in_word(word: Any) -> None:
    assert word_texts(official(word).bytes()) == OFFICIAL_LINES


def styled(word: Any) -> Any:
    """Numbers through styles, a style based on another, and one paragraph with numbering off."""
    made = word()
    number = made.list_of(made.abstract(OFFICIAL))
    made.number_style("章", number, 0)
    made.number_style("节", number, 1)
    made.number_style("小节", 0, 0, base="节")
    made.add("总体要求", style="章")
    made.add("任务", style="章")
    made.add("学习", style="节")
    made.add("宣讲", style="小节")
    made.add("不编号", 0, None, style="节")
    made.add("创建", style="节")
    return made


STYLED_LINES = ["一、总体要求", "二、任务", "（一）学习", "（二）宣讲", "不编号", "（三）创建"]


def test_numbers_come_from_styles_and_can_be_switched_off(word: Any) -> None:
    assert word_texts(styled(word).bytes()) == STYLED_LINES


def overridden(word: Any) -> Any:
    """A second list of the same abstract one that starts anew, and one that starts at 5."""
    made = word()
    abstract = made.abstract([("decimal", "%1."), ("decimal", "%1.%2")])
    first = made.list_of(abstract)
    again = made.list_of(
        abstract, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    )
    later = made.list_of(
        abstract, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    )
    for text, number, level in (
        ("甲", first, 0), ("乙", first, 0), ("乙一", first, 1), ("丙", again, 0), ("丁", again, 0),
        ("戊", later, 0), ("己", later, 0), ("己一", later, 1),
    ):  # fmt: skip
        made.add(text, number, level)
    return made


OVERRIDDEN_LINES = ["1.甲", "2.乙", "2.1 乙一", "1.丙", "2.丁", "5.戊", "6.己", "6.1 己一"]


def test_lists_restart_where_they_are_overridden(word: Any) -> None:
    assert word_texts(overridden(word).bytes()) == OVERRIDDEN_LINES


def test_legal_numbering_prints_all_levels_in_arabic(word: Any) -> None:
    made = word()
    abstract = made.abstract(
        [("chineseCounting", "第%1章"), ("decimal", "%1.%2")], per_level="<w:isLgl/>"
    )
    number = made.list_of(abstract)
    made.add("总则", number, 0)
    made.add("目的", number, 1)
    assert word_texts(made.bytes()) == ["第1章总则", "1.1 目的"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("chineseCounting", ["一", "二", "十", "十一", "二十"]),
        ("chineseCountingThousand", ["一", "二", "十", "十一", "二十"]),
        ("taiwaneseCountingThousand", ["一", "二", "十", "十一", "二十"]),
        ("japaneseCounting", ["一", "二", "十", "十一", "二十"]),
        ("ideographDigital", ["一", "二", "一〇", "一一", "二〇"]),
        ("chineseLegalSimplified", ["壹", "贰", "壹拾", "壹拾壹", "贰拾"]),
        ("decimalFullWidth", ["１", "２", "１０", "１１", "２０"]),
        ("decimalEnclosedCircle", ["①", "②", "⑩", "⑪", "⑳"]),
        ("upperRoman", ["I", "II", "X", "XI", "XX"]),
        ("lowerLetter", ["a", "b", "j", "k", "t"]),
        ("ideographTraditional", ["甲", "乙", "癸", "11", "20"]),
    ],
)
def test_formats_of_numbers(word: Any, form: str, labels: list[str]) -> None:
    made = word()
    number = made.list_of(made.abstract([(form, "%1、")]))
    for n in range(20):
        made.add(f"第{n}", number, 0)
    found = [line.partition("、")[0] for line in word_texts(made.bytes())]
    assert [found[i] for i in (0, 1, 9, 10, 19)] == labels


SOFFICE = shutil.which("soffice")


def as_libreoffice_shows(data: bytes, folder: Path) -> list[str]:
    """The text that LibreOffice makes of a document, its spaces taken out."""
    source = folder / "x.docx"
    source.write_bytes(data)
    profile = (folder / "profile").as_uri()
    run_program(
        [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "txt:Text (encoded):UTF8",
         "--outdir", str(folder), str(source)],
    )  # fmt: skip
    text = (folder / "x.txt").read_text(encoding="utf-8-sig")
    return ["".join(line.split()) for line in text.splitlines() if line.strip()]


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("make", [official, styled, overridden])
def test_labels_agree_with_libreoffice(word: Any, make: Any, tmp_path: Path) -> None:
    data = make(word).bytes()
    assert ["".join(line.split()) for line in word_texts(data)] == as_libreoffice_shows(
        data, tmp_path
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("restart", "labels"),
    [
        ("", ["1.", "1.1.", "a", "b", "1.2.", "a", "2.", "2.1.", "a"]),
        ("0", ["1.", "1.1.", "a", "b", "1.2.", "c", "2.", "2.1.", "d"]),
        ("1", ["1.", "1.1.", "a", "b", "1.2.", "c", "2.", "2.1.", "a"]),
        ("2", ["1.", "1.1.", "a", "b", "1.2.", "a", "2.", "2.1.", "a"]),
    ],
)
def test_a_level_restarts_after_the_levels_that_it_says(
    word: Any, restart: str, labels: list[str]
) -> None:
    made = word()
    levels = [("decimal", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3")]
    abstract = made.abstract(levels)
    if restart:
        from docx.oxml import parse_xml

        ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        made._abstract[0][2].insert(2, parse_xml(f'<w:lvlRestart {ns} w:val="{restart}"/>'))
    number = made.list_of(abstract)
    for level in (0, 1, 2, 2, 1, 2, 0, 1, 2):
        made.add("甲", number, level)
    assert [text.rstrip("甲").strip() for text in word_texts(made.bytes())] == labels
