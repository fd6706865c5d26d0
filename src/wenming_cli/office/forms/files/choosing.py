"""Several files of one form: in which order they count, and which of them if nobody knows that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from datetime import UTC, datetime
from pathlib import PurePath
from types import MappingProxyType
from typing import cast

from wenming_cli.errors import Refused
from wenming_cli.forms.collecting.collected import TwiceForm
from wenming_cli.forms.collecting.said import DONE, tell_cells
from wenming_cli.forms.collecting.union import APART, later
from wenming_cli.forms.columns import ASKING, ColumnKey, column_name
from wenming_cli.forms.form import show_number
from wenming_cli.forms.rowwords import clip
from wenming_cli.message import M, joined
from wenming_cli.office.forms.files.formfile import FormFile

_MOST_OF_CELL = 40
"""Characters of a cell that are shown where two files differ in it."""

_NEVER = datetime.min.replace(tzinfo=UTC)


def choose_files(
    forms: Sequence[FormFile],
    choices: Mapping[str, str],
    known: Mapping[str, datetime] = MappingProxyType({}),
    seen: Mapping[str, int] = MappingProxyType({}),
    undone: Set[str] = frozenset(),
) -> tuple[list[FormFile], list[TwiceForm]]:
    """Return the files that count, and the forms of which nobody knows which file does.

    Two people may each fill in some cells of one form: then both files count, the earlier first.

    Args:
        forms: those that came along.
        choices: the file that counts, by the number of its form.
        known: when the last file was saved that was collected before, by the number of the form.
        seen: the digests of files that were collected before, with their places in the register.
        undone: of those that were taken back; they say nothing until they are collected anew.
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
        if number in choices:
            one = _named(number, several, choices[number])
            chosen += _before(one, several, known.get(number), seen=seen)
            continue
        apart = _without_copies([form for form in several if form.returned.sha256 in undone])
        counted = [form for form in several if form.returned.sha256 not in undone]
        chosen += apart
        found = _in_order(_answering(_without_copies(counted), known.get(number)), seen)
        if found is None:
            ordered = sorted(counted, key=lambda form: (form.saved is None, form.saved or _NEVER))
            twice.append(_told_twice(ordered))
        else:
            chosen += found
    return chosen, twice


def _before(
    one: FormFile, several: Sequence[FormFile], known: datetime | None, *, seen: Mapping[str, int]
) -> list[FormFile]:
    """Return the files of a form in their order, the one that somebody chose behind all others.

    Where the others contradict each other too, it counts alone.
    """
    apart = [form for form in several if form.returned.sha256 != one.returned.sha256]
    others = _in_order(_answering(_without_copies(apart), known), seen, last=one)
    same = [form for form in several if form is not one and (others is None or form not in apart)]
    chosen = one._replace(
        taken=True,
        copies=tuple(form.returned.file for form in same),
        over=frozenset(form.returned.sha256[:8] for form in apart),
    )
    mended = [
        form._replace(
            outdone=form.outdone | _mended(form, one),
            withdrawn=form.withdrawn | _asking_anew(one),
            doubted={**form.doubted, **_telling(one)},
            beaten=frozenset(_cells(one)),
        )
        for form in others or ()
    ]
    return [*mended, chosen]


def _told_twice(ordered: Sequence[FormFile]) -> TwiceForm:
    """Return which files of a form contradict each other, with the cells: 三（一） 人次：5／6."""
    pairs = [(one, other) for n, one in enumerate(ordered) for other in ordered[n + 1 :]]
    apart = [(a, b) for a, b in pairs if later(b.saved, a.saved) is None]
    disputed = {cell for a, b in apart for cell in _disputed(a, b, ordered, last=None)}
    names = tuple(one.returned.file for one in ordered if disputed & _cells(one).keys())
    issued = ordered[0].issued
    cells = []
    for row in issued.rows:
        for column in (key for code, key in sorted(disputed) if code == row.row):
            texts = dict.fromkeys(_cells(one).get((row.row, column), "") for one in ordered)
            told = "／".join(clip(text, _MOST_OF_CELL) for text in texts if text)
            cells.append(f"{row.label} {column_name(cast(ColumnKey, column))}：{told}")
    return TwiceForm(ordered[0].number, issued.dept, names, cells=tuple(cells))


def _answering(several: Sequence[FormFile], known: datetime | None) -> list[FormFile]:
    """Return the files of a form, those that went back later than what they answer.

    It holds where they do not say when they were saved.
    """
    times = [form.saved for form in several if form.saved and not form.returned.sent_back]
    last = max([*times, *([known] if known else [])], default=None)
    if last is None:
        return list(several)
    after = last + 2 * APART
    return [form._replace(answered=after) if form.returned.sent_back else form for form in several]


def _without_copies(several: Sequence[FormFile]) -> list[FormFile]:
    """Return files that differ, each with its copies; (1) and (2) behind a name mean nothing."""
    found: dict[str, FormFile] = {}
    for form in several:
        first = found.setdefault(form.returned.sha256, form)
        if first is not form:
            copies = (*first.copies, form.returned.file)
            found[form.returned.sha256] = first._replace(copies=copies)
    return list(found.values())


def _in_order(
    several: Sequence[FormFile],
    seen: Mapping[str, int] = MappingProxyType({}),
    last: FormFile | None = None,
) -> list[FormFile] | None:
    """Return the files of one form, the later behind the earlier; None where that is not known.

    It need not be known of files that tell different cells, or the same, of cells that a file says
    that is later than both, and of files that were collected before.

    Args:
        several: the files.
        seen: the digests of those that were collected before, with their places in the register.
        last: the one that counts in all that it says.
    """
    ordered = sorted(several, key=lambda form: (form.saved or _NEVER, form.returned.file))
    found = []
    settled = set[str]()
    collected = any(form.returned.sha256 in seen for form in several)
    for n, form in enumerate(ordered):
        for other in ordered[n + 1 :]:
            known = form.returned.sha256 in seen or other.returned.sha256 in seen
            if later(other.saved, form.saved) is None and not known and _differing(form, other):
                if collected or _disputed(form, other, ordered, last=last):
                    return None
                settled.add(other.returned.sha256)
        taken = form.returned.sha256 in settled  # which of the two counts a later one decides
        found.append(_beside(form, ordered, seen)._replace(taken=taken))
    return found


def _beside(form: FormFile, every: Sequence[FormFile], seen: Mapping[str, int]) -> FormFile:
    """Return a file with what others of its form have mended of it, and ask for instead."""
    outdone, withdrawn, doubted = set[str](), set[str](), dict[str, str]()
    for other in every:
        if other is form:
            continue
        after = later(other.saved, form.saved)
        if after is None and other.returned.sent_back and not form.returned.sent_back:
            after = True  # what went back answers the sheet that it was made from
        if after is None:
            outdone |= _plainly_mended(form, other)
            place = seen.get(form.returned.sha256)  # one by one, the earlier came first
            after = place is not None and place < seen.get(other.returned.sha256, len(seen))
        elif after:
            outdone |= _mended(form, other)
        if after:
            withdrawn |= _asking_anew(other)
            doubted |= _telling(other)
    return form._replace(
        outdone=frozenset(outdone), withdrawn=frozenset(withdrawn), doubted=doubted
    )


def _asking_anew(form: FormFile) -> set[str]:
    """Return the rows of a file that say 办理情况, or anything of what is asked for."""
    columns = {"status", *ASKING}
    wrong = {row.code for row in form.rows if any(one.column in columns for one in row.remarks)}
    return wrong | {code for code, words in form.said.items() if words.keys() & columns}


def _telling(form: FormFile) -> dict[str, str]:
    """Return what a file says of rows without a word of what might be asked for."""
    told = {code: tell_cells(words) for code, words in form.said.items()}  # type: ignore[arg-type]
    return {code: text for code, text in told.items() if code not in _asking_anew(form)}


def _plainly_mended(form: FormFile, other: FormFile) -> set[str]:
    """Return the rows that another file mended, whichever of the two is the later.

    It says all that they say and more, or has nothing wrong where both are sheets that went back.
    """
    theirs = other.said
    found = {
        code for code, words in form.said.items() if words.items() < theirs.get(code, {}).items()
    }
    if not (form.returned.sent_back and other.returned.sent_back):
        return found
    wrong = {row.code for row in form.rows if row.remarks}
    right = {row.code for row in other.rows if not row.remarks}
    return found | (wrong & right)


def _disputed(
    form: FormFile, other: FormFile, every: Sequence[FormFile], *, last: FormFile | None
) -> set[tuple[str, str]]:
    """Return the cells in which two files say two things, and no later file a third."""
    after = [one for one in every if later(one.saved, form.saved) and later(one.saved, other.saved)]
    settled = {cell for one in (*after, *([last] if last else [])) for cell in _cells(one)}
    return _differing(form, other) - settled


def _differing(form: FormFile, other: FormFile) -> set[tuple[str, str]]:
    """Return the cells in which two files say two things."""
    said = _cells(other)
    return {cell for cell, text in _cells(form).items() if said.get(cell, text) != text}


def _cells(form: FormFile) -> dict[tuple[str, str], str]:
    """Return what a file says, by row and column."""
    return {(code, key): text for code, row in form.said.items() for key, text in row.items()}


def _mended(form: FormFile, other: FormFile) -> set[str]:
    """Return the rows of a file in which nothing is wrong any more, since a later one has them.

    That is so where it went back and has the row, says all of it, or is the whole sheet once more.
    """
    rows = {row.code for row in other.rows if row.code}
    ours, theirs = form.said, other.said
    once_more = bool(ours) and all(
        words.keys() <= theirs.get(code, {}).keys() for code, words in ours.items()
    )
    if other.returned.sent_back or once_more:
        return rows
    return {
        code
        for code, words in theirs.items()
        if ours.get(code, {}).keys() <= words.keys() | _needless(words)
    }


def _needless(words: Mapping[str, str]) -> Set[str]:
    """Return the columns that a row need not say: what is done asks for no other day."""
    return ASKING if words.get("status") == DONE else frozenset()


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
