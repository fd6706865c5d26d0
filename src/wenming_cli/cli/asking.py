"""Waiting for the answer of the person at the terminal, in one line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TypeVar

from wenming_cli.cli.env import Env

Meant = TypeVar("Meant")
YES = frozenset({"y", "yes", "是"})
NO = frozenset({"n", "no", "否"})


def read_choice(
    env: Env, prompt: str, choices: Iterable[tuple[frozenset[str], Meant]], careful: Meant
) -> Meant:
    """Ask until the answer is one of those that there are.

    Args:
        env: where it is asked.
        prompt: the line behind which the answer is typed.
        choices: what may be typed, in half width and lower case, and what it means.
        careful: what Enter alone means, the end of the input, and that nobody can be asked.
    """
    while env.read_answer is not None:
        typed = read_words(env, prompt).casefold()
        if not typed:
            break
        for accepted, choice in choices:
            if typed in accepted:
                return choice
    return careful


def read_yes(env: Env, prompt: str) -> bool:
    """Ask until the answer is yes or no; Enter alone, and that nobody can be asked, means no."""
    return read_choice(env, prompt, [(YES, True), (NO, False)], careful=False)


def read_words(env: Env, prompt: str) -> str:
    """Ask once for words; `""` for Enter alone, the end of input, and where nobody is asked."""
    if env.read_answer is None:
        return ""
    env.err.write(prompt)
    line = env.read_answer()
    if not line:
        env.err.write("\n")
    return unicodedata.normalize("NFKC", line).strip()
