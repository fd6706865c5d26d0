"""Whole documents of forty invented offices: the screen and the plan that a clerk gets, letter by letter.

The documents and their gold were written by people who had not seen the importer; what is compared
is `NAME.plan.txt` beside each: the review on the screen, and plan.toml below it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from places import REPO
from reading import draft_in
from scoring import FIGURES, Score, rows_of

if TYPE_CHECKING:
    from cli.conftest import Golden, MakeOffice

OFFICES = REPO / "tests" / "data" / "imports" / "offices"
DOCUMENTS = sorted(
    path for path in OFFICES.iterdir() if not path.name.endswith((".gold.json", ".plan.txt"))
)
SEVERAL_DAYS = (
    "fayuan-oneline",
    "jinglaoyuan-onecell-form",
    "xiang-site-gb2312-layout",
    "xueyuan-weixin-utf8",
    "yuanqu-banfa",
    "zhongzhuan-oneline-double",
)
"""An item of theirs has several days; the plan has one of them, and its comment the others."""

SEVERAL_RHYTHMS = ("gongjiao-decimal-hardwrap", "jinglaoyuan-onecell-form", "yuanqu-banfa")
"""An item of theirs has several rhythms, and the plan one of them."""

WRONG = (("ditie-fenjie-merged", "chapter"),)
"""应急保障 in a table of tasks is taken for measures."""

DISAGREE = {
    *((name, "due") for name in SEVERAL_DAYS),
    *((name, "every") for name in SEVERAL_RHYTHMS),
    *WRONG,
}
"""Documents and figures in which an import is not what the gold has."""


@pytest.mark.slow
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_a_whole_document(office: MakeOffice, document: Path, golden: Golden) -> None:
    here = office({document.name: document.read_bytes()})
    done = here.run(f"wenming import {document.name} --year 2026 --unit ××局")
    assert (done.code, done.err) == (0, "")
    golden(
        OFFICES / f"{document.stem}.plan.txt", f"{done.out}\n{here.read('plans/2026/plan.toml')}"
    )


@pytest.mark.slow
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_it_is_what_a_person_found(document: Path) -> None:
    score = Score()
    gold = OFFICES / f"{document.stem}.gold.json"
    score.add(rows_of(draft_in(document)), json.loads(gold.read_text(encoding="utf-8")))
    wrong = {(document.stem, figure) for figure in FIGURES if score.f1(figure) < 1}
    assert wrong == {one for one in DISAGREE if one[0] == document.stem}
