"""What is wrong with a plan, beyond the shape of its tables: each check is one small function.

A check takes the parts of the plan that could be read, each with its place in the document, and
yields problems; it never stops the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from wenming_cli.core.check.festivals import festivals_known, festivals_within
from wenming_cli.core.check.tables import Parts, known_keys, parts_of_document, parts_of_plan
from wenming_cli.core.nearest import nearest
from wenming_cli.core.numbers import parent_of
from wenming_cli.core.plan.plan import Item, Plan
from wenming_cli.core.plan.workdays import unannounced_years
from wenming_cli.core.validation import KeyPath, problems_of
from wenming_cli.errors import Problem
from wenming_cli.message import M

FORMAT = 1
"""Of the plans that this program reads."""

MOST_A_DAY = 10
"""Times; 3,660 occurrences a year."""


def build_plan(data: Mapping[str, Any]) -> tuple[Plan | None, list[Problem]]:
    """Turn a parsed `plan.toml` into a plan, or into every problem it has.

    The plan is None where a problem is blocking.
    """
    plan: Plan | None = None
    problems: list[Problem] = []
    try:
        plan = Plan.model_validate(data)
    except ValidationError as error:
        problems = problems_of(error, known_keys)
    if _newer(data):
        return None, [problem for problem in problems if problem.path == ("format",)]
    found = parts_of_document(data) if plan is None else parts_of_plan(plan)
    problems += [problem for check in CHECKS for problem in check(found)]
    if plan is not None:
        problems += [problem for check in WHOLE_CHECKS for problem in check(plan)]
    return (None if any(p.blocking for p in problems) else plan), problems


def _newer(data: Mapping[str, Any]) -> bool:
    """Tell whether a newer program wrote it; then nothing else in it is a problem."""
    written = data.get("format")
    return isinstance(written, int) and written > FORMAT


def unique_goals(parts: Parts) -> Iterator[Problem]:
    """Find goals that share an id."""
    seen: set[str] = set()
    for path, goal in parts.goals:
        if goal.id in seen:
            yield Problem(
                "goal-twice",
                M("goal '{id}' is there twice", id=goal.id),
                M("give this one another id"),
                path=(*path, "id"),
            )
        seen.add(goal.id)


def unique_numbers(parts: Parts) -> Iterator[Problem]:
    """Find items that share a number."""
    seen: dict[str, KeyPath] = {}
    for path, item in parts.items:
        if item.no in seen:
            yield Problem(
                "number-twice",
                M("number {no} is there twice", no=item.no),
                M("give each item the number that the document prints before it"),
                path=(*path, "no"),
            )
        seen.setdefault(item.no, path)


def unique_ids(parts: Parts) -> Iterator[Problem]:
    """Find items that share a permanent key, or use the number of another item as theirs."""
    seen: dict[str, Item] = {}
    for path, item in parts.items:
        other = seen.setdefault(item.id, item)
        if other is not item and other.no != item.no:
            yield Problem(
                "id-twice",
                M("id '{id}' is also the one of {no}", id=item.id, no=other.no),
                M("an id stands for one item for ever; choose another"),
                path=(*path, "id") if "id" in item.model_fields_set else (*path, "no"),
            )


def parents_present(parts: Parts) -> Iterator[Problem]:
    """Find items without the heading that their number names; chapters may be left out."""
    for path, item in parts.items:
        parent = parent_of(item.no)
        if "." in parent and parent not in parts.numbers:
            yield Problem(
                "no-parent",
                M(
                    "{no} stands under {parent}, which is not in the plan",
                    no=item.no,
                    parent=parent,
                ),
                M("add the heading {parent}, or correct the number", parent=parent),
                path=(*path, "no"),
            )


def one_chapter_one_kind(parts: Parts) -> Iterator[Problem]:
    """Find children of another kind than their parent: a measure under a task."""
    kinds = {item.no: item.kind for _, item in parts.items}
    for path, item in parts.items:
        parent = kinds.get(parent_of(item.no))
        if parent is not None and parent != item.kind:
            yield Problem(
                "mixed-kinds",
                M(
                    "{no} is a [[{kind}]] under a [[{parent}]]",
                    no=item.no,
                    kind=item.kind,
                    parent=parent,
                ),
                M("write [[{parent}]] above it", parent=parent),
                path=path,
            )


def dates_in_order(parts: Parts) -> Iterator[Problem]:
    """Find items that are due before they start."""
    for path, item in parts.items:
        if item.start and item.due and item.due < item.start:
            yield Problem(
                "due-before-start",
                M(
                    "{no} is due on {due}, before it starts on {start}",
                    no=item.no,
                    due=item.due,
                    start=item.start,
                ),
                M("correct one of the two dates"),
                path=(*path, "due"),
            )


def goals_known(parts: Parts) -> Iterator[Problem]:
    """Find items that serve goals that the plan does not have."""
    for path, item in parts.items:
        for goal in item.goals:
            if goal not in parts.goal_ids:
                like = nearest(goal, sorted(parts.goal_ids))
                yield Problem(
                    "unknown-goal",
                    M(
                        "{no} serves the goal '{goal}', which is not in the plan",
                        no=item.no,
                        goal=goal,
                    ),
                    M("did you mean '{like}'?", like=like)
                    if like
                    else M("add it as [[goal]], or leave it out here"),
                    path=(*path, "goals"),
                )


def one_form(parts: Parts) -> Iterator[Problem]:
    """Find leaves that are two of dated, recurring, standing and held for festivals."""
    headings = {parent_of(item.no) for _, item in parts.items}
    for path, item in parts.items:
        forms = [key for key in ("due", "every", "standing", "festivals") if getattr(item, key)]
        if item.no in headings and forms:
            yield Problem(
                "heading-with-rhythm",
                M(
                    "{no} has items under it, so '{key}' says nothing here",
                    no=item.no,
                    key=forms[0],
                ),
                M("move the line to the items under it"),
                path=(*path, forms[0]),
            )
        elif len(forms) > 1 and forms != ["due", "every"]:
            yield Problem(
                "two-forms",
                M("{no} is both '{one}' and '{other}'", no=item.no, one=forms[-2], other=forms[-1]),
                M("an item has a deadline, or a rhythm, or is standing, or is held for festivals"),
                path=(*path, forms[-1]),
            )


def rhythm_complete(parts: Parts) -> Iterator[Problem]:
    """Find `times`, `on` and `workdays` without the rhythm that they speak about."""
    for path, item in parts.items:
        for key in ("times", "on", "workdays"):
            if key in item.model_fields_set and item.every is None:
                yield Problem(
                    "no-rhythm",
                    M("{no} has '{key}' but not 'every'", no=item.no, key=key),
                    M('add the rhythm, for example every = "quarter"'),
                    path=(*path, key),
                )
                break


def day_fits_rhythm(parts: Parts) -> Iterator[Problem]:
    """Find an `on` that the period does not have: weekdays need weeks or longer, dates months."""
    for path, item in parts.items:
        weekday = isinstance(item.on, str) and item.on != "last"
        bad = item.on is not None and (
            item.every == "day"
            or (item.every == "week" and not weekday)
            or (item.every in ("quarter", "halfyear", "year") and item.on != "last")
        )
        if bad:
            yield Problem(
                "day-without-rhythm",
                M(
                    "{no}: on = {on} does not fit every = {every}",
                    no=item.no,
                    on=item.on,
                    every=item.every,
                ),
                M('weeks take a weekday ("friday"), months also a day (15), others only "last"'),
                path=(*path, "on"),
            )


def has_items(plan: Plan) -> Iterator[Problem]:
    """Find a plan with nothing to do."""
    if not plan.items:
        yield Problem(
            "no-items",
            M("the plan has no tasks and no measures yet"),
            M("write the items of the document as [[task]] or [[measure]], each with no and title"),
            blocking=False,
        )


def span_in_order(plan: Plan) -> Iterator[Problem]:
    """Find a plan that ends before it starts, or lasts more than two years."""
    if not 0 < plan.span.days <= 731 or abs(plan.span.first.year - plan.year) > 1:
        yield Problem(
            "bad-span",
            M("the plan runs from {first} to {last}", first=plan.span.first, last=plan.span.last),
            M("correct year, start or end; a plan lasts between one day and two years"),
            path=("end",) if plan.end else ("start",),
        )


def dates_within(plan: Plan) -> Iterator[Problem]:
    """Find dates outside the plan, which are mostly last year's."""
    for table, items in (("task", plan.tasks), ("measure", plan.measures)):
        for i, item in enumerate(items):
            for key in ("start", "due"):
                on = getattr(item, key)
                if on is not None and on not in plan.span:
                    yield Problem(
                        "date-outside",
                        M(
                            "{no}: {key} {on} is outside the plan ({first} to {last})",
                            no=item.no,
                            key=key,
                            on=on,
                            first=plan.span.first,
                            last=plan.span.last,
                        ),
                        M("correct the date; it may be one of another year"),
                        path=(table, i, key),
                        blocking=False,
                    )


def holidays_announced(plan: Plan) -> Iterator[Problem]:
    """Find rhythms on working days of a year whose holidays are not known."""
    if not any(item.workdays for item in plan.items):
        return
    for year in unannounced_years(plan.span, plan.calendar):
        yield Problem(
            "holidays-unknown",
            M("the holidays of {year} are not built in; ordinary weeks are assumed", year=year),
            M("write them under [calendar]: rest = [days off], work = [weekend days worked]"),
            path=("year",),
            blocking=False,
            notice=True,
        )


def not_too_often(parts: Parts) -> Iterator[Problem]:
    """Find a daily rhythm of several times a day, which is a slip of the pen."""
    for path, item in parts.items:
        if item.every == "day" and item.times > MOST_A_DAY:
            yield Problem(
                "too-often",
                M("{no} is to be done {n} times a day", no=item.no, n=item.times),
                M("at most {most} times a day can be kept count of", most=MOST_A_DAY),
                path=(*path, "times"),
            )


CHECKS: tuple[Callable[[Parts], Iterator[Problem]], ...] = (
    unique_goals,
    unique_numbers,
    unique_ids,
    parents_present,
    one_chapter_one_kind,
    dates_in_order,
    goals_known,
    one_form,
    rhythm_complete,
    day_fits_rhythm,
    festivals_known,
    not_too_often,
)
WHOLE_CHECKS: tuple[Callable[[Plan], Iterator[Problem]], ...] = (
    has_items,
    span_in_order,
    dates_within,
    festivals_within,
    holidays_announced,
)
