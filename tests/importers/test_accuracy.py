"""The accuracy of imports: five figures over every document in tests/data/imports, each with a floor."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from reading import draft_in
from scoring import FIGURES, Score, rows_of

if TYPE_CHECKING:
    from importers.conftest import WordFile

DATA = Path(__file__).parents[1] / "data" / "imports"
UNSEEN = DATA / "unseen"
FLOORS = {"outline": 0.995, "chapter": 0.995, "lead": 0.991, "due": 0.99, "every": 0.985}
"""Just below what was measured; who gains more raises them."""


def a_word_document(word: WordFile) -> bytes:
    """A plan whose numbers Word counts, the way offices type it."""
    levels = word.abstract(
        [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
    )
    numbers = word.list_of(levels)
    word.add("××县公安局2026年精神文明创建工作方案")
    for level, text in [
        (0, "工作目标"),
        (None, "争创省级文明单位，群众满意度稳步提升。"),
        (0, "工作内容"),
        (1, "开展警示教育。每半年召开1次警示教育大会。（责任单位：督察大队）"),
        (1, "建设文明窗口。"),
        (2, "推行“一窗通办”，6月底前覆盖全部派出所。（责任单位：治安大队）"),
        (2, "每月评选“微笑之星”1名。（责任单位：政工室）"),
        (
            1,
            "开展平安宣传。12月2日前完成“全国交通安全日”主题宣传。（牵头单位：交警大队；配合单位：指挥中心）",
        ),
        (0, "工作要求"),
        (1, "统一思想。各大队要高度重视，狠抓落实。"),
        (1, "及时报送。各单位每月25日前报送工作情况。"),
    ]:
        word.add(text, numbers if level is not None else None, level)
    return word.bytes()


def a_workbook() -> bytes:
    """A breakdown table whose first column is merged downwards."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [
        ("××区税务局2026年精神文明创建任务分解表",),
        ("类别", "序号", "工作任务", "工作标准", "责任部门", "完成时限"),
        ("一、党建引领", 1, "青年理论学习小组活动", "每月1次", "机关党委", "全年"),
        (None, 2, "党员先锋岗评选", "评选5个", "机关党委、人事科", "6月25日前"),
        ("二、便民服务", 3, "税法进企业", "走访50户", "纳税服务科", "4月底前"),
        (None, 4, "窗口服务考评", "每季度1次", "办税服务厅", "全年"),
        (None, 5, "办税厅扩容", "增加窗口4个", "办公室", "8月15日前"),
        ("三、文化建设", 6, "职工书画展", "征集作品30幅", "工会", "9月28日前"),
    ]:
        sheet.append(row)
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("A5:A7")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def gold(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return rows


@pytest.fixture
def documents(tmp_path: Path, word: Callable[[], WordFile]) -> list[tuple[Path, Path]]:
    """Every document with its gold, but for the old Word that LibreOffice has to open."""
    made = {"police-word.docx": a_word_document(word()), "tax-excel.xlsx": a_workbook()}
    found = []
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
        found.append((tmp_path / name, (UNSEEN / name).with_suffix(".gold.json")))
    for path in sorted([*DATA.iterdir(), *UNSEEN.iterdir()]):
        wanted = path.with_suffix(".gold.json")
        if path.suffix not in (".json", ".doc") and wanted.is_file():
            found.append((path, wanted))
    return found


def test_no_figure_falls_below_its_floor(documents: list[tuple[Path, Path]]) -> None:
    score = Score()
    for document, wanted in documents:
        score.add(rows_of(draft_in(document)), gold(wanted))
    figures = {figure: round(score.f1(figure), 4) for figure in FIGURES}
    assert [figure for figure in FIGURES if figures[figure] < FLOORS[figure]] == [], figures


def test_every_gold_has_its_document(documents: list[tuple[Path, Path]]) -> None:
    scored = {wanted for _, wanted in documents}
    there = {*DATA.glob("*.gold.json"), *UNSEEN.glob("*.gold.json")}
    assert there - scored == {DATA / "old-word.gold.json"}


# --- the scorer itself -----------------------------------------------------------------------

GOLD: list[dict[str, Any]] = [
    {"no": "1", "title": "重点任务", "chapter": "task"},
    {"no": "1.1", "title": "理论学习", "chapter": "task", "lead": ["党办", "工会"], "every": "month×1"},
    {"no": "1.2", "title": "志愿服务", "chapter": "task", "lead": ["团委"], "due": "2026-03-31"},
]  # fmt: skip


def figures_of(found: list[dict[str, Any]]) -> list[float]:
    score = Score()
    score.add(found, GOLD)
    return [round(score.f1(figure), 2) for figure in FIGURES]


def test_what_agrees_scores_one() -> None:
    assert figures_of(GOLD) == [1.0] * 5
    assert figures_of([row | {"title": f"{row['title']}。"} for row in GOLD]) == [1.0] * 5


def test_a_missed_node_loses_what_it_says() -> None:
    assert figures_of(GOLD[:2]) == [0.8, 0.8, 0.8, 0.0, 1.0]


def test_a_node_with_another_title_is_missed_and_invented() -> None:
    assert figures_of([*GOLD[:2], GOLD[2] | {"title": "其他"}]) == [0.67, 0.67, 0.67, 0.0, 1.0]


def test_an_invented_fact_counts_against_its_figure_only() -> None:
    assert figures_of([GOLD[0] | {"lead": ["党办"]}, *GOLD[1:]]) == [1.0, 1.0, 0.86, 1.0, 1.0]
    assert figures_of([GOLD[0] | {"every": "week×1"}, *GOLD[1:]]) == [1.0, 1.0, 1.0, 1.0, 0.67]


def test_a_wrong_chapter_or_day_is_missed() -> None:
    assert figures_of([GOLD[0] | {"chapter": "goal"}, *GOLD[1:]]) == [1.0, 0.67, 1.0, 1.0, 1.0]
    assert figures_of([*GOLD[:2], GOLD[2] | {"due": "2026-03-30"}]) == [1.0, 1.0, 1.0, 0.0, 1.0]
