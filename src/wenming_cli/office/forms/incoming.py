"""The files that are to be collected: read, known as forms that were handed out, each form once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import PurePath
from typing import NamedTuple

from wenming_cli.errors import Problem, Refused, WenmingError
from wenming_cli.forms.collecting.collected import TwiceForm
from wenming_cli.forms.collecting.collection import APART
from wenming_cli.forms.collecting.said import statement
from wenming_cli.forms.collecting.typedrow import TypedRow, type_rows
from wenming_cli.forms.form import IssuedForm, show_number
from wenming_cli.forms.reading.read import read_returned
from wenming_cli.forms.reading.returned import ReturnedForm
from wenming_cli.forms.reading.rows import place_rows
from wenming_cli.message import M, joined
from wenming_cli.office.desk import Desk
from wenming_cli.office.forms.foreign import find_other_plan
from wenming_cli.office.forms.issued import issued_forms
from wenming_cli.office.forms.proofs import Claimant, Proofs, find_proofs
from wenming_cli.office.forms.unpacking import open_packed
from wenming_cli.office.forms.wish import CollectWish
from wenming_cli.store.documents import converter_for, read_document
from wenming_cli.store.incoming import IncomingFile, find_incoming
from wenming_cli.store.userpath import UserPath

_NEVER = datetime.min.replace(tzinfo=UTC)


class FormFile(NamedTuple):
    """A file that is a form of this plan."""

    file: UserPath
    returned: ReturnedForm
    """Its rows are placed."""

    issued: IssuedForm
    rows: tuple[TypedRow, ...]
    beside: UserPath
    """The folder in which what proves its rows lies."""

    copies: tuple[str, ...] = ()
    """Other files of the same form that are passed by for it."""

    taken: bool = False
    """Whether somebody said that this one counts."""

    outdone: frozenset[str] = frozenset()
    """The codes of rows of which a later file that came along says what counts."""

    @property
    def number(self) -> str:
        """The form's number."""
        return self.returned.number or ""

    @property
    def saved(self) -> datetime | None:
        """When a program last saved it, by what it says itself."""
        modified = self.returned.modified
        return modified.replace(tzinfo=UTC) if modified else None

    @property
    def is_blank(self) -> bool:
        """Whether it is as it was handed out: nobody wrote into it, and no program saved it."""
        told = any(row.remarks or row.warnings for row in self.rows)
        spoilt = told or self.returned.pictures or self.returned.sent_back
        return self.returned.untouched and not (self.said or spoilt)

    @property
    def claimant(self) -> Claimant:
        """By what it claims the files that its rows name."""
        return Claimant(self.beside, self.issued.dept)

    @property
    def evidence(self) -> list[str]:
        """The names of the files that its rows name as their proof."""
        return [name for row in self.rows for name in row.typed.get("evidence") or ()]

    @property
    def said(self) -> dict[str, dict[str, str]]:
        """What its rows say that they were not issued with, by their codes."""
        rows = {row.row: row for row in self.issued.rows}
        said = {
            row.code: {str(key): text for key, text in statement(rows[row.code], row.typed).items()}
            for row in self.rows
            if row.code in rows
        }
        return {code: words for code, words in said.items() if words}


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


def read_incoming(desk: Desk, wish: CollectWish) -> Incoming:
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
    chosen, twice = choose_files(forms, choices)
    return Incoming(
        chosen,
        kept.forms,
        proofs,
        twice=twice,
        foreign=[one for one in problems if one.code == "form-foreign"],
        unread=[*kept.problems, *packed, *(one for one in problems if one.code != "form-foreign")],
        left=tuple(file.name for file in beside if not proofs.proves(file.path)),
    )


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
    rows = tuple(type_rows(placed, issued, desk.plan, today=desk.today))
    beside = UserPath(one.file.path.parent, one.file.name)
    return FormFile(one.file, placed, issued, rows=rows, beside=beside)


def choose_files(
    forms: Sequence[FormFile], choices: Mapping[str, str]
) -> tuple[list[FormFile], list[TwiceForm]]:
    """Return the files that count, and the forms of which nobody knows which file does.

    Two people may each fill in some rows of one form: then both files count. Of a row that both
    tell the later file counts.
    """
    by_number = defaultdict[str, list[FormFile]](list)
    for form in forms:
        by_number[form.number].append(form)
    for number in choices.keys() - by_number.keys():
        raise Refused(
            M("no file here is of the form {number}", number=show_number(number)),
            M("check the number behind --take"),
        )
    chosen, twice = list[FormFile](), list[TwiceForm]()
    for number, several in by_number.items():
        found = _in_order(_without_copies(several))
        if number in choices:
            one = _named(number, several, choices[number])
            others = tuple(form.returned.file for form in several if form is not one)
            chosen.append(one._replace(taken=True, copies=others))
        elif found is None:
            files = tuple(form.returned.file for form in several)
            twice.append(TwiceForm(number, several[0].issued.dept, files))
        else:
            chosen += found
    return chosen, twice


def _without_copies(several: Sequence[FormFile]) -> list[FormFile]:
    """Return files that differ, each with its copies; (1) and (2) behind a name mean nothing."""
    found: dict[str, FormFile] = {}
    for form in several:
        first = found.setdefault(form.returned.sha256, form)
        if first is not form:
            copies = (*first.copies, form.returned.file)
            found[form.returned.sha256] = first._replace(copies=copies)
    return list(found.values())


def _in_order(several: Sequence[FormFile]) -> list[FormFile] | None:
    """Return the files of one form, the later behind the earlier; None where that is not known.

    It need not be known of files that tell different rows, or the same.
    """
    ordered = sorted(several, key=lambda form: (form.saved or _NEVER, form.returned.file))
    found = []
    for n, form in enumerate(ordered):
        outdone = set[str]()
        for later in ordered[n + 1 :]:
            both = form.said.keys() & later.said.keys()
            differ = any(form.said[code] != later.said[code] for code in both)
            if differ and not _is_earlier(form, later):
                return None
            outdone |= both
        found.append(form._replace(outdone=frozenset(outdone)))
    return found


def _is_earlier(form: FormFile, other: FormFile) -> bool:
    return form.saved is not None and other.saved is not None and other.saved - form.saved > APART


def _named(number: str, several: Sequence[FormFile], choice: str) -> FormFile:
    wanted = PurePath(choice)
    same = [form for form in several if PurePath(form.returned.file) == wanted]
    found = same or [form for form in several if PurePath(form.returned.file).name == wanted.name]
    if len(found) != 1:
        raise Refused(
            M(
                "no one file of the form {number} is called {file}",
                number=show_number(number),
                file=choice,
            ),
            M("there are {files}", files=joined(form.returned.file for form in several)),
        )
    return found[0]
