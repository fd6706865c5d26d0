"""What the search for the numbering gives and takes, in points.

The figures are judgements; what matters is their order. Each has a document that is read wrongly without it:
`tests/importers/outline/test_weights.py`.
"""

from __future__ import annotations

LINE = 3.0
"""A label at the start of a line or cell."""

MARK = 1.5
"""Behind a stop, a bracket, a field or the name of the level above, where line breaks were lost."""

NAMED = 2.5
"""A short name behind it, where line breaks were lost: an item, even with a number printed twice or skipped."""

SENTENCE = -1.5
"""Behind a full stop where line breaks are kept; behind a comma, or （二） anywhere, where they were
lost: only a number that is expected there is one."""

INSIDE = -3.0
"""Anywhere else."""

NEXT = 2.0
"""The number that is expected: 1 on a new level, 2 behind 1."""

OUT_OF_ORDER = -2.5
SKIPPED = -0.7
"""Any other number, and each step that it is away from the last one."""

FARTHEST = 8
"""Steps that count."""

LEFT_OUT = -2.0
"""A label at the start of a line that is taken for text."""

NEW_NESTING = -1.0
"""Two styles of which one was not yet below the other: a document uses few."""

AGAINST_ORDER = -8.0
"""一、 below 1."""

OTHER_ROOT = -12.0
"""Another style for the outermost level."""

OTHER_PARENT = -6.0
"""2.1 where no 2 is open."""
