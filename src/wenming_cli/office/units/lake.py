"""Rows in DuckDB (an extra): Parquet out, and questions in SQL, closed in on the rows alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_type_hints

from wenming_cli.core.nearest import nearest
from wenming_cli.errors import Usage
from wenming_cli.message import M, Message
from wenming_cli.units.gathered import Gathered, SqlAnswer
from wenming_cli.units.rows import ItemRow, UnitRow
from wenming_cli.units.unit import FIELDS

MOST_ROWS = 10_000
"""Rows of an answer that are shown."""

LARGEST_ANSWER = 20_000_000
"""Characters of an answer, whatever its rows."""

PIECE = 100
"""Rows that are fetched at a time."""

LONGEST = 60
"""Seconds that a question may take."""

AGAIN = 0.1
"""Seconds until DuckDB is told once more to stop."""

MEMORY = "300MB"
"""What DuckDB may take for itself; of more it says that it lacks it."""

ROW_GROUP = 10_000
"""Rows that Parquet holds in memory before it writes them."""

_KINDS: Mapping[Any, str] = {int: "BIGINT", int | None: "BIGINT", list[str]: "VARCHAR[]"}
"""The type of a column by that of the field; all others are text."""


def query(found: Gathered, sql: str) -> SqlAnswer:
    """Ask the tables `units` and `items` a question.

    Args:
        found: what was gathered.
        sql: one statement; it can reach nothing but the two tables.

    Raises:
        Usage: DuckDB is not installed, or it does not take the statement.
    """
    duckdb = _duckdb()
    with TemporaryDirectory(prefix="wenming-") as folder:
        database = _filled(duckdb, found, Path(folder))
        try:
            _require_question(duckdb, database, sql)
            described, rows = _answer(database, sql)
        except duckdb.InterruptException:  # Ctrl-C, which DuckDB saw first
            raise KeyboardInterrupt from None
        except TimeoutError:
            raise Usage(
                M("the question takes more than {n} seconds", n=LONGEST),
                M("ask for less: with where, or a limit"),
            ) from None
        except MemoryError:
            raise Usage(
                M("the answer is too large"),
                M("ask for less: with where, or a limit"),
            ) from None
        except duckdb.Error as error:
            raise _not_taken(str(error).partition("\n")[0]) from None
        finally:
            database.close()
    columns = [str(column[0]) for column in described]
    return SqlAnswer(columns, rows[:MOST_ROWS], more=len(rows) > MOST_ROWS)


def _require_question(duckdb: Any, database: Any, sql: str) -> None:
    """Refuse what is not one question.

    Raises:
        Usage: it is several statements, none, or one that changes something.
        duckdb.Error: it is not understood.
    """
    kinds = [one.type for one in database.extract_statements(sql)]
    if kinds != [duckdb.StatementType.SELECT]:
        raise Usage(M("the question is not one SELECT: {sql}", sql=sql), _EXAMPLE)


def _answer(database: Any, sql: str) -> tuple[Any, list[Any]]:
    """Return the columns and rows of an answer.

    It is worked out beside this thread, which waits and can be stopped by Ctrl-C meanwhile.

    Raises:
        duckdb.Error: it is no question.
        TimeoutError: it takes too long.
        MemoryError: it is larger than anybody reads.
    """
    from concurrent.futures import ThreadPoolExecutor, wait

    def work() -> tuple[Any, list[Any]]:
        answer = database.execute(sql)
        rows, size = list[Any](), 0
        while len(rows) <= MOST_ROWS and (some := answer.fetchmany(PIECE)):
            rows += some
            size += sum(len(str(cell)) for row in some for cell in row)
            if size > LARGEST_ANSWER:
                raise MemoryError
        return answer.description, rows

    with ThreadPoolExecutor(1) as beside:
        future = beside.submit(work)
        try:
            done, _ = wait([future], LONGEST)
        finally:
            while not future.done():  # one that comes before the work began is not heard
                database.interrupt()
                wait([future], AGAIN)
        if not done:
            raise TimeoutError
        return future.result()


_EXAMPLE = M("ask like: select name, overdue from units order by overdue desc")
_NO_COLUMN = M("there is no column {name}: {reason}")
_WRONG: tuple[tuple[str, Message], ...] = (
    (r'column "?(?P<column>[^"]+?)"? (?:not found|that does not exist)', _NO_COLUMN),
    (r'column named "?(?P<column>[^"]+?)"?(?: |$)', _NO_COLUMN),
    (r"Table with name (?P<table>.+?) does not exist", M("there is no table {name}: {reason}")),
    (r"^Parser Error", M("the question is not written as SQL asks: {reason}")),
    (r"^Permission Error", M("a question reaches nothing but units and items: {reason}")),
)
"""What DuckDB says, in English alone, and what it means."""


def _not_taken(reason: str) -> Usage:
    """Return the error for a question that DuckDB does not take, with what there is instead."""
    for pattern, message in _WRONG:
        found = re.search(pattern, reason)
        if found is not None:
            name = next(iter(found.groupdict().values()), "")
            known = _TABLES if "table" in found.groupdict() else _COLUMNS
            hint = _what_there_is(name, known) if name else _EXAMPLE
            return Usage(M(message.text, name=name, reason=reason), hint)
    return Usage(M("the question is not understood: {reason}", reason=reason), _EXAMPLE)


_TABLES: Mapping[str, str] = {"units": "units", "items": "items"}
_COLUMNS: Mapping[str, str] = {
    **{key: key for key in (*UnitRow._fields, *ItemRow._fields)},
    **{word: key for key, words in FIELDS for word in words if key in UnitRow._fields},
}
"""What people may write for a name, and the name."""


def _what_there_is(name: str, known: Mapping[str, str]) -> Message:
    """Return the tables with their columns, and the name that was meant."""
    near = known.get(nearest(name, known), "")
    values = {"units": " ".join(UnitRow._fields), "items": " ".join(ItemRow._fields)}
    there = M("units has {units}; items has {items}; docs/units.md explains them", **values)
    return M("did you mean {near}? {there}", near=near, there=there) if near else there


_BESIDE = (
    "SELECT units.*, items.* EXCLUDE (code, unit, plan, title, percent, expected, people), "
    "items.title AS item, items.percent AS item_percent, items.expected AS item_expected, "
    "items.people AS item_people FROM units LEFT JOIN items USING (code)"
)


def write_parquet(found: Gathered) -> bytes:
    """Return the rows of the items, with those of their unit beside them, as Parquet.

    Its bytes are not promised: they differ from version to version of DuckDB.

    Raises:
        Usage: DuckDB is not installed.
    """
    duckdb = _duckdb()
    with TemporaryDirectory(prefix="wenming-") as folder:
        target = Path(folder) / "rows.parquet"
        database = _filled(duckdb, found, Path(folder), closed=False)
        try:
            database.sql(_BESIDE).write_parquet(str(target), row_group_size=ROW_GROUP)
        finally:
            database.close()
        return target.read_bytes()


def _filled(duckdb: Any, found: Gathered, folder: Path, *, closed: bool = True) -> Any:
    """Return a database with the rows; closed in, it opens no file and takes no settings."""
    database = duckdb.connect(":memory:", config={"memory_limit": MEMORY, "threads": 1})
    for table, kind, row in (("units", b"unit", UnitRow), ("items", b"item", ItemRow)):
        mark = b'{"row":"%s"' % kind
        file = folder / f"{table}.jsonl"
        with file.open("wb") as lines:
            lines.writelines(one for one in found.lines() if one.startswith(mark))
        columns = {key: _KINDS.get(type_, "VARCHAR") for key, type_ in get_type_hints(row).items()}
        rows = database.read_json(str(file), format="newline_delimited", columns=columns)
        rows.create(table)
    if closed:
        database.execute("SET enable_progress_bar = false")
        database.execute("SET temp_directory = ''")  # what does not fit is refused
        database.execute("SET enable_external_access = false")
        database.execute("SET lock_configuration = true")
    return database


def _duckdb() -> Any:
    try:
        import duckdb
    except ImportError:
        raise Usage(
            M("Parquet and --sql need DuckDB, which is not installed"),
            M('install it: pip install "wenming-cli[rollup]"; .jsonl and .csv need nothing'),
        ) from None
    return duckdb
