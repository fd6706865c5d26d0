"""Pages shown before: found only for the very same inputs, and never missed when they are gone."""

from __future__ import annotations

import os
import sys
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


def folder(cache: PageCache) -> Path:
    return cache.place()


def key(cache: PageCache, workspace: Workspace, *more: object) -> str:
    """As a program that has just been started finds it."""
    return PageCache(cache.place).key(workspace.files(), *more)


def test_a_page_comes_back(cache: PageCache, workspace: Workspace) -> None:
    name = key(cache, workspace, "status", 80)
    assert cache.find(name) is None
    cache.keep(name, "第一行\n\x1b[1;31m第二行\x1b[0m\n")
    assert PageCache(cache.place).find(name) == "第一行\n\x1b[1;31m第二行\x1b[0m\n"
    assert (folder(cache).stat().st_mode & 0o077 == 0) or os.name == "nt"


def test_each_input_is_in_the_key(cache: PageCache, workspace: Workspace) -> None:
    journal = workspace.folder / "journal"
    keys = [key(cache, workspace, "status"), key(cache, workspace, "status", 80)]
    (journal / "li-na@pc.jsonl").write_bytes(b"{}\n{}\n")
    keys.append(key(cache, workspace, "status"))
    (journal / "wang@pc.jsonl").write_bytes(b"")
    keys.append(key(cache, workspace, "status"))
    (journal / "wang@pc.jsonl").rename(journal / "zhao@pc.jsonl")
    keys.append(key(cache, workspace, "status"))
    workspace.plan_path.write_bytes(b"title = 'x'\n")
    keys.append(key(cache, workspace, "status"))
    workspace.folder.rename(workspace.folder.parent / "2024")
    keys.append(key(cache, Workspace(workspace.root, "2024"), "status"))

    assert len(set(keys)) == len(keys)


def test_the_program_is_in_the_key(
    cache: PageCache, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No page outlives the edition of the program, of its libraries and of Python that made it."""
    program = tmp_path / "program"
    (program / "store").mkdir(parents=True)
    (program / "__pycache__").mkdir()
    source = program / "store" / "pagecache.py"
    source.write_bytes(b"1")
    monkeypatch.setattr(pagecache, "__file__", str(source))
    keys = [key(cache, workspace)]
    source.write_bytes(b"22")
    keys.append(key(cache, workspace))
    os.utime(source, (1, 1))
    keys.append(key(cache, workspace))
    (program / "store" / "new.py").write_bytes(b"")
    keys.append(key(cache, workspace))
    (program / "__pycache__" / "new.pyc").write_bytes(b"")
    assert key(cache, workspace) == keys[-1]
    monkeypatch.setattr(pagecache, "find_spec", lambda name: None)
    keys.append(key(cache, workspace))
    monkeypatch.setattr("sys.version", "4.0")
    keys.append(key(cache, workspace))

    assert len(set(keys)) == len(keys)


def test_bytes_do_not_move_between_files(cache: PageCache, workspace: Workspace) -> None:
    """The end of one file and the beginning of the next are not the same as one file."""
    journal = workspace.folder / "journal"
    (journal / "a.jsonl").write_bytes(b"b.jsonl")
    (journal / "b.jsonl").write_bytes(b"")
    one = key(cache, workspace)
    (journal / "a.jsonl").write_bytes(b"")
    (journal / "b.jsonl").write_bytes(b"b.jsonl")
    assert key(cache, workspace) != one


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_in_another_encoding(cache: PageCache, workspace: Workspace) -> None:
    """Such as an archive from Windows leaves behind."""
    journal = os.fsencode(workspace.folder / "journal")
    Path(os.fsdecode(journal + b"/\xc0\xee@pc.jsonl")).write_bytes(b"{}\n")
    assert key(cache, workspace)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_a_folder_that_cannot_be_listed_is_not_an_empty_one(workspace: Workspace) -> None:
    journal = workspace.folder / "journal"
    journal.rename(workspace.folder / "kept")
    assert workspace.files() == [workspace.plan_path]
    journal.write_bytes(b"")
    with pytest.raises(NotADirectoryError):
        workspace.files()


@pytest.mark.parametrize(
    "damage", [b"", b"\n", b"0" * 40 + b"\nfalse\n", b"\xff\xfe", b"\xff\xfe\n\xff"]
)
def test_a_page_that_was_changed_is_none(damage: bytes, cache: PageCache) -> None:
    cache.keep("0" * 40, "真话\n")
    (folder(cache) / ("0" * 40)).write_bytes(damage)
    assert cache.find("0" * 40) is None


@pytest.mark.parametrize("sign", ["\x1b]0;title\x07", "\x1b[2J", "\x07", "\x9b1m", "\r"])
def test_no_page_steers_a_terminal(sign: str, cache: PageCache) -> None:
    """Whoever could put one there: only colours pass."""
    cache.keep("0" * 40, f"第一行{sign}\n")
    assert cache.find("0" * 40) is None


def test_the_oldest_give_way_and_other_files_stay(cache: PageCache) -> None:
    folder(cache).mkdir(mode=0o700, parents=True)
    (folder(cache) / "报告.docx").write_bytes(b"")
    (folder(cache) / ("f" * 40)).mkdir()  # cannot be deleted as a page is
    os.utime(folder(cache) / ("f" * 40), (0, 0))
    for n in range(KEPT + 3):
        cache.keep(f"{n:040x}", f"page {n}")
        os.utime(folder(cache) / f"{n:040x}", (n, n))
    assert (folder(cache) / "报告.docx").exists()
    assert cache.find(f"{2:040x}") is None
    assert cache.find(f"{KEPT + 2:040x}") == f"page {KEPT + 2}"
    assert len(list(folder(cache).iterdir())) <= KEPT + 3


def test_a_very_long_page_is_not_kept(cache: PageCache) -> None:
    cache.keep("0" * 40, "字" * LONGEST)
    assert cache.find("0" * 40) is None


def test_no_folder_no_page(tmp_path: Path) -> None:
    """Where the cache cannot be, nothing is kept and nothing fails."""

    def homeless() -> Path:
        raise RuntimeError("could not determine the home directory")

    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / ("0" * 40)).mkdir()
    for place in (lambda: tmp_path / "file" / "pages", homeless, lambda: tmp_path / "taken"):
        cache = PageCache(place)
        cache.keep("0" * 40, "page")
        assert cache.find("0" * 40) is None
    assert [path.name for path in (tmp_path / "taken").iterdir()] == ["0" * 40]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_a_folder_of_others_is_not_used(tmp_path: Path) -> None:
    """Neither one that anybody may write into, nor a link to somewhere else."""
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)
    (tmp_path / "real").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for name in ("open", "link"):
        cache = PageCache(lambda name=name: tmp_path / name)  # type: ignore[misc]
        cache.keep("0" * 40, "page")
        assert cache.find("0" * 40) is None
    assert not list((tmp_path / "real").iterdir())
