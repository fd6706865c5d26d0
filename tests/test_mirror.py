"""Tests mirror the folders: who knows a module knows where its tests are, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from places import REPO

SOURCE = REPO / "src" / "wenming_cli"
TESTS = REPO / "tests"
ROOMS = ("core", "store", "formats", "office", "papers", "importers", "forms", "units", "views")
"""The modules of cli are commands and the edge: tests/cli/transcripts has a story of each command."""

UNTESTED: Mapping[str, str] = {
    "core/journal/lines": "a line is read and told about in store/journal/test_lines.py",
    "core/journal/reading": "one reader of all kinds of lines: core/journal/test_entries.py, store/journal/test_lines.py",
    "core/journal/values": "types of the fields of a line: core/journal/test_entries.py",
    "papers/summary/problems/findings": "what is wrong, kind by kind: papers/summary/problems/test_problems.py",
    "papers/summary/problems/reasons": "why something is not done: papers/summary/problems/test_problems.py",
    "papers/summary/words/duties": "what an item is for, in words: papers/summary/test_sentences.py",
    "papers/summary/words/notes": "the words of its records: papers/summary/test_sentences.py",
    "core/report/figures": "each cell of a report: core/report/test_report.py",
    "core/report/notes": "what stands around the figures: cli/transcripts/report.md",
    "core/journal/undo": "taking back is a move: core/moves/test_moves.py, its last section",
    "core/moves/attached": "values without any rule",
    "core/check/ahead": "what `check` tells of days to come: cli/test_seen.py and data/faults",
    "core/journal/ahead": "entries of days to come: core/board/test_fold.py, core/log/test_history.py",
    "core/journal/heads": "heads of files: cli/transcripts/check.md tells their story",
    "views/importaccount": "what was used and what was not: cli/test_import.py",
    "formats/relations": "which part points to which: formats/test_wordparts.py, forms/reading/test_pictures.py",
    "formats/limits": "the limits of each reader: importers/readers/test_limits.py",
    "importers/readers/word/around": "headers, notes and comments: importers/readers/word/test_docx.py",
    "importers/readers/word/looks": "struck, hidden, headings: importers/readers/word/test_docx.py",
    "importers/readers/word/tables": "rows and frames: importers/readers/word/test_docx.py",
    "importers/readers/word/words": "what is seen of a paragraph: importers/readers/word/test_docx.py",
    "importers/readers/excel/parts": "what openpyxl does not tell: importers/readers/excel/test_xlsx.py",
    "importers/readers/excel/values": "what cells show: importers/readers/excel/test_xlsx.py",
    "importers/readers/decoding": "encodings told apart: importers/readers/test_text.py",
    "importers/readers/frames": "cells that frame text: importers/readers/web/test_cells.py",
    "importers/readers/told": "kinds that are not read: importers/readers/test_read.py",
    "importers/readers/web/seen": "what a browser hides: importers/readers/web/test_html.py",
    "importers/readers/web/tokens": "the words of a page: importers/readers/web/test_html.py",
    "papers/summary/rhythms": "how often, and what was taken out: papers/summary/test_sentences.py",
    "papers/summary/facts": "which facts are told: papers/summary/test_sentences.py",
    "office/converting": "PDF, with LibreOffice and without: cli/test_pdf.py",
    "papers/word/formkinds": "a table of what a form may hold: papers/word/test_formparts.py",
    "store/evidence/sources": "files named as evidence: store/evidence/test_evidence.py",
    "store/kinds": "what stands at a path: store/test_userfiles.py",
    "store/walk": "what is in a folder: store/test_foreign.py",
    "core/dates/stated": "a value without any rule",
    "importers/meaning/spans": "values without any rule",
    "importers/merging/comparison": "edited cells found: office/test_ownpapers.py, cli/test_import_into.py",
    "office/merging": "tables into a plan: office/test_importing.py, cli/test_import_into.py",
    "views/merged": "the page of one command: cli/test_import_into.py",
    "importers/merging/proposal": "a value without any rule; office/test_importing.py makes it",
    "views/attached": "what `attach` tells besides: cli/transcripts/attach.md",
    "office/forms/editing": "a sheet for one sitting: cli/test_edit.py",
    "views/forms/edit": "the page of one command: cli/test_edit.py",
    "views/forms/remind": "the page of one command: cli/transcripts/remind.md, cli/json/remind.json",
    "papers/slips/slip": "values without any rule",
    "papers/text/plain": "texts of reminders as a file: papers/word/test_slips.py",
    "views/check": "the page of one command: cli/transcripts/check.md, cli/json/check.json",
    "views/changes": "the page of one command: cli/transcripts/changes.md",
    "views/close": "the page of one command: cli/transcripts/close.md, cli/transcripts/reopen-period.md",
    "views/closed": "a line on the pages of others: cli/transcripts/close.md, cli/transcripts/changes.md",
    "views/checklist": "the page of one command: cli/transcripts/checklist.md, cli/screens",
    "views/due": "the page of one command: cli/transcripts/due.md, cli/screens",
    "views/imported": "the page of one command: cli/transcripts/import.md, cli/test_import.py",
    "views/entries/ofplan": "lines of `log`: cli/transcripts/25-forms-came-back.md, cli/transcripts/close.md",
    "views/entries/said": "the words of entries: cli/transcripts, cli/screens/log.zh.txt",
    "views/list": "the page of one command: cli/transcripts/list.md, cli/screens",
    "views/log": "the page of one command: cli/transcripts/log.md, cli/screens",
    "views/questions": "what a person is asked, on a real terminal: cli/test_asking.py",
    "views/recorded": "the page of the recording commands: cli/transcripts, a story of each",
    "views/report": "the page of one command: cli/transcripts/report.md, cli/screens",
    "views/forms/sheets": "the page of one command: cli/transcripts/sheets.md",
    "office/forms/files/before": "what was collected before: office/forms/test_collecting.py",
    "office/forms/files/choosing": "several files of one form: office/forms/test_collecting.py",
    "office/forms/files/formfile": "a file as it was read: office/forms/test_collecting.py",
    "office/forms/office": "one line a method: docs/test_python.py pins them, and office/forms tests call them",
    "office/forms/filing": "what a form brings into the journal: office/forms/test_collecting.py",
    "office/forms/incoming": "files that came back, and which of them count: office/forms/test_collecting.py",
    "office/forms/foreign": "forms of other plans, and of ours under another name: office/forms/test_collecting.py",
    "office/forms/proofs": "which file proves which row: cli/test_collect_told.py, office/forms/test_collecting.py",
    "views/forms/leftovers": "what was not read: cli/test_collect_told.py",
    "views/forms/passedby": "files that were not taken: cli/transcripts/collect.md, cli/test_collect_told.py",
    "office/forms/wish": "values, and options that make no sense: office/forms/test_collecting.py",
    "views/forms/collect": "the page of one command: cli/transcripts/collect.md",
    "views/forms/collectedjson": "its answer: docs/test_json.py, office/forms/test_collecting.py",
    "views/forms/openends": "what is left open: cli/transcripts/collect.md",
    "office/forms/issued": "forms as they are kept: office/forms/test_sheets.py",
    "office/units/reading": "one unit, whatever it sent: office/units/test_gathering.py",
    "office/units/task": "values without any rule",
    "units/submission/submitted": "values without any rule",
    "units/unit": "a unit of a list: units/test_roster.py",
    "views/units/rollup": "the page of one command: cli/transcripts/rollup.md",
    "views/units/besides": "answers and files that were written: cli/transcripts/rollup.md",
    "views/units/submit": "the page of one command: cli/transcripts/submit.md",
    "views/show": "the page of one command: cli/transcripts/show.md, cli/screens",
    "views/status": "the page of one command: cli/transcripts/status.md, cli/screens",
}
"""Modules without a test file of their own name, each with what holds it."""

STORIES: Mapping[str, str] = {
    "forms/reading/test_hostile": "forms that are broken, huge or made to harm, through every reader",
    "importers/meaning/test_corpus_phrases": "phrases of real plans, through every module of the folder",
    "importers/test_accuracy": "scores over whole documents",
    "importers/test_bad_input": "bad files through the whole command, with time and memory",
    "importers/test_documents": "whole documents and their gold",
    "importers/test_hostile": "strange input through all of the room",
    "importers/test_nothing_lost": "every character of a document is kept, whichever reader it goes through",
    "importers/readers/test_all_is_told": "each piece of a document is read or left out, in every reader",
    "importers/readers/test_limits": "documents that would grow, through every reader",
    "importers/test_speed": "time over whole documents",
    "office/test_collected": "what a form brought: written, taken back, closed, told on papers",
    "office/forms/test_cells": "every edit of one cell of a form, in a real workbook, and what becomes of it",
    "office/forms/test_clones": "two machines that collect the same forms and merge",
    "office/forms/test_harmful": "whatever value a cell holds, through the whole command",
    "office/forms/test_roundtrips": "forms that other programs saved, and nobody filled in",
    "office/forms/test_speed": "time over the forms of a large office",
    "papers/excel/test_readers_agree": "other programs open the workbooks",
    "papers/test_injection": "no text of a user becomes a formula or markup in any format",
    "papers/test_rendering": "other programs draw the documents",
    "papers/test_roundtrip": "a breakdown goes out to a person and comes in again",
    "papers/test_scale": "time and memory of papers of 10,000 items",
    "store/evidence/test_evidence": "evidence on real disks, from the copy to the check",
    "store/test_disks": "disks that are full, read-only, slow or broken",
    "store/test_older_program": "the program of before there were forms, on a journal that has them",
    "store/test_versions": "files of older and newer programs under all of the room",
}
"""Test files about more than one module, each with what it tells."""


def modules_in(source: Path, rooms: Iterable[str] = ROOMS) -> set[str]:
    """The modules of some rooms, as `core/board/leaf`."""
    found = (path for room in rooms for path in (source / room).rglob("*.py"))
    return {
        path.relative_to(source).with_suffix("").as_posix()
        for path in found
        if path.stem != "__init__"
    }


def files_in(tests: Path, rooms: Iterable[str] = ROOMS) -> set[str]:
    """The test files of some rooms, as `core/board/test_leaf`."""
    found = (path for room in rooms for path in (tests / room).rglob("test_*.py"))
    return {path.relative_to(tests).with_suffix("").as_posix() for path in found}


def is_about(test: str, module: str) -> bool:
    """Tell whether a test file bears the name of a module: test_rhythm, test_rhythm_cases."""
    folder, _, name = module.rpartition("/")
    return test == f"{folder}/test_{name}" or test.startswith(f"{folder}/test_{name}_")


def untested(modules: set[str], tests: set[str]) -> set[str]:
    """The modules that no test file is named after."""
    return {one for one in modules if not any(is_about(test, one) for test in tests)}


def stories(modules: set[str], tests: set[str]) -> set[str]:
    """The test files that are named after no module."""
    return {test for test in tests if not any(is_about(test, one) for one in modules)}


def test_each_module_has_a_test_file_of_its_name_or_a_reason() -> None:
    found = untested(modules_in(SOURCE), files_in(TESTS))

    assert sorted(found - set(UNTESTED)) == [], "give each a test file, or a reason in UNTESTED"
    assert sorted(set(UNTESTED) - found) == [], "these need no reason any more"


def test_each_test_file_is_named_after_a_module_or_is_a_story() -> None:
    found = stories(modules_in(SOURCE), files_in(TESTS))

    assert sorted(found - set(STORIES)) == [], "name each after its module, or say what it tells"
    assert sorted(set(STORIES) - found) == [], "these need no reason any more"


def places_in(reason: str) -> list[str]:
    """The files and folders that a reason names, each with its whole path below tests/."""
    return re.findall(r"[\w-]+(?:/[\w-]+)+(?:\.\w+)*|[\w-]+(?:\.[a-z]+)+", reason)


def test_each_file_that_a_reason_names_is_there() -> None:
    named = {place for reason in UNTESTED.values() for place in places_in(reason)}

    assert sorted(place for place in named if not (TESTS / place).exists()) == []


@pytest.mark.parametrize("name", ["errors", "message", "reasons"])
def test_a_module_that_every_room_may_import_has_its_tests_at_the_top(name: str) -> None:
    assert (SOURCE / f"{name}.py").is_file()
    assert (TESTS / f"test_{name}.py").is_file()


def test_what_is_planted_is_found() -> None:
    modules = {"core/board/leaf", "core/board/rhythm", "core/nearest"}
    tests = {"core/board/test_rhythm_cases", "core/test_leaf", "core/test_nearest"}

    assert untested(modules, tests) == {"core/board/leaf"}
    assert stories(modules, tests) == {"core/test_leaf"}
    assert places_in("a page: cli/transcripts/log.zh.md, close.md; data/faults") == [
        "cli/transcripts/log.zh.md", "close.md", "data/faults",
    ]  # fmt: skip
