"""Files that a user named as evidence: anywhere, and perhaps in the plan's folder."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from wenming_cli.core.filenames import composed, is_by_the_way
from wenming_cli.core.moves.attached import PassedBy
from wenming_cli.errors import Refused, Unreadable, hint_of, reason_of
from wenming_cli.message import M, Message
from wenming_cli.store.kinds import not_plain
from wenming_cli.store.userfiles import hold_folder, list_names, look
from wenming_cli.store.userpath import UserPath, shown_name
from wenming_cli.store.walk import scan_folder

_BY_THE_WAY = M("hidden, or left there by the system or by Word")
_NO_FILE = M("no file")
_NOT_TAKEN: Mapping[str, Message] = {
    "folder": M("a folder; to take its files too, name it"),
    "link": M("a link, which is not followed"),
}
_NO_NAME = M("the name holds a character that no file name has")


class EvidenceSource(NamedTuple):
    """A file that a user named as evidence."""

    path: Path
    size: int
    name: str = ""
    """As it was typed; of a file in a folder that was named, below that."""

    in_folder: bool = False
    """Whether the folder was named, and not the file."""

    data: bytes | None = None
    """What it holds, where it lies in another file and not on the disk."""


def find_sources(
    paths: Sequence[Path], base: Path = Path(), plan: Path | None = None
) -> list[EvidenceSource]:
    """Return the named files, each of them checked to be a file, each once.

    Args:
        paths: as they were typed.
        base: where relative paths begin.
        plan: the plan's folder, in which no link is followed.

    Raises:
        Refused: one is a folder, or a device or a pipe.
        Unreadable: one is missing or cannot be read, or is a link in the plan's folder.
    """
    found: dict[Path, EvidenceSource] = {}
    for named in paths:
        path = base / named
        try:
            path = _in_any_form(path, plan)
            if plan is not None:
                refuse_own_link(plan, path)
            size = _check_file(named, path.stat())
            with open_typed(path):
                found[path.resolve()] = EvidenceSource(path, size, shown_name(str(named)))
        except (OSError, ValueError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else _NO_NAME
            usual = M("check the name")
            raise Unreadable(
                M("{file} cannot be read: {reason}", file=named, reason=reason),
                M("nothing was recorded; {hint}", hint=hint_of(error, usual)),
            ) from None
    return list(found.values())


def find_with_folders(
    paths: Sequence[Path], base: Path, plan: Path
) -> tuple[list[EvidenceSource], list[PassedBy]]:
    """Return the named files and those in named folders, each once, and what is passed by there.

    Folders in a folder are not looked into, and links in it not followed.

    Args:
        paths: as they were typed.
        base: where relative paths begin.
        plan: the plan's folder, in which no link is followed.

    Raises:
        Refused: a folder holds no file to take; or one is a device or a pipe.
        Unreadable: one is missing or cannot be read, or is a link in the plan's folder.
    """
    found: dict[Path, EvidenceSource] = {}
    passed_by: list[PassedBy] = []
    for named in paths:
        path = base / named
        with contextlib.suppress(OSError, ValueError):  # `find_sources` says why
            path = _in_any_form(path, plan)
            refuse_own_link(plan, path)
        if not os.path.isdir(path):  # noqa: PTH112  Path's raise
            files = find_sources([named], base, plan)
        else:
            inside, passed = _look_into(named, path, plan)
            files = [one._replace(in_folder=True) for one in find_sources(inside, base, plan)]
            passed_by += passed
        for file in files:
            found.setdefault(file.path.resolve(), file)
    return list(found.values()), passed_by


def _look_into(named: Path, path: Path, plan: Path) -> tuple[list[Path], list[PassedBy]]:
    """Return the files in a folder, as one would type them, and what is passed by."""
    files, passed = list[Path](), list[PassedBy]()
    try:
        place = find_place(plan, path / "x")
        folder = UserPath(path, shown_name(str(named)), place.own - 1 if place else 0)
        with hold_folder(folder):
            inside = scan_folder(folder)
    except OSError as error:
        raise Unreadable(
            M("{file} cannot be read: {reason}", file=named, reason=reason_of(error)),
            M("nothing was recorded; {hint}", hint=hint_of(error, M("check the name"))),
        ) from None
    for one in inside:
        name = one.file.path.name
        if is_by_the_way(name):
            passed.append(PassedBy(one.file.name, _BY_THE_WAY))
        elif one.kind != "file":
            passed.append(PassedBy(one.file.name, _NOT_TAKEN.get(one.kind, _NO_FILE)))
        else:
            files.append(named / name)
    if not files:
        raise Refused(
            M("{file} holds no file that could be attached", file=named),
            M("folders in it are not looked into; name the folder that holds the files"),
        )
    return files, passed


def _in_any_form(path: Path, plan: Path | None) -> Path:
    """Return a file by the name that the disk has for it, composed (NFC) or taken apart (NFD).

    The path itself is returned where nothing has that name in either form.
    """
    missing: list[str] = []
    at = path
    while at != at.parent and not os.path.lexists(at):
        missing.append(at.name)
        at = at.parent
    for part in reversed(missing):
        forms: dict[str, str] = {}
        with contextlib.suppress(OSError):  # opening it says why
            above = (find_place(plan, at) if plan else None) or UserPath(at, at.name)
            forms = {composed(name): name for name in list_names(above)}
        if composed(part) not in forms:
            return path
        at = at / forms[composed(part)]
    return at


def refuse_own_link(plan: Path, path: Path) -> None:
    """Refuse a file that a link in the plan's folder leads to, though the user named the link."""
    own = find_place(plan, path)
    if own is not None and look(own) == "link":
        raise not_plain(path, "link")


def _check_file(named: Path, found: os.stat_result) -> int:
    """Return the size of a file in bytes, and refuse anything else.

    This comes before opening, because to open a pipe would wait for ever.
    """
    if stat.S_ISDIR(found.st_mode):
        raise Refused(
            M("{file} is a folder", file=named),
            M("name the files in it one by one, or attach the folder: wenming attach NO FOLDER"),
        )
    if not stat.S_ISREG(found.st_mode):
        raise Refused(M("{file} is not a file", file=named), M("save it as a file first"))
    return found.st_size


def find_place(folder: Path, typed: Path) -> UserPath | None:
    """Return a file that a user named as one of the plan's own; None if it lies elsewhere.

    Args:
        folder: the plan's folder.
        typed: the file.

    Raises:
        OSError: the plan's folder cannot be looked at.
    """
    path, plan = Path(os.path.abspath(typed)), folder.stat()  # noqa: PTH100  resolve follows links
    for own, above in reversed([*enumerate(path.parents, start=1)]):  # no link in it is followed
        with contextlib.suppress(OSError):
            if os.path.samestat(above.stat(), plan):
                return UserPath(path, shown_name(str(typed)), own)
    return None


def open_typed(path: Path) -> BinaryIO:
    """Open a file that a user named and that lies elsewhere; links there are the user's own.

    Raises:
        OSError: it is not there or cannot be opened.
    """
    return path.open("rb")
