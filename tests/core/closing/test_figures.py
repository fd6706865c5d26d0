"""What a closing keeps of how each item stood, and what is read of it."""

from __future__ import annotations

from building import Diary, day, measure, plan, task
from closing import close_of, text_of
from wenming_cli.core.board.fold import board_at_end
from wenming_cli.core.closing.figures import figures_of, kept_figures, stored_figures
from wenming_cli.core.periods import quarter

PLAN = plan(
    task("3.1", due="06-30"), measure("4.1", every="month", activity=True), measure("4.2", every="quarter")
)  # fmt: skip
Q2 = quarter(2023, 2)


def test_sessions_and_people_count_from_the_first_day_of_the_plan() -> None:
    diary = Diary()
    diary("note", "3.1", "02-10", percent=40)
    diary("done", "4.1", "03-02", people=12)
    diary("done", "4.1", "04-02", people=20)
    board = board_at_end(PLAN, diary.entries, Q2, as_of=day("07-05"))

    kept = kept_figures(board, Q2)

    assert kept == (
        "3.1 in_progress 0 40 0 1 0 0",
        "4.1 in_progress 1 17 2 6 2 32",
        "4.2 not_started 1 0 0 2 0 0",
    )
    read = stored_figures(close_of(text_of({"li.jsonl": diary.entries}), figures=kept))
    assert read == {key: figures_of(board, key, Q2) for key in ("3.1", "4.1", "4.2")}
    assert [one.words.speak("en") for one in read.values()] == [
        "in progress 40%",
        "in progress 2/6, 2 sessions, 32 people",
        "not started 0/2",
    ]
