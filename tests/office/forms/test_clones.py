"""Two machines that collect the same files, in any order and as often as they like, and merge."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handing import BACK, COLLECTED, collect, fill, hand_out, make_plan
from office.conftest import noon, office_in
from wenming_cli import Board, Office
from wenming_cli.office.forms.incoming import FormFile, Incoming, choose_files
from wenming_cli.office.forms.wish import CollectWish

DONE: dict[str, object] = {
    "status": "已完成",
    "on": "9月5日",
    "note": "组织学习2场",
    "people": 46,
    "filler": "王芳",
}
BEGUN: dict[str, object] = {"status": "进行中", "note": "筹备", "percent": 30, "steps": "1"}
FILES: dict[str, tuple[str, dict[str, dict[str, object]], str]] = {
    "宣传科": ("宣传科", {"3.1": BEGUN, "4.1@2023-Q3": {"note": "拟定议程", "people": 5}}, "03T09"),
    "宣传科更正": (
        "宣传科",
        {"3.1": DONE, "4.1@2023-Q3": {"note": "拟定议程", "people": 6}},
        "04T09",
    ),
    "宣传科再更正": ("宣传科", {"3.1": {**DONE, "people": 64}}, "05T09"),
    "文艺科": (
        "文艺科",
        {"3.2": {**BEGUN, "steps": None}, "4.2@2023-W36": {"status": "√"}},
        "03T09",
    ),
}
"""The department, what it says, when it was saved; a form of its own is corrected twice."""

Steps = list[tuple[int, list[int]]]
"""Who collects which of the files, one after the other."""


class Back:
    """What came back: the folder it belongs to, each file as it was read."""

    def __init__(self, root: Path, read: list[FormFile], incoming: Incoming) -> None:
        self.root, self.read, self.incoming = root, read, incoming


@pytest.fixture(scope="module")
def back(tmp_path_factory: pytest.TempPathFactory) -> Back:
    """A folder whose forms are back, each of them read once."""
    root = make_plan(tmp_path_factory.mktemp("start"))
    hand_out(root)
    read: list[FormFile] = []
    for name, (dept, cells, saved) in FILES.items():
        fill(root, dept, cells, name=f"{name}.xlsx", saved=f"2023-10-{saved}:00:00")
        office = office_in(root, day=COLLECTED)
        one = office.read_forms(CollectWish((f"{BACK}/{name}.xlsx",)))
        read += one.forms
    return Back(root, read, one)


class Clone:
    """One machine with its own copy of the folder."""

    def __init__(self, start: Path, folder: Path, writer: str) -> None:
        shutil.copytree(start / "plans", folder / "plans")
        (folder / BACK).mkdir()
        self.folder, self.writer = folder, writer
        self.minutes = count(1)

    def office(self) -> Office:
        digits = count(1)
        return Office.open(
            self.folder,
            now=noon(COLLECTED) + timedelta(minutes=next(self.minutes)),
            writer=self.writer,
            by=self.writer,
            entropy=lambda: f"{self.writer[0]}{next(digits):07x}",
        )

    def collect(self, some: Sequence[FormFile], incoming: Incoming) -> int:
        """Collect files; how many lines that adds."""
        chosen, twice = choose_files(some, {})
        assert not twice
        given_ = incoming._replace(forms=chosen)
        return self.office().collect(CollectWish(()), given_).lines

    def merge(self, other: Clone) -> None:
        """Take in the journal of another clone, as git does."""
        for file in (other.folder / "plans/2023/journal").glob("*.jsonl"):
            shutil.copy(file, self.folder / "plans/2023/journal" / file.name)

    def board(self) -> Board:
        return self.office().board()


def standing(board: Board) -> Iterator[Any]:
    """How everything stands, whoever recorded it and when."""
    for state in board.leaves:
        yield (
            state.item.no, state.status, state.percent, state.people, state.done_count,
            [(one.key, one.status, one.people, sorted(one.ticked)) for one in state.occurrences],
            [(f.do, f.on, f.note, f.people, f.difficulty) for f in state.facts],
        )  # fmt: skip


def check(back: Back, place: Path, steps: Steps) -> None:
    root, read, incoming = back.root, back.read, back.incoming
    reference = Clone(root, place / "reference", "c@pc")
    reference.collect(read, incoming)
    clones = [Clone(root, place / name, f"{name}@pc") for name in ("a", "b")]
    for who, which in steps:
        clones[who].collect([read[n] for n in which], incoming)
    for clone in clones:
        clone.collect(read, incoming)
        assert clone.collect(read, incoming) == 0
    clones[0].merge(clones[1])
    wanted = list(standing(reference.board()))
    assert list(standing(clones[0].board())) == wanted
    assert clones[0].collect(read, incoming) == 0


STEPS = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.lists(st.integers(0, len(FILES) - 1), min_size=1, max_size=4, unique=True),
    ),
    max_size=5,
)


@settings(max_examples=25)
@given(steps=STEPS)
def test_two_clones_come_to_the_board_of_one(
    back: Back,
    tmp_path_factory: pytest.TempPathFactory,
    steps: Steps,
) -> None:
    check(back, tmp_path_factory.mktemp("clones"), steps)


@pytest.mark.slow
@settings(max_examples=300)
@given(steps=STEPS)
def test_two_clones_come_to_the_board_of_one_300_times(
    back: Back,
    tmp_path_factory: pytest.TempPathFactory,
    steps: Steps,
) -> None:
    check(back, tmp_path_factory.mktemp("clones"), steps)


def test_a_clone_that_never_saw_the_correction_learns_it_by_the_next_collecting(
    back: Back, tmp_path: Path
) -> None:
    root, read, incoming = back.root, back.read, back.incoming
    one, other = (Clone(root, tmp_path / name, f"{name}@pc") for name in ("a", "b"))
    one.collect(read, incoming)
    other.minutes = count(50)
    other.collect(read[:1], incoming)
    one.merge(other)
    one.collect(read, incoming)
    reference = Clone(root, tmp_path / "reference", "c@pc")
    reference.collect(read, incoming)
    assert list(standing(one.board())) == list(standing(reference.board()))


def test_what_is_collected_one_by_one_is_what_is_collected_at_once(tmp_path: Path) -> None:
    at_once, one_by_one = make_plan(tmp_path / "a"), make_plan(tmp_path / "b")
    for root in (at_once, one_by_one):
        hand_out(root)
        for name, (dept, cells, saved) in FILES.items():
            fill(root, dept, cells, name=f"{name}.xlsx", saved=f"2023-10-{saved}:00:00")
    found = collect(at_once)
    for name in reversed(FILES):
        last = collect(one_by_one, f"{BACK}/{name}.xlsx")
    assert list(standing(last.board)) == list(standing(found.board))
