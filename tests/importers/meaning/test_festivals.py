"""Which festivals of a text a plan can hold."""

from __future__ import annotations

from wenming_cli.importers.meaning.festivals import festivals_of


def test_the_names_that_a_plan_can_hold_each_once() -> None:
    assert festivals_of(["元宵节", "“五一”", "元宵", "国际家庭日"]) == ("元宵", "劳动节")
