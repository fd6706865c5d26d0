"""Why a piece of a document is part of no item: one row a reason."""

from __future__ import annotations

from typing import Literal, NamedTuple

from wenming_cli.importers.lines import LeftOut
from wenming_cli.message import M, Message

LeftGroup = Literal["furniture", "unseen", "unread", "unused", "untracked", "kept"]
"""What a reason is about: what a page or website puts around a text; what a reader of the document
does not see; what stands beside the text; what a person should look at; what chapters
without tasks say; and what was only mended, with its words kept."""


class LeftKind(NamedTuple):
    """A reason, and its words for a person."""

    words: Message
    group: LeftGroup


KINDS: dict[str, LeftKind] = {
    "site": LeftKind(M("words of a website"), "furniture"),
    "page": LeftKind(M("page numbers"), "furniture"),
    "header": LeftKind(M("page headers"), "furniture"),
    "footer": LeftKind(M("page footers"), "furniture"),
    "front-matter": LeftKind(M("settings above a Markdown text"), "furniture"),
    "contents": LeftKind(M("tables of contents"), "furniture"),
    "caption": LeftKind(M("headings, totals and notes of tables"), "furniture"),
    "signature": LeftKind(M("signatures and dates of issue"), "furniture"),
    "attachments": LeftKind(M("lists of attachments"), "furniture"),
    "note": LeftKind(M("notes below a table"), "furniture"),
    "imprint": LeftKind(M("the printer's lines"), "furniture"),
    "contact": LeftKind(M("contacts"), "furniture"),
    "names": LeftKind(M("lists of names"), "furniture"),
    "letterhead": LeftKind(M("letterheads"), "furniture"),
    "notice": LeftKind(M("notices that send the plan out"), "furniture"),
    "addressees": LeftKind(M("addressees"), "furniture"),
    "head": LeftKind(M("the head of a government page"), "furniture"),
    "opening": LeftKind(M("words before the first item"), "furniture"),
    "joined": LeftKind(M("lines broken by a margin were joined"), "kept"),
    "invisible": LeftKind(M("characters that nobody sees were taken out"), "kept"),
    "revisions": LeftKind(M("tracked changes were taken as accepted"), "kept"),
    "hidden": LeftKind(M("hidden words"), "unseen"),
    "hidden-row": LeftKind(M("hidden rows"), "unseen"),
    "hidden-column": LeftKind(M("hidden columns"), "unseen"),
    "hidden-sheet": LeftKind(M("hidden sheets"), "unseen"),
    "struck": LeftKind(M("words struck through"), "unseen"),
    "deleted": LeftKind(M("deleted words"), "unseen"),
    "placeholder": LeftKind(M("prompts of empty form fields"), "unseen"),
    "ruby": LeftKind(M("sounds above characters"), "unseen"),
    "footnote": LeftKind(M("footnotes"), "unread"),
    "comment": LeftKind(M("comments"), "unread"),
    "picture": LeftKind(M("pictures"), "unread"),
    "object": LeftKind(M("embedded objects"), "unread"),
    "box": LeftKind(M("text boxes of a sheet"), "unread"),
    "sheet": LeftKind(M("other sheets"), "unread"),
    "error": LeftKind(M("cells that hold an error"), "unused"),
    "truth": LeftKind(M("cells that hold yes or no instead of words"), "unused"),
    "formula": LeftKind(
        M("formulas without a value; open and save the file in Excel or WPS, then import again"),
        "unused",
    ),
    "table": LeftKind(M("tables without a heading that was understood"), "unused"),
    "row": LeftKind(M("rows of a table"), "unused"),
    "cell": LeftKind(M("cells of a table"), "unused"),
    "column": LeftKind(M("filled columns of a table that no item has a place for"), "unused"),
    "label": LeftKind(M("numbers in the text that begin no item"), "unused"),
    "owner": LeftKind(M("words about who is in charge"), "unused"),
    "time": LeftKind(M("words about when"), "unused"),
    "untracked": LeftKind(M("owners and times in chapters that are not tracked"), "untracked"),
}
"""By the kind of a piece that was left out."""

_OTHER = LeftKind(M("other pieces"), "unused")


def left_kind(piece: LeftOut) -> LeftKind:
    """Return the words and the group of a piece; a kind without a row is something to look at."""
    return KINDS.get(piece.kind, _OTHER)
