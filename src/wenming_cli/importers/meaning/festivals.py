"""Those of the festivals in a text that a plan can hold."""

from __future__ import annotations

from collections.abc import Iterable

from wenming_cli.core.plan.festivals import festival_name


def festivals_of(names: Iterable[str]) -> tuple[str, ...]:
    """Return those names that a plan can hold as festivals, each once."""
    return tuple(dict.fromkeys(filter(None, map(festival_name, names))))
