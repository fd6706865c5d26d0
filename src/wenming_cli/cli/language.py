"""Which language the screen speaks: Chinese, unless `--lang` or the locale asks for English."""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Mapping, Sequence

from wenming_cli.message import LOCALE_DIR, Language, M, use_language

LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")

TYPER_WORDS = (
    M("Arguments"),
    M("Options"),
    M("Commands"),
    M("[default: {}]"),
    M("[env var: {}]"),
    M("[required]"),
    M("default: {default}"),
    M("required"),
    M("Show this message and exit."),
    M("Usage:"),
)
"""Sentences inside Typer that our catalogue translates too; listed so that they are kept in it."""


def language_of(args: Sequence[str], environ: Mapping[str, str]) -> Language:
    """The language asked for on the command line, by `WENMING_LANG`, or by the locale."""
    asked = _argument(args) or environ.get("WENMING_LANG", "")
    if not asked:
        asked = next((environ[name] for name in LOCALE_VARIABLES if environ.get(name)), "")
        asked = asked or (locale.getlocale()[0] or "" if os.name == "nt" else "")
    return "en" if asked.lower().startswith(("en", "english")) else "zh"


def _argument(args: Sequence[str]) -> str:
    """`--lang en` or `--lang=en`, wherever it stands; help is written before options are read."""
    for i, arg in enumerate(args):
        if arg == "--lang" and i + 1 < len(args):
            return args[i + 1]
        if arg.startswith("--lang="):
            return arg.removeprefix("--lang=")
    return ""


def speak(language: Language) -> None:
    """Make our own sentences, and those of Typer, speak a language."""
    use_language(language)
    os.environ["LANGUAGE"] = "zh_CN" if language == "zh" else "en"
    gettext.bindtextdomain("wenming", LOCALE_DIR)
    gettext.textdomain("wenming")
