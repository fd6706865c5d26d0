"""Faults of a plan: each is found, says where and what to do, and hides no other."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import document, faults, goal, measure, task
from tables import each_row
from wenming_cli.core.check.plan import CHECKS, WHOLE_CHECKS, build_plan
from wenming_cli.core.check.tables import parts_of_document
from wenming_cli.core.plan.plan import Plan
from wenming_cli.errors import Problem

Row = tuple[str, dict[str, Any]]

BEYOND_SHAPE: list[tuple[str, list[Row], dict[str, Any], tuple[str | int, ...], str]] = [
    ("goal-twice", [goal("a"), goal("b"), goal("a"), task("1")], {},
     ("goal", 2, "id"), "goal 'a' is there twice"),
    ("number-twice", [task("1.1"), task("1.2"), measure("1.2")], {},
     ("measure", 0, "no"), "number 1.2 is there twice"),
    ("id-twice", [task("1", id="x"), task("2", id="x")], {},
     ("task", 1, "id"), "id 'x' is also the one of 1"),
    ("id-twice", [task("1", id="2"), task("2")], {},
     ("task", 1, "no"), "id '2' is also the one of 1"),
    ("no-parent", [task("3.1"), task("3.2.1")], {},
     ("task", 1, "no"), "3.2.1 stands under 3.2, which is not in the plan"),
    ("mixed-kinds", [task("3"), measure("3.1")], {},
     ("measure", 0), "3.1 is a [[measure]] under a [[task]]"),
    ("due-before-start", [task("3", start="06-02", due="06-01")], {},
     ("task", 0, "due"), "3 is due on 2023-06-01, before it starts on 2023-06-02"),
    ("unknown-goal", [goal("leadership"), task("3", goals=["leadershp"])], {},
     ("task", 0, "goals"), "3 serves the goal 'leadershp', which is not in the plan"),
    ("unknown-goal", [task("3", goals=["order"])], {},
     ("task", 0, "goals"), "3 serves the goal 'order', which is not in the plan"),
    ("heading-with-rhythm", [task("3", due="06-01"), task("3.1")], {},
     ("task", 0, "due"), "3 has items under it, so 'due' says nothing here"),
    ("two-forms", [task("3", due="06-01", standing=True)], {},
     ("task", 0, "standing"), "3 is both 'due' and 'standing'"),
    ("two-forms", [task("3", every="month", standing=True)], {},
     ("task", 0, "standing"), "3 is both 'every' and 'standing'"),
    ("two-forms", [task("3", due="06-01", every="month", standing=True)], {},
     ("task", 0, "standing"), "3 is both 'every' and 'standing'"),
    ("two-forms", [task("3", due="06-01", festivals=["元宵"])], {},
     ("task", 0, "festivals"), "3 is both 'due' and 'festivals'"),
    ("two-forms", [task("3", every="month", festivals=["元宵"])], {},
     ("task", 0, "festivals"), "3 is both 'every' and 'festivals'"),
    ("unknown-festival", [task("3", festivals=["春节", "元霄"])], {},
     ("task", 0, "festivals"), "3: '元霄' is no festival that is known here"),
    ("unknown-festival", [task("3", festivals="传统节日")], {},
     ("task", 0, "festivals"), "3: '传统节日' is no festival that is known here"),
    ("festival-twice", [task("3", festivals=["元宵", "元宵节"])], {},
     ("task", 0, "festivals"), "3: 元宵 is there twice"),
    ("festival-outside", [task("3", festivals=["腊八", "元宵"])], {},
     ("task", 0, "festivals"), "3: no day of 腊八 lies in the plan"),
    ("festival-outside", [measure("3"), measure("4", festivals=["春节"])], {"year": 2150},
     ("measure", 1, "festivals"), "4: no day of 春节 lies in the plan"),
    ("no-rhythm", [task("3", times=2)], {},
     ("task", 0, "times"), "3 has 'times' but not 'every'"),
    ("no-rhythm", [task("3", on="friday", workdays=True)], {},
     ("task", 0, "on"), "3 has 'on' but not 'every'"),
    ("no-rhythm", [task("3", standing=True, workdays=True)], {},
     ("task", 0, "workdays"), "3 has 'workdays' but not 'every'"),
    ("too-often", [task("3", every="day", times=11)], {},
     ("task", 0, "times"), "3 is to be done 11 times a day"),
    ("day-without-rhythm", [task("3", every="day", on="friday")], {},
     ("task", 0, "on"), "3: on = friday does not fit every = day"),
    ("day-without-rhythm", [task("3", every="week", on=15)], {},
     ("task", 0, "on"), "3: on = 15 does not fit every = week"),
    ("day-without-rhythm", [task("3", every="week", on="last")], {},
     ("task", 0, "on"), "3: on = last does not fit every = week"),
    ("day-without-rhythm", [task("3", every="quarter", on=15)], {},
     ("task", 0, "on"), "3: on = 15 does not fit every = quarter"),
    ("bad-span", [task("3")], {"end": date(2022, 12, 31)},
     ("end",), "the plan runs from 2023-01-01 to 2022-12-31"),
    ("bad-span", [task("3")], {"end": date(2025, 1, 2)},
     ("end",), "the plan runs from 2023-01-01 to 2025-01-02"),
    ("bad-span", [task("3")], {"start": date(9999, 5, 1)},
     ("start",), "the plan runs from 9999-05-01 to 9999-04-30"),
    ("no-items", [], {}, (), "the plan has no tasks and no measures yet"),
    ("date-outside", [task("3", due="2022-11-30")], {},
     ("task", 0, "due"), "3: due 2022-11-30 is outside the plan (2023-01-01 to 2023-12-31)"),
    ("date-outside", [measure("3"), measure("4", start="2022-11-30")], {},
     ("measure", 1, "start"),
     "4: start 2022-11-30 is outside the plan (2023-01-01 to 2023-12-31)"),
    ("holidays-unknown", [task("3", every="week", workdays=True)], {"year": 2099},
     ("year",), "the holidays of 2099 are not built in; ordinary weeks are assumed"),
]  # fmt: skip


@each_row(("code", "rows", "top", "path", "message"), BEYOND_SHAPE)
def test_each_fault_beyond_the_shape_is_found_where_it_is(
    code: str, rows: list[Row], top: dict[str, Any], path: tuple[str | int, ...], message: str
) -> None:
    [problem] = faults(*rows, **top)

    assert (problem.code, problem.path) == (code, path)
    assert problem.message.speak("en") == message
    assert problem.hint.speak("en")


@pytest.mark.parametrize(
    "key", ["year", "no", "id", "title", "lead", "every", "times", "on", "due"]
)
def test_a_number_of_more_digits_than_python_writes_is_a_fault(key: str) -> None:
    """TOML's 0xff… may be as long as a file."""
    huge = int("f" * 5000, 16)
    row = {"no": "1", "title": "学习"} | ({} if key == "year" else {key: huge})
    data = document(("task", row), **({"year": huge} if key == "year" else {}))

    found, problems = build_plan(data)

    assert found is None
    assert problems
    assert all(problem.message.speak("en") and problem.hint.speak("en") for problem in problems)


def test_every_check_has_a_fault_in_the_table_above() -> None:
    """A check that is added without a fault of its own is found here."""
    for check in CHECKS:
        assert any(
            list(check(parts_of_document(document(*rows, **top))))
            for _, rows, top, *_ in BEYOND_SHAPE
        )
    plans = [Plan.model_validate(document(*rows, **top)) for _, rows, top, *_ in BEYOND_SHAPE]
    for whole_check in WHOLE_CHECKS:
        assert any(list(whole_check(plan)) for plan in plans)


SHAPE: list[tuple[str, str, tuple[str | int, ...], str, str]] = [
    # TOML below the head, code, place, message, hint
    ('[[task]]\nno = "1"\ntitle = "x"\ndeu = 2023-11-30',
     "unknown-key", ("task", 0, "deu"), "unknown key 'deu'", "did you mean 'due'?"),
    ('[[goal]]\nid = "a"\ntitle = "x"\nzzz = 1',
     "unknown-key", ("goal", 0, "zzz"), "unknown key 'zzz'",
     "the keys known here are id, text, title"),
    ('[[taks]]\nno = "1"', "unknown-key", ("taks",), "unknown key 'taks'", "did you mean 'task'?"),
    ("[policy]\ndue_soon = 3", "unknown-key", ("policy", "due_soon"), "unknown key 'due_soon'",
     "did you mean 'due_soon_days'?"),
    ("constrained = 1", "unknown-key", ("constrained",), "unknown key 'constrained'", ""),
    ('"literal[a]" = 1', "unknown-key", ("literal[a]",), "unknown key 'literal[a]'", ""),
    ('[[task]]\nno = "1"', "missing-key", ("task", 0), "'title' is missing",
     'add a line title = "…"'),
    ('[[task]]\ntitle = "x"', "missing-key", ("task", 0), "'no' is missing",
     'add a line no = "3.2.1"'),
    ('[[goal]]\ntitle = "x"', "missing-key", ("goal", 0), "'id' is missing",
     'add a line id = "…"'),
    ('[[task]]\nno = 3.1\ntitle = "x"', "number-not-text", ("task", 0, "no"),
     "'no' must be text, not a number: 3.1",
     'put it in quotes: no = "3.1" (without them 3.10 would be read as 3.1)'),
    ('[[goal]]\nid = 7\ntitle = "x"', "number-not-text", ("goal", 0, "id"),
     "'id' must be text, not a number: 7",
     'put it in quotes: id = "7" (without them 3.10 would be read as 3.1)'),
    ('[[task]]\nno = "三"\ntitle = "x"', "bad-no", ("task", 0, "no"), "'no' cannot be \"三\"",
     'write Arabic numerals joined by dots, in quotes: no = "3.2.1"'),
    ('[[task]]\nno = "1.02"\ntitle = "x"', "bad-no", ("task", 0, "no"), "'no' cannot be \"1.02\"",
     'write Arabic numerals joined by dots, in quotes: no = "3.2.1"'),
    ('[[task]]\nno = "1"\ntitle = " "', "bad-title", ("task", 0, "title"), "'title' is empty",
     "write a text in quotes"),
    ('[[task]]\nno = "1"\ntitle = "x"\nevery = ""', "bad-every", ("task", 0, "every"),
     "'every' is empty", "write one of day, week, month, quarter, halfyear, year"),
    ('[[task]]\nno = "1"\ntitle = "x"\nevery = "season"', "bad-every", ("task", 0, "every"),
     "'every' cannot be \"season\"", "write one of day, week, month, quarter, halfyear, year"),
    ('[[task]]\nno = "1"\ntitle = "x"\ndue = "年底"', "bad-due", ("task", 0, "due"),
     "'due' cannot be \"年底\"", "write the day without quotes: due = 2023-11-30"),
    ('[[task]]\nno = "1"\ntitle = "x"\nevery = "week"\ntimes = 0', "bad-times",
     ("task", 0, "times"), "'times' is out of range: 0", "at least 1"),
    ('[[task]]\nno = "1"\ntitle = "x"\nevery = "week"\ntimes = 367', "bad-times",
     ("task", 0, "times"), "'times' is out of range: 367", "at most 366"),
    ('[[task]]\nno = "1"\ntitle = "x"\nevery = "week"\non = "fridya"', "bad-on",
     ("task", 0, "on"), "'on' cannot be \"fridya\"",
     'write a weekday ("friday"), a day of the month (15) or "last"'),
    ('[[task]]\nno = "1"\ntitle = "x"\nevery = "month"\non = 32', "bad-on",
     ("task", 0, "on"), "'on' cannot be 32",
     'write a weekday ("friday"), a day of the month (15) or "last"'),
    ('[[task]]\nno = "1"\ntitle = "x"\nsteps = ["通知", ""]', "bad-steps",
     ("task", 0, "steps", 1), "'steps' is empty",
     'write a list of texts: steps = ["会议通知", "签到表"]'),
    ('[[task]]\nno = "1"\ntitle = "x"\nlead = 5', "bad-lead", ("task", 0, "lead"),
     "'lead' cannot be 5", 'write a text or a list of texts: lead = ["办公室", "宣传科"]'),
    ('[[task]]\nno = "1"\ntitle = "x"\ntext = ["' + "很" * 60 + '"]', "bad-text",
     ("task", 0, "text"), "'text' cannot be ['" + "很" * 37 + "…", "write a text in quotes"),
    ('task = "x"', "bad-task", ("task",), "'task' cannot be \"x\"",
     "write each task as a table of its own: [[task]]"),
    ('task = ["x"]', "bad-task", ("task", 0), "'task' cannot be \"x\"",
     "write each task as a table of its own: [[task]]"),
    ("[calendar]\nrest = [2027-02-08, 5]", "bad-rest", ("calendar", "rest", 1),
     "'rest' cannot be 5", "write days without quotes: rest = [2027-02-08]"),
    ('policy = "strict"', "bad-policy", ("policy",), "'policy' cannot be \"strict\"",
     "write the policy as a table: [policy]"),
]  # fmt: skip


@each_row(("text", "code", "path", "message", "hint"), SHAPE)
def test_each_fault_of_shape_is_said_in_words_with_its_remedy(
    text: str, code: str, path: tuple[str | int, ...], message: str, hint: str
) -> None:
    plan, [problem] = build_plan(document() | tomllib.loads(text))

    assert plan is None
    assert (problem.code, problem.path) == (code, path)
    assert problem.message.speak("en") == message
    if hint:
        assert problem.hint.speak("en") == hint


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("format", 2, "'format' cannot be 2"),
        ("year", 1066, "'year' is out of range: 1066"),
        ("year", 9999, "'year' is out of range: 9999"),
        ("year", "今年", "'year' cannot be \"今年\""),
        ("unit", "", "'unit' is empty"),
        ("title", 2023, "'title' cannot be 2023"),
    ],
)
def test_the_head_of_a_plan_is_checked(key: str, value: object, message: str) -> None:
    [problem] = faults(task("1"), **{key: value})

    assert problem.path == (key,)
    assert problem.message.speak("en") == message


def test_a_plan_of_a_newer_program_has_one_fault() -> None:
    """What else is strange in it is no slip of the pen."""
    [problem] = faults(task("3.1", weight=3), goal("a"), goal("a"), format=2, mood="good")

    assert (problem.code, problem.path) == ("bad-format", ("format",))
    assert "a newer program" in problem.hint.speak("en")


def test_a_format_that_is_none_hides_nothing() -> None:
    found = [problem.code for problem in faults(task("3.1", weight=3), format=0)]

    assert found == ["bad-format", "unknown-key"]


@pytest.mark.parametrize("key", ["format", "title", "unit", "year"])
def test_the_head_of_a_plan_is_complete(key: str) -> None:
    data = document(task("1"))
    del data[key]

    _, [problem] = build_plan(data)

    assert (problem.code, problem.path) == ("missing-key", ())
    assert problem.message.speak("en") == f"'{key}' is missing"
    assert f"{key} = " in problem.hint.speak("en")


def test_all_faults_come_at_once() -> None:
    problems = faults(
        goal("a"),
        goal("a"),
        task("3", dues="06-01"),
        task("3.1", due=5),
        task("3.2", start="06-02", due="06-01"),
        task("3.2", goals=["b"]),
        measure("4.1.1", times=2),
        year="2o23",
    )

    assert sorted(p.code for p in problems) == [
        "bad-due",
        "bad-year",
        "due-before-start",
        "goal-twice",
        "no-parent",
        "no-rhythm",
        "number-twice",
        "unknown-goal",
        "unknown-key",
    ]


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (task("3", due=5, goals=["b"]), ["bad-due", "unknown-goal"]),
        (task("3", title="", goals=["b"]), ["bad-title", "unknown-goal"]),
        (task("3", steps=["签到", ""], goals=["b"]), ["bad-steps", "unknown-goal"]),
        (task("3", dues=5, standing=True, times=2), ["unknown-key", "no-rhythm"]),
        (task("3", every="season", times=2, on="friday", workdays=True), ["bad-every"]),
        (task("3", no=3, due="06-01", standing=True), ["number-not-text"]),
    ],
)
def test_one_bad_line_hides_no_other_fault_of_its_item(row: Row, codes: list[str]) -> None:
    """And is not told twice in other words."""
    assert [p.code for p in faults(row)] == codes


def test_an_item_with_a_fault_still_stands_above_its_children() -> None:
    """One misspelt key is one problem, not one more for each item under the heading."""
    problems = faults(task("3.1", tilte="x"), task("3.1.1"), task("3.1.2"))

    assert [p.code for p in problems] == ["unknown-key"]


def test_a_goal_with_a_fault_is_still_known() -> None:
    broken = ("goal", {"id": "order", "title": ""})

    assert [p.code for p in faults(broken, task("3", goals=["order"]))] == ["bad-title"]


def test_blanks_around_the_id_of_a_goal_do_not_count() -> None:
    broken = ("goal", {"id": " order ", "title": ""})

    assert [p.code for p in faults(broken, task("3", goals=["order"]))] == ["bad-title"]


@pytest.mark.parametrize(
    "rows",
    [
        [task("3"), task("3.1", due="06-01"), measure("4", every="quarter", on="last")],
        [task("3", every="month", due="06-30"), measure("4", every="month", on="friday")],
        [task("3", every="month", on=31), measure("4", every="week", on="friday")],
        [task("3", standing=True), measure("4", every="year", times=2, workdays=True)],
        [goal("a"), task("3", goals="a", start="06-01", due="06-01")],
    ],
)
def test_a_sound_plan_has_no_faults(rows: list[Row]) -> None:
    plan, problems = build_plan(document(*rows))

    assert plan is not None
    assert problems == []


@pytest.mark.parametrize(
    ("rows", "top", "notice"),
    [
        ([task("1", due="2022-11-30")], {}, False),
        ([], {}, False),
        ([task("1", every="week", workdays=True)], {"year": 2099}, True),
    ],
)
def test_some_faults_can_be_passed_by(rows: list[Row], top: dict[str, Any], notice: bool) -> None:
    """A date of last year or an empty plan is said, and the plan is used all the same."""
    plan, [problem] = build_plan(document(*rows, **top))

    assert plan is not None
    assert (problem.blocking, problem.notice) == (False, notice)


@pytest.mark.parametrize(
    ("first", "last"),
    [(date(2023, 5, 4), date(2023, 5, 4)), (date(2023, 1, 1), date(2024, 12, 31))],
)
def test_a_plan_lasts_between_a_day_and_two_years(first: date, last: date) -> None:
    assert faults(task("1"), start=first, end=last) == []


def test_a_day_of_the_month_is_from_1_to_31() -> None:
    for on in (1, 31):
        assert faults(task("1", every="month", on=on)) == []
    for on in (0, 32):
        assert [p.code for p in faults(task("1", every="month", on=on))] == ["bad-on"]


def test_a_plan_is_of_a_year_from_1900_to_9998() -> None:
    assert faults(task("1"), year=1900) == faults(task("1"), year=9998) == []
    for year in (1899, 9999):
        assert [problem.code for problem in faults(task("1"), year=year)] == ["bad-year"]


@pytest.mark.parametrize(
    ("key", "least", "most"),
    [("due_soon_days", 0, 366), ("red_gap", 1, 100), ("yellow_gap", 0, 100),
     ("stale_days", 1, 366)],
)  # fmt: skip
def test_the_thresholds_of_the_policy_have_their_bounds(key: str, least: int, most: int) -> None:
    assert faults(task("1"), policy={key: least}) == []
    assert faults(task("1"), policy={key: most}) == []
    [below] = faults(task("1"), policy={key: least - 1})
    [above] = faults(task("1"), policy={key: most + 1})
    assert below.hint.speak("en") == f"at least {least}"
    assert above.hint.speak("en") == f"at most {most}"


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)
keys = st.sampled_from(
    ["no", "id", "title", "text", "goals", "lead", "start", "due", "every", "times", "on",
     "workdays", "standing", "steps", "rest", "due_soon_days", "x"]
)  # fmt: skip
values = json | st.sampled_from(["1", "1.1", "friday", "last", "week", "2023-01-01"])
tables = st.dictionaries(keys, values, max_size=5)
documents = st.dictionaries(
    st.sampled_from(["format", "title", "year", "start", "end", "policy", "calendar", "goal",
                     "task", "measure", "x"]),
    json | tables | st.lists(tables | json, max_size=4),
)  # fmt: skip


@pytest.mark.slow
@given(documents)
def test_no_document_is_too_strange_to_be_told_about(data: dict[str, Any]) -> None:
    """Any TOML gives a plan or the problems that keep it from being one; nothing is raised."""
    plan, problems = build_plan({**document(), **data})

    assert (plan is None) == any(p.blocking for p in problems)
    for problem in problems:
        assert _speaks(problem)


def _speaks(problem: Problem) -> bool:
    return bool(problem.message.speak("en") and problem.hint.speak("en"))


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ('every = "每季度"', 'write every = "quarter"'),
        ('every = "每半年召开一次"', 'write every = "halfyear"'),
        ('due = "2024.1.5"', "write the day without quotes: due = 2024-01-05"),
        ('due = "2024年6月"', "write the day without quotes: due = 2024-06-30"),
        ('start = "2024年6月"', "write the day without quotes: start = 2024-06-01"),
        ('due = "6月底"', "write the day without quotes: due = 2023-11-30"),
    ],
)
def test_a_hint_is_made_from_what_was_written(line: str, hint: str) -> None:
    data = tomllib.loads(
        'format = 1\ntitle = "x"\nunit = "x"\nyear = 2024\n[[task]]\nno = "1"\ntitle = "x"\n' + line
    )

    _, problems = build_plan(data)

    assert hint in [problem.hint.speak("en") for problem in problems]
