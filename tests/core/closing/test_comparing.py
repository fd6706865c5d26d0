"""What differs from a closing: each loss by its file, and nothing where things were added."""

from __future__ import annotations

import pytest

from building import Diary, document, task
from closing import PLAN, close_of, closing_of, text_of
from wenming_cli.core.closing.comparing import FolderNow, changed_parts, find_differences
from wenming_cli.core.closing.coverage import JournalText, read_lines
from wenming_cli.core.closing.planparts import kept_items, plan_parts
from wenming_cli.core.journal.entries import to_line
from wenming_cli.core.journal.planentries import Close
from wenming_cli.core.journal.reading import strip_line
from wenming_cli.core.journal.seals import seal_line


def journal() -> dict[str, list[bytes]]:
    diary = Diary()
    for n in range(5):
        diary("note", "3.1", note=f"第{n}条")
    return text_of({"li.jsonl": diary.entries[:3], "zhang.jsonl": diary.entries[3:]})


TEXT = journal()
CLOSE = close_of(TEXT, papers=[{"name": "小结.docx", "sha256": "c" * 64, "path": "小结.docx"}])


def found(
    text: JournalText, close: Close = CLOSE, plan: str = PLAN, **papers: str
) -> list[tuple[str, str]]:
    """The code and the file of each difference; the closing's own line is in the journal."""
    line = seal_line(to_line(close).encode(), b"") if close is CLOSE else to_line(close).encode()
    lines = read_lines({**text, "wang.jsonl": [line]})
    counts = {file: sum(bool(strip_line(one)) for one in own) for file, own in text.items()}
    now = FolderNow(lines, plan, counts=counts, papers={f"{k}.docx": v for k, v in papers.items()})
    return [(one.code, one.file) for one in find_differences(closing_of(close), now)]


def without(file: str, *numbers: int) -> JournalText:
    kept = [line for n, line in enumerate(TEXT[file]) if n not in numbers]
    return {**TEXT, file: kept}


def test_nothing_differs_where_all_is_there_and_more() -> None:
    more = seal_line(b'{"id": "0"}', TEXT["li.jsonl"][-1])
    assert found(TEXT) == []
    assert found({"li.jsonl": [more, *TEXT["zhang.jsonl"]], "zhang.jsonl": TEXT["li.jsonl"]}) == []


def test_another_plan_is_named() -> None:
    assert found(TEXT, plan="b" * 64) == [("closed-plan", "plan.toml")]
    assert found(TEXT, plan="") == [("closed-plan", "plan.toml")]


def test_of_a_plan_that_was_issued_anew_some_items_are_named_and_the_others_counted() -> None:
    parts = plan_parts(document(*(task(f"3.{n}", title=f"第{n}项") for n in range(1, 31))))
    close = close_of(TEXT, plan_head=parts.head, plan_items=kept_items(parts))
    now = plan_parts(document(*(task(f"3.{n}", title="新") for n in range(1, 31))))
    lines = read_lines({"wang.jsonl": [to_line(close).encode()]})
    folder = FolderNow(lines, "b" * 64, counts={}, papers={}, parts=now)

    said = {one.code: str(one.message) for one in find_differences(closing_of(close), folder)}

    assert "3.20 新（标题）；另有10处，见 `wenming changes 2023-Q1`" in said["closed-plan"]
    assert changed_parts(closing_of(close), folder._replace(plan=PLAN)) == []


@pytest.mark.parametrize("numbers", [(0,), (1,), (2,), (1, 2), (0, 1, 2)])
def test_lines_that_are_gone_are_named(numbers: tuple[int, ...]) -> None:
    assert found(without("li.jsonl", *numbers)) == [("closed-lines", "li.jsonl")]


def test_a_file_that_is_gone_is_named() -> None:
    assert found({"li.jsonl": TEXT["li.jsonl"]}) == [("closed-lines", "zhang.jsonl")]


def test_an_edited_end_is_named_with_its_file() -> None:
    edited = [*TEXT["li.jsonl"]]
    edited[2] = edited[2].replace("第2条".encode(), "改过".encode())
    assert found({**TEXT, "li.jsonl": edited}) == [("closed-lines", "li.jsonl")]


def test_an_edited_line_in_the_middle_is_named_though_no_file_is_shorter() -> None:
    edited = [*TEXT["li.jsonl"]]
    edited[1] = edited[1].replace("第1条".encode(), "改过".encode())
    assert found({**TEXT, "li.jsonl": edited}) == [("closed-lines", "")]


def test_a_closing_that_was_edited_is_named() -> None:
    close = close_of(TEXT, entries="0" * 64)
    assert found(TEXT, close) == [("closing-changed", "wang.jsonl"), ("closed-entries", "")]


def test_a_closing_without_its_line_is_named() -> None:
    now = FolderNow(read_lines(TEXT), PLAN, counts={}, papers={})
    assert [one.code for one in find_differences(closing_of(CLOSE), now)] == ["closing-changed"]


def test_entries_that_only_a_newer_program_reads_are_no_difference() -> None:
    text = {**TEXT, "neu.jsonl": [seal_line(b'{"id": "0", "do": "bless"}', b"")]}
    close = close_of(text, entries="0" * 64)
    assert "closed-entries" not in dict(found(text, close))


def test_a_paper_that_is_another_is_named_and_one_that_is_gone_is_not() -> None:
    assert found(TEXT, 小结="d" * 64) == [("closed-paper", "小结.docx")]
    assert found(TEXT, 小结="c" * 64) == []
    assert found(TEXT) == []
