"""What a cell of a form says: a typed value, or the remark with which it goes back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias
from unicodedata import normalize

from wenming_cli.core.periods import Period
from wenming_cli.forms.columns import (
    HELD,
    LONGEST_NOTE,
    MERGED,
    NO_RESULT,
    STATUS_WORDS,
    ColumnKey,
    column_name,
)
from wenming_cli.forms.days import ends_vaguely, read_day
from wenming_cli.forms.form import FormRow
from wenming_cli.forms.reading.returned import ReturnedCell
from wenming_cli.forms.remarks import Doubt, Remark, RemarkCode, remark
from wenming_cli.forms.statuswords import find_held, find_status

TypedValue: TypeAlias = str | int | date | tuple[str, ...] | None

_SHOWN = 40
"""Characters of a cell in a remark."""

MOST_OF_TEXT = 32_000
"""Characters of a cell; a spreadsheet holds 32,767, and what was longer has lost its end."""

_ERRORS = frozenset(
    ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!")
)
"""What stands in a cell whose formula failed; as text in a table of text, or sent back."""

_NOTHING = frozenset({"无", "没有", "暂无", "/", "\\", "—", "——", "-", "--"})
"""What people write into a cell for which they have nothing."""

_AS_ABOVE = frozenset({"同上", "同前", "略", "见上", "如上", "〃", '"', "”", "“", "′′"})
"""What says something only beside another row, and rows are sorted and parted."""

_AS_BEFORE = re.compile("同(?:上(?:个?季度|个?月|期|次)|第?[一二三四]季度|[上下]半年度?|前期)")
"""What says something only beside another paper: 同第一季度."""

_ELSEWHERE = re.compile(r"(?:详|参|请)?见\S{0,6}(?:附件|附表|总结|说明|报告|文件|材料|[行表栏格])")
"""What says where to look, and nothing here: 见附件, 见第3行."""

_LATER = frozenset({"待补充", "待填", "待定", "后补"})

_EMPTY = frozenset({"", *_AS_ABOVE, *_NOTHING, *_LATER}) | {
    "N/A", "NA", "零报告", "无进展", "暂无进展", "没有进展", "无特殊情况", "不涉及",
}  # fmt: skip
"""What does not say what was done."""

_NO_TROUBLE = frozenset(
    {"没有困难", "无困难", "暂无困难", "没有问题", "无问题", "暂无问题", "不存在问题"}
)
"""What says of a difficulty that there is none any more, as 无 does."""

_NONE_LEFT = "无"

_WORDS = frozenset[ColumnKey]({"note", "place", "difficulty", "next", "why", "evidence", "filler"})
"""Columns of words; what a tick box writes there is none."""

_ALL_STEPS = frozenset({"全", "全部", "都有", "齐", "齐全", "全有"})
_PEOPLE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,9})(?:人次|人|名)?")
_BEFORE_UNIT = re.compile(r"(?<=\d)\s+(?=[人名])")
"""46 人 is one number; 20 26 are two."""

_NEGATIVE = re.compile(r"-\d+")
_PERCENT = re.compile(r"(\d{1,3})(?:\.0+)?%?")
_SHARE = re.compile(r"0?\.\d+|1(?:\.0+)?")
"""What may be a share of the whole: 0.85, and 1."""

_BETWEEN = re.compile(r"[、,;，；/\s.]+|和|及")
_RANGE = re.compile(r"(\d{1,2})[-~—–至到](\d{1,2})")
_BRACKETS = re.compile(r"^[(\[【〔]|[)\]】〕]$")
_CIRCLED = {ord("①") + n: f" {n + 1} " for n in range(20)}
_MAY_SAY_NONE = frozenset[ColumnKey]({"on", "to", "percent"})
"""Columns in which 无 says as much as a blank cell; the readers of others know it themselves."""

_MEASURE = re.compile(
    r"约?\d+(?:\.\d+)?(?:人次|人|名|场次?|次|篇|份|%)|1\d{10}|0\d{2,3}-?\d{7,8}"
    r"|(?:\d{2,4}[年./-])?\d{1,2}月\d{1,2}[日号]?|\d{4}([./-])\d{1,2}\1\d{1,2}"
)
"""Numbers of people, of a telephone, a day: no place and no name."""

_FILES = re.compile(r"[、；;，,\n]")


class Typed(NamedTuple):
    """What a cell says."""

    value: TypedValue
    """None where it is blank; of steps their names, of evidence the names of files."""

    warning: Remark | None = None


class Asked(NamedTuple):
    """What a cell is read by."""

    span: Period
    """The days of the plan."""

    today: date
    issued: FormRow = FormRow(row="-")
    """Its row as it was handed out; what was not changed says what it said."""

    steps: Sequence[str] = ()
    """The names of the steps (应留材料) of its row, in the order of their numbers."""

    dense: bool = False
    """Whether it stands on the sheet 每周明细."""


def read_cell(column: ColumnKey, cell: ReturnedCell, asked: Asked) -> Typed | Remark:
    """Return what a yellow cell says, or why that is not understood.

    A day that the journal would refuse for what it says of the item is no business of the cell.
    """
    trouble = _trouble(column, cell)
    if trouble:
        return remark(trouble, column, at=cell.at, text=_clip(cell.text.removeprefix(MERGED)))
    if cell.value is None or (column in _MAY_SAY_NONE and cell.plain in _NOTHING):
        return Typed(None)
    found = _READERS.get(column, _text)(cell, asked)
    if isinstance(found, Doubt):
        values = {
            "text": _clip(percent_words(cell) if column == "percent" else cell.text),
            "year": asked.span.last.year,
            **found.values,
        }
        return remark(found.code, column, at=cell.at, **values)
    if column == "status" and found == "":
        return Typed(found, remark("not-held", column, at=cell.at, text=_clip(cell.text)))
    if column == "note" and isinstance(found, str) and len(found) > LONGEST_NOTE:
        return Typed(found, remark("text-long", column, at=cell.at, n=len(found)))
    return Typed(found)


def _trouble(column: ColumnKey, cell: ReturnedCell) -> RemarkCode | None:
    merged = cell.merged and cell.filled
    if column != "filler" and (merged or cell.text.startswith(MERGED)):
        return "cells-merged"
    if cell.error or cell.value in _ERRORS:
        return "error-value"
    if cell.formula or cell.value == NO_RESULT:
        return "formula-without-value"
    if isinstance(cell.value, bool) and column in _WORDS:
        return "tick-unclear"
    return "text-endless" if len(cell.text) >= MOST_OF_TEXT else None


def _clip(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _text(cell: ReturnedCell, _asked: Asked) -> TypedValue | Doubt:
    return None if cell.plain in _NOTHING else _spoken(cell, _asked)


def _spoken(cell: ReturnedCell, _asked: Asked) -> TypedValue | Doubt:
    """Read words of which 无 says something: that there is no problem any more."""
    return cell.text if isinstance(cell.value, str) else cell.plain


def _still(cell: ReturnedCell, asked: Asked) -> TypedValue | Doubt:
    """Read a difficulty or a next step, of which 无 says that there is none any more."""
    words = cell.plain.strip(" 。.")
    if words in _NO_TROUBLE:
        return _NONE_LEFT
    return Doubt("as-above") if _is_elsewhere(words) else _spoken(cell, asked)


def _place(cell: ReturnedCell, asked: Asked) -> TypedValue | Doubt:
    words = cell.plain.strip(" 。.")
    if _is_elsewhere(words):
        return Doubt("as-above")
    return _misplaced("place") if _is_of_another(cell, words) else _text(cell, asked)


def _why(cell: ReturnedCell, asked: Asked) -> TypedValue | Doubt:
    """Read a reason, by which a leader decides."""
    words = cell.plain.strip(" 。.")
    return Doubt("as-above") if _is_elsewhere(words) or words in _LATER else _text(cell, asked)


def _is_elsewhere(words: str) -> bool:
    """Tell whether a cell only says where it is said: 同上, 见附件, 见第3行."""
    return words in _AS_ABOVE or bool(_ELSEWHERE.fullmatch(words))


def _is_of_another(cell: ReturnedCell, words: str) -> bool:
    """Tell whether a cell surely holds what another column asks for."""
    if isinstance(cell.value, date):
        return True
    return bool(_MEASURE.fullmatch("".join(words.split()))) or find_status(words) is not None


def _misplaced(column: ColumnKey) -> Doubt:
    return Doubt("wrong-cell", {"heading": column_name(column)})


def _filler(cell: ReturnedCell, asked: Asked) -> TypedValue | Doubt:
    """Read who filled a row in; the name of the row above is that of the sheet."""
    words = cell.plain.strip(" 。.")
    if words in _AS_ABOVE or words in _NOTHING:
        return None
    nameless = not any(one.isalpha() for one in words) and words
    return _misplaced("filler") if nameless or _is_of_another(cell, words) else _text(cell, asked)


def _note(cell: ReturnedCell, asked: Asked) -> TypedValue | Doubt:
    words = cell.plain.strip(" 。.")
    empty = words in _EMPTY or _is_elsewhere(words) or _AS_BEFORE.fullmatch(words)
    return Doubt("empty-words") if empty else _spoken(cell, asked)


def _status(cell: ReturnedCell, asked: Asked) -> TypedValue | Doubt:
    before = asked.issued.status
    if cell.text == before:
        return before
    found = find_held(cell.value) if asked.dense else find_status(cell.value)
    if found is None:
        words = (HELD,) if asked.dense else STATUS_WORDS
        return Doubt("status-unknown", {"words": "、".join(words)})
    return found if found or not before else Doubt("status-back", {"status": before})


def _day_done(cell: ReturnedCell, asked: Asked) -> TypedValue | Doubt:
    day = read_day(cell, asked.span)
    if isinstance(day, date) and ends_vaguely(cell):
        return Doubt("date-unclear")
    if not isinstance(day, date):
        return day
    if day > asked.today:
        return Doubt("date-future", {"day": day})
    return day if day in asked.span else Doubt("date-outside", {"day": day})


def _new_deadline(cell: ReturnedCell, asked: Asked) -> TypedValue | Doubt:
    return read_day(cell, asked.span)


def _percent(cell: ReturnedCell, asked: Asked) -> TypedValue | Doubt:
    text = percent_words(cell)
    if _SHARE.fullmatch(text) and text != str(asked.issued.percent):
        return Doubt("percent-unclear")
    found = _PERCENT.fullmatch(text)
    return int(found[1]) if found and int(found[1]) <= 100 else Doubt("percent-outside")


def percent_words(cell: ReturnedCell) -> str:
    """Return what people see in a cell of 完成进度%: 85% where that is the format of 0.85."""
    if cell.percent and isinstance(cell.value, int | float):
        return f"{round(cell.value * 100, 6):g}%"
    return cell.plain


def _people(cell: ReturnedCell, _asked: Asked) -> TypedValue | Doubt:
    text = cell.plain
    found = _PEOPLE.fullmatch(_BEFORE_UNIT.sub("", text))
    if text in _NOTHING:
        return None
    if found:
        return int(found[1].replace(",", ""))
    return Doubt("number-negative" if _NEGATIVE.fullmatch(text) else "number-unclear")


def _steps(cell: ReturnedCell, asked: Asked) -> TypedValue | Doubt:
    if isinstance(cell.value, str):
        cell = cell._replace(value=cell.value.translate(_CIRCLED))
    text = cell.plain
    if text in _NOTHING:
        return None
    if not asked.steps:
        return Doubt("steps-none")
    if text in _ALL_STEPS:
        return tuple(asked.steps)
    if not isinstance(cell.value, str) and not text.isdecimal():
        # 1.2 or 1-2, of which a spreadsheet made a number or a day
        return Doubt("steps-unclear", {"most": len(asked.steps)})
    numbers = [n for part in _BETWEEN.split(text) if part for n in _numbers(part, asked.steps)]
    if not numbers or not all(1 <= one <= len(asked.steps) for one in numbers):
        return Doubt("steps-unclear", {"most": len(asked.steps)})
    return tuple(asked.steps[one - 1] for one in sorted(set(numbers)))


def _numbers(part: str, steps: Sequence[str]) -> Sequence[int]:
    """Return the numbers of the steps that one part of a cell names; 0 is no step.

    Numbers may stand in brackets and with their names, as the form prints them: （3公示）.
    """
    names = [normalize("NFKC", step) for step in steps]
    printed = [f"{n}{name}" for n, name in enumerate(names, start=1)]
    bare = _BRACKETS.sub("", part)
    for known in (names, printed):
        for one in (part, bare):
            if one in known:
                return [known.index(one) + 1]
    stretch = _RANGE.fullmatch(bare)
    if stretch:
        return range(int(stretch[1]), int(stretch[2]) + 1)
    return [int(bare) if bare.isdecimal() and len(bare) < 3 else 0]


def _evidence(cell: ReturnedCell, _asked: Asked) -> TypedValue | Doubt:
    names = [name.strip() for name in _FILES.split(cell.text)]
    return tuple(dict.fromkeys(name for name in names if name and name not in _NOTHING)) or None


_READERS: Mapping[ColumnKey, Callable[[ReturnedCell, Asked], TypedValue | Doubt]] = {
    "status": _status,
    "on": _day_done,
    "to": _new_deadline,
    "percent": _percent,
    "people": _people,
    "note": _note,
    "place": _place,
    "why": _why,
    "filler": _filler,
    "difficulty": _still,
    "next": _still,
    "steps": _steps,
    "evidence": _evidence,
}
"""Other yellow columns hold words."""
