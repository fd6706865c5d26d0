"""Random commands on one plan, and the board that comes of them."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from typing import Any

from campaigns.office import Office
from campaigns.report import Report

LEAVES = ("3.1.1", "3.1.2", "3.3.1", "3.6", "4.1", "4.3.3", "4.5.1")
STEPPED = ("3.1.2", "3.3.1", "3.6", "4.1")
OFFICES = ("办公室", "宣传科", "干部科")
CAPTIONS = ("合影", "签到表")

TOLERATED = frozenset({"evidence-used-twice", "evidence-orphaned"})
"""What `check` may say of random commands: one file for two items, the file of an undone entry."""


@dataclass
class Clerk:
    """Somebody who does one thing after another, on a machine whose clock is anywhere."""

    office: Office
    name: str
    chance: random.Random
    report: Report
    told: list[str] = field(default_factory=list)
    """The ids of all that was acknowledged."""

    did: list[str] = field(default_factory=list)
    """The command lines, for a finding."""

    def work(self, times: int) -> None:
        """Carry out some commands; the first is one that records in any case."""
        for n in range(times):
            args = self._command() if n else ["note", self.chance.choice(LEAVES), self.name]
            self.office.today = f"2023-06-{self.chance.randint(11, 16)}"
            self.did.append(f"{self.name} {self.office.today}: {' '.join(args)}")
            ran = self.office.run(*args, "--json")
            if ran.code == 0:
                self.told += json.loads(ran.out)["entries"]
                self.report.count("commands that recorded")
            elif ran.code == 4:
                self.report.count("commands refused")
            else:
                self.report.finding("a command failed", f"exit {ran.code}", ran.said, self.did[-1])

    def _command(self) -> list[str]:
        verb = self.chance.choice(
            ("note", "note", "done", "start", "tick", "hold", "resume", "cancel", "reopen",
             "postpone", "assign", "attach", "attach", "verify", "undo", "undo one", "heading")
        )  # fmt: skip
        no = self.chance.choice(STEPPED if verb == "tick" else LEAVES)
        why = ["--why", "另有安排"]
        words = f"{self.name}{self.chance.randrange(10_000)}"
        special = {
            "note": ["note", no, words, "--percent", str(self.chance.randrange(101))],
            "tick": ["tick", no, str(self.chance.randint(1, 3))],
            "hold": ["hold", no, *why],
            "cancel": ["cancel", no, *why],
            "reopen": ["reopen", no, *why],
            "postpone": ["postpone", no, "--to", f"2023-12-{self.chance.randint(1, 31):02}", *why],
            "assign": ["assign", no, "--lead", self.chance.choice(OFFICES)],
            "verify": ["verify", no, "--by", f"{self.name}的科长"],
            "undo one": ["undo", self.chance.choice(self.told)] if self.told else ["undo"],
            "heading": ["done", "3.1"],
            "undo": ["undo"],
        }
        if verb == "attach":
            return self._attach(no)
        return special.get(verb, [verb, no])

    def _attach(self, no: str) -> list[str]:
        """A file under a name that the other may choose, too; text, so that git may touch it."""
        same = self.chance.random() < 0.2
        page = "同一份\n" if same else f"{self.name}{self.chance.random()}\n第二行\n"
        path = self.office.root / "材料.txt"
        path.write_text(page, encoding="utf-8", newline="\n")
        return ["attach", no, path.name, "--caption", self.chance.choice(CAPTIONS)]


def board(office: Office, day: str = "2023-06-30") -> dict[str, Any]:
    """All that the views say on a day: status, log, each item."""
    office.today = day
    views = {"status": ["status"], "log": ["log"]}
    views |= {no: ["show", no] for no in (*LEAVES, "3.1")}
    return dict(zip(views, office.answers(list(views.values())), strict=True))


def difference(one: dict[str, Any], other: dict[str, Any]) -> str:
    """The first view in which two boards differ; "" where they agree."""
    for name, mine in one.items():
        if mine != other[name]:
            pair = [json.dumps(b, ensure_ascii=False, sort_keys=True) for b in (mine, other[name])]
            at = next((i for i, (a, b) in enumerate(zip(*pair, strict=False)) if a != b), 0)
            return f"{name}: …{pair[0][max(0, at - 60) : at + 60]}… / …{pair[1][at : at + 60]}…"
    return ""


def faults_of(office: Office, also: frozenset[str] = frozenset()) -> list[str]:
    """What `check` names beyond what random commands may bring about."""
    return [f"{problem['code']} {problem['file']}:{problem['line']}" for problem in
            office.problems() if problem["code"] not in TOLERATED | also]  # fmt: skip
