"""The span of a stage, in brackets behind its title (推进阶段（3月至11月）): it holds for all below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.meaning.spans import Deadline


def stage_in(own: str, title: str, found: Sequence[Deadline]) -> Deadline | None:
    """Return the window among the deadlines of a text that stands in brackets in its title."""
    plain = fold_width(own)
    return next((one for one in found if _is_stage(plain, len(title), one)), None)


def _is_stage(plain: str, length: int, one: Deadline) -> bool:
    end = one.at + len(one.raw)
    boxed = plain[one.at - 1 : one.at] + plain[end : end + 1] == "()"
    return boxed and one.start is not None and end < length


def within_stage(one: Deadline | None, stage: Deadline | None) -> Deadline | None:
    """Return a deadline that begins with its stage, or the stage where there is none."""
    if one is None or stage is None:
        return one or stage
    if one.start or not (one.end and stage.start and stage.end):
        return one
    inside = stage.start <= one.end <= stage.end
    raw = f"{stage.raw} | {one.raw}"
    return replace(one, type="window", start=stage.start, raw=raw) if inside else one
