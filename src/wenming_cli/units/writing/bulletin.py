"""The circular (通报): how units stand in a period, as an official text (GB/T 9704-2012)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from wenming_cli.core.numbers import chinese_numeral
from wenming_cli.papers import chinese
from wenming_cli.papers.document import Block, Document, Heading, Paragraph
from wenming_cli.units.gathered import Gathered
from wenming_cli.units.totals import Totals
from wenming_cli.units.writing.tables import GROUP_NAMES, figures_day, kinds_words, ranks_sheet

MOST_NAMED = 10
"""Units that one sentence names; of more it says how many there are, and the table has all."""

MOST_FIRST = 3
"""Units that share the first place and are named; of more, and of those with something overdue,
nothing is said."""

NO_UNIT = "（发文单位）"
"""What stands where nobody said who signs."""


def bulletin(found: Gathered, made: date, unit: str) -> Document:
    """Return the circular about what was gathered.

    Args:
        found: what was gathered.
        made: the day that stands below it.
        unit: the office that signs it; `""` where nobody said.
    """
    blocks: list[Block] = []
    chapters = (
        ("总体情况", _overall(found)),
        ("报送情况", _handing_in(found)),
        ("工作进度", _progress(found)),
        ("存在问题", _trouble(found)),
        ("下一步要求", _asked(found)),
    )
    filled = [(title, list(texts)) for title, texts in chapters]
    for n, (title, texts) in enumerate(((t, p) for t, p in filled if p), start=1):
        blocks.append(Heading(1, f"{chinese_numeral(n)}、{title}"))
        blocks += [Paragraph(text) for text in texts]
    return Document(
        title=f"关于{chinese.period_words(found.period)}精神文明工作进展情况的通报",
        blocks=tuple(blocks),
        unit=unit or NO_UNIT,
        signed=made,
        attachments=(ranks_sheet(found, made, unit),),
    )


def _overall(found: Gathered) -> Iterator[str]:
    total = found.total
    yield f"本次应报单位{total.units}个，{kinds_words(total)}。"
    if not total.here:
        return
    signed_off = f"（其中销号{total.verified}项）" if total.verified else ""
    yield (
        f"截至{figures_day(found)}，已汇总单位列入方案的事项共{total.total}项，完成{total.finished}项{signed_off}，"
        f"进行中{total.in_progress}项，未启动{total.not_started}项，"
        f"{f'暂缓{total.suspended}项，' if total.suspended else ''}"
        f"{f'逾期{total.overdue}项' if total.overdue else '无逾期事项'}，总体进度{total.percent}%。"
    )
    if total.events_in or total.people_in:
        active = sum(bool(row.events_in or row.people_in) for row in found.units)
        people = f"参与{total.people_in}人次" if total.people_in else ""
        held = f"开展活动{total.events_in}场次" if total.events_in else ""
        what = "活动" if held else "参与人次"
        told = "，".join(filter(None, (held, people)))
        yield f"{_period(found)}有{active}个单位记录了{what}，共{told}。"


def _period(found: Gathered) -> str:
    return chinese.bare_period_words(found.period)


def _handing_in(found: Gathered) -> Iterator[str]:
    """Yield who handed in and who did not; each unit is of one kind, and all are told."""
    rows = found.listed_rows
    here = [row for row in rows if row.state == "in"]
    late = [row for row in here if row.days_late]
    missing = [row for row in rows if row.state == "not_in"]
    wrong = [row for row in rows if row.state in ("unreadable", "altered")]
    if found.due is not None:
        in_time = sum(row.days_late == 0 for row in here)
        undated = sum(row.days_late is None for row in here)
        said = [f"报送时限为{chinese.full_date(found.due)}"]
        said += [f"按时报送的单位{in_time}个"] if in_time or late else []
        said += [f"由其工作方案直接汇总、不计报送日期的单位{undated}个"] if undated else []
        yield f"{'，'.join(said)}。"
    if late:
        named = [f"{row.name}（迟报{row.days_late}天）" for row in late]
        yield f"迟报的单位{len(late)}个：{_names(named)}。"
    if missing:
        yield f"未报的单位{len(missing)}个：{_names([row.name for row in missing])}。"
    if wrong:
        names = _names([row.name for row in wrong])
        yield f"报来的材料打不开、有改动或与名单不符，未能汇总的单位{len(wrong)}个：{names}。"


def _progress(found: Gathered) -> Iterator[str]:
    here = [row for row in found.units if row.state == "in"]
    if not here:
        return
    for one in found.groups:
        if one.here:
            yield _group_words(found, one)
    known = [row for row in here if row.expected is not None and row.percent is not None]
    if known:
        behind = [row for row in known if (row.percent or 0) < (row.expected or 0)]
        ahead = [row for row in known if (row.percent or 0) > (row.expected or 0)]
        counted = (
            ("超进度", len(ahead)),
            ("持平", len(known) - len(ahead) - len(behind)),
            ("欠进度", len(behind)),
        )
        said = [f"{name}的{n}个" for name, n in counted if n]
        named = (
            f"，其中欠进度的是{_names([row.name for row in behind])}"
            if 0 < len(behind) < len(known)
            else ""
        )
        yield f"与序时进度相比，{'、'.join(said)}{named}。"
    first = [one for one in found.ranks if one.place == 1]
    if len(here) > 1:
        led = ""
        if len(first) <= MOST_FIRST and not first[0].row.overdue:
            names = chinese.join_names([one.row.name for one in first])
            led = f"{names}{'并列' if len(first) > 1 else ''}排在首位。"
        yield f"{led}各单位名次见附件。"


def _group_words(found: Gathered, one: Totals) -> str:
    name = one.group or f"未注明{GROUP_NAMES[found.by]}的"
    overdue = f"，逾期{one.overdue}项" if one.overdue else ""
    return (
        f"{name}：{one.here}个单位，事项{one.total}项，完成{one.finished}项{overdue}，"
        f"进度{one.percent}%。"
    )


def _trouble(found: Gathered) -> Iterator[str]:
    here = [row for row in found.listed_rows if row.state == "in"]
    overdue = sorted((row for row in here if row.overdue), key=lambda row: -(row.overdue or 0))
    if overdue:
        total = sum(row.overdue or 0 for row in overdue)
        named = [f"{row.name}（{row.overdue}项）" for row in overdue]
        yield f"有逾期事项的单位{len(overdue)}个，共逾期{total}项：{_names(named)}。"
    idle = [row for row in here if row.total and row.not_started == row.total]
    if idle:
        yield f"全部事项尚未启动的单位{len(idle)}个：{_names([row.name for row in idle])}。"
    broken = [row for row in here if row.chain == "broken"]
    if broken:
        names = _names([row.name for row in broken])
        yield f"工作记录有改动、须作说明的单位{len(broken)}个：{names}。"


def _asked(found: Gathered) -> Iterator[str]:
    rows = found.listed_rows
    here = [row for row in rows if row.state == "in"]
    if any(row.state == "not_in" for row in rows):
        yield "未报的单位，请尽快补报。"
    if any(row.state in ("unreadable", "altered") for row in rows):
        yield "材料未能汇总的单位，请核对后重新报送。"
    if any(row.days_late for row in here):
        yield "迟报的单位，请说明原因，今后按时报送。"
    if any(row.overdue for row in here):
        yield "有逾期事项的单位，请逐项说明原因，明确完成时间。"
    if any(row.chain == "broken" for row in here):
        yield "工作记录有改动的单位，请逐处作出说明。"


def _names(named: Sequence[str]) -> str:
    if len(named) <= MOST_NAMED:
        return chinese.join_names(named)
    return f"{chinese.join_names(named[:MOST_NAMED])}等{len(named)}个"
