"""Typer's complaints about a command line, in the user's language and with what to do."""

from __future__ import annotations

import re
from typing import Any

from typer.exceptions import TyperException

from wenming_cli.cli.help import plain_placeholder
from wenming_cli.errors import Usage
from wenming_cli.message import M, Message

_SENTENCES: tuple[tuple[str, str, Message], ...] = (
    ("NoSuchOption", "", M("there is no option {name}")),
    ("MissingParameter", "", M("{name} is missing")),
    ("BadOptionUsage", "does not take a value", M("option {name} takes no value")),
    ("BadOptionUsage", "", M("option {name} needs a value")),
    ("BadParameter", "", M("the value of {name} is wrong")),
    ("UsageError", "Missing command", M("the command is missing")),
    (
        "UsageError",
        r"unexpected extra argument\(s\) \((?P<name>.*)\)",
        M("{name} is not expected here"),
    ),
)
"""Class, part of what Typer says, and our sentence; the first that fits is taken."""

_VALUES: tuple[tuple[str, Message], ...] = (
    (r"valid integer", M("write a whole number")),
    (r"greater than or equal to (?P<least>\d+)", M("at least {least}")),
    (r"less than or equal to (?P<most>\d+)", M("at most {most}")),
    (r"is not one of (?P<words>.+?)\.?$", M("write one of {words}")),
)
"""What Typer says is wrong with a value, and what to write instead."""


def usage_error(error: TyperException) -> Usage:
    """Return what is wrong with the command line, and how to see what is right."""
    context: Any = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "wenming"
    near = getattr(error, "possibilities", None)
    if near:
        return Usage(_what_is_wrong(error), M("did you mean '{like}'?", like=near[0]))
    return Usage(
        _what_is_wrong(error), _what_to_write(error) or M("see `{command} --help`", command=path)
    )


def _what_is_wrong(error: TyperException) -> Message:
    named = {"name": getattr(error, "option_name", None) or _parameter(error)}
    for kind, part, message in _SENTENCES:
        found = re.search(part, error.message or "")
        if type(error).__name__ == kind and found:
            return M(message.text, **(named | found.groupdict()))
    return M("the command line is not understood: {detail}", detail=error.format_message())


def _what_to_write(error: TyperException) -> Message | None:
    for part, message in _VALUES:
        found = re.search(part, error.message or "")
        if type(error).__name__ == "BadParameter" and found:
            return M(message.text, **{k: v.replace("'", "") for k, v in found.groupdict().items()})
    return None


def _parameter(error: TyperException) -> str:
    parameter: Any = getattr(error, "param", None)
    if parameter is None:
        return ""
    name = str(parameter.opts[0])
    return name if name.startswith("-") else plain_placeholder(parameter)
