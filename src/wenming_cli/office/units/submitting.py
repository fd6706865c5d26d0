"""Handing in (报送): a period of the plan as one file for the office above."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import PurePosixPath
from typing import Literal, NamedTuple, get_args

from wenming_cli.core.board.counts import facts_in
from wenming_cli.core.board.fold import Board
from wenming_cli.core.closing.coverage import read_lines
from wenming_cli.core.closing.digests import plan_digest
from wenming_cli.core.filenames import is_picture, safe_name
from wenming_cli.core.journal.entries import Fact, to_line
from wenming_cli.core.journal.heads import head_of
from wenming_cli.core.periods import Period
from wenming_cli.errors import Usage
from wenming_cli.message import M
from wenming_cli.office.desk import Desk
from wenming_cli.office.exporting import Wish, check_output, make_paper
from wenming_cli.office.units.chain import chain_of, closing_of, since_closing
from wenming_cli.papers.paper import choose_period
from wenming_cli.store.closings import read_journal_text, read_plan_data
from wenming_cli.store.outfile import refuse_own_files, write_document
from wenming_cli.store.textfile import read_bytes
from wenming_cli.store.userfiles import read_plain
from wenming_cli.store.userpath import UserPath
from wenming_cli.units.rows import FIGURES, item_line, item_rows, unit_row
from wenming_cli.units.submission.manifest import (
    FACTS,
    FILES,
    ITEMS,
    LEDGER,
    MOST_TEXT,
    PLAN,
    SUMMARY,
    JournalHead,
    Manifest,
)
from wenming_cli.units.submission.pack import digests_of, pack_submission
from wenming_cli.units.submission.submitted import Submitted
from wenming_cli.units.unit import ListedUnit

FilesWanted = Literal["none", "thumbs", "full"]
"""Which evidence goes along: nothing, small pictures, the files themselves."""

LARGEST_EVIDENCE = 60 << 20
"""Bytes of one file that goes along; what is larger is handed over in another way."""

MOST_OF_NAME = 40
"""Characters of a unit's name in that of its file."""

FILES_WANTED: tuple[str, ...] = get_args(FilesWanted)


class SubmitWish(NamedTuple):
    """What is handed in, and how."""

    period: str = ""
    """As people type it; `""` for the present quarter."""

    output: str = ""
    """The name of the file; `""` for the usual one."""

    files: str = "none"
    code: str = ""
    """The unit's code (单位编码), where it knows it."""

    force: bool = False
    """Whether a file that is there may be replaced."""


def submit(desk: Desk, wish: SubmitWish, *, dry: bool) -> Submitted:
    """Write what a unit hands in for a period."""
    if wish.files not in FILES_WANTED:
        raise Usage(
            M("'{word}' is nothing that can go along", word=wish.files),
            M("write --files {words}", words="|".join(FILES_WANTED)),
        )
    if len(wish.code) > MOST_OF_NAME or not wish.code.isprintable():
        raise Usage(
            M("'{code}' is no code of a unit", code=wish.code[:MOST_OF_NAME]),
            M("write the 单位编码 that the list of the office above has"),
        )
    period = choose_period(wish.period, desk.plan, desk.today)
    name = wish.output or usual_name(desk, period)
    check_output(PurePosixPath(name))
    place = UserPath(desk.folder / name, name)
    refuse_own_files(place, desk.workspace.plans)
    board = desk.board_to_show()
    members, missing, stayed = _members(desk, board, period, wish=wish)
    manifest = _manifest(desk, board, period, wish=wish, members=members)
    data = pack_submission(manifest, members)
    if not dry:
        write_document(place, data, force=wish.force)
    return Submitted(
        name, manifest, size=len(data), missing=missing, wanted=wish.files, stayed=stayed
    )


def usual_name(desk: Desk, period: Period) -> str:
    """Return how the file is called: 区委宣传部-2023-Q3.wm.zip."""
    return f"{safe_name(desk.plan.unit[:MOST_OF_NAME])}-{safe_name(period.key)}.wm.zip"


def _unit(desk: Desk, code: str) -> ListedUnit:
    return ListedUnit(code, desk.plan.unit)


def _members(
    desk: Desk, board: Board, period: Period, wish: SubmitWish
) -> tuple[dict[str, bytes], list[str], int]:
    """Return the files by their names, in order.

    Returns:
        The files, what of the evidence is missing, and of how much no small picture can be made.
    """
    unit, plan = _unit(desk, wish.code), desk.workspace.name
    members = {
        PLAN: read_bytes(desk.workspace.place / "plan.toml"),
        ITEMS: b"".join(map(item_line, item_rows(unit, board, plan))),
        FACTS: b"".join(line + b"\n" for line in _fact_lines(desk, board, period)),
        SUMMARY: make_paper(desk, "summary", Wish(SUMMARY, period.key)).data,
        LEDGER: make_paper(desk, "ledger", Wish(LEDGER, period.key)).data,
    }
    missing, stayed = list[str](), 0
    paths = _evidence_paths(board, period) if wish.files != "none" else []
    with desk.progress(M("reading the evidence"), len(paths), "rows") as advance:
        for path in paths:
            name, data = _evidence(desk, path, wish.files)
            if data is None:
                missing.append(path)
            elif name:
                # small, 合影.png and 合影.jpg have one name
                members[f"{name}.jpg" if name in members else name] = data
            else:
                stayed += 1
            advance(1)
    return members, missing, stayed


def _facts_of(board: Board, period: Period) -> list[Fact]:
    """List what was recorded for a period, each entry once, in the order of recording."""
    found = {fact.id: fact for state in board.states.values() for fact in facts_in(state, period)}
    return [found[key] for key in sorted(found)]


def _fact_lines(desk: Desk, board: Board, period: Period) -> Iterator[bytes]:
    """Yield the lines of a period's entries as they were recorded, with their seals."""
    lines = read_lines(read_journal_text(desk.workspace))
    texts = {(one.entry.id, one.entry.seal): one.text for one in lines if one.entry is not None}
    for fact in _facts_of(board, period):
        yield texts.get((fact.id, fact.seal)) or to_line(fact).encode()


def _evidence_paths(board: Board, period: Period) -> list[str]:
    """List the evidence of a period, each file once, in the order of recording."""
    facts = _facts_of(board, period)
    return list(dict.fromkeys(file.path for fact in facts for file in fact.evidence))


def _evidence(desk: Desk, path: str, files: str) -> tuple[str, bytes | None]:
    """Return a file of evidence with its name in the submission; no name where it stays here.

    Returns:
        The name and the bytes; None for bytes where the file is not there, or is too large.
    """
    from wenming_cli.store.evidence.files import evidence_path

    found = evidence_path(desk.workspace.folder, path)
    if found is None:
        return "", None
    name = FILES + path.removeprefix("evidence/")
    if files == "thumbs" and not is_picture(path):
        return "", b""
    try:
        data = read_plain(UserPath(found, path), LARGEST_EVIDENCE)
    except OSError:
        return "", None
    if files == "full":
        return name, data
    from wenming_cli.formats.thumbnails import small_picture

    small = small_picture(data)
    return (f"{name.rpartition('.')[0]}.jpg", small) if small else ("", b"")


def _manifest(
    desk: Desk, board: Board, period: Period, wish: SubmitWish, members: dict[str, bytes]
) -> Manifest:
    unit, plan = _unit(desk, wish.code), desk.workspace.name
    row = unit_row(unit, board, plan, period=period)
    text = read_journal_text(desk.workspace)
    closing = closing_of(board.closed, period)
    since = since_closing(closing, text, desk.journal.standing, plan=desk.plan)
    return Manifest(
        unit=desk.plan.unit[:MOST_TEXT],
        code=wish.code,
        plan=plan,
        title=desk.plan.title[:MOST_TEXT],
        year=desk.plan.year,
        period=period.key,
        as_of=board.as_of,
        submitted_on=desk.today,
        program=version("wenming-cli"),
        plan_sha256=plan_digest(read_plan_data(desk.workspace) or {}),
        heads=tuple(
            JournalHead(**head_of(file, lines)._asdict()) for file, lines in sorted(text.items())
        ),
        chain="broken" if since.missing else chain_of(text, desk.journal.problems),
        closed=json.loads(to_line(closing.close)) if closing else None,
        late=since.late,
        figures={key: getattr(row, key) for key in FIGURES},
        files=digests_of(members),
    )
