"""What a recording command may do: every verb on every status, and what an entry is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from building import Diary, day, item, measure, plan, task
from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.state import STATUSES
from wenming_cli.core.journal.entries import VERBS, Evidence
from wenming_cli.core.journal.undo import last_command
from wenming_cli.core.moves.moves import VERDICTS, Moves, plan_moves
from wenming_cli.core.moves.request import Request, checked_day
from wenming_cli.core.moves.steps import find_step
from wenming_cli.core.plan.plan import Plan
from wenming_cli.errors import Refused, Usage, WenmingError

PLAN = plan(
    task("3", title="工作任务"),
    task("3.1", due="11-30", steps=["会议通知", "签到表", "会议纪要"]),
    task("3.2", due="11-30"),
    measure("4", title="主要措施"),
    measure("4.1", every="quarter", steps=["会议通知"]),
    measure("4.2", every="halfyear", times=2),
    measure("4.3", standing=True),
    measure("4.4", every="week", on="friday", workdays=True, start="01-23", due="01-29"),
)
PHOTO = {"path": "evidence/3.1/合影.jpg", "sha256": "a" * 64}


def ask(
    board: Board, verb: str, *numbers: str, on: str = "06-15", period: str = "", **more: Any
) -> Moves:
    """What a command comes to; `to` and `why` are fields of the entry."""
    if "step" in more:
        more["steps"] = [more.pop("step")]
    if more.pop("proven", False):
        more["evidence"] = ["合影.jpg"]
    if verb == "postpone":
        more.setdefault("to", day("12-31"))
    asked = Request(verb, numbers, day(on), period, **more)  # type: ignore[arg-type]  # any verb
    return plan_moves(board, asked, max(day(on), board.as_of))


def drafted(moves: Moves) -> list[tuple[str, str]]:
    """Item and occurrence of each entry to be."""
    return [(draft.item.no, draft.fields.get("period", "")) for draft in moves.drafts]


def passed(moves: Moves) -> list[tuple[str, str]]:
    """What is left alone, and why."""
    return [(one.item.no, one.reason.speak("en")) for one in moves.passed]


def refusal(board: Board, verb: str, *numbers: str, **more: Any) -> tuple[str, str]:
    """What is wrong, and what to do."""
    with pytest.raises(WenmingError) as refused:
        ask(board, verb, *numbers, **more)
    assert refused.value.hint is not None
    return refused.value.message.speak("en"), refused.value.hint.speak("en")


# --- every verb on every status -----------------------------------------------------------------

HISTORIES: dict[str, list[str]] = {
    "not_started": [],
    "in_progress": ["start"],
    "done": ["done"],
    "verified": ["done", "verify"],
    "suspended": ["hold"],
    "cancelled": ["cancel"],
}
TABLE = """
            not_started in_progress done   verified suspended cancelled
start       go          same        no     no       no        no
done        go          go          same   same     no        no
note        go          go          go     go       go        go
tick        go          go          go     go       no        no
hold        go          go          no     no       same      no
resume      same        same        same   same     go        same
cancel      go          go          no     no       go        same
reopen      same        same        go     go       same      go
postpone    go          go          no     no       go        no
assign      go          go          go     go       go        no
verify      no          no          go     same     no        no
attach      go          go          go     go       go        go
"""


def _cells() -> list[tuple[str, str, str]]:
    head, *rows = [line.split() for line in TABLE.strip().splitlines()]
    return [(verb, status, cell) for verb, *cells in rows
            for status, cell in zip(head, cells, strict=True)]  # fmt: skip


@pytest.mark.parametrize(("verb", "status", "expected"), _cells())
def test_what_each_verb_does_in_each_status(verb: str, status: str, expected: str) -> None:
    """It goes through, changes nothing and says so, or is refused with a remedy."""
    diary = Diary()
    for earlier in HISTORIES[status]:
        diary(earlier, "3.1", "03-05")
    board = diary.board(PLAN, "06-15")
    assert board[item(PLAN, "3.1")].status == status

    if expected == "no":
        assert "3.1" in refusal(board, verb, "3.1", step="1", by="王科长")[1]
    else:
        moves = ask(board, verb, "3.1", step="1", by="王科长")
        assert (len(moves.drafts), len(moves.passed)) == ((1, 0) if expected == "go" else (0, 1))


def test_the_table_above_is_whole() -> None:
    assert {verb for verb, *_ in _cells()} == set(VERDICTS) == set(VERBS) - {"undo"}
    assert {status for _, status, _ in _cells()} == set(STATUSES) == set(HISTORIES)


@pytest.mark.parametrize(
    ("history", "verb", "message", "hint"),
    [
        ([], "verify", "3.1 is not started", "record it first: wenming done 3.1"),
        (["start"], "verify", "3.1 is in progress", "record it first: wenming done 3.1"),
        (["done"], "hold", "3.1 is done",
         "if it is not finished after all: wenming reopen 3.1 --why …"),
        (["done", "verify"], "start", "3.1 is verified",
         "if it is not finished after all: wenming reopen 3.1 --why …"),
        (["hold"], "done", "3.1 is suspended", "take it up again first: wenming resume 3.1"),
        (["cancel"], "done", "3.1 is cancelled",
         "take it back into the plan first: wenming reopen 3.1 --why …"),
    ],
)  # fmt: skip
def test_a_refusal_names_the_way_out(
    history: list[str], verb: str, message: str, hint: str
) -> None:
    diary = Diary()
    for earlier in history:
        diary(earlier, "3.1", "03-05")

    assert refusal(diary.board(PLAN, "06-15"), verb, "3.1") == (message, hint)


@pytest.mark.parametrize(
    ("history", "verb", "reason"),
    [
        ([], "resume", "is not started and stays so"),
        (["start"], "start", "is in progress and stays so"),
        (["done"], "done", "already done, on 2023-03-05"),
        (["done", "verify"], "done", "already verified, on 2023-03-05"),
        (["cancel"], "cancel", "is cancelled and stays so"),
    ],
)
def test_what_changes_nothing_says_so(history: list[str], verb: str, reason: str) -> None:
    diary = Diary()
    for earlier in history:
        diary(earlier, "3.1", "03-05")

    assert passed(ask(diary.board(PLAN, "06-15"), verb, "3.1")) == [("3.1", reason)]


def test_a_draft_has_what_the_entry_will_say() -> None:
    moves = ask(Diary().board(PLAN, "06-15"), "done", "4.1", note="已召开", people=42)

    [draft] = moves.drafts
    assert draft.fields == {
        "do": "done", "item": "4.1", "on": day("06-15"), "period": "2023-Q2", "note": "已召开",
        "people": 42,
    }  # fmt: skip


# --- headings -----------------------------------------------------------------------------------


def test_a_heading_stands_for_its_open_leaves() -> None:
    """What is done already is left alone; what may not be moved is passed by with its reason."""
    diary = Diary()
    diary("hold", "3.2", "03-05")
    diary("done", "4.1", "05-05")
    board = diary.board(PLAN, "06-15")

    tasks, measures = ask(board, "done", "3"), ask(board, "done", "4")

    assert drafted(tasks) == [("3.1", "")]
    assert passed(tasks) == [("3.2", "3.2 is suspended")]
    assert [one.refused for one in tasks.passed] == [True]
    assert drafted(measures) == [("4.2", "2023-H1"), ("4.3", "2023-Q2"), ("4.4", "")]
    assert passed(measures) == [("4.1", "already done in Q2, on 2023-05-05")]
    assert [one.refused for one in measures.passed] == [False]


def test_an_item_named_twice_is_recorded_once() -> None:
    diary = Diary()
    diary("done", "3.1", "05-05")

    moves = ask(diary.board(PLAN, "06-15"), "done", "3", "3.1", "3.2")

    assert drafted(moves) == [("3.2", "")]
    assert passed(moves) == [("3.1", "already done, on 2023-05-05")]


def test_one_item_that_may_not_be_moved_stops_the_whole_command() -> None:
    diary = Diary()
    diary("hold", "3.1", "03-05")

    assert refusal(diary.board(PLAN, "06-15"), "done", "4", "3.1")[0] == "3.1 is suspended"


@pytest.mark.parametrize("verb", ["note", "attach"])
def test_a_heading_may_have_notes_and_evidence_of_its_own(verb: str) -> None:
    moves = ask(Diary().board(PLAN, "06-15"), verb, "3")

    assert drafted(moves) == [("3", "")]


def test_a_heading_has_no_period() -> None:
    message, _ = refusal(Diary().board(PLAN, "06-15"), "note", "3", period="Q2")

    assert message == "3 does not recur, so it has no period"


def test_a_heading_has_no_steps() -> None:
    assert refusal(Diary().board(PLAN, "06-15"), "tick", "3", step="1") == (
        "3 is a heading and has no steps",
        "tick a step of one of its items: 3.1, 3.2",
    )


# --- steps --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "step"),
    [("1", "会议通知"), ("3", "会议纪要"), ("２", "签到表"), ("签到表", "签到表"), ("签", "签到表"),
     ("会议通", "会议通知")],
)  # fmt: skip
def test_a_step_is_named_by_its_place_its_words_or_their_beginning(typed: str, step: str) -> None:
    [draft] = ask(Diary().board(PLAN, "06-15"), "tick", "3.1", step=typed).drafts

    assert draft.fields["step"] == step


@pytest.mark.parametrize(
    ("no", "typed", "hint"),
    [
        ("3.1", "会议记要", "did you mean '会议纪要'?"),
        ("3.1", "4", "its steps are 1 会议通知, 2 签到表, 3 会议纪要"),
        ("3.1", "0", "its steps are 1 会议通知, 2 签到表, 3 会议纪要"),
        ("3.1", "", "its steps are 1 会议通知, 2 签到表, 3 会议纪要"),
        ("3.1", "合影", "its steps are 1 会议通知, 2 签到表, 3 会议纪要"),
        ("3.2", "1", 'write them in plan.toml: steps = ["…"]'),
    ],
)
def test_a_step_that_is_not_in_the_checklist_is_refused(no: str, typed: str, hint: str) -> None:
    assert refusal(Diary().board(PLAN, "06-15"), "tick", no, step=typed) == (
        f"{no} has no step '{typed}'",
        hint,
    )


def test_words_with_which_several_steps_begin_are_refused() -> None:
    assert refusal(Diary().board(PLAN, "06-15"), "tick", "3.1", step="会议") == (
        "3.1 has 2 steps that begin with '会议'",
        "which one? 1 会议通知, 3 会议纪要",
    )


def test_a_step_whose_words_begin_another_one_can_still_be_named() -> None:
    found = plan(task("1", steps=["总结", "总结报送"]))

    assert find_step(item(found, "1"), "总结") == "总结"
    assert find_step(item(found, "1"), "总结报") == "总结报送"


def test_a_step_is_ticked_once_in_each_occurrence() -> None:
    diary = Diary()
    diary("tick", "4.1", "03-05", step="会议通知")
    diary("tick", "3.1", "03-05", step="签到表")
    board = diary.board(PLAN, "06-15")

    assert drafted(ask(board, "tick", "4.1", step="1")) == [("4.1", "2023-Q2")]
    assert passed(ask(board, "tick", "4.1", step="1", period="Q1")) == [
        ("4.1", "step '会议通知' is already ticked")
    ]
    assert passed(ask(board, "tick", "3.1", step="2")) == [
        ("3.1", "step '签到表' is already ticked")
    ]


# --- which occurrence ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "period", "key"),
    [
        ("06-15", "", "2023-Q2"),
        ("03-31", "", "2023-Q1"),
        ("06-15", "Q1", "2023-Q1"),
        ("06-15", "第三季度", "2023-Q3"),
        ("06-15", "2023-05", "2023-Q2"),
        ("06-15", "Q2#2", "2023-Q2#2"),
    ],
)
def test_an_entry_is_about_the_occurrence_of_its_day_unless_one_is_named(
    on: str, period: str, key: str
) -> None:
    board = Diary().board(PLAN, "06-15")

    for verb in ("done", "note", "attach"):
        assert drafted(ask(board, verb, "4.1", on=on, period=period)) == [("4.1", key)]


def test_of_several_times_a_period_the_next_open_one_is_meant() -> None:
    diary = Diary()
    assert drafted(ask(diary.board(PLAN, "06-15"), "done", "4.2")) == [("4.2", "2023-H1")]

    diary("done", "4.2", "03-05", period="2023-H1")
    assert drafted(ask(diary.board(PLAN, "06-15"), "done", "4.2")) == [("4.2", "2023-H1#2")]

    diary("cancel", "4.2", "03-06", period="2023-H1#2")
    assert refusal(diary.board(PLAN, "06-15"), "done", "4.2")[0] == "4.2 is cancelled"

    diary("reopen", "4.2", "03-07", period="2023-H1#2")
    diary("done", "4.2", "05-05", period="2023-H1#2")
    assert passed(ask(diary.board(PLAN, "06-15"), "done", "4.2")) == [
        ("4.2", "already done in H1, on 2023-05-05")
    ]


def test_a_second_time_that_nobody_asked_for_needs_to_be_named() -> None:
    diary = Diary()
    diary("done", "4.1", "05-05")
    diary("verify", "4.1", "05-06")
    board = diary.board(PLAN, "06-15")

    assert passed(ask(board, "done", "4.1")) == [("4.1", "already verified in Q2, on 2023-05-06")]
    assert drafted(ask(board, "done", "4.1", period="Q2#2")) == [("4.1", "2023-Q2#2")]


def test_a_second_time_that_nobody_asked_for_is_not_taken_up_unasked() -> None:
    diary = Diary()
    diary("done", "4.1", "05-05")
    diary("note", "4.1", "05-06", period="2023-Q2#2")

    assert drafted(ask(diary.board(PLAN, "06-15"), "done", "4.1")) == []


@pytest.mark.parametrize("verb", ["start", "hold", "resume", "postpone", "assign"])
def test_some_verbs_are_about_the_item_as_a_whole(verb: str) -> None:
    assert refusal(Diary().board(PLAN, "06-15"), verb, "4.1", period="Q2") == (
        f"'{verb}' is about 4.1 as a whole, not about one period",
        "leave --for out",
    )


def test_a_dated_item_has_no_period() -> None:
    message, _ = refusal(Diary().board(PLAN, "06-15"), "done", "3.1", period="Q2")

    assert message == "3.1 does not recur, so it has no period"


def test_a_period_that_is_none_is_a_mistake_of_the_command_line() -> None:
    board = Diary().board(PLAN, "06-15")

    with pytest.raises(Usage):
        ask(board, "done", "4.1", period="soon")
    with pytest.raises(Usage):
        ask(board, "done", "4", period="soon")


def test_under_a_heading_a_named_period_moves_what_has_it() -> None:
    moves = ask(Diary().board(PLAN, "06-15"), "done", "4", period="Q1")

    assert drafted(moves) == [("4.1", "2023-Q1"), ("4.2", "2023-H1"), ("4.3", "2023-Q1")]
    assert passed(moves) == [("4.4", "4.4 has no occurrence Q1")]


def test_a_rhythm_that_owes_nothing_is_recorded_as_a_whole() -> None:
    board = Diary().board(PLAN, "06-15")

    assert drafted(ask(board, "note", "4.4")) == [("4.4", "")]
    assert refusal(board, "verify", "4.4")[0] == "4.4 is not started"


def test_one_occurrence_can_be_dropped_or_the_whole_item() -> None:
    board = Diary().board(PLAN, "06-15")

    assert drafted(ask(board, "cancel", "4.1", period="Q3")) == [("4.1", "2023-Q3")]
    assert drafted(ask(board, "cancel", "4.1")) == [("4.1", "")]


def test_reopening_takes_back_the_last_thing_finished() -> None:
    diary = Diary()
    diary("done", "4.1", "03-05")
    diary("done", "4.1", "05-05")
    diary("done", "4.1", "06-01", period="2023-Q3")
    diary("done", "4.1", "03-06", period="2023-Q1#2")
    board = diary.board(PLAN, "06-15")

    assert drafted(ask(board, "reopen", "4.1")) == [("4.1", "2023-Q2")]
    assert drafted(ask(board, "reopen", "4.1", period="Q1")) == [("4.1", "2023-Q1")]
    assert passed(ask(board, "reopen", "4.1", period="Q4")) == [("4.1", "is not started in Q4")]


def test_reopening_what_was_dropped_as_a_whole_brings_all_of_it_back() -> None:
    """Unless the one occurrence that was dropped before is named."""
    diary = Diary()
    diary("cancel", "4.1", "03-05", period="2023-Q1")
    diary("cancel", "4.1", "05-05")
    board = diary.board(PLAN, "06-15")

    assert drafted(ask(board, "reopen", "4.1")) == [("4.1", "")]
    assert drafted(ask(board, "reopen", "4.1", period="Q2")) == [("4.1", "")]
    assert drafted(ask(board, "reopen", "4.1", period="Q1")) == [("4.1", "2023-Q1")]


def test_nothing_finished_is_nothing_to_reopen() -> None:
    moves = ask(Diary().board(PLAN, "06-15"), "reopen", "4.1")

    assert passed(moves) == [("4.1", "is not started in Q2")]


def test_an_extra_time_is_signed_off_when_nothing_else_waits_for_it() -> None:
    diary = Diary()
    diary("done", "4.1", "03-06", period="2023-Q1#2")
    board = diary.board(PLAN, "06-15")

    assert drafted(ask(board, "verify", "4.1", by="王科长")) == [("4.1", "2023-Q1#2")]


# --- days ---------------------------------------------------------------------------------------


def test_a_change_is_not_dated_before_the_last_one() -> None:
    diary = Diary()
    diary("start", "3.1", "05-05")
    board = diary.board(PLAN, "06-15")

    assert refusal(board, "done", "3.1", on="05-04") == (
        "3.1 was last changed on 2023-05-05, after 2023-05-04",
        "give a later --on, or take that entry back with `wenming undo`",
    )
    assert ask(board, "done", "3.1", on="05-05").drafts


def test_of_several_changes_the_last_one_counts() -> None:
    diary = Diary()
    diary("start", "3.1", "03-05")
    diary("done", "3.1", "05-05")
    board = diary.board(PLAN, "06-15")

    assert refusal(board, "reopen", "3.1", on="04-05", why="有误")[0] == (
        "3.1 was last changed on 2023-05-05, after 2023-04-05"
    )


@pytest.mark.parametrize("verb", ["note", "tick", "attach", "assign"])
def test_what_is_no_change_of_status_may_be_written_down_for_an_earlier_day(verb: str) -> None:
    diary = Diary()
    diary("start", "3.1", "05-05")

    assert ask(diary.board(PLAN, "06-15"), verb, "3.1", on="05-01", step="1").drafts


def test_and_does_not_keep_a_change_from_an_earlier_day() -> None:
    diary = Diary()
    diary("note", "3.1", "05-05", note="进展")
    diary("tick", "3.1", "05-06", step="签到表")
    diary("attach", "3.1", "05-07", evidence=[PHOTO])
    diary("assign", "3.1", "05-08", lead="办公室")

    assert ask(diary.board(PLAN, "06-15"), "done", "3.1", on="05-01").drafts


def test_each_occurrence_has_its_own_last_day() -> None:
    """Also one that nobody has written about."""
    diary = Diary()
    diary("done", "4.1", "05-05")
    board = diary.board(PLAN, "06-15")

    assert ask(board, "done", "4.1", on="03-05").drafts
    assert ask(board, "done", "4.1", on="03-05", period="Q1#2").drafts
    assert refusal(board, "hold", "4.1", on="03-05")[0].startswith("4.1 was last changed")


def test_the_future_cannot_be_recorded() -> None:
    assert checked_day(day("06-15"), today=day("06-15")) == day("06-15")

    with pytest.raises(Usage) as refused:
        checked_day(day("06-16"), today=day("06-15"))

    assert refused.value.message.speak("en") == "2023-06-16 has not come yet"


# --- deadlines and sign-offs --------------------------------------------------------------------


def test_a_deadline_moves_to_a_later_day_only() -> None:
    board = Diary().board(PLAN, "06-15")

    assert refusal(board, "postpone", "3.1", to=day("11-30")) == (
        "3.1 is due on 2023-11-30 already",
        "give a later day: --to DATE",
    )
    assert ask(board, "postpone", "3.1", to=day("12-01")).drafts


def test_a_rhythm_has_no_deadline_to_move() -> None:
    assert refusal(Diary().board(PLAN, "06-15"), "postpone", "4.1") == (
        "4.1 recurs, so there is no one deadline to postpone",
        "record late with --for, or drop one: wenming cancel 4.1 --for … --why …",
    )


@pytest.mark.parametrize(
    ("no", "done", "verify"),
    [
        ("3.1", {}, {"by": "王科长"}),
        ("3.1", {}, {"by": "李娜", "proven": True}),
        ("3.1", {"evidence": [PHOTO]}, {"by": "李娜"}),
        ("4.1", {}, {"by": "王科长"}),
    ],
)
def test_a_sign_off_needs_another_person_or_evidence(
    no: str, done: dict[str, Any], verify: dict[str, Any]
) -> None:
    diary = Diary(by="李娜")
    diary("done", no, "05-05", **done)

    assert ask(diary.board(PLAN, "06-15"), "verify", no, **verify).drafts


@pytest.mark.parametrize("no", ["3.1", "4.1"])
def test_nobody_signs_off_what_they_did_themselves(no: str) -> None:
    """The last one who said so counts."""
    diary = Diary(by="王科长")
    diary("done", no, "05-05")
    diary("reopen", no, "05-06", period="2023-Q2" if no == "4.1" else None)
    diary.by = "李娜"
    diary("done", no, "05-07")
    board = diary.board(PLAN, "06-15")

    assert refusal(board, "verify", no, by="李娜")[0] == (
        f"{no} was recorded as done by 李娜, so someone else must verify it"
    )
    assert ask(board, "verify", no, by="王科长").drafts


def test_what_they_did_themselves_people_may_reopen_themselves() -> None:
    diary = Diary(by="李娜")
    diary("done", "3.1", "05-05")

    assert ask(diary.board(PLAN, "06-15"), "reopen", "3.1", by="李娜").drafts


# --- evidence -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("no", "period", "files", "note", "nothing_new"),
    [
        ("3.1", "", [PHOTO], {}, True),
        ("3.1", "", [PHOTO, PHOTO], {}, True),
        ("3.1", "", [PHOTO], {"note": "补充说明"}, False),
        ("3.1", "", [PHOTO | {"sha256": "b" * 64}], {}, False),
        ("3.1", "", [PHOTO, PHOTO | {"path": "evidence/3.1/另一张.jpg"}], {}, False),
        ("3.2", "", [PHOTO], {}, False),
        ("4.1", "Q1", [PHOTO], {}, True),
        ("4.1", "Q2", [PHOTO], {}, False),
    ],
)
def test_files_that_are_there_for_the_same_activity_prove_nothing_new(
    no: str, period: str, files: list[dict[str, str]], note: dict[str, str], nothing_new: bool
) -> None:
    diary = Diary()
    diary("attach", "3.1", "05-05", evidence=[PHOTO])
    diary("attach", "4.1", "05-05", period="2023-Q1", evidence=[PHOTO])
    board = diary.board(PLAN, "06-15")

    [draft] = ask(board, "attach", no, period=period, **note).drafts

    found = draft.proves_nothing_new(board, [Evidence(**file) for file in files])
    assert found is nothing_new


# --- undo ---------------------------------------------------------------------------------------


def _journal() -> Diary:
    """One command with one entry, and one with two."""
    diary = Diary()
    diary("start", "3.1")
    diary("done", "3.1", batch="000000000002-00000002")
    diary("done", "3.2", batch="000000000002-00000002")
    return diary


def _taken(ref: str = "", diary: Diary | None = None) -> list[str]:
    found = last_command((diary or _journal()).entries, ref)
    return [entry.id[-1] for entry in found]


def test_the_last_command_is_taken_back_whole() -> None:
    assert _taken() == ["2", "3"]


def test_a_command_of_one_entry_leaves_those_before_it() -> None:
    diary = _journal()
    diary("start", "4.1")

    assert _taken("", diary) == ["4"]


@pytest.mark.parametrize(
    ("ref", "taken"),
    [
        ("000000000001-00000001", ["1"]),
        ("000000000002-00000002", ["2", "3"]),
        ("000000000003-00000003", ["2", "3"]),
        ("00000001", ["1"]),
        ("0003", ["2", "3"]),
    ],
)
def test_a_command_is_named_by_an_id_or_the_end_of_one(ref: str, taken: list[str]) -> None:
    assert _taken(ref) == taken


def test_several_entries_of_one_command_are_not_several_commands() -> None:
    diary = Diary()
    batch = "0186afed2600-00000001"
    diary("done", "3.1", batch=batch)
    diary("done", "3.2", batch=batch)

    assert _taken(batch, diary) == ["1", "2"]


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        ("003", "no entry '003' counts any more"),
        ("ffffffff", "no entry 'ffffffff' counts any more"),
    ],
)
def test_what_names_no_entry_is_refused(ref: str, message: str) -> None:
    with pytest.raises(Refused) as refused:
        _taken(ref)

    assert refused.value.message.speak("en") == message


def test_an_end_that_fits_several_commands_is_refused() -> None:
    diary = _journal()
    diary.entries[0] = replace(diary.entries[0], id="000000000000-10000003")

    with pytest.raises(Refused) as refused:
        _taken("0003", diary)

    assert refused.value.message.speak("en") == "several entries end in '0003'"


def test_an_empty_journal_has_nothing_to_take_back() -> None:
    with pytest.raises(Refused) as refused:
        last_command([], "")

    assert refused.value.message.speak("en") == "there is nothing to take back"


def test_all_of_it_speaks_about_the_plan_it_was_given() -> None:
    """Nothing is remembered between plans."""
    other: Plan = plan(task("3.1", due="12-31"))

    assert drafted(ask(Diary().board(other, "06-15"), "done", "3.1")) == [("3.1", "")]
