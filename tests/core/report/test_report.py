"""Leaders' questions: each cell is what a brute-force count over the record gives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import Diary, goal, journals, measure, plan, task
from wenming_cli.core.board.counts import ROUTINE, count_item, facts_in, finished_on, owed_in
from wenming_cli.core.board.fold import Board, fold
from wenming_cli.core.board.select import Filter
from wenming_cli.core.board.state import ItemState
from wenming_cli.core.journal.entries import Base, Fact
from wenming_cli.core.periods import parse_period, periods
from wenming_cli.core.report.comparing import ReportAnswer, compare_reports
from wenming_cli.core.report.dimensions import DIMENSIONS, DimensionName
from wenming_cli.core.report.figures import FIGURES, NOTHING, Figures, add_up
from wenming_cli.core.report.notes import notes_of, report_title
from wenming_cli.core.report.report import (
    USUAL,
    Report,
    ReportRequest,
    ReportRow,
    check_request,
    count_report,
    figure_of,
    read_dimension,
    read_figures,
    read_where,
)
from wenming_cli.core.report.stretch import Stretch
from wenming_cli.errors import Refused, Usage
from wenming_cli.message import M

YEAR = plan(
    goal("g1"),
    goal("g2", "单位秩序井然"),
    task("3", title="工作任务"),
    task("3.1", title="学习", goals=["g1"], lead="办公室", leader="部长"),
    task("3.1.1", title="道德讲堂", every="quarter", activity=True, lead=["办公室", "宣传科"]),
    task("3.1.2", title="专题学习", due="05-20", lead="宣传科", leader="部长"),
    task("3.2", title="打扫卫生", every="week", on="friday", goals=["g1", "g2"]),
    measure("4", title="主要措施"),
    measure("4.1", title="分析会", every="month", activity="meeting", lead="办公室"),
    measure("4.2", title="制度", standing=True, lead="宣传科"),
)
IDS = [one.id for one in YEAR.items]
PERIODS = ["2023-Q1", "2023-Q2", "2023-02", "2023-W10", "2023-Q1#2", "2023-11"]
NAMES: list[DimensionName] = list(DIMENSIONS)
BYS = [
    *((name,) for name in NAMES),
    *(pair for pair in combinations(NAMES, 2) if pair != ("month", "quarter")),
]
STRETCHES = ["", "2023", "Q1", "Q2", "2月", "2023-02-10..2023-05-20"]
ADDITIVE = ("owed", "made_good", "late", "events", "people", "meetings", "routine")

records = journals(st.sampled_from(IDS), st.sampled_from(PERIODS))
as_ofs = st.dates(date(2023, 1, 1), date(2024, 1, 31))


def asked(board: Board, text: str) -> Stretch:
    if not text:
        return Stretch(board.plan.span, so_far=True)
    return Stretch(parse_period(text, board.plan.year))


def in_the_year(entry: Base) -> bool:
    return not isinstance(entry, Fact) or entry.on in YEAR.span


def brute(state: ItemState, board: Board, stretch: Stretch) -> Figures:
    """The figures of an item, each counted from the record by itself."""
    days = stretch.period
    every = owed_in(state, days)
    owed = [one for one in every if not stretch.so_far or one.due <= board.as_of]
    missed = any(one.due < board.as_of and not one.made_good for one in every)
    routine = state.item.every in ROUTINE
    facts = facts_in(state, days)
    day_ = finished_on(state)
    counts = bool(
        state.leaf
        and state.status != "cancelled"
        and (stretch.so_far or every or facts or (day_ is not None and day_ in days))
    )
    words = count_item(state, days)
    return Figures(
        items=int(counts),
        done=int(counts and state.finished),
        owed=0 if routine else len(owed),
        made_good=0 if routine else sum(one.made_good for one in owed),
        late=0 if routine else sum(one.late for one in owed),
        overdue=int(counts and state.overdue and (stretch.so_far or missed)),
        not_started=int(counts and state.status == "not_started"),
        events=words.sessions,
        people=words.people + words.people_outside,
        evidence=len({file.path for fact in facts for file in fact.evidence}),
        meetings=words.sessions if state.item.activity == "meeting" else 0,
        routine=len(owed) if routine else 0,
    )


def keys(name: DimensionName, state: ItemState) -> tuple[str | None, ...]:
    """What an item counts for, said once more in the plainest way."""
    found: dict[DimensionName, tuple[str | None, ...]] = {
        "lead": state.lead,
        "goal": state.goals,
        "light": (state.light.name,),
        "status": (state.status,),
        "leader": (state.leader or None,),
        "kind": (state.item.kind,),
        "section": (".".join(state.item.no.split(".")[:2]) if "." in state.item.no else None,),
    }
    return found[name] or (None,)


@pytest.mark.slow
@given(entries=records, as_of=as_ofs, name=st.sampled_from(STRETCHES), data=st.data())
def test_each_cell_is_what_a_plain_count_gives(
    entries: list[Base], as_of: date, name: str, data: st.DataObject
) -> None:
    board = fold(YEAR, entries, as_of)
    stretch = asked(board, name)
    untimed = [by for by in BYS if not any(DIMENSIONS[one].unit for one in by)]
    by = data.draw(st.sampled_from(untimed))

    report = count_report(board, ReportRequest(by=by), stretch)

    expected: dict[tuple[str | None, ...], Figures] = {}
    total = NOTHING
    for state in board.states.values():
        mine = brute(state, board, stretch)
        total = add_up([total, mine])
        for one in keys(by[0], state):
            for other in keys(by[1], state) if len(by) > 1 else [None]:
                cell = (one, other)[: len(by)]
                expected[cell] = add_up([expected.get(cell, NOTHING), mine])
    assert {row.keys: row.figures for row in report.rows} == {
        cell: figures for cell, figures in expected.items() if figures != NOTHING
    }
    assert report.total == total


@pytest.mark.slow
@given(entries=records, as_of=as_ofs)
def test_people_and_files_are_those_of_the_log(entries: list[Base], as_of: date) -> None:
    """Of every office those of the entries about what it leads, with no thought of sessions."""
    board = fold(YEAR, [one for one in entries if in_the_year(one)], as_of)
    people: dict[str, int] = {}
    for fact in board.facts:
        if fact.do == "remind":
            continue  # that somebody was asked is no work
        state = board.states[fact.item]
        for name in state.lead or ("",):
            people[name] = people.get(name, 0) + (fact.people or 0)

    report = count_report(board, ReportRequest(by=("lead",)), asked(board, ""))

    found = {row.keys[0] or "": row.figures.people for row in report.rows}
    assert found == {name: people.get(name, 0) for name in found}
    assert all(name in found or not n for name, n in people.items())
    assert board.facts or report.total.evidence == 0


@pytest.mark.slow
@given(entries=records, as_of=as_ofs, name=st.sampled_from(STRETCHES), data=st.data())
def test_each_cell_of_a_quarter_or_month_is_what_its_paper_counts(
    entries: list[Base], as_of: date, name: str, data: st.DataObject
) -> None:
    """As `count_item` counts that quarter by itself; what is left over stands in its own row."""
    board = fold(YEAR, entries, as_of)
    stretch = asked(board, name)
    timed: list[DimensionName] = ["month", "quarter"]
    by = data.draw(st.sampled_from(timed))
    unit = DIMENSIONS[by].unit
    assert unit is not None

    report = count_report(board, ReportRequest(by=(by,)), stretch)

    rows = {row.keys[0]: row.figures for row in report.rows}
    for piece in periods(unit, stretch.period):
        found = rows.pop(piece.key)
        for state in board.states.values():
            due = [
                one for one in owed_in(state, piece) if not stretch.so_far or one.due <= board.as_of
            ]
            words = count_item(state, piece)
            routine = state.item.every in ROUTINE
            found = Figures(
                *found[:2],
                found.owed - (0 if routine else len(due)),
                found.made_good - (0 if routine else sum(one.made_good for one in due)),
                found.late - (0 if routine else sum(one.late for one in due)),
                *found[5:7],
                events=found.events - words.sessions,
                people=found.people - words.people - words.people_outside,
                evidence=found.evidence
                - len({f.path for fact in facts_in(state, piece) for f in fact.evidence}),
                meetings=0,
                routine=found.routine - (len(due) if routine else 0),
            )
        assert found[2:5] == (0, 0, 0)
        assert (found.events, found.people, found.evidence, found.routine) == (0, 0, 0, 0)
    assert set(rows) <= {None}


@pytest.mark.slow
@given(
    entries=records,
    as_of=as_ofs,
    name=st.sampled_from(STRETCHES),
    by=st.sampled_from(BYS),
    without=st.booleans(),
)
def test_rows_less_their_overlap_are_the_total(
    entries: list[Base], as_of: date, name: str, by: tuple[DimensionName, ...], without: bool
) -> None:
    """And shares add up to 100.0; no row counts more than all; the whole is the same by any name."""
    board = fold(YEAR, entries, as_of)
    stretch = asked(board, name)
    request = ReportRequest(by=by, show=("people", "share"), without_meetings=without)

    report = count_report(board, request, stretch)

    everything = add_up([row.figures for row in report.rows])
    assert tuple(everything) == tuple(map(sum, zip(report.total, report.overlap, strict=True)))
    assert all(n >= 0 for n in report.overlap)
    assert all(
        cell <= whole
        for row in report.rows
        for cell, whole in zip(row.figures, report.total, strict=True)
    )
    total = sum(round(10 * row.share) for row in report.rows)
    assert total == (1000 if everything.people else 0)
    once = ReportRequest(by=("status",), without_meetings=without)
    assert report.total == count_report(board, once, stretch).total
    if len(by) == 1 and DIMENSIONS[by[0]].unit:
        assert {name: getattr(report.overlap, name) for name in ADDITIVE} == dict.fromkeys(
            ADDITIVE, 0
        )


# --- stories -------------------------------------------------------------------------------------


@pytest.fixture
def diary() -> Diary:
    found = Diary()
    found("done", "3.1.1", "03-20", people=56)
    found("done", "3.1.2", "03-29", people=12, evidence=[{"path": "a.jpg", "sha256": "a" * 64}])
    found("done", "4.1", "01-30", period="2023-01", people=9)
    found("note", "3", "02-01", people=7)
    found("cancel", "4.2", "02-02")
    return found


def ask(diary: Diary, as_of: str = "06-30", period: str = "", **asked_: object) -> Report:
    board = diary.board(YEAR, as_of)
    return count_report(board, ReportRequest(**asked_), asked(board, period))  # type: ignore[arg-type]  # a story


def cells(report: Report, figure: str) -> dict[object, int]:
    def key(row: ReportRow) -> object:
        return row.keys if len(row.keys) > 1 else row.keys[0]

    return {key(row): getattr(row.figures, figure) for row in report.rows}


def test_an_item_of_two_offices_counts_in_both_rows_and_once_in_the_total(diary: Diary) -> None:
    report = ask(diary, by=("lead",))
    assert cells(report, "items") == {"办公室": 2, "宣传科": 2, None: 1}
    assert (report.total.items, report.overlap.items, report.cancelled) == (4, 1, 1)
    assert (report.total.people, report.overlap.people) == (84, 56)


def test_what_was_noted_on_a_heading_counts_with_its_people(diary: Diary) -> None:
    assert cells(ask(diary, by=("section",)), "people") == {
        "3.1": 68, "3.2": 0, "4.1": 9, None: 7,
    }  # fmt: skip
    assert ask(diary, by=("section",), wanted=Filter(section="3")).total.people == 68


def test_a_task_done_before_its_quarter_is_owed_in_none(diary: Diary) -> None:
    report = ask(diary, by=("quarter",))
    assert cells(report, "owed") == {
        "2023-Q1": 4, "2023-Q2": 4, "2023-Q3": 0, "2023-Q4": 0, None: 1,
    }  # fmt: skip
    assert report.total.owed == 9
    assert cells(report, "done")["2023-Q1"] == 1
    assert str(report.rows[-1].names[0].speak("en")) == "other times"


def test_meetings_may_be_left_out(diary: Diary) -> None:
    both = ask(diary, by=("kind",)).total
    assert (both.events, both.people, both.meetings) == (2, 84, 1)
    without = ask(diary, by=("kind",), without_meetings=True).total
    assert (without.events, without.people, without.meetings) == (1, 75, 1)


def test_rows_are_chosen_by_their_name_or_by_having_none(diary: Diary) -> None:
    chosen = ask(diary, by=("lead",), where=(("lead", "宣传"),))
    assert cells(chosen, "items") == {"宣传科": 2}
    assert chosen.overlap == NOTHING
    assert cells(ask(diary, by=("lead",), where=(("lead", ""),)), "items") == {None: 1}
    several = (("lead", "宣传科"), ("lead", "办公室"), ("kind", "工作任务"))
    assert ask(diary, by=("status",), where=several).total.items == 2


def test_the_largest_rows_come_first_and_the_rest_is_counted(diary: Diary) -> None:
    report = ask(diary, by=("month",), show=("people", "share"), top=2)
    assert [(row.keys[0], row.share) for row in report.rows] == [
        ("2023-03", 81.0),
        ("2023-01", 10.7),
    ]
    assert (report.left_out, report.total.people) == (11, 84)


def test_figures_by_name(diary: Diary) -> None:
    total = ask(diary, period="Q1").total
    assert figure_of("rate", total) == 50
    assert figure_of("rate", NOTHING) is None
    assert figure_of("share", total, 12.5) == 12.5
    assert figure_of("people", total) == 84


def test_what_is_asked_is_read_in_both_languages() -> None:
    assert read_dimension(" Lead ") == read_dimension("牵头单位") == "lead"
    assert read_figures("") == USUAL
    assert read_figures("场次，人次, not-started") == ("events", "people", "not_started")
    assert read_where(["lead=宣传科", "状态＝"]) == (("lead", "宣传科"), ("status", ""))
    assert {one.header.speak("zh") for one in FIGURES.values()} >= {"事项", "占比"}


@pytest.mark.parametrize(
    ("attempt", "message", "hint"),
    [
        (lambda: read_dimension("leads"), "nothing can be counted by 'leads'", "did you mean 'lead'?"),
        (lambda: read_dimension("颜色"), "nothing can be counted by '颜色'", "write one of lead, "),
        (lambda: read_figures("peple"), "there is no figure 'peple'", "did you mean 'people'?"),
        (lambda: read_figures("金额"), "there is no figure '金额'", "write some of items, "),
        (lambda: read_where(["lead"]), "--where needs a name and a value: 'lead'", "for example: "),
        (
            lambda: check_request(ReportRequest(by=("month", "quarter"))),
            "months and quarters divide the same days",
            "count by one of them",
        ),
        (
            lambda: check_request(ReportRequest(by=("lead", "lead"))),
            "--by and --and both name lead",
            "leave --and out",
        ),
        (
            lambda: check_request(ReportRequest(where=(("month", "5月"),))),
            "--where does not choose days",
            "name the period instead",
        ),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(
    attempt: Callable[[], object], message: str, hint: str
) -> None:
    with pytest.raises(Usage) as found:
        attempt()
    assert found.value.message.speak("en") == message
    assert found.value.hint is not None
    assert found.value.hint.speak("en").startswith(hint)


def test_a_name_that_the_plan_does_not_have_is_refused(diary: Diary) -> None:
    with pytest.raises(Refused):
        ask(diary, where=(("lead", "宣船科"),))
    with pytest.raises(Refused):
        ask(diary, wanted=Filter(goal="g9"))


def said(report: Report) -> list[str]:
    return [note.speak("en") for note in notes_of(ReportAnswer(report))]


def test_what_a_reader_must_know_is_said_and_only_where_it_matters(diary: Diary) -> None:
    several = "an item that several offices lead counts in the row of each, once in the total"
    routine = "what is due every day or week (26 times) is not among what is owed"
    meeting = "the sessions include 1 meeting"
    cancelled = "1 cancelled item is not counted"
    assert said(ask(diary, by=("lead",))) == [several, routine, meeting, cancelled]
    assert said(ask(diary, by=("kind",), show=("evidence",))) == []
    assert said(ask(diary, by=("kind",), show=("people",), without_meetings=True)) == [
        "1 session of a meeting is left out"
    ]
    assert said(ask(diary, by=("lead",), show=("rate",), top=1)) == [
        routine, cancelled, "2 more rows are left out; they are in the total",
    ]  # fmt: skip
    assert said(ask(diary, by=("quarter",), show=("owed",)))[0].startswith("other times: ")
    why = M("there is no plan of {year} to compare with", year=2022)
    alone = ReportAnswer(ask(diary, show=("evidence",)), nothing_to_compare=why)
    assert list(notes_of(alone)) == [why]


def test_the_title_names_days_dimensions_and_the_day(diary: Diary) -> None:
    report = ask(diary, by=("lead", "light"))
    assert report_title(report).speak("en") == "year 2023 so far by Lead, Light, as of 2023-06-30"
    report = ask(diary, period="Q2", by=("lead",))
    assert report_title(report).speak("zh") == "第二季度按牵头单位统计（截至2023-06-30）"


def test_the_same_days_of_another_year_are_named_by_it(diary: Diary) -> None:
    asked_ = ReportRequest(compare="last-year")
    report = count_report(diary.board(YEAR, "06-30"), asked_, Stretch(YEAR.span, so_far=True))
    answer = ReportAnswer(report, compare_reports(report, report))
    assert next(iter(notes_of(answer))).speak("en") == (
        "compared with the same days of 2023 (as of 2023-06-30)"
    )
