"""What becomes of one row: whether it goes back to the department, or waits for somebody."""

from __future__ import annotations

from building import SECTION, item
from wenming_cli.forms.collecting.collection import RowOutcome
from wenming_cli.forms.collecting.comparison import Conflict, Ours
from wenming_cli.forms.remarks import remark

ITEM = item(SECTION, "3.2")
WRONG = remark("number-unclear", "people", text="约50")
APART = Conflict("3.2", "note", base="", theirs="2场", ours=Ours("3场"))


def test_only_a_row_that_was_asked_for_goes_back() -> None:
    """What a form did not ask for the office settles."""
    assert RowOutcome("3.2", ITEM, remarks=(WRONG,)).goes_back
    assert not RowOutcome("", None, remarks=(WRONG,)).goes_back
    assert not RowOutcome("3.2", ITEM, conflicts=(APART,)).goes_back


def test_remarks_and_conflicts_stop_a_row_and_warnings_do_not() -> None:
    assert RowOutcome("3.2", ITEM, remarks=(WRONG,)).stopped
    assert RowOutcome("3.2", ITEM, conflicts=(APART,)).stopped
    assert not RowOutcome("3.2", ITEM, warnings=(remark("text-long", "note", n=501),)).stopped


def test_two_rows_say_the_same_whichever_entry_they_take_back() -> None:
    """A dry run keeps nothing, so that the id of what is taken back is another one."""
    one, other = (
        RowOutcome(
            "3.2", ITEM, drafts=({"do": "undo", "undoes": key}, {"do": "note", "note": "2场"})
        )
        for key in ("1", "2")
    )
    assert one.words == other.words == [{"do": "undo"}, {"do": "note", "note": "2场"}]
