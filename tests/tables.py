"""Tables of small cases: one test for all rows, which names each row that fails.

pytest spends two milliseconds on a test before it does anything, and nothing on a row.
Where rows need fixtures or marks, or take long, `pytest.mark.parametrize` is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

Ids = Callable[[Any], object] | Sequence[str] | None


def each_row(
    names: str | Sequence[str], rows: Iterable[object], *, ids: Ids = None
) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Make one test of a function and a table of its arguments, written as for `parametrize`.

    Args:
        names: the arguments, `"text, days"`.
        rows: a value for each argument; where there is one argument, the value itself.
        ids: what a row is called where it fails, or what gives that; else the row as it stands.

    Raises:
        BaseExceptionGroup: (the test) rows failed; each error says which.
    """
    wanted = [name.strip() for name in names.split(",")] if isinstance(names, str) else names
    table = [dict(zip(wanted, _values(row, len(wanted)), strict=True)) for row in rows]

    def decorate(check: Callable[..., None]) -> Callable[[], None]:
        def test() -> None:
            failed = list[BaseException]()
            for n, row in enumerate(table):
                try:
                    check(**row)
                except (Exception, pytest.fail.Exception) as error:
                    error.add_note(f"row {n}: {_called(ids, n, row)}")
                    failed.append(error)
            assert table, "there are no rows"
            if failed:
                raise BaseExceptionGroup(f"{len(failed)} of {len(table)} rows", failed)

        test.__name__, test.__doc__, test.__module__ = (
            check.__name__, check.__doc__, check.__module__,
        )  # fmt: skip
        return test

    return decorate


def _values(row: object, count: int) -> Sequence[object]:
    if count == 1:
        return [row]
    assert isinstance(row, Sequence), row
    return row


def _called(ids: Ids, n: int, row: dict[str, object]) -> object:
    if callable(ids):
        return "-".join(str(ids(value)) for value in row.values())
    return ids[n] if ids else row
