"""Units, groups and items as tables, for a workbook or behind the circular."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from wenming_cli.papers import chinese
from wenming_cli.papers.sheet import Cell, Chart, ChartRow, Sheet, SheetColumn
from wenming_cli.units.gathered import Gathered
from wenming_cli.units.ranking import FEW, Rank, plain_state
from wenming_cli.units.rows import UnitRow
from wenming_cli.units.totals import Totals
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
LIGHT_WORDS = {"red": "红", "yellow": "黄", "green": "绿", None: ""}
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
    return Sheet(
        title=f"{unit}{chinese.period_words(found.period)}各单位工作进度",
        unit=unit,
        made=made,
        columns=_UNIT_COLUMNS,
        rows=_unit_rows(found),
        notes=(came_words(found.total), as_of_words(found), rules_words()),
        name="单位",
        charts=tuple(_charts(found)),
        year=found.period.first.year,
    )


def ranks_sheet(found: Gathered, made: date, unit: str) -> Sheet:
    """Return the ranks as a table that fits a page: the attachment of the circular."""
    places = [n for n, column in enumerate(_UNIT_COLUMNS) if column.key in _RANK_KEYS]
    said = [*map(_said_on_paper, found.ranks), ""]
    return Sheet(
        title="各单位工作进度排名表",
        unit=unit,
        made=made,
        columns=tuple(_UNIT_COLUMNS[n] for n in places),
        rows=[
            [*[row[n] for n in places[:-1]], words]
            for row, words in zip(_unit_rows(found), said, strict=True)
        ],
        notes=(as_of_words(found), rules_words()),
        name="排名",
        year=found.period.first.year,
    )


def groups_sheet(found: Gathered, made: date, unit: str) -> Sheet | None:
    """Return the groups with what they add up to; None where nothing is grouped."""
    if not found.groups:
        return None
    return Sheet(
        title=f"{unit}{chinese.period_words(found.period)}分{GROUP_NAMES[found.by]}工作进度",
        unit=unit,
        made=made,
        columns=_GROUP_COLUMNS,
        rows=[*map(_group_cells, found.groups), _group_cells(found.total._replace(group="合计"))],
        notes=(as_of_words(found),),
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
        notes=(as_of_words(found),),
        name="事项",
        year=found.period.first.year,
    )


def came_words(total: Totals) -> str:
    """Return how many units are in the totals: 201个单位：已汇总197个，未报3个，打不开1个。."""
    return f"{total.units}个单位：{kinds_words(total)}。"


def kinds_words(total: Totals) -> str:
    """Return how many units are of each kind: 已汇总197个，未报3个."""
    return "，".join(one.speak("zh") for one in total.came)


def as_of_words(found: Gathered) -> str:
    """Return of which day the figures are, as it stands below a table."""
    several = len(found.days) > 1
    return f"{'' if several else '数据截至'}{figures_day(found)}。"


def figures_day(found: Gathered) -> str:
    """Return of which day the figures are: 2023年9月30日; of several, the first and the last."""
    if not found.days:
        return chinese.full_date(found.as_of)
    first, last = found.days[0], found.days[-1]
    if first == last:
        return chinese.full_date(first)
    return f"各单位数据日期（{chinese.full_date(first)}至{chinese.full_date(last)}）"


def rules_words() -> str:
    """Return by what ranks are given."""
    return (
        "名次先按逾期项数由少到多，再按完成率由高到低，相同的并列；未汇总的列在最后，不排名次。"
        f"事项不足{FEW}项的单位，一项的影响较大，已注明。"
    )


def _unit_rows(found: Gathered) -> list[list[Cell]]:
    return [*map(_unit_cells, found.ranks), _total_cells(found.total)]


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
        row.finished,
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
            LIGHT_WORDS.get(row.light, ""),
            row.reason,
            row.percent,
            _day(row.due),
            row.overdue_days or None,
            row.people or None,
            row.evidence_count or None,
        ]


def _charts(found: Gathered) -> Iterator[Chart]:
    if found.groups:
        name = GROUP_NAMES[found.by]
        rows = [_bar(one.group or "未注明", one.total, one.finished) for one in found.groups]
        yield Chart(f"分{name}完成率", (name, "事项", "完成", "完成率"), tuple(rows))
    here: Sequence[UnitRow] = [one.row for one in found.ranks if one.place]
    if 0 < len(here) <= MOST_BARS:
        bars = [_bar(one.short or one.name, one.total or 0, one.finished or 0) for one in here]
        yield Chart("各单位完成率", ("单位", "事项", "完成", "完成率"), tuple(bars))


def _bar(name: str, total: int, finished: int) -> ChartRow:
    from wenming_cli.core.board.shares import percent

    return ChartRow(name, owed=total, done=finished, percent=percent(finished, total))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
