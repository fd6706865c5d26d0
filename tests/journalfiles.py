"""A writer's file in a folder: what tests of the journal record, and read again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from building import Diary
from wenming_cli.core.journal.entries import Base, to_line
from wenming_cli.core.journal.seals import seal_line
from wenming_cli.store.journal.file import Journal, read_journal
from wenming_cli.store.userpath import UserPath

NAME = "li-na@pc-07.jsonl"
SHOWN = "plans/2023/journal"


def some_entries() -> list[Base]:
    diary = Diary()
    diary("start", "3.1", note="启动")
    diary("done", "3.1", people=42)
    return diary.entries


def read(folder: Path) -> Journal:
    return read_journal(UserPath(folder, SHOWN))


def recorded(journal: Journal) -> list[Base]:
    """The entries as they were given to be recorded, without the seals they have on the disk."""
    return [replace(entry, prev="", seal="") for entry in journal.entries]


def on_disk(*entries: Base, above: bytes = b"") -> bytes:
    """Lines as they are recorded below another one."""
    text = b""
    for entry in entries:
        above = seal_line(to_line(entry).encode(), above)
        text += above + b"\n"
    return text
