"""The campaign that plants faults: a toy repository with one rule that is tested and one that is not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from campaigns.mutants.campaign import EQUIVALENT, key_of, known_equivalents, run, sample
from campaigns.mutants.places import faults_of

from tables import each_row

RULES = '''\
"""Rules of a toy."""


def late(days: int) -> bool:
    """A rule that its test holds."""
    return days > 0


def near(days: int) -> bool:
    """A rule that no test holds."""
    return days > 3
'''
CONFIG = """\
[tool.pytest.ini_options]
addopts = ["-n", "auto", "--dist", "worksteal"]
"""
"""As in this repository: tests on all cores, which coverage by test must not be."""

TESTS = """\
from toy.room.rules import late, near


def test_late_begins_on_the_day_after():
    assert [late(days) for days in (-1, 0, 1, 2)] == [False, False, True, True]


def test_near_is_executed():
    near(7)
"""


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A repository of one room."""
    root = tmp_path / "toy"
    files = {"src/toy/__init__.py": "", "src/toy/room/__init__.py": "", "src/toy/room/rules.py": RULES,
             "tests/test_rules.py": TESTS, "pyproject.toml": CONFIG, "equivalent.toml": ""}  # fmt: skip
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the campaigns end whole groups of processes")
def test_an_untested_rule_is_named(toy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = run(2, 3, ["room"], 0.9, root=toy, equivalent=toy / "equivalent.toml")

    assert capsys.readouterr().out.splitlines() == [
        "src/toy/room/rules.py:11 (near, number): return days > 3  ->  return days > 4"
    ]
    assert report.findings == ["room: 1 of 2 faults were caught, less than 90%"]
    assert report.counts == {
        "tests that pass without a fault": 2, "  left out: failed or skipped": 0,
        "room: faults planted": 2, "room: caught": 1, "room:   by tests of the room": 1,
        "room:   by the time limit": 0, "room: survived": 1, "FINDINGS": 1,
    }  # fmt: skip
    assert (toy / "src/toy/room/rules.py").read_text(encoding="utf-8") == RULES


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the campaigns end whole groups of processes")
def test_tests_that_can_no_longer_be_run_catch_nothing(toy: Path) -> None:
    """As where somebody removes the environment while a campaign runs."""
    (toy / "tests" / "conftest.py").write_text(
        "from pathlib import Path\n"
        "here = Path(__file__).with_name('was-here')\n"
        "assert not here.exists()\n"
        "here.touch()\n",
        encoding="utf-8",
    )

    with pytest.raises(SystemExit, match="the tests can no longer be run"):
        run(1, 3, ["room"], 0.9, root=toy, equivalent=toy / "equivalent.toml", quiet=True)


def test_equivalent_faults_are_left_out(toy: Path) -> None:
    everything = sample(toy, toy / "src/toy/room", 100, 7, set())

    others = sample(toy, toy / "src/toy/room", 100, 7, {key_of(everything[0])})

    assert len(everything) == 10
    assert sorted(others) == sorted(everything[1:])


@pytest.mark.slow
def test_each_listed_fault_can_still_be_planted() -> None:
    """A line of equivalent.toml that fits no source any more is to be removed."""
    root = Path(__file__).parents[2]
    names = {key[0] for key in known_equivalents(EQUIVALENT)}
    files = [path for path in (root / "src").rglob("*.py") if path.name in names]
    plantable = {key_of(f) for path in files for f in faults_of(path.name, path.read_bytes())}

    assert known_equivalents(EQUIVALENT) - plantable == set()


CHANGES = {
    "a < b": ["(a >= b)", "(a <= b)"],
    "a is None": ["(a is not None)"],
    "a and b": ["(a or b)"],
    "not a": ["(a)"],
    "True": ["False"],
    "7": ["8", "6"],
    "'Q'": ["'Q~'"],
    "a + b": ["(a - b)"],
    "a + 'Q'": ["a + 'Q~'"],
    "a | b": ["(a & b)"],
    "a | None": [],
    "a if b else c": ["a if (not (b)) else c"],
    "[a for a in b if c]": ["[a for a in b if (True)]"],
    "min(a, key=b)": ["(max(a, key=b))", "(min(a))"],
    "sorted(a)": ["(list(a))"],
    "a.strip()": ["(a)"],
    "a[b:c]": ["a[:c]", "a[b:]"],
    "M('done', no=a)": [],
    "a.encode('utf-8')": [],
    "zip(a, b, strict=True)": [],
    "f'{a + 1}'": [],
    "Literal['Q']": [],
    "Annotated[int, Field(gt=7)]": ["Annotated[int, Field(gt=8)]", "Annotated[int, Field(gt=6)]"],
    "dict[str, int]": [],
}


@each_row("before", CHANGES)
def test_an_expression_may_become(before: str) -> None:
    source = f"x = {before}".encode()

    after = [fault.planted(source).decode() for fault in faults_of("x.py", source)]

    assert after == [f"x = {change}" for change in CHANGES[before]]


STATEMENTS = {
    "return a": ["return None"],
    "return [a]": ["return []"],
    "return []": [],
    "return": ["pass"],
    "raise Refused('no')": ["pass"],
    "a(b)": ["pass"],
    "a = b": [],
    "a.b = c": ["pass"],
    "a += b": ["pass"],
    "yield a": ["pass"],
    "continue": ["pass"],
    "assert a == b": [],
    "'A docstring.'": [],
    "if TYPE_CHECKING: a = 1": [],
    "if a: pass": ["if (not (a)): pass"],
    "def __repr__(self): return 'a'": [],
    "def a(b=True) -> 'x': pass": ["def a(b=False) -> 'x': pass"],
    "@cached('a')\n  def a(): pass": [],
}


@each_row("before", STATEMENTS)
def test_a_statement_may_become(before: str) -> None:
    source = f"for x in y:\n  {before}".encode()

    after = [fault.planted(source).decode() for fault in faults_of("x.py", source)]

    assert after == [f"for x in y:\n  {change}" for change in STATEMENTS[before]]
