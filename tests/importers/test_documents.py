"""Documents in every style that offices write, each against what a person found in it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from places import DATA
from reading import draft_in, lines_in
from scoring import rows_of
from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.draft.plantext import plan_text
from wenming_cli.importers.outline.outline import outline
from wenming_cli.importers.readers.decoding import try_decode
from wenming_cli.store.plan.file import read_plan
from wenming_cli.store.userpath import UserPath

IMPORTS = DATA / "imports"
DOCUMENTS = sorted(
    p for p in IMPORTS.iterdir() if p.is_file() and p.suffix != ".json" and p.stem != "README"
)
YEARS = {"one-line-website": 2024, "old-word": 2025}
TEXTS = [p for p in DOCUMENTS if p.suffix in (".txt", ".md")]


def parameters(paths: list[Path]) -> list[Any]:
    """Each document; those that LibreOffice opens only where it is installed, and as slow ones."""
    old = [
        pytest.mark.slow,
        pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice"),
    ]
    return [pytest.param(p, marks=old if p.suffix == ".doc" else [], id=p.stem) for p in paths]


every_document = pytest.mark.parametrize("path", parameters(DOCUMENTS))
every_text = pytest.mark.parametrize("path", parameters(TEXTS))


@pytest.mark.slow
@every_document
def test_what_is_found_is_what_a_person_found(path: Path) -> None:
    gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    assert rows_of(draft_in(path)) == gold


@pytest.mark.slow
@every_document
def test_no_character_is_lost_between_the_document_and_its_nodes(path: Path) -> None:
    source, _ = clean_document(lines_in(path))
    cut = outline(source)
    assert cut.preamble + "".join(node.raw for node in cut.nodes) == source.text


@pytest.mark.slow
@every_text
def test_each_node_knows_its_place_in_the_source(path: Path) -> None:
    lines = (try_decode(path.read_bytes()) or "").replace("\r\n", "\n").split("\n")
    for entry in draft_in(path).numbered:
        line, column = entry.node.place
        if entry.node.label and entry.node.cells:
            assert entry.node.label in lines[line - 1]
        elif entry.node.label and entry.node.style != "tcat":
            assert lines[line - 1][column - 1 :].lstrip("* ").startswith(entry.node.label)


@pytest.mark.slow
@every_document
def test_the_plan_that_is_written_has_no_faults(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "plan.toml"
    target.write_text(plan_text(draft_in(path), path.name, "0" * 64), encoding="utf-8")
    read = read_plan(UserPath(target, "plan.toml"))
    assert [p for p in read.problems if not p.notice and p.code != "no-items"] == []
    assert read.plan is not None
    assert read.plan.year == YEARS.get(path.stem, 2026)


def test_a_doubled_number_gets_the_next_free_one_in_the_plan(tmp_path: Path) -> None:
    text = plan_text(draft_in(IMPORTS / "mixed-widths.txt"), "x.txt", "0" * 64)
    target = tmp_path / "plan.toml"
    target.write_text(text, encoding="utf-8")
    plan = read_plan(UserPath(target, "plan.toml")).plan
    assert plan is not None
    assert [item.no for item in plan.items if item.no.startswith("4.")] == ["4.1", "4.3", "4.4"]
    assert "原文编号重复" in text


def test_items_take_over_what_their_month_or_section_says() -> None:
    text = plan_text(draft_in(IMPORTS / "months.txt"), "x.txt", "0" * 64)
    assert "时限来自上级条目 5" in text


def test_a_site_around_the_document_and_its_swapped_words_are_reported() -> None:
    made = draft_in(IMPORTS / "parts-website.txt")
    assert (made.unit, made.year) == ("××县人民医院", 2026)
    assert "site" in {piece.kind for piece in made.account.left_out}
