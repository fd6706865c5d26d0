"""How copies are named; the names of copies of journals stand in store/journal/test_strays.py."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.core.copynames import original_of, says_copy


@each_row(
    "stem",
    ["plan (1)", "plan - 副本", "plan - 副本 (2)", "plan 的副本", "plan副本", "plan - Copy",
     "plan copy", "plan 2", "plan~1", "plan (李娜的冲突副本 2023-03-05)", "plan-conflict-copy",
     "plan (Li Na's conflicted copy 2023-03-05)", "plan-冲突",
     "plan.sync-conflict-20230305-101500-ABCDEFG"],
)  # fmt: skip
def test_a_copy_bears_a_mark(stem: str) -> None:
    assert original_of(stem) == "plan"
    assert says_copy(stem.removeprefix("plan"))


@pytest.mark.parametrize(
    "rest", ["", " 志愿服务", "（试点）", "-DESKTOP-1", "年", " 2 组", "-宣传部"]
)
def test_a_name_may_go_on_for_another_reason(rest: str) -> None:
    assert not says_copy(rest)


def test_a_name_that_begins_with_a_mark_is_its_own() -> None:
    assert original_of("(1)") == "(1)"
    assert original_of("副本") == "副本"
    assert original_of("2026") == "2026"
