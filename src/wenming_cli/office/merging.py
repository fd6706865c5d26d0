"""Tables in, for a plan that exists: what they change is proposed, and accepted by a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff

from wenming_cli.core.check.plan import build_plan
from wenming_cli.core.numbers import sort_key
from wenming_cli.core.plan.plan import Kind, Plan
from wenming_cli.errors import Problem, Refused
from wenming_cli.importers.lines import SourceLine
from wenming_cli.importers.merging.leadmap import assignments_in, match_rows, report_unmatched
from wenming_cli.importers.merging.planedits import changed_cells
from wenming_cli.importers.merging.proposal import (
    PROPOSED,
    CellChange,
    Proposal,
    new_items,
    wanted_keys,
)
from wenming_cli.importers.merging.unread import report_unread
from wenming_cli.message import M
from wenming_cli.office.desk import Desk
from wenming_cli.office.importing import read_source
from wenming_cli.office.ownpapers import compare_own_paper
from wenming_cli.store.plan.imported import accept_beside_plan, write_beside_plan
from wenming_cli.store.plan.tomledits import (
    AddedItem,
    Edited,
    add_items,
    differs_only_in,
    set_keys,
)
from wenming_cli.store.plan.tomltext import parse_toml
from wenming_cli.store.textfile import decode_utf8, read_bytes
from wenming_cli.store.userpath import UserPath
from wenming_cli.store.workspace import Workspace


def propose_merge(desk: Desk, table: str) -> Proposal:
    """Put what a table says into a copy of a plan; write nothing.

    Of a paper of our own each cell that was edited is taken, of another table owners and dates.

    Args:
        desk: the office.
        table: the file, as it was typed; a relative name begins at the office's folder.

    Raises:
        Refused: another table changes nothing, or the plan cannot be edited safely, or would be
            faulty.
        Unreadable: the table or the plan cannot be read.
    """
    plan = desk.plan
    file = desk.workspace.place / "plan.toml"
    raw = read_bytes(file)
    (lines, _), _raw = read_source(UserPath(desk.folder / table, table))
    own = compare_own_paper(desk, lines, table)
    unread = list(report_unread(lines, table))
    if own is not None:
        return _propose(
            desk.workspace, raw, own.changes, plan=plan, problems=[*unread, *own.problems]
        )
    changes, unmatched = _of_another_table(plan, lines, table)
    made = _propose(desk.workspace, raw, changes, plan=plan, problems=[*unread, *unmatched])
    if not made.changed:
        raise Refused(
            M("{file} changes nothing in {plan}", file=table, plan=file.name),
            M("its rows fit no item, or say what the plan says already"),
        )
    return made


def _of_another_table(
    plan: Plan, lines: Sequence[SourceLine], name: str
) -> tuple[list[CellChange], list[Problem]]:
    titles = {item.no: item.title for item in plan.items}
    placed, unplaced = match_rows(titles, assignments_in(lines, plan.year, name))
    return list(changed_cells(plan, placed)), list(report_unmatched(unplaced, name))


def _propose(
    workspace: Workspace,
    raw: bytes,
    changes: Sequence[CellChange],
    *,
    plan: Plan,
    problems: Sequence[Problem],
) -> Proposal:
    made = _edit(raw, changes, plan)
    before, after = (decode_utf8(text, "plan.toml")[0].split("\n") for text in (raw, made.raw))
    target = f"{workspace.shown}/{PROPOSED}"
    diff = list(unified_diff(before, after, fromfile="plan.toml", tofile=target, lineterm=""))
    taken = [one for one in changes if one.no in made.changed]
    return Proposal(
        before=raw,
        raw=made.raw,
        changes=taken,
        changed=made.changed,
        left=made.left,
        diff=diff,
        problems=problems,
    )


def _edit(raw: bytes, changes: Sequence[CellChange], plan: Plan) -> Edited:
    """Set keys and add items, and look whether the rest is the same, and all still a plan.

    Raises:
        Refused: it is not, or somebody saved the file a moment ago and it is no plan any more.
    """
    wanted, added = wanted_keys(changes), new_items(changes)
    numbers = [no for _kind, no, _keys in added]
    try:
        made = set_keys(raw, wanted)
        made = made._replace(
            raw=add_items(made.raw, _placed(added, plan)), changed=(*made.changed, *numbers)
        )
    except (ValueError, KeyError):
        made = None
    before, after = (decode_utf8(text, "plan.toml")[0] for text in (raw, made.raw if made else b""))
    if made is None or not differs_only_in(before, after, wanted, added=numbers):
        raise Refused(
            M("{plan} is laid out in a way that cannot be edited safely", plan="plan.toml"),
            M("enter the owners by hand; `wenming assign NO --lead …` records them too"),
        )
    faults = [one for one in build_plan(parse_toml(after))[1] if one.blocking]
    if faults:
        raise Refused(
            M("with this table the plan would be faulty: {fault}", fault=faults[0].message),
            faults[0].hint,
        )
    return made


def _placed(added: Sequence[tuple[Kind, str, dict[str, str]]], plan: Plan) -> Iterator[AddedItem]:
    """Give each new item the one behind which it is put: the last of a smaller number there."""
    known = [item.no for item in plan.items]
    for kind, no, keys in added:
        smaller = [one for one in known if sort_key(one) < sort_key(no)]
        yield AddedItem(kind, after=max(smaller, key=sort_key), keys=keys)
        known.append(no)


def write_proposal(workspace: Workspace, proposal: Proposal, *, again: bool = False) -> str:
    """Write the changed copy beside the plan, and return its name in messages.

    Args:
        workspace: the plan's folder.
        proposal: what a table changes in it.
        again: whether the same copy may be there already.

    Raises:
        Refused: a copy waits to be accepted already.
        Unreadable: it cannot be written.
    """
    file = workspace.place / PROPOSED
    if write_beside_plan(file, proposal.raw):
        return file.name
    same = read_bytes(file) == proposal.raw
    if not (same and again):
        raise Refused(
            M("{file} is already waiting to be accepted", file=file.name),
            M("add --yes to accept it, or delete it")
            if same
            else M("it holds other changes; delete it, and import the table again"),
        )
    return file.name


def accept_proposal(workspace: Workspace, proposal: Proposal) -> str:
    """Put the changed copy in the place of the plan; return the name that the old one has now.

    Raises:
        Refused: somebody has saved the plan since.
        Unreadable: a file cannot be written; the plan is as it was.
    """
    kept = accept_beside_plan(workspace.place, PROPOSED, before=proposal.before)
    if kept is None:
        raise Refused(
            M("{plan} was changed in the meantime and stays as it is", plan="plan.toml"),
            M("delete {file} and import the table again", file=PROPOSED),
        )
    return kept.name
