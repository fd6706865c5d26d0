"""Breakdown tables (任务分解表): which column is which, told by its heading (domain.md 2.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wenming_cli.core.numbers import numeral_value
from wenming_cli.importers.fold import fold
from wenming_cli.importers.lines import Paragraph

HEADINGS: tuple[tuple[str, str], ...] = (
    ("number", r"序号|编号|序列"),
    ("leader", r"(?:责任|分管|牵头|包抓|挂点|主管)(?:部?领导|局长|主任)|领导$"),
    ("support", r"(?:配合|协办|协助|参与|协同|参加)(?:单位|科室|部门|处室|股室|人员)?"),
    ("lead", r"(?:牵头|主办|主责|承办|牵头责任)(?:单位|科室|部门|处室|股室|人)?"),
    ("owner", r"责任(?:单位|科室|部门|处室|股室|主体|人|分工)|承担(?:单位|科室|部门)|落实(?:单位|科室|部门)|负责(?:单位|科室|部门|人)"),
    ("due", r"(?:完成|办理|整改|推进|时间|工作)?(?:时限|期限|时间(?:节点|安排|要求)?|进度安排)|完成日期|时间进度"),
    ("task", r"(?:重点|主要|具体|年度)?(?:工作|创建|目标)?(?:任务|项目|事项)(?:名称)?|重点工作|工作项目|活动(?:主题|项目|名称)|主要工作|工作$"),
    ("detail", r"(?:具体|主要|工作)?(?:措施|要求|内容|目标|标准|做法|举措)(?:及|和|与)?.{0,6}|目标要求|实施内容|任务目标|活动内容"),
    ("category", r"类别|大类|板块|分类|项目类别|领域"),
    ("note", r"备注|说明"),
)  # fmt: skip
_SCANNERS = tuple((role, re.compile(pattern)) for role, pattern in HEADINGS)
_LABEL = re.compile(
    r"\s*(?P<label>[(（]?\s*(?P<n>[一二三四五六七八九十百]{1,4}|\d{1,3})\s*[)）]?\s*[、.．,，]?)\s*"
)
_RULE = re.compile(r"[-:\s]*")


@dataclass(frozen=True)
class Row:
    """One row of a breakdown table, as an item of the plan."""

    paragraph: int
    start: int
    """Offset of the label (or of the title) in the row's text."""

    label: str
    value: int
    category: bool
    title_at: int
    title: str
    cells: Mapping[str, str] = field(default_factory=dict)
    """Text by role; joined where two columns have one role."""


def is_rule(cells: Sequence[str]) -> bool:
    """The line `|---|---|` between heading and body."""
    return bool(cells) and all(_RULE.fullmatch(cell) for cell in cells) and any(cells)


def roles_of(cells: Sequence[str]) -> dict[int, str] | None:
    """Column roles by a heading row, or None where the row is no heading."""
    found: dict[int, str] = {}
    for i, cell in enumerate(cells):
        name = "".join(fold(cell).split())
        role = next((r for r, p in _SCANNERS if name and p.match(name) and len(name) <= 14), "")
        if role:
            found[i] = role
    roles = set(found.values())
    if "task" not in roles and "detail" in roles:
        first = min(i for i, role in found.items() if role == "detail")
        found[first] = "task"
        roles = set(found.values())
    enough = len(roles & {"number", "lead", "owner", "support", "due", "detail", "leader"}) >= 2
    return found if "task" in roles and enough else None


def tables_in(paragraphs: Sequence[Paragraph]) -> Iterator[list[int]]:
    """Runs of table rows, by the indexes of their paragraphs."""
    run: list[int] = []
    for i, paragraph in enumerate(paragraphs):
        if paragraph.cells is not None:
            run.append(i)
        elif run and paragraph.text.strip():
            yield run
            run = []
    if run:
        yield run


def rows_of(paragraphs: Sequence[Paragraph], run: Sequence[int]) -> list[Row] | None:
    """The items of one table, or None where it is no breakdown table."""
    for at, i in enumerate(run[:4]):
        roles = roles_of(paragraphs[i].cells or ())
        if roles:
            return _together(_body(paragraphs, run[at + 1 :], roles))
    return None


def _together(rows: Iterator[Row]) -> list[Row]:
    """Rows under one merged number and task are one item with several measures."""
    found: list[Row] = []
    for row in rows:
        last = found[-1] if found else None
        same = last and not row.category and not last.category and row.label
        if last and same and (row.label, row.title) == (last.label, last.title):
            cells = {
                role: "；".join(dict.fromkeys(filter(None, (last.cells.get(role, ""), text))))
                for role, text in row.cells.items()
            }
            found[-1] = replace(last, cells=cells)
        else:
            found.append(row)
    return found


def _body(
    paragraphs: Sequence[Paragraph], run: Sequence[int], roles: Mapping[int, str]
) -> Iterator[Row]:
    categories = rows = 0
    inside = ""
    for i in run:
        cells = paragraphs[i].cells or ()
        if is_rule(cells) or not any(cells) or roles_of(cells):
            continue
        title = _category(cells)
        if title is not None:
            categories, rows, inside = categories + 1, 0, title
            yield _category_row(paragraphs[i], i, title, categories)
            continue
        merged = _cell(cells, roles, "category")
        if merged and merged != inside and _LABEL.match(merged) and len(_titled(merged)) < 40:
            categories, rows, inside = categories + 1, 0, merged
            yield _category_row(paragraphs[i], i, merged, categories)
        found = _item_row(paragraphs[i], i, roles, rows)
        if found is not None:
            rows = found.value
            yield found


def _titled(text: str) -> str:
    match = _LABEL.match(text)
    return text[match.end() :] if match else text


def _category(cells: Sequence[str]) -> str | None:
    """A row that is one title over all columns: only one cell filled, or all cells the same."""
    filled = {cell for cell in cells if cell}
    if len(filled) != 1 or len(cells) < 2:
        return None
    (only,) = filled
    return only if cells[0] == only and not only.isdecimal() and len(only) <= 60 else None


def _category_row(paragraph: Paragraph, i: int, text: str, ordinal: int) -> Row:
    at = max(0, paragraph.text.find(text))
    match = _LABEL.match(text)
    if match is None:
        return Row(i, at, "", ordinal, True, at, text)
    label = match["label"].rstrip()
    return Row(i, at + match.start("label"), label, numeral_value(match["n"]), True,
               at + match.end(), text[match.end() :].strip())  # fmt: skip


def _cell(cells: Sequence[str], roles: Mapping[int, str], role: str) -> str:
    texts = [cells[i] for i, name in roles.items() if name == role and i < len(cells)]
    return "；".join(dict.fromkeys(text for text in texts if text))


def _item_row(paragraph: Paragraph, i: int, roles: Mapping[int, str], rows: int) -> Row | None:
    cells = paragraph.cells or ()
    by_role = {role: _cell(cells, roles, role) for role in set(roles.values())}
    title = by_role.get("task", "") or by_role.get("detail", "")
    if not title:
        return None
    offsets = _offsets(paragraph)
    task_at = next(
        (offsets[n] for n, role in roles.items() if n < len(cells) and cells[n]
         and role in ("task", "detail")), offsets[0],
    )  # fmt: skip
    number = by_role.get("number", "")
    match = _LABEL.fullmatch(number) if number else None
    if match is not None:
        column = next(n for n, role in roles.items() if role == "number")
        return Row(i, offsets[column], number, numeral_value(match["n"]), False, task_at, title,
                   by_role)  # fmt: skip
    own = _LABEL.match(title)
    if own and own["label"].strip() != own["n"]:
        return Row(i, task_at, own["label"].strip(), numeral_value(own["n"]), False,
                   task_at + own.end(), title[own.end() :].strip(), by_role)  # fmt: skip
    return Row(i, task_at, "", rows + 1, False, task_at, title, by_role)


def _offsets(paragraph: Paragraph) -> list[int]:
    """Where each cell begins in the row's text."""
    found, at = [], 0
    for cell in paragraph.cells or ():
        at = paragraph.text.index(cell, at) if cell else paragraph.text.find("|", at) + 1
        found.append(at)
        at += len(cell)
    return found or [0]
