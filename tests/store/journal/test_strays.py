"""Copies of journal files: known by their names, or by what is in them."""

from __future__ import annotations

import pytest

from growing import assert_linear
from tables import each_row
from wenming_cli.core.copynames import original_of
from wenming_cli.store.journal.strays import find_copies, find_missing_lines

ENTRY = b'{"do": "done", "item": "3.1"}'
OTHER = b'{"do": "note", "item": "3.2"}'


@each_row(
    "stem",
    [
        "li-na@pc-07-conflict-copy",
        "li-na@pc-07 (1)",
        "li-na@pc-07(1)",
        "li-na@pc-07 (conflicted copy 2023-03-05)",
        "li-na@pc-07 (Li Na's conflicted copy 2023-03-05)",
        "li-na@pc-07 (李娜的冲突副本 2023-03-05)",
        "li-na@pc-07（李娜的冲突副本2023-03-05）",
        "li-na@pc-07(NSConflict-李娜-2023-03-05)",
        "li-na@pc-07.sync-conflict-20230305-120000-ABCDEF7",
        "li-na@pc-07_冲突文件_20230305",
        "li-na@pc-07-冲突副本",
        "li-na@pc-07副本",
        "li-na@pc-07-副本2",
        "li-na@pc-07冲突",
        "li-na@pc-07_conflicted_copy",
        "li-na@pc-07.Conflict-Copy",
        "li-na@pc-07 - 副本",
        "li-na@pc-07 - 副本 (2)",
        "li-na@pc-07 - Copy",
        "li-na@pc-07 copy",
        "li-na@pc-07 2",
        "li-na@pc-07~1",
    ],
)
def test_sync_programs_and_people_name_their_copies_so(stem: str) -> None:
    assert original_of(stem) == "li-na@pc-07"
    assert list(find_copies({"li-na@pc-07": [], stem: []})) == [(stem, "li-na@pc-07")]
    assert list(find_copies({stem: []})) == [(stem, "li-na@pc-07")]


@pytest.mark.parametrize(
    "stem", ["li-na@pc-07", "李娜@办公室电脑", "zhang_san@a.b-c", "copy@conflict", "副本", "(1)"]
)
def test_a_writers_own_name_is_no_copy(stem: str) -> None:
    """As `cli.env` makes them, and what has nothing before its mark."""
    assert original_of(stem) == stem
    assert list(find_copies({stem: [ENTRY]})) == []


def test_a_copy_may_bear_the_name_of_a_computer() -> None:
    """OneDrive does that. Two writers whose names begin alike have no line in common."""
    shared = {"li-na@pc": [ENTRY], "li-na@pc-LAPTOP": [OTHER, ENTRY + b"\r"]}
    apart = {"li-na@pc": [ENTRY, b""], "li-na@pc-07": [OTHER, b""]}

    assert list(find_copies(shared)) == [("li-na@pc-LAPTOP", "li-na@pc")]
    assert list(find_copies(apart)) == []


def test_a_copy_is_one_of_the_writer_that_is_there() -> None:
    """The longest name that it begins with; never of another copy."""
    files: dict[str, list[bytes]] = {
        "li-na@pc": [], "li-na@pc-07": [], "li-na@pc-07 (1)": [], "li-na@pc-07 (1) (2)": [],
        "li-na@pc-07-王芳的冲突副本": [],
    }  # fmt: skip

    assert set(find_copies(files)) == {
        ("li-na@pc-07 (1)", "li-na@pc-07"),
        ("li-na@pc-07 (1) (2)", "li-na@pc-07"),
        ("li-na@pc-07-王芳的冲突副本", "li-na@pc-07"),
    }


def test_what_only_the_copy_has() -> None:
    """Whole lines, once; line ends make no difference."""
    copy = [OTHER, ENTRY, OTHER, b"", b'{"do": "torn', b"<<<<<<< HEAD"]

    assert find_missing_lines(copy, [ENTRY + b"\r"]) == [OTHER]


@pytest.mark.slow
def test_many_writers_are_told_from_copies_in_linear_time() -> None:
    """All names begin alike, so that each could be a copy of the first."""

    def files(n: int) -> dict[str, list[bytes]]:
        return {"user": [ENTRY], **{f"user{i}@pc": [OTHER] for i in range(n)}}

    assert_linear(files, lambda made: list(find_copies(made)))
