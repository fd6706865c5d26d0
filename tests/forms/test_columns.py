"""The columns of a form: from A to U, with the names that people call them by."""

from __future__ import annotations

import pytest

from wenming_cli.forms.columns import (
    COLUMNS,
    DENSE_COLUMNS,
    FILLED,
    LOCKED,
    ColumnKey,
    FormColumn,
    column_name,
)


def test_yellow_are_g_to_p_and_r_to_t_and_the_code_comes_last() -> None:
    letters = dict(zip("ABCDEFGHIJKLMNOPQRSTU", COLUMNS, strict=True))
    assert "".join(at for at, column in letters.items() if column.filled) == "GHIJKLMNOPRST"
    assert letters["U"].key == "row"


@pytest.mark.parametrize("columns", [COLUMNS, DENSE_COLUMNS], ids=["填报", "每周明细"])
def test_no_heading_means_two_columns_of_a_sheet(columns: tuple[FormColumn, ...]) -> None:
    heads = [head for one in columns for head in (one.header, *one.aliases)]
    assert len(heads) == len({*heads})


def test_a_column_is_locked_or_filled_in_and_its_code_is_neither() -> None:
    keys = [column.key for column in (*LOCKED, *FILLED)]
    assert sorted([*keys, "row"]) == sorted(column.key for column in COLUMNS)


@pytest.mark.parametrize(
    ("key", "page", "name"),
    [
        ("note", "", "本期进展"),
        ("note", "每周明细", "内容"),
        ("on", "", "完成（开展）日期"),
        ("on", "每周明细", "实际日期"),
        ("status", "每周明细", "是否开展"),
        ("why", "", "原因"),
        ("difficulty", "每周明细", "存在问题"),
    ],
)
def test_a_column_is_called_without_the_help_behind_its_heading(
    key: ColumnKey, page: str, name: str
) -> None:
    """What 每周明细 has no column for is called as on 填报."""
    assert column_name(key, page) == name
