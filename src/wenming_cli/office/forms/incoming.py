"""The files that are to be collected: read, known as forms that were handed out, each form once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from wenming_cli.core.journal.planentries import Receive
from wenming_cli.core.moves.request import checked_day
from wenming_cli.errors import Problem, Refused, Usage, WenmingError
from wenming_cli.forms.collecting.collected import TwiceForm
from wenming_cli.forms.collecting.typedrow import type_rows
from wenming_cli.forms.form import IssuedForm
from wenming_cli.forms.reading.read import read_returned
from wenming_cli.forms.reading.rows import place_rows
from wenming_cli.message import M, joined
from wenming_cli.office.desk import Desk
from wenming_cli.office.forms.files.choosing import choose_files
from wenming_cli.office.forms.files.formfile import FormFile
from wenming_cli.office.forms.foreign import find_other_plan
from wenming_cli.office.forms.issued import issued_forms
from wenming_cli.office.forms.proofs import Proofs, find_proofs
from wenming_cli.office.forms.sendingback import check_folder
from wenming_cli.office.forms.unpacking import open_packed
from wenming_cli.office.forms.wish import CollectWish
from wenming_cli.store.documents import converter_for, read_document
from wenming_cli.store.incoming import IncomingFile, find_incoming
from wenming_cli.store.userpath import UserPath


class Incoming(NamedTuple):
    """All that one command was given."""

    forms: Sequence[FormFile]
    issued: Mapping[str, IssuedForm]
    """All forms that were handed out, by their numbers."""

    proofs: Proofs
    twice: Sequence[TwiceForm] = ()
    foreign: Sequence[Problem] = ()
    unread: Sequence[Problem] = ()
    left: Sequence[str] = ()
    """The names of files that lie beside forms, and that no row names."""


def read_forms(desk: Desk, wish: CollectWish) -> Incoming:
    """Read the files that are to be collected; nothing is judged yet."""
    wish.check_approval()
    check_folder(desk, wish.output)
    if wish.on is not None:
        checked_day(wish.on, desk.today)
    incoming = _read_incoming(desk, wish)
    _check_arrival(wish.on, incoming.forms)
    if incoming.foreign and not (incoming.forms or incoming.twice or incoming.unread):
        names = joined(one.file for one in incoming.foreign)
        raise Refused(
            M("none of these files was handed out from this plan: {files}", files=names),
            incoming.foreign[0].hint,
        )
    return incoming


def _check_arrival(on: date | None, forms: Sequence[FormFile]) -> None:
    """Refuse a day on which a form was not handed out yet.

    Raises:
        Usage: a form was handed out later.
    """
    for form in forms:
        if on is not None and on < form.issued.issued:
            raise Usage(
                M(
                    "{file} was handed out on {day}, after {on}",
                    file=form.returned.file,
                    day=form.issued.issued,
                    on=on,
                ),
                M("give the day on which it came back: --on DATE"),
            )


def _read_incoming(desk: Desk, wish: CollectWish) -> Incoming:
    """Read the files that came back; nothing is judged, and nothing written.

    Args:
        desk: the office.
        wish: which files, and which of several counts.

    Raises:
        Unreadable: a file that was named alone cannot be read.
        Refused: a file that was named alone is no form of this plan.
        Usage: what `take` says makes no sense.
    """
    choices = wish.choices
    sent_back = (desk.folder / wish.output).resolve()
    found = find_incoming(wish.paths, desk.folder, desk.workspace.folder, leave_out=sent_back)
    packed = list[Problem]()
    if wish.room is not None:
        found, packed = open_packed(found, wish.room, sent_back)
    kept, like_one = issued_forms(desk.workspace), [one for one in found if one.may_be_form]
    forms, refused = list[FormFile](), list[tuple[IncomingFile, Problem]]()
    with desk.progress(M("reading the forms"), len(like_one), "rows") as advance:
        for one in like_one:
            read = _read_file(desk, one, kept.forms, alone=len(like_one) == 1)
            if isinstance(read, FormFile):
                forms.append(_with_proofs(read, desk, wish))
            else:
                refused.append((one, read))
            advance(1)
    proofs = find_proofs(((one.claimant, one.evidence) for one in forms), desk.workspace.folder)
    problems = [said for one, said in refused if not proofs.proves(one.file.path)]
    beside = [one.file for one in found if not one.may_be_form]
    several = len({form.number for form in forms}) < len(forms)
    register = desk.board().register if several else ()  # a board is folded for it
    came = dict.fromkeys(one.receive.sha256 for one in register if one.came)
    seen = {digest: n for n, digest in enumerate(came)}
    undone = {one.receive.sha256 for one in register if not wish.again} - seen.keys()
    chosen, twice = choose_files(forms, choices, _last_saved(desk), seen=seen, undone=undone)
    return Incoming(
        chosen,
        kept.forms,
        proofs,
        twice=twice,
        foreign=[one for one in problems if one.code == "form-foreign"],
        unread=[*kept.problems, *packed, *(one for one in problems if one.code != "form-foreign")],
        left=tuple(file.name for file in beside if not proofs.proves(file.path)),
    )


def _last_saved(desk: Desk) -> dict[str, datetime]:
    """Return when the last file of each form was saved that was collected."""
    found: dict[str, datetime] = {}
    for one in desk.journal.of_plan:
        if isinstance(one, Receive) and one.saved:
            found[one.form] = max(one.saved, found.get(one.form, one.saved))
    return found


def _with_proofs(form: FormFile, desk: Desk, wish: CollectWish) -> FormFile:
    """Return a form with the folder in which the files lie that its rows name."""
    if not wish.beside:
        return form
    return form._replace(beside=UserPath(desk.folder / wish.beside, wish.beside))


def _read_file(
    desk: Desk, one: IncomingFile, known: Mapping[str, IssuedForm], *, alone: bool
) -> FormFile | Problem:
    """Return a file as a form, or why it is none.

    Raises:
        WenmingError: it was named alone, and nothing can be done with it.
    """
    shown = one.file.name
    try:
        raw = read_document(one.file)
        returned = read_returned(raw, shown, converter_for(one.file))
        kept = known.get(returned.number or "")
        issued = kept or returned.embedded
        refused = (None if kept else find_other_plan(desk, returned, issued)) or next(
            (problem for problem in returned.problems if problem.blocking), None
        )
        if refused is not None:
            if alone:
                raise Refused(refused.message, refused.hint)
            return refused
    except WenmingError as error:
        if alone:
            raise
        hint = error.hint or M("check the file")
        return Problem("form-unread", error.message, hint, file=shown)
    assert issued is not None  # noqa: S101  a form without one is foreign
    placed = place_rows(returned, issued)
    rows = tuple(type_rows(placed, issued, desk.plan, today=desk.today, others=known))
    beside = UserPath(one.file.path.parent, one.file.name)
    return FormFile(one.file, placed, issued, rows=rows, beside=beside)
