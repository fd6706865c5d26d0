"""The words of a Word paragraph: those that a reader sees, and those left out with their reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from wenming_cli.importers.readers.word.looks import Looks, Switches, is_on
from wenming_cli.importers.readers.word.numbers import W

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"

ALTERNATIVES = f"{_COMPATIBILITY}AlternateContent"
CHOICE = f"{_COMPATIBILITY}Choice"

_TEXTS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_NO_WORDS = {
    _PICTURE: "picture",
    _OLD_PICTURE: "picture",
    f"{W}object": "object",
    _CHART: "object",
    _DIAGRAM: "object",
}
"""What holds nothing that can be read, and what it is called."""

_UNSEEN = {f"{W}del": "deleted", f"{W}moveFrom": "deleted", f"{W}rt": "ruby"}
"""Elements whose words are not seen once all changes are accepted, or are only sounds."""

_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_NOTES[f"{W}commentReference"] = "comments"
_SYMBOLS = {"F0FC": "✓", "F0FE": "☑", "F052": "☑", "F0A8": "☐", "F06F": "☐", "F0A3": "☐"}
"""Marks of forms in the fonts Wingdings and Wingdings 2."""


class Fields:
    """The fields that are open, which may reach over paragraphs (ECMA-376 part 1, 17.16.18)."""

    def __init__(self) -> None:
        """Begin outside of all fields."""
        self._open: list[str] = []

    def take(self, mark: str) -> None:
        """Take a `fldChar`."""
        if mark == "begin":
            self._open.append("")
        elif mark == "end" and self._open:
            self._open.pop()

    def add(self, instruction: str) -> None:
        """Take a part of what a field does."""
        if self._open:
            self._open[-1] += instruction

    @property
    def make_contents(self) -> bool:
        """Whether what stands here is a table of contents, made by a field."""
        return any(one.split()[:1] == ["TOC"] for one in self._open)


class SeenWords:
    """The words of one paragraph."""

    def __init__(self, looks: Looks, fields: Fields) -> None:
        """Begin a paragraph in a document with these styles, inside these fields."""
        self._looks, self._fields = looks, fields
        self._parts: list[str] = []
        self._switches: Switches = {}
        self.left_out: list[tuple[str, str]] = []
        """Reason and words of what is not seen or cannot be read."""

        self.boxes: list[tuple[bool, Any]] = []
        """Text boxes that hang on the paragraph, and whether words stand before them."""

        self.notes: list[tuple[str, str]] = []
        """Kind and id of the notes that it points to."""

        self.revised = False
        self._actions: Mapping[str, Callable[[Any, str], None]] = {
            f"{W}t": lambda child, why: self._say(child.text or "", why),
            _MATHS: lambda child, why: self._say(child.text or "", why),
            f"{W}delText": lambda child, _: self._say(child.text or "", "deleted"),
            f"{W}r": self._run,
            f"{W}sdt": self._control,
            f"{W}sym": self._symbol,
            f"{W}txbxContent": lambda child, _: self.boxes.append((bool(self.text.strip()), child)),
            f"{W}fldChar": lambda child, _: self._fields.take(child.get(f"{W}fldCharType") or ""),
            f"{W}instrText": lambda child, _: self._fields.add(child.text or ""),
            f"{W}pPr": lambda _, __: None,
            f"{W}rPr": lambda _, __: None,
            ALTERNATIVES: self._alternatives,
        }

    def read(self, p: Any) -> None:
        """Take the words of a paragraph."""
        self._switches = self._looks.switches_of(p)
        self._walk(p, "")

    @property
    def text(self) -> str:
        """What a reader sees."""
        return "".join(self._parts)

    @property
    def leaves_no_trace(self) -> bool:
        """Whether all words are hidden or deleted, so that no number is seen either."""
        gone = {why for why, words in self.left_out if words.strip()}
        return not self.text.strip() and bool(gone) and gone <= {"hidden", "deleted"}

    def leave(self, why: str, text: str) -> None:
        """Leave words out; words that follow for the same reason are one piece."""
        if self.left_out and self.left_out[-1][0] == why and text:
            text = self.left_out.pop()[1] + text
        self.left_out.append((why, text))

    def _walk(self, element: Any, why: str) -> None:
        for child in element.iterchildren():
            tag = child.tag
            if (action := self._actions.get(tag)) is not None:
                action(child, why)
            elif (text := _TEXTS.get(tag)) is not None:
                self._say(text, why)
            elif (kind := _NO_WORDS.get(tag)) is not None:
                self.left_out.append((kind, ""))
            elif (notes := _NOTES.get(tag)) is not None:
                self.notes.append((notes, child.get(f"{W}id") or ""))
            elif isinstance(tag, str):
                self.revised |= tag in (f"{W}ins", f"{W}del", f"{W}moveTo", f"{W}moveFrom")
                self._walk(child, why or _UNSEEN.get(tag, ""))

    def _say(self, text: str, why: str) -> None:
        why = why or ("contents" if self._fields.make_contents else "")
        if not why:
            self._parts.append(text)
        elif text.strip():
            self.leave(why, text)

    def _run(self, run: Any, why: str) -> None:
        self._walk(run, why or self._looks.unseen(run, self._switches))

    def _control(self, control: Any, why: str) -> None:
        self._walk(control, why or unseen_control(control))

    def _symbol(self, symbol: Any, why: str) -> None:
        code = (symbol.get(f"{W}char") or "").upper()
        if text := _SYMBOLS.get(code):
            self._say(text, why)
        else:
            self.leave("invisible", f"U+{code}")

    def _alternatives(self, element: Any, why: str) -> None:
        choice = element.find(CHOICE)
        self._walk(element if choice is None else choice, why)


def unseen_control(control: Any) -> str:
    """Return why a content control is not read: it prompts, or lists contents; `""` if it is read."""
    properties = control.find(f"{W}sdtPr")
    if is_on(properties, f"{W}showingPlcHdr"):
        return "placeholder"
    gallery = None if properties is None else properties.find(f"{W}docPartObj/{W}docPartGallery")
    listed = gallery is not None and gallery.get(f"{W}val") == "Table of Contents"
    return "contents" if listed else ""
