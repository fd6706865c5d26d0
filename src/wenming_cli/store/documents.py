"""The office's own documents: read whole, and turned into .docx where their format is old.

And the other way: its papers turned into PDF. What came packed is written into a folder of the
program's own, to be read as any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePath
from typing import Literal

from wenming_cli.core.filenames import find_name_fault, safe_ending, safe_name
from wenming_cli.errors import Refused, Unreadable, hint_of, reason_of
from wenming_cli.message import M
from wenming_cli.store.userpath import UserPath

LARGEST_FILE = 60 << 20
"""Bytes; a plan with photographs stays far below."""


def read_document(file: UserPath) -> bytes:
    """Read the bytes of a document.

    Raises:
        Unreadable: it is missing or cannot be opened.
        Refused: it is far larger than any plan.
    """
    try:
        size = file.path.stat().st_size
        if size > LARGEST_FILE:
            raise Refused(
                M("{file} is too large: {n} MB", file=file.name, n=size >> 20),
                M("save the plan alone, without photographs, and import that"),
            )
        return file.path.read_bytes()
    except OSError as error:
        raise Unreadable(
            M("{file} cannot be read: {reason}", file=file.name, reason=reason_of(error)),
            hint_of(
                error, M("check the name, and that the file is not open in Word, WPS or Excel")
            ),
        ) from None


def write_apart(files: Iterable[tuple[Sequence[str], bytes]], folder: Path, shown: str) -> None:
    """Write files into a folder of the program's own; a name that is there already gets a number.

    Args:
        files: folders and name of each, and its bytes; they come one at a time.
        folder: an empty one.
        shown: the name of the packed file in messages.

    Raises:
        Unreadable: the disk does not take them.
    """
    try:
        for parts, data in files:
            *above, name = map(_safe, parts)
            place = folder.joinpath(*above)
            place.mkdir(parents=True, exist_ok=True)
            with _free(place, name).open("xb") as file:
                file.write(data)
    except OSError as error:
        raise Unreadable(
            M("{file} cannot be unpacked: {reason}", file=shown, reason=reason_of(error)),
            hint_of(error, M("unpack it yourself, and name the folder")),
        ) from None


def _safe(name: str) -> str:
    """Return a name as it is where every system takes it."""
    if find_name_fault(name) is None and len(name.encode("utf-8", "replace")) < 200:
        return name
    path = PurePath(name)
    return safe_name(path.stem) + safe_ending(path.suffix)


def _free(place: Path, name: str) -> Path:
    path, n = place / name, 2
    while path.exists():
        path = place / f"{PurePath(name).stem}({n}){PurePath(name).suffix}"
        n += 1
    return path


def converter_for(file: UserPath) -> Callable[[bytes, Literal["docx", "xlsx"], str], bytes]:
    """Return what turns old files into .docx or .xlsx with LibreOffice.

    Old are .doc, .wps, .et, .xls, .rtf and OpenDocument. No program is taken from the folder of
    `file`, which may have come with it, nor from the current folder.
    """

    def convert(raw: bytes, target: Literal["docx", "xlsx"], name: str) -> bytes:
        from wenming_cli.store.libreoffice import Conversion, convert_with_libreoffice

        hints = {
            "docx": M("open it in Word or WPS, choose Save as, type .docx, and import that"),
            "xlsx": M("open it in Excel or WPS, choose Save as, type .xlsx, and import that"),
        }
        wanted = Conversion(
            target,
            missing=M("{file} is in an old format that needs LibreOffice", file=name),
            failed=M("{file} could not be opened; it may be damaged or have a password", file=name),
            hint=hints[target],
            smaller=M("save the plan alone, without photographs, and import that"),
        )
        return convert_with_libreoffice(raw, wanted, name, around=_around(file))

    return convert


def pdf_maker_for(file: UserPath) -> Callable[[bytes], bytes]:
    """Return what turns a .docx into the PDF that is to be written to `file`.

    Raises:
        Unreadable: LibreOffice is not installed.
    """
    from wenming_cli.store.libreoffice import (
        Conversion,
        convert_with_libreoffice,
        require_program,
    )

    instead = PurePath(file.name).with_suffix(".docx")
    hint = M("write {file}, open it in WPS or Word, and save it as PDF there", file=str(instead))
    wanted = Conversion(
        "pdf",
        missing=M("{file} needs LibreOffice, which is not installed", file=file.name),
        failed=M("LibreOffice could not make {file}", file=file.name),
        hint=hint,
        smaller=hint,
    )
    require_program(wanted, _around(file))
    return lambda docx: convert_with_libreoffice(docx, wanted, file.name, around=_around(file))


def _around(file: UserPath) -> list[Path]:
    """Return the folders whose programs are not trusted: that of a file, and the current one."""
    return [file.path.parent, Path.cwd()]
