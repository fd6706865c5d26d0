"""Numbers inside expressions: `12`, `两`, `十二`."""

from __future__ import annotations

from wenming_cli.core.numbers import numeral_value

NUM = r"(?:\d{1,4}|[一二两三四五六七八九十百]{1,4})"


def number(text: str) -> int:
    """The value of a numeral; 0 where it is none."""
    try:
        return numeral_value(text)
    except ValueError:
        return 0
