"""docs/words.md: one word a thing, in Chinese, in English and in the code.

What the code names in tables of its own (verbs, statuses, lights, rhythms) comes from there, so
that a new one is in the page or the test fails; the other words stand in `words.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reference.markdown import code, page, table
from reference.prose import Prose
from wenming_cli.cli.tree import Program
from wenming_cli.core.board.state import STATUS_NAMES
from wenming_cli.core.board.wording import LIGHT_NAMES, PLAN_VERB_NAMES, UNIT_NAMES, VERB_NAMES
from wenming_cli.message import Message


class Word(NamedTuple):
    """A thing and what it is called."""

    chinese: str
    english: str
    code: str
    """Its name in code and JSON."""

    means: str


def coded(table_of: str, names: Mapping[Any, Message]) -> list[Word]:
    """Return the words of a table of the code, with their meanings from `words.toml`.

    Raises:
        KeyError: one has no meaning there.
    """
    means = _data()["means"][table_of]
    unknown = set(means) - set(names)
    if unknown:
        raise KeyError(f"words.toml has a meaning for {sorted(unknown)}, which the code has not")
    return [
        Word(name.speak("zh"), name.speak("en"), key, means[key]) for key, name in names.items()
    ]


def verbs() -> list[Word]:
    """Return the verbs; what each means is the help of its command, or stands in `words.toml`."""
    means = _data()["means"]["verb"]
    return [
        Word(
            name.speak("zh"),
            name.speak("en"),
            verb,
            means.get(verb) or Program.tree[verb].help,
        )
        for verb, name in VERB_NAMES.items()
    ]


def plan_verbs() -> list[Word]:
    """Return the verbs of entries about the plan; what each means is the help of its command.

    Those that no command is called by have their meaning in `words.toml`.
    """
    means = _data()["means"]["plan_verb"]
    return [
        Word(
            name.speak("zh"),
            name.speak("en"),
            verb,
            means.get(verb) or Program.tree[verb.replace("_", "-")].help,
        )
        for verb, name in PLAN_VERB_NAMES.items()
    ]


def sections() -> Iterator[tuple[str, list[Word]]]:
    """Return the parts of the page, each with its words."""
    for title, rows in _data()["words"].items():
        yield title, [Word(*row) for row in rows]
    yield "Verbs: what is recorded of an item", verbs()
    yield "Verbs: what is recorded of the plan as a whole", plan_verbs()
    yield "Status", coded("status", STATUS_NAMES)
    yield "Lights", coded("light", LIGHT_NAMES)
    yield "Rhythms", coded("rhythm", UNIT_NAMES)


def _data() -> dict[str, dict[str, dict[str, str]]]:
    text = Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def words_page(say: Prose) -> str:
    """Return docs/words.md."""
    return page(_parts(say))


def _parts(say: Prose) -> Iterator[str]:
    yield f"# {say('Words')}"
    yield say(
        "One word a thing, and the same word on the screen, in the papers, in the code and in "
        "JSON. Who adds something to the program takes its word from here, or adds one."
    )
    for title, words in sections():
        yield f"## {say(title)}"
        head = [say("Chinese"), say("English"), say("In code and JSON"), say("Meaning")]
        yield table(head, (_row(word, say) for word in words))


def _row(word: Word, say: Prose) -> list[str]:
    return [word.chinese, word.english, code(word.code) if word.code else "", _meaning(word, say)]


def _meaning(word: Word, say: Prose) -> str:
    command = Program.tree.get(word.code.replace("_", "-"))
    if command is not None and command.help == word.means:
        return Message(word.means).speak(say.language)
    return say(word.means)
