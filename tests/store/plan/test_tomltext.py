"""TOML within what a plan may hold: a key has 32 parts at most."""

from __future__ import annotations

from typing import Any

import pytest

from wenming_cli.store.plan.tomltext import parse_toml


def key(parts: int, part: str = "a", point: str = ".") -> str:
    return point.join([part] * parts)


@pytest.mark.parametrize("part", ["a", "a-1", '"a b"', "'a.b'", '"\\""'])
def test_a_key_may_have_32_parts(part: str) -> None:
    found: Any = parse_toml(f"{key(32, part)} = 1")

    for _ in range(32):
        [found] = found.values()
    assert found == 1


@pytest.mark.parametrize("part", ["a", "a-1", '"a b"', "'a.b'", '"\\""'])
@pytest.mark.parametrize("point", [".", " .", ".\t"])
def test_one_more_is_too_many(part: str, point: str) -> None:
    with pytest.raises(ValueError, match=r"^Too many parts in a key \(at line 1, column 1\)$"):
        parse_toml(f"{key(33, part, point)} = 1")


@pytest.mark.parametrize(("above", "line"), [("", 1), ("\n", 2), ("x = 1\n", 2), ("\n\n# x\n", 4)])
def test_its_line_is_named(above: str, line: int) -> None:
    with pytest.raises(ValueError, match=rf"\(at line {line}, column 1\)"):
        parse_toml(f"{above}{key(33)} = 1\n")
