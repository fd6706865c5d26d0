"""Units, groups and items as tables, for a workbook or behind the circular."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from wenming_cli.papers import chinese
from wenming_cli.papers.sheet import Cell, Chart, ChartRow, Sheet, SheetColumn
from wenming_cli.units.gathered import Gathered
from wenming_cli.units.ranking import FEW, Rank, plain_state, rank_units
from wenming_cli.units.rows import UnitRow
from wenming_cli.units.totals import Totals, total_groups, total_units
from wenming_cli.units.unit import Grouping

MOST_BARS = 40
"""Units of one chart; of more the groups are drawn."""

GROUP_NAMES: dict[Grouping, str] = {
    "none": "",
    "category": "类别",
    "level": "等级",
    "area": "片区",
}
STATES = {"in": "已汇总", "not_in": "未报", "unreadable": "报来打不开", "altered": "报来被改动"}
CHAINS = {"": "", "whole": "完整", "broken": "有改动", "unsealed": "有未加封的行"}
_LIGHTS = {"red": "红", "yellow": "黄", "green": "绿", None: ""}
_KINDS = {"task": "工作任务", "measure": "主要措施"}

_FIGURES = (
    SheetColumn("total", "事项", "number", centred=True),
    SheetColumn("finished", "完成", "number", centred=True),
    SheetColumn("in_progress", "进行中", "number", centred=True),
    SheetColumn("not_started", "未启动", "number", centred=True),
    SheetColumn("overdue", "逾期", "number", centred=True),
    SheetColumn("percent", "进度", "percent", centred=True),
)
_UNIT_COLUMNS = (
    SheetColumn("place", "名次", "number", centred=True),
    SheetColumn("code", "单位编码", centred=True),
    SheetColumn("name", "单位名称", least=8),
    SheetColumn("category", "类别", centred=True),
    SheetColumn("level", "等级", centred=True),
    SheetColumn("area", "片区", centred=True),
    SheetColumn("state", "报送情况", centred=True),
    SheetColumn("submitted_on", "报送日期", "date", centred=True),
    *_FIGURES,
    SheetColumn("events", "本期活动场次", "number", centred=True),
    SheetColumn("people", "本期参与人次", "number", centred=True),
    SheetColumn("evidence", "佐证材料", "number", centred=True),
    SheetColumn("closed", "封账码", centred=True),
    SheetColumn("chain", "记录", centred=True),
    SheetColumn("reason", "说明", least=12),
)
_RANK_KEYS = ("place", "name", "state", "total", "finished", "overdue", "percent", "reason")
_GROUP_COLUMNS = (
    SheetColumn("group", "分组", least=6),
    SheetColumn("units", "单位数", "number", centred=True),
    SheetColumn("here", "已汇总", "number", centred=True),
    SheetColumn("not_in", "未报", "number", centred=True),
    SheetColumn("unreadable", "打不开或被改动", "number", centred=True),
    *_FIGURES,
    SheetColumn("people", "参与人次", "number", centred=True),
)
_ITEM_COLUMNS = (
    SheetColumn("code", "单位编码", centred=True),
    SheetColumn("unit", "单位名称", least=8),
    SheetColumn("label", "编号", centred=True),
    SheetColumn("kind", "类型", centred=True),
    SheetColumn("title", "事项", least=14),
    SheetColumn("lead", "牵头科室", least=6),
    SheetColumn("status", "状态", centred=True),
    SheetColumn("light", "亮灯", "light", centred=True),
    SheetColumn("reason", "原因", least=8),
    SheetColumn("percent", "进度", "percent", centred=True),
    SheetColumn("due", "时限", "date", centred=True),
    SheetColumn("overdue_days", "逾期天数", "number", centred=True),
    SheetColumn("people", "人次", "number", centred=True),
    SheetColumn("evidence_count", "佐证", "number", centred=True),
)


def units_sheet(found: Gathered, made: date, unit: str) -> Sheet:
    """Return the units with their ranks, and what they add up to in the last row.

    Args:
        found: what was gathered.
        made: the day that stands on it.
        unit: the office that gathered; `""` where nobody said.
    """
    ranks = rank_units(found.units)
    total = total_units(found.units)
    return Sheet(
        title=f"{unit}{chinese.period_words(found.period)}各单位工作进度",
        unit=unit,
        made=made,
        columns=_UNIT_COLUMNS,
        rows=[*map(_unit_cells, ranks), _total_cells(total)],
        notes=(came_words(total), rules_words()),
        name="单位",
        charts=tuple(_charts(found)),
        year=found.period.first.year,
    )


def ranks_sheet(found: Gathered, made: date, unit: str) -> Sheet:
    """Return the ranks as a table that fits a page: the attachment of the circular."""
    whole = units_sheet(found, made, unit)
    places = [n for n, column in enumerate(whole.columns) if column.key in _RANK_KEYS]
    said = [*map(_said_on_paper, rank_units(found.units)), ""]
    return Sheet(
        title="各单位工作进度排名表",
        unit=unit,
        made=made,
        columns=tuple(whole.columns[n] for n in places),
        rows=[
            [*[row[n] for n in places[:-1]], words]
            for row, words in zip(whole.rows, said, strict=True)
        ],
        notes=(rules_words(),),
        name="排名",
        year=whole.year,
    )


def groups_sheet(found: Gathered, made: date, unit: str) -> Sheet | None:
    """Return the groups with what they add up to; None where nothing is grouped."""
    groups = total_groups(found.listed_rows, found.by)
    if not groups:
        return None
    return Sheet(
        title=f"{unit}{chinese.period_words(found.period)}分{GROUP_NAMES[found.by]}工作进度",
        unit=unit,
        made=made,
        columns=_GROUP_COLUMNS,
        rows=[_group_cells(one) for one in (*groups, total_units(found.units, "合计"))],
        name=f"分{GROUP_NAMES[found.by]}",
    )


def items_sheet(found: Gathered, made: date, unit: str) -> Sheet:
    """Return every item of every unit."""
    return Sheet(
        title=f"{unit}{chinese.period_words(found.period)}各单位事项",
        unit=unit,
        made=made,
        columns=_ITEM_COLUMNS,
        rows=list(_item_cells(found)),
        name="事项",
        year=found.period.first.year,
    )


def came_words(total: Totals) -> str:
    """Return how many units are in the totals: 201个单位：已汇总197个，未报3个，打不开1个。."""
    said = [f"已汇总{total.here}个"]
    said += [f"未报{total.not_in}个"] if total.not_in else []
    said += [f"报来打不开或被改动{total.unreadable}个"] if total.unreadable else []
    return f"{total.units}个单位：{'，'.join(said)}。"


def rules_words() -> str:
    """Return by what ranks are given."""
    return (
        "名次先按逾期项数由少到多，再按完成率由高到低，相同的并列；未汇总的列在最后，不排名次。"
        f"事项不足{FEW}项的单位，一项的影响较大，已注明。"
    )


def _unit_cells(rank: Rank) -> list[Cell]:
    row = rank.row
    return [
        rank.place,
        row.code,
        row.name,
        row.category,
        row.level,
        row.area,
        STATES[row.state],
        _day(row.submitted_on),
        row.total,
        None if row.done is None or row.verified is None else row.done + row.verified,
        row.in_progress,
        row.not_started,
        row.overdue,
        row.percent,
        row.events_in,
        row.people_in,
        row.evidence,
        row.closed_code,
        CHAINS[row.chain],
        "；".join(filter(None, [rank.reason, row.remark])),
    ]


def _said_on_paper(rank: Rank) -> str:
    """Return what stands beside a unit on paper: nothing of files and lines."""
    row = rank.row
    if row.state != "in":
        return plain_state(row)
    return "；".join([rank.reason, *["工作记录有改动"] * (row.chain == "broken")])


def _total_cells(total: Totals) -> list[Cell]:
    said: list[Cell] = [None, "", "合计", "", "", "", f"已汇总{total.here}个", None]
    said += [total.total, total.finished, total.in_progress, total.not_started, total.overdue]
    return [*said, total.percent, total.events_in, total.people_in, total.evidence, "", "", ""]


def _group_cells(one: Totals) -> list[Cell]:
    said: list[Cell] = [one.group or "未注明", one.units, one.here, one.not_in, one.unreadable]
    said += [one.total, one.finished, one.in_progress, one.not_started, one.overdue]
    return [*said, one.percent, one.people_in]


def _item_cells(found: Gathered) -> Iterator[list[Cell]]:
    for row in found.items():
        yield [
            row.code,
            row.unit,
            row.label,
            _KINDS.get(row.kind, ""),
            row.title,
            chinese.join_names(row.lead),
            chinese.status_words(row.status),  # type: ignore[arg-type]  # as it was folded
            _LIGHTS.get(row.light, ""),
            row.reason,
            row.percent,
            _day(row.due),
            row.overdue_days or None,
            row.people or None,
            row.evidence_count or None,
        ]


def _charts(found: Gathered) -> Iterator[Chart]:
    groups = total_groups(found.listed_rows, found.by)
    if groups:
        name = GROUP_NAMES[found.by]
        rows = [_bar(one.group or "未注明", one.total, one.finished) for one in groups]
        yield Chart(f"分{name}完成率", (name, "事项", "完成", "完成率"), tuple(rows))
    here: Sequence[UnitRow] = [one.row for one in rank_units(found.units) if one.place]
    if 0 < len(here) <= MOST_BARS:
        bars = [_bar(one.short or one.name, one.total or 0, _finished(one)) for one in here]
        yield Chart("各单位完成率", ("单位", "事项", "完成", "完成率"), tuple(bars))


def _finished(row: UnitRow) -> int:
    return (row.done or 0) + (row.verified or 0)


def _bar(name: str, total: int, finished: int) -> ChartRow:
    from wenming_cli.core.board.shares import percent

    return ChartRow(name, owed=total, done=finished, percent=percent(finished, total))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
