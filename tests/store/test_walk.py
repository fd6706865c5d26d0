"""A folder from elsewhere is walked to its end, however deep it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wenming_cli.store.walk import MOST_DEPTH, walk_files


def test_files_come_sorted_and_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    for name in ("b/x", "a/y/z", "c"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "link").symlink_to(tmp_path)
    found = [path.relative_to(tmp_path).as_posix() for path in walk_files(tmp_path)]
    assert found == ["a/y/z", "b/x", "c", "link"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert list(walk_files(tmp_path / "none")) == []


@pytest.mark.parametrize(("deep", "found"), [(MOST_DEPTH, 1), (MOST_DEPTH + 1, 0), (1500, 0)])
def test_a_tree_of_any_depth_ends(
    deep: int, found: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "tree"
    place.mkdir()
    monkeypatch.chdir(place)
    for _ in range(deep):
        os.mkdir("d")  # noqa: PTH102  a path of 1,500 names is too long to be named whole
        os.chdir("d")
    Path("x").touch()
    os.chdir(tmp_path)
    assert len(list(walk_files(place))) == found
    while (place / "d").exists():  # pytest cannot remove what is so deep
        (place / "d").rename(tmp_path / "one")
        (tmp_path / "one/x").unlink(missing_ok=True)
        if (tmp_path / "one/d").exists():
            (tmp_path / "one/d").rename(place / "d")
        (tmp_path / "one").rmdir()
