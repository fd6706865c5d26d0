"""The evidence of a request: the files that were named, their copies, what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.wording import filed_under
from wenming_cli.core.filenames import is_picture
from wenming_cli.core.journal.entries import EMPTY, Base, Evidence, Fact
from wenming_cli.core.moves.attached import Attached, AttachedFile, PassedBy
from wenming_cli.core.moves.moves import EntryDraft, Moves, Passed, plan_moves
from wenming_cli.core.moves.picturedays import PictureDay, find_picture_day
from wenming_cli.core.moves.request import Request, day_to_store
from wenming_cli.core.plan.plan import Item
from wenming_cli.errors import Problem, Unreadable, hint_of, reason_of
from wenming_cli.message import M, counted
from wenming_cli.office.desk import Desk, make_readable
from wenming_cli.office.writing import WrittenEntries, make_entries, write_entries
from wenming_cli.store.userpath import shown_name

if TYPE_CHECKING:
    from wenming_cli.store.evidence.files import Copies
    from wenming_cli.store.evidence.sources import EvidenceSource


class _ProofFile(NamedTuple):
    """A file that a request names, and the day that it has of its own."""

    source: EvidenceSource
    own: PictureDay = PictureDay()
    dayless: bool = False
    """Whether a day of its own was looked for in vain."""


class _Bundle(NamedTuple):
    """The files of one day, and the entries that they prove."""

    moves: Moves
    on: date
    files: Sequence[_ProofFile] = ()


def _find_proof(desk: Desk, request: Request) -> tuple[list[_ProofFile], list[PassedBy]]:
    """Return the files that a request names, and what is passed by in folders.

    `attach` takes folders, and lets a picture have the day that it was taken.

    Raises:
        Refused: one is a folder, or a device or a pipe.
        Unreadable: one is missing or cannot be read.
    """
    from wenming_cli.store.evidence.sources import find_sources, find_with_folders

    paths = [Path(path) for path in request.evidence]
    if request.verb != "attach":
        found = find_sources(paths, desk.folder, desk.workspace.folder)
        return [_ProofFile(source) for source in found], []
    found, passed_by = find_with_folders(paths, desk.folder, desk.workspace.folder)
    with desk.progress(M("reading the pictures"), len(found), "rows") as advance:
        proof = []
        for source in found:
            asked = source.in_folder or not request.typed
            proof.append(_date_file(desk, source) if asked else _ProofFile(source))
            advance(1)
    return proof, passed_by


def _date_file(desk: Desk, source: EvidenceSource) -> _ProofFile:
    """Look for the day that a picture has of its own."""
    from wenming_cli.formats.pictures import read_picture
    from wenming_cli.store.evidence.sources import open_typed

    try:
        with open_typed(source.path) as file:
            data = read_picture(file)
    except OSError as error:
        raise Unreadable(
            M("{file} cannot be read: {reason}", file=source.name, reason=reason_of(error)),
            M("nothing was recorded; {hint}", hint=hint_of(error, M("check the name"))),
        ) from None
    if not data.kind and not is_picture(source.path.name):
        return _ProofFile(source, dayless=source.in_folder)
    own = find_picture_day(source.path.name, data.taken, desk.plan.span, today=desk.today)
    if data.kind == "other" and own.remark is None:
        own = own._replace(remark=M("what the camera wrote cannot be read in this format"))
    return _ProofFile(source, own, dayless=own.day is None)


def _plan_bundles(
    board: Board, request: Request, proof: Sequence[_ProofFile], *, today: date
) -> list[_Bundle]:
    """Return what a request comes to, day by day; words that were typed stand on the first.

    Raises:
        Refused: it may not be done (`plan_moves`).
        Usage: a day or a period makes no sense.
    """
    usual = day_to_store(request, board.plan.span, today)
    if request.verb != "attach":
        return [_Bundle(plan_moves(board, request, today), usual, proof)]
    days: dict[date, list[_ProofFile]] = {}
    for file in proof:
        days.setdefault(file.own.day or usual, []).append(file)
    bundles = list[_Bundle]()
    for on, files in sorted(days.items()):
        own = request if on == usual else request._replace(on=on, typed=True)
        moves = plan_moves(board, own.without_words() if bundles else own, today)
        bundles.append(_Bundle(moves, on, files))
    return bundles


def write_with_evidence(desk: Desk, request: Request, board: Board, *, dry: bool) -> WrittenEntries:
    """Plan what a request comes to, copy its files and append the entries, in one batch.

    Raises:
        Refused: it may not be done; nothing was recorded.
        Usage: a day or a period makes no sense.
        Unreadable: a file or the journal cannot be read or written; nothing was recorded.
    """
    proof, passed_by = _find_proof(desk, request)
    empty = [shown_name(file.source.path.name) for file in proof if not file.source.size]
    request = request._replace(blank=len(empty) == len(proof))
    bundles = _plan_bundles(board, request, proof, today=desk.today)
    drafts = [draft.fields for bundle in bundles for draft in bundle.moves.drafts]
    same, paths = list[Passed](), dict[Path, str]()
    if dry or not drafts:
        entries = make_entries(desk, drafts, request.by)
    else:
        entries, same, paths = _copy_and_write(desk, request, board, bundles=bundles)
    passed = [one for bundle in bundles for one in bundle.moves.passed]
    remarks = [bundle.moves.remark for bundle in bundles if bundle.moves.remark]
    attached = None
    if request.verb == "attach":
        files = _attached_files(bundles, typed=request.typed, paths=paths)
        attached = Attached(list(files), passed_by)
    return WrittenEntries(
        entries,
        [*passed, *same],
        remarks[0] if remarks else None,
        empty=empty,
        attached=attached,
    )


def _attached_files(
    bundles: Sequence[_Bundle], *, typed: bool, paths: Mapping[Path, str]
) -> Iterator[AttachedFile]:
    """Yield what became of each file."""
    for bundle in bundles:
        for file in bundle.files:
            path = paths.get(file.source.path, "")
            yield AttachedFile(
                file.source.name, bundle.on, file.own, dayless=file.dayless, typed=typed, path=path
            )


def _copy_and_write(
    desk: Desk, request: Request, board: Board, *, bundles: Sequence[_Bundle]
) -> tuple[list[Base], list[Passed], dict[Path, str]]:
    """Copy the evidence and append the entries; if that fails, remove the copies.

    Returns:
        the entries, the items for which files were there already, where each file is stored.
    """
    fields, known, paths = list[dict[str, Any]](), Counter[Item](), dict[Path, str]()
    told: dict[tuple[str, object], set[str]] = {}
    with hold_copies(desk, board) as copies:
        total = sum(file.source.size for bundle in bundles for file in bundle.files)
        with desk.progress(M("copying"), total) as advance:
            for bundle in bundles:
                evidence = _copy(copies, bundle, request.caption, advance=advance)
                paths |= {path: one.path for path, one in evidence.items()}
                for draft in bundle.moves.drafts:
                    named = told.setdefault((draft.item.id, draft.fields.get("period")), set())
                    files, n = _new_files(board, draft, evidence.values(), named=named)
                    named |= {file.path for file in files}
                    known[draft.item] += n
                    if files:
                        fields.append(dict(draft.fields) | {"evidence": files})
        entries = make_entries(desk, fields, request.by)
        with copies.keep_if_recorded():
            write_entries(desk, entries)
    return entries, [_known(item, n) for item, n in known.items() if n], paths


def hold_copies(desk: Desk, board: Board) -> Copies:
    """Return the copies of one command, which are removed if its `with` ends by an error."""
    from wenming_cli.store.evidence.files import Copies

    stored = {one.sha256: one.path for fact in board.facts for one in fact.evidence}
    return Copies(desk.workspace.folder, stored)


def copy_files(
    desk: Desk, copies: Copies, request: Request, *, entry: Fact, dry: bool
) -> list[Evidence]:
    """Copy the files that are to prove an entry which is there; a rehearsal names them as typed.

    Raises:
        Refused: one is a folder, or a device or a pipe.
        Unreadable: one is missing or cannot be read.
    """
    if not request.evidence:
        return []
    from wenming_cli.store.evidence.sources import find_sources

    paths = [Path(path) for path in request.evidence]
    found = find_sources(paths, desk.folder, desk.workspace.folder)
    if dry:
        digests = (EMPTY if not source.size else "0" * 64 for source in found)
        return [
            Evidence(path=source.name, sha256=digest)
            for source, digest in zip(found, digests, strict=True)
        ]
    on, caption = request.on if request.typed else entry.on, make_readable(request.caption)
    with desk.progress(M("copying"), sum(source.size for source in found)) as advance:
        return [
            copies.add(source, entry.item, on=on, caption=caption, progress=advance)
            for source in found
        ]


def _copy(
    copies: Copies, bundle: _Bundle, caption: str, *, advance: Callable[[int], None]
) -> dict[Path, Evidence]:
    """Copy the files of one day into the folder of the first item that they prove."""
    caption, first = make_readable(caption), bundle.moves.drafts[0]
    day = filed_under(first.fields)
    return {
        file.source.path: copies.add(
            file.source, first.item.id, on=day, caption=caption, progress=advance
        )
        for file in bundle.files
    }


def _new_files(
    board: Board, draft: EntryDraft, evidence: Iterable[Evidence], *, named: Set[str]
) -> tuple[tuple[Evidence, ...], int]:
    """Return the files of a draft, each once, and how many of them were there already.

    These are left out by `attach`, unless it has words of its own to tell; and `named` are those
    that the command has told of already, under an earlier day.
    """
    files = tuple({one.path: one for one in evidence if one.path not in named}.values())
    if draft.fields["do"] != "attach" or "note" in draft.fields:
        return files, 0
    new = draft.without_known(board, files)
    return new, len(files) - len(new)


def _known(item: Item, n: int) -> Passed:
    return Passed(
        item, counted("this file is already attached", "{n} files are already attached", n)
    )


def check_new_evidence(
    board: Board, entries: Sequence[Base], empty: Sequence[str]
) -> list[Problem]:
    """Return what is to be said at once of the evidence of new entries.

    An empty file, new or of what is signed off (销号), and one picture for two activities.
    """
    facts = [entry for entry in entries if isinstance(entry, Fact)]
    relied_on = [
        proof for fact in facts if fact.do == "verify" for proof in _blank_proof(board, fact)
    ]
    named = [one.id for one in facts if any(file.is_empty for file in one.evidence)]
    new_ones = [(name, named[0] if named else "") for name in empty]
    if not empty and not relied_on and not any(fact.evidence for fact in facts):
        return []
    from wenming_cli.core.check.journal import empty_problem, used_twice

    new = {fact.id for fact in facts}
    twice = [problem for fact, problem in used_twice(board.facts) if fact.id in new]
    return [*(empty_problem(*one) for one in (*new_ones, *relied_on)), *twice]


def _blank_proof(board: Board, sign_off: Fact) -> list[tuple[str, str]]:
    """Return the files of what was signed off, and their entries, where all of them were empty."""
    one = board.states[sign_off.item].occurrence(sign_off.period)
    lying = [
        (file, fact.id)
        for fact in (one.facts if one else ())
        for file in fact.evidence
        if file not in sign_off.evidence
    ]
    blank = all(file.is_empty for file, _ in lying)
    return [(file.path, key) for file, key in lying] if blank else []
