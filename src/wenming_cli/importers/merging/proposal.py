"""What a filled table changes in a plan: proposed to a person, who accepts it or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wenming_cli.errors import Problem

PROPOSED = "plan.new.toml"
"""The name of the copy with the changes."""


class Proposal(NamedTuple):
    """What a filled table changes in a plan."""

    raw: bytes
    """The whole plan with the changes."""

    changed: Sequence[str]
    """Numbers of the items that change."""

    left: Sequence[str]
    """Numbers of the items whose values stand on several lines, so they are left as they are."""

    diff: Sequence[str]
    problems: Sequence[Problem]
    """Rows that fit no item."""
