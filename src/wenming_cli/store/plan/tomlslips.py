"""What people write for TOML: “ ” for quotes, ＝ for =, 2024.11.30 for a day; and what to write."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from wenming_cli.core.characters import unseen_codes
from wenming_cli.core.periods import month, parse_period
from wenming_cli.core.validation import rhythm_word
from wenming_cli.errors import Usage
from wenming_cli.message import M, Message

LONGEST = 60
"""Characters of a line that a message shows."""

SINGLE = re.compile(r"\s*\[\s*(goal|task|measure)\s*\]\s*(?:#.*)?")
"""One of the tables that stand many times, in single brackets."""

_TEXT = r'"(?:[^"\\]|\\.)*"|\'[^\']*\''
_TEXTS = re.compile(rf"{_TEXT}|#.*")
_NARROW = str.maketrans("“”„＂‘’「」『』＝，；：【】［］＃　", '""""\'\'""""=,;:[][]# ')
_DIGITS = str.maketrans("０１２３４５６７８９．＝", "0123456789.=")
_KEY = re.compile(r"\s*([\w-]+)\s*[=＝:：]\s*(.*?)\s*(?:#.*)?")
_DAY = re.compile(
    r"(?<![\d-])(?:\d{4}\s*[-./年]\s*\d{1,2}\s*(?:[-./月]\s*\d{1,2}\s*[日号]?|月)?|"
    r"\d{1,2}月\d{1,2}[日号])(?![\d日号])"
)
_YES_NO = {
    "是": "true", "真": "true", "对": "true", "有": "true", "yes": "true", "true": "true",
    "否": "false", "假": "false", "不": "false", "无": "false", "no": "false", "false": "false",
}  # fmt: skip

_WriteRight = Callable[[str, int], str]


def find_slip(line: str, year: int) -> tuple[Message, Message] | None:
    """Return what is wrong with a line and what to write; None if it is no usual slip.

    Args:
        line: without the blanks around it.
        year: the year of a day that names none.
    """
    bare = _TEXTS.sub(lambda text: "\0" if text[0][0] != "#" else "", line)
    if unseen := _unseen(bare, line[:LONGEST]):
        return unseen
    code = _strip_comment(line)
    for pattern, message, mend in _SLIPS:
        found = pattern.search(bare)
        mended = mend(code, year) if found else ""
        if found and mended and mended != code:
            shown = Message(message.text, {"char": found[0], "excerpt": line[:LONGEST]})
            return shown, M("write {line}", line=_shorten(mended))
    if '"' in bare:
        message = M("the closing quote is missing: {excerpt}", excerpt=line[:LONGEST])
        return message, M('end the text with "')
    if re.search(r"\0[^\s,\]=.\0]", bare):
        message = M("a straight quote inside a text: {excerpt}", excerpt=line[:LONGEST])
        return message, M("inside a text write Chinese quotes: “ ”")
    return None


def _unseen(bare: str, excerpt: str) -> tuple[Message, Message] | None:
    """Name characters outside of texts that look like spaces or like nothing, and are neither."""
    if "\u00a0" in bare:
        return (
            M("a blank that is no ordinary space (U+00A0): {excerpt}", excerpt=excerpt),
            M("delete it and type a space"),
        )
    if codes := unseen_codes(bare):
        return (
            M("unseen characters ({codes}): {excerpt}", codes=codes, excerpt=excerpt),
            M("delete the line and type it anew"),
        )
    return None


def _strip_comment(line: str) -> str:
    begun = (found.start() for found in _TEXTS.finditer(line) if found[0].startswith("#"))
    return line[: next(begun, len(line))].rstrip()


def suggest_day(line: str, year: int) -> str:
    """Return an example for an impossible day: the end of its month if there is such a month."""
    found = re.search(r"(\d{4})-(\d{2})-\d{2}", line)
    try:
        return str(month(int(found[1]), int(found[2])).last if found else date(year, 11, 30))
    except ValueError:
        return f"{found[1] if found and found[1] != '0000' else year}-11-30"


def _shorten(line: str) -> str:
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _narrow_signs(line: str) -> str:
    """Write straight quotes and half-width signs, except inside texts that are quoted right."""
    kept = re.split(f"({_TEXT})", line)
    return "".join(part if n % 2 else part.translate(_NARROW) for n, part in enumerate(kept))


def _write_dashes(line: str, year: int) -> str:
    """Write each day as TOML has it; return `""` if one of them is no day."""

    def day(found: re.Match[str]) -> str:
        written = re.sub(r"\s", "", found[0])
        return str(parse_period(written if "月" in written else written.rstrip("日号"), year).last)

    try:
        dashed = _DAY.sub(day, line)
    except Usage:
        return ""
    return dashed if dashed != line else ""


def _write_quotes(line: str, _year: int) -> str:
    """Put the value in quotes: several names as a list, a rhythm as its English word."""
    found = _KEY.fullmatch(line)
    if not found or found[1] in ("goal", "task", "measure"):
        return ""
    key, value = found[1], found[2].rstrip("；;，,。").strip("\"'“”")
    if key == "every":
        value = rhythm_word(value) or value
    names = [name for name in re.split(r"[、，,]\s*", value.strip("[]【】［］")) if name.strip()]
    if key in ("lead", "support", "goals", "steps") and len(names) > 1:
        return f"{key} = [{', '.join(_quote(name) for name in names)}]"
    return f"{key} = {_quote(value)}" if value and "[" not in value else ""


def _quote(text: str) -> str:
    return '"' + text.strip(" \"'“”") + '"'


def _write_true_or_false(line: str, _year: int) -> str:
    found = _KEY.fullmatch(line)
    value = _YES_NO.get(found[2].lower(), "") if found else ""
    return f"{found[1]} = {value}" if found and value else ""


def _write_equals(line: str, _year: int = 0) -> str:
    return _narrow_signs(re.sub(r"^([\w-]+)\s*[:：]\s*", r"\1 = ", line))


_SLIPS: tuple[tuple[re.Pattern[str], Message, _WriteRight], ...] = (
    (
        re.compile(r"(?:[=＝:：\[【，,]\s*)[“”‘’「『＂]|^[“”]|\"[^“\"]*”[\s,，\]】]*$"),
        M("Chinese quotes around a text: {excerpt}"),
        _write_equals,
    ),
    (
        re.compile(r"(?<=[=＝])\s*(?:[是真对有否假不无]|(?i:yes|no|true|false))\s*$"),
        M("yes and no are written true and false: {excerpt}"),
        _write_true_or_false,
    ),
    (
        re.compile(r"^(?:no|id)\s*[=＝]\s*[\d０-９]+(?:[.．][\d０-９]+)+\s*$"),
        M("a number needs quotes: {excerpt}"),
        lambda line, year: _write_quotes(line.translate(_DIGITS), year),
    ),
    (
        _DAY,
        M("a day is written with dashes: {excerpt}"),
        lambda line, year: _write_dashes(_narrow_signs(line), year),
    ),
    (
        re.compile(r"^[\w-]+\s*[=＝]\s*\[?\s*[^\W\d_]"),
        M("a text needs quotes: {excerpt}"),
        _write_quotes,
    ),
    (
        re.compile(r"^\[+\s*(?:goal|task|measure)\s*\]*$"),
        M("brackets that do not match: {excerpt}"),
        lambda line, _year: f"[[{line.strip('[] ')}]]",
    ),
    (re.compile(r"^[\w-]+\s*[:：]"), M("a colon instead of =: {excerpt}"), _write_equals),
    (
        re.compile(r"[＝，；：【】［］＃　]"),
        M("full-width {char} outside of quotes: {excerpt}"),
        lambda line, _year: _narrow_signs(line).strip(" ;,"),
    ),
)
"""In the order of trial: what it looks like with the texts taken out, its name, the line mended."""
