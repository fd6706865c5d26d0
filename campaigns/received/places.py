"""What stands in the place of each path that the program knows: links, devices, wrong kinds."""
# ruff: noqa: ARG005 - a case stands as one row of its table, and takes what it needs

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path
from random import Random

from campaigns.received.scene import ITEM, PHOTO, Scene, Trap, clear

FILES = (
    "plan.toml",
    "plan.new.toml",
    "journal/{own}.jsonl",
    "journal/wang@pc-08.jsonl",
    "journal/.gitattributes",
    "journal/.gitignore",
    "journal/.{own}.lock",
    "journal/.evidence.lock",
    "evidence/.gitattributes",
    "templates/summary.docx",
    "source/方案.txt",
    PHOTO,
    f"evidence/{ITEM}/无人提到.jpg",
)
"""Paths below the plan's folder where the program expects a file."""

FOLDERS = (
    "",
    "journal",
    "journal/aside",
    "evidence",
    f"evidence/{ITEM}",
    "templates",
    "source",
    "amendments",
    "forms",
)
"""Those where it expects a folder; "" is the plan's folder itself."""

Put = Callable[[Scene, Path, str, Random], None]


def _to(target: Callable[[Scene, Path, str], str | Path]) -> Put:
    def put(scene: Scene, path: Path, place: str, chance: Random) -> None:
        del chance
        path.symlink_to(target(scene, path, place))

    return put


def _relative(scene: Scene, path: Path) -> str:
    return os.path.relpath(scene.home, path.parent)


def _chain(scene: Scene, path: Path, place: str, chance: Random) -> None:
    """Links to links; the last leads to the canary."""
    last: str | Path = scene.home / ".bashrc"
    for n in range(chance.randint(2, 30)):
        step = scene.desk / f"step-{n}"
        step.symlink_to(last)
        last = step
    path.symlink_to(last)
    del place


def _ring(scene: Scene, path: Path, place: str, chance: Random) -> None:
    """Two links that lead to each other."""
    del place, chance
    other = scene.desk / "ring"
    other.symlink_to(path)
    path.symlink_to(other)


LINKS: dict[str, Put] = {
    "relative to a dotfile": _to(lambda s, p, _: f"{_relative(s, p)}/.bashrc"),
    "absolute to a dotfile": _to(lambda s, p, _: s.home / ".bashrc"),
    "to a private key": _to(lambda s, p, _: s.home / ".ssh" / "id_ed25519"),
    "to a journal-like file": _to(lambda s, p, _: s.home / "note.jsonl"),
    "dangling, would be created": _to(lambda s, p, _: f"{_relative(s, p)}/.bash_login"),
    "dangling, absolute": _to(lambda s, p, _: s.home / ".config" / "autostart" / "x.desktop"),
    "to a folder": _to(lambda s, p, _: s.home),
    "to the folder of keys": _to(lambda s, p, _: f"{_relative(s, p)}/.ssh"),
    "to its twin elsewhere": _to(lambda s, p, place: s.elsewhere / str(s.year) / place),
    "to another file inside": _to(lambda s, p, _: s.journal / "wang@pc-08.jsonl.kept"),
    "to the folder above": _to(lambda s, p, _: ".."),
    "chain to a dotfile": _chain,
    "loop": _to(lambda s, p, _: p.name),
    "loop of two": _ring,
    "to /dev/zero": _to(lambda s, p, _: "/dev/zero"),
    "to /proc/self/environ": _to(lambda s, p, _: "/proc/self/environ"),
}


def _device(kind: int, major: int, minor: int) -> Put:
    def put(scene: Scene, path: Path, place: str, chance: Random) -> None:
        del scene, place, chance
        os.mknod(path, 0o666 | kind, os.makedev(major, minor))

    return put


def _fifo(scene: Scene, path: Path, place: str, chance: Random) -> None:
    del scene, place, chance
    os.mkfifo(path)


def _socket(scene: Scene, path: Path, place: str, chance: Random) -> None:
    """A socket's name, which must be short, so it is moved to its place."""
    del place, chance
    short = scene.root / "tmp" / "s"
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(short))
    short.rename(path)


def _sparse(scene: Scene, path: Path, place: str, chance: Random) -> None:
    del scene, place
    with path.open("wb") as file:
        file.truncate(chance.choice((20 << 30, 1 << 40)))


def _folder(scene: Scene, path: Path, place: str, chance: Random) -> None:
    del scene, place, chance
    path.mkdir()
    (path / "inner.txt").write_text("x", encoding="utf-8")


def _file(scene: Scene, path: Path, place: str, chance: Random) -> None:
    del scene, place, chance
    path.write_bytes(b"no folder\n")


def _closed_file(scene: Scene, path: Path, place: str, chance: Random) -> None:
    _file(scene, path, place, chance)
    path.chmod(0)


def _closed_folder(scene: Scene, path: Path, place: str, chance: Random) -> None:
    _folder(scene, path, place, chance)
    path.chmod(chance.choice((0, 0o444, 0o111)))


SPECIAL: dict[str, Put] = {
    "FIFO": _fifo,
    "socket": _socket,
    "device zero": _device(stat.S_IFCHR, 1, 5),
    "device full": _device(stat.S_IFCHR, 1, 7),
    "block device": _device(stat.S_IFBLK, 7, 99),
}
FOR_FILES: dict[str, Put] = {
    "huge sparse file": _sparse,
    "folder for a file": _folder,
    "unreadable file": _closed_file,
}
FOR_FOLDERS: dict[str, Put] = {"file for a folder": _file, "unreadable folder": _closed_folder}


def link(scene: Scene, chance: Random) -> Trap:
    """A link in some place."""
    place = chance.choice((*FILES, *FOLDERS))
    how = chance.choice(tuple(LINKS))
    return _put(scene, place, how, LINKS[how], "link", chance)


def special(scene: Scene, chance: Random) -> Trap:
    """A FIFO, socket, device, wrong kind, unreadable or huge object in some place."""
    place = chance.choice((*FILES, *FOLDERS))
    hows = SPECIAL | (FOR_FOLDERS if place in FOLDERS else FOR_FILES)
    if place.startswith("source/") or "无人提到" in place:  # there may be folders of any name
        hows = {name: put for name, put in hows.items() if name != "folder for a file"}
    if not place and not os.geteuid():  # nothing is closed to root: it is an empty folder
        hows = {name: put for name, put in hows.items() if name != "unreadable folder"}
    if os.geteuid():  # only root makes devices
        hows = {name: put for name, put in hows.items() if "device" not in name}
    how = chance.choice(tuple(hows))
    return _put(scene, place, how, hows[how], how, chance)


def _put(scene: Scene, place: str, how: str, put: Put, kind: str, chance: Random) -> Trap:
    place = place.format(own=scene.writer)
    kept = scene.journal / "wang@pc-08.jsonl"
    kept.with_name("wang@pc-08.jsonl.kept").write_bytes(kept.read_bytes())
    path = scene.plan / place if place else scene.plan
    if path.is_dir() and not path.is_symlink():
        clear(path)
    else:
        path.unlink(missing_ok=True)
    put(scene, path, place, chance)
    shown = path.relative_to(scene.desk).as_posix()
    return Trap(
        kind, f"{how}: {shown}", named=[place or shown], alone=[path], also=_meeting(scene, place)
    )


def _meeting(scene: Scene, place: str) -> list[tuple[str, tuple[str, ...]]]:
    """The commands whose business the place is."""
    by_room = {
        "templates": ("export", "summary", "全年", "-o", "小结.docx"),
        "evidence": ("attach", ITEM, "材料.txt"),
        "journal": ("note", ITEM, "又一次", "--json"),
        "plan.new.toml": ("import", "方案.txt", "--into", str(scene.year)),
    }
    args = by_room.get(place.split("/", maxsplit=1)[0])
    return [("harmless", args)] if args else []


def empty(scene: Scene, chance: Random) -> Trap:
    """A file of 0 bytes in some place."""
    place = chance.choice(FILES).format(own=scene.writer)
    path = scene.plan / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    shown = path.relative_to(scene.desk).as_posix()
    wanted = place.startswith(f"evidence/{ITEM}") or place == "plan.toml"
    return Trap("0 bytes", shown, named=[place] if wanted else [])


def foreign_attributes(scene: Scene, chance: Random) -> Trap:
    """Files that tell git, or a person's tools, something else than ours do."""
    name, text = chance.choice((
        ("journal/.gitattributes", "*.jsonl merge=ours filter=run diff=run\n"),
        ("journal/.gitattributes", "*.jsonl -text merge=binary\n"),
        ("evidence/.gitattributes", "* filter=run\n"),
    ))  # fmt: skip
    path = scene.plan / name
    path.write_text(text, encoding="utf-8")
    shown = path.relative_to(scene.desk).as_posix()
    wanted = name.startswith("journal/")
    return Trap(
        "foreign .gitattributes", f"{shown}: {text.strip()}", named=[shown] if wanted else []
    )
