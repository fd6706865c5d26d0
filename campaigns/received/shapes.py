"""Folders that are hostile by their size and depth."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from random import Random

from campaigns.received.scene import (
    ITEM,
    PICTURE,
    REPEATED,
    Scene,
    Trap,
    base,
    entry,
    write_journal,
)


def deep_evidence(scene: Scene, chance: Random) -> Trap:
    """A tree of evidence hundreds of folders deep, in short names or long ones."""
    deep = chance.choice((300, 700, 990, 1000, 1100, 1500))
    name = chance.choice(("d", "深" * 60))
    _dig(scene.plan / "evidence" / ITEM, name, deep)
    return Trap("deep evidence", f"{deep} folders {name[:2]}", named=[name[:8]])


def _dig(folder: Path, name: str, deep: int) -> None:
    """Make the folders one in the other by descriptor, since the path becomes too long."""
    at = os.open(folder, os.O_RDONLY)
    for _ in range(deep):
        os.mkdir(name, dir_fd=at)
        below = os.open(name, os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = below
    last = os.open("底.jpg", os.O_CREAT | os.O_WRONLY, 0o644, dir_fd=at)
    os.write(last, PICTURE)
    os.close(last)
    os.close(at)


def many_journals(scene: Scene, chance: Random) -> Trap:
    """Thousands of writers."""
    count = chance.choice((300, 1000, 3000))
    lines = []
    for n in range(count):
        made = entry(base(scene) - timedelta(minutes=n % 600), n)
        lines += write_journal(scene.journal / f"w{n}@pc.jsonl", [made])
    return Trap("many journal files", f"{count} files", seen=lines, listed=lines, clean=True)


def many_files(scene: Scene, chance: Random) -> Trap:
    """Thousands of files that no entry mentions."""
    count = chance.choice((300, 1000, 3000))
    for n in range(count):
        (scene.plan / "evidence" / ITEM / f"照片{n}.jpg").write_bytes(PICTURE)
    return Trap("much evidence", f"{count} files", named=[f"照片{count - 1}.jpg"])


def long_lines(scene: Scene, chance: Random) -> Trap:
    """A journal of one endless line, of empty lines, or of lines that are no entries."""
    text, what = chance.choice((
        (b"{" * (5 << 20), "5 MB of {"),
        (b"[" * (1 << 20), "1 MB of ["),
        (b'{"a":' * 100_000, "100,000 objects deep"),
        (b"\n" * (5 << 20), "5 MB of line ends"),
        (b"\0" * (5 << 20), "5 MB of zero bytes"),
        (b"x\n" * 50_000, "50,000 damaged lines"),
        (b" " * (5 << 20), "5 MB of blanks"),
        (b"9" * (1 << 20), "1 MB of digits"),
        (b'{"id": ' + b"9" * 5000 + b"}\n", "a number of 5,000 digits"),
    ))  # fmt: skip
    (scene.journal / "zhao@pc-09.jsonl").write_bytes(text)
    blank = not text.strip(b"\n ")
    return Trap("endless lines", what, named=[] if blank else ["zhao@pc-09.jsonl"])


def many_entries(scene: Scene, chance: Random) -> Trap:
    """A long journal of one item and one occurrence."""
    count = chance.choice((1000, 5000))
    made = [
        entry(
            base(scene) - timedelta(seconds=count - n),
            n,
            item=REPEATED,
            period=f"{scene.year}-Q{(base(scene).month + 2) // 3}",
        )
        for n in range(count)
    ]
    lines = write_journal(scene.journal / "zhao@pc-09.jsonl", made)
    return Trap("many entries", f"{count} entries", seen=lines, listed=lines)


def wide_plan(scene: Scene, chance: Random) -> Trap:
    """A plan of endless text, depth or keys."""
    more, what = chance.choice((
        ("[" * 50_000, "an array 50,000 deep"),
        ('x = "' + "长" * (2 << 20), "a text of 6 MB without end"),
        ("a." * 50_000 + "b = 1", "a key of 50,000 parts"),
        ("# " + "注" * (4 << 20), "a comment of 12 MB"),
        ("x = 0x" + "f" * 100_000, "an integer of 100,000 digits"),
        ("\0" * (4 << 20), "4 MB of zero bytes"),
    ))  # fmt: skip
    with (scene.plan / "plan.toml").open("a", encoding="utf-8") as file:
        file.write("\n" + more + "\n")
    return Trap("endless plan", what, faulty="comment" not in what)
