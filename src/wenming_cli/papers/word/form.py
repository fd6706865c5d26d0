"""An office's own form, `plans/<year>/templates/summary.docx`, filled with the summary.

A form is a Word document with placeholders: `{{ title }}`, `{{ unit }}`, `{{ date }}`,
`{%p for block in blocks %}{{ block.lead }}{{ block.text }}{%p endfor %}` with `block.level` 1 or 2
for headings and 0 for text, and `attachments` with `title`, `headers` and `rows` of `cells`;
docs/templates.md shows one. A form may come from anywhere, so it is read as data: only the few
constructs below are understood, nothing can be called, and its work and its size are bounded.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from typing import Any, cast

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateRuntimeError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from wenming_cli.errors import Unreadable
from wenming_cli.formats.package import freeze_package
from wenming_cli.message import M, Message
from wenming_cli.papers import chinese
from wenming_cli.papers.document import Block, Document, Heading
from wenming_cli.papers.formats import OfficeForm
from wenming_cli.papers.sheet import Sheet
from wenming_cli.papers.word.formparts import (
    UnfitForm,
    check_form_content,
    check_form_parts,
    parse_part,
)

_BEFORE, _SHOWN = 3, 40
"""Lines that docxtpl gives before the wrong one, and characters of that one that are shown."""

_ENTRIES = re.compile(r"attachments\s*\[\s*1\s*\]|\bin\s+attachments\b")
"""How a form asks for the second attachment, by itself or among all."""

MOST_STEPS = 10_000_000
MOST_TEXT = 50_000_000

_KNOWN: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem,
    nodes.For, nodes.If, nodes.Const, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.CondExpr, nodes.Filter, nodes.Test, nodes.Concat,
)  # fmt: skip
_ATTRIBUTES = frozenset(
    ("title", "unit", "date", "level", "lead", "text", "headers", "rows", "cells", "group",
     "number", "index", "index0", "first", "last", "length")
)  # fmt: skip
_FILTERS = frozenset(("length", "count", "first", "last", "join", "upper", "lower", "trim", "e"))
_TESTS = frozenset(("defined", "undefined", "none", "even", "odd"))
_ALLOWED: tuple[tuple[type[nodes.Node], str, frozenset[str]], ...] = (
    (nodes.Getattr, "attr", _ATTRIBUTES),
    (nodes.Filter, "name", _FILTERS),
    (nodes.Test, "name", _TESTS),
)
"""A kind of node, its field with a word, and the words that may stand there."""

_NO_WORD = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError,
    ValueError, OSError, etree.XMLSyntaxError,
)  # fmt: skip
"""What zipfile and lxml raise over what is no Office file."""

_BROKEN = (ValueError, LookupError, TypeError, AttributeError, SyntaxError)
"""What python-docx, docxtpl and lxml raise over a damaged document; there is no common class."""


class _Forbidden(TemplateError):
    """The form asks for something that forms may not have."""

    def __init__(self, what: Message) -> None:
        super().__init__(what.text)
        self.what = what


class _Missing(StrictUndefined):
    """A placeholder that the summary does not have; Jinja would say so in English only."""

    def __init__(
        self, hint: str | None = None, obj: Any = None, name: Any = None, exc: object = None
    ) -> None:
        del exc
        what = (
            M("there is no [{n}]; counting begins with 0", n=name)
            if isinstance(name, int)
            else M("there is no placeholder '{word}'", word=name)
        )
        raised = cast("type[TemplateRuntimeError]", lambda _: _Forbidden(what))
        super().__init__(hint=hint, obj=obj, name=name, exc=raised)


class _Reader(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, reduced to what a form needs, with a budget."""

    def __init__(self) -> None:
        super().__init__(undefined=_Missing)
        self.globals.clear()
        ours = {"spend": self._spend, "join": self._join}
        self.filters = {name: self.filters[name] for name in _FILTERS} | ours
        self.tests = {name: self.tests[name] for name in _TESTS}
        self._steps = MOST_STEPS

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Refuse, before anything is compiled, all that is not known to be harmless."""
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.Node):
            _check(node)
        for loop in list(tree.find_all(nodes.For)):
            cost = sum(1 for _ in loop.find_all(nodes.Node))
            fields: tuple[Any, ...] = (loop.iter, "spend", [nodes.Const(cost)], [], None, None)
            spent = nodes.Filter(*fields)
            loop.iter = spent.set_lineno(loop.lineno)
            spent.set_environment(self)
        return tree

    def _spend(self, values: object, cost: int) -> Sequence[object]:
        """Pay for a loop before it begins; return its values."""
        if not isinstance(values, (list, tuple)):
            raise _Forbidden(M("a loop goes over something that is not a list"))
        self._steps -= len(values) * cost
        if self._steps < 0:
            raise _Forbidden(M("its loops run too many times"))
        return values

    def _join(self, values: object, between: str = "") -> str:
        """Join the texts of a list; a text taken as a list would grow without limit when nested."""
        if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
            raise _Forbidden(M("join is used on something that is not a list of texts"))
        return self.concat([between.join(values)])

    def concat(self, parts: Iterable[str]) -> str:
        """Join the output, as long as it is no longer than a document can be."""
        kept: list[str] = []
        left = MOST_TEXT
        for part in parts:
            left -= len(part)
            if left < 0:
                raise _Forbidden(M("it makes more text than a document can hold"))
            kept.append(part)
        return "".join(kept)


def _unknown(word: str) -> _Forbidden:
    return _Forbidden(M("forms may not use '{word}'", word=word))


def _check(node: nodes.Node) -> None:
    if not isinstance(node, _KNOWN):
        raise _unknown(type(node).__name__.lower())
    if isinstance(node, nodes.Name) and node.name == "self":
        raise _unknown(node.name)
    for kind, field, allowed in _ALLOWED:
        if isinstance(node, kind) and getattr(node, field) not in allowed:
            raise _unknown(getattr(node, field))
    if isinstance(node, nodes.Getitem) and not (
        isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int)
    ):
        raise _unknown("[…]")


def fill_form(model: Document, office: OfficeForm) -> bytes:
    """Fill the office's form with the summary.

    Raises:
        Unreadable: the form is not a Word document, or a placeholder in it is wrong.
    """
    _check_package(office)
    form = _open_form(office)
    try:
        form.render(_context(model), _Reader(), autoescape=True)
        check_form_content(cast("Any", form.docx).element)
        result = io.BytesIO()
        form.save(result)
    except UnfitForm as error:
        raise _unusable_form(office, error.reason) from None
    except _Forbidden as error:
        raise _unusable_form(office, error.what) from None
    except TemplateError as error:
        raise _unusable_form(office, _mistake_in(error)) from None
    except RecursionError:
        raise _unusable_form(office, M("its placeholders are nested too deeply")) from None
    except _BROKEN:
        raise _unusable_form(
            office, M("a placeholder asks for something that cannot be done")
        ) from None
    return freeze_package(result.getvalue())


def shows_entries(office: OfficeForm) -> bool:
    """Tell whether a form has a place for the list of entries, the second attachment."""
    return bool(_ENTRIES.search(_text_of(office)))


def _text_of(office: OfficeForm) -> str:
    _check_package(office)
    with zipfile.ZipFile(io.BytesIO(office.data)) as package:
        bodies = [name for name in package.namelist() if name.endswith("document.xml")]
        return "".join(
            text for name in bodies for text in parse_part(package.read(name)).itertext()
        )


def _open_form(office: OfficeForm) -> DocxTemplate:
    form = DocxTemplate(io.BytesIO(office.data))
    try:
        form.init_docx()
    except _BROKEN:
        raise _unusable_form(office, M("it is not a Word document (docx)")) from None
    return form


def _mistake_in(error: TemplateError) -> Message:
    """Say where a form is written wrongly; Jinja's own message is for programmers."""
    around = list(getattr(error, "docx_context", ()))
    at = min(getattr(error, "lineno", 1) - 1, _BEFORE)
    words = "".join(around[at : at + 1]).strip()
    if not words:
        return M("a placeholder is incomplete: close its braces, and end each for and if")
    return M(
        "a placeholder is incomplete at “{words}”: close its braces, and end each for and if",
        words=words[:_SHOWN],
    )


def _unusable_form(office: OfficeForm, reason: Message) -> Unreadable:
    return Unreadable(
        M("the form {file} cannot be filled: {reason}", file=office.shown, reason=reason),
        M("correct it in Word (docs/templates.md lists the placeholders), or remove it"),
    )


def _check_package(office: OfficeForm) -> None:
    """Refuse what is not a Word document of sensible size, before a library takes it apart."""
    try:
        with zipfile.ZipFile(io.BytesIO(office.data)) as package:
            check_form_parts(package)
    except UnfitForm as error:
        raise _unusable_form(office, error.reason) from None
    except _NO_WORD:
        raise _unusable_form(office, M("it is not a Word document (docx)")) from None


def _context(model: Document) -> dict[str, Any]:
    """Return what the placeholders stand for."""
    return {
        "title": model.title,
        "unit": model.unit,
        "date": chinese.full_date(model.signed),
        "blocks": [_block(block) for block in model.blocks],
        "attachments": [_sheet(n, one) for n, one in enumerate(model.attachments, start=1)],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"level": block.level, "lead": "", "text": block.text}
    return {"level": 0, "lead": block.lead, "text": block.text}


def _sheet(number: int, model: Sheet) -> dict[str, Any]:
    return {
        "number": number,
        "title": model.title,
        "headers": [column.header for column in model.columns],
        "rows": [
            {
                "group": n in model.group_rows,
                "cells": [
                    chinese.cell_words(column, cell)
                    for column, cell in zip(model.columns, row, strict=True)
                ],
            }
            for n, row in enumerate(model.rows)
        ],
        "notes": list(model.notes),
    }
