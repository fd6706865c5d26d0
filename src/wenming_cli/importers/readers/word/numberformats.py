"""Numbers in the formats of Word lists, by their names in ECMA-376 part 1, 17.18.59."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wenming_cli.core.numbers import chinese_numeral

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def _counting(n: int) -> str:
    return chinese_numeral(n) if 0 < n < 1000 else str(n)


def _digital(n: int) -> str:
    return "".join(_DIGITS[int(d)] for d in str(n))


def _legal(n: int) -> str:
    text = _counting(n)
    table = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
    text = f"一{text}" if text.startswith("十") else text
    names = {"十": "拾", "百": "佰"}
    return "".join(_LEGAL[table[c]] if c in table else names.get(c, c) for c in text)


def _roman(n: int) -> str:
    if not 0 < n < 4000:
        return str(n)
    found = ""
    for value, sign in _ROMAN:
        found += sign * (n // value)
        n %= value
    return found


def _letters(n: int) -> str:
    return chr(64 + (n - 1) % 26 + 1) * ((n - 1) // 26 + 1) if 0 < n < 500 else str(n)


def _circled(n: int) -> str:
    return chr(0x2460 + n - 1) if 0 < n <= 20 else str(n)


def _wide(n: int) -> str:
    return "".join(chr(ord(d) + 0xFEE0) for d in str(n))


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalHalfWidth": str,
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "taiwaneseDigital": _digital,
    "japaneseCounting": _counting,
    "japaneseDigitalTenThousand": _digital,
    "koreanDigital2": _digital,
    "ideographDigital": _digital,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "japaneseLegal": _legal,
    "ideographTraditional": lambda n: _STEMS[n - 1] if 0 < n <= 10 else str(n),
    "ideographZodiac": lambda n: _BRANCHES[n - 1] if 0 < n <= 12 else str(n),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda n: chr(0x2474 + n - 1) if 0 < n <= 20 else f"({n})",
    "decimalEnclosedFullstop": lambda n: chr(0x2488 + n - 1) if 0 < n <= 20 else f"{n}.",
    "ideographEnclosedCircle": lambda n: chr(0x3220 + n - 1) if 0 < n <= 10 else f"({n})",
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda n: _letters(n).lower(),
    "bullet": lambda _: "",
    "none": lambda _: "",
}


def format_number(n: int, name: str) -> str:
    """Write a number as Word prints it; unknown formats print Arabic numerals."""
    return _FORMATS.get(name, str)(n)
