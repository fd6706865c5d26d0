"""Points of an item become its steps: 一是…二是…."""

from __future__ import annotations

from wenming_cli.importers.meaning.steps import steps_in


def test_points_of_an_item_become_steps() -> None:
    assert steps_in("一是组建队伍，明确分工；二是规范管理；三是开展活动。") == (
        "组建队伍", "规范管理", "开展活动",
    )  # fmt: skip


def test_a_single_yi_shi_is_no_list() -> None:
    assert steps_in("一是组建队伍。") == ()
