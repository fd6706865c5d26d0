"""Copies of plan.toml and of a plan's folder, and names that other systems take for one.

A journal's copies are read (`store.journal.strays`); of these nothing is, so `check` names them.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, NamedTuple

from wenming_cli.core.copynames import original_of, says_copy
from wenming_cli.core.filenames import folded_name
from wenming_cli.errors import Problem
from wenming_cli.message import M
from wenming_cli.store.kinds import FileKind
from wenming_cli.store.plan.tomltext import parse_toml
from wenming_cli.store.textfile import list_folder
from wenming_cli.store.userfiles import LARGEST_PLAN, list_names, look, read_plain
from wenming_cli.store.userpath import UserPath, shown_name
from wenming_cli.store.walk import walk
from wenming_cli.store.workspace import PLANS, Workspace

PLAN = "plan.toml"
ENDING = ".toml"
KNOWN = ("plan.toml", "plan.new.toml")
"""What the program itself reads and writes in a plan's folder."""

KEPT = "plan.old*.toml"
"""What a plan is called that an imported table took the place of."""


class _Head(NamedTuple):
    """What a plan says of itself; None where it says nothing, or is none."""

    year: Any
    unit: Any
    title: Any


def check_copies(workspace: Workspace) -> Iterator[Problem]:
    """Yield copies of the plan and of its folder, and names that differ in capitals or form only.

    Raises:
        Unreadable: a folder cannot be read.
    """
    yield from _copies_of_plan(workspace.place)
    yield from _copies_of_folder(workspace)
    yield from _twins_beside(workspace)
    yield from _twins_inside(workspace.place)


# --- plan.toml ------------------------------------------------------------------------------------


def _copies_of_plan(folder: UserPath) -> Iterator[Problem]:
    original = _read(folder / PLAN)
    files = {file.path.name: file for file in list_folder(folder) if _is("file", file)}
    for name, file in files.items():
        raw, lower = _read(file), folded_name(name)
        is_itself = lower in KNOWN and lower not in files  # where case makes no difference
        if name in KNOWN or fnmatch(name, KEPT) or is_itself or name.startswith("~$"):
            continue
        if _is_backup(lower):
            yield _backup_problem(file.name)
        elif _names_plan_copy(lower, _head_of(raw), _head_of(original)):
            yield _plan_problem(file.name, same=raw == original)


def _is_backup(name: str) -> bool:
    """Tell whether an editor kept an older state: `plan.toml.bak`, `plan.toml~`."""
    _, plan, rest = name.partition(PLAN)
    return bool(plan and rest) and not rest.endswith(ENDING) and not says_copy(rest)


def _names_plan_copy(name: str, head: _Head | None, original: _Head | None) -> bool:
    """Tell whether a file is a copy of plan.toml; no plan of another year or unit is one."""
    if PLAN in name:
        return True
    stem = name.removesuffix(ENDING)
    if stem == name or not stem.startswith("plan") or _differ(head, original):
        return False
    rest = stem.removeprefix("plan")
    return original_of(stem) != stem or not rest[0].isalpha() or head == original


def _plan_problem(name: str, *, same: bool) -> Problem:
    return Problem(
        "plan-copy",
        M(
            "a copy of {file}, perhaps from a sync program; what was changed in it is not used",
            file=PLAN,
        ),
        M("it says the same as {file}: delete it", file=PLAN)
        if same
        else M(
            "compare the two, take over into {file} what is right, then delete the copy", file=PLAN
        ),
        file=name,
        blocking=False,
    )


def _backup_problem(name: str) -> Problem:
    return Problem(
        "plan-backup",
        M("an older state of {file}, which a program kept; it is not read", file=PLAN),
        M("delete it when it is no longer needed"),
        file=name,
        blocking=False,
        notice=True,
    )


# --- the plan's folder ----------------------------------------------------------------------------


def _copies_of_folder(workspace: Workspace) -> Iterator[Problem]:
    plans = UserPath(workspace.root / PLANS, PLANS)
    folders = [one for one in list_folder(plans) if _is("folder", one)]
    for copy in folders:
        original = _original_among(folders, copy)
        if original and workspace.folder in (copy.path, original.path):
            yield _folder_problem(copy.name, original.name)


def _original_among(folders: Sequence[UserPath], copy: UserPath) -> UserPath | None:
    """Return the folder that one is a copy of: its name goes on, and it is the same plan."""
    name = copy.path.name
    likely = [one for one in folders if one != copy and name.startswith(one.path.name)]
    if not likely:
        return None
    original = max(likely, key=lambda one: len(one.path.name))
    head, other = (_head_of(_read(one / PLAN)) for one in (copy, original))
    if _differ(head, other):
        return None
    marked = says_copy(name.removeprefix(original.path.name))
    return original if marked or (head and head == other) else None


def _folder_problem(name: str, original: str) -> Problem:
    return Problem(
        "plan-copy",
        M(
            "a copy of {folder}, perhaps from a sync program; what was changed or recorded in it "
            "does not count",
            folder=original,
        ),
        M(
            "compare the plans, put its journal files into {folder}/journal under new names such "
            "as NAME (1).jsonl, run `wenming check --repair`, then move the copy away",
            folder=original,
        ),
        file=name,
        blocking=False,
    )


# --- names that are one elsewhere -----------------------------------------------------------------


def _twins_beside(workspace: Workspace) -> Iterator[Problem]:
    """Yield `plans/abc` beside `plans/ABC`, and `PLANS/2026` beside `plans/2026`."""
    with contextlib.suppress(OSError):  # whoever may not list the folder above still has the plan
        for name in list_names(UserPath(workspace.root, "")):
            if folded_name(name) == PLANS:
                above = UserPath(workspace.root / name, shown_name(name), own=int(name != PLANS))
                with contextlib.suppress(OSError):
                    yield from _twins_in(above, workspace)


def _twins_in(above: UserPath, workspace: Workspace) -> Iterator[Problem]:
    for name in list_names(above):
        file = above / name
        alike = folded_name(name) == folded_name(workspace.name)
        if alike and not os.path.samestat(os.lstat(file.path), os.lstat(workspace.folder)):
            yield _twin_problem(file.name, workspace.shown)


def _twins_inside(folder: UserPath) -> Iterator[Problem]:
    first: dict[tuple[Path, str], str] = {}
    for found in sorted(walk(folder), key=lambda one: _by_form(one.file.path.name)):
        path = found.file.path
        if path.name.startswith("."):
            continue
        other = first.setdefault((path.parent, folded_name(path.name)), path.name)
        is_copy = path.parent == folder.path and folded_name(path.name) == PLAN
        if other != path.name and not is_copy:
            yield _twin_problem(found.file.name, shown_name(other))


def _by_form(name: str) -> tuple[bool, str]:
    """Return the key by which the name that is most usual comes first."""
    return name != folded_name(name), name


def _twin_problem(name: str, other: str) -> Problem:
    return Problem(
        "names-alike",
        M(
            "the name differs from {other} only in capital letters or in how letters are composed; "
            "Windows, macOS and sync programs take the two for one, and one is lost",
            other=other,
        ),
        M("if one is a copy, delete it; otherwise give it another name"),
        file=name,
        blocking=False,
    )


# --- what a file says -----------------------------------------------------------------------------


def _is(kind: FileKind, file: UserPath) -> bool:
    with contextlib.suppress(OSError):  # nobody may look at it
        return look(file) == kind
    return False


def _read(file: UserPath) -> bytes | None:
    with contextlib.suppress(OSError):
        return read_plain(file, LARGEST_PLAN)
    return None


def _head_of(raw: bytes | None) -> _Head | None:
    with contextlib.suppress(ValueError, RecursionError):
        data = parse_toml((raw or b"").decode("utf-8-sig"))
        head = _Head(*(data.get(key) for key in _Head._fields))
        return head if any(head) else None
    return None


def _differ(head: _Head | None, other: _Head | None) -> bool:
    """Tell whether two plans are of different years or units, so that neither is a copy."""
    return head is not None and other is not None and head[:2] != other[:2]
