"""The files below a folder, without recursion: a tree from elsewhere may be of any depth."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

MOST_DEPTH = 40
"""Folders in folders; evidence lies two deep, and whole archives of photographs some ten."""


def walk_files(folder: Path) -> Iterator[Path]:
    """Yield what is no folder below `folder`, sorted by path; follow no links to folders.

    Folders that cannot be read, and those below `MOST_DEPTH`, are passed over.
    """
    found: list[Path] = []
    waiting = [(folder, 0)]
    while waiting:
        place, depth = waiting.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    if not entry.is_dir(follow_symlinks=False):
                        found.append(Path(entry.path))
                    elif depth < MOST_DEPTH:
                        waiting.append((Path(entry.path), depth + 1))
        except OSError:
            continue
    yield from sorted(found)
