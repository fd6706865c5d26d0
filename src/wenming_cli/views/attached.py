"""What became of the files that were attached: the day of each, and what was passed by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from wenming_cli.core.moves.attached import Attached, AttachedFile
from wenming_cli.core.moves.picturedays import DaySource
from wenming_cli.message import M, Message, counted, joined
from wenming_cli.views import words
from wenming_cli.views.page import PageBlock

SHOWN = 3
"""Names of files that a sentence tells; of more it says how many."""

DAY_SOURCES: Mapping[DaySource, Message] = {
    "camera": M("the day it was taken"),
    "name": M("the day in its name"),
    "saved": M("the day in its name; that of saving, perhaps later than the photo"),
}


def attached_remarks(attached: Attached) -> Iterator[PageBlock]:
    """Tell what is not to be passed over in silence: days that were not found, files left out."""
    alike: dict[str, tuple[Message, list[str]]] = {}
    for name, sentence in _remarks(attached):
        alike.setdefault(str(sentence), (sentence, []))[1].append(name)
    for sentence, names in alike.values():
        listed, rest = joined(names[:SHOWN]), len(names) - SHOWN
        if rest > 0:
            listed = counted("{names} and {n} more", "{names} and {n} more", rest, names=listed)
        yield words.text(M(sentence.text, **{**sentence.values, "files": listed}), "yellow")


def _remarks(attached: Attached) -> Iterator[tuple[str, Message]]:
    """Yield sentences about one file each, in which `files` is still to be filled in."""
    for file in attached.files:
        if file.own.remark is not None:
            yield file.name, M("{files}: {remark}", files="", remark=file.own.remark)
    for file in attached.files:
        if file.dayless:
            yield file.name, _dayless(file)
    stored: set[str] = set()
    for file in attached.files:
        if file.path in stored:
            yield file.name, M("{files}: the same content as another file; stored once", files="")
        stored |= {file.path} - {""}
    for one in attached.passed_by:
        yield one.name, M("passed by: {files} ({reason})", files="", reason=one.reason)


def _dayless(file: AttachedFile) -> Message:
    if file.typed:
        return M(
            "{files}: no day of its own; recorded under {on}, as --on says", files="", on=file.on
        )
    return M(
        "{files}: no day of its own; recorded under {on} (--on gives another)", files="", on=file.on
    )


def attached_json(attached: Attached | None) -> dict[str, Any]:
    """Return each file with its day and where that is from, and what was passed by."""
    if attached is None:
        return {"files": [], "passed_by": []}
    return {
        "files": [
            {
                "file": file.name,
                "on": file.on,
                "day_from": file.own.source or ("typed" if file.typed else "today"),
                "remark": str(file.own.remark) if file.own.remark else None,
                "path": file.path or None,
            }
            for file in attached.files
        ],
        "passed_by": [{"file": one.name, "reason": str(one.reason)} for one in attached.passed_by],
    }
