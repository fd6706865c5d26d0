"""A merge changes what it is about, and nothing else."""

from __future__ import annotations

import pytest

from wenming_cli.importers.merging.proposal import differs_only_in


@pytest.mark.parametrize(
    ("after", "changed", "same"),
    [
        ('[[task]]\nno = "3"\nlead = "甲"\n', ["3"], True),
        ('[[task]]\nno = "4"\nlead = "甲"\n', ["3"], False),
        ('[[task]]\nno = "3"\nlead = \n', ["3"], False),
    ],
)
def test_a_merge_may_change_only_what_it_is_about(
    after: str, changed: list[str], same: bool
) -> None:
    assert differs_only_in('[[task]]\nno = "3"\n', after, changed) is same
