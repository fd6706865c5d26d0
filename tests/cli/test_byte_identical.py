"""The program never rewrites what a person wrote, and a journal only ever grows."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.conftest import MakeOffice, Office

FEW, MANY = 60, 200
LEAVES = ("3.1.2", "3.1.3", "3.2.2", "3.4.2", "3.5.3", "4.1", "4.3.3", "4.5.4", "4.6.1")
NUMBERS = (*LEAVES, "3", "3.1", "4.5", "三（一）3", "3.1.2-3.1.4", "9.9", "会议", "")
PERIODS = ("Q1", "Q2", "上半年", "5月", "2023-W10", "2023-W04", "2023", "2022-Q1", "明年")
DAYS = ("2023-01-03", "2023-03-31", "5月4日", "2023-06-30", "2024-01-01", "昨天")
WHO = ("李娜", "王主任", " ")


def _command(chance: random.Random) -> list[str]:
    """Any recording command, sensible or not."""
    pick = chance.choice
    verb = pick(
        ("start", "done", "done", "note", "tick", "hold", "resume", "cancel", "reopen", "postpone",
         "assign", "verify", "attach", "undo", "undo")
    )  # fmt: skip
    if verb == "undo":
        return [verb, *pick(([], [], ["0000"], [f"{chance.randrange(40):06x}"]))]
    words = [verb, pick(NUMBERS)]
    if verb == "tick":
        words.append(pick(("1", "2", "签到表", "9", "没有")))
    if verb == "attach":
        words.append(pick(("照片.jpg", "没有.jpg", "plans")))
    options = {
        "--why": pick(("上级要求", "")),
        "--to": pick(DAYS),
        "--lead": pick(("宣传科", "")),
        "--note": pick(("好", "[/red]", "两\n行")),
        "--people": pick(("0", "35", "-1", "多")),
        "--percent": pick(("0", "60", "100", "101")),
        "--for": pick(PERIODS),
        "--on": pick(DAYS),
        "--by": pick(WHO),
        "--evidence": pick(("照片.jpg", "没有.jpg")),
    }
    needed = {"postpone": ["--to", "--why"], "assign": ["--lead"], "note": ["--note"]}
    wanted = needed.get(verb, ["--why"] if verb in ("hold", "cancel", "reopen") else [])
    if chance.random() < 0.9:
        words += [f"{name}={options[name]}" for name in wanted]
    extra = sorted(set(options) - set(wanted))
    words += [f"{name}={options[name]}" for name in chance.sample(extra, pick((0, 0, 1, 2)))]
    return [*words, "--dry-run"] if chance.random() < 0.1 else words


@pytest.mark.slow
@pytest.mark.parametrize(
    ("seed", "commands"),
    [(1, FEW), *(pytest.param(n, MANY, marks=pytest.mark.slow) for n in (1, 2, 3, 4))],
)
def test_any_commands(seed: int, commands: int, sample: Callable[[str], Office]) -> None:
    here = sample("2023-10-20")
    chance = random.Random(seed)  # noqa: S311  the same commands on every machine
    here.write({"照片.jpg": b"\xff\xd8"})
    after = here.files()
    plan = after["plans/2023/plan.toml"]
    codes = []
    for n in range(commands):
        here.login = chance.choice(("li-na", "wang"))
        before = after
        command = _command(chance)
        found = here.run(command)
        after = here.files()
        codes.append(found.code)
        assert found.code in (0, 2, 3, 4), (command, found.err)
        assert after["plans/2023/plan.toml"] == plan
        grown = {name for name, was in before.items() if after[name] != was}
        assert all(name.endswith(".jsonl") for name in grown), command
        assert all(after[name].startswith(before[name]) for name in grown), command
        if found.code or "--dry-run" in command:
            assert after == before, command
        if n % 50 == 0:
            assert here.run("status").code == 0
    assert here.run("check").code in (0, 1)
    assert codes.count(0) > commands // 5  # most others would lose what was typed, or are slips
    assert len(set(codes)) >= 3


def test_looking_and_exporting_write_nothing(office: MakeOffice) -> None:
    here = office()
    here.run("done 3.1.1")
    before = here.files()
    for command in ("status", "list", "show 3.1.1", "due", "checklist", "log", "check",
                    "export calendar"):  # fmt: skip
        assert here.run(command).code == 0
    assert here.files() == before


@pytest.mark.slow
def test_four_at_once_record_once(office: MakeOffice) -> None:
    """The same command typed in four windows: the first records, the others say it is done."""
    here = office()
    with ThreadPoolExecutor(4) as windows:
        answers = list(windows.map(lambda _: here.real("done 3.1.1"), range(4)))

    assert [one.code for one in answers] == [0, 0, 0, 0], answers
    journal = here.root / "plans/2023/journal"
    lines = [line for path in journal.glob("*.jsonl") for line in path.read_text("utf-8").split()]
    assert sum('"done",' in word for word in lines) == 1
