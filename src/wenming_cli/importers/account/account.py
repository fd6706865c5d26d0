"""What became of each piece of a document: used by an item, furniture, or used by nothing.

Preamble and nodes are the whole cleaned source, and what readers and cleaning took out is named by them; so
what is looked for here is what stands in the text of an item and says nothing to the plan: owners
and times that were not understood, numbers that begin no item, words before the first one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from wenming_cli.core.patterns import HAN
from wenming_cli.importers.account.mentions import Mention, MentionKind, mentions_in
from wenming_cli.importers.account.openings import openings_of
from wenming_cli.importers.account.outcome import Account, Tally
from wenming_cli.importers.draft.draft import DraftItem
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import CleanedSource, LeftOut, Place
from wenming_cli.importers.meaning.owners.words import NOBODY, table
from wenming_cli.importers.meaning.spans import TextSpan
from wenming_cli.importers.outline.outline import Outline, OutlineNode

_CELLS: tuple[tuple[str, MentionKind], ...] = (
    ("lead", "owner"),
    ("owner", "owner"),
    ("support", "owner"),
    ("leader", "owner"),
    ("start", "time"),
    ("due", "time"),
    ("unread_due", "time"),
    ("every", "time"),
)
"""Columns that name owners and times."""

_TIME_FIELDS = frozenset({"due", "every"})
"""Fields of an item that say when."""

_NAME_LEFT = re.compile(
    rf"{HAN}{{1,12}}(?:局|(?<![承主协会联督交经])办|科|处|室|部|委|会|院|校|站|所|队|组|中心|公司|政府|街道|社区)(?=[,、;。)和与及]|$)"
)
"""The rest of a list of owners in which an office seems to stand."""

_EMPTY = re.compile(r"[-/\\—–·\s]*")


class _Told(NamedTuple):
    """A node, where it begins in the cleaned source, and the items that were made of it."""

    node: OutlineNode
    start: int
    items: tuple[DraftItem, ...]

    @property
    def tracked(self) -> bool:
        """Whether the plan has it as an item."""
        return self.items[0].kind is not None and "A" not in self.node.no


class _Found(NamedTuple):
    """An owner or time that a document names, and whether an item has it."""

    kind: MentionKind
    text: str
    used: bool


def take_account(
    source: CleanedSource,
    cut: Outline,
    items: Sequence[DraftItem],
    *,
    left_out: Iterable[LeftOut],
    title: str,
) -> Account:
    """Compare what a document names with what its items have.

    Args:
        source: the cleaned document.
        cut: its outline.
        items: what was understood of each node; derived items behind theirs.
        left_out: by readers, cleaning and tables.
        title: what the plan is called; its own lines are used.
    """
    counts = {"owner": [0, 0], "time": [0, 0]}
    inside = (*cut.passed_over, *cut.left_out)
    passed = [piece._replace(no=_item_at(cut, piece.place)) for piece in inside]
    opening = openings_of(source, len(cut.preamble), title)
    pieces = [*left_out, *passed, *opening, *_asides(source)]
    for told in _nodes(cut, items):
        for found in (
            *_in_words(told),
            *_read_unnoticed(told),
            *_in_cells(told),
            *_names_left(told),
        ):
            if told.tracked:
                counts[found.kind][0] += 1
                counts[found.kind][1] += found.used
            if not (found.used and told.tracked):
                kind = found.kind if told.tracked else "untracked"
                at = max(0, told.node.raw.find(found.text))
                place = source.place_at(told.start + at)
                pieces.append(LeftOut(kind, found.text, place, no=told.node.no))
    return Account(
        Tally(*counts["owner"]),
        Tally(*counts["time"]),
        tuple(sorted(pieces, key=lambda piece: piece.place)),
    )


def _item_at(cut: Outline, place: Place) -> str:
    """Return the number of the item in which a place of the document lies."""
    return next((node.no for node in reversed(cut.nodes) if node.place <= place), "")


def _asides(source: CleanedSource) -> Iterator[LeftOut]:
    for start, paragraph in zip(source.starts, source.paragraphs, strict=True):
        if paragraph.aside:
            yield LeftOut(paragraph.aside, paragraph.text.strip(), source.place_at(start))


def _nodes(cut: Outline, items: Sequence[DraftItem]) -> Iterator[_Told]:
    start = len(cut.preamble)
    groups: list[list[DraftItem]] = []
    for item in items:
        if item.derived and groups:
            groups[-1].append(item)
        else:
            groups.append([item])
    for node, group in zip(cut.nodes, groups, strict=True):
        yield _Told(node, start, tuple(group))
        start += len(node.raw)


def _in_words(told: _Told) -> Iterator[_Found]:
    """Yield what the words of a node name; the words that an item goes by are used."""
    own = told.node.own
    taken = [span for raw in _words_of(told.items) for span in _spans(own, raw)]
    for mention in mentions_in(own):
        text = own[mention.start : mention.end]
        yield _Found(mention.kind, text.strip(), _is_taken(mention, taken))


def _read_unnoticed(told: _Told) -> Iterator[_Found]:
    """Yield the words for a time that an item goes by and that look like none, such as festivals."""
    own = told.node.own
    times = [one for one in mentions_in(own) if one.kind == "time"]
    for raw in dict.fromkeys(_said(told.items, _TIME_FIELDS)):
        spans = list(_spans(own, raw))
        if spans and not any(_is_taken(one, spans) for one in times):
            yield _Found("time", raw, used=True)


def _names_left(told: _Told) -> Iterator[_Found]:
    """Yield the words of owners in which a name stands that nobody was read from."""
    for item in told.items:
        names = sorted((*item.lead, *item.support, *item.leader, *item.unread), key=len)
        for raw in dict(item.words).get("lead", "").split("；"):
            rest = raw
            for name in reversed(names):
                rest = rest.replace(name, "、")
            if names and _NAME_LEFT.search(fold_width(rest)):
                yield _Found("owner", raw, used=False)


def _words_of(items: Sequence[DraftItem]) -> Iterator[str]:
    yield from _said(items, {"lead", "standing"} | _TIME_FIELDS)
    for item in items:
        yield from (*item.unread, *item.steps)


def _said(items: Sequence[DraftItem], keys: Set[str]) -> Iterator[str]:
    """Yield the words that fields of items were understood from, one place at a time."""
    for item in items:
        for key, raw in item.words:
            if key in keys and not (key == "due" and item.due is None):
                yield from re.split(r"；| \| ", raw)


def _spans(text: str, raw: str) -> Iterator[TextSpan]:
    bare = raw.strip()
    if bare:
        yield from (match.span() for match in re.finditer(re.escape(bare), text))


def _is_taken(mention: Mention, taken: Iterable[TextSpan]) -> bool:
    return any(mention.start < b and a < mention.end for a, b in taken)


def _in_cells(told: _Told) -> Iterator[_Found]:
    """Yield the filled columns of owners and times of a row."""
    item = told.items[0]
    names = (*item.lead, *item.support, *item.leader)
    words = [raw for raw in _words_of(told.items) if raw]
    for role, kind in _CELLS:
        text = told.node.cells.get(role, "").strip()
        plain = fold_width(text)
        if not text or _EMPTY.fullmatch(text) or table(*NOBODY).fullmatch(plain):
            continue
        said = words if kind == "time" else (*names, *item.unread)
        used = any(one in text or text in one for one in said) or item.standing
        yield _Found(kind, text, used)
