"""docs/json.md: each field of each JSON answer, found by walking real answers.

What a field means stands in `answers.toml`, or for an entry in the docstrings of its models. What
it holds (text, day, null, …) is what the answers held. A field without its line, and a line that
no answer has, are named by `gaps`.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, get_args

from reference.docstrings import attribute_docs
from reference.markdown import code, page, table
from reference.prose import Prose
from wenming_cli.core.journal import entries, planentries

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S*")
_KINDS = (
    "text", "day", "moment", "whole number", "number", "true or false", "object", "null",
)  # fmt: skip
"""In the order in which the page names them."""


class Field(NamedTuple):
    """A field of an answer or of an object."""

    means: str
    of: str = ""
    """The name of the object that it holds, itself or in a list; `""` for none."""

    more: Mapping[str, Field] = MappingProxyType({})
    """Fields that the object has only here."""

    free: bool = False
    """Holds an object whose keys are not fixed."""


class Shape(NamedTuple):
    """An answer, or an object that several answers hold."""

    commands: tuple[str, ...]
    about: str
    fields: Mapping[str, Field]


class Answers:
    """The table of fields, and what real answers held in them."""

    def __init__(self) -> None:
        text = Path(__file__).with_name("answers.toml").read_text(encoding="utf-8")
        data = tomllib.loads(text)
        self.objects = {name: _shape(one) for name, one in data["objects"].items()}
        self.answers = {name: _shape(one) for name, one in data["answers"].items()}
        for name, models in _MODELS.items():
            own = self.objects[name]
            self.objects[name] = own._replace(fields=_described(models) | dict(own.fields))
        self.kinds: dict[str, set[str]] = defaultdict(set)
        """What each field held, by its full name: `item.due`, `status.sections.summary`."""

    def walk(self, name: str, answer: Mapping[str, Any]) -> None:
        """Note what a command answered; `name` is that of its answer in the table."""
        fields = {key: value for key, value in answer.items() if key != "schema"}
        self._walk(name, self.answers[name].fields, fields)

    def _walk(self, where: str, known: Mapping[str, Field], found: Mapping[str, Any]) -> None:
        for key, value in found.items():
            name = f"{where}.{key}"
            self.kinds[name] |= set(_kinds(value))
            field = known.get(key)
            if field is None or field.free:
                continue
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, dict):
                    own = {key: part for key, part in one.items() if key in field.more}
                    self._walk(name, field.more, own)
                    shared = {key: part for key, part in one.items() if key not in own}
                    fields = self.objects[field.of].fields if field.of else {}
                    self._walk(field.of or name, fields, shared)

    def gaps(self) -> list[str]:
        """Return the fields that have no line, and the lines that no answer has."""
        described = {
            name
            for where, shape in (self.answers | self.objects).items()
            for name, _ in _flat(where, shape.fields)
        }
        empty = (name for name, kinds in sorted(self.kinds.items()) if kinds <= {"list", "null"})
        return [
            *(f"no line for {name}" for name in sorted(set(self.kinds) - described)),
            *(f"no answer has {name}" for name in sorted(described - set(self.kinds))),
            *(f"no answer has anything in {name}" for name in empty),
        ]


def _shape(data: Mapping[str, Any]) -> Shape:
    fields = {name: _field(one) for name, one in data.get("fields", {}).items()}
    return Shape(tuple(data.get("commands", ())), data["about"], fields)


def _field(data: str | Mapping[str, Any]) -> Field:
    if isinstance(data, str):
        return Field(data)
    more = {name: _field(one) for name, one in data.get("more", {}).items()}
    return Field(data["means"], data.get("of", ""), more, data.get("free", False))


_MODELS = {
    "entry": (*get_args(entries.Entry), *get_args(planentries.AnyPlanEntry)),
    "evidence": (entries.Evidence,),
    "via": (entries.Via,),
    "closed-file": (planentries.ClosedFile,),
    "closed-paper": (planentries.ClosedPaper,),
}
"""Objects that stand in the journal as they are."""


_HOLDS = {"evidence": "evidence", "via": "via", "files": "closed-file", "papers": "closed-paper"}
"""Fields of these that hold objects."""


def _described(models: Iterable[Any]) -> dict[str, Field]:
    """Return the fields of models, each with the docstring that first speaks of it."""
    found: dict[str, Field] = {}
    for model in models:
        stored = {field.name for field in dataclasses.fields(model) if field.init}
        for name, text in attribute_docs(model).items():
            if name not in stored:
                continue
            found.setdefault(name, Field(text, _HOLDS.get(name, "")))
    return found


def _flat(where: str, fields: Mapping[str, Field]) -> Iterator[tuple[str, Field]]:
    for name, field in fields.items():
        yield f"{where}.{name}", field
        yield from _flat(f"{where}.{name}", field.more)


def _kinds(value: object) -> Iterator[str]:
    """Return what a value is; of a list, what it is a list of."""
    match value:
        case None:
            yield "null"
        case bool():
            yield "true or false"
        case int() | float():
            yield "whole number" if isinstance(value, int) else "number"
        case dict():
            yield "object"
        case list():
            yield "list"
            for one in value:
                yield from _kinds(one)
        case str() if _DAY.fullmatch(value):
            yield "day"
        case str() if _MOMENT.fullmatch(value):
            yield "moment"
        case str():
            yield "text"
        case _:
            raise TypeError(f"the page has no word for {value!r}")


def answers_page(answers: Answers, say: Prose) -> str:
    """Return docs/json.md, made from what the answers held."""
    return page(_parts(answers, say))


def _parts(answers: Answers, say: Prose) -> Iterator[str]:
    yield f"# {say('What --json answers')}"
    for sentence in _OPENING:
        yield say(sentence)
    for name, shape in answers.answers.items():
        yield f"## {' · '.join(code(one) for one in shape.commands)}"
        yield from _described_shape(answers, name, shape, say)
    yield f"# {say('Objects')}"
    yield say("What stands in several answers.")
    for name, shape in answers.objects.items():
        yield f"## {name}"
        yield from _described_shape(answers, name, shape, say)


_OPENING = (
    "With `--json` a command prints one JSON object and nothing else, in UTF-8. "
    'Its first field is `"schema": "wenming/1"`. Fields are added in later versions, and none is '
    "removed or given another meaning, so a program should ignore fields that it does not know.",
    "A value that is not there is `null`, a list without parts is `[]`. A day is a text such as "
    '`"2023-06-30"`, a moment one such as `"2023-06-30T09:00:00+08:00"`. Sentences (`reason`, '
    "`message`, `hint`) are in the language of the screen; compare the other fields instead.",
    "Where a command fails, nothing is printed on the standard output: the error goes to the error "
    "stream, and the exit code tells its kind ([commands](commands.md#exit-codes)).",
)


def _described_shape(answers: Answers, where: str, shape: Shape, say: Prose) -> Iterator[str]:
    yield say(shape.about)
    rows = []
    for name, field in _flat(where, shape.fields):
        path = name.removeprefix(f"{where}.")
        rows.append([code(path), _held(answers.kinds[name], field, say), say(field.means)])
    yield table([say("Field"), say("Holds"), say("Meaning")], rows)


def _held(kinds: set[str], field: Field, say: Prose) -> str:
    """Return in words what a field held: `day or null`, `list of item`."""
    inner = [kind for kind in _KINDS if kind in kinds]
    if field.of and "object" in inner:
        link = f"[{field.of}](#{field.of})"
        names = [link if kind == "object" else say(kind) for kind in inner]
    else:
        names = [say(kind) for kind in inner]
    words = say("{one} or {other}", one="", other="").join(names)
    return say("list of {what}", what=words) if "list" in kinds else words
