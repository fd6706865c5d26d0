"""docs/plan.md: each key of `plan.toml`, from the models in `core/plan/plan.py`.

What a key means is its docstring there; `plan.toml` beside this file has an example for each, and
what a clerk asks next: when do I need it, what happens then.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from reference.docstrings import attribute_docs
from reference.markdown import code, page, table
from reference.prose import Prose
from wenming_cli.core.plan import plan as models

TABLES: tuple[tuple[str, type[BaseModel]], ...] = (
    ("", models.Plan),
    ("[policy]", models.Policy),
    ("[calendar]", models.Calendar),
    ("[[goal]]", models.Goal),
    ("[[task]], [[measure]]", models.Item),
    ("target", models.Target),
)
"""The tables of a plan; tasks and measures have the same keys."""

SMALL = """\
format = 1
title  = "区委宣传部2024年度精神文明工作方案"
unit   = "区委宣传部"
year   = 2024

[[goal]]
id    = "leadership"
title = "领导班子坚强"

[[task]]
no    = "3.1"
title = "强化思想武装"

[[task]]
no    = "3.1.1"
title = "组织专题学习"
lead  = "理论科"
due   = 2024-03-31

[[measure]]
no    = "4.1"
title = "每季度召开一次分析会"
every = "quarter"
steps = ["会议通知", "签到表", "会议纪要"]
"""
"""The plan that the page begins with, and that each example is tried in."""


class Key(NamedTuple):
    """A key of a table, with everything that the page says about it."""

    name: str
    field: FieldInfo
    means: str
    example: str
    """One line of TOML."""

    beside: str
    """A line that must stand beside it; `""` for none."""

    left_out: str
    """What holds without it, where the default itself does not say."""

    more: str
    """When it is needed, and what happens then."""


def keys_of(model: type[BaseModel]) -> list[Key]:
    """Return the keys of a table in the order of the code, without tables that stand apart in it.

    Raises:
        KeyError: a key has no docstring or no example.
    """
    docs = attribute_docs(model)
    extra = _remarks()[model.__name__]
    found = []
    for attribute, field in model.model_fields.items():
        name = field.alias or attribute
        if name in extra or not _is_table(field.annotation):
            said = extra.pop(name)
            found.append(
                Key(
                    name,
                    field,
                    means=docs[attribute],
                    example=said["example"],
                    beside=said.get("beside", ""),
                    left_out=said.get("left_out", ""),
                    more=said.get("more", ""),
                )
            )
    if extra:
        raise KeyError(f"plan.toml speaks of keys that {model.__name__} has not: {list(extra)}")
    return found


def _remarks() -> dict[str, Any]:
    text = Path(__file__).with_name("plan.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _is_table(kind: Any) -> bool:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return True
    return get_origin(kind) is tuple and _is_table(get_args(kind)[0])


def plan_page(say: Prose) -> str:
    """Return docs/plan.md."""
    return page(_parts(say))


def _parts(say: Prose) -> Iterator[str]:
    yield f"# {say('What may stand in plan.toml')}"
    for sentence in _OPENING:
        yield say(sentence)
    yield f"```toml\n{SMALL}```"
    yield say(
        "Texts stand in quotes, days and numbers do not. A line that begins with `#` is a remark. "
        "Keys of the whole plan stand above the first table."
    )
    for title, model in TABLES:
        names = " · ".join(code(name) for name in title.split(", "))
        yield f"## {names if title else say('The plan itself')}"
        yield say(_INTROS[model])
        keys = keys_of(model)
        head = [say("A line such as"), say("Value"), say("Without it"), say("Meaning")]
        yield table(head, [_row(key, say) for key in keys])
        for key in keys:
            if key.more:
                yield f"**{code(key.name)}** — {say(key.more)}"


_OPENING = (
    "`plan.toml` is a text file that people write with any editor and save as UTF-8. `wenming new` "
    "makes one to fill in, `wenming import` makes one from the office's document; after that no "
    "command changes it, except `import --into` once somebody has agreed.",
    "This page has every key that the file may hold. Any other key is a mistake: `wenming check` "
    "names its line and the key that was probably meant. A small plan:",
)
_INTROS: dict[type[BaseModel], str] = {
    models.Plan: "These keys stand at the top of the file.",
    models.Policy: (
        "When lights turn yellow and red. Leave the whole table out if the usual numbers suit your "
        "office; else write only the lines that differ."
    ),
    models.Calendar: (
        "Corrections to the holidays. Those that the State Council announced for 2007 to 2026 are "
        "built in. Write here what was announced later, or what your office does otherwise; it "
        "matters only to items with `workdays = true`."
    ),
    models.Goal: "What the year is judged by (二、工作目标). One table for each goal.",
    models.Target: (
        "What the document asks for in numbers. These keys stand in the braces of `target`, with "
        "commas between them."
    ),
    models.Item: (
        "The numbered items of the document: `[[task]]` for those of 三、工作任务, `[[measure]]` "
        "for those of 四、主要措施. Both have the same keys. One table for each item; the dots of "
        "the numbers make the tree. An item with others under it is a heading: its state is the "
        "sum of theirs. Every other item has a deadline (`due`), or a rhythm (`every`), or goes on "
        "all year (`standing`); without any of the three it is due on the last day of the plan."
    ),
}


def _row(key: Key, say: Prose) -> list[str]:
    value = _kind(key.field.annotation, key.field.metadata, say)
    return [code(key.example), value, _without(key, say), say(key.means)]


def _without(key: Key, say: Prose) -> str:
    """Return what holds where the line is left out."""
    if key.left_out:
        return say(key.left_out)
    if key.field.is_required():
        return say("must be there")
    default = key.field.default
    return code(str(default).lower()) if isinstance(default, int) else say("none")


def _kind(kind: Any, metadata: Sequence[Any], say: Prose) -> str:
    """Return what a key takes, in plain words.

    Raises:
        KeyError: a type that this page has no words for yet.
    """
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _kind(inner[0], inner[1].metadata, say)
    if origin in (Union, UnionType):
        parts = [_kind(one, metadata, say) for one in inner if one is not type(None)]
        return say("{one}; or {other}", one="", other="").join(parts)
    if origin is Literal:
        words = [code(f'"{one}"' if isinstance(one, str) else one) for one in inner]
        return say("{one}, {other}", one="", other="").join(words)
    if _is_table(kind):
        return say("table in braces, or list of them")
    if origin is tuple:
        return say(_list_words(inner[0], metadata))
    if kind is Decimal:
        return say("number above zero")
    if kind is int:
        ends = {type(one): one for one in metadata}
        return say("whole number from {least} to {most}",
                   least=ends[Ge].ge, most=ends[Le].le)  # fmt: skip
    return say(_NAMES[kind])


def _list_words(inner: Any, metadata: Sequence[Any]) -> str:
    if inner is date:
        return "list of days"
    return "text, or list of texts" if metadata else "list of texts"


_NAMES: dict[Any, str] = {
    str: "text",
    bool: "`true` or `false`",
    date: "day, without quotes",
}
