"""Typer's complaints about a command line, in the user's language and with what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from typer.exceptions import TyperException

from wenming_cli.errors import Usage
from wenming_cli.message import M, Message

_SENTENCES: Mapping[str, Message] = {
    "NoSuchOption": M("there is no option {name}"),
    "MissingParameter": M("{name} is missing"),
    "BadOptionUsage": M("option {name} needs a value"),
}


def usage_error(error: TyperException) -> Usage:
    """What is wrong with the command line, and how to see what is right."""
    context: Any = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "wenming"
    pattern = _SENTENCES.get(type(error).__name__)
    name = getattr(error, "option_name", None) or _parameter(error)
    if pattern is not None and name:
        message = M(pattern.text, name=name)
    else:
        message = M("the command line is not understood: {detail}", detail=error.format_message())
    near = getattr(error, "possibilities", None)
    if near:
        return Usage(message, M("did you mean '{like}'?", like=near[0]))
    return Usage(message, M("see `{command} --help`", command=path))


def _parameter(error: TyperException) -> str:
    parameter: Any = getattr(error, "param", None)
    if parameter is None:
        return ""
    return str(parameter.opts[0] if parameter.opts[0].startswith("-") else parameter.metavar)
