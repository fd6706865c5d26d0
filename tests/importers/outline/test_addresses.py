"""Rows that print their full numbers are numbered by them."""

from __future__ import annotations

import pytest

from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import read_text


def numbers(*rows: str) -> list[str]:
    table = ["××局2026年任务分解表", "| 编号 | 工作任务 | 责任单位 |", *rows]
    document = read_text("\n".join(table).encode(), "x.txt")
    return [item.node.no for item in draft_of(document, "x.txt", today_year=2026).items]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("三（一）2", "三（二）1", ["3.1.2", "3.2.1"]),
        ("3.1.2", "3.2.1", ["3.1.2", "3.2.1"]),
        ("1", "2", ["1", "2"]),
        ("3.1.2", "2", ["1", "2"]),
        ("3.1.2", "3.1.2", ["1", "2"]),
    ],
    ids=["as printed", "dotted", "only counts", "one of each", "one twice"],
)
def test_rows_are_numbered_by_what_they_print_or_by_their_place(
    first: str, second: str, found: list[str]
) -> None:
    rows = [f"| {first} | 办好讲堂 | 党办 |", f"| {second} | 建好书屋 | 工会 |"]
    assert numbers(*rows) == found


def test_a_heading_is_the_parent_of_the_row_below_it() -> None:
    assert numbers("| 宣传教育 | | |", "| 三（一）2 | 办好讲堂 | 党办 |") == ["3.1", "3.1.2"]
