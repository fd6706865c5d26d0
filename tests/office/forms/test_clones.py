"""Two machines that collect the same files, in any order and as often as they like, and merge."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handing import BACK, COLLECTED, collect, fill, hand_out, make_plan
from office.conftest import noon, office_in
from turns import turns
from wenming_cli import Board, Office
from wenming_cli.core.journal.entries import Fact
from wenming_cli.office.forms.files.choosing import choose_files
from wenming_cli.office.forms.files.formfile import FormFile
from wenming_cli.office.forms.incoming import Incoming
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
    "宣传科补一格": ("宣传科", {"3.1": {"people": 64, "filler": "赵强"}}, "05T09"),
    "宣传科补材料": (
        "宣传科",
        {"3.1": {"difficulty": "缺经费", "steps": "2"}, "4.1@2023-Q3": {"place": "三楼"}},
        "06T09",
    ),
    "文艺科": (
        "文艺科",
        {"3.2": {**BEGUN, "steps": None}, "4.2@2023-W36": {"status": "√"}},
        "03T09",
    ),
}
"""The department, what it says, when it was saved: a whole correction, and cells that come later."""

Steps = list[tuple[int, list[int], bool]]
"""Who collects which of the files, one after the other, and whether the other one's are merged."""


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

    def collect(self, some: Iterable[FormFile], incoming: Incoming) -> int:
        """Collect files; how many lines that adds."""
        chosen, twice = choose_files(list(some), {})
        assert not twice
        given_ = incoming._replace(forms=chosen)
        return self.office().collect(CollectWish(()), given_).lines

    def merge(self, other: Clone) -> None:
        """Take in the journal of another clone, as git does: each has one file that it writes."""
        (self.folder / "plans/2023/journal").mkdir(exist_ok=True)
        for file in (other.folder / "plans/2023/journal").glob(f"{other.writer}*.jsonl"):
            shutil.copy(file, self.folder / "plans/2023/journal" / file.name)

    def board(self) -> Board:
        return self.office().board()


def standing(board: Board) -> list[Any]:
    """How everything stands, whoever recorded it and when; what is of one day in any order."""
    return [
        (
            state.item.no, state.status, state.percent, state.people, state.done_count,
            [(one.key, one.status, one.people, sorted(one.ticked)) for one in state.occurrences],
            sorted(repr((f.on, f.do, f.note, f.people, f.place, f.difficulty)) for f in state.facts),
        )
        for state in board.leaves
    ]  # fmt: skip


class Story:
    """Two clones at work, and who has collected what."""

    def __init__(self, back: Back, place: Path) -> None:
        self.back, self.place = back, place
        self.clones = [Clone(back.root, place / name, f"{name}@pc") for name in ("a", "b")]
        self.saw: list[set[int]] = [set(), set()]

    def collect(self, who: int, which: Iterable[int]) -> int:
        """Let a clone collect some files."""
        self.saw[who] |= set(which)
        return self.clones[who].collect([self.back.read[n] for n in which], self.back.incoming)

    def merge(self, who: int) -> None:
        """Let a clone take in what the other one recorded."""
        self.saw[who] |= self.saw[1 - who]
        self.clones[who].merge(self.clones[1 - who])

    def go(self, steps: Steps) -> None:
        """Take some steps."""
        for who, which, merges in steps:
            self.collect(who, which)
            if merges:
                self.merge(who)

    def once(self, which: Iterable[int]) -> list[Any]:
        """How everything stands for somebody who collected some files at once."""
        self.place.joinpath("once").mkdir(exist_ok=True)
        place = self.place / "once" / "-".join(map(str, sorted(which)))
        one = Clone(self.back.root, place, "c@pc")
        one.collect([self.back.read[n] for n in which], self.back.incoming)
        return standing(one.board())

    def boards(self) -> list[list[Any]]:
        """How everything stands once each has merged the other."""
        self.merge(0)
        self.merge(1)
        return [standing(clone.board()) for clone in self.clones]


def come_to_one_board(story: Story, steps: Steps) -> None:
    story.go(steps)
    story.clones[1].minutes = count(100)
    wanted = story.once(story.saw[0] | story.saw[1])
    assert story.boards() == [wanted, wanted]
    assert story.collect(0, story.saw[0]) == 0
    assert story.boards() == [wanted, wanted]


def come_back_to_one_board(story: Story, steps: Steps, file: int, who: int) -> None:
    """Somebody collects one more file and takes it back, the others' copies of it with it."""
    story.go([(who, [n for n in which if n != file], merges) for who, which, merges in steps])
    before = story.saw[0] | story.saw[1]
    wanted = story.once(before)
    if not story.collect(1 - who, [file]) or story.collect(who, [file]) < 2:
        return  # nothing of it was recorded
    story.clones[who].minutes = count(100)
    undone = story.clones[who].office().undo()
    story.saw = [set(before), set(before)]
    told = {(fact.item, fact.period) for fact in undone.undone if isinstance(fact, Fact)}
    other = story.clones[1 - who].board().facts
    digest = story.back.read[file].returned.sha256[:8]
    theirs = {(f.item, f.period) for f in other if f.via and f.via.file == digest}
    if theirs <= told:
        assert story.boards() == [wanted, wanted]


STEPS = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.lists(st.integers(0, len(FILES) - 1), min_size=1, max_size=4, unique=True),
        st.booleans(),
    ),
    max_size=5,
)


@pytest.mark.slow
@settings(max_examples=turns(40, of=300), deadline=None)
@given(steps=STEPS)
def test_two_clones_come_to_the_board_of_one(
    back: Back, tmp_path_factory: pytest.TempPathFactory, steps: Steps
) -> None:
    come_to_one_board(Story(back, tmp_path_factory.mktemp("clones")), steps)


FILE, WHO = st.integers(0, len(FILES) - 1), st.integers(0, 1)


@pytest.mark.slow
@settings(max_examples=turns(40, of=300), deadline=None)
@given(steps=STEPS, file=FILE, who=WHO)
def test_an_undo_restores_the_former_board_on_both_clones(
    back: Back, tmp_path_factory: pytest.TempPathFactory, steps: Steps, file: int, who: int
) -> None:
    come_back_to_one_board(Story(back, tmp_path_factory.mktemp("clones")), steps, file, who)


@pytest.mark.slow
@pytest.mark.parametrize(
    "steps",
    [
        [(0, [0], False), (1, [1], False)],
        [(0, [0, 1], False), (1, [0], False)],
        [(0, [0, 1], False), (1, [1], False)],
        [(0, [1], False), (0, [0], False), (1, [0], False), (1, [1], False)],
        [(0, [0, 2], False), (1, [0, 3], False)],
        [(0, [2], False), (1, [0], False)],
        [(0, [0, 1], False), (1, [0], True), (1, [1], False)],
    ],
)
def test_clones_that_saw_only_some_of_the_files(back: Back, tmp_path: Path, steps: Steps) -> None:
    come_to_one_board(Story(back, tmp_path), steps)


def test_an_undo_after_the_merge_takes_back_what_both_collected(back: Back, tmp_path: Path) -> None:
    story = Story(back, tmp_path)
    story.go([(0, [0], False), (1, [0], True), (0, [1], False), (1, [1], False)])
    assert story.boards() == [story.once([0, 1])] * 2
    story.clones[0].minutes = count(100)
    story.clones[0].office().undo()
    assert story.boards() == [story.once([0])] * 2
    story.clones[0].office().undo()
    assert story.boards() == [story.once([])] * 2


@pytest.mark.slow
def test_what_is_collected_one_by_one_is_what_is_collected_at_once(tmp_path: Path) -> None:
    at_once, one_by_one = make_plan(tmp_path / "a"), make_plan(tmp_path / "b")
    for root in (at_once, one_by_one):
        hand_out(root)
        for name, (dept, cells, saved) in FILES.items():
            fill(root, dept, cells, name=f"{name}.xlsx", saved=f"2023-10-{saved}:00:00")
    found = collect(at_once)
    for name in reversed(FILES):
        last = collect(one_by_one, f"{BACK}/{name}.xlsx")
    assert standing(last.board) == standing(found.board)


@pytest.mark.parametrize("saved", ["03T09", "05T09"], ids=["earlier", "later"])
def test_a_row_that_two_files_complete_is_whole_on_each_machine(tmp_path: Path, saved: str) -> None:
    """One machine has both files, the other one of them; what is merged is the row as a whole."""
    root = make_plan(tmp_path / "start")
    hand_out(root)
    cells: list[dict[str, object]] = [
        {"status": "已完成", "on": "9月5日"},
        {"note": "读书会", "people": 38},
    ]
    for name, typed, moment in zip("ab", cells, (saved, "04T09"), strict=True):
        fill(root, "宣传科", {"3.1": typed}, name=f"{name}.xlsx", saved=f"2023-10-{moment}:00:00")
    incoming = office_in(root, day=COLLECTED).read_forms(CollectWish((BACK,)))
    by_name = {one.returned.file: one for one in incoming.forms}
    one, other = (Clone(root, tmp_path / name, f"{name}@pc") for name in "cd")
    one.collect(incoming.forms, incoming)
    other.collect([by_name["回收/b.xlsx"]], incoming)
    one.merge(other)
    other.merge(one)

    for clone in (one, other):
        assert clone.collect(incoming.forms, incoming) == 0
        board = clone.board()
        [fact] = board[board.plan.by_no["3.1"]].facts
        assert (fact.do, str(fact.on), fact.note, fact.people) == (
            "done", "2023-09-05", "读书会", 38,
        )  # fmt: skip
