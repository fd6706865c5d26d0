"""Putting a new plan into its place, with its source document: all of it or nothing.

The files are written and synced in a hidden folder beside the place, then one rename puts them
there. A command that is killed leaves at most that hidden folder, and never a part of a plan.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from wenming_cli.store.outfile import sync_folder


def write_plan_folder(plans: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Write the files of a new plan into `plans/NAME`; the last one makes it a plan.

    Args:
        plans: the folder of all plans, made if it is not there.
        name: of the plan's folder.
        files: their content by their path in the plan's folder.

    Raises:
        FileExistsError: one of them is there already; nothing was changed.
        OSError: they cannot be written; nothing is left half done.
    """
    folder = plans / name
    if os.path.lexists(folder / "plan.toml"):
        raise FileExistsError(folder / "plan.toml")
    plans.parent.mkdir(parents=True, exist_ok=True)
    near = next(path for path in (folder, plans, plans.parent) if path.is_dir())
    stage = Path(tempfile.mkdtemp(dir=near, prefix=".wenming-", suffix=".part"))
    try:
        _write_files(stage / plans.name / name, files)
        with _undone_on_failure() as made:
            _put_in_place(stage / plans.name, plans, name, files=files, made=made)
            for parent in (folder, plans, plans.parent):
                sync_folder(parent)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    for relative, content in files.items():
        path = folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    for made in (*(path for path in folder.rglob("*") if path.is_dir()), folder, folder.parent):
        sync_folder(made)


@contextlib.contextmanager
def _undone_on_failure() -> Iterator[list[Path]]:
    """Remove what was put in place if the `with` fails, the last first."""
    made: list[Path] = []
    try:
        yield made
    except BaseException:
        for path in reversed(made):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        raise


def _put_in_place(
    staged: Path, plans: Path, name: str, *, files: Mapping[str, bytes], made: list[Path]
) -> None:
    """Move the outermost folder that is new; where all are there, the files one by one."""
    for source, target in ((staged, plans), (staged / name, plans / name)):
        if not os.path.lexists(target):
            with contextlib.suppress(FileExistsError):  # another command was faster
                source.rename(target)
                made.append(target)
                return
    for relative in files:
        target = plans / name / relative
        if not target.parent.is_dir():
            target.parent.mkdir()
            made.append(target.parent)
        if target.name == "plan.toml" or not _holds(target, files[relative]):
            _move(staged / name / relative, target)
            made.append(target)


def _holds(path: Path, content: bytes) -> bool:
    """Tell whether a file has this content, as after an import that was broken off."""
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def _move(source: Path, target: Path) -> None:
    """Give a file another name, and never write over another file."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # file systems without hard links (exFAT, some shares)
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        source.rename(target)
