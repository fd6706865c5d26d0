"""Evidence: files copied into `evidence/NO/`, under a name that tells what they prove."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO, NamedTuple, Self

from wenming_cli.core.journal.entries import Evidence
from wenming_cli.errors import Refused, Unreadable, WenmingError, reason_of
from wenming_cli.message import M
from wenming_cli.store.journal.file import hold_lock
from wenming_cli.store.outfile import replace_file, sync_folder
from wenming_cli.store.walk import walk_files

FOLDER = "evidence"
CHUNK = 1 << 20
LONGEST_NAME = 60
LONGEST_BYTES = 200
"""With date, digits, number and ending a name stays below the 255 bytes that file systems take."""

DIGITS = 4
"""Of the checksum, at the end of a copy's name, before its number and its ending."""

Advance = Callable[[int], None]
"""Takes how much was done since its last call, in bytes."""

_DEVICES = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever comes after the dot."""

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')


class EvidenceSource(NamedTuple):
    """A file that a user named as evidence."""

    path: Path
    size: int


def find_sources(paths: Sequence[Path], base: Path = Path()) -> list[EvidenceSource]:
    """Return the named files, each of them checked to be a file, each once.

    Relative paths begin at `base`.

    Raises:
        Refused: one is a folder, or a device or a pipe.
        Unreadable: one is missing or cannot be read.
    """
    found: dict[Path, EvidenceSource] = {}
    for named in paths:
        path = base / named
        try:
            size = _check_file(named, path.stat())
            with path.open("rb"):
                found[path.resolve()] = EvidenceSource(path, size)
        except (OSError, ValueError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else error
            raise Unreadable(
                M("{file} cannot be read: {reason}", file=named, reason=reason),
                M("check the name; nothing was recorded"),
            ) from None
    return list(found.values())


def _check_file(named: Path, found: os.stat_result) -> int:
    """Return the size of a file in bytes, and refuse anything else.

    This comes before opening, because to open a pipe would wait for ever.
    """
    if stat.S_ISDIR(found.st_mode):
        raise Refused(M("{file} is a folder", file=named), M("name the files in it one by one"))
    if not stat.S_ISREG(found.st_mode):
        raise Refused(M("{file} is not a file", file=named), M("save it as a file first"))
    return found.st_size


class Copies:
    """The copies made for one command; they are removed if its `with` ends by an error.

    From the first finished copy until the end of the `with`, other commands that attach files wait.
    So none of them relies on a copy that is removed later.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.evidence: list[Evidence] = []
        self._made: list[Path] = []
        self._folders: list[Path] = []
        self._locks = contextlib.ExitStack()
        self._spoken_of = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        with self._locks:
            if kind is not None and not self._spoken_of:
                self.discard()

    @contextlib.contextmanager
    def keep_if_recorded(self) -> Iterator[None]:
        """Write the entry that names the copies inside this `with`.

        If the journal refuses the entry, nothing was recorded and the copies go. If the writing is
        broken off in any other way, as by Ctrl-C, the entry may be there: then the copies stay, and
        `check` names those that no entry names.
        """
        self._spoken_of = True
        try:
            yield
        except WenmingError:
            self._spoken_of = False
            raise

    def _hold_lock(self) -> None:
        """Make other commands that attach files wait.

        The lock file lies in the journal's folder, where git ignores it. Taking the lock again is
        allowed.
        """
        self._locks.enter_context(hold_lock(self.folder / "journal", FOLDER))

    def add(
        self, source: EvidenceSource, item: str, on: date, caption: str, progress: Advance
    ) -> None:
        """Copy one file beside the plan; never copy the same file for the same item twice.

        A file that is already in `evidence/` stays where it is.

        Raises:
            Unreadable: it cannot be copied; nothing is left half done.
        """
        try:
            path = _find_stored(self.folder, source.path)
            if path is not None:
                self._hold_lock()
                digest = sha256_of(path, progress)
            else:
                name = f"{on}-{safe_name(caption or source.path.stem)}"
                path, digest = self._copy_file(
                    source, self._make_folder(item), name=name, progress=progress
                )
        except (OSError, RuntimeError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else error
            raise Unreadable(
                M("{file} cannot be copied: {reason}", file=source.path, reason=reason),
                M("nothing was recorded; check the disk and try again"),
            ) from None
        relative = path.relative_to(self.folder).as_posix()
        self.evidence.append(Evidence(path=relative, sha256=digest, caption=caption.strip()))

    def _make_folder(self, item: str) -> Path:
        target = self.folder / FOLDER / safe_name(item)
        _stay_inside(self.folder, target)
        made = [path for path in (target, target.parent) if not path.exists()]
        self._folders += made
        target.mkdir(parents=True, exist_ok=True)
        for path in made:
            sync_folder(path.parent)
        self._write_git_file(target.parent / ".gitattributes")
        return target

    def _write_git_file(self, path: Path) -> None:
        """Tell git to leave line ends alone; a changed text would not match its checksum."""
        with contextlib.suppress(OSError):
            if not path.exists():
                replace_file(path, b"* -text\n")
                self._made.append(path)

    def _copy_file(
        self, source: EvidenceSource, target: Path, *, name: str, progress: Advance
    ) -> tuple[Path, str]:
        """Copy into a hidden file first, so that a visible name always stands for a whole file."""
        partial = target / f".{name}.{os.getpid()}.part"
        try:
            partial.unlink(missing_ok=True)
            with source.path.open("rb") as read, partial.open("xb") as write:
                digest = _copy_bytes(read, write, progress)
            return self._settle(
                partial, name=name, ending=_ending_of(source.path), digest=digest
            ), digest
        finally:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)

    def _settle(self, partial: Path, *, name: str, ending: str, digest: str) -> Path:
        """Give the copy its name, and never write over another file.

        The name ends in digits of the content's checksum. So two people who attach different files
        under the same words get two names, which git can merge. If the digits are taken too, a
        number follows.
        """
        self._hold_lock()
        for n in range(1, 10_000):
            number = "" if n == 1 else f"-{n}"
            path = partial.parent / f"{name}-{digest[:DIGITS]}{number}{ending}"
            if path.is_symlink() or path.exists():
                if path.is_file() and not path.is_symlink() and sha256_of(path) == digest:
                    sync_folder(path.parent)
                    return path
                continue
            with contextlib.suppress(FileExistsError):
                _rename_without_overwriting(partial, path)
                self._made.append(path)
                sync_folder(path.parent)
                return path
        raise FileExistsError(name)

    def discard(self) -> None:
        """Remove what was copied, and the folders made for it."""
        for path in self._made:
            with contextlib.suppress(OSError):
                path.unlink()
        for folder in self._folders:
            with contextlib.suppress(OSError):
                folder.rmdir()


def _rename_without_overwriting(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # file systems without hard links (exFAT, some shares)
        with target.open("xb"):
            pass
        try:
            source.replace(target)
        except OSError:
            target.unlink()
            raise


def _copy_bytes(read: BinaryIO, write: BinaryIO, progress: Advance) -> str:
    digest = hashlib.sha256()
    while chunk := read.read(CHUNK):
        write.write(chunk)
        digest.update(chunk)
        progress(len(chunk))
    write.flush()
    os.fsync(write.fileno())
    return digest.hexdigest()


def sha256_of(path: Path, progress: Advance | None = None) -> str:
    """Return the SHA-256 of a file, which is read piece by piece."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            if progress:
                progress(len(chunk))
    return digest.hexdigest()


def safe_name(text: str) -> str:
    """Return a file name for every system: keep Chinese, replace what Windows forbids."""
    folded = unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode("utf-8")
    shown = "".join(c for c in folded if c.isprintable())
    short = _UNSAFE.sub("-", shown)[:LONGEST_NAME].encode("utf-8")[:LONGEST_BYTES]
    name = short.decode("utf-8", "ignore").strip(" .-") or "file"
    return f"_{name}" if _DEVICES.match(name) else name


def _ending_of(path: Path) -> str:
    ending = _UNSAFE.sub("", path.suffix.lower()).strip()
    return ending if 1 < len(ending) <= 10 and ending.isascii() else ""


def _stay_inside(folder: Path, target: Path) -> None:
    """Refuse a link that leads out of `evidence/`."""
    if not target.resolve().is_relative_to(folder.resolve() / FOLDER):
        raise PermissionError(0, f"{target.name} is a link that leads out of the plan's folder")


def list_evidence(folder: Path) -> Iterator[Path]:
    """Yield the files of `evidence/`, but no links to folders and no half-made copies."""
    root = folder / FOLDER
    for path in () if root.is_symlink() or not root.is_dir() else walk_files(root):
        if os.path.isfile(path) and not path.name.startswith("."):  # noqa: PTH113  as in `check`
            yield path


def _find_stored(folder: Path, path: Path) -> Path | None:
    """Return a file that is evidence already by its path in the plan's folder; None for others."""
    real, root = path.resolve(), folder.resolve()
    if path.is_symlink() or real.name.startswith(".") or not real.is_relative_to(root / FOLDER):
        return None
    return folder / real.relative_to(root)


def evidence_path(folder: Path, relative: str) -> Path | None:
    """Return the file that an entry names; None if the name leads out of `evidence/`."""
    path = folder / relative
    parts = relative.split("/")
    if parts[0] != FOLDER or ".." in parts or "\\" in relative or ":" in relative:
        return None
    try:
        real = path.resolve()
    except (OSError, RuntimeError, ValueError):  # a link to itself, a name that no system takes
        return None
    return path if real.is_relative_to(folder.resolve() / FOLDER) else None
