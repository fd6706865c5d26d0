"""A file of the user goes with the name that messages give it."""

from __future__ import annotations

import os
from pathlib import Path

from wenming_cli.store.userpath import UserPath, readable_name, shown_name


def test_what_lies_inside_is_named_after_its_folder() -> None:
    plan = UserPath(Path("/home/li/office/plans/2023"), "plans/2023", own=1)

    assert plan / "journal" / "li-na@pc-07.jsonl" == UserPath(
        Path("/home/li/office/plans/2023/journal/li-na@pc-07.jsonl"),
        "plans/2023/journal/li-na@pc-07.jsonl",
        own=3,
    )


def test_a_name_may_hold_several_parts(tmp_path: Path) -> None:
    found = UserPath(tmp_path, "plans/2023") / "templates/summary.docx"

    assert found.name == "plans/2023/templates/summary.docx"
    assert found.path == tmp_path / "templates" / "summary.docx"
    assert found.own == 2


def test_bytes_that_are_no_text_are_named_one_by_one() -> None:
    name = os.fsdecode(b"\xff\xfe.jsonl")

    assert shown_name(name) == "\\xff\\xfe.jsonl"
    assert (UserPath(Path("journal"), "journal") / name).path == Path("journal") / name
    assert (UserPath(Path("journal"), "journal") / name).name == "journal/\\xff\\xfe.jsonl"


def test_names_in_gbk_are_read_as_their_text() -> None:
    gbk = os.fsdecode("第一小学（新）.zip".encode("gb18030"))

    assert readable_name(f"报送/{gbk}") == "报送/第一小学（新）.zip"
    assert readable_name("报送/第一小学.zip") == "报送/第一小学.zip"
    assert readable_name(os.fsdecode(b"\xff\xfe.zip")) == "\\xff\\xfe.zip"
    assert readable_name(os.fsdecode(b"caf\xe9.zip")) == "caf\\xe9.zip"


def test_bytes_that_are_no_chinese_text_are_shown_as_bytes() -> None:
    """Two bytes may be a letter of GBK by chance; nobody calls a file so."""
    assert readable_name(os.fsdecode(b"\xa8\xa1.zip")) == "\\xa8\\xa1.zip"
