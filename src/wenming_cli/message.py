"""Sentences as values: written once in English, shown in the language of the screen.

Core code says what happened with a `Message` and never asks which language the user reads; the
edge turns it into text with `str()`. Documents ask for Chinese whatever the screen speaks.
"""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]

LOCALE_DIR = Path(__file__).parent / "locale"
_current: Language = "zh"


@lru_cache
def _catalog(language: Language) -> _gettext.NullTranslations:
    if language == "en":
        return _gettext.NullTranslations()
    daily = _read_catalog("daily")
    daily.add_fallback(_Rare())
    return daily


@lru_cache
def _read_catalog(name: str) -> _gettext.NullTranslations:
    return _gettext.translation(name, LOCALE_DIR, languages=["zh_CN"], fallback=True)


class _Rare(_gettext.NullTranslations):
    """The sentences that are not said every day; read when the first one is (`hatch_build.py`)."""

    def gettext(self, message: str) -> str:
        return _read_catalog("wenming").gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _read_catalog("wenming").ngettext(msgid1, msgid2, n)


def use_language(language: Language) -> None:
    """Set the language that `str(message)`, `_` and `ngettext` speak from now on."""
    global _current  # noqa: PLW0603  the one switch, set once a run, as in the standard gettext
    _current = language


def current_language() -> Language:
    """Return the language of the screen."""
    return _current


def _(text: str) -> str:
    """Translate one sentence into the language of the screen."""
    return _catalog(_current).gettext(text)


def N_(text: str) -> str:  # noqa: N802  the extraction keyword that gettext's own manual uses
    """Mark a sentence that `_` translates later, when it is shown."""
    return text


def ngettext(one: str, many: str, n: int) -> str:
    """Translate a sentence that counts into the language of the screen."""
    return _catalog(_current).ngettext(one, many, n)


class Message(NamedTuple):
    """A sentence with its values; `str()` gives it in the language of the screen."""

    text: str
    values: Mapping[str, object] = MappingProxyType({})
    many: str = ""
    n: int = 1

    def __str__(self) -> str:
        return self.speak(_current)

    def speak(self, language: Language) -> str:
        """Return the sentence in `language`, with its values."""
        values = {key: _speak(value, language) for key, value in self.values.items()}
        pattern = self._pattern(language)
        return pattern.format(**values) if values else pattern

    def _pattern(self, language: Language) -> str:
        if self.text == _AS_IT_IS:
            return self.text
        catalog = _catalog(language)
        if self.many:
            return catalog.ngettext(self.text, self.many, self.n)
        return catalog.gettext(self.text)


class Listing(NamedTuple):
    """Things side by side; however many they are, they are spoken one after the other."""

    parts: tuple[object, ...]
    divided: Message

    def speak(self, language: Language) -> str:
        """Return the parts, divided as the language does it."""
        between = self.divided._replace(values={"list": "", "next": ""}).speak(language)
        return between.join(str(_speak(part, language)) for part in self.parts)


def _speak(value: object, language: Language) -> object:
    return value.speak(language) if isinstance(value, Message | Listing) else value


def M(text: str, /, **values: object) -> Message:  # noqa: N802  the extraction keyword, short like `_`
    """Return a sentence that is translated when it is shown."""
    return Message(text, values)


_AS_IT_IS = "{value}"


def as_it_is(value: object) -> Message:
    """Return what is spoken as it is, in any language: a name, words of the office, a sentence."""
    return Message(_AS_IT_IS, {"value": value})


def joined(parts: Iterable[object], *, sentences: bool = False) -> Message:
    """Return a list, divided as the language does it: `3.1, 3.2` or 3.1、3.2.

    Args:
        parts: at least one.
        sentences: they may hold commas themselves, so they are divided by semicolons.
    """
    comma = M("{list}; {next}") if sentences else M("{list}, {next}")
    return as_it_is(Listing(tuple(parts), comma))


def counted(one: str, many: str, n: int, /, **values: object) -> Message:
    """Return a sentence that counts `n` things; it may use `{n}`."""
    return Message(one, {"n": n, **values}, many=many, n=n)
