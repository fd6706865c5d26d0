"""The span of a stage behind its title, and what begins with it."""

from __future__ import annotations

import pytest

from wenming_cli.importers.draft.stages import stage_in, within_stage
from wenming_cli.importers.meaning.spans import Deadline
from wenming_cli.importers.meaning.understand import understand


def read(text: str) -> tuple[Deadline | None, Deadline | None]:
    """The stage in a text, and the last of its deadlines as it stands in that stage."""
    found = understand(text, 2026).deadlines
    stage = stage_in(text, text.partition("。")[0], found)
    return stage, within_stage(found[-1] if found[-1:] != (stage,) else None, stage)


@pytest.mark.parametrize(
    ("text", "stage", "days"),
    [
        ("推进阶段（3月至11月）。5月底前查完。", "3月至11月", "2026-03-01 2026-05-31"),
        ("推进阶段（3月至11月）。逐项做。", "3月至11月", "2026-03-01 2026-11-30"),
        ("推进阶段（3月至11月）。4月查完。", "3月至11月", "2026-04-01 2026-04-30"),
        ("推进阶段（3月至11月）。12月10日前总结。", "3月至11月", "None 2026-12-10"),
        ("推进阶段（11月底前）。5月底前查完。", "", "None 2026-05-31"),
        ("3月至11月推进。5月底前查完。", "", "None 2026-05-31"),
    ],
)
def test_what_stands_in_a_stage_begins_with_it(text: str, stage: str, days: str) -> None:
    found, within = read(text)
    assert (found.raw if found else "") == stage
    assert within is not None
    assert f"{within.start} {within.end}" == days
