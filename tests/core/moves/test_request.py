"""What must hold before something is recorded: its day, its deadline, who signs it off."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Any

import pytest

from building import PHOTO, Diary, day, measure, plan
from moving import PLAN, ask, refusal
from wenming_cli.core.moves.request import Request, checked_day
from wenming_cli.errors import Usage


def test_what_goes_into_an_entry_is_what_was_said() -> None:
    """Zero was said; an empty text, an empty list and nothing were not."""
    said = Request("note", ["3.1"], day("06-15"), people=0, note="启动", support=(), why="")

    assert said.fields == {"people": 0, "note": "启动"}


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


def test_what_was_done_before_its_deadline_moved_may_be_told_after_it() -> None:
    """Deadlines are put off because nobody has told yet what was done."""
    diary = Diary()
    diary("postpone", "3.1", "05-05", to="11-30")
    board = diary.board(PLAN, "06-15")

    assert ask(board, "done", "3.1", on="04-05").drafts
    said = refusal(board, "postpone", "3.1", on="04-05", to=day("12-20"), why="有误")
    assert said[0] == "3.1 was last changed on 2023-05-05, after 2023-04-05"


def test_of_several_changes_the_last_one_counts() -> None:
    diary = Diary()
    diary("start", "3.1", "03-05")
    diary("done", "3.1", "05-05")
    board = diary.board(PLAN, "06-15")

    assert refusal(board, "reopen", "3.1", on="04-05", why="有误")[0] == (
        "3.1 was last changed on 2023-05-05, after 2023-04-05"
    )


@pytest.mark.parametrize("verb", ["note", "tick", "attach", "assign", "remind"])
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
        "record late with --for, or take one out: wenming skip 4.1 --for … --why …",
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


def test_an_empty_file_proves_nothing() -> None:
    """Nor one that was attached, nor one that comes with the sign-off; another one beside it does."""
    empty = {"path": "evidence/3.1/空.jpg", "sha256": hashlib.sha256(b"").hexdigest()}
    diary = Diary(by="李娜")
    diary("done", "3.1", "05-05", evidence=[empty])
    board = diary.board(PLAN, "06-15")

    assert refusal(board, "verify", "3.1", by="李娜")[0] == (
        "3.1 was recorded as done by 李娜, so someone else must verify it"
    )
    assert refusal(board, "verify", "3.1", by="李娜", proven=True, blank=True)[0] == (
        "3.1 was recorded as done by 李娜, and an empty file (0 bytes) does not prove it"
    )
    assert ask(board, "verify", "3.1", by="王科长", proven=True, blank=True).drafts
    assert ask(board, "verify", "3.1", by="李娜", proven=True).drafts
    diary("attach", "3.1", "05-06", evidence=[PHOTO])
    assert ask(diary.board(PLAN, "06-15"), "verify", "3.1", by="李娜").drafts


def test_what_they_did_themselves_people_may_reopen_themselves() -> None:
    diary = Diary(by="李娜")
    diary("done", "3.1", "05-05")

    assert ask(diary.board(PLAN, "06-15"), "reopen", "3.1", by="李娜").drafts


# --- a period that is over --------------------------------------------------------------------


def _told(verb: str, diary: Diary | None = None, period: str = "Q1", **more: Any) -> dict[str, Any]:
    """What is recorded of the first quarter on the 15th of June, where nobody named the day."""
    board = (diary or Diary()).board(PLAN, "06-15")
    [draft] = ask(board, verb, "4.1", period=period, typed=False, **more).drafts
    return dict(draft.fields)


@pytest.mark.parametrize("verb", ["done", "note", "tick"])
def test_of_a_period_that_is_over_the_day_is_not_known(verb: str) -> None:
    told = _told(verb, step="1")

    assert (told["on"], told["day_unknown"]) == (day("03-31"), True)
    named = ask(Diary().board(PLAN, "06-15"), verb, "4.1", period="Q1", step="1").drafts[0].fields
    assert (named["on"], "day_unknown" in named) == (day("06-15"), False)


def test_a_period_that_goes_on_and_an_act_of_today_have_their_day() -> None:
    now = _told("done", period="Q2")
    file = _told("attach", proven=True)

    assert (now["on"], "day_unknown" in now) == (day("06-15"), False)
    assert (file["on"], "day_unknown" in file) == (day("06-15"), False)


def test_what_follows_something_of_that_period_stays_behind_it() -> None:
    """Held late, on 5 April: people that are reported in June are a supplement."""
    diary = Diary()
    diary("done", "4.1", "04-05", period="2023-Q1")

    assert _told("note", diary, people=10)["on"] == day("04-05")


def test_an_extra_time_of_a_period_that_is_over_has_no_day_either() -> None:
    assert _told("done", period="Q1#2")["on"] == day("03-31")


# --- amounts and people ---------------------------------------------------------------------------


def test_a_total_needs_an_amount() -> None:
    board = Diary().board(PLAN, "06-15")

    assert refusal(board, "note", "3.1", total=True)[0].startswith("--total says")
    [draft] = ask(board, "note", "3.1", amount=Decimal(6), total=True).drafts
    assert (draft.fields["amount"], draft.fields["total"]) == (6, True)


def test_people_are_told_apart_only_from_those_of_a_session() -> None:
    talks = plan(measure("4.1", every="quarter", activity=True))
    diary = Diary()
    none_yet = refusal(diary.board(talks, "06-15"), "note", "4.1", people=4, apart=True)
    diary("done", "4.1", "05-05", people=52)
    board = diary.board(talks, "06-15")

    assert none_yet[0] == "4.1 has no session with people yet that more could belong to"
    assert refusal(board, "note", "4.1", note="补报", apart=False)[0] == (
        "--same and --apart say of whom --people speaks, and it was not given"
    )
    for apart in (True, False):
        [draft] = ask(board, "note", "4.1", people=4, apart=apart).drafts
        assert draft.fields["apart"] is apart
