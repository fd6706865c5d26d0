"""Folders whose disk locks no files, as some network shares: recording goes on with other means.

The answer of the system is a real one: a library laid over it, where there is a C compiler.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from wenming_cli.store.processes import this_process

if TYPE_CHECKING:
    from cli.conftest import MakeOffice, Office

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has locks of another kind")

NO_LOCKS = {"ENOSYS": errno.ENOSYS, "ENOLCK": errno.ENOLCK, "EOPNOTSUPP": errno.EOPNOTSUPP}
JOURNAL = "plans/2023/journal"

FLOCK = """
#include <errno.h>
#include <stdlib.h>
int flock(int file, int operation) { errno = atoi(getenv("FLOCK_ERRNO")); return -1; }
"""
SITE = """
import fcntl, os
def flock(file, operation):
    number = int(os.environ["FLOCK_ERRNO"])
    raise OSError(number, os.strerror(number))
fcntl.flock = flock
"""

LONGEST = 30
"""Seconds; a single command that waits for a lock takes as long."""


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that stands before the system's own."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if not compiler or sys.platform != "linux":
        pytest.skip("there is no C compiler, or the system loads no library before its own")
    folder = tmp_path_factory.mktemp("flock")
    (folder / "flock.c").write_text(FLOCK, encoding="ascii")
    command = [compiler, "-shared", "-fPIC", "-o", "flock.so", "flock.c"]
    subprocess.run(command, cwd=folder, check=True)
    return folder / "flock.so"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of Python that does the same without a compiler."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(SITE, encoding="ascii")
    return tmp_path / "site"


def on_share(library: Path, number: int) -> dict[str, str]:
    return {"LD_PRELOAD": str(library), "FLOCK_ERRNO": str(number)}


def own(here: Office) -> Path:
    """The only file of a journal; its name has that of this computer in it."""
    (file,) = (here.root / JOURNAL).glob("*.jsonl")
    return file


def recorded(here: Office, field: str = "do") -> list[str]:
    """A field of each entry."""
    return [json.loads(line)[field] for line in own(here).read_bytes().splitlines()]


def rests(here: Office) -> list[str]:
    return [path.name for path in (here.root / JOURNAL).glob(".*") if "held" in path.name]


STORY = ("note 3.1.1 开会", "done 3.1.1 --evidence photo.jpg", "check", "check --repair", "undo")


@pytest.mark.slow
@pytest.mark.parametrize("number", NO_LOCKS.values(), ids=NO_LOCKS)
def test_every_command_works_where_files_cannot_be_locked(
    number: int, library: Path, office: MakeOffice
) -> None:
    """Also where an earlier command locked its file; nothing is waited for, nothing is complained."""
    here = office().write({"photo.jpg": b"a photo"})
    assert here.real("note 3.1.1 之前").code == 0
    with own(here).open("ab") as torn:
        torn.write(b'{"id": "0187')
    begun = time.monotonic()

    answers = [here.real(command, **on_share(library, number)) for command in STORY]

    assert time.monotonic() - begun < LONGEST
    assert [answer.code for answer in answers] == [0, 0, 1, 0, 0]
    assert all("Warning" not in answer.err and "lock" not in answer.err for answer in answers)
    assert recorded(here) == ["note", "note", "done", "undo"]
    assert rests(here) == []
    after = here.real("check", **on_share(library, number))
    assert (after.code, "lock" in after.out) == (0, False)


@pytest.mark.slow
def test_nor_is_a_compiler_needed_to_see_it(site: Path, office: MakeOffice) -> None:
    here = office().write({"photo.jpg": b"a photo"})
    environ = {"PYTHONPATH": str(site), "FLOCK_ERRNO": str(errno.ENOSYS)}

    answers = [here.real(command, **environ) for command in STORY]

    assert [(answer.code, answer.err) for answer in answers] == [(0, "")] * len(STORY)
    assert recorded(here) == ["note", "done", "undo"]
    assert rests(here) == []


@pytest.mark.slow
@pytest.mark.parametrize(("number", "said"), [(errno.EIO, "磁盘有故障"), (errno.ESTALE, "服务器")])
def test_another_fault_is_told_in_chinese_with_its_own_advice(
    number: int, said: str, library: Path, office: MakeOffice
) -> None:
    answer = office().real("note 3.1.1 开会", **on_share(library, number))

    assert answer.code == 3
    assert said in answer.err
    assert "请检查磁盘和文件夹权限" not in answer.err
    assert "Traceback" not in answer.err


def test_a_rest_of_another_computer_is_named_and_has_its_time(
    office: MakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name in it is data: no control character of it reaches the screen."""
    here, name = office(), ".li-na@pc-07.held.lock"
    rest = here.root / JOURNAL / name
    other = this_process()._asdict() | {"host": "pc-\x1b[31m09"}
    here.write({f"{JOURNAL}/{name}": json.dumps(other)})
    for old, code in ((True, 0), (False, 3)):
        here.write({f"{JOURNAL}/{name}": json.dumps(other)})
        changed = rest.stat().st_mtime - (3600 if old else 0)
        os.utime(rest, (changed, changed))
        monkeypatch.setattr("wenming_cli.store.journal.locks.LOCK_SECONDS", 0.05)
        monkeypatch.setattr("fcntl.flock", _no_locks)

        answer = here.run("note 3.1.1 开会")

        assert answer.code == code, answer.err
        assert "\x1b" not in answer.err
        assert rest.exists() is not old
    assert "最迟10分钟后" in answer.err.replace("\n", "")
    assert here.run("check").code == 0


def _no_locks(_descriptor: int, _operation: int) -> None:
    raise OSError(errno.ENOLCK, "No locks available")


# --- many at once, and killed ones ------------------------------------------------------------------


@pytest.mark.slow
def test_eight_at_once_lose_nothing(library: Path, office: MakeOffice) -> None:
    here = office()
    environ = here.environ(**on_share(library, errno.ENOLCK))
    loop = 'for n in 1 2 3 4 5; do "$0" note 3.1.1 "$1 $n" || exit 1; done'
    program = here.words("")[0]
    shells = [
        subprocess.Popen(
            ["sh", "-c", loop, program, f"第{n}个"],
            cwd=here.root, env=environ, stdout=subprocess.DEVNULL,
        )
        for n in range(8)
    ]  # fmt: skip

    assert [shell.wait(120) for shell in shells] == [0] * 8

    assert sorted(recorded(here, "note")) == sorted(
        f"第{n}个 {turn}" for n in range(8) for turn in range(1, 6)
    )
    assert rests(here) == []
    assert here.real("check").code == 0


@pytest.mark.slow
def test_one_that_was_killed_while_it_held_the_lock_blocks_nobody(
    library: Path, office: MakeOffice
) -> None:
    here = office()
    words = [sys.executable, "-c", KILLED, *here.words("note 3.1.1 被杀")[1:]]
    environ = here.environ(**on_share(library, errno.ENOSYS))
    killed = subprocess.run(words, cwd=here.root, env=environ, capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert len(rests(here)) == 1
    assert here.real("check").code == 0
    begun = time.monotonic()

    answer = here.real("note 3.1.1 之后", **on_share(library, errno.ENOSYS))

    assert (answer.code, answer.err) == (0, "")
    assert time.monotonic() - begun < LONGEST
    assert rests(here) == []


KILLED = """
import os, sys
from wenming_cli.store.journal import appending
appending._append_lines = lambda *_: os.kill(os.getpid(), 9)
from wenming_cli.cli.app import main
sys.argv[0] = "wenming"
main()
"""
