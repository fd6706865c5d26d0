"""The sentences of the pages, in English or Chinese."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from wenming_cli.message import Language

CATALOGUE = Path(__file__).with_name("zh_CN.po")


class UntranslatedError(LookupError):
    """A sentence has no Chinese yet."""


@cache
def chinese() -> Catalog:
    """Return the Chinese of the pages."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="zh_CN", abort_invalid=True)


class Prose:
    """Speaks one language, and remembers what it was asked to say."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.said: set[str] = set()

    def __call__(self, text: str, **values: object) -> str:
        """Return a sentence of the pages with its values filled in.

        Raises:
            UntranslatedError: it has no line in `zh_CN.po`.
        """
        text = " ".join(text.split())
        self.said.add(text)
        if self.language == "zh":
            found = chinese().get(text)
            if found is None or not found.string or found.fuzzy:
                raise UntranslatedError(f"{CATALOGUE.name} has no Chinese for: {text}")
            text = str(found.string)
        return text.format(**values) if values else text
