"""What came along with forms and was not read: words beside their columns, files beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wenming_cli.forms.collecting.collected import Collected
from wenming_cli.forms.reading.returned import UnreadKind, UnreadWords
from wenming_cli.message import M, Message, counted, joined
from wenming_cli.views import words
from wenming_cli.views.page import Indented, PageBlock, StyledText

MOST_SHOWN = 5
"""Files, and places of one file, that are named; the answer of `--json` has them all."""

_WIDEST = 20
"""Characters of the words that are shown."""

_PLACES: Mapping[UnreadKind, Message] = {
    "above": M("above the table, {where}"),
    "column": M("column {where}"),
    "sheet": M("sheet {where}"),
    "row": M("line {where} of the sheet"),
    "struck": M("struck through, {where}"),
    "comment": M("comment on {where}"),
    "box": M("text box"),
}


def leftovers(found: Collected) -> Iterator[PageBlock]:
    """Yield what was not read, in two short sections at most."""
    parts = [
        StyledText().append_text(words.text(line, "yellow"))
        for one in found.files
        for line in _lines(one.file, one.unread)
    ]
    if parts:
        yield words.text(M("Words beside the form, which were not read"), "bold")
        said = M("to record them: wenming note NO TEXT, or let them be written into the columns")
        yield Indented([*parts, _hint(said)])
    if found.left:
        yield words.text(M("Files beside the sheets, which were not read"), "bold")
        names = joined(found.left[:MOST_SHOWN])
        more = len(found.left) - MOST_SHOWN
        if more > 0:
            names = M("{names} and {n} more", names=names, n=more)
        said = M(
            "what proves a row is named on the sheet (佐证材料), or attached: "
            "wenming attach NO FILE; a sheet is saved as .xlsx"
        )
        yield Indented([words.text(names, "yellow"), _hint(said)])


def _hint(said: Message) -> StyledText:
    return StyledText("→ ", whole=True).append_text(words.text(said))


def _lines(file: str, unread: tuple[UnreadWords, ...]) -> Iterator[Message]:
    for one in unread[:MOST_SHOWN]:
        yield M(
            "{file}, {place}: {texts}",
            file=file,
            place=_PLACES[one.kind]._replace(values={"where": one.where}),
            texts=_first(one),
        )
    if len(unread) > MOST_SHOWN:
        rest = len(unread) - MOST_SHOWN
        yield M(
            "{file}: {places}",
            file=file,
            places=counted("{n} more place", "{n} more places", rest),
        )


def _first(one: UnreadWords) -> Message:
    """Return the first words of a place, and how many texts there are if there are several."""
    first = one.texts[0]
    short = first if len(first) <= _WIDEST else f"{first[:_WIDEST]}…"
    if len(one.texts) == 1:
        return M("“{text}”", text=short)
    return M("“{text}” and so on, {n} cells", text=short, n=len(one.texts))
