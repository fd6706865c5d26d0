"""A page that was shown before, shown again, where nothing has changed that it was made from."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import typer

from wenming_cli.cli.env import Env
from wenming_cli.cli.session import Session
from wenming_cli.message import current_language


def remembered(view: Callable[..., None]) -> Callable[..., None]:
    """A command that looks: where its page is known, it is shown; else the page is made and kept.

    Only what went well and without a warning is kept. The page is a pure function of the plan, the
    journal, the day, the arguments and the screen, which all are in its key.
    """

    @wraps(view)
    def command(ctx: typer.Context, **given: Any) -> None:
        env: Env = ctx.obj
        pages = env.pages
        key = _key(env, view.__name__, given) if pages else ""
        page = pages.find(key) if pages and key else None
        if page is not None:
            env.out.write(page)
            return
        said, warned = list[str](), list[str]()
        streams = env.out, env.err
        env.out, env.err = (
            screen._replace(also=heard.append)
            for screen, heard in zip(streams, (said, warned), strict=True)
        )
        try:
            view(ctx, **given)
        finally:
            env.out, env.err = streams
        if pages and key and not warned and _key(env, view.__name__, given) == key:
            pages.keep(key, "".join(said))  # else a file was changed while the page was made

    return command


def _key(env: Env, name: str, given: dict[str, Any]) -> str:
    """What the page is kept under; nothing where something cannot be read."""
    session = Session(env, plan=given["plan"], today=given["today"])
    screen = (env.out.tty, env.out.width, env.out.colour, env.out.stream.encoding)
    arguments = {key: value for key, value in given.items() if key not in ("plan", "today", "lang")}
    said = (name, sorted(arguments.items()), session.today, current_language(), screen)
    workspace = session.workspace
    try:
        return env.pages.key(workspace.files(), said) if env.pages else ""
    except OSError:
        return ""
