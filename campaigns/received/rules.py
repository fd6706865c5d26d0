"""What must hold of single kinds of cases, frozen before there was a defence."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from campaigns.child import Ran
from campaigns.received.judge import answer
from campaigns.received.scene import Scene, clock

Run = Callable[..., Ran | None]
Rule = Callable[[Scene, Run, tuple[str, ...]], str]
"""Carries out commands and gives what is wrong; "" where nothing is."""

DAY = 24 * 3600 * 1000


def _refused(scene: Scene, run: Run, args: tuple[str, ...]) -> str:
    before = sorted(path.name for path in scene.desk.iterdir())
    ran = run(*args)
    after = sorted(path.name for path in scene.desk.iterdir())
    if before != after:
        return f"it made {set(after) - set(before)}"
    if ran is None or ran.code in (2, 4):
        return "" if ran is None or ran.said.strip() else "refused without a word"
    return f"exit {ran.code}: {ran.said[:200]}"


def _no_absurd_number(scene: Scene, run: Run, args: tuple[str, ...]) -> str:
    del scene
    ran = run(*args)
    found = re.search(r"\d{4,}天", ran.out.decode("utf-8", "replace")) if ran else None
    return found[0] if found else ""


def _told(scene: Scene, run: Run, args: tuple[str, ...]) -> str:
    """The words are the issue's: N条记录的日期晚于今天."""
    del scene
    ran = run(*args)
    said = ran.said + ran.out.decode("utf-8", "replace") if ran else "晚于"
    return (
        ""
        if "晚于" in said
        else f"{' '.join(args)} does not tell that entries are later than today"
    )


def _nothing_new(scene: Scene, run: Run, args: tuple[str, ...]) -> str:
    del scene
    entries = answer(run(*args)).get("entries", [])
    return f"done was taken a second time: {entries}" if entries else ""


def _recorded_now(scene: Scene, run: Run, args: tuple[str, ...]) -> str:
    del scene
    ran = run(*args)
    entries = answer(ran).get("entries", [])
    if ran is None:
        return ""
    if ran.code or len(entries) != 1:
        return f"exit {ran.code}, not recorded: {ran.said[:300]}"
    ahead = int(entries[0][:12], 16) - int(clock().timestamp() * 1000)
    if ahead > DAY + 60_000:
        return f"the new id lies {ahead / DAY:.1f} days ahead"
    return "" if entries[0] in _log(run) else "what was acknowledged is not listed"


def _takes_back(scene: Scene, run: Run, args: tuple[str, ...]) -> str:
    del scene
    ran = run(*args)
    if ran is None:
        return ""
    if ran.code:
        return f"exit {ran.code}: {ran.said[:300]}"
    found = _log(run).get(args[1])
    return "it still counts" if found is None or found["counts"] else ""


def _genuine_stands(scene: Scene, run: Run, args: tuple[str, ...]) -> str:
    del scene
    name, note = args
    found = _log(run).get(name)
    return (
        ""
        if found and found.get("note") == note
        else f"the log has {json.dumps(found, ensure_ascii=False)}"
    )


def _counts(scene: Scene, run: Run, args: tuple[str, ...]) -> str:
    del scene
    name, wanted = args
    found = _log(run).get(name)
    if found is None:
        return "it is not listed"
    return "" if found["counts"] == (wanted == "yes") else f"counts is {found['counts']}"


FORMED = ("export", "summary", "全年", "-o", "按样式.docx")


def _refused_by_name(scene: Scene, run: Run, args: tuple[str, ...]) -> str:
    ran = run(*FORMED)
    if (scene.desk / FORMED[-1]).exists():
        return f"the form with {args[0]} was filled in"
    named = ran is None or args[0].casefold() in ran.said.casefold()
    return "" if ran is None or (ran.code in (3, 4) and named) else f"exit {ran.code}: {ran.said}"


def _filled_in(scene: Scene, run: Run, args: tuple[str, ...]) -> str:
    del args
    ran = run(*FORMED)
    made = (scene.desk / FORMED[-1]).exists()
    return "" if made or ran is None else f"exit {ran.code}: {ran.said[:300]}"


def _sound_plan(scene: Scene, run: Run, args: tuple[str, ...]) -> str:
    del scene, args
    problems = answer(run("check", "--json")).get("problems", [])
    found = [problem for problem in problems if problem["file"].endswith("plan.toml")]
    return f"a fault is found in a sound plan: {found}" if found else ""


def _no_more(scene: Scene, run: Run, args: tuple[str, ...]) -> str:
    """Nothing but what holds for each command."""
    del scene
    run(*args)
    return ""


def _log(run: Run) -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in answer(run("log", "--json")).get("entries", [])}


RULES: dict[str, Rule] = {
    "refused": _refused,
    "no absurd number": _no_absurd_number,
    "told": _told,
    "nothing new": _nothing_new,
    "recorded now": _recorded_now,
    "takes back": _takes_back,
    "genuine stands": _genuine_stands,
    "counts": _counts,
    "refused by name": _refused_by_name,
    "filled in": _filled_in,
    "sound plan": _sound_plan,
    "harmless": _no_more,
}
