"""Asking before something is recorded: the question on the error stream, the answer in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from wenming_cli.cli.asking import read_choice
from wenming_cli.cli.groups import RecordOptions
from wenming_cli.cli.session import Session
from wenming_cli.errors import ExitCode
from wenming_cli.message import M

if TYPE_CHECKING:
    from wenming_cli.core.moves.questions import Answer, Question
    from wenming_cli.core.moves.request import Request


def settle_questions(session: Session, request: Request, saying: RecordOptions) -> Request:
    """Return a request with the answers of the person at the terminal, if somebody is there.

    Raises:
        Exit: the answer was to record nothing.
    """
    if session.env.read_answer is None or saying.json or saying.dry_run:
        return request
    if "finish" not in request.asked:
        request = request._replace(agreed=frozenset())
    while (question := session.office.question(request)) is not None:
        settled = question.settle(request, _ask(session, question))
        if settled is None:
            from wenming_cli.views.words import text

            session.complain([text(M("nothing was recorded"), "yellow")])
            raise typer.Exit(ExitCode.NO)
        request = settled
    return request


def _ask(session: Session, question: Question) -> Answer:
    """Show a question and return the answer; the careful one where none comes."""
    from wenming_cli.views.questions import prompt_text, question_page

    session.complain(question_page(question, session.office.plan.year))
    choices = [(answer.accepted, answer) for answer in question.answers]
    return read_choice(session.env, prompt_text(question), choices, careful=question.answers[-1])
