"""A table as a value."""

from __future__ import annotations

from dataclasses import replace

from samples import TABLE


def test_how_a_table_is_printed_is_no_part_of_what_it_says() -> None:
    """Its form for a page is made when it is asked for, by a function of its own each time."""
    assert replace(TABLE, printed=lambda: TABLE) == replace(TABLE, printed=lambda: TABLE) == TABLE
    assert replace(TABLE, rows=[[1, "抓活动"]]) != TABLE
