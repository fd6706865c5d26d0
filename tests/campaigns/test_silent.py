"""What an import does not use it names; and that the campaign sees where it does not."""

from __future__ import annotations

from typing import Any

import pytest
from campaigns.report import Report

from campaigns import silent
from turns import turns

SEED = 20261128
ITEM = {
    "no": "1", "title": "组织学习", "lead": ["党办"], "due": "2026-06-30", "words": {"due": "6月底前"},
}  # fmt: skip


def judged(*, nodes: list[dict[str, Any]], unused: tuple[str, ...] = ()) -> Report:
    report = Report("silent", SEED, quiet=True)
    told = [{"text": text} for text in unused]
    silent.judge("a.txt", [ITEM], {"nodes": nodes, "unused": told, "problems": []}, report)
    return report


def node(**said: object) -> dict[str, Any]:
    return {"no": "1", "lead": [], "support": [], "leader": None, "due": None, **said}


@pytest.mark.slow
def test_documents_with_broken_owners_and_dates_lose_nothing_silently() -> None:
    report = silent.run(100, SEED, silent.OURS[1:], quiet=True)

    assert report.findings == []
    assert report.counts == {
        "documents": 4, "label": 18, "owner": 16, "deadline": 12,
        "deadline that lack": 7, "owner that lack": 5, "label that lack": 3,
    }  # fmt: skip


@pytest.mark.slow
def test_no_sample_loses_anything_silently() -> None:
    assert silent.run(turns(30, of=1000), SEED, quiet=True).findings == []


def test_what_is_used_needs_no_word() -> None:
    assert judged(nodes=[node(lead=["党办"], due="2026-06-30")]).findings == []


def test_what_is_told_is_not_silent() -> None:
    report = judged(nodes=[node()], unused=("牵头单位：党办", "6月底前"))

    assert report.findings == []
    assert report.counts["owner that lack"] == report.counts["deadline that lack"] == 1


def test_what_is_gone_without_a_word_is_found() -> None:
    assert judged(nodes=[node(due="2026-05-31")]).findings == [
        "a.txt: the owner 党办 of 1 is gone without a word",
        "a.txt: the deadline 2026-06-30 of 1 is gone without a word",
    ]
    assert judged(nodes=[]).findings[0] == "a.txt: the label 组织学习 of 1 is gone without a word"


def test_parts_that_were_made_of_an_item_have_its_dates() -> None:
    part = node(no="1.1", due="2026-06-30", derived=True)
    assert judged(nodes=[node(lead=["党办"]), part]).findings == []


def test_gold_of_corpora_says_the_same_in_other_words() -> None:
    report = Report("silent", SEED, quiet=True)
    gold = {
        "id": "1", "text_start": "组织学习", "owner": {"lead": ["党办"], "raw": "由党办牵头"},
        "deadline": [
            {"type": "by", "end": "2026-06-30", "raw": "6月底前"},
            {"type": "by", "end": "2026-12-31", "raw": "年底"},
            {"type": "recurring", "end": None, "raw": "每月"},
        ],
    }  # fmt: skip
    answer = {"nodes": [node()], "unused": [{"text": "由党办牵头"}], "problems": []}
    silent.judge("a.txt", [gold], answer, report)

    assert report.findings == ["a.txt: the deadline 2026-06-30 of 1 is gone without a word"]


def test_a_folder_without_documents_is_a_mistake(tmp_path: Any) -> None:
    assert len(silent.run(1, SEED, [tmp_path], quiet=True).findings) == 1
