"""The board on one page for the leader's screen: a single HTML file without network or script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from xml.etree.ElementTree import Element

from wenming_cli.core.board.agenda import Due
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import ItemState, Light, Status, Summary
from wenming_cli.papers import chinese
from wenming_cli.papers.board import monthbars, timeline
from wenming_cli.papers.board.markup import Content, el, render_html
from wenming_cli.papers.board.view import (
    MOST_LISTED,
    is_drawn_by_section,
    last_word,
    lines_by_section,
    months_by_section,
    next_of_each_item,
    owner_totals,
)
from wenming_cli.papers.formats import Settings

_SHOWN: tuple[Status, ...] = ("verified", "done", "in_progress", "not_started", "suspended")

_BESIDE = 3
"""Where so many more entries come next than are late, the owners stand below what is late."""


def write_board_page(board: Board, settings: Settings) -> bytes:
    """Write the whole page; the same board gives the same bytes."""
    del settings
    style = files("wenming_cli.papers.board").joinpath("board.css").read_text(encoding="utf-8")
    head = [
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("title", f"{board.plan.title}（{chinese.full_date(board.as_of)}）"),
        el("style", style),
    ]
    body = [
        timeline.draw_symbols(board),
        _header(board),
        el("main", [_totals(board), _sections(board), _attention(board), _year(board)]),
        el("footer", "依据方案和工作记录自动汇总，每个数字都可以用 wenming log 查到出处。"),
    ]
    return render_html(el("html", el("head", head), el("body", body), lang="zh-CN"))


def _header(board: Board) -> Element:
    day = el("time", chinese.full_date(board.as_of), datetime=board.as_of)
    unit = el("p", board.plan.unit, class_="unit")
    return el("header", [unit, el("h1", board.plan.title), el("p", "截至", day)])


def _card(title: str, *children: Content, note: str = "", kind: str) -> Element:
    words = el("p", note, class_="note") if note else None
    heading = el("div", el("h2", title), words, class_="head")
    return el("section", heading, *children, class_=f"card {kind}")


def _totals(board: Board) -> Element:
    totals = board.summary
    tiles = (
        ("逾期", totals.overdue, "项", "bad" if totals.overdue else ""),
        ("临期", totals.due_soon, "项", "warn" if totals.due_soon else ""),
        ("参与", totals.people, "人次", ""),
        ("佐证材料", totals.evidence, "份", ""),
    )
    number = el("p", str(totals.percent), el("span", "%"), class_="big")
    hero = el("div", el("p", "总体进度", class_="name"), number, class_="hero")
    boxes = [
        el("div", el("dt", name), el("dd", f"{n:,}", el("span", unit)), class_=kind or None)
        for name, n, unit, kind in tiles
    ]
    dropped = f"另有{totals.cancelled}项取消，不计在内。" if totals.cancelled else ""
    note = el("p", f"共{totals.total}项。{dropped}", class_="note")
    states = el("div", [note, _stack(totals), _legend(totals)], class_="states")
    return el("section", [hero, states, el("dl", boxes, class_="tiles")], class_="card totals")


def _stack(totals: Summary) -> Element:
    """Draw the statuses as parts of one bar; the words stand in the legend below."""
    parts = [
        el("span", class_=f"s-{status}", style=f"flex-grow:{getattr(totals, status)}")
        for status in _SHOWN
        if getattr(totals, status)
    ]
    return el("div", parts, class_="stack", aria_hidden="true")


def _legend(totals: Summary) -> Element:
    entries = []
    for status in _SHOWN:
        n = getattr(totals, status)
        if n:
            words = f"{chinese.status_words(status)} {n}"
            entries.append(el("li", el("i", class_=f"s-{status}"), words))
    return el("ul", entries, class_="legend")


def _sections(board: Board) -> Element:
    rows = [_section(board, board[section]) for section in board.plan.sections]
    note = "竖线是序时进度，即按时间应当达到的进度。"
    return _card("各板块进度", el("div", rows, class_="rows"), note=note, kind="sections")


def _section(board: Board, state: ItemState) -> Element:
    totals = board.summary_of(state.item)
    cells = [
        _title(state.item.label, state.item.title),
        _bar(state.percent, state.expected),
        el("div", f"{state.percent}%", class_="percent"),
        el("div", _lamp(state.light), class_="lamp"),
        el("div", f"{totals.finished}/{totals.total}项完成", class_="count"),
        el("div", _reason(board, state), class_="reason"),
    ]
    return el("div", cells, class_="row")


def _title(label: str, title: str) -> Element:
    return el("div", [el("b", label), " ", title], class_="title")


def _reason(board: Board, state: ItemState) -> str:
    """Say why a section's light is yellow or red, naming the item by the document's number."""
    if state.light.name not in ("red", "yellow"):
        return ""
    leaves = [board[leaf] for leaf in board.plan.under(state.item)]
    worst = max(leaves, key=lambda leaf: leaf.light.rank)
    which = "" if worst.item is state.item else f"{worst.item.label} "
    return which + chinese.say(worst.light.reason)


def _bar(percent: int, expected: int | None = None) -> Element:
    mark = None
    if expected is not None:
        mark = el("s", style=f"left:{expected}%", title=f"序时进度{expected}%")
    filled = el("span", style=f"width:{percent}%")
    return el("div", filled, mark, class_="bar", role="img", aria_label=f"进度{percent}%")


def _lamp(light: Light) -> Element:
    words = f"{chinese.LIGHT_WORDS[light.name]}灯"
    return el("span", el("i"), words, class_=f"chip l-{light.name or 'none'}")


def _attention(board: Board) -> Element:
    late = [_late(board, state) for state in board.late]
    soon = [_soon(board, due) for due in next_of_each_item(board)]
    cards = [
        _card(
            f"逾期和滞后 {len(late)}项", _limit_list(late, "没有逾期和滞后的事项。"), kind="late"
        ),
        _card(f"接下来到期 {len(soon)}项", _limit_list(soon, "没有还要到期的事项。"), kind="next"),
        _owners(board),
    ]
    uneven = min(len(soon), MOST_LISTED) > len(late) + _BESIDE
    return el("div", cards, class_="pair" if uneven else "pair even")


def _late(board: Board, state: ItemState) -> Element:
    why = el("p", chinese.say(state.light.reason), class_="why")
    said = last_word(board, state)
    return el("li", [_named(state), why, el("p", said, class_="said") if said else None])


def _soon(board: Board, due: Due) -> Element:
    day = el("time", chinese.day_words(due.day, board.plan), datetime=due.day)
    return el("li", day, _named(due.state))


def _named(state: ItemState) -> Element:
    label, title = el("b", state.item.label), el("span", state.item.title, class_="what")
    lead = chinese.join_names(state.lead)
    return el("p", [label, " ", title, " ", el("span", lead, class_="lead") if lead else None])


def _limit_list(entries: Sequence[Element], empty: str) -> Iterator[Element]:
    if not entries:
        yield el("p", empty, class_="empty")
        return
    yield el("ul", entries[:MOST_LISTED], class_="list")
    if len(entries) > MOST_LISTED:
        yield el("p", f"另有{len(entries) - MOST_LISTED}项，见台账。", class_="note more")


def _year(board: Board) -> Element:
    by_section = is_drawn_by_section(board)
    draw_sample = monthbars.draw_bar_sample if by_section else timeline.draw_mark_sample
    legend = [el("li", draw_sample(mark), words) for mark, words in timeline.MARKS.items()]
    if board.as_of in board.plan.span:
        today = f"今天（{chinese.day_words(board.as_of, board.plan)}）"
        legend.append(el("li", el("i", class_="today"), today))
    months = el("div", el("div"), timeline.draw_month_names(board), class_="line")
    scale = el("div", months, class_="scales")
    drawn = _section_lines(board) if by_section else _item_lines(board)
    note = "柱上的数字是当月到期未完成的次数。" if by_section else ""
    parts = [el("ul", legend, class_="legend"), el("div", scale, drawn, class_="year")]
    return _card("全年时间轴", parts, note=note, kind="timeline")


def _item_lines(board: Board) -> Iterator[Element]:
    for name, lines in lines_by_section(board):
        alone = len(lines) == 1 and name.endswith(lines[0].title)
        if not alone:
            yield el("h3", name)
        for line in lines:
            strip = timeline.draw_year_line(board, line)
            title = _title(line.label, line.title)
            yield el("div", title, strip, class_="line alone" if alone else "line")


def _section_lines(board: Board) -> Iterator[Element]:
    for section, months in months_by_section(board):
        bars = monthbars.draw_bars(board.plan.span, months)
        strip = timeline.draw_strip(bars, monthbars.describe_months(section.title, months))
        yield el("div", _title(section.label, section.title), strip, class_="line bars")


def _owners(board: Board) -> Element:
    heads = ("牵头单位", "事项", "已完成", "逾期", "临期", "进度")
    rows = []
    for name, totals in owner_totals(board):
        percent = el("span", f"{totals.percent}%")
        bar = el("div", _bar(totals.percent), percent, class_="meter")
        meter = el("td", bar, data_label=heads[-1])
        counts = (totals.total, totals.finished, totals.overdue, totals.due_soon)
        kinds = ("", "", "bad", "warn")
        cells = [
            el("td", str(n), class_=kind if n and kind else None, data_label=head)
            for head, n, kind in zip(heads[1:-1], counts, kinds, strict=True)
        ]
        rows.append(el("tr", [el("th", name, scope="row"), *cells, meter]))
    head = el("thead", el("tr", [el("th", text, scope="col") for text in heads]))
    note = "一项工作有几个牵头单位的，各计一次。"
    return _card("各牵头单位", el("table", head, el("tbody", rows)), note=note, kind="owners")
