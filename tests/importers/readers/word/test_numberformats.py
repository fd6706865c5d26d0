"""Numbers as Word prints them in its lists."""

from __future__ import annotations

from tables import each_row
from wenming_cli.importers.readers.word.numberformats import format_number


@each_row(
    ("name", "n", "text"),
    [
        ("decimal", 12, "12"), ("decimalZero", 3, "03"), ("decimalFullWidth", 12, "１２"),
        ("chineseCounting", 21, "二十一"), ("chineseCounting", 105, "一百零五"), ("ideographDigital", 20, "二〇"),
        ("chineseLegalSimplified", 10, "壹拾"), ("chineseLegalSimplified", 120, "壹佰贰拾"),
        ("ideographTraditional", 10, "癸"), ("ideographTraditional", 11, "11"), ("ideographZodiac", 12, "亥"),
        ("decimalEnclosedCircle", 20, "⑳"), ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedParen", 3, "⑶"), ("decimalEnclosedParen", 21, "(21)"), ("decimalEnclosedFullstop", 3, "⒊"),
        ("decimalEnclosedFullstop", 21, "21."), ("ideographEnclosedCircle", 3, "㈢"), ("upperRoman", 1994, "MCMXCIV"),
        ("upperRoman", 4000, "4000"), ("lowerRoman", 4, "iv"), ("upperLetter", 26, "Z"), ("upperLetter", 27, "AA"),
        ("lowerLetter", 53, "aaa"), ("bullet", 3, ""), ("none", 3, ""), ("thaiLetters", 3, "3"),
    ],
)  # fmt: skip
def test_formats(name: str, n: int, text: str) -> None:
    assert format_number(n, name) == text
