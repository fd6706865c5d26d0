"""What the commands that record share: carry out a request, and say what changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from wenming_cli.cli.groups import (
    EvidenceOptions,
    MomentOptions,
    NoteOptions,
    RecordOptions,
    with_session,
)
from wenming_cli.cli.options import NumbersArgument, WhyOption
from wenming_cli.cli.record.asking import settle_questions
from wenming_cli.cli.session import Session
from wenming_cli.core.journal.entries import Verb
from wenming_cli.errors import Usage
from wenming_cli.message import M

if TYPE_CHECKING:
    from wenming_cli.office.recording import Recorded


def carry_out(
    session: Session,
    verb: Verb,
    numbers: list[str],
    *,
    moment: MomentOptions,
    words: NoteOptions,
    proof: EvidenceOptions,
    saying: RecordOptions,
    **more: Any,
) -> None:
    """Carry out a request and say what changed.

    Args:
        session: the run.
        verb: what happens to the items.
        numbers: the items.
        moment: when it happened, and for which occurrence.
        words: what is said of it.
        proof: what proves it.
        saying: who says so, and how to answer.
        more: the other fields of the request.
    """
    from wenming_cli.core.moves.request import Request
    from wenming_cli.core.moves.typed import parse_amount
    from wenming_cli.views.recorded import recorded_json, recorded_page

    request = Request(
        verb,
        numbers,
        session.day(moment.on),
        period=moment.for_,
        **words._asdict() | {"amount": parse_amount(words.amount) if words.amount else None},
        evidence=proof.evidence or (),
        caption=proof.caption,
        by=saying.by,
        late_why=saying.late_why,
        typed=bool(moment.on),
        **more,
    )
    request = settle_questions(session, request, saying)
    done = session.office.record(request, dry=saying.dry_run)
    _complain(session, done, saying)
    if saying.json:
        session.answer(recorded_json(done, dry=saying.dry_run))
        return
    if request.agreed:  # they were shown before
        done = done._replace(cautions=())
    session.show(recorded_page(done, dry=saying.dry_run))


def _complain(session: Session, done: Recorded, saying: RecordOptions) -> None:
    """Tell what a person should know beside what was recorded."""
    from wenming_cli.views.problems import WARNINGS_SHOWN, problem_text, warnings_page
    from wenming_cli.views.words import text

    if done.remark is not None:
        session.complain([text(done.remark, "yellow")])
    if done.attached is not None:
        from wenming_cli.views.attached import attached_remarks

        session.complain(attached_remarks(done.attached))
    if len(done.problems) > WARNINGS_SHOWN:
        session.complain(warnings_page(done.problems))
    elif done.problems:
        session.complain([problem_text(problem, "yellow") for problem in done.problems])
    if done.questions and not saying.json:
        from wenming_cli.views.questions import unanswered_lines

        ref = "" if saying.dry_run or not done.entries else done.entries[0].id
        session.complain(unanswered_lines(done.questions, ref))


def make_command(verb: Verb) -> Callable[..., None]:
    """Return the command for a verb that needs no more than the shared options."""

    @with_session()
    def command(
        session: Session,
        numbers: NumbersArgument,
        *,
        moment: MomentOptions,
        words: NoteOptions,
        proof: EvidenceOptions,
        saying: RecordOptions,
    ) -> None:
        carry_out(session, verb, numbers, moment=moment, words=words, proof=proof, saying=saying)

    return command


def make_reasoned_command(verb: Verb) -> Callable[..., None]:
    """Return the command for a verb that must say why."""

    @with_session()
    def command(
        session: Session,
        numbers: NumbersArgument,
        why: WhyOption = "",
        *,
        moment: MomentOptions,
        words: NoteOptions,
        proof: EvidenceOptions,
        saying: RecordOptions,
    ) -> None:
        carry_out(
            session,
            verb,
            numbers,
            why=require_reason(verb, numbers, why),
            moment=moment,
            words=words,
            proof=proof,
            saying=saying,
        )

    return command


def require_reason(verb: str, numbers: list[str], why: str) -> str:
    """Return the reason that was given.

    Raises:
        Usage: no reason was given.
    """
    if why.strip():
        return why
    example = M(
        'write it after --why, for example: wenming {verb} {no} --why "…"',
        verb=verb,
        no=numbers[0],
    )
    raise Usage(M("this step needs a reason"), example)
