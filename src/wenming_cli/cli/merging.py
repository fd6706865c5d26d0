"""`wenming import TABLE --into PLAN`: owners and dates of a filled table, as a copy to accept."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

from wenming_cli.cli.session import Session
from wenming_cli.errors import Refused
from wenming_cli.message import M

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wenming_cli.errors import Problem
    from wenming_cli.store.tomledits import Edited

PROPOSED = "plan.new.toml"


def merge(session: Session, file: str, *, dry_run: bool, json: bool) -> None:
    """Show what a table changes in a plan, and write the changed copy beside it.

    Raises:
        Refused: nothing changes, or a copy waits to be accepted already.
        Unreadable: the table or the plan cannot be read.
    """
    from wenming_cli.cli.importing import lines_in
    from wenming_cli.importers.leadmap import assignments_in, match_rows, unmatched
    from wenming_cli.importers.planedits import wanted_keys
    from wenming_cli.store.textfile import decode, read_bytes

    plan, workspace = session.plan, session.workspace
    shown = f"{workspace.shown}/plan.toml"
    raw = read_bytes(workspace.plan_path, shown)
    lines, _raw = lines_in(session, file)
    titles = {item.no: item.title for item in plan.items}
    placed, left = match_rows(titles, assignments_in(lines, plan.year, file))
    made = _edited(raw, wanted_keys(plan, placed), shown)
    problems = list(unmatched(left, file))
    if not made.changed:
        raise Refused(
            M("{file} changes nothing in {plan}", file=file, plan=shown),
            M("its rows fit no item, or say what the plan says already"),
        )
    before, after = (decode(one, shown)[0].split("\n") for one in (raw, made.raw))
    proposed = f"{workspace.shown}/{PROPOSED}"
    diff = list(unified_diff(before, after, shown, proposed, lineterm=""))
    written = "" if dry_run else _propose(session, made)
    _answer(session, made, diff, problems, written, json=json)


def _edited(raw: bytes, wanted: Mapping[str, Mapping[str, str]], shown: str) -> Edited:
    """Set the keys, and look whether the plan is otherwise the same.

    Raises:
        Refused: it is not, or somebody saved the file a moment ago and it is no plan any more.
    """
    from wenming_cli.store.importedplan import same_but
    from wenming_cli.store.textfile import decode
    from wenming_cli.store.tomledits import set_keys

    try:
        made = set_keys(raw, wanted)
    except ValueError:
        made = None
    if made and same_but(decode(raw, shown)[0], decode(made.raw, shown)[0], made.changed):
        return made
    raise Refused(
        M("{plan} is laid out in a way that cannot be edited safely", plan=shown),
        M("enter the owners by hand; `wenming assign NO --lead …` records them too"),
    )


def _propose(session: Session, made: Edited) -> str:
    from wenming_cli.store.outfile import write_document

    workspace = session.workspace
    path = workspace.folder / PROPOSED
    if path.exists():
        raise Refused(
            M("{file} waits to be accepted already", file=f"{workspace.shown}/{PROPOSED}"),
            M("accept it by renaming it to plan.toml, or delete it"),
        )
    write_document(path, made.raw, force=False)
    return f"{workspace.shown}/{PROPOSED}"


def _answer(
    session: Session, made: Edited, diff: Sequence[str], problems: Sequence[Problem],
    written: str, *, json: bool,
) -> None:  # fmt: skip
    if json:
        from wenming_cli.exports.jsonview import check_view

        session.answer(
            {"changed": list(made.changed), "left": list(made.left), "diff": "\n".join(diff),
             "written": written or None} | check_view(problems)
        )  # fmt: skip
        return
    from wenming_cli.screen.review import merge_page

    session.show(merge_page(diff, made.changed, made.left, problems, written))
