"""Rows in DuckDB: Parquet that anybody reads, and questions that reach nothing else."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from places import REPO
from units.district import gathered
from wenming_cli.errors import Usage
from wenming_cli.office.units import lake
from wenming_cli.office.units.lake import MOST_ROWS, query, write_parquet


def test_a_question_about_units() -> None:
    found = query(gathered(), "select code, overdue from units order by code")
    assert found.columns == ["code", "overdue"]
    assert [tuple(row) for row in found.rows] == [("U01", 0), ("U02", 3), ("U03", None)]
    assert not found.more


def test_a_question_about_items() -> None:
    sql = "select unit, count(*) from items where light = 'red' group by unit"
    assert [tuple(row) for row in query(gathered(), sql).rows] == [("东门街道", 3)]
    [row] = query(gathered(), "select lead from items where no = '3.1' and code = 'U01'").rows
    assert list(row) == [["宣传科"]]


def test_a_long_answer_is_cut_and_says_so() -> None:
    found = query(gathered(), "select range from range(10005)")
    assert (len(found.rows), found.more) == (MOST_ROWS, True) == (10_000, True)


@pytest.mark.slow
@pytest.mark.parametrize(
    "sql",
    [
        "selec",
        "",
        "select * from nothing",
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "copy units to 'x.csv'",
        "attach 'x.db'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "select * from '/etc/passwd'",
        "export database 'x'",
        "attach ':memory:'",
        "update units set overdue = 0",
        "delete from units",
        "drop table units",
        "create table x as select 1",
        "select 1; select 2",
        "explain select 1",
        "pragma version",
    ],
)
def test_nothing_but_the_rows_can_be_reached(
    sql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Usage):
        query(gathered(), sql)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sql", "said", "hint"),
    [
        ("select nam from units", "没有 nam 这一列", "是不是 name？units 有 code name "),
        ("select 级别 from units", "没有 级别 这一列", "是不是 level？"),
        ("select units.overdu from units", "没有 overdu 这一列", "是不是 overdue？"),
        ("select xxxx from items", "没有 xxxx 这一列", "units 有 code name "),
        ("select * from unit", "没有 unit 这张表", "是不是 units？units 有"),
        ("selec name from units", "不合 SQL 的写法", "例如："),
        ("select * from read_csv('/etc/passwd')", "只能查 units 和 items", "例如："),
        ("drop table units", "只能是一条 SELECT：drop table units", "例如："),
        ("select name + 1 from units", "查询语句有误", "例如："),
    ],
)
def test_what_duckdb_does_not_take_is_told_in_words_of_ours(sql: str, said: str, hint: str) -> None:
    with pytest.raises(Usage) as found:
        query(gathered(), sql)
    assert said in found.value.message.speak("zh")
    assert found.value.hint is not None
    assert found.value.hint.speak("zh").startswith(hint)


ENDLESS = "select count(*) from range(1000000) a, range(1000000) b, range(1000000) c"


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0, 0.5])
def test_a_question_that_takes_too_long_is_stopped(
    seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where DuckDB is told so before it began, which it does not hear."""
    monkeypatch.setattr(lake, "LONGEST", seconds)
    with pytest.raises(Usage) as found:
        query(gathered(), ENDLESS)
    assert f"more than {seconds} seconds" in found.value.message.speak("en")


@pytest.mark.slow
def test_one_that_needs_too_much_memory_is_refused() -> None:
    with pytest.raises(Usage):
        query(gathered(), "select list(range order by random()) from range(300000000)")


STOPPED = """
import os, signal, threading
signal.signal(signal.SIGINT, signal.default_int_handler)  # shells turn it off in the background
from units.district import gathered
from wenming_cli.office.units.lake import query
query(gathered(), "select 1")  # what is imported is imported
threading.Timer(0.5, os.kill, [os.getpid(), signal.SIGINT]).start()
try:
    query(gathered(), %r)
except KeyboardInterrupt:
    print("stopped")
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to send")
def test_it_can_be_stopped_meanwhile() -> None:
    """In a process of its own: only a main thread hears Ctrl-C."""
    run = subprocess.run(
        [sys.executable, "-c", STOPPED % ENDLESS], cwd=REPO / "tests", capture_output=True,
        text=True, check=False, timeout=40,
    )  # fmt: skip
    assert run.stdout.strip() == "stopped", run.stderr


def test_parquet_has_each_item_beside_its_unit(tmp_path: Path) -> None:
    file = tmp_path / "rows.parquet"
    file.write_bytes(write_parquet(gathered()))
    table = duckdb.read_parquet(str(file))
    rows = table.select("code", "name", "no", "item").order("code, no").fetchall()

    assert len(rows) == 9  # the unit that is not in has one, without an item
    assert rows[1] == ("U01", "第一小学", "3.2", "业务<培训>")
    assert rows[-1] == ("U03", "图书馆", None, None)
    assert io.BytesIO(file.read_bytes()).read(4) == b"PAR1"


def test_without_duckdb_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(Usage) as found:
        query(gathered(), "select 1")
    assert found.value.hint is not None
    assert "wenming-cli[rollup]" in found.value.hint.speak("zh")
