"""Writing an imported plan: the plan and its source document beside it, whole or not at all."""

from __future__ import annotations

import unicodedata
from itertools import count
from pathlib import Path
from typing import NamedTuple

from wenming_cli.core.filenames import safe_name
from wenming_cli.errors import Unreadable, hint_of, reason_of
from wenming_cli.message import M
from wenming_cli.store.textfile import read_bytes
from wenming_cli.store.userfiles import replace_plain, write_new
from wenming_cli.store.userpath import UserPath
from wenming_cli.store.workspace import Workspace, create_plan

SOURCE = "source"
OLD = "plan.old.toml"
"""What the plan is called that another one took the place of; `plan.old-2.toml` the next time."""


class SourceDocument(NamedTuple):
    """The office's own document, byte for byte."""

    name: str
    data: bytes


def source_name(name: str) -> str:
    """Return the document's name in `source/`, safe on every system."""
    path = Path(unicodedata.normalize("NFC", name))
    ending = "".join(c for c in path.suffix.lower() if c.isalnum() or c == ".")[:10]
    return safe_name(path.stem) + ending


def write_imported_plan(root: Path, name: str, text: str, document: SourceDocument) -> Workspace:
    """Write a new plan and its source document; never touch a plan that exists.

    Raises:
        Refused: the plan is there already, or the name cannot be a folder.
        Unreadable: it cannot be written; nothing is left half done.
    """
    return create_plan(root, name, text, beside={f"{SOURCE}/{document.name}": document.data})


def write_beside_plan(file: UserPath, data: bytes) -> bool:
    """Write a new file beside the plan; tell whether there was room for it.

    Raises:
        Unreadable: it cannot be written, or something that is no file has its name.
    """
    try:
        write_new(file, data)
    except FileExistsError:
        return False
    except OSError as error:
        raise _unwritable(file.name, error) from None
    return True


def accept_beside_plan(folder: UserPath, name: str, *, before: bytes) -> UserPath | None:
    """Put a file beside the plan in its place; the old plan stays under the name that is returned.

    Args:
        folder: the plan's folder.
        name: of the file.
        before: the plan as it must be; where it is not, nothing changes and None is returned.

    Raises:
        Unreadable: a file cannot be read or written; the plan is as it was.
    """
    plan, new = folder / "plan.toml", folder / name
    data = read_bytes(new)
    if read_bytes(plan) != before:
        return None
    names = (OLD if n == 1 else f"plan.old-{n}.toml" for n in count(1))
    old = next(place for name in names if write_beside_plan(place := folder / name, before))
    try:
        replace_plain(plan, data)
        new.path.unlink()
    except OSError as error:
        raise _unwritable(plan.name, error) from None
    return old


def _unwritable(name: object, error: OSError) -> Unreadable:
    return Unreadable(
        M("{file} cannot be written: {reason}", file=name, reason=reason_of(error)),
        hint_of(error, M("check that you may write in this folder")),
    )
