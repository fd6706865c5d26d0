"""What a program shows of a closed period: another light after an upgrade is told, and no fault."""

from __future__ import annotations

from building import Diary, day, measure, plan, task
from closing import close_of, closing_of, text_of
from wenming_cli.core.board.fold import board_at_end
from wenming_cli.core.closing.shown import find_other_rows, rows_digest
from wenming_cli.core.periods import quarter

PLAN = plan(task("3.1", due="03-31"), measure("4.1", every="quarter"))
Q1 = quarter(2023, 1)


def diary() -> Diary:
    found = Diary()
    found("done", "3.1", "03-20", people=30)
    return found


def digest() -> str:
    board = board_at_end(PLAN, diary().entries, Q1, as_of=day("04-08"))
    return rows_digest(board, Q1)


def test_the_same_plan_and_entries_show_the_same() -> None:
    assert digest() == digest()
    assert len(digest()) == 16


def test_where_another_program_would_show_another_light_a_notice_says_so() -> None:
    entries = diary().entries
    text = text_of({"li.jsonl": entries})
    same = closing_of(close_of(text, rows=digest(), program="0.1.0"))
    other = closing_of(close_of(text, rows="0" * 16, program="0.1.0"))
    old = closing_of(close_of(text, program="0.1.0"))

    assert find_other_rows(same, entries, PLAN, "0.2.0") == []
    assert find_other_rows(old, entries, PLAN, "0.2.0") == []
    [notice] = find_other_rows(other, entries, PLAN, "0.2.0")
    assert (notice.code, notice.notice, notice.blocking) == ("closed-rows", True, False)
    assert "封账时0.1.0版，现在0.2.0版" in str(notice.message)
