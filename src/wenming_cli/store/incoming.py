"""Files that came back from departments: in the folders that a user named, and what lies beside."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from wenming_cli.core.filenames import composed, folded_name, is_by_the_way
from wenming_cli.errors import Refused, Unreadable, hint_of, reason_of
from wenming_cli.message import M, Message, joined
from wenming_cli.store.evidence.sources import EvidenceSource, find_sources
from wenming_cli.store.userfiles import list_names, look
from wenming_cli.store.userpath import UserPath, shown_name
from wenming_cli.store.walk import walk

ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ett", ".ods", ".csv", ".zip"})
"""What a file that came back may end in; others in a folder are what proves its rows."""


_MOST_NAMED = 3
"""Files that are named of a folder without any form."""


class IncomingFile(NamedTuple):
    """A file that may be a form."""

    file: UserPath
    named: bool
    """Whether it was named itself, and not its folder."""

    may_be_form: bool = True
    """Whether its name ends like that of a form; what lies beside forms may prove their rows."""


def find_incoming(
    paths: Sequence[str], base: Path, plan: Path, leave_out: Path
) -> list[IncomingFile]:
    """Return the files that were named, and all in named folders and below, each once.

    Args:
        paths: as they were typed.
        base: where relative paths begin.
        plan: the plan's folder, in which no link is followed.
        leave_out: the folder of what goes back; nothing in it came back.

    Raises:
        Refused: one is a device or a pipe, or the folder of what goes back, or nothing in a folder
            may be a form.
        Unreadable: one is missing or cannot be read.
    """
    found: dict[Path, IncomingFile] = {}
    for named in paths:
        place = UserPath(base / named, named.rstrip("/\\") or named)
        if place.path.is_dir():
            inside = look_into(place, leave_out)
        else:
            [source] = find_sources([Path(named)], base, plan)
            inside = [IncomingFile(UserPath(source.path, source.name), named=True)]
        for one in inside:
            found.setdefault(one.file.path.resolve(), one)
    return list(found.values())


def look_into(folder: UserPath, leave_out: Path) -> list[IncomingFile]:
    """Return the files in a folder and below.

    Raises:
        Refused: none of them may be a form, or it is the folder of what goes back.
        Unreadable: a folder cannot be looked into.
    """
    here = folder.path.resolve()
    if leave_out in (here, *here.parents):
        raise Refused(
            M("{file} is the folder for what goes back; nothing in it came back", file=folder.name),
            M("save what came back elsewhere, or choose another folder for what goes back: -o"),
        )
    files = list[IncomingFile]()
    for one in walk(folder):
        if one.error is not None:
            raise Unreadable(
                M(
                    "{file} cannot be read: {reason}",
                    file=one.file.name,
                    reason=reason_of(one.error),
                ),
                hint_of(one.error, M("nothing was recorded; check the folder")),
            )
        path = one.file.path
        stray = is_by_the_way(path.name) or leave_out in path.resolve().parents
        if one.kind == "file" and not stray:
            file = one.file._replace(name=shown_name(one.file.name))
            is_like_one = path.suffix.lower() in ENDINGS
            files.append(IncomingFile(file, named=False, may_be_form=is_like_one))
    if not any(one.may_be_form for one in files):
        raise Refused(
            _holds_no_form(folder, [one.file.path.name for one in files]),
            M("save the forms that came back in it, as .xlsx or as the .zip they came in"),
        )
    return files


def _holds_no_form(folder: UserPath, names: Sequence[str]) -> Message:
    """Return that no file of a folder may be a form, with the first of those that are there."""
    if not names:
        return M("{file} holds no file that could be a form", file=folder.name)
    named = joined([shown_name(one) for one in sorted(names)[:_MOST_NAMED]])
    if len(names) > _MOST_NAMED:
        named = M("{files} and others, {n} altogether", files=named, n=len(names))
    return M("{file} holds no file that could be a form: {files}", file=folder.name, files=named)


def find_beside(folder: UserPath, name: str, plan: Path) -> EvidenceSource | None:
    """Return the file of a name that lies in the folder of one that came back; None if none does.

    What a department writes is a name and never a way to another folder. It may lack its ending.
    No link is followed: it may have come in a packed file.

    Raises:
        Unreadable: it cannot be read.
    """
    wanted = folded_name(PurePath(name.replace("\\", "/")).name)
    try:
        names = {folded_name(composed(one)): one for one in list_names(folder)}
    except OSError:
        return None
    by_stem = [one for key, one in names.items() if key.rpartition(".")[0] == wanted]
    here = names.get(wanted) or (by_stem[0] if len(by_stem) == 1 else "")
    if not here or not wanted or look(folder / here) == "link":
        return None
    try:
        [source] = find_sources([folder.path / here], Path(), plan)
    except Refused:  # a folder, or no file at all
        return None
    return source._replace(name=here)
