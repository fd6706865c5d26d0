"""One page for the leader: every unit a row, by area, without network or script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from xml.etree.ElementTree import Element

from wenming_cli.papers import chinese
from wenming_cli.papers.board.markup import el, render_html
from wenming_cli.units.gathered import Gathered
from wenming_cli.units.ranking import Rank
from wenming_cli.units.rows import ItemRow, UnitRow
from wenming_cli.units.totals import total_units
from wenming_cli.units.unit import Grouping
from wenming_cli.units.writing.tables import (
    GROUP_NAMES,
    LIGHT_WORDS,
    STATES,
    came_words,
    figures_day,
    rules_words,
)

DETAILS_FOR_ALL = 500
"""Units; of more only red items are shown below their unit, so that the page stays small."""

MOST_ITEMS, MOST_OF_MANY = 30, 4
"""Items that one unfolded unit shows, and of so many units; the table has all."""

_STYLES: Mapping[str | None, str] = {"red": "bad", "yellow": "warn", "green": "good"}
_HEADS = ("名次", "单位", "报送", "事项", "完成", "逾期", "进度", "亮灯", "说明")


def write_units_page(found: Gathered, unit: str) -> bytes:
    """Write the page; the same rows give the same bytes.

    Args:
        found: what was gathered.
        unit: the office that gathered; `""` where nobody said.
    """
    title = f"{unit}{chinese.period_words(found.period)}各单位工作进展"
    style = files("wenming_cli.units.writing").joinpath("page.css").read_text(encoding="utf-8")
    head = [
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", title),
        el("style", style),
    ]
    body = [
        el("header", el("h1", title), el("p", f"截至{figures_day(found)}")),
        el("main", [_totals(found), *_sections(found)]),
        el("footer", rules_words()),
    ]
    return render_html(el("html", el("head", head), el("body", body), lang="zh-CN"))


def _totals(found: Gathered) -> Element:
    total = found.total
    tiles = (
        ("总体进度", f"{total.percent}%"),
        ("事项", f"{total.total:,}"),
        ("完成", f"{total.finished:,}"),
        ("逾期", f"{total.overdue:,}"),
        ("本期活动场次", f"{total.events_in:,}"),
        ("本期参与人次", f"{total.people_in:,}"),
    )
    boxes = [el("div", el("dt", name), el("dd", words)) for name, words in tiles]
    return el("section", el("p", came_words(total), class_="came"), el("dl", boxes))


def _sections(found: Gathered) -> Iterator[Element]:
    """Yield a table for each group: those that were asked for, else by area where there are any."""
    by: Grouping = found.by
    if by == "none" and any(row.area for row in found.units):
        by = "area"
    items = _items_shown(found)
    most = MOST_ITEMS if len(found.units) <= DETAILS_FOR_ALL else MOST_OF_MANY
    ranks = {one.row.code: one for one in found.ranks}
    groups = defaultdict[str, list[UnitRow]](list)
    for row in found.listed_rows:
        groups["" if by == "none" else getattr(row, by)].append(row)
    for name, rows in groups.items():
        total = total_units(rows)
        heading = name or ("各单位" if by == "none" else f"未注明{GROUP_NAMES[by]}")
        words = f"{came_words(total)}进度{total.percent}%。"
        lines = [
            _row(ranks[row.code], items.get(row.code, ()), most) for row in _by_place(rows, ranks)
        ]
        head = el("thead", el("tr", [el("th", word) for word in _HEADS]))
        table = el("table", head, el("tbody", lines))
        yield el("section", [el("h2", heading), el("p", words, class_="came"), table])


def _by_place(rows: Sequence[UnitRow], ranks: Mapping[str, Rank]) -> list[UnitRow]:
    last = len(ranks) + 1
    return sorted(rows, key=lambda row: (ranks[row.code].place or last, row.code))


def _items_shown(found: Gathered) -> Mapping[str, list[ItemRow]]:
    """Return the items that are shown of each unit: the red ones, and of few units the yellow."""
    small = len(found.units) <= DETAILS_FOR_ALL
    shown = defaultdict[str, list[ItemRow]](list)
    for row in found.items():
        if row.light == "red" or (small and row.light == "yellow"):
            shown[row.code].append(row)
    return shown


def _row(rank: Rank, items: Sequence[ItemRow], most: int) -> Element:
    row = rank.row
    light = _light(row)
    cells = [
        el("td", _said(rank.place)),
        el("td", _name(row, items, most), class_="name"),
        el("td", STATES[row.state], class_=None if row.state == "in" else "bad"),
        *(el("td", _said(n)) for n in (row.total, row.finished, row.overdue)),
        el("td", "" if row.percent is None else f"{row.percent}%"),
        el("td", LIGHT_WORDS[light], class_=_STYLES.get(light)),
        el("td", rank.reason, class_="reason"),
    ]
    return el("tr", cells)


def _light(row: UnitRow) -> str | None:
    if row.red:
        return "red"
    if row.yellow:
        return "yellow"
    return "green" if row.green else None


def _name(row: UnitRow, items: Sequence[ItemRow], most: int) -> Element:
    if not items:
        return el("span", row.name)
    told = [
        el("li", el("b", f"{one.label or one.no} "), f"{one.title}：{one.reason}")
        for one in items[:most]
    ]
    if len(items) > most:
        told.append(el("li", f"另有{len(items) - most}项，见事项表。"))
    return el("details", el("summary", row.name), el("ul", told))


def _said(n: int | None) -> str:
    return "" if n is None else f"{n:,}"
