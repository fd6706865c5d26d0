"""The document cut into nodes: each number with its title, its own text and its place.

Preamble and nodes together are the whole cleaned source; no character is lost between them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import CleanedSource, LeftOut, Place
from wenming_cli.importers.outline.addresses import number_by_addresses
from wenming_cli.importers.outline.body import Body
from wenming_cli.importers.outline.kinds import chapter_kind, leaf_kind
from wenming_cli.importers.outline.labels import (
    RANKS,
    SHORTEST_CROWDED,
    Candidate,
    find_candidates,
)
from wenming_cli.importers.outline.levels import headings_by_level
from wenming_cli.importers.outline.names import glued_name
from wenming_cli.importers.outline.passed import passed_over
from wenming_cli.importers.outline.runs import possible_labels
from wenming_cli.importers.outline.search import KeptLabel, best_numbering, holes_in
from wenming_cli.importers.outline.titles import tidy_title, title_end
from wenming_cli.importers.outline.unnumbered import add_lost_items, find_headings
from wenming_cli.importers.tables.rows import Row
from wenming_cli.importers.tables.tables import read_tables

FEWEST_HOLES = 3
"""So many missing numbers say that the document may have lost line breaks."""


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """One item of the outline."""

    no: str
    """The printed numbers, dotted: `3.2.1`; `A1` for attachments; `3.3~2` for a number's double."""

    label: str
    title: str
    raw: str
    """Everything from the label to the next one; the pieces of the document in full."""

    own: str
    """`raw` without the label, tables, signatures and notes: what is read for meaning."""

    text: str
    """`own` without the title; tables that are no breakdown tables are written out in it."""

    chapter: str
    place: Place
    level: int
    style: str
    cells: Mapping[str, str] = field(default_factory=dict)
    """Of a table row: the cells by role (`lead`, `due`, …)."""


@dataclass(frozen=True)
class Outline:
    """What stands before the first node, and the nodes."""

    preamble: str
    nodes: tuple[OutlineNode, ...]
    numbered: bool
    """False where the document prints no numbers and headings were found by their look."""

    passed_over: tuple[LeftOut, ...] = ()
    """Numbers that stand where items begin, and begin none."""

    left_out: tuple[LeftOut, ...] = ()
    """Rows and columns of tables that no node holds."""


def outline(source: CleanedSource) -> Outline:
    """Find the numbering of a document and cut it into nodes."""
    tables = read_tables(source.paragraphs)
    rows, body = tables.rows, Body(source, tables.taken, tables.beside)
    taken = [body.span(i) for i in body.breakdown]
    forced = [_row_candidate(source, row) for row in rows]
    written = find_candidates(source, taken)
    possible = _sort_out_attachments(source, [*possible_labels(source, written), *forced])
    found, crowded = number_by_addresses(rows, forced), False
    found = found or headings_by_level(source, possible)
    if not found:
        found, crowded = _choose_numbering(possible)
    numbered = bool(found)
    found = add_lost_items(source, found) if found else find_headings(source)
    by_start = {source.starts[row.paragraph] + row.start: row for row in rows}
    nodes = _nodes(body, found, by_start, spaced=crowded or _line_breaks_lost(source))
    first = found[0].candidate.start if found else len(source.text)
    passed = tuple(passed_over(source, written, found)) if numbered else ()
    begun = source.place_at(first)
    left_out = [
        piece for piece in tables.left_out if piece.kind != "caption" or piece.place >= begun
    ]
    return Outline(
        source.text[:first],
        tuple(nodes),
        numbered=numbered,
        passed_over=passed,
        left_out=tuple(left_out),
    )


def _row_candidate(source: CleanedSource, row: Row) -> Candidate:
    start = source.starts[row.paragraph] + row.start
    return Candidate(
        start=start,
        end=start + len(row.label),
        style=row.style,
        value=row.value,
        where="line",
        forced=True,
    )


def _sort_out_attachments(source: CleanedSource, found: list[Candidate]) -> list[Candidate]:
    """Sort candidates; drop 附件 marks before all others, which only say what the document is."""
    ordered = sorted(found, key=lambda c: (c.start, -c.end))
    others = [c.start for c in ordered if c.style != "att" and _opens_document(c)]
    first = min(others, default=len(source.text))
    return [c for c in ordered if c.style != "att" or c.start > first]


def _opens_document(one: Candidate) -> bool:
    """Tell whether the items may begin at a label: not in the list 附件：1.… of a notice on one line."""
    outer = RANKS.get(one.style, 0) <= RANKS["cn"] and not one.doubt
    return one.forced or one.where == "line" or (one.crowded and outer)


def _choose_numbering(possible: Sequence[Candidate]) -> tuple[list[KeptLabel], bool]:
    """Find the best numbering; try again as if line breaks were lost where it has holes."""
    found = best_numbering(possible)
    holes = holes_in(found)
    if holes >= FEWEST_HOLES and not all(one.crowded for one in possible if not one.forced):
        other = best_numbering([replace(one, crowded=True) for one in possible])
        if holes_in(other) * 2 <= holes and len(other) > len(found):
            return other, True
    return found, False


def _nodes(
    body: Body, found: Sequence[KeptLabel], rows: Mapping[int, Row], *, spaced: bool
) -> list[OutlineNode]:
    made: list[OutlineNode] = []
    seen: dict[str, int] = {}
    renamed: dict[tuple[int, ...], str] = {}
    chapter = ""
    for i, one in enumerate(found):
        end = found[i + 1].candidate.start if i + 1 < len(found) else len(body.source.text)
        row = rows.get(one.candidate.start)
        node = _node(body, one, end=end, row=row, spaced=spaced)
        no = _number(one, renamed)
        seen[no] = seen.get(no, 0) + 1
        if seen[no] > 1:
            no = f"{no}~{seen[no]}"
        renamed[one.path] = no
        if len(one.path) == 1 or not chapter:
            outermost = node.style if len(one.path) == 1 else one.styles[0]
            chapter = chapter_kind(node.title, outermost)
        made.append(replace(node, no=no, chapter=chapter, level=len(one.path)))
        if row is not None:
            outside = (n for n in reversed(range(i)) if not found[n].candidate.forced)
            _give_back(made, next(outside, -1), body.after(row.paragraph, end))
    return _set_leaf_kinds(made)


def _set_leaf_kinds(made: Sequence[OutlineNode]) -> list[OutlineNode]:
    flat = all(node.level == 1 for node in made)
    below = [*(node.level for node in made[1:]), 0]
    return [
        replace(
            node,
            chapter=leaf_kind(
                node.chapter,
                title=node.title,
                own=node.own,
                style=node.style,
                first=n == 0,
                flat=flat,
            ),
        )
        if node.level == 1 and deeper <= 1
        else node
        for n, (node, deeper) in enumerate(zip(made, below, strict=False))
    ]


def _give_back(made: list[OutlineNode], heading: int, words: str) -> None:
    """Give words below a table to the heading above it; they are not about the last row."""
    if words and heading >= 0:
        node = made[heading]
        made[heading] = replace(
            node, own=f"{node.own}\n{words}", text=f"{node.text}\n{words}".strip()
        )


def _line_breaks_lost(source: CleanedSource) -> bool:
    """Tell whether the document stands on one line, so that spaces stand for line breaks."""
    total = len(source.text)
    longest = max((len(p.text) for p in source.paragraphs), default=0)
    return longest > max(SHORTEST_CROWDED, 0.6 * total)


def _number(one: KeptLabel, renamed: Mapping[tuple[int, ...], str]) -> str:
    parent = renamed.get(one.path[:-1], ".".join(map(str, one.path[:-1])))
    own = f"A{one.path[-1]}" if one.candidate.style == "att" else str(one.path[-1])
    return f"{parent}.{own}" if parent else own


def _node(body: Body, one: KeptLabel, *, end: int, row: Row | None, spaced: bool) -> OutlineNode:
    start, label_end = one.candidate.start, one.candidate.end
    text = body.source.text
    bare = OutlineNode(
        no="",
        label=row.label if row else text[start:label_end].strip(),
        title="",
        raw=text[start:end],
        own="",
        text="",
        chapter="",
        place=body.source.place_at(start),
        level=0,
        style="month" if row and row.month else one.candidate.style,
    )
    if row is not None:
        rest = row.cells.get("detail", "")
        own = rest if rest.startswith(row.title) else "；".join(filter(None, (row.title, rest)))
        title = tidy_title(row.title[: title_end(row.title, spaced=False)])
        words = "" if rest == row.title else rest
        shown = "\n".join(filter(None, (words, row.cells.get("criterion"))))
        return replace(bare, title=title, own=own, text=shown, cells=row.cells)
    own, shown = body.words(label_end, end)
    if one.candidate.style == "att":
        own, shown = own.lstrip(" \u3000\n:："), shown.lstrip(" \u3000\n:：")
    if one.candidate.style == "stage":
        own, shown = text[start:label_end] + own, text[start:label_end] + shown
    length = title_end(shown, spaced=spaced)
    if spaced and len(one.path) == 1:
        length = glued_name(fold_width(shown[:length])) or length
    title = tidy_title(shown[:length])
    return replace(
        bare,
        title=title,
        own=own.strip(),
        text=_text(shown, length),
        cells=body.cells_beside(start, end),
    )


def _text(own: str, length: int) -> str:
    """Return what follows the title; all of it where the title is only its first clause."""
    rest = own[length:].lstrip(" \u3000")
    if fold_width(rest[:1]) == ",":
        return own.strip()
    return rest.lstrip("。：:；;\n \u3000|").strip()
