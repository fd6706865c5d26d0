"""Closing a period (封账), lifting that, and what came since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from wenming_cli.core.board.fold import board_at_end
from wenming_cli.core.closing.closings import (
    ClosedPeriod,
)
from wenming_cli.core.closing.coverage import (
    closed_files,
    find_coverage,
    read_lines,
    sealed_ids,
    standing_entries,
)
from wenming_cli.core.closing.digests import closing_code, entries_digest, plan_digest
from wenming_cli.core.closing.figures import kept_figures
from wenming_cli.core.closing.late import ClosedFigures, late_entries
from wenming_cli.core.closing.planparts import kept_items, plan_parts
from wenming_cli.core.closing.shown import rows_digest
from wenming_cli.core.journal.live import live_entries
from wenming_cli.core.journal.planentries import Close, ReopenPeriod
from wenming_cli.core.periods import Period
from wenming_cli.errors import Refused, Usage, WenmingError
from wenming_cli.message import M
from wenming_cli.office.closed import (
    closed_periods,
    known_entries,
    not_closed,
    require_period,
    standing,
)
from wenming_cli.office.desk import Desk
from wenming_cli.office.writing import begin_entries, hold_journal, write_entries
from wenming_cli.store.closings import (
    PaperToKeep,
    compare_closing,
    papers_to_keep,
    read_closed_folder,
    read_journal_text,
    read_plan_data,
)

if TYPE_CHECKING:
    from wenming_cli.papers.formats import PaperKind

_LEDGER_NAMES = ("台账", "ledger")
_LEDGER_ENDINGS = frozenset({".xlsx", ".csv", ".json"})
_SUMMARY_NAMES = ("小结", "总结", "summary")


class ClosingWish(NamedTuple):
    """How a period is to be closed."""

    period: str
    """As people type it."""

    papers: Sequence[str] = ()
    """Names of files to write with the code on them: 小结.docx, 台账.xlsx."""

    by: str = ""
    force: bool = False
    """Whether files that are there already may be replaced."""


class Closed(NamedTuple):
    """What closing a period came to."""

    closing: ClosedPeriod
    papers: Sequence[str] = ()
    """The files that were written."""

    already: bool = False
    """Whether it was closed before, and nothing has changed since."""


class Reopened(NamedTuple):
    """What lifting the closing of a period came to."""

    period: Period
    entry: ReopenPeriod
    lifted: Sequence[ClosedPeriod]


def close_period(desk: Desk, wish: ClosingWish, *, dry: bool) -> Closed:
    """Close a period: write its papers with the code on them, then record the closing."""
    kinds = {name: paper_kind(name) for name in wish.papers}
    _check_papers(desk, wish, kinds)
    with hold_journal(desk, dry=dry):
        period = require_period(desk, wish.period)
        known = [one for one in standing(desk) if one.period.key == period.key]
        if known:
            return Closed(_require_unchanged(desk, known, wish), already=True)
        closing = ClosedPeriod(period, _draft(desk, period, wish))
        if dry:
            return Closed(closing, list(kinds))
        close = _write_papers(desk, closing, kinds, force=wish.force)
        write_entries(desk, [close])
    desk.reload()
    return Closed(ClosedPeriod(period, close), list(kinds))


def _require_unchanged(
    desk: Desk, known: Sequence[ClosedPeriod], wish: ClosingWish
) -> ClosedPeriod:
    """Return the closing that a period has, if closing it again would close the same.

    Raises:
        Refused: something came later, was changed, or papers are wanted.
    """
    last = known[-1]
    said = M("{period} is closed already (code {code})", period=last.period.name, code=last.code)
    if wish.papers:
        raise Refused(
            said,
            M(
                "`wenming export summary {key} -o FILE` and `wenming export ledger {key} -o FILE` "
                "write its papers with the code on them",
                key=last.period.key,
            ),
        )
    now = read_closed_folder(desk.workspace, [last])
    coverage = find_coverage(last.close, now.lines)
    late = late_entries(last, coverage, known_entries(desk), plan=desk.plan)
    problems = compare_closing(desk.workspace, last, desk.plan, now=now)
    if late or len(known) > 1 or any(not one.notice for one in problems):
        raise Refused(
            said,
            M(
                "`wenming changes {key}` shows what came later; to close it anew, first "
                'wenming reopen-period {key} --why "…"',
                key=last.period.key,
            ),
        )
    return last


def _draft(desk: Desk, period: Period, wish: ClosingWish) -> Close:
    """Return the closing of a period as it would be recorded now, without its papers."""
    text = read_journal_text(desk.workspace)
    lines = read_lines(text)
    known = standing_entries(lines)
    board = board_at_end(desk.plan, known, period, as_of=desk.today)
    pairs, data = sealed_ids(lines), read_plan_data(desk.workspace) or {}
    plan, entries, parts = plan_digest(data), entries_digest(pairs), plan_parts(data)
    files = tuple(closed_files(text, lines))
    [head] = begin_entries(desk, 1, wish.by)
    return Close(
        **head,
        do="close",
        period=period.key,
        as_of=desk.today,
        code=closing_code(period.key, plan, entries=entries, files=files),
        plan=plan,
        entries=entries,
        count=len(live_entries(known)),
        files=files,
        program=version("wenming-cli"),
        rows=rows_digest(board, period),
        plan_head=parts.head,
        plan_items=kept_items(parts),
        figures=kept_figures(board, period),
    )


def paper_kind(name: str) -> PaperKind:
    """Return which paper is meant by the name of a file: 台账.xlsx, 小结.docx."""
    path = PurePath(name)
    if any(word in path.name.lower() for word in _SUMMARY_NAMES):
        return "summary"
    ledger = any(word in path.name.lower() for word in _LEDGER_NAMES)
    return "ledger" if ledger or path.suffix.lower() in _LEDGER_ENDINGS else "summary"


def _check_papers(desk: Desk, wish: ClosingWish, kinds: Mapping[str, PaperKind]) -> None:
    """Refuse what can be refused before anything is written.

    Raises:
        Usage: a paper does not come in that format, its name is that of a folder, or two are one.
        Unreadable: its format needs LibreOffice, which is not installed.
        Refused: a file is there already, or it would stand among what the program keeps.
    """
    from wenming_cli.office.converting import converter_to
    from wenming_cli.office.exporting import Wish, check_wish, require_file_name
    from wenming_cli.store.outfile import refuse_own_files
    from wenming_cli.store.userpath import UserPath

    places: dict[Path, str] = {}
    for name, kind in kinds.items():
        file = UserPath(desk.folder / name, name)
        first = places.setdefault(file.path.resolve(), name)
        if first != name:
            raise Usage(
                M("'{file}' and '{other}' are one file", file=first, other=name),
                M("write each paper to a file of its own"),
            )
        require_file_name(name, desk.folder, kind)
        refuse_own_files(file, desk.workspace.plans)
        check_wish(kind, Wish(name, wish.period))
        converter_to(desk, name)
        if not wish.force and (desk.folder / name).exists():
            raise Refused(
                M("{file} exists already", file=name),
                M("choose another name, or replace the file with --force"),
            )


def _write_papers(
    desk: Desk, closing: ClosedPeriod, kinds: Mapping[str, PaperKind], *, force: bool
) -> Close:
    """Write the papers with the code on them; return the closing with their digests."""
    from wenming_cli.office.exporting import Wish, make_paper
    from wenming_cli.store.outfile import remove_document, write_document
    from wenming_cli.store.userpath import UserPath

    if not kinds:
        return closing.close
    lines = read_lines(read_journal_text(desk.workspace))
    covered = find_coverage(closing.close, lines).entries()
    closed = {**closed_periods(desk), closing.period.key: ClosedFigures([closing], covered)}
    made = [
        PaperToKeep(
            name,
            desk.folder / name,
            make_paper(desk, kind, Wish(name, closing.period.key), closed=closed).data,
        )
        for name, kind in kinds.items()
    ]
    written = []
    try:
        for paper in made:
            new = not paper.path.exists()
            write_document(UserPath(paper.path, paper.name), paper.data, force=force)
            written += [paper.path] if new else []
    except WenmingError:
        for path in written:  # they bear a code that nothing was closed with
            remove_document(path)
        raise
    return replace(closing.close, papers=tuple(papers_to_keep(desk.workspace, made)))


def reopen_period(desk: Desk, period: str, why: str, *, by: str, dry: bool) -> Reopened:
    """Lift the closing of a period, or those of several clones."""
    if not why.strip():
        raise Usage(
            M("this step needs a reason"),
            M('write it after --why: wenming reopen-period {period} --why "…"', period=period),
        )
    with hold_journal(desk, dry=dry):
        wanted = require_period(desk, period)
        lifted = [one for one in standing(desk) if one.period.key == wanted.key]
        if not lifted:
            raise not_closed(wanted)
        [head] = begin_entries(desk, 1, by)
        ids = tuple(one.close.id for one in lifted)
        entry = ReopenPeriod(
            **head, do="reopen_period", period=wanted.key, lifts=ids, why=why.strip()
        )
        if not dry:
            write_entries(desk, [entry])
    if not dry:
        desk.reload()
    return Reopened(wanted, entry, lifted)
