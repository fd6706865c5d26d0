"""What a paper says of a closed period (封账): its code, what came later; and the 更正表."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from wenming_cli.core.board.counts import Counts
from wenming_cli.core.board.wording import teller_of
from wenming_cli.core.closing.changes import Changes, LateChange
from wenming_cli.core.closing.late import ClosedFigures, LateEntry, LateKind
from wenming_cli.core.closing.planparts import PlanChange
from wenming_cli.core.journal.entries import Fact, Tick, Undo
from wenming_cli.core.numbers import is_number, label
from wenming_cli.core.plan.plan import Plan
from wenming_cli.papers import chinese
from wenming_cli.papers.document import Document, Paragraph
from wenming_cli.papers.recorded import clause_of, clip_note, is_private
from wenming_cli.papers.sheet import Cell, Sheet, SheetColumn
from wenming_cli.papers.summary.facts import says_nothing

KINDS: Mapping[LateKind, str] = {"late": "封账后补记", "merged": "迟到合并"}

MOST_TOLD = 20
"""Later facts that the last paragraph tells one by one; the 更正表 has the others too."""


class ClosedInside(NamedTuple):
    """A closed period inside that of a paper: its figures as they were handed in, and by now."""

    figures: ClosedFigures
    then: Counts
    now: Counts


def close_document(
    document: Document, own: ClosedFigures | None, inside: Sequence[ClosedInside], plan: Plan
) -> Document:
    """Add to a summary what came after the closing of its period, and of those inside it.

    Args:
        document: the summary.
        own: what is closed of its own period, if that is.
        inside: the closed periods inside it, where its own is open.
        plan: the plan.
    """
    attachments = document.attachments
    if own is not None:
        attachments = (close_sheet(attachments[0], own), *attachments[1:])
        later = [Paragraph(text) for text in [_later_words(own, plan)] if text]
    else:
        later = [Paragraph(text) for one in inside if (text := _difference_words(one, plan))]
    return replace(document, blocks=(*document.blocks, *later), attachments=attachments)


def close_sheet(sheet: Sheet, figures: ClosedFigures) -> Sheet:
    """Write the code and the heads of the journal files under a ledger."""
    notes = tuple(_notes(figures))
    printed = sheet.printed
    if printed is None:
        return replace(sheet, notes=notes)
    return replace(sheet, notes=notes, printed=lambda: replace(printed(), notes=notes))


def _notes(figures: ClosedFigures) -> Iterator[str]:
    for one in figures.closings:
        yield f"封账码：{one.code}　封账日期：{chinese.full_date(one.day)}"
        for file in one.close.files:
            yield f"记录文件：{file.file}　{file.lines}行　末行防改标记：{file.seal}"


def _later_words(figures: ClosedFigures, plan: Plan) -> str:
    """Say what came after the closing and is not in the figures; nothing where nothing did."""
    parts = [
        f"{KINDS[kind]}{len(those)}条：{_told(those, plan, with_reasons=kind == 'late')}"
        for kind in KINDS
        if (those := [one for one in figures.late if one.kind == kind and not _is_private(one)])
    ]
    if not parts:
        return ""
    day = chinese.day_words(figures.day, plan)
    return f"以上为{day}封账时的情况。{''.join(parts)}以上补充内容未计入本文各项数字。"


def _is_private(one: LateEntry) -> bool:
    """Tell whether a later entry is a remark that is kept for the record only, and nothing else."""
    return _is_remark(one.fact) and (one.instead_of is None or _is_remark(one.instead_of))


def _is_remark(fact: Fact) -> bool:
    return is_private(fact) and fact.do == "note" and says_nothing(fact)


def _told(late: Sequence[LateEntry], plan: Plan, *, with_reasons: bool) -> str:
    """Tell later entries one by one; where nobody gave a reason, that stands once behind all."""
    some = with_reasons and any(one.why for one in late)
    to_add = f"原因{chinese.MISSING}"
    texts = [
        _clause(one, plan) + (f"（{clip_note(one.why) or to_add}）" if some else "")
        for one in late[:MOST_TOLD]
    ]
    none = f"，原因{'均' if len(late) > 1 else ''}{chinese.MISSING}"
    after = none if with_reasons and not some else ""
    more = f"；其余{len(late) - MOST_TOLD}条见更正表" if len(late) > MOST_TOLD else ""
    return "；".join(texts) + more + after + "。"


def _clause(one: LateEntry, plan: Plan) -> str:
    item = plan.by_id[one.fact.item]
    return f"{item.label}{item.title}，{_said(one, plan)}"


def _said(one: LateEntry, plan: Plan) -> str:
    """Tell what came later in few words, whatever it is."""
    words = _words_of(one.fact, plan)
    if one.instead_of is not None and not _is_remark(one.instead_of):
        before = _words_of(one.instead_of, plan)
        remark = _is_remark(one.fact)
        return f"撤销原记录“{before}”" if remark else f"原记录“{before}”更正为“{words}”"
    return f"撤销原记录“{words}”" if isinstance(one.entry, Undo) else words


def _words_of(fact: Fact, plan: Plan) -> str:
    step = f"“{fact.step}”" if isinstance(fact, Tick) else ""
    return clause_of(plan, fact) or chinese.verb_words(fact.do) + step


def _difference_words(one: ClosedInside, plan: Plan) -> str:
    """Say of a longer period how many later entries it has, and which figures they changed."""
    counts = [
        f"{words.removeprefix('封账后')}{n}条"
        for kind, words in KINDS.items()
        if (n := sum(late.kind == kind and not _is_private(late) for late in one.figures.late))
    ]
    changed = "、".join(
        f"{name}由{before}{unit}变为{after}{unit}"
        for name, unit, before, after in _compared(one.then, one.now)
        if before != after
    )
    if not counts and not changed:
        return ""
    when = chinese.period_words(one.figures.period)
    day = chinese.day_words(one.figures.day, plan)
    came = f"，其后{'、'.join(counts)}，已计入本文" if counts else ""
    said = f"与封账时相比，{changed}" if changed else "各项数字与封账时报送的相同"
    return f"{when}已于{day}封账{came}；{said}。"


def _compared(then: Counts, now: Counts) -> Iterator[tuple[str, str, int, int]]:
    """Yield the figures of an overview: what each is called, its unit, as handed in and by now."""
    yield "应完成", "项（次）", then.owed, now.owed
    yield "完成", "项（次）", then.made_good, now.made_good
    yield "活动", "场次", then.sessions, now.sessions
    yield "参加人次", "", then.people, now.people
    yield "其他工作参加人次", "", then.people_outside, now.people_outside


_COLUMNS: Sequence[SheetColumn] = (
    SheetColumn("n", "序号", "number", centred=True),
    SheetColumn("label", "编号", centred=True),
    SheetColumn("title", "事项"),
    SheetColumn("then", "封账时", centred=True),
    SheetColumn("now", "现在"),
    SheetColumn("by", "补记人", centred=True),
    SheetColumn("date", "日期", "date", centred=True),
    SheetColumn("reason", "原因"),
)


def changes_sheet(found: Sequence[Changes], plan: Plan, made: date) -> Sheet:
    """Return the 更正表: what came after each closing, those that merges brought apart.

    Args:
        found: what came after each closing of one period; at least one.
        plan: the plan.
        made: the day that it bears.
    """
    period = found[0].closing.period
    rows: list[list[Cell]] = []
    groups: set[int] = set()
    for changes in found:
        for kind, words in KINDS.items():
            those = [
                row for row in changes.rows if row.late.kind == kind and not _is_private(row.late)
            ]
            if those:
                groups.add(len(rows))
                title = f"{words}{len(those)}条（封账码{changes.closing.code}）"
                rows.append([title, *[None] * (len(_COLUMNS) - 1)])
                rows += [_cells(n, row, changes, plan=plan) for n, row in enumerate(those, start=1)]
        if changes.parts:
            groups.add(len(rows))
            title = f"方案有改动{len(changes.parts)}处（封账码{changes.closing.code}）"
            rows.append([title, *[None] * (len(_COLUMNS) - 1)])
            rows += [_plan_cells(n, one) for n, one in enumerate(changes.parts, start=1)]
    said = [
        chinese.say(problem.message)
        for one in found
        for problem in one.problems
        if problem.code != "closed-plan" or not one.parts
    ]
    return Sheet(
        f"{plan.unit}{chinese.period_words(period)}台账更正表",
        unit=plan.unit,
        made=made,
        columns=tuple(_COLUMNS),
        rows=rows,
        group_rows=frozenset(groups),
        name="更正表",
        notes=(
            *([] if rows or said else ["封账后没有变动。"]),
            *said,
            *(chinese.say(one.unknown) for one in found if one.unknown),
            *(
                f"封账码：{one.closing.code}　封账日期：{chinese.full_date(one.closing.day)}"
                for one in found
            ),
        ),
    )


def _plan_cells(n: int, one: PlanChange) -> list[Cell]:
    """Return what of the plan is another; who changed it and when, nobody recorded."""
    return [
        n,
        label(one.no) if is_number(one.no) else one.no,
        one.title,
        None,
        chinese.say(one.what),
        None,
        None,
        None,
    ]


def _cells(n: int, row: LateChange, changes: Changes, plan: Plan) -> list[Cell]:
    entry = row.late.entry
    return [
        n,
        row.item.label,
        row.item.title,
        chinese.say(row.then.words) if row.then else "不详",
        f"{chinese.say(row.now.words)}：{_said(row.late, plan)}",
        chinese.say(teller_of(entry, changes.depts)),
        entry.at.date(),
        chinese.say(row.reason),
    ]
