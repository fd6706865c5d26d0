"""Which language the screen speaks: Chinese, unless `--lang` or the locale asks for English."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping, Sequence

from wenming_cli.message import Language

LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_of(args: Sequence[str], environ: Mapping[str, str]) -> Language:
    """Return the language of the command line, of `WENMING_LANG`, or of the locale."""
    asked = _argument(args) or environ.get("WENMING_LANG", "")
    if not asked:
        asked = next((environ[name] for name in LOCALE_VARIABLES if environ.get(name)), "")
        asked = asked or (locale.getlocale()[0] or "" if os.name == "nt" else "")
    return "en" if asked.lower().startswith(("en", "english")) else "zh"


def _argument(args: Sequence[str]) -> str:
    """Return the value of `--lang`, wherever it stands; help is shown before options are read."""
    for i, arg in enumerate(args):
        if arg == "--lang" and i + 1 < len(args):
            return args[i + 1]
        if arg.startswith("--lang="):
            return arg.removeprefix("--lang=")
    return ""
