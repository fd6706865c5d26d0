"""docs/commands.md: each command with its arguments, options and exit codes, from `cli/tree.py`.

Help and placeholders are those of the program, in its language; what stands around them is prose of
the page. An option of several commands is described once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from reference.docstrings import attribute_docs
from reference.markdown import code, page, table
from reference.prose import Prose
from wenming_cli.cli.help import placeholder
from wenming_cli.cli.tree import build
from wenming_cli.errors import ExitCode
from wenming_cli.message import _, current_language, use_language

TYPERS_OWN = ("help", "install_completion", "show_completion")
SEVERAL = 3
"""Commands that have an option, from which on it is described once."""


def commands() -> dict[str, Any]:
    """Return each command by the words that call it, those left out that only hold others."""
    return {words: one for words, one in _under(build(), "") if not hasattr(one, "commands")}


def _under(group: Any, before: str) -> Iterator[tuple[str, Any]]:
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        yield f"{before}{name}", command
        if hasattr(command, "commands"):
            yield from _under(command, f"{before}{name} ")


def commands_page(say: Prose) -> str:
    """Return docs/commands.md; the language of the screen is set back afterwards."""
    before = current_language()
    use_language(say.language)
    try:
        return page(_parts(say))
    finally:
        use_language(before)


def _parts(say: Prose) -> Iterator[str]:
    every = commands()
    shared = _shared(every.values())
    yield f"# {say('Commands')}"
    yield say(
        "Each command with its arguments and options, in the words of `wenming COMMAND --help`. "
        "A word in capital letters stands for a value, square brackets for what may be left out, "
        "`…` for more of the same. An option that is not given is off or empty, unless its line "
        "says otherwise. [What several commands share](#shared-options) is described "
        "once, and [exit codes](#exit-codes) tell programs how a command ended."
    )
    links = {name: f"[{code(f'wenming {name}')}](#{_anchor(name)})" for name in every}
    rows = ([links[name], _(one.help)] for name, one in every.items())
    yield table([say("Command"), say("What it does")], rows)
    for name, command in every.items():
        yield f"## wenming {name}"
        yield from _command(name, command, shared, say)
    yield f'## <a id="shared-options"></a>{say("Shared options")}'
    yield _table(shared.values(), say)
    yield say(
        "`--plan`, `--today` and `--lang` may also stand before the command. "
        "`wenming --version` prints the version; `wenming --install-completion` makes the shell "
        "complete commands, item numbers and names."
    )
    yield f'## <a id="exit-codes"></a>{say("Exit codes")}'
    docs = attribute_docs(ExitCode)
    yield table(
        [say("Code"), say("Meaning")], ([code(int(c)), say(docs[c.name])] for c in ExitCode)
    )


def _anchor(name: str) -> str:
    return f"wenming-{name.replace(' ', '-')}"


def _shared(every: Iterable[Any]) -> dict[str, Any]:
    """Return the options that several commands have, by their help."""
    found = [one for command in every for one in _params(command, "option")]
    often = Counter(one.help for one in found)
    return {one.help: one for one in found if often[one.help] >= SEVERAL}


def _params(command: Any, kind: str) -> list[Any]:
    return [
        one
        for one in command.params
        if one.param_type_name == kind and not one.hidden and one.name not in TYPERS_OWN
    ]


def _command(name: str, command: Any, shared: dict[str, Any], say: Prose) -> Iterator[str]:
    arguments, options = _params(command, "argument"), _params(command, "option")
    words = ["wenming", name, *map(placeholder, arguments), f"[{_('OPTIONS')}]"]
    yield _(command.help)
    yield f"```\n{' '.join(words)}\n```"
    own = [*arguments, *(one for one in options if one.help not in shared)]
    if own:
        yield _table(own, say)
    names = [code(written(one)) for one in options if one.help in shared]
    if names:
        listed = say("{one}, {other}", one="", other="").join(names)
        yield say("[Shared options](#shared-options): {options}", options=listed)


def _table(params: Iterable[Any], say: Prose) -> str:
    rows = ([code(written(one)), _meaning(one)] for one in params)
    return table([say("Write"), say("Meaning")], rows)


def written(param: Any) -> str:
    """Return how a parameter is typed: `-p, --plan NAME`."""
    if param.param_type_name == "argument":
        return placeholder(param)
    words = ", ".join(sorted([*param.opts, *param.secondary_opts], key=len))
    return words if param.is_flag else f"{words} {placeholder(param)}"


def _meaning(param: Any) -> str:
    words = _(param.help)
    if param.required and param.param_type_name == "option":
        words += _(" (required)")
    return words
