"""A desk with a received plan folder, beside a home that is nobody's business.

Everything hostile is laid out below the desk; whatever stands beside it must be neither opened by
way of the folder's content nor changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from campaigns.office import TODAY, Office

HERE = timezone(timedelta(hours=8))
"""The zone of the office (`Office.environ`)."""

ITEM, OTHER, REPEATED = "3.1.1", "3.2.1", "4.1"
PHOTO = f"evidence/{ITEM}/合影.jpg"
PICTURE = b"\xff\xd8\xff\xe0 a picture"
SECRET = "-----BEGIN OPENSSH PRIVATE KEY----- c2VjcmV0"  # noqa: S105 - a bait

PLAN = """\
format = 1
title = "{year}年度精神文明工作方案"
unit = "区委宣传部"
year = {year}

[[task]]
no = "3.1"
title = "强化思想武装"

[[task]]
no = "3.1.1"
title = "组织专题学习"
lead = "理论科"
due = {year}-12-20
steps = ["学习方案", "签到表"]

[[task]]
no = "3.2"
title = "加强廉政建设"

[[task]]
no = "3.2.1"
title = "每年一次警示教育"
lead = "办公室"
due = {year}-11-30

[[measure]]
no = "4.1"
title = "每季度一次例会"
every = "quarter"
steps = ["会议通知", "会议记录"]
"""


@dataclass(frozen=True)
class Line:
    """A line of a journal as the attacker put it there."""

    file: str
    """The journal file's name."""

    number: int
    id: str


@dataclass
class Trap:
    """What was laid out, and what the right answer is."""

    kind: str
    what: str
    named: list[str] = field(default_factory=list)
    """Paths below `plans/` of which `check` must speak."""

    alone: list[Path] = field(default_factory=list)
    """Hostile objects that must stay as they are."""

    seen: list[Line] = field(default_factory=list)
    """Entries that the log lists, or `check` names."""

    listed: list[Line] = field(default_factory=list)
    """Entries that the log lists in any case."""

    told: list[Line] = field(default_factory=list)
    """Entries that `check` names, by file and line or by id."""

    raw: list[str] = field(default_factory=list)
    """Words that a shell's completion must never be given as they are."""

    faulty: bool = False
    """The plan itself is at fault: `check` says so, with its line."""

    clean: bool = False
    """There is nothing to be said: `check` ends with 0 and names nothing."""

    also: Sequence[tuple[str, tuple[str, ...]]] = ()
    """What must hold besides, by its name in `rules.RULES`, with a command."""


@dataclass(frozen=True)
class Scene:
    """One desk; `today` is "" where the machine's clock tells."""

    root: Path
    year: int
    today: str = TODAY
    writer: str = "li-na@pc-07"

    @property
    def desk(self) -> Path:
        """The folder that holds `plans/`."""
        return self.root / "desk"

    @property
    def home(self) -> Path:
        """The canary: dotfiles and a key."""
        return self.root / "home"

    @property
    def elsewhere(self) -> Path:
        """A whole plan folder that is not ours."""
        return self.root / "elsewhere"

    @property
    def plan(self) -> Path:
        """The received folder."""
        return self.desk / "plans" / str(self.year)

    @property
    def journal(self) -> Path:
        """The received journal."""
        return self.plan / "journal"

    @property
    def own(self) -> Path:
        """The journal file into which this clerk's commands write."""
        return self.journal / f"{self.writer}.jsonl"

    def office(self, **variables: str) -> Office:
        """The clerk before it."""
        places = {
            "HOME": self.home,
            "TMPDIR": self.root / "tmp",
            "XDG_CACHE_HOME": self.root / "cache",
        }
        own = {name: str(path) for name, path in places.items()}
        return Office(self.desk, today=self.today, variables=own | variables)

    def outside(self) -> dict[str, tuple[object, ...]]:
        """All that stands beside the desk, with modes and bytes."""
        found: dict[str, tuple[object, ...]] = {}
        for folder in (self.home, self.elsewhere, self.root):
            deep = folder != self.root
            for path in sorted(folder.rglob("*") if deep else folder.iterdir()):
                found[str(path.relative_to(self.root))] = look(path) if deep else ()
        return found


def look(path: Path) -> tuple[object, ...]:
    """What an object is, without opening anything but a small regular file."""
    try:
        about = path.lstat()
    except OSError:
        return ("gone",)
    kind = stat.S_IFMT(about.st_mode)
    if kind == stat.S_IFLNK:
        return ("link", os.fsencode(path.readlink()))
    if kind == stat.S_IFREG and about.st_size < 1 << 20:
        return ("file", about.st_mode, hashlib.sha256(path.read_bytes()).hexdigest())
    return (kind, about.st_mode, about.st_size if kind == stat.S_IFREG else 0, about.st_rdev)


def clock() -> datetime:
    """The moment, in the office's zone."""
    now = time.time()  # noqa: TID251 - the clock that the program has, too
    return datetime.fromtimestamp(now, UTC).astimezone(HERE)


def seal_line(above: bytes, entry: dict[str, Any]) -> bytes:
    """A line with its two last fields, as docs/decisions.md (2026-11-23) has them."""
    entry = {**entry, "prev": _digest(above)}
    body = json.dumps(entry, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return body[:-1] + b', "seal": "' + _digest(body).encode() + b'"}'


def _digest(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()[:16]


def identity(moment: datetime, n: int = 0) -> str:
    """An entry's id of that moment."""
    return f"{int(moment.timestamp() * 1000):012x}-{n:08x}"


def entry(moment: datetime, n: int, do: str = "note", **fields: Any) -> dict[str, Any]:
    """An entry as a command would write it."""
    made: dict[str, Any] = {
        "id": identity(moment, n),
        "at": moment.isoformat(timespec="seconds"),
        "by": "李娜",
        "do": do,
        "item": ITEM,
    }
    if do != "undo":
        made["on"] = moment.date().isoformat()
    if do == "note":
        made["note"] = f"第{n}次"
    return made | fields


def write_journal(path: Path, entries: list[dict[str, Any]]) -> list[Line]:
    """A journal file with these entries, sealed one upon the other."""
    above, lines = b"", []
    for made in entries:
        above = seal_line(above, made)
        lines.append(above)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\n".join([*lines, b""]))
    return [Line(path.name, n, made["id"]) for n, made in enumerate(entries, 1)]


def lay_out(scene: Scene) -> list[Line]:
    """An ordinary folder, a home and a twin of the folder elsewhere; the entries in it."""
    for folder in ("tmp", "cache", "home/.ssh", "elsewhere"):
        (scene.root / folder).mkdir(parents=True)
    (scene.home / ".bashrc").write_text("PS1='$ '\n# 我的设置\n{\"half\": ", encoding="utf-8")
    (scene.home / ".profile").write_text("umask 022\n", encoding="utf-8")
    (scene.home / "note.jsonl").write_text('{"half": \n', encoding="utf-8")
    key = scene.home / ".ssh" / "id_ed25519"
    key.write_text(SECRET + "\n", encoding="utf-8")
    key.chmod(0o600)
    lines = _folder(scene, scene.plan)
    _folder(scene, scene.elsewhere / str(scene.year))
    (scene.desk / "材料.txt").write_text("一份材料\n", encoding="utf-8")
    (scene.desk / "方案.txt").write_text(
        f"办公室{scene.year + 1}年工作方案\n一、工作任务\n（一）加强学习。每季度开展1次集中学习。\n"
        "（二）办好实事。6月底前完成。\n",
        encoding="utf-8",
    )
    return lines


def _folder(scene: Scene, plan: Path) -> list[Line]:
    for name in ("templates", "source", "amendments", "forms", "journal/aside"):
        (plan / name).mkdir(parents=True)
    (plan / "plan.toml").write_text(PLAN.format(year=scene.year), encoding="utf-8")
    (plan / "source" / "方案.txt").write_text("原件\n", encoding="utf-8")
    (plan / "journal" / ".gitattributes").write_text("*.jsonl merge=union\n", encoding="utf-8")
    (plan / "journal" / ".gitignore").write_text(".*.lock\n.*.part\n", encoding="utf-8")
    photo = plan / PHOTO
    photo.parent.mkdir(parents=True)
    photo.write_bytes(PICTURE)
    moment = base(scene)
    lines = write_journal(
        plan / "journal" / f"{scene.writer}.jsonl", [entry(moment, 1), entry(moment, 2, item=OTHER)]
    )
    proof = {"path": PHOTO, "sha256": hashlib.sha256(PICTURE).hexdigest(), "caption": "合影"}
    return lines + write_journal(
        plan / "journal" / "wang@pc-08.jsonl",
        [entry(moment, 3, "attach", evidence=[proof]), entry(moment, 4, "tick", step="签到表")],
    )


def base(scene: Scene) -> datetime:
    """A moment at which an ordinary entry of this folder was recorded."""
    if scene.today:
        return datetime.fromisoformat(f"{scene.today}T09:00:00").replace(tzinfo=HERE) - timedelta(5)
    today = clock().replace(hour=0, minute=0, second=0, microsecond=0)
    return max(today - timedelta(hours=15), today.replace(month=1, day=1))


def clear(folder: Path) -> None:
    """Remove a folder however deep it is."""
    if os.geteuid():  # only root removes what is closed
        subprocess.run(["chmod", "-R", "u+rwX", "--", str(folder)], check=False)
    subprocess.run(["rm", "-rf", "--", str(folder)], check=True)
