"""`--help`: Typer's commands with pages of our own, in the language of the screen.

Typer's pages name Python's types, keep some English whatever the catalogue says, and count a
Chinese character as one column. So its classes only collect what there is to say here. What they
hold is English and marked by `N_`; it is translated when it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from typer.core import TyperCommand, TyperGroup

from wenming_cli.cli.env import Env
from wenming_cli.errors import Usage
from wenming_cli.message import M, Message, _

_TYPERS_OWN: Mapping[str, Message] = {
    "help": M("Show this page."),
    "install_completion": M("Let the shell complete commands and item numbers."),
    "show_completion": M("Show what --install-completion would add to the shell."),
}
_ARGUMENTS, _OPTIONS, _COMMANDS = M("Arguments"), M("Options"), M("Commands")
PLACEHOLDERS = (
    M("CODE"),
    M("GROUPING"),
    M("HEADING"),
    M("UNIT"),
    M("COMMAND"),
    M("DATE"),
    M("DIM"),
    M("FIGURE"),
    M("FILE"),
    M("FOLDER"),
    M("FORM"),
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
    M("TITLE"),
    M("VALUE"),
    M("YEAR"),
)
"""The words of the metavars, which are written in English where a parameter is declared."""


class Listed(NamedTuple):
    """A command as the help of its group lists it."""

    name: str
    panel: str
    help: str


class HelpCommand(TyperCommand):
    """A command whose help is a page of ours."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of a command line."""
        rest = super().parse_args(ctx, args)
        require_values(self.params, ctx)
        return rest

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write its page."""
        formatter.write(_help_text(self, ctx, []))

    def get_short_help_str(self, limit: int = 0) -> str:
        """Return what a shell shows beside its name."""
        del limit
        return _translate_help(self.help)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Return its options for the shell."""
        return _translate_items(super().shell_complete(ctx, incomplete))


class HelpGroup(TyperGroup):
    """The program, or a command with commands below it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words before a command."""
        rest = super().parse_args(ctx, args)
        require_values(self.params, ctx)
        return rest

    def listed(self) -> list[Listed]:
        """Return what the help says of each of its commands."""
        return [Listed(name, "", command.help or "") for name, command in self.commands.items()]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write its page."""
        formatter.write(_help_text(self, ctx, self.listed()))

    def get_short_help_str(self, limit: int = 0) -> str:
        """Return what a shell shows beside its name."""
        del limit
        return _translate_help(self.help)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Return its commands and options for the shell."""
        return _translate_items(super().shell_complete(ctx, incomplete))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the words begin with.

        Raises:
            Usage: there is no such command.
        """
        name = args[0]
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing:
            from wenming_cli.core.nearest import nearest

            like = nearest(name, self.list_commands(ctx))
            raise Usage(
                M("there is no command '{name}'", name=name),
                M("did you mean '{like}'?", like=like)
                if like
                else M("see `{command} --help`", command=ctx.command_path),
            )
        return super().resolve_command(ctx, args)


def require_values(params: Iterable[Any], ctx: Any) -> None:
    """Require that what was typed names something; only words of one's own (TEXT) may be none.

    A script whose variable is empty would otherwise ask for something else than it means.

    Raises:
        Usage: a name, a file, a day or a period is empty.
    """
    if ctx.resilient_parsing:
        return
    for param in params:
        value = ctx.params.get(param.name)
        source = ctx.get_parameter_source(param.name)
        typed = source is not None and source.name == "COMMANDLINE"
        if not typed or "TEXT" in (param.metavar or ""):
            continue
        if any(isinstance(one, str) and not one.strip() for one in _each(value)):
            what = plain_placeholder(param)
            if param.param_type_name == "argument":
                raise Usage(
                    M("{name} is empty", name=what),
                    M("see `{command} --help`", command=ctx.command_path),
                )
            option = max(param.opts, key=len)
            raise Usage(
                M("the value of {name} is empty", name=option),
                M("write {what} behind it", what=what)
                if param.required
                else M("write {what} behind it, or leave {name} out", what=what, name=option),
            )


def _each(value: Any) -> Iterable[Any]:
    return value if isinstance(value, (list, tuple)) else (value,)


def placeholder(param: Any) -> str:
    """Return what stands for the value of a parameter: `[NO]…`, in Chinese `[编号]…`."""
    return _translate_placeholders(param.metavar or param.name.upper())


def plain_placeholder(param: Any) -> str:
    """Return the words for the value of a parameter without brackets: `NO FILE`."""
    return re.sub(r"[\[\]…]", "", placeholder(param))


def _translate_help(text: str | None) -> str:
    return _(text) if text else ""  # gettext would answer "" with the head of its catalogue


def _translate_items(items: list[Any]) -> list[Any]:
    for item in items:
        item.help = _translate_help(item.help)
    return items


def _translate_placeholders(metavar: str) -> str:
    return re.sub("[A-Z]+", lambda word: _(word[0]), metavar)


def _help_text(command: Any, ctx: Any, listed: list[Listed]) -> str:
    from wenming_cli.views.help import help_page
    from wenming_cli.views.render import render

    env: Env = ctx.find_root().obj
    panels: dict[str, list[tuple[str, str]]] = {}
    for name, panel, text in listed:
        title = _translate_help(panel) or str(_COMMANDS)
        panels.setdefault(title, []).append((name, _(text)))
    panels |= {str(_ARGUMENTS): [], str(_OPTIONS): []}
    for param in command.get_params(ctx):
        if not param.hidden:
            kind = _ARGUMENTS if param.param_type_name == "argument" else _OPTIONS
            title = _translate_help(param.rich_help_panel) or str(kind)
            panels.setdefault(title, []).append((_how_typed(param), _meaning(param)))
    return render(
        help_page(_usage_line(command, ctx), _translate_help(command.help), panels), env.out
    )


def _usage_line(command: Any, ctx: Any) -> str:
    params = command.get_params(ctx)
    shown = [p for p in params if p.param_type_name == "argument" and not p.hidden]
    words = [placeholder(param) for param in shown]
    if hasattr(command, "commands"):
        words.append(_translate_placeholders("COMMAND …"))
    return " ".join([ctx.command_path, _translate_placeholders("[OPTIONS]"), *words])


def _how_typed(param: Any) -> str:
    """Return how a parameter is typed: `-p, --plan NAME`."""
    if param.param_type_name == "argument":
        return placeholder(param)
    words = ", ".join(sorted([*param.opts, *param.secondary_opts], key=len))
    return words if param.is_flag else f"{words} {placeholder(param)}"


def _meaning(param: Any) -> str:
    words = str(_TYPERS_OWN.get(param.name or "") or _translate_help(param.help))
    if param.param_type_name == "option" and param.required:
        words += _(" (required)")
    return words
