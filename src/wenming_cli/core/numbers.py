"""Item numbers, as documents print them and as people type them.

A number is stored as dotted Arabic numerals (`3.2.1`). Documents print the same place as
三（二）1, after the levels 一、 （一） 1. （1） ① of GB/T 9704-2012, 7.3.3.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from wenming_cli.core.patterns import compiled
from wenming_cli.errors import Refused
from wenming_cli.message import M

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"廿": 20, "卅": 30}
_CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)} | {chr(0x3220 + i): i + 1 for i in range(10)}
_CHINESE = "〇零一二三四五六七八九十百廿卅两"
_TOKEN = rf"\d+|[{_CHINESE}]+|[{''.join(_CIRCLED)}]"
_BETWEEN = r"[\s.,、()（）\[\]【】第章节条款项:：。．]*"
_DOTTED = r"\d+(\.\d+)*"
_RANGE = r"\s*(?:--?|~|—+|–|至|到)\s*"
_LIST = r"[,;\s]+|(?<=\d)、(?=\d+\.)"

NUMERAL = r"(?:\d{1,4}|[一二两三四五六七八九十百]{1,4})"
"""A pattern for numbers inside expressions: `12`, `两`, `十二`."""

MAX_DEPTH = 8


def is_number(text: str) -> bool:
    """Tell whether `text` is a number in stored form: `3`, `3.10`, `3.2.1`."""
    return (
        bool(compiled(_DOTTED).fullmatch(text))
        and text.isascii()
        and all(p[0] != "0" for p in parts(text))
    )


def parts(no: str) -> list[str]:
    """Return the components of a stored number: `3.2.1` -> `["3", "2", "1"]`."""
    return no.split(".")


def sort_key(no: str) -> tuple[int, ...]:
    """Return what document order sorts by: 3.9 comes before 3.10."""
    return tuple(int(part) for part in parts(no))


def parent_of(no: str) -> str:
    """Return the number one level up, or `""` for a chapter."""
    return no.rpartition(".")[0]


def chinese_numeral(n: int) -> str:
    """Write a number in Chinese, 21 as 二十一; 1 to 999, the range of chapter numbers."""
    names = "零一二三四五六七八九"
    hundreds, rest = divmod(n, 100)
    tens, ones = divmod(rest, 10)
    text = f"{names[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{names[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (names[ones] if ones else "")


def numeral_value(text: str) -> int:
    """Read a numeral: `二十一` -> 21, `廿三` -> 23, `一〇` -> 10, `12` -> 12, `③` -> 3.

    Raises:
        ValueError: the text is not a number above zero.
    """
    if text.isdecimal():
        value = int(text)
    elif text in _CIRCLED:
        value = _CIRCLED[text]
    else:
        value = _chinese_value(text)
    if value < 1:
        raise ValueError(text)
    return value


def _chinese_value(text: str) -> int:
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = 0
    digit: int | None = None
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _TENS:
            total, digit = total + _TENS[c], None
        else:
            unit = 100 if c == "百" else 10
            total, digit = total + unit * (1 if digit is None else digit), None
    return total + (digit or 0)


def label(no: str) -> str:
    """Return the number as the document prints it: `3.2.1` -> `三（二）1`."""
    shown = []
    for depth, part in enumerate(parts(no), start=1):
        value = int(part)
        if depth == 1:
            shown.append(chinese_numeral(value) if value < 1000 else part)
        elif depth == 2:
            shown.append(f"（{chinese_numeral(value) if value < 1000 else part}）")
        elif depth == 4:
            shown.append(f"（{part}）")
        elif depth == 5 and value <= 20:
            shown.append(chr(0x2460 + value - 1))
        else:  # a dot keeps two bare numbers apart: 21.30
            shown.append(f".{part}" if shown[-1][-1].isdecimal() else part)
    return "".join(shown)


def parse_number(text: str) -> str:
    """Read one number in any usual spelling: `3.2`, `三（二）`, `三、(二)、1`, `３．２`, `第三章`.

    Raises:
        Refused: the text is not a number.
    """
    found: list[str] = []
    folded = _fold(text)
    at = 0
    while at < len(folded):
        gap = compiled(_BETWEEN).match(folded, at)
        at = gap.end() if gap else at
        if at == len(folded):
            break
        token = compiled(_TOKEN).match(folded, at)
        if token is None:
            raise _not_a_number(text)
        try:
            found.append(str(numeral_value(token[0])))
        except ValueError:
            raise _not_a_number(text) from None
        at = token.end()
    if not 0 < len(found) <= MAX_DEPTH or any(len(part) > 6 for part in found):
        raise _not_a_number(text)
    return ".".join(found)


def parse_selection(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Read numbers, lists and ranges: `["3.1-3.3,4.1"]` -> `[("3.1","3.3"), ("4.1","4.1")]`.

    Lists are separated by commas, semicolons or spaces; the ends of a range are both included.

    Raises:
        Refused: something in it is not a number, or the ends of a range are not neighbours in
            order, or there is no number in it at all.
    """
    chosen: list[tuple[str, str]] = []
    given = list(texts)
    for text in given:
        folded = " ".join(_fold(text).split())  # the patterns take long for long blanks
        for piece in compiled(_LIST).split(compiled(_RANGE).sub("-", folded)):
            if not piece:
                continue
            ends = piece.split("-")
            first, *more = [parse_number(end) for end in ends]
            last = more[0] if more else first
            cut = len(ends) > 1 and any(end.strip()[-1] in ".、" for end in ends)
            if len(more) > 1 or cut or not _neighbours(first, last):
                raise Refused(
                    M("'{text}' is not a range", text=text),
                    M("write the first and the last number of one section, as in 3.1-3.3"),
                )
            chosen.append((first, last))
    if given and not chosen:
        raise _not_a_number("".join(given))
    return chosen


def _neighbours(first: str, last: str) -> bool:
    """Tell whether two numbers stand in one section, the first not after the last."""
    return parent_of(first) == parent_of(last) and sort_key(first) <= sort_key(last)


def _fold(text: str) -> str:
    """Fold full width to half width, except circled digits (NFKC would turn ① into 1)."""
    return "".join(c if c in _CIRCLED else unicodedata.normalize("NFKC", c) for c in text)


def _not_a_number(text: str) -> Refused:
    return Refused(
        M("'{text}' is not an item number", text=text),
        M("write it as in the document, for example 3.2 or 三（二）1; `wenming list` shows them"),
    )


def numeral(text: str) -> int:
    """Return the value of a numeral; 0 where the text has no value."""
    try:
        return numeral_value(text)
    except ValueError:
        return 0
