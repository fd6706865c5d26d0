"""Festivals of a plan: what is meant is proposed, else what there is; the places: check/test_plan.py."""

from __future__ import annotations

from building import faults, task


def test_the_festival_that_was_meant_is_proposed() -> None:
    [meant] = faults(task("3", festivals=["元霄节"]))  # one character is another one
    [unlike] = faults(task("3", festivals=["abc"]))

    assert meant.hint.speak("en") == "did you mean 元旦, 元宵?"
    assert unlike.hint.speak("zh").startswith("可用的节日有：元旦、腊八、小年、除夕、春节")


def test_what_lies_outside_the_plan_is_a_notice() -> None:
    [problem] = faults(task("3", festivals=["腊八"]))

    assert (problem.notice, problem.blocking) == (True, False)
    assert not faults(task("3", festivals=["腊八"]), year=2022)
