"""Pages shown before: found only for the very same inputs, and never missed when they are gone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wenming_cli.store import pagecache
from wenming_cli.store.pagecache import KEPT, LONGEST, PageCache
from wenming_cli.store.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    journal = tmp_path / "plans" / "2023" / "journal"
    journal.mkdir(parents=True)
    (journal.parent / "plan.toml").write_bytes("title = '方案'\n".encode())
    (journal / "li-na@pc.jsonl").write_bytes(b"{}\n")
    return Workspace(tmp_path, "2023")


@pytest.fixture
def cache(tmp_path: Path) -> PageCache:
    return PageCache(lambda: tmp_path / "cache" / "pages")


def test_a_page_comes_back(cache: PageCache, workspace: Workspace) -> None:
    key = cache.key(workspace, "status", 80)
    assert cache.find(key) is None
    cache.keep(key, "第一行\n第二行\n")
    assert PageCache(cache.place).find(key) == "第一行\n第二行\n"
    assert (cache.folder.stat().st_mode & 0o077 == 0) or os.name == "nt"


def test_each_input_is_in_the_key(
    cache: PageCache, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = workspace.folder / "journal"
    keys = [cache.key(workspace, "status"), cache.key(workspace, "status", 80)]
    (journal / "li-na@pc.jsonl").write_bytes(b"{}\n{}\n")
    keys.append(cache.key(workspace, "status"))
    (journal / "wang@pc.jsonl").write_bytes(b"")
    keys.append(cache.key(workspace, "status"))
    (journal / "wang@pc.jsonl").rename(journal / "zhao@pc.jsonl")
    keys.append(cache.key(workspace, "status"))
    workspace.plan_path.write_bytes(b"title = 'x'\n")
    keys.append(cache.key(workspace, "status"))
    monkeypatch.setattr(pagecache, "_stamps", lambda folder: iter([(folder, 1, 1)]))
    keys.append(PageCache(cache.place).key(workspace, "status"))

    assert len(set(keys)) == len(keys)


def test_bytes_do_not_move_between_files(cache: PageCache, workspace: Workspace) -> None:
    """The end of one file and the beginning of the next are not the same as one file."""
    journal = workspace.folder / "journal"
    (journal / "a.jsonl").write_bytes(b"b.jsonl")
    (journal / "b.jsonl").write_bytes(b"")
    one = cache.key(workspace)
    (journal / "a.jsonl").write_bytes(b"")
    (journal / "b.jsonl").write_bytes(b"b.jsonl")
    assert cache.key(workspace) != one


@pytest.mark.parametrize("damage", [b"", b"\n", b"0" * 40 + b"\nfalse\n", b"\xff\xfe"])
def test_a_page_that_was_changed_is_none(
    damage: bytes, cache: PageCache, workspace: Workspace
) -> None:
    key = cache.key(workspace)
    cache.keep(key, "真话\n")
    (cache.folder / key).write_bytes(damage)
    assert cache.find(key) is None


def test_the_oldest_give_way(cache: PageCache) -> None:
    for n in range(KEPT + 3):
        cache.keep(f"{n:040x}", f"page {n}")
        os.utime(cache.folder / f"{n:040x}", (n, n))
    assert len(list(cache.folder.iterdir())) == KEPT
    assert cache.find(f"{2:040x}") is None
    assert cache.find(f"{KEPT + 2:040x}") == f"page {KEPT + 2}"


def test_a_very_long_page_is_not_kept(cache: PageCache) -> None:
    cache.keep("0" * 40, "字" * LONGEST)
    assert cache.find("0" * 40) is None


def test_no_folder_no_page(tmp_path: Path) -> None:
    """Where the cache cannot be, nothing is kept and nothing fails."""
    (tmp_path / "file").write_bytes(b"")
    cache = PageCache(lambda: tmp_path / "file" / "pages")
    cache.keep("0" * 40, "page")
    assert cache.find("0" * 40) is None


def test_without_the_calendar(
    cache: PageCache, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The holidays' edition is an input; a missing package is one too."""
    with_calendar = cache.key(workspace)
    monkeypatch.setattr(pagecache, "find_spec", lambda name: None)
    assert PageCache(cache.place).key(workspace) != with_calendar
