"""The plan: what the office undertook, as it stands in `plan.toml`. Read only.

Only people write plans; nothing in the program changes one. The tree of items is the dots of
their numbers. Leaves are what is tracked: each is dated, recurring or standing.

Annotations are evaluated here, once, not by Pydantic from their text.
"""

from collections.abc import Container, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

from wenming_cli.core.numbers import label, parent_of, parts, sort_key
from wenming_cli.core.periods import Period, Unit, span
from wenming_cli.core.plan.festivals import festival_name

Kind = Literal["task", "measure"]
Form = Literal["heading", "dated", "recurring", "standing"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Number = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,5}(\.[1-9][0-9]{0,5}){0,7}$")]

Key = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        min_length=1,
        max_length=60,
        pattern=r"^[\p{L}\p{N}_#-]+(\.[\p{L}\p{N}_#-]+)*\.?$",
    ),
]
"""Letters, Chinese characters, digits, `-`, `_`, `#`, and dots that neither begin it nor meet."""


def _one_or_many(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Names = Annotated[tuple[Words, ...], BeforeValidator(_one_or_many)]
FestivalName = Annotated[Words, AfterValidator(lambda name: festival_name(name) or name)]
"""A festival by the name that occurrences have (元宵 for 元宵节), or a name that is none."""


class Strict(BaseModel):
    """A table of `plan.toml`: frozen, and a misspelt key is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Policy(Strict):
    """When lights turn; offices differ, so each threshold can be set under `[policy]`."""

    due_soon_days: int = Field(default=15, ge=0, le=366)
    """A deadline this many days ahead, or fewer, is due soon (临期): yellow."""

    red_gap: int = Field(default=30, ge=1, le=100)
    """More percentage points than this below expected progress (序时进度) is red."""

    yellow_gap: int = Field(default=10, ge=0, le=100)
    """More points than this below expected progress is yellow; as many or fewer is green."""

    stale_days: int = Field(default=45, ge=1, le=366)
    """Work with a deadline, begun and more than this many days without an entry, is yellow
    (久未更新)."""


class Calendar(Strict):
    """Corrections to the built-in holidays: days off, and days worked instead (调休)."""

    rest: tuple[date, ...] = ()
    """Days off that the program takes for working days."""

    work: tuple[date, ...] = ()
    """Working days that the program takes for days off: make-up days (调休)."""


class Goal(Strict):
    """A criterion that the year is judged by (二、工作目标)."""

    id: Words
    """A short name, by which the `goals` of items point to it."""

    title: Words
    """The goal as papers and screens name it."""

    text: str = ""
    """The goal in the document's own words."""


class Target(Strict):
    """What the document asks for in numbers: 上半年推荐5名以上."""

    n: Decimal = Field(gt=0, le=1_000_000_000)
    """How much of it."""

    unit: Words
    """What is counted: 名, 篇, 万元. 人 and 人次 measure the people, 场 and 场次 the sessions."""

    at_least: bool = False
    """Whether it is the least that will do (不少于, 以上)."""

    per: Literal["month", "quarter", "halfyear", "year"] | None = None
    """The stretch over which it is summed; without it the item's own term."""

    each: bool = False
    """Whether every session is measured by itself."""


def _one_target_or_many(value: object) -> object:
    return (value,) if isinstance(value, dict) else value


class Item(Strict):
    """A numbered item of the document; `kind` tells tasks (工作任务) from measures (主要措施)."""

    kind: ClassVar[Kind]

    no: Number
    """The document's own number, with dots and in quotes: 三（二）1 is `3.2.1`."""

    id: Key = Field(default_factory=lambda data: data.get("no", ""))
    """The permanent key by which the journal knows the item, whatever its number becomes."""

    title: Words
    """The item as lists and papers name it."""

    text: str = ""
    """What the document asks for, in its own words."""

    goals: Names = ()
    """Ids of the goals that it serves; items under it serve them too."""

    lead: Names = ()
    """The office in charge (牵头单位), or several."""

    support: Names = ()
    """Offices that help (配合单位)."""

    leader: str = ""
    """The leader in charge (责任领导)."""

    start: date | None = None
    """The day that work begins."""

    due: date | None = None
    """The deadline, the last day in time; of a recurring item the last day that it recurs."""

    every: Unit | None = None
    """The period in which it recurs; the item is done once in each."""

    times: int = Field(default=1, ge=1, le=366)
    """How often in each period it is done."""

    on: Weekday | Annotated[int, Field(ge=1, le=31)] | Literal["last"] | None = None
    """The weekday, the day of the month, or `last` (day of the period) of each occurrence."""

    workdays: bool = False
    """Days off count: what falls on one is not owed, or is due on a working day before."""

    festivals: Annotated[tuple[FestivalName, ...], BeforeValidator(_one_or_many)] = ()
    """The festivals for which it is held, each an occurrence that is due on the festival's day."""

    standing: bool = False
    """Work that goes on all year (长期坚持): reported every quarter, closed with the last one."""

    steps: tuple[Words, ...] = ()
    """The checklist, anew for each occurrence."""

    activity: bool | Literal["meeting"] = False
    """Whether people gather for it (讲堂, 培训); only then are its sessions counted (场次).
    `meeting` for a meeting (分析会, 中心组学习)."""

    target: Annotated[tuple[Target, ...], BeforeValidator(_one_target_or_many)] = ()
    """What the document asks for in numbers, one table or a list of them."""

    @property
    def label(self) -> str:
        """The number as the document prints it: 三（二）1."""
        return label(self.no)

    @property
    def recurs(self) -> bool:
        """Whether it is owed again and again: by a rhythm, or for festivals."""
        return self.every is not None or bool(self.festivals)

    @property
    def depth(self) -> int:
        """1 for a chapter, 2 for a section, and so on."""
        return len(parts(self.no))


class Task(Item):
    """An item of 三、工作任务."""

    kind = "task"


class Measure(Item):
    """An item of 四、主要措施."""

    kind = "measure"


class Plan(Strict):
    """A year's plan. `fold` turns it and the journal into a board."""

    format: Literal[1]
    """The version of this format."""

    title: Words
    """The document's title."""

    unit: Words
    """The office whose plan it is."""

    year: int = Field(ge=1900, le=9998)
    """The year that the plan is named after."""

    start: date | None = None
    """The first day of the plan, where it is not 1 January."""

    end: date | None = None
    """The last day of the plan, where it does not last one year."""

    policy: Policy = Policy.model_construct()  # nothing in it needs to be validated
    calendar: Calendar = Calendar.model_construct()
    goals: tuple[Goal, ...] = Field(default=(), alias="goal")
    tasks: tuple[Task, ...] = Field(default=(), alias="task")
    measures: tuple[Measure, ...] = Field(default=(), alias="measure")

    @cached_property
    def span(self) -> Period:
        """The days that the plan is about."""
        first = self.start or date(self.year, 1, 1)
        return span(first, self.end or _year_later(first))

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All items in the order of their numbers."""
        both: tuple[Item, ...] = (*self.tasks, *self.measures)
        return tuple(sorted(both, key=lambda item: sort_key(item.no)))

    @cached_property
    def by_no(self) -> dict[str, Item]:
        """Items by their number in the document."""
        return {item.no: item for item in self.items}

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """Items by their permanent key."""
        return {item.id: item for item in self.items}

    @cached_property
    def children(self) -> dict[str, tuple[Item, ...]]:
        """Direct children by the number of their parent; `""` has the chapters."""
        found: dict[str, list[Item]] = {}
        for item in self.items:
            parent = parent_of(item.no)
            found.setdefault(parent if parent in self.by_no else "", []).append(item)
        return {no: tuple(items) for no, items in found.items()}

    @cached_property
    def leaves(self) -> tuple[Item, ...]:
        """The items that are tracked."""
        return tuple(item for item in self.items if item.no not in self.children)

    def is_leaf(self, item: Item) -> bool:
        """Tell whether nothing stands under it."""
        return item.no not in self.children

    def form(self, item: Item) -> Form:
        """Return what is tracked: dated, recurring, standing, or a heading."""
        if not self.is_leaf(item):
            return "heading"
        if item.recurs:
            return "recurring"
        return "standing" if item.standing else "dated"

    def only(self, ids: Container[str]) -> "Plan":
        """Return the plan with some of its items; the headings above them must be among these."""
        kept: dict[str, tuple[Item, ...]] = {
            alias: tuple(item for item in items if item.id in ids)
            for alias, items in (("task", self.tasks), ("measure", self.measures))
        }
        said = {
            field.alias or name: getattr(self, name) for name, field in Plan.model_fields.items()
        }
        return Plan.model_construct(**said | kept)

    def under(self, item: Item) -> Iterator[Item]:
        """Yield the leaves under a heading; of a leaf, itself."""
        if self.is_leaf(item):
            yield item
        for child in self.children.get(item.no, ()):
            yield from self.under(child)

    def ancestors(self, item: Item) -> Iterator[Item]:
        """Yield its parent, the parent's parent, and so on."""
        parent = self.by_no.get(parent_of(item.no))
        if parent is not None:
            yield parent
            yield from self.ancestors(parent)

    def goals_of(self, item: Item) -> tuple[str, ...]:
        """Return the goals it serves, its own and those of the headings above it."""
        return self._goals[item.no]

    @cached_property
    def _goals(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for item in self.items:  # headings come before what is under them
            above = found.get(parent_of(item.no), ())
            found[item.no] = tuple(dict.fromkeys((*item.goals, *above))) if item.goals else above
        return found

    @cached_property
    def sections(self) -> tuple[Item, ...]:
        """What an overview has a row for: the second level, or chapters that have none."""
        return tuple(
            item
            for item in self.items
            if item.depth == 2 or (item.depth == 1 and self.is_leaf(item))
        )


def _year_later(first: date) -> date:
    """Return the last day of a year that begins on `first`, or the end of the calendar."""
    if first.year == date.max.year:
        return first - timedelta(days=1)
    return date.fromordinal(first.replace(day=1, year=first.year + 1).toordinal() + first.day - 2)
