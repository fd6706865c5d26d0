"""The text of `plan.toml` for an import: laid out for reading, each guess beside its words.

Values are quoted by tomli_w, so any character of the document may stand in them. Comments are
Chinese, as the plan is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import tomli_w

from wenming_cli.core.plan.plan import Kind
from wenming_cli.importers.draft.draft import DraftItem, PlanDraft
from wenming_cli.importers.draft.plandata import PlanGoal, PlanItem, goals_of, items_of

if TYPE_CHECKING:
    from wenming_cli.importers.meaning.targets import StatedTarget

RULE = "─" * 50
_FIELDS = {"lead": "责任", "due": "时限", "every": "频次", "standing": "长期"}
_EXPLAINED = """#
# 请先通读一遍：导入只做了抄录和辨认，拿不准的地方写在各条上面的注释里。改完运行 wenming check。
# 每个条目是下面四种之一：
#   限期完成   写 due（完成时限），可再写 start（开始时间）；什么都不写，就按全年最后一天计
#   按期开展   写 every（day 日、week 周、month 月、quarter 季度、halfyear 半年、year 年），一期不止一次的再写 times
#   逢节开展   写 festivals（春节、元宵、清明等），每个节日各办一次，以节日当天为限
#   长期坚持   写 standing = true，每季度报一次进展，年底才了结
# lead 牵头单位，support 配合单位，leader 责任领导，steps 要做的步骤和要留的材料。
# activity = true 要集中人的活动，计场次（会议写 "meeting"）；target 文件要求的数量。
# 还没有牵头单位的条目：wenming list --unassigned；还没有时限的条目：wenming list --undated
"""


def plan_text(draft: PlanDraft, name: str, sha256: str) -> str:
    """Write the whole file as text.

    Args:
        draft: the plan as recognised.
        name: the source document beside the plan, `source/NAME`.
        sha256: of the document, in hexadecimal.
    """
    unit = draft.unit or "本单位"
    head = _pairs({"format": 1, "title": draft.title, "unit": unit, "year": draft.year})
    parts = [
        f"# {_line(draft.title)}\n#\n# 从《{_line(name)}》导入，原件保存在 source/{_line(name)}\n# sha256: {sha256}\n"
        f"{_fixed_words(draft)}{_EXPLAINED}\n{head}",
        *_goal_blocks(goals_of(draft)),
        *_blocks(draft),
        *_untracked(draft),
        *_left_out(draft),
    ]
    return "\n".join(parts)


def _fixed_words(draft: PlanDraft) -> str:
    """Say which words were put right, and who accepted that."""
    if not draft.words_fixed_by:
        return ""
    pairs = dict.fromkeys(f"{swap.found}→{swap.meant}" for swap in draft.swaps if swap.safe)
    said = _line("、".join(pairs))
    return (
        f"# 已更正抄录中换错的词：{said}（{_line(draft.words_fixed_by)}，--fix-words）；原文未动\n"
    )


def _left_out(draft: PlanDraft) -> Iterator[str]:
    """Write what stands in no item and was not used; what stands in one is written above it."""
    pieces = draft.account.of_group("unused", "unseen", "unread")
    rows = [piece for piece in pieces if not piece.no]
    if rows:
        yield _title("以下内容没有读入条目，照录备查")
        yield "".join(f"# 第{row.place.line}行：{_line(row.text)}\n" for row in rows)


def _line(text: str) -> str:
    """Make text safe for a comment: one line, nothing invisible."""
    flat = " ".join(text.split())
    return "".join(c if unicodedata.category(c)[0] != "C" else "�" for c in flat)


def _pairs(values: Mapping[str, Any]) -> str:
    """Write `key = value` lines with the signs of equality under each other."""
    rows = {key: value for key, value in values.items() if value not in (None, "", (), [], False)}
    width = max((len(key) for key in rows), default=0)
    return "".join(f"{key:<{width}} = {quote_value(value)}\n" for key, value in rows.items())


def quote_value(value: Any) -> str:
    """Write a value as TOML has it, on one line."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(quote_value(one) for one in value) + "]"
    if isinstance(value, Mapping):
        inner = (f"{key} = {quote_value(one)}" for key, one in value.items())
        return "{ " + ", ".join(inner) + " }"
    if isinstance(value, str):
        value = _text(value)
    return tomli_w.dumps({"v": value}).removeprefix("v = ").rstrip("\n")


def _text(value: str) -> str:
    """Take control characters out of a text; the quoting keeps its line breaks."""
    kept = (c for c in value if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return "".join(kept)


def _title(text: str) -> str:
    return f"\n# ── {_line(text)} {RULE[: max(8, 50 - 2 * len(text))]}\n"


def _goal_blocks(goals: list[PlanGoal]) -> Iterator[str]:
    if goals:
        yield _title("工作目标：全年按这些标准检验")
    for goal in goals:
        yield "[[goal]]\n" + _pairs({"id": goal.id, "title": goal.title, "text": goal.text})


def _blocks(draft: PlanDraft) -> Iterator[str]:
    for item in items_of(draft):
        chapter = item.origin.node.level == 1
        heading = _title(f"{item.origin.node.label}{item.origin.node.title}") if chapter else ""
        yield heading + _block(item)


def _block(item: PlanItem) -> str:
    table: Kind = item.kind
    place = item.origin.node.place
    told_by = "摘自原文" if item.origin.derived else "原文"
    notes = [f"# {told_by}第{place.line}行 {_line(item.origin.node.label)}".rstrip()]
    notes += [f"# {_line(note)}" for note in item.notes]
    notes += [f"# {_FIELDS[key]}：“{_line(raw)}”" for key, raw in item.origin.words]
    if item.gathering:
        notes.append(f"# 活动：“{_line(item.gathering.words)}”")
    notes += [f"# 指标：“{_line(target.words)}”" for target in item.targets]
    rhythm = item.rhythm
    pairs = _pairs(
        {
            "no": item.no,
            "title": item.title,
            "text": item.text,
            "lead": _one_or_many(item.lead),
            "support": _one_or_many(item.support),
            "leader": item.leader,
            "start": item.start,
            "due": item.due,
            "every": rhythm.unit if rhythm else None,
            "times": rhythm.times if rhythm and rhythm.times > 1 else None,
            "on": rhythm.on if rhythm else None,
            "workdays": rhythm is not None and rhythm.workdays,
            "festivals": list(item.festivals),
            "standing": item.standing,
            "steps": item.steps,
            "activity": item.gathering.activity if item.gathering else None,
            "target": _one_or_many(tuple(map(_target, item.targets))),
        }
    )
    return "\n".join(notes) + f"\n[[{table}]]\n{pairs}"


def _target(target: StatedTarget) -> dict[str, Any]:
    said = {"n": target.n, "unit": target.unit, "at_least": True, "per": target.per}
    said["each"] = target.each or None
    return {key: value for key, value in said.items() if value is not None}


def _one_or_many(values: tuple[Any, ...]) -> Any:
    return values[0] if len(values) == 1 else list(values)


def _untracked(draft: PlanDraft) -> Iterator[str]:
    """Write chapters without tasks as comments, so that the file says all that the document says."""
    texts = [e for e in draft.numbered if e.role == "text" or not _in_plan(e)]
    if texts:
        yield _title("以下各条不跟踪，照录备查")
        yield "".join(f"# {line}\n" for item in texts for line in _comment(item))


def _in_plan(item: DraftItem) -> bool:
    return item.role == "goal" or (item.kind is not None and "A" not in item.node.no)


def _comment(item: DraftItem) -> Iterator[str]:
    yield _line(f"{item.node.label}{item.node.title}")
    if item.node.text:
        yield "    " + _line(item.node.text)
