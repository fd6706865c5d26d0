"""The office's own wording: dates, periods, statuses as official documents write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from wenming_cli.core.board.state import LIGHTS, STATUS_NAMES, LightName, Status
from wenming_cli.core.board.wording import LIGHT_NAMES, UNIT_NAMES, VERB_NAMES
from wenming_cli.core.journal.entries import Verb
from wenming_cli.core.periods import Period, days_after
from wenming_cli.core.plan.plan import Item, Plan
from wenming_cli.message import Message
from wenming_cli.papers.sheet import Cell, SheetColumn


def say(message: Message) -> str:
    """Say a message in Chinese, whatever the screen speaks."""
    return message.speak("zh")


def say_on_paper(message: Message) -> str:
    """Say a message in Chinese with its days as documents write them: 2026年4月2日."""
    values = {
        name: full_date(value) if isinstance(value, date) else value
        for name, value in message.values.items()
    }
    return say(message._replace(values=values))


LIGHT_WORDS: dict[LightName | None, str] = {
    **{name: say(LIGHT_NAMES[name]) for name in LIGHTS},
    None: "无",
}
MISSING = "待补充"
"""Stands where nothing was recorded; nothing is ever invented."""

_HALVES = {"H1": "上半年", "H2": "下半年"}
_QUARTERS = {"Q1": "第一季度", "Q2": "第二季度", "Q3": "第三季度", "Q4": "第四季度"}
RHYTHM_WORDS = (
    *(f"{say(words)}1次" for unit, words in UNIT_NAMES.items() if unit != "day"),
    "长期坚持",
)
"""The words that a column 频次 usually holds."""


def full_date(day: date) -> str:
    """Return `2026年4月2日`: Arabic numerals, no leading zeros (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def short_date(day: date) -> str:
    """Return `4月2日`."""
    return f"{day.month}月{day.day}日"


def day_words(day: date, plan: Plan) -> str:
    """Return a day, with its year only where that is not the plan's."""
    return short_date(day) if day.year == plan.year else full_date(day)


def period_words(period: Period) -> str:
    """Return `2023年第二季度`, `2023年上半年`, `2023年度`, `2023年5月`, `2023年4月1日至5月15日`.

    A stretch of whole months is told by them: `2023年3月至5月`.
    """
    year, _, rest = period.key.partition("#")[0].partition("-")
    if rest in _QUARTERS or rest in _HALVES:
        return f"{year}年{(_QUARTERS | _HALVES)[rest]}"
    if period.key.isdecimal():
        return f"{year}年度"
    if len(rest) == 2 and rest.isdecimal():
        return f"{year}年{int(rest)}月"
    if rest[:1].isalpha() and not rest.startswith("W"):
        return f"{year}年{rest}"
    if period.first == period.last:
        return full_date(period.first)
    same_year = period.first.year == period.last.year
    if same_year and period.first.day == 1 and days_after(period.last, 1).day == 1:
        return f"{year}年{period.first.month}月至{period.last.month}月"
    end = short_date(period.last) if same_year else full_date(period.last)
    return f"{full_date(period.first)}至{end}"


def bare_period_words(period: Period) -> str:
    """Return `第二季度`, `上半年`, `5月` without the year; `全年` for a year."""
    words = period_words(period).removeprefix(f"{period.first.year}年").removeprefix("度")
    return "全年" if period.key.isdecimal() else words


def stretches_words(some: Sequence[Period]) -> str:
    """Return what periods are called together: `1月至3月、8月`, `第一季度、第三季度`.

    Args:
        some: in their order; one that comes several times is named once.
    """
    runs: list[list[Period]] = []
    for one in dict.fromkeys(piece._replace(key=piece.key.partition("#")[0]) for piece in some):
        joins = runs and days_after(runs[-1][-1].last, 1) == one.first
        if joins:
            runs[-1].append(one)
        else:
            runs.append([one])
    return join_names(words for run in runs for words in _run_words(run))


def _run_words(run: Sequence[Period]) -> list[str]:
    """Return `4月至6月` for periods one after another; two that are not months are named each."""
    names = [bare_period_words(one) for one in run]
    months = all(name.endswith("月") for name in names)
    long = len(run) > 2 or (len(run) == 2 and months)
    return [f"{names[0]}至{names[-1]}"] if long else names


def this_period_words(period: Period) -> str:
    """Return `本季度`, `上半年`, `本年度` or `本月`, else `本期`."""
    rest = period.key.partition("-")[2]
    if rest in _QUARTERS:
        return "本季度"
    if rest in _HALVES:
        return _HALVES[rest]
    if period.key.isdecimal():
        return "本年度"
    return "本月" if len(rest) == 2 and rest.isdecimal() else "本期"


def verb_words(verb: Verb) -> str:
    """Return what an entry does, as `wenming log` calls it: 完成, 暂缓, 延期."""
    return say(VERB_NAMES[verb])


def last_period_words(period: Period) -> str:
    """Return what the period before is called: `上季度` or `上月`, else `上期`."""
    now = this_period_words(period)
    return {"下半年": "上半年", "本季度": "上季度", "本月": "上月"}.get(now, "上期")


def status_words(status: Status) -> str:
    """Return 未启动, 进行中, 已完成 and so on."""
    return say(STATUS_NAMES[status])


def join_names(units: Iterable[str]) -> str:
    """Join the names of offices as documents do: `办公室、理论科`."""
    return "、".join(units)


def rhythm_words(item: Item) -> str:
    """Return `每季度1次`, `清明、端午` or `长期坚持`; nothing for a dated item."""
    if item.standing:
        return "长期坚持"
    if item.festivals:
        return join_names(item.festivals)
    return f"{say(UNIT_NAMES[item.every])}{item.times}次" if item.every else ""


def cell_words(column: SheetColumn, cell: Cell) -> str:
    """Return a cell as people read it."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, int):
        return f"{cell}%" if column.kind == "percent" else str(cell)
    return full_date(cell)
