"""The 更正表: what was closed and what is known now, item by item, with the reason."""

from __future__ import annotations

from building import Diary, day, measure, plan, task
from closing import close_of, closing_of, text_of
from wenming_cli.core.board.fold import fold
from wenming_cli.core.closing.changes import changes_of
from wenming_cli.core.closing.coverage import find_coverage, read_lines
from wenming_cli.core.closing.late import late_entries
from wenming_cli.core.journal.planentries import Close

PLAN = plan(task("3.1", due="03-31"), measure("4.1", every="quarter"))


def test_each_late_entry_is_a_row_with_what_was_and_is() -> None:
    diary = Diary()
    diary("start", "3.1", "03-01")
    text = text_of({"li.jsonl": diary.entries})
    elsewhere = diary("done", "4.1", "03-02", people=12)
    closing = closing_of(close_of(text, n=3))
    for _ in range(2):
        diary("note", "3.1", "03-03")
    diary("done", "3.1", "03-30", late_why="科室迟报")
    coverage = find_coverage(closing.close, read_lines(text))
    late = late_entries(closing, coverage, diary.entries, PLAN)
    then, now = (fold(PLAN, those, day("03-31")) for those in (coverage.entries(), diary.entries))

    rows = changes_of(closing, late, then=then, now=now).rows

    told = [
        (row.item.no, str(row.then and row.then.words), str(row.now.words), str(row.reason))
        for row in rows
    ]
    assert rows[0].late.entry.id == elsewhere
    assert told == [
        ("4.1", "未启动 0/1", "进行中 1/1，12人次", "由合并带入"),
        ("3.1", "进行中 0%", "已完成 100%", "由合并带入"),
        ("3.1", "进行中 0%", "已完成 100%", "原因待补充"),
        ("3.1", "进行中 0%", "已完成 100%", "科室迟报"),
    ]


def test_the_figures_of_then_are_those_that_the_closing_keeps() -> None:
    """By the plan of now nobody can work them out any more, and an older closing kept none."""
    diary = Diary()
    diary("done", "4.1", "03-02", people=12)
    text = text_of({"li.jsonl": diary.entries})
    kept = ("4.1 in_progress 1 25 1 3 2 40", "4.2 adjourned 1 0 0 0 0 0")
    new, old = close_of(text, n=3, figures=kept), close_of(text, n=3)
    diary("note", "4.1", "03-03")
    then, now = (fold(PLAN, those, day("03-31")) for those in (diary.entries[:1], diary.entries))

    def told(close: Close, *, same_plan: bool) -> list[str]:
        closing = closing_of(close)
        coverage = find_coverage(close, read_lines(text))
        late = late_entries(closing, coverage, diary.entries, PLAN)
        found = changes_of(closing, late, then=then, now=now, same_plan=same_plan)
        return [str(row.then and row.then.words) for row in found.rows] + [str(found.unknown)]

    assert told(new, same_plan=False) == ["进行中 1/3，2场，40人次", "None"]
    assert told(old, same_plan=True) == ["进行中 1/1，12人次", "None"]
    assert told(old, same_plan=False) == [
        "None",
        "封账时没有留存4.1当时的数字，方案其后又有改动，无从推算；以当时报送的材料为准",
    ]
