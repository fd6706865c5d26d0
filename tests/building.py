"""Plans and journals in few words, so that tests read as stories."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from wenming_cli.core.board.fold import Board, fold
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.check.plan import build_plan
from wenming_cli.core.journal.entries import VERBS, Base
from wenming_cli.core.journal.reading import make_entry
from wenming_cli.core.plan.plan import Item, Plan
from wenming_cli.errors import Problem

BEIJING = timezone(timedelta(hours=8))


def day(text: str) -> date:
    """`03-05` is a day of 2023, the year of most stories; `2024-03-05` is one of another year."""
    return date.fromisoformat(text if len(text) == 10 else f"2023-{text}")


def digits(content: bytes) -> str:
    """What the name of a copy of this content ends in."""
    return hashlib.sha256(content).hexdigest()[:4]


def namesakes() -> tuple[bytes, bytes]:
    """Two contents with the same digits: a photo and some exclamation marks."""
    seen: dict[str, bytes] = {}
    content = b"photo"
    while seen.setdefault(digits(content), content) == content:
        content += b"!"
    return seen[digits(content)], content


def task(no: str, /, **keys: Any) -> tuple[str, dict[str, Any]]:
    """A `[[task]]` table; days may be written `03-05`."""
    return "task", _table(no, keys)


def measure(no: str, /, **keys: Any) -> tuple[str, dict[str, Any]]:
    """A `[[measure]]` table; days may be written `03-05`."""
    return "measure", _table(no, keys)


def goal(key: str, title: str = "领导班子坚强") -> tuple[str, dict[str, Any]]:
    """A `[[goal]]` table."""
    return "goal", {"id": key, "title": title}


def _table(no: str, keys: dict[str, Any]) -> dict[str, Any]:
    days = {key: day(keys[key]) for key in ("start", "due") if isinstance(keys.get(key), str)}
    return {"no": no, "title": f"事项{no}"} | keys | days


def document(*rows: tuple[str, dict[str, Any]], **top: Any) -> dict[str, Any]:
    """What `plan.toml` says, as tomllib gives it."""
    tables: dict[str, Any] = {}
    for name, row in rows:
        tables.setdefault(name, []).append(row)
    head = {"format": 1, "title": "2023年度精神文明工作方案", "unit": "区委宣传部", "year": 2023}
    return {**head, **top, **tables}


def plan(*rows: tuple[str, dict[str, Any]], **top: Any) -> Plan:
    """A plan without faults."""
    found, problems = build_plan(document(*rows, **top))
    assert found is not None, problems
    return found


def faults(*rows: tuple[str, dict[str, Any]], **top: Any) -> list[Problem]:
    """What is wrong with a plan."""
    return build_plan(document(*rows, **top))[1]


class Diary:
    """A journal in the making: each call records one entry and gives its id."""

    def __init__(self, by: str = "李娜") -> None:
        self.by = by
        self.entries: list[Base] = []

    def __call__(self, do: str, item: str, on: str = "03-05", **fields: Any) -> str:
        """`diary("done", "3.1", "03-05", note="…")`; a reason is made up where one is needed."""
        if do in ("hold", "cancel", "reopen", "postpone"):
            fields.setdefault("why", "另有安排")
        if isinstance(fields.get("to"), str):
            fields["to"] = day(fields["to"])
        return self._keep({"do": do, "item": item, "on": day(on), **fields})

    def undo(self, entry: str, item: str = "3.1") -> str:
        """Take back an entry."""
        return self._keep({"do": "undo", "item": item, "undoes": entry})

    def _keep(self, fields: dict[str, Any]) -> str:
        n = len(self.entries) + 1
        at = datetime.combine(fields.get("on", day("12-31")), time(12), BEIJING)
        head = {"id": f"{n:012x}-{n:08x}", "at": at, "by": self.by}
        self.entries.append(make_entry(head | fields))
        return self.entries[-1].id

    def board(self, plan: Plan, as_of: str) -> Board:
        """The board of a plan on a day."""
        return fold(plan, self.entries, day(as_of))

    def state(self, plan: Plan, no: str, as_of: str) -> ItemState:
        """One item on a day."""
        return self.board(plan, as_of)[plan.by_no[no]]


def item(found: Plan, no: str) -> Item:
    """The item with a number."""
    return found.by_no[no]


def spoken(state: ItemState) -> tuple[str | None, str]:
    """The light with its reason."""
    return state.light.name, state.light.reason.speak("en")


PHOTO = {"path": "evidence/3.1/合影.jpg", "sha256": "a" * 64}
"""A file that proves something."""

SECTION = plan(
    goal("leadership"),
    task("3", title="工作任务"),
    task("3.1", title="学习", goals=["leadership"], lead="办公室"),
    task("3.1.1", due="06-30"),
    task("3.1.2", start="01-01", due="12-31"),
    task("3.2", due="11-30"),
    measure("4", title="主要措施"),
    measure("4.1", standing=True),
)
"""Headings over a few items of each kind."""

MEETING = plan(measure("4.1", title="分析会", every="quarter", steps=["会议通知", "会议纪要"]))
"""A measure of four occurrences, each with a checklist."""


# --- anything that a journal may say ----------------------------------------------------------

texts = st.text(max_size=6)
words = texts.map(str.strip).filter(bool)
days = st.dates(date(2022, 11, 1), date(2024, 2, 1))
ids = st.integers(0, 30).map(lambda n: f"{n:012x}-{n:08x}")
moments = st.builds(
    datetime.fromtimestamp,
    st.integers(1_640_000_000, 1_740_000_000),
    st.sampled_from([BEIJING, UTC]),
)
evidence = st.fixed_dictionaries(
    {"path": words, "sha256": st.sampled_from(["0" * 64, "a" * 64])}, optional={"caption": texts}
)


def journals(
    items: st.SearchStrategy[str],
    periods: st.SearchStrategy[str] = words,
    steps: st.SearchStrategy[str] = words,
) -> st.SearchStrategy[list[Base]]:
    """Journals of entries of every kind, sensible or not; several may share an id."""
    return st.lists(entries(items, periods, steps), max_size=20)


def entries(
    items: st.SearchStrategy[str] = words,
    periods: st.SearchStrategy[str] = words,
    steps: st.SearchStrategy[str] = words,
) -> st.SearchStrategy[Base]:
    """Entries of every kind."""
    head = {"id": ids, "at": moments, "by": words, "item": items}
    optional = {
        "batch": ids,
        "period": periods,
        "note": texts,
        "percent": st.integers(0, 100),
        "people": st.integers(0, 1000),
        "why": words,
        "evidence": st.lists(evidence, max_size=2),
    }
    own: dict[str, dict[str, st.SearchStrategy[Any]]] = {
        "tick": {"step": steps},
        "postpone": {"to": days, "why": words},
        "assign": {"lead": st.lists(words, max_size=2), "support": words, "leader": texts},
        **{verb: {"why": words} for verb in ("hold", "cancel", "reopen")},
    }
    facts = [
        st.fixed_dictionaries(
            {"do": st.just(verb), **head, "on": days, **own.get(verb, {})},
            optional={
                key: value for key, value in optional.items() if key not in own.get(verb, {})
            },
        )
        for verb in VERBS
        if verb != "undo"
    ]
    undo = st.fixed_dictionaries(
        {"do": st.just("undo"), **head, "undoes": ids}, optional={"batch": ids, "note": texts}
    )
    return st.one_of(*facts, undo).map(make_entry)
