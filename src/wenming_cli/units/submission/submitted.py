"""What handing in came to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from wenming_cli.units.submission.manifest import Manifest


class Submitted(NamedTuple):
    """A submission that was written."""

    file: str
    """As it was typed."""

    manifest: Manifest
    size: int
    """Bytes."""

    missing: Sequence[str] = ()
    """Files of evidence that did not go along: gone, or larger than can be sent."""

    wanted: str = "none"
    """Which evidence was to go along: `none`, `thumbs`, `full`."""

    stayed: int = 0
    """Files of evidence of which no small picture can be made."""
