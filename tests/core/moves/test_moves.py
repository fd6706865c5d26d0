"""What a recording command may do: every verb on every status, and what an entry is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from building import PHOTO, Diary, day, item, plan, task
from moving import PLAN, ask, drafted, passed, refusal
from tables import each_row
from wenming_cli.core.board.state import STATUSES
from wenming_cli.core.journal.entries import VERBS, Evidence
from wenming_cli.core.journal.undo import last_command, require_own
from wenming_cli.core.moves.moves import VERDICTS
from wenming_cli.core.plan.plan import Plan
from wenming_cli.errors import Refused, Usage

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
resume      same        same        same   same     go        no
cancel      go          go          no     no       go        same
reopen      same        same        go     go       same      go
postpone    go          go          no     no       go        no
assign      go          go          go     go       go        no
verify      no          no          go     same     no        no
attach      go          go          go     go       go        go
remind      go          go          go     go       go        go
"""


def _cells() -> list[tuple[str, str, str]]:
    head, *rows = [line.split() for line in TABLE.strip().splitlines()]
    return [(verb, status, cell) for verb, *cells in rows
            for status, cell in zip(head, cells, strict=True)]  # fmt: skip


@each_row(("verb", "status", "expected"), _cells())
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
        "do": "done", "item": "4.1", "title": draft.item.title, "on": day("06-15"),
        "period": "2023-Q2", "note": "已召开", "people": 42,
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
        ("4.2", "is done all 2 times in H1")
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


# --- evidence -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("no", "period", "files", "new"),
    [
        ("3.1", "", [PHOTO], []),
        ("3.1", "", [PHOTO, PHOTO], []),
        ("3.1", "", [PHOTO | {"sha256": "b" * 64}], [0]),
        ("3.1", "", [PHOTO, PHOTO | {"path": "evidence/3.1/另一张.jpg"}], [1]),
        ("3.2", "", [PHOTO], [0]),
        ("4.1", "Q1", [PHOTO], []),
        ("4.1", "Q2", [PHOTO], [0]),
    ],
)
def test_files_that_are_there_for_the_same_activity_are_not_new(
    no: str, period: str, files: list[dict[str, str]], new: list[int]
) -> None:
    diary = Diary()
    diary("attach", "3.1", "05-05", evidence=[PHOTO])
    diary("attach", "4.1", "05-05", period="2023-Q1", evidence=[PHOTO])
    board = diary.board(PLAN, "06-15")

    [draft] = ask(board, "attach", no, period=period).drafts

    evidence = [Evidence(**file) for file in files]
    assert draft.without_known(board, evidence) == tuple(evidence[n] for n in new)


def test_one_file_may_prove_several_items_and_only_attach_says_so() -> None:
    board = Diary().board(PLAN, "06-15")

    both = ask(board, "attach", "3.1", "4.1", evidence=["签到表.pdf"])
    assert drafted(both) == [("3.1", ""), ("4.1", "2023-Q2")]
    refused = refusal(board, "done", "3.1", "4.1", evidence=["签到表.pdf"])
    assert refused == (
        "this would record 2, and nobody said which of them the files prove",
        "record it without them, then say it: wenming attach NO… FILE…",
    )


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


def test_the_last_command_of_somebody_else_must_be_named() -> None:
    require_own(_journal().entries, "李娜")

    with pytest.raises(Refused) as refused:
        require_own(_journal().entries, "王强")

    assert refused.value.message.speak("en") == (
        "the last command here is not yours: 李娜 recorded it"
    )
    assert refused.value.hint is not None
    assert refused.value.hint.speak("en") == (
        "to take it back all the same: wenming undo 000000000002-00000002"
    )


def test_an_empty_journal_has_nothing_to_take_back() -> None:
    with pytest.raises(Refused) as refused:
        last_command([], "")

    assert refused.value.message.speak("en") == "there is nothing to take back"


def test_all_of_it_speaks_about_the_plan_it_was_given() -> None:
    """Nothing is remembered between plans."""
    other: Plan = plan(task("3.1", due="12-31"))

    assert drafted(ask(Diary().board(other, "06-15"), "done", "3.1")) == [("3.1", "")]


def test_of_several_steps_the_first_has_the_words_and_the_people() -> None:
    """The same people are not counted at each step."""
    board = Diary().board(PLAN, "06-15")
    moves = ask(board, "tick", "3.1", steps=["1", "2"], note="齐了", people=30)

    assert [draft.fields.get("people") for draft in moves.drafts] == [30, None]
    assert [draft.fields.get("note") for draft in moves.drafts] == ["齐了", None]


def test_one_figure_is_not_for_several_activities() -> None:
    board = Diary().board(PLAN, "06-15")

    assert refusal(board, "done", "3", people=30) == (
        "this would record 2, and one number cannot be for all",
        "record them one by one, or leave --people and --amount out",
    )
    assert len(ask(board, "done", "3", note="办结").drafts) == 2
