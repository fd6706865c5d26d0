"""存在的问题: what is not done, gathered by kind and unit, with the reason that was recorded.

At most three kinds are told, 一是 to 三是; what is cut is counted, but for what was put off, which
is told at its item. Routine of every day or week is never a problem, nor is what is not yet due.
Where nothing is late, what is slowest is named.
"""

from __future__ import annotations

from collections.abc import Sequence

from wenming_cli.core.board.fold import Board
from wenming_cli.core.numbers import chinese_numeral
from wenming_cli.papers import chinese
from wenming_cli.papers.chinese import MISSING
from wenming_cli.papers.document import Paragraph
from wenming_cli.papers.shortcomings import (
    lag_words,
    without_lead_first,
)
from wenming_cli.papers.summary.problems.findings import (
    DIFFICULT,
    KINDS,
    LEFT,
    OVERDUE,
    PUT_OFF,
    SILENT,
    TOO_FEW,
    UNCONFIRMED,
    UNMET,
    Finding,
    work_to_do,
)

_TOO_FEW_OR_SILENT = "部分工作次数不足或缺少进展记录"
_IN_SHORT = {
    OVERDUE: "到期未完成的",
    TOO_FEW: "次数不足的",
    SILENT: "缺少进展记录的",
    UNMET: "未达到要求的",
    DIFFICULT: "存在困难的",
    PUT_OFF: "延期或暂缓的",
    LEFT: "前期所欠未补的",
    UNCONFIRMED: "待确认完成的",
}
"""What the items of a kind are called where they are only counted."""
MOST_KINDS = 3
MOST_OF_A_KIND = 8
"""Items of one kind that are named; a large plan has thousands."""


def _groups(found: Sequence[Finding]) -> list[tuple[str, list[Finding]]]:
    groups: dict[str, list[Finding]] = {}
    both = {TOO_FEW, SILENT} <= {one.kind for one in found}
    for kind, _ in KINDS:
        name = _TOO_FEW_OR_SILENT if both and kind in (TOO_FEW, SILENT) else kind
        groups.setdefault(name, []).extend(one for one in found if one.kind == kind)
    return [(name, mine) for name, mine in groups.items() if mine]


def told_at_items(found: Sequence[Finding]) -> dict[str, str]:
    """Return what was put off and finds no room here, as sentences by the ids of the items."""
    cut = [one for _, mine in _groups(found)[MOST_KINDS:] for one in mine if one.new]
    return {one.item: one.text + (f"，原因是{one.reason}" if one.reason else "") for one in cut}


def problem_paragraph(board: Board, found: Sequence[Finding]) -> Paragraph:
    """Return the chapter as one paragraph."""
    groups = _groups(found)
    if not groups:
        return Paragraph(_slowest(board))
    told, cut = groups[:MOST_KINDS], groups[MOST_KINDS:]
    texts = [
        f"{f'{chinese_numeral(n)}是' if len(groups) > 1 else ''}{kind}。{_gather(mine)}"
        for n, (kind, mine) in enumerate(told, start=1)
    ]
    return Paragraph("".join(texts) + _count_cut([mine for _, mine in cut]))


def _count_cut(cut: Sequence[Sequence[Finding]]) -> str:
    """Count what finds no room, with its kinds: 另有3项（存在困难的2项、前期所欠未补的1项）."""
    counts = [(_IN_SHORT[mine[0].kind], sum(not one.new for one in mine)) for mine in cut]
    counts = [(name, n) for name, n in counts if n]
    if not counts:
        return ""
    kinds = "、".join(f"{name}{n}项" for name, n in counts) if len(counts) > 1 else counts[0][0]
    return f"另有{sum(n for _, n in counts)}项（{kinds}），见附件。"


def _gather(found: Sequence[Finding]) -> str:
    """Tell the items of one kind; where nobody gave a reason, that is said once."""
    named = found[:MOST_OF_A_KIND]
    silent = [one for one in named if not one.reason and not one.told]
    asked = len(silent) == len(named)
    texts = [
        one.text
        + (
            f"，{_why_named(one)}原因是{one.reason}"
            if one.reason
            else f"，{_asking(1)}"
            if one in silent and not asked
            else ""
        )
        for one in named
    ]
    more = f"；另有{len(found) - len(named)}项" if len(found) > len(named) else ""
    why = f"，{_asking(len({one.item for one in named}))}" if asked else ""
    return "；".join(texts) + more + why + "。"


def _why_named(one: Finding) -> str:
    """Say of what a reason is, where the words before it name only what was planned."""
    return "未完成的" if one.kind == OVERDUE and one.text.endswith("完成") else ""


def _asking(n: int) -> str:
    return f"原因{'均' if n > 1 else ''}{MISSING}"


def _slowest(board: Board) -> str:
    """Name what is behind where nothing is late; else leave it to the office."""
    leaves = without_lead_first(board.leaves)
    behind = [state for state in leaves if state.form == "dated" and lag_words(board, state)]
    if not behind:
        return f"{MISSING}。"
    names = [f"{chinese.join_names(state.lead)}{work_to_do(state)}" for state in behind[:3]]
    mark = "；" if any("、" in name or "，" in name for name in names) else "、"
    return f"没有到期未完成的事项，进展较慢的有{mark.join(names)}。"
