"""`wenming import`: what was understood, what was guessed, what is still open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from rich.console import RenderableType
from rich.text import Text

from wenming_cli.message import M, counted
from wenming_cli.screen import words
from wenming_cli.screen.console import Screen
from wenming_cli.screen.problems import problem_lines
from wenming_cli.screen.tables import Column, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenming_cli.errors import Problem
