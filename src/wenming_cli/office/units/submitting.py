"""Handing in (报送): a period of the plan as one file for the office above."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from importlib.metadata import version
from pathlib import PurePosixPath
from typing import Literal, NamedTuple, get_args

from wenming_cli.core.board.counts import facts_told
from wenming_cli.core.board.fold import Board
from wenming_cli.core.closing.coverage import read_lines
from wenming_cli.core.closing.digests import plan_digest
from wenming_cli.core.filenames import is_picture, safe_name
from wenming_cli.core.journal.entries import Fact, to_line
from wenming_cli.core.journal.heads import head_of
from wenming_cli.core.periods import Period
from wenming_cli.errors import Refused, Unreadable, Usage, reason_of
from wenming_cli.message import M
from wenming_cli.office.desk import Desk
from wenming_cli.office.exporting import Wish, check_output, make_paper
from wenming_cli.office.units.chain import chain_of, closing_of, since_closing
from wenming_cli.papers.paper import choose_period
from wenming_cli.store.closings import read_journal_text, read_plan_data
from wenming_cli.store.outfile import names_folder, refuse_own_files, write_document
from wenming_cli.store.textfile import read_bytes
from wenming_cli.store.units.sources import ENDING
from wenming_cli.store.userfiles import pieces_of
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
from wenming_cli.units.submission.pack import (
    FileToPack,
    Nowhere,
    digests_of,
    file_to_pack,
    held,
    pack_submission,
)
from wenming_cli.units.submission.read import LARGEST_WHOLE, MOST_MEMBERS
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
    _require_zip(place, usual_name(desk, period))
    refuse_own_files(place, desk.workspace.plans)
    board = desk.board_to_show()
    members, missing, stayed = _members(desk, board, period, wish=wish)
    _check_room(members, name)
    manifest = _manifest(desk, board, period, wish=wish, members=members)
    pack = partial(pack_submission, manifest, members)
    size = pack(Nowhere()) if dry else write_document(place, pack, force=wish.force)
    return Submitted(name, manifest, size=size, missing=missing, wanted=wish.files, stayed=stayed)


def _check_room(members: Mapping[str, FileToPack], name: str) -> None:
    """Refuse to hand in more than the office above would read.

    Raises:
        Refused: it is.
    """
    size = sum(one.size for one in members.values())
    if size > LARGEST_WHOLE or len(members) >= MOST_MEMBERS:
        raise Refused(
            M(
                "{file} would hold {n} files with {size} MB, more than the office above takes",
                file=name,
                n=len(members),
                size=size >> 20,
            ),
            M("send small pictures: --files thumbs; hand the files over in another way"),
        )


def _require_zip(file: UserPath, usual: str) -> None:
    """Refuse a name under which the office above would not find the file.

    Raises:
        Usage: it is that of a folder, or does not end in .zip.
    """
    if names_folder(file):
        example = str(PurePosixPath(file.name) / usual)
        raise Usage(
            M("'{file}' is a folder", file=file.name),
            M("write the name of a file, such as {example}", example=example),
        )
    if not file.name.lower().endswith(ENDING):
        raise Usage(
            M("a submission is a .zip file, and '{file}' does not end so", file=file.name),
            M("write the name of a file, such as {example}", example=usual),
        )


def usual_name(desk: Desk, period: Period) -> str:
    """Return how the file is called: 区委宣传部-2023-Q3.wm.zip."""
    return f"{safe_name(desk.plan.unit[:MOST_OF_NAME])}-{safe_name(period.key)}.wm.zip"


def _unit(desk: Desk, code: str) -> ListedUnit:
    return ListedUnit(code, desk.plan.unit)


def _members(
    desk: Desk, board: Board, period: Period, wish: SubmitWish
) -> tuple[dict[str, FileToPack], list[str], int]:
    """Return the files by their names, in order.

    Returns:
        The files, what of the evidence is missing, and of how much no small picture can be made.
    """
    unit, plan = _unit(desk, wish.code), desk.workspace.name
    texts = {
        PLAN: read_bytes(desk.workspace.place / "plan.toml"),
        ITEMS: b"".join(map(item_line, item_rows(unit, board, plan))),
        FACTS: b"".join(line + b"\n" for line in _fact_lines(desk, board, period)),
        SUMMARY: make_paper(desk, "summary", Wish(SUMMARY, period.key)).data,
        LEDGER: make_paper(desk, "ledger", Wish(LEDGER, period.key)).data,
    }
    members = {name: held(data) for name, data in texts.items()}
    missing, stayed = list[str](), 0
    paths = _evidence_paths(board, period) if wish.files != "none" else []
    with desk.progress(M("reading the evidence"), len(paths), "rows") as advance:
        for path in paths:
            try:
                found = _evidence(desk, path, wish.files)
            except Unreadable:
                missing.append(path)
            else:
                if found is None:
                    stayed += 1
                else:
                    name, one = found
                    # small, 合影.png and 合影.jpg have one name
                    members[f"{name}.jpg" if name in members else name] = one
            advance(1)
    return members, missing, stayed


def _facts_of(board: Board, period: Period) -> list[Fact]:
    """List what was recorded for a period, each entry once, in the order of recording."""
    found = {fact.id: fact for state in board.states.values() for fact in facts_told(state, period)}
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


def _evidence(desk: Desk, path: str, files: str) -> tuple[str, FileToPack] | None:
    """Return a file of evidence with its name in the submission; None where it stays here.

    Raises:
        Unreadable: the file is not there, or is too large.
    """
    from wenming_cli.store.evidence.files import evidence_path

    found = evidence_path(desk.workspace.folder, path)
    if found is None:
        raise Unreadable(M("{name} is missing", name=path))
    name, place = FILES + path.removeprefix("evidence/"), UserPath(found, path)
    if files == "full":
        return name, file_to_pack(partial(_pieces, place))
    if not is_picture(path):
        return None
    from wenming_cli.formats.thumbnails import small_picture

    small = small_picture(b"".join(_pieces(place)))
    return (f"{name.rpartition('.')[0]}.jpg", held(small)) if small else None


def _pieces(place: UserPath) -> Iterator[bytes]:
    """Yield the bytes of a file of evidence.

    Raises:
        Unreadable: it is not there, or is too large.
    """
    try:
        yield from pieces_of(place, LARGEST_EVIDENCE)
    except OSError as error:
        raise Unreadable(
            M("{file} cannot be read: {reason}", file=place.name, reason=reason_of(error)),
            M("hand in once more"),
        ) from None


def _manifest(
    desk: Desk, board: Board, period: Period, wish: SubmitWish, members: Mapping[str, FileToPack]
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
