"""What a ledger says of one item in words."""

from __future__ import annotations

import pytest

from building import Diary, measure, plan, task
from wenming_cli.core.periods import parse_period
from wenming_cli.papers.ledger import wording

YEAR = plan(
    task("3.1", title="专题学习", start="01-01", due="05-20"),
    task("3.2", title="廉政建设", standing=True),
    measure("4.1", title="分析会", every="quarter"),
    measure("4.2", title="学习", every="week", on="friday"),
)


def next_step(diary: Diary, no: str, as_of: str, period: str = "Q2") -> str:
    board = diary.board(YEAR, as_of)
    return wording.next_step_text(board, board[YEAR.by_no[no]], parse_period(period, 2023))


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("01-05", "5月20日前完成"),
        ("04-10", "加快推进，5月20日前完成"),
        ("05-20", "加快推进，5月20日前完成"),
        ("05-21", "尽快补办（原定5月20日）"),
    ],
)
def test_a_task_is_done_by_its_day_or_made_up_for(as_of: str, words: str) -> None:
    """Nothing was done, so from February on it is behind; the day itself is not over."""
    assert next_step(Diary(), "3.1", as_of) == words


@pytest.mark.parametrize(
    ("no", "as_of", "words"),
    [
        ("4.1", "05-15", "尽快补办（原定3月31日）；二季度开展1次"),
        ("4.1", "07-01", "尽快补办2次（最早一次原定3月31日）；三季度开展1次"),
        ("4.2", "05-15", "二季度开展7次"),
        ("3.2", "05-15", "尽快补报一季度进展；继续推进，6月30日前报二季度进展"),
        ("3.2", "07-01", "尽快补报一季度等2期进展；继续推进，9月30日前报三季度进展"),
    ],
)
def test_a_rhythm_goes_on_and_what_was_missed_is_made_up_for(
    no: str, as_of: str, words: str
) -> None:
    """Nobody makes up for last Friday's study. Fridays from 19 May to 30 June are seven."""
    assert next_step(Diary(), no, as_of) == words


def test_what_is_due_today_is_still_to_come() -> None:
    """In the middle of a period; once a period is over, its last day is over too."""
    assert next_step(Diary(), "4.1", "06-30", "2023") == "尽快补办（原定3月31日）；二季度开展1次"
    assert next_step(Diary(), "4.1", "06-30", "Q2").startswith("尽快补办2次")


def test_what_is_finished_or_suspended_has_no_plan_of_its_own() -> None:
    diary = Diary()
    diary("done", "3.1", "05-10")
    diary("hold", "4.1", "05-10")
    assert next_step(diary, "3.1", "05-15") == ""
    assert next_step(diary, "4.1", "05-15") == "恢复后继续推进"


@pytest.mark.parametrize(
    ("notes", "words"),
    [
        (["甲" * 80, "乙" * 80], f"5月1日，{'甲' * 80}；5月2日，{'乙' * 80}。"),
        (["甲" * 150, "乙" * 80],
         f"5月1日至5月2日持续推进。最近1次记录：5月2日，{'乙' * 80}。另见台账电子表。"),
        (["甲" * 10, "乙" * 900],
         f"5月1日至5月2日持续推进。最近1次记录：5月2日，{'乙' * 195}……。另见台账电子表。"),
        (["乙" * 120 + "，" + "丙" * 100],
         f"5月1日，{'乙' * 120}……。另见台账电子表。"),
        (["乙" * 95 + "，" + "丙" * 200],
         f"5月1日，{'乙' * 95}，{'丙' * 99}……。另见台账电子表。"),
        (["乙" * 96 + "，" + "丙" * 200],
         f"5月1日，{'乙' * 96}……。另见台账电子表。"),
    ],
    ids=["room for both", "room for one", "room for none", "room for a clause", "a clause of half the room",
         "a clause of more than half the room"],
)  # fmt: skip
def test_on_paper_the_latest_is_told_where_not_all_has_room(notes: list[str], words: str) -> None:
    """200 characters with the stops; the last note is cut behind a clause, and the paper says so."""
    diary = Diary()
    for n, note in enumerate(notes, start=1):
        diary("note", "3.1", f"05-0{n}", note=note)
    board = diary.board(YEAR, "06-30")
    state, quarter = board[YEAR.by_no["3.1"]], parse_period("Q2", 2023)
    assert wording.progress_on_paper(board, state, quarter) == words
    assert wording.progress_text(board, state, quarter).count("乙") == "".join(notes).count("乙")


def test_a_deadline_that_moved_twice_names_the_first_and_the_last() -> None:
    diary = Diary()
    diary("postpone", "3.1", "05-10", to="06-20", why="场地未定。")
    diary("postpone", "3.1", "06-10", to="07-20", why="讲师未到")
    board = diary.board(YEAR, "06-30")
    state = board[YEAR.by_no["3.1"]]
    assert wording.remark_text(board, state) == "原定5月20日，延期至7月20日，原因：讲师未到"
    assert wording.remark_text(board, state, reasons=False) == "原定5月20日，延期至7月20日"


def test_on_paper_what_is_out_of_line_is_said_beside_what_was_recorded() -> None:
    """With its reason where the entry is of an earlier period; else the entry tells it."""
    diary = Diary()
    diary("postpone", "3.1", "03-10", to="06-20", why="场地未定")
    diary("hold", "4.1", "04-02", why="大楼改造")
    board = diary.board(YEAR, "06-30")
    told = {
        (no, period): wording.progress_on_paper(
            board, board[YEAR.by_no[no]], parse_period(period, 2023)
        )
        for no in ("3.1", "4.1")
        for period in ("Q1", "Q2")
    }
    assert told == {
        ("3.1", "Q1"): "3月10日延期，完成时限调整为6月20日，原因是场地未定。原定5月20日。",
        ("3.1", "Q2"): "原定5月20日，延期至6月20日，原因：场地未定。",
        ("4.1", "Q1"): "4月2日起暂缓，原因：大楼改造。",
        ("4.1", "Q2"): "4月2日暂缓，原因是大楼改造。",
    }


@pytest.mark.parametrize("do", ["hold", "cancel"])
def test_of_what_was_stopped_twice_the_last_time_is_told(do: str) -> None:
    diary = Diary()
    diary(do, "4.1", "02-10", why="经费未到")
    diary("resume" if do == "hold" else "reopen", "4.1", "03-10")
    diary(do, "4.1", "04-02", why="大楼改造")
    board = diary.board(YEAR, "06-30")
    state = board[YEAR.by_no["4.1"]]
    words = {"hold": "4月2日起暂缓", "cancel": "4月2日取消"}[do]
    assert wording.remark_text(board, state) == f"{words}，原因：大楼改造"
    assert wording.remark_text(board, state, reasons=False) == words


def test_on_paper_a_routine_is_its_sum_and_what_was_said() -> None:
    """Days that nobody knows make no span; the table has each day."""
    found = plan(measure("4.1", title="晨会", every="day", workdays=True))
    diary = Diary()
    for n in range(3, 32):
        diary("done", "4.1", "03-31", period=f"2023-03-{n:02d}", day_unknown=True)
    board, march = diary.board(found, "03-31"), parse_period("3月", 2023)
    state = board[found.by_no["4.1"]]
    assert wording.progress_on_paper(board, state, march) == "开展21次。另见台账电子表。"
    assert "3月6日开展；3月7日开展" in wording.progress_text(board, state, march)
    diary("note", "4.1", "03-30", note="停电一次", period="2023-03-30")
    board = diary.board(found, "03-31")
    assert wording.progress_on_paper(board, board[found.by_no["4.1"]], march) == (
        "开展21次。有说明的最近1次记录：3月30日，停电一次。另见台账电子表。"
    )
