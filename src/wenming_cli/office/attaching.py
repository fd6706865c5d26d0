"""The evidence of a request: the files that were named, their copies, what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wenming_cli.core.board.fold import Board
from wenming_cli.core.journal.entries import Base, Evidence, Fact
from wenming_cli.core.moves.moves import EntryDraft, Moves, Passed
from wenming_cli.core.moves.request import Request
from wenming_cli.errors import Problem
from wenming_cli.message import M, counted
from wenming_cli.office.desk import Desk, make_readable
from wenming_cli.office.writing import make_entries, write_entries

if TYPE_CHECKING:
    from wenming_cli.store.evidence.sources import EvidenceSource


def find_proof(desk: Desk, request: Request) -> list[EvidenceSource]:
    """Return the files that a request names.

    Raises:
        Refused: one is a folder, or a device or a pipe.
        Unreadable: one is missing or cannot be read.
    """
    if not request.evidence:
        return []
    from wenming_cli.store.evidence.sources import find_sources

    paths = [Path(path) for path in request.evidence]
    return find_sources(paths, desk.folder, desk.workspace.folder)


def write_with_copies(
    desk: Desk,
    request: Request,
    board: Board,
    *,
    moves: Moves,
    sources: Sequence[EvidenceSource],
) -> tuple[list[Base], list[Passed]]:
    """Copy the evidence and append the entries; if that fails, remove the copies.

    Returns:
        the entries, and the items for which nothing was new.

    Raises:
        Unreadable: a file or the journal cannot be read or written; nothing was recorded.
    """
    from wenming_cli.store.evidence.files import Copies

    if not moves.drafts:
        return [], []
    caption, first = make_readable(request.caption), moves.drafts[0]
    stored = {one.sha256: one.path for fact in board.facts for one in fact.evidence}
    with Copies(desk.workspace.folder, stored) as copies:
        total = sum(source.size for source in sources)
        with desk.progress(M("copying"), total) as advance:
            evidence = [
                copies.add(
                    source, first.item.id, on=first.fields["on"], caption=caption, progress=advance
                )
                for source in sources
            ]
        fields, same = _prove(board, request, drafts=moves.drafts, evidence=evidence)
        entries = make_entries(desk, fields, request.by)
        with copies.keep_if_recorded():
            write_entries(desk, entries)
    return entries, same


def _prove(
    board: Board,
    request: Request,
    *,
    drafts: Sequence[EntryDraft],
    evidence: Sequence[Evidence],
) -> tuple[list[dict[str, Any]], list[Passed]]:
    """Give each draft the files that prove it; `attach` leaves out what is there already."""
    fields, passed = list[dict[str, Any]](), list[Passed]()
    for draft in drafts:
        files = tuple({one.path: one for one in evidence}.values())
        if request.verb == "attach" and "note" not in draft.fields:
            new = draft.without_known(board, files)
            if len(new) < len(files):
                passed.append(_known(draft, len(files) - len(new)))
            files = new
        if files:
            fields.append(dict(draft.fields) | {"evidence": files})
    return fields, passed


def _known(draft: EntryDraft, n: int) -> Passed:
    reason = counted("this file is already attached", "{n} files are already attached", n)
    return Passed(draft.item, reason, period=draft.fields.get("period", ""))


def check_new_evidence(
    board: Board, entries: Sequence[Base], empty: Sequence[EvidenceSource]
) -> list[Problem]:
    """Return what is to be said at once of the evidence of new entries.

    An empty file, new or of what is signed off (销号), and one picture for two activities.
    """
    facts = [entry for entry in entries if isinstance(entry, Fact)]
    relied_on = [
        path for fact in facts if fact.do == "verify" for path in _blank_proof(board, fact)
    ]
    if not empty and not relied_on and not any(fact.evidence for fact in facts):
        return []
    from wenming_cli.core.check.journal import empty_problem, used_twice
    from wenming_cli.store.userpath import shown_name

    blank = [*(shown_name(source.path.name) for source in empty), *relied_on]
    new = {fact.id for fact in facts}
    twice = [problem for fact, problem in used_twice(board.facts) if fact.id in new]
    return [*map(empty_problem, blank), *twice]


def _blank_proof(board: Board, sign_off: Fact) -> list[str]:
    """Return the files of what was signed off where all that lay there were empty ones."""
    one = board.states[sign_off.item].occurrence(sign_off.period)
    lying = [file for file in (one.evidence if one else ()) if file not in sign_off.evidence]
    return [file.path for file in lying] if all(file.is_empty for file in lying) else []
