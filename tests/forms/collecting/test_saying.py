"""One row and its entries: who says them, by which files, and in whose place."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from building import BEIJING, Diary, day, measure, plan, task
from tables import each_row
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.journal.joined import CellClaim, FormRowKey
from wenming_cli.core.periods import parse_period
from wenming_cli.core.plan.plan import Plan
from wenming_cli.forms.collecting.collection import Approval, Brought, Collecting, RowOutcome
from wenming_cli.forms.collecting.rowmoves import FormRequest
from wenming_cli.forms.collecting.said import statement
from wenming_cli.forms.collecting.saying import Saying, place_row, provisional
from wenming_cli.forms.collecting.union import Known, ThisFile, Union
from wenming_cli.forms.form import IssuedForm
from wenming_cli.forms.rowwords import row_now

YEAR = plan(
    task("3.1", title="专题学习", due="12-20", lead="宣传科", steps=["通知", "纪要"]),
    measure("4.1", every="quarter", lead="宣传科"),
    measure("4.4", every="week", lead="宣传科"),
)
CODES = ("3.1", "4.1@2023-Q3", "4.4", "4.4@2023-W36", "4.4@2023-W40")
NOW = datetime(2023, 10, 5, 12, tzinfo=BEIJING)
HOUR = timedelta(hours=1)
FIRST, SECOND = CellClaim("1" * 8, NOW - 3 * HOUR), CellClaim("2" * 8, NOW - 2 * HOUR)


def issued() -> IssuedForm:
    board = Diary().board(YEAR, "09-27")
    return IssuedForm(
        plan="2023", unit="区委宣传部", period="2023-Q3", dept="宣传科", issued=day("09-27"),
        plan_sha256="0" * 64, rows=tuple(row for code in CODES if (row := row_now(board, code))),
    )  # fmt: skip


FORM = issued()
KINDS = Approval({"申请延期"}, "部长")


def saying(
    code: str, diary: Diary | None = None, found: Plan = YEAR, typed: Any = None, **more: Any
) -> Saying:
    """A row that came back, on the board of the day it was collected."""
    board = (diary or Diary()).board(found, "10-05")
    collecting = Collecting(
        FORM, FORM.number, parse_period("Q3", 2023), day("10-05"), NOW, more.pop("brought", {}),
        by="宣传科", collector="李娜", file=more.pop("file", ThisFile("2" * 8, SECOND.saved)),
        approval=more.pop("approval", Approval()),
    )  # fmt: skip
    place, row = place_row(board, collecting, code), FORM.row_of(code)
    assert place is not None
    assert row is not None
    values: dict[Any, Any] = typed or {}
    return Saying(board, collecting, place, code, row, values, statement(row, values), **more)


DONE = {"status": "已完成", "on": day("09-15"), "note": "组织2场"}


def claimed(typed: dict[str, Any]) -> dict[Any, CellClaim]:
    return dict.fromkeys(typed, SECOND)


def facts_of(diary: Diary) -> list[Fact]:
    return [entry for entry in diary.entries if isinstance(entry, Fact)]


# --- where a row belongs -------------------------------------------------------------------------


def test_a_row_belongs_to_its_item_and_its_time() -> None:
    assert saying("3.1").place.key == ""
    assert saying("4.1@2023-Q3").place.key == "2023-Q3"
    assert saying("4.4").place.one is None


def test_what_left_the_plan_or_was_not_asked_for_belongs_nowhere() -> None:
    board, collecting = Diary().board(YEAR, "10-05"), saying("3.1").collecting
    for code in ("3.9", "4.1@2023-Q1", "4.1"):
        assert place_row(board, collecting, code) is None
    other = plan(task("3.1", title="关爱帮扶", due="12-20", lead="宣传科"))
    named = FORM.model_copy(
        update={"rows": (FORM.rows[0].model_copy(update={"title": "专题学习"}),)}
    )
    gone = place_row(Diary().board(other, "10-05"), collecting._replace(form=named), "3.1")
    assert gone is None


def test_an_entry_to_come_sorts_after_all_others_and_in_order() -> None:
    fields = {"do": "note", "item": "3.1", "on": day("09-05"), "by": "王芳", "note": "x"}
    one, two = (provisional(fields, NOW, n) for n in (0, 1))
    assert "0" * 11 + "9-00000001" < one.id < two.id
    assert one.at == NOW


# --- who says it ---------------------------------------------------------------------------------


@each_row(
    ("filler", "by", "typist"),
    [("王芳", "王芳", "李娜"), (None, "宣传科", "李娜"), ("", "宣传科", "李娜"), ("李娜", "李娜", None)],
)  # fmt: skip
def test_who_fills_in_says_it_and_who_collects_has_typed_it(
    filler: str | None, by: str, typist: str | None
) -> None:
    signed = saying("3.1", typed={"note": "x", "filler": filler}).sign({"do": "note"})
    assert (signed["by"], signed.get("typed_by")) == (by, typist)


def test_each_file_is_named_with_the_columns_that_it_told_the_earliest_first() -> None:
    row = saying("3.1", typed=DONE, claims={"status": FIRST, "on": SECOND, "note": FIRST})
    via = row.via({"status", "on", "note"})
    assert via["told"] == (
        ("1" * 8, FIRST.saved, ("note", "status")),
        ("2" * 8, SECOND.saved, ("on",)),
    )
    assert (via["form"], via["row"], via["file"]) == (FORM.number, "3.1", "2" * 8)
    assert via["sum"] == row.sum


def test_what_was_approved_names_no_file() -> None:
    assert saying("3.1", typed=DONE).via().keys() == {"form", "row", "sum"}


def test_the_digest_is_of_what_is_said_and_of_nothing_else() -> None:
    one = saying("3.1", typed=DONE)
    assert one.sum == saying("3.1", typed=DONE | {"filler": "王芳", "people": None}).sum
    assert one.sum != saying("3.1", typed=DONE | {"people": 0}).sum


def test_what_is_asked_for_is_told_apart() -> None:
    asks = {"status": "申请延期", "to": day("12-30"), "why": "忙", "note": "选址"}
    assert saying("3.1", typed=asks).told == {"note": "选址"}
    assert saying("3.1", typed=DONE).told.keys() == {"status", "on", "note"}


def test_what_other_files_said_is_joined_and_the_request_stays() -> None:
    asks = {"status": "申请延期", "to": day("12-30"), "why": "忙", "filler": "王芳"}
    union = Union({"people": 46}, {"people": "46"}, {"people": FIRST})
    row = saying("3.1", typed=asks).united(union)
    assert row.typed == {"people": 46, "filler": "王芳"}
    assert row.said == {"people": "46", "status": "申请延期", "to": "2023-12-30", "why": "忙"}
    assert row.claims == {"people": FIRST}


# --- what lacks ----------------------------------------------------------------------------------


@each_row(
    ("code", "typed", "lacking"),
    [
        ("3.1", DONE, []),
        ("3.1", {"status": "已完成"}, ["date-missing on", "note-missing note"]),
        ("3.1", {"status": "已完成", "note": "办了"}, ["date-missing on"]),
        ("3.1", {"status": "进行中"}, []),
        ("3.1", {"on": day("09-15")}, ["note-missing note"]),
        ("3.1", {"on": day("09-15"), "people": 9}, []),
        ("4.4@2023-W36", {"on": day("09-08")}, ["held-missing status"]),
        ("4.4@2023-W36", {"status": "已完成"}, []),
        ("4.4@2023-W40", {"status": "已完成"}, []),
        ("3.1", {"status": "申请延期"}, ["status-back status"]),
    ],
)  # fmt: skip
def test_what_has_to_be_said_besides(code: str, typed: dict[str, Any], lacking: list[str]) -> None:
    row = saying(code, typed=typed)
    found = row.lacking({*row.said})
    assert [f"{one.code} {one.column}" for one in found] == lacking


def test_a_time_that_has_not_begun_cannot_have_been_held() -> None:
    """W40 is from 2 October; on 1 October nobody knows of it."""
    row = saying("4.4@2023-W40", typed={"status": "已完成"})

    def lacking(today: str) -> list[str]:
        at = row._replace(place=row.place._replace(today=day(today)))
        return [one.code for one in at.lacking({"status"})]

    assert (lacking("10-01"), lacking("10-02")) == (["date-future"], [])


def test_what_is_done_no_form_begins_anew() -> None:
    diary = Diary()
    diary("done", "3.1", "09-20")
    row = saying("3.1", diary, typed={"status": "进行中"})
    assert [one.code for one in row.lacking({"status"})] == ["status-back"]


# --- in the place of what was said before --------------------------------------------------------


def told_before(**more: Any) -> tuple[Diary, Known]:
    """A file said that two sessions were held, and how many came."""
    diary = Diary()
    told = (("1" * 8, FIRST.saved, ("note", "people")),)
    via = {"form": FORM.number, "row": "3.1", "sum": "0" * 8, "told": told}
    diary("note", "3.1", "09-30", note="组织2场", people=46, day_unknown=True, via=via, **more)
    values: dict[Any, Any] = {"note": "组织2场", "people": 46}
    return diary, Known(tuple(facts_of(diary)), values, {"note": FIRST, "people": FIRST})


NEWER = {"note": "组织3场", "people": 46}


def test_what_a_file_said_is_taken_back_and_said_anew() -> None:
    diary, known = told_before()
    row = saying("3.1", diary, typed=NEWER, claims={"note": SECOND, "people": FIRST})
    undo, note = row.correct(known, {"note"}, None).drafts
    assert (undo["do"], undo["undoes"]) == ("undo", diary.entries[0].id)
    assert (note["do"], note["note"], note["people"]) == ("note", "组织3场", 46)
    assert undo["via"] == note["via"]


def test_what_changes_nothing_takes_nothing_back() -> None:
    diary, known = told_before()
    row = saying("3.1", diary, typed=NEWER, claims=claimed(NEWER))
    assert row.correct(known, set(), None) == RowOutcome("3.1")


def test_what_was_recorded_by_hand_since_is_a_conflict_in_the_changed_cells() -> None:
    diary, known = told_before()
    diary.by = "赵强"
    diary("note", "3.1", "10-04", note="办公室另记")
    row = saying("3.1", diary, typed=NEWER, claims=claimed(NEWER))
    found = row.correct(known, {"note"}, None)
    assert found.drafts == ()
    assert [(one.column, one.theirs, one.ours.value, one.ours.by) for one in found.conflicts] == [
        ("note", "组织3场", "办公室另记", "赵强")
    ]


def test_another_entry_of_the_same_form_is_nothing_by_hand() -> None:
    diary, known = told_before()
    via = {"form": FORM.number, "row": "3.1", "sum": "1" * 8}
    diary("tick", "3.1", "10-04", step="通知", via=via)
    row = saying("3.1", diary, typed=NEWER)
    assert row.recorded_since(known.facts) is None
    diary("tick", "3.1", "10-04", step="纪要")
    since = saying("3.1", diary, typed=NEWER).recorded_since(known.facts)
    assert since is not None
    assert since.id == diary.entries[-1].id


def test_without_some_entries_the_board_is_as_if_they_had_not_been() -> None:
    diary, known = told_before(percent=30)
    row = saying("3.1", diary, typed=NEWER)
    assert (row.place.state.percent, row.without(known.facts).place.state.percent) == (30, 0)


def test_files_that_are_there_go_with_the_new_entry_and_others_are_named() -> None:
    photo = {"path": "evidence/3.1/2023-09-05-合影-0a1b.jpg", "sha256": "a" * 64}
    diary, known = told_before(evidence=[photo])
    typed = NEWER | {"evidence": ("合影.jpg", "签到表.jpg")}
    row = saying("3.1", diary, typed=typed, claims=claimed(typed))
    found = row.correct(known, {"evidence"}, None)
    assert found.evidence == ("签到表.jpg",)
    assert found.drafts[-1]["evidence"] == known.files


# --- what is asked for ---------------------------------------------------------------------------

ASKED = FormRequest("3.1", "3.1", "专题学习", "申请延期", day("12-30"), "忙", due=day("12-20"))


def with_request(diary: Diary | None = None, asked: FormRequest = ASKED, **more: Any) -> RowOutcome:
    return saying("3.1", diary, **more).with_request(RowOutcome("3.1"), asked)


def test_a_request_waits_until_its_kind_is_approved() -> None:
    found = with_request()
    assert (found.request, found.drafts) == (ASKED, ())
    approved = with_request(approval=KINDS)
    assert [draft["do"] for draft in approved.drafts] == ["postpone"]
    assert approved.request == ASKED._replace(approved=True)
    assert with_request(approval=Approval({"申请取消"}, "部长")).drafts == ()


def test_a_day_that_is_past_is_asked_for_in_vain() -> None:
    late = ASKED._replace(to=day("10-04"))
    assert [one.code for one in with_request(asked=late).remarks] == ["to-past"]
    today = with_request(asked=late._replace(to=day("10-05"), due=day("09-30")))
    assert "to-past" not in [one.code for one in today.remarks]


def test_what_stops_a_row_keeps_its_request_back() -> None:
    stopped = RowOutcome("3.1", remarks=tuple(saying("3.1", typed={"status": "已完成"}).untold()))
    assert saying("3.1").with_request(stopped, ASKED) == stopped


def test_what_the_office_decided_since_is_told_and_waits_no_more() -> None:
    """Unless the file was saved after that: then it asks anew. A clock that is ahead proves nothing."""
    diary = Diary()
    diary("postpone", "3.1", "10-01", to="12-25")
    at_noon = datetime(2023, 10, 1, 12, tzinfo=BEIJING)
    for saved in (None, at_noon - HOUR, NOW + HOUR):
        found = with_request(diary, file=ThisFile("2" * 8, saved))
        assert ([one.code for one in found.warnings], found.request) == (["decided"], None)
    assert with_request(diary, file=ThisFile("2" * 8, at_noon + HOUR)).request is not None


def test_what_a_form_brought_with_the_same_reason_is_not_asked_for_twice() -> None:
    diary = Diary()
    via = {"form": FORM.number, "row": "3.1", "sum": "0" * 8}
    diary("postpone", "3.1", "10-01", to="12-25", why="忙", via=via)
    brought = {FormRowKey(FORM.number, "3.1"): Brought(facts_of(diary))}
    assert with_request(diary, brought=brought) == RowOutcome("3.1")
    assert with_request(diary, ASKED._replace(why="场地"), brought=brought).request is not None
