"""What `wenming` alone says first: which plan is in use, or how to begin."""

from __future__ import annotations

from wenming_cli.cli.env import Env
from wenming_cli.cli.session import Session
from wenming_cli.errors import Unreadable, WenmingError
from wenming_cli.message import M, Message


def beginning(env: Env) -> Message:
    """Return one sentence on where the caller stands."""
    session = Session(env)
    try:
        office = session.office
    except Unreadable:
        return M(
            "first use: `wenming import FILE.docx` reads your own plan, "
            "`wenming new {year} --unit NAME` makes an empty one",
            year=session.today.year,
        )
    except WenmingError as error:
        return error.message
    name = office.workspace.name
    plan = office.plan_file.plan
    if plan is None:
        return M("in use: plans/{name}, which has faults: wenming check", name=name)
    return M("in use: plans/{name}, {title}; to begin: wenming status", name=name, title=plan.title)
