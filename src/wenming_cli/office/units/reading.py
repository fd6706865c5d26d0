"""Reading one unit, whatever it sent: rows, or why there are none. Runs in any process."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from unicodedata import normalize

from wenming_cli.errors import Unreadable, WenmingError
from wenming_cli.message import M, joined
from wenming_cli.office.units.chain import chain_of, closing_of, late_remark, since_closing
from wenming_cli.office.units.task import UnitRead, UnitTask
from wenming_cli.store.units.sources import LARGEST_SUBMISSION, open_user_file
from wenming_cli.store.userpath import UserPath
from wenming_cli.units.rows import (
    FIGURES,
    ItemRow,
    UnitRow,
    item_line,
    item_rows,
    unit_head,
    unit_line,
    unit_row,
)

if TYPE_CHECKING:
    from wenming_cli.store.workspace import Workspace
    from wenming_cli.units.submission.manifest import Manifest
    from wenming_cli.units.submission.read import Submission
    from wenming_cli.units.unit import ListedUnit


class NothingCame(Unreadable):
    """Something lies there, but nothing of the period."""


def read_batch(tasks: Sequence[UnitTask]) -> list[UnitRead]:
    """Read some units, one after another."""
    return [read_unit(task) for task in tasks]


def read_unit(task: UnitTask) -> UnitRead:
    """Read one unit; whatever is wrong with it becomes its row."""
    try:
        return _read(task)
    except NothingCame as error:
        row = unit_head(task.unit, "not_in")._replace(fault=error.message.speak("zh"))
        return _told(task, "", [row])
    except WenmingError as error:
        return _told(task, "", _fault(task, error))
    except Exception as error:  # one unit never stops the others
        return _told(task, "", _broken(task, error))


def _read(task: UnitTask) -> UnitRead:
    if task.data is None and not (task.path and os.path.lexists(task.path)):
        digest = _digest(task, ())
        if digest == task.known:
            return UnitRead(task.key, digest)
        why = M("nothing is at {path}", path=task.shown).speak("zh") if task.path else ""
        return _told(task, digest, [unit_head(task.unit, "not_in")._replace(fault=why)])
    if task.data is None and Path(task.path).is_dir():
        return _read_folder(task)
    place = UserPath(Path(task.path), task.shown)
    came = open_user_file(place, LARGEST_SUBMISSION) if task.data is None else BytesIO(task.data)
    with came as file:
        digest = _digest(task, [hashlib.file_digest(file, "sha256").digest()])
        if digest == task.known:
            return UnitRead(task.key, digest)
        return _told(task, digest, _rows_of_submission(task, file))


def _told(task: UnitTask, digest: str, rows: Iterable[UnitRow | ItemRow]) -> UnitRead:
    lines = (unit_line(row) if isinstance(row, UnitRow) else item_line(row) for row in rows)
    return UnitRead(task.key, digest, b"".join(lines))


def _digest(task: UnitTask, parts: Iterable[bytes]) -> str:
    """Return the digest of all that the rows of a unit are made of, from those of its parts."""
    unit = task.unit._replace(line=0, file="")
    found = hashlib.sha256(f"{task.rules}\n{unit!r}\n{task.roster}\n".encode())
    for part in parts:
        found.update(part)
    return found.hexdigest()


def _read_folder(task: UnitTask) -> UnitRead:
    """Read the plan of a unit where it lies."""
    from wenming_cli.store.journal.file import read_journal_files
    from wenming_cli.store.textfile import read_bytes

    workspace, *others = _plans_of(task)
    plan_raw = read_bytes(workspace.place / "plan.toml")
    raws = {f.path.name: raw for f, raw in read_journal_files(workspace.place / "journal").files}
    parts = [plan_raw, *(part for name, raw in raws.items() for part in (name.encode(), raw))]
    digest = _digest(task, (hashlib.sha256(part).digest() for part in parts))
    if digest == task.known:
        return UnitRead(task.key, digest)
    return _told(task, digest, _rows_of_plan(task, workspace, others=others, raws=raws))


def _rows_of_plan(
    task: UnitTask, workspace: Workspace, *, others: Sequence[Workspace], raws: Mapping[str, bytes]
) -> list[UnitRow | ItemRow]:
    """Return the rows of a plan; `raws` are its journal's files by their names."""
    from wenming_cli.core.board.fold import fold
    from wenming_cli.core.closing.closings import standing_closings
    from wenming_cli.store.journal.lines import recorded_lines

    plan_file = workspace.read_plan()
    if plan_file.plan is None:
        problem = next(one for one in plan_file.problems if one.blocking)
        row = unit_head(task.unit, "unreadable")._replace(
            fault=problem.message.speak("zh"),
            fault_file=f"{task.shown}/{problem.file}",
            fault_line=problem.line or 0,
        )
        return [row]
    if plan_file.plan.year != task.period.first.year:
        raise _no_plan(task)
    journal = workspace.read_journal()
    board = fold(plan_file.plan, journal.standing, min(task.as_of, plan_file.plan.span.last))
    closed = standing_closings(journal.of_plan, plan_file.plan.year, task.chosen)
    board = replace(board, closed=tuple(closed))
    unit = task.unit if task.roster else task.unit._replace(name=plan_file.plan.unit)
    row = unit_row(unit, board, workspace.name, period=task.period)
    text = {name: recorded_lines(raw) for name, raw in raws.items()}
    closing = closing_of(closed, task.period)
    since = since_closing(closing, text, journal.standing, plan=plan_file.plan)
    said = (
        late_remark(since.late),
        _beside(workspace, others) if others else "",
        _named_otherwise(task, plan_file.plan.unit),
    )
    row = row._replace(
        chain="broken" if since.missing else chain_of(text, journal.problems),
        submitted_on=closing.day.isoformat() if closing else None,
        remark="；".join(filter(None, said)),
    )
    return [row, *item_rows(unit, board, workspace.name)]


def _plans_of(task: UnitTask) -> list[Workspace]:
    """Return the plans of the period's year in a unit's folder, the one that counts first.

    Raises:
        NothingCame: there is none.
    """
    from wenming_cli.store.workspace import PLANS, Workspace, plans_of

    folder = Path(task.path)
    if (folder / "plan.toml").is_file():
        return [Workspace(folder.parent.parent, folder.name)]
    year = task.period.first.year
    found = plans_of(folder, year) if (folder / PLANS).is_dir() else []
    if not found:
        raise _no_plan(task)
    return found


def _no_plan(task: UnitTask) -> NothingCame:
    return NothingCame(
        M("{folder} holds no plan of {year}", folder=task.shown, year=task.period.first.year),
        M("check where the unit's plan lies"),
    )


def _beside(workspace: Workspace, others: Sequence[Workspace]) -> str:
    names = joined(one.name for one in others)
    said = M("the plan {name} counts, not {others}", name=workspace.name, others=names)
    return said.speak("zh")


def _rows_of_submission(task: UnitTask, file: BinaryIO) -> list[UnitRow | ItemRow]:
    from wenming_cli.units.submission.read import read_submission

    found = read_submission(file, task.shown)
    manifest = found.manifest
    unit = task.unit
    if not task.roster:
        unit = unit._replace(
            name=manifest.unit or unit.name, code=manifest.code or manifest.unit or unit.code
        )
        if (wrong := _of_another_period(task, manifest)) is not None:
            return [unit_head(unit, "not_in")._replace(fault=wrong.message.speak("zh"))]
    elif (wrong := _foreign(task, found)) is not None:
        raise wrong
    if found.altered:
        row = unit_head(unit, "altered")._replace(
            chain="broken",
            submitted_on=manifest.submitted_on.isoformat(),
            fault="；".join(one.speak("zh") for one in found.altered),
            fault_file=task.shown,
        )
        return [row]
    said = (late_remark(manifest.late), _named_otherwise(task, manifest.unit))
    known = {key: n for key, n in manifest.figures.items() if key in FIGURES}
    row = unit_head(unit, "in")._replace(
        **known,  # type: ignore[arg-type]  # figures by their own names
        plan=manifest.plan,
        title=manifest.title,
        year=manifest.year,
        as_of=manifest.as_of.isoformat(),
        chain=manifest.chain,
        closed_code=_code(manifest.closed),
        submitted_on=manifest.submitted_on.isoformat(),
        remark="；".join(filter(None, said)),
    )
    return [row, *(item._replace(unit=unit.name, code=unit.code) for item in found.items)]


def _of_another_period(task: UnitTask, manifest: Manifest) -> WenmingError | None:
    if manifest.period == task.period.key:
        return None
    return NothingCame(
        M("it is of {period}, not of {wanted}", period=manifest.period, wanted=task.period.key),
        M("ask the unit for the right one"),
    )


def _foreign(task: UnitTask, found: Submission) -> WenmingError | None:
    """Return why a submission is not that of the unit under which it lies, or of the period."""
    manifest, unit = found.manifest, task.unit
    if (wrong := _of_another_period(task, manifest)) is not None:
        return wrong
    if manifest.code and manifest.code == unit.code:
        return None
    same = _is_called(unit, manifest.unit)
    if same and unit.code == unit.name:  # the list has no code of it
        return None
    if manifest.code and same:
        return Unreadable(
            M(
                "the code on it is {code}, and the list has {wanted}",
                code=manifest.code,
                wanted=unit.code,
            ),
            M("hand in with --code {wanted}", wanted=unit.code),
        )
    if manifest.code or not (same or not manifest.unit):
        return Unreadable(
            M("it is that of another unit: {name} {code}", name=manifest.unit, code=manifest.code),
            M("check the path in the list"),
        )
    return None


def _is_called(unit: ListedUnit, name: str) -> bool:
    return any(is_one_name(name, one) for one in (unit.name, unit.short) if one)


def _named_otherwise(task: UnitTask, own: str) -> str:
    """Return what is said where the list, which decides, calls a unit otherwise than it does."""
    if not task.roster or not own or _is_called(task.unit, own):
        return ""
    said = M("the list calls it {name}, its plan {own}", name=task.unit.name, own=own)
    return said.speak("zh")


_PLACES = ("省", "市", "区", "县", "旗", "州", "镇", "乡", "街道")
"""What the name of a place ends in, which may stand before the name of a unit or be left out."""


def is_one_name(one: str, other: str) -> bool:
    """Tell whether two names are of one unit: 区委宣传部, 东城区区委宣传部."""
    short, long = sorted((_plain(one), _plain(other)), key=len)
    place = long.removesuffix(short)
    return short == long or (bool(short) and place != long and place.endswith(_PLACES))


def _plain(name: str) -> str:
    return "".join(normalize("NFKC", name).split())


def _code(closed: dict[str, object] | None) -> str:
    from wenming_cli.core.closing.code import show_code

    return show_code(str(closed.get("code", ""))) if closed else ""


def _fault(task: UnitTask, error: WenmingError) -> list[UnitRow | ItemRow]:
    row = unit_head(task.unit, "unreadable")._replace(
        fault=error.message.speak("zh"), fault_file=task.shown
    )
    return [row]


def _broken(task: UnitTask, error: Exception) -> list[UnitRow | ItemRow]:
    words = M("the program failed on it: {kind}", kind=type(error).__name__)
    row = unit_head(task.unit, "unreadable")._replace(
        fault=words.speak("zh"), fault_file=task.shown
    )
    return [row]
