"""What the yellow cells may hold, and what Excel tells who fills them in.

Excel takes 255 characters of a prompt, 224 of an error, 32 of a title (MS-OI29500 2.1.613). Lists
are named, since one that is written out has at most 255 characters; days are constants, since no
cell of a form holds a formula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from xlsxwriter.worksheet import Worksheet

from wenming_cli.forms.asked import AskedForm, AskedRow, RowKind
from wenming_cli.forms.columns import HELD, LONGEST_NOTE, STATUS_WORDS, ColumnKey

CHOICES: Mapping[str, Sequence[str]] = {
    "_wm_status": STATUS_WORDS,
    "_wm_status_periodic": tuple(word for word in STATUS_WORDS if word != "申请延期"),
    "_wm_held": (HELD,),
}
"""The lists of the workbook by their defined names; a period has no deadline that could move."""

_LISTS: Mapping[RowKind, str] = {
    "dated": "_wm_status",
    "festive": "_wm_status",
    "recurring": "_wm_status_periodic",
    "standing": "_wm_status_periodic",
    "dense": "_wm_held",
}

CellRule = Mapping[str, Any]


class Check(NamedTuple):
    """What a cell may hold, with the words of its prompt and its error."""

    title: str
    prompt: str
    rule: Callable[[AskedForm, AskedRow], CellRule]
    """The rule as XlsxWriter takes it; rows of equal rules share one."""

    error: str = ""


def _any(_form: AskedForm, _row: AskedRow) -> CellRule:
    return {"validate": "any"}


def _one_of(_form: AskedForm, row: AskedRow) -> CellRule:
    return {"validate": "list", "source": f"={_LISTS[row.kind]}"}


def last_day(form: AskedForm) -> date:
    """Return the last day that something may have happened on: when the form is to be back."""
    return max(form.form.due or form.period.last, form.form.issued)


def _day_until_due(form: AskedForm, _row: AskedRow) -> CellRule:
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": form.span.first,
        "maximum": last_day(form),
    }


def _day_after_due(_form: AskedForm, row: AskedRow) -> CellRule:
    return {"validate": "date", "criteria": ">", "value": row.due}


def _percent(_form: AskedForm, _row: AskedRow) -> CellRule:
    return {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 100}


def _count(_form: AskedForm, _row: AskedRow) -> CellRule:
    return {"validate": "integer", "criteria": ">=", "value": 0}


def _length(_form: AskedForm, _row: AskedRow) -> CellRule:
    return {
        "validate": "length",
        "criteria": "<=",
        "value": LONGEST_NOTE,
        "error_type": "warning",
    }


CHECKS: Mapping[ColumnKey, Check] = {
    "status": Check(
        "办理情况",
        "点右边的箭头选一项。还没有变化的不用改；要延期、暂缓或取消的选“申请……”，由领导批准后才算。",
        _one_of,
        error="请从下拉列表里选一项，不要自己写。",
    ),
    "on": Check(
        "完成（开展）日期",
        "选“已完成”的要填：实际完成或开展的那一天，写成 {year}-09-05 的样子。",
        _day_until_due,
        error="请写方案开始以后、报送截止以前的日期，写成 {year}-09-05 的样子。",
    ),
    "percent": Check(
        "完成进度%",
        "只写 0 到 100 的整数，不写百分号。",
        _percent,
        error="请写 0 到 100 的整数，不写百分号。",
    ),
    "note": Check(
        "本期进展",
        "这一期做了什么、怎么做的、有哪些数字。没有进展就空着，不要写“无”“同上”。",
        _length,
        error=f"超过了{LONGEST_NOTE}字。选“是”保留原文，选“否”回去删短。",
    ),
    "people": Check(
        "参与人次",
        "只写整数，如 46，不写“约”“余人”。",
        _count,
        error="请只写整数，如 46。",
    ),
    "to": Check(
        "拟延期至",
        "选“申请延期”的填：打算延到哪一天，要晚于现在的时限。",
        _day_after_due,
        error="拟延期至要晚于这一行的时限，写成 {year}-12-20 的样子。",
    ),
    "why": Check("原因", "选“申请延期”“申请暂缓”“申请取消”的必填，其他的空着。", _any),
    "steps": Check("已有材料", "写左边“应留材料”前面的序号，如 1、2；都有了写“全”。", _any),
    "evidence": Check(
        "佐证材料",
        "写文件名，几个之间用、隔开；文件和本表放在一起发回。",
        _any,
    ),
}

DENSE_CHECKS: Mapping[ColumnKey, Check] = {
    "status": Check(
        "是否开展", "开展了的选√；没有开展的空着。", _one_of, error="请选√，或者空着。"
    ),
    "on": CHECKS["on"]._replace(
        title="实际日期",
        prompt="和“应开展日期”是同一天的不用填；不是同一天的，填实际开展的那一天。",
    ),
    "note": CHECKS["note"]._replace(title="内容", prompt="学了什么、做了什么，一两句话。"),
    "people": CHECKS["people"],
}


def add_checks(
    sheet: Worksheet,
    form: AskedForm,
    placed: Sequence[tuple[int, AskedRow]],
    *,
    columns: Mapping[ColumnKey, int],
    checks: Mapping[ColumnKey, Check] = CHECKS,
) -> None:
    """Put its check on each yellow cell that is not locked.

    Args:
        sheet: the sheet.
        form: the form.
        placed: each row with its place, from 0, in order.
        columns: where each column stands, from 0.
        checks: what cells may hold.
    """
    for key, check in checks.items():
        if key not in columns:
            continue
        rules: dict[tuple[tuple[str, Any], ...], list[int]] = {}
        for at, row in placed:
            if key not in row.locked:
                rules.setdefault(tuple(check.rule(form, row).items()), []).append(at)
        for rule, places in rules.items():
            said = {**dict(rule), **_words_of(check, form.span.last.year)}
            _add_check(sheet, said, columns[key], runs=_runs(places))


def _words_of(check: Check, year: int) -> CellRule:
    """Return the words of a check, with the year of the plan in its examples."""
    words = {"input_title": check.title, "input_message": check.prompt.format(year=year)}
    if check.error:
        words |= {"error_title": check.title, "error_message": check.error.format(year=year)}
    return words


def _add_check(
    sheet: Worksheet, rule: CellRule, column: int, *, runs: Sequence[tuple[int, int]]
) -> None:
    (first, last), *others = runs
    more = [[first, column, last, column] for first, last in others]
    options = {**rule, "other_cells": more} if more else dict(rule)
    sheet.data_validation(first, column, last, column, options)


def _runs(places: Iterable[int]) -> Sequence[tuple[int, int]]:
    """Join places one after another: 3 4 5 8 gives 3–5, 8–8."""
    found: list[tuple[int, int]] = []
    for at in places:
        if found and found[-1][1] == at - 1:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return found
