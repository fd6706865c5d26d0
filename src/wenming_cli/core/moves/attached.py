"""What `attach` did with the files that were named: values for who tells it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from wenming_cli.core.moves.picturedays import PictureDay
from wenming_cli.message import Message


class AttachedFile(NamedTuple):
    """A file that was named, by itself or by its folder."""

    name: str
    """As it was typed; of a file in a folder below that."""

    on: date
    """The day under which it is recorded."""

    own: PictureDay
    """The day that it has of its own, if it has one; then that is `on`."""

    dayless: bool = False
    """Whether a day of its own was looked for in vain."""

    typed: bool = False
    """Whether `on` was typed, not the day of the command."""

    path: str = ""
    """Where it is stored, below the plan's folder; `""` in a rehearsal."""


class PassedBy(NamedTuple):
    """Something in a folder that was named, which is not taken."""

    name: str
    reason: Message


class Attached(NamedTuple):
    """All files of one command."""

    files: Sequence[AttachedFile] = ()
    passed_by: Sequence[PassedBy] = ()
