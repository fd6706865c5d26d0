"""Some hostile folders with a fixed seed, and that the campaign sees what is wrong."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from random import Random

import pytest

from turns import turns

if sys.platform == "win32":
    pytest.skip("the campaigns fork and kill processes", allow_module_level=True)

from campaigns.child import Ran
from campaigns.office import REPO
from campaigns.received import campaign, judge, places
from campaigns.received.scene import Line, Scene, Trap, lay_out, seal_line
from campaigns.received.watch import Watched, touched
from campaigns.strace import why_not

SEED = 20261127

needs_strace = pytest.mark.skipif(bool(why_not()), reason=why_not() or "strace is here")


@pytest.mark.slow
@needs_strace
@pytest.mark.parametrize("count", [8, pytest.param(turns(16, of=60), marks=pytest.mark.slow)])
def test_a_received_folder_is_as_harmless_as_a_picture(count: int) -> None:
    report = campaign.run(count, SEED, quiet=True)

    assert report.findings == []
    assert report.counts["folders"] == count


# --- the campaign itself --------------------------------------------------------------------------


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path.resolve(), 2023)


def faults(scene: Scene, *lines: str, err: bytes = b"", code: int = 0) -> list[str]:
    """What is wrong with a command of these system calls."""
    seen = Watched(Ran(code, b"", err), lines)
    return [fault for fault, _ in judge.of_command(scene, ("status",), seen)]


def opened(scene: Scene, asked: str, real: Path) -> str:
    return f'77 openat(AT_FDCWD<{scene.desk}>, "{asked}", O_RDONLY|O_CLOEXEC) = 3<{real}>'


def test_an_ordinary_folder_has_no_fault(scene: Scene) -> None:
    plan = scene.plan / "plan.toml"

    assert faults(scene, opened(scene, str(plan), plan)) == []


def test_a_link_that_was_followed_out_is_seen(scene: Scene) -> None:
    plan = scene.plan / "plan.toml"

    assert faults(scene, opened(scene, str(plan), scene.home / ".bashrc")) == ["opens outside"]


def test_a_link_that_was_followed_inside_is_seen(scene: Scene) -> None:
    plan = scene.plan / "plan.toml"

    assert faults(scene, opened(scene, str(plan), scene.journal / "a.jsonl")) == [
        "follows a link inside"
    ]


def test_a_link_that_was_not_followed_is_no_fault(scene: Scene) -> None:
    line = f'77 openat(AT_FDCWD</>, "{scene.plan}/plan.toml", O_RDONLY) = -1 ELOOP (Too many links)'

    assert faults(scene, line) == []


def test_a_rename_through_a_linked_folder_is_seen(scene: Scene) -> None:
    scene.home.mkdir(parents=True)
    scene.plan.mkdir(parents=True)
    scene.journal.symlink_to(scene.home)

    line = f'77 rename("{scene.journal}/.a.part", "{scene.journal}/a.jsonl") = 0'

    assert set(faults(scene, line)) == {"changes outside"}
    assert [call.real for call in touched([line])][1] == f"{scene.home}/a.jsonl"


def test_a_program_that_was_run_is_seen(scene: Scene) -> None:
    line = '77 execve("/usr/bin/touch", ["touch", "x"], 0x7ff /* 9 vars */) = 0'

    assert faults(scene, line) == ["runs a program"]


def test_bad_ends_are_seen(scene: Scene) -> None:
    assert faults(scene, code=70) == ["exit 70"]
    assert faults(scene, err=b"Traceback (most recent call last):") == ["a traceback"]
    assert faults(scene, err=b"filelock: UserWarning: no locks") == ["a library's warning"]
    assert faults(scene, err="文件 \u202egpj".encode()) == ["steers the terminal"]
    hung = judge.of_command(scene, ("status",), Watched(None, ()))
    assert [fault for fault, _ in hung] == ["hangs"]


def said(**answer: object) -> Ran:
    return Ran(0, json.dumps(answer).encode(), b"")


def test_an_entry_that_vanished_is_seen() -> None:
    line = Line("a.jsonl", 1, "018586394f88-f7aea6d2")
    trap = Trap("day to come", "", seen=[line], told=[line])
    named = {"file": "plans/2023/journal/a.jsonl", "line": 1, "message": "", "hint": ""}

    lost = judge.of_case(trap, said(problems=[]), said(entries=[]), [])
    assert [fault for fault, _ in lost] == [
        "check does not name the entry",
        "an entry is neither listed nor named",
    ]
    assert not list(judge.of_case(trap, said(problems=[named]), said(entries=[]), []))


def test_a_hostile_object_must_be_named_by_its_own_path() -> None:
    trap = Trap("link", "", named=["journal"])
    other = {"file": "plans/2023/journal/a.jsonl", "line": 1, "message": "", "hint": ""}
    itself = other | {"file": "plans/2023/journal"}

    faults = [fault for fault, _ in judge.of_case(trap, said(problems=[other]), None, [])]
    assert faults == ["check does not name it"]
    assert not list(judge.of_case(trap, said(problems=[itself]), None, []))


def test_seals_are_made_as_the_program_makes_them() -> None:
    sample = REPO / "plans" / "2023" / "journal" / "sample@wenming.jsonl"
    first, second = sample.read_bytes().splitlines()[:2]
    entry = {key: value for key, value in json.loads(second).items() if key not in ("prev", "seal")}

    assert seal_line(first, entry) == second


def test_the_same_number_gives_the_same_folder(tmp_path: Path) -> None:
    told = []
    for name in ("one", "two"):
        scene = Scene(tmp_path.resolve() / name, 2023)
        lay_out(scene)
        chance = Random("7/1")  # noqa: S311 - the same chances every time are what is wanted
        told.append(places.link(scene, chance).what)

    assert told[0] == told[1]
