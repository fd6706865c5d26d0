"""What `collect` tells a clerk: nothing that came is dropped without a word, and each end has its next step."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Office, Result
from handing import Q3, hand_out, make_plan

DONE: dict[str, object] = {"status": "已完成", "on": "9月5日", "note": "组织学习2场"}


@pytest.fixture
def here(tmp_path: Path) -> Office:
    """An office on 10 October, whose forms of the third quarter went out on 27 September."""
    root = make_plan(tmp_path / "office")
    hand_out(root)
    return Office(root, today="2023-10-10")


def told(said: Result) -> list[str]:
    """The lines of a screen without what is around them."""
    return [line.strip() for line in said.out.splitlines()]


def test_sheets_as_they_were_handed_out_are_no_hand_in(here: Office) -> None:
    said = here.run("collect 下发 --yes", width=120)
    assert said.code == 1
    assert told(said) == [
        "科室    应报  状态              报送日期  填报人",
        "宣传科     3  还是下发时的空表",
        "文艺科     2  还是下发时的空表",
        f"下发/{Q3}（宣传科）.xlsx 还是下发时的空表，没有填写",
        "→ 请收科室填好发回的表，不要收下发的表",
        f"下发/{Q3}（文艺科）.xlsx 还是下发时的空表，没有填写",
        "→ 请收科室填好发回的表，不要收下发的表",
        "没有新的内容需要记录",
    ]
    assert "宣传科：第三季度进展填报表" in here.run("remind Q3").out
