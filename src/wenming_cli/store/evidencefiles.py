"""Evidence: files copied into `evidence/NO/`, under a name that tells what they prove."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from wenming_cli.core.entries import Evidence
from wenming_cli.errors import Refused, Unreadable, reason_of
from wenming_cli.message import M

FOLDER = "evidence"
CHUNK = 1 << 20
LONGEST_NAME = 60
"""Characters; 60 Chinese ones and the date stay below the 255 bytes that file systems take."""

Progress = Callable[[int], None]
"""Told of each stretch of bytes that is done."""

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')


@dataclass(frozen=True)
class Source:
    """A file that a user named as evidence."""

    path: Path
    size: int


def find_sources(paths: Sequence[Path], base: Path = Path()) -> list[Source]:
    """The files named, below `base` where they are relative, each known to be a file.

    Raises:
        Refused: one is a folder, or stands there twice.
        Unreadable: one is missing or cannot be read.
    """
    found: dict[Path, Source] = {}
    for named in paths:
        path = base / named
        try:
            with path.open("rb") as file:
                size = os.fstat(file.fileno()).st_size
        except IsADirectoryError:
            raise _a_folder(named) from None
        except OSError as error:
            if path.is_dir():
                raise _a_folder(named) from None
            raise Unreadable(
                M("{file} cannot be read: {reason}", file=named, reason=reason_of(error)),
                M("check the name; nothing was recorded"),
            ) from None
        found[path.resolve()] = Source(path, size)
    return list(found.values())


def _a_folder(path: Path) -> Refused:
    return Refused(M("{file} is a folder", file=path), M("name the files in it one by one"))


class Copies:
    """The copies made for one command; `discard` takes them back if it is not recorded."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.evidence: list[Evidence] = []
        self._made: list[Path] = []

    def add(self, source: Source, item: str, on: date, caption: str, progress: Progress) -> None:
        """Copy one file beside the plan; the same file for the same item is not copied twice.

        Raises:
            Unreadable: it cannot be copied; nothing is left half done.
        """
        target = self.folder / FOLDER / safe_name(item)
        name = f"{on}-{safe_name(caption or source.path.stem)}"
        partial = target / f".{name}.{os.getpid()}.part"
        try:
            _stay_inside(self.folder, target)
            target.mkdir(parents=True, exist_ok=True)
            with source.path.open("rb") as read, partial.open("xb") as write:
                digest = _copy(read, write, progress)
            path = self._settle(partial, name, _ending(source.path), digest)
        except OSError as error:
            raise Unreadable(
                M("{file} cannot be copied: {reason}", file=source.path,
                  reason=reason_of(error)),
                M("nothing was recorded; check the disk and try again"),
            ) from None  # fmt: skip
        finally:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
        relative = path.relative_to(self.folder).as_posix()
        self.evidence.append(Evidence(path=relative, sha256=digest, caption=caption))

    def _settle(self, partial: Path, name: str, ending: str, digest: str) -> Path:
        """Give the copy its name, the next free one; never over another file."""
        for n in range(1, 10_000):
            number = "" if n == 1 else f"-{n}"
            path = partial.parent / f"{name}{number}{ending}"
            if path.exists():
                if sha256_of(path) == digest:
                    return path
                continue
            with contextlib.suppress(FileExistsError):
                _rename_without_overwriting(partial, path)
                self._made.append(path)
                return path
        raise FileExistsError(name)

    def discard(self) -> None:
        """Remove what was copied."""
        for path in self._made:
            with contextlib.suppress(OSError):
                path.unlink()


def _rename_without_overwriting(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # file systems without hard links (exFAT, some shares)
        with target.open("xb"):
            pass
        source.replace(target)


def _copy(read: BinaryIO, write: BinaryIO, progress: Progress) -> str:
    digest = hashlib.sha256()
    while chunk := read.read(CHUNK):
        write.write(chunk)
        digest.update(chunk)
        progress(len(chunk))
    write.flush()
    os.fsync(write.fileno())
    return digest.hexdigest()


def sha256_of(path: Path, progress: Progress | None = None) -> str:
    """The SHA-256 of a file, read piece by piece."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            if progress:
                progress(len(chunk))
    return digest.hexdigest()


def safe_name(text: str) -> str:
    """A file name for every system: Chinese kept, what Windows forbids replaced."""
    folded = unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode("utf-8")
    shown = "".join(c for c in folded if c.isprintable())
    return _UNSAFE.sub("-", shown)[:LONGEST_NAME].strip(" .-") or "file"


def _ending(path: Path) -> str:
    ending = _UNSAFE.sub("", path.suffix.lower())
    return ending if 1 < len(ending) <= 10 and ending.isascii() else ""


def _stay_inside(folder: Path, target: Path) -> None:
    """Refuse a link in `evidence/` that leads elsewhere."""
    if not target.resolve().is_relative_to(folder.resolve()):
        raise PermissionError(0, f"{target.name} is a link that leads out of the plan's folder")


def stored_files(folder: Path) -> Iterator[Path]:
    """The files of `evidence/`, without following links and without half-made copies."""
    root = folder / FOLDER
    for path in sorted(root.rglob("*")) if root.is_dir() else ():
        if path.is_file() and not path.name.startswith("."):
            yield path


def inside(folder: Path, relative: str) -> Path | None:
    """The file that an entry names, or None where the name leads out of `evidence/`."""
    path = folder / relative
    parts = relative.split("/")
    if parts[0] != FOLDER or ".." in parts or "\\" in relative or ":" in relative:
        return None
    return path if path.resolve().is_relative_to((folder / FOLDER).resolve()) else None
