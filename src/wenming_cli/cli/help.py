"""`--help`: Typer's commands with pages of our own, in the language of the screen.

Typer's pages name Python's types, keep some English whatever the catalogue says, and count a
Chinese character as one column. So its classes only collect what there is to say here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from typer.core import TyperCommand, TyperGroup

from wenming_cli.cli.env import Env
from wenming_cli.core.faults import nearest
from wenming_cli.errors import Usage
from wenming_cli.message import M, Message, _

_TYPERS_OWN: Mapping[str, Message] = {
    "help": M("Show this page."),
    "install_completion": M("Let the shell complete commands and item numbers."),
    "show_completion": M("Show what --install-completion would add to the shell."),
}
_ARGUMENTS, _OPTIONS, _COMMANDS = M("Arguments"), M("Options"), M("Commands")
PLACEHOLDERS = (
    M("COMMAND"),
    M("DATE"),
    M("FILE"),
    M("GOAL"),
    M("ID"),
    M("N"),
    M("NAME"),
    M("NO"),
    M("OPTIONS"),
    M("PERIOD"),
    M("PERSON"),
    M("SPAN"),
    M("STEP"),
    M("TEXT"),
    M("YEAR"),
)
"""The words of the metavars, which are written in English where a parameter is declared."""


class HelpCommand(TyperCommand):
    """A command."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write its page."""
        formatter.write(_page(self, ctx))


class HelpGroup(TyperGroup):
    """The program, or a command that has commands."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write its page."""
        formatter.write(_page(self, ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the words begin with.

        Raises:
            Usage: there is none.
        """
        name = args[0]
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing:
            like = nearest(name, self.commands)
            raise Usage(
                M("there is no command '{name}'", name=name),
                M("did you mean '{like}'?", like=like)
                if like
                else M("see `{command} --help`", command=ctx.command_path),
            )
        return super().resolve_command(ctx, args)


def placeholder(param: Any) -> str:
    """What stands for the value of a parameter: `[NO]…`, in Chinese `[编号]…`."""
    return _spoken(param.metavar or param.name.upper())


def _spoken(metavar: str) -> str:
    return re.sub("[A-Z]+", lambda word: _(word[0]), metavar)


def _page(command: Any, ctx: Any) -> str:
    from wenming_cli.screen.help import help_page

    env: Env = ctx.find_root().obj
    panels: dict[str, list[tuple[str, str]]] = {}
    for name, sub in getattr(command, "commands", {}).items():
        title = sub.rich_help_panel or str(_COMMANDS)
        panels.setdefault(title, []).append((name, sub.help or ""))
    panels |= {str(_ARGUMENTS): [], str(_OPTIONS): []}
    for param in command.get_params(ctx):
        if not param.hidden:
            kind = _ARGUMENTS if param.param_type_name == "argument" else _OPTIONS
            title = param.rich_help_panel or str(kind)
            panels.setdefault(title, []).append((_written(param), _meaning(param)))
    return env.out.render(help_page(_usage(command, ctx), command.help or "", panels))


def _usage(command: Any, ctx: Any) -> str:
    params = command.get_params(ctx)
    words = [placeholder(param) for param in params if param.param_type_name == "argument"]
    if hasattr(command, "commands"):
        words.append(_spoken("COMMAND …"))
    return " ".join([ctx.command_path, _spoken("[OPTIONS]"), *words])


def _written(param: Any) -> str:
    """How it is typed: `-p, --plan NAME`."""
    if param.param_type_name == "argument":
        return placeholder(param)
    words = ", ".join(sorted(param.opts, key=len))
    return words if param.is_flag else f"{words} {placeholder(param)}"


def _meaning(param: Any) -> str:
    words = str(_TYPERS_OWN.get(param.name or "", param.help or ""))
    if param.param_type_name == "option" and param.required:
        words += _(" (required)")
    return words
