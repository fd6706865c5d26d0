"""One row that came back: what is recorded of it, what it lacks, where two people disagree."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from building import BEIJING, Diary, day, measure, plan, task
from tables import each_row
from wenming_cli.core.board.fold import Board, fold
from wenming_cli.core.journal.entries import Fact, to_line
from wenming_cli.core.journal.joined import FormRowKey
from wenming_cli.core.journal.live import row_claims
from wenming_cli.core.journal.reading import make_entry
from wenming_cli.core.periods import parse_period
from wenming_cli.forms.collecting.collection import (
    Approval,
    Brought,
    Collecting,
    RowOutcome,
)
from wenming_cli.forms.collecting.outcome import judge_row
from wenming_cli.forms.collecting.union import ThisFile
from wenming_cli.forms.form import IssuedForm
from wenming_cli.forms.rowwords import row_now

PLAN = plan(
    task("3.1", due="12-20", lead="宣传科", steps=["通知", "签到表", "纪要"]),
    task("3.2", due="09-20", lead="宣传科"),
    measure("4.1", every="quarter", lead="宣传科", activity=True),
    measure("4.2", every="month", times=2, lead="宣传科"),
    measure("4.3", standing=True, lead="宣传科"),
    measure("4.4", every="week", lead="宣传科"),
    measure("4.5", festivals=["中秋", "重阳"], lead="宣传科"),
    measure("4.6", every="quarter", lead="宣传科", target={"n": 60, "unit": "篇", "per": "year"}),
    measure("4.7", every="week", lead="宣传科", activity=True),
    measure("4.8", every="quarter", lead="宣传科", target={"n": 50, "unit": "人次", "each": True}),
)
CODES = (
    "3.1", "3.2", "4.1@2023-Q3", "4.2@2023-09", "4.2@2023-09#2", "4.3@2023-Q3", "4.4",
    "4.4@2023-W36", "4.5@2023-中秋", "4.5@2023-重阳", "4.6@2023-Q3",
    "4.7@2023-W36", "4.8@2023-Q3",
)  # fmt: skip
DAY = timedelta(days=1)
NOW = datetime(2023, 10, 5, 12, tzinfo=BEIJING)


class Story:
    """A form issued on 27 September and collected on 5 October; what happens between is told."""

    def __init__(self) -> None:
        self.diary = Diary()
        self.closed: tuple[Any, ...] = ()
        self.more: dict[str, Any] = {}
        self.saved = NOW - 2 * DAY
        self.approval = Approval()

    def issue(self) -> None:
        board = self.diary.board(PLAN, "09-27")
        rows = tuple(row for code in CODES if (row := row_now(board, code)))
        self.form = IssuedForm(
            plan="2023", unit="区委宣传部", period="2023-Q3", dept="宣传科", issued=day("09-27"),
            plan_sha256="0" * 64, rows=rows,
        )  # fmt: skip

    @property
    def digest(self) -> str:
        """Of the file: another one each hour."""
        return f"{int(self.saved.timestamp()) // 3600:08x}"

    def board(self) -> Board:
        return fold(PLAN, self.diary.entries, day("10-05"))

    def collecting(self) -> Collecting:
        facts = [e for e in self.diary.entries if isinstance(e, Fact) and e.via]
        live = {fact.id for fact in self.board().facts}
        keys = {FormRowKey(fact.via.form, fact.via.row) for fact in facts if fact.via}
        claims: dict[Any, Any] = dict(row_claims(self.diary.entries))
        file: dict[str, Any] = {"digest": self.digest, "saved": self.saved} | self.more
        brought = {
            key: Brought(
                [f for f in facts if f.via and (f.via.form, f.via.row) == key and f.id in live],
                {f.via.sum for f in facts if f.via and (f.via.form, f.via.row) == key},
                claims.get(key, {}),
            )
            for key in keys
        }
        return Collecting(
            self.form, self.form.number, parse_period("2023-Q3", 2023), day("10-05"), NOW,
            brought, by="宣传科", collector="李娜", file=ThisFile(**file),
            approval=self.approval,
        )  # fmt: skip

    def judge(self, code: str, **typed: Any) -> RowOutcome:
        if not hasattr(self, "form"):
            self.issue()
        return judge_row(self.board(), self.collecting(), code, days(typed))[0]

    def collect(self, code: str, **typed: Any) -> RowOutcome:
        """Judge and record."""
        outcome = self.judge(code, **typed)
        self.saved += timedelta(hours=1)
        for draft in outcome.drafts:
            n = len(self.diary.entries) + 1
            head = {"id": f"{n:012x}-{n:08x}", "at": NOW, "by": "李娜"}
            self.diary.entries.append(make_entry({**head, **draft}))
        return outcome


def days(typed: Mapping[str, Any]) -> dict[Any, Any]:
    made = dict(typed)
    for column in ("on", "to"):
        if isinstance(made.get(column), str):
            made[column] = day(made[column])
    return made


def told(drafts: Iterable[Mapping[str, Any]]) -> list[str]:
    """Each entry in one line: what it does, and what it says besides."""
    left_out = {"do", "item", "title", "via", "by", "typed_by", "evidence"}
    return [
        " ".join([fields["do"], *(_said(k, v) for k, v in fields.items() if k not in left_out)])
        for fields in drafts
    ]


def _said(key: str, value: object) -> str:
    return (
        key
        if value is True
        else f"{key}={value:%m-%d}"
        if isinstance(value, date)
        else f"{key}={value}"
    )


DONE = {"status": "已完成", "on": "09-15", "note": "组织培训2场"}
END = "on=09-30 day_unknown"


@each_row(
    ("code", "typed", "entries"),
    [
        ("3.1", {}, []),
        ("3.1", {"status": "未启动"}, []),
        ("3.1", {"difficulty": "无", "next": "无"}, []),
        ("3.1", {"status": "进行中"}, [f"start {END}"]),
        ("3.1", {"status": "进行中", "on": "09-15"}, ["start on=09-15"]),
        ("3.1", {"note": "拟定方案"}, ["note on=09-30 note=拟定方案 day_unknown"]),
        ("3.1", {"percent": 40}, ["note on=09-30 percent=40 day_unknown"]),
        ("3.1", {"people": 0}, ["note on=09-30 people=0 day_unknown"]),
        ("3.1", {"place": "礼堂"}, ["note on=09-30 place=礼堂 day_unknown"]),
        ("3.1", {"difficulty": "经费不足"}, ["note on=09-30 difficulty=经费不足 day_unknown"]),
        ("3.1", {"next": "10月开班"}, ["note on=09-30 next=10月开班 day_unknown"]),
        ("3.1", {"steps": ("通知",)}, ["tick on=09-30 step=通知 day_unknown"]),
        ("3.1", {"steps": ("通知", "纪要"), "on": "09-15"}, ["tick on=09-15 step=通知", "tick on=09-15 step=纪要"]),
        ("3.1", {"evidence": ("照片.jpg",)}, [f"attach {END}"]),
        ("3.1", {"evidence": ("照片.jpg",), "note": "开会"}, ["note on=09-30 note=开会 day_unknown"]),
        ("3.1", DONE, ["done on=09-15 note=组织培训2场"]),
        ("3.1", {**DONE, "people": 40, "place": "礼堂", "percent": 100, "next": "总结"}, ["done on=09-15 note=组织培训2场 people=40 place=礼堂 next=总结 percent=100"]),
        ("3.1", {**DONE, "steps": ("通知",)}, ["done on=09-15 note=组织培训2场", "tick on=09-15 step=通知"]),
        ("4.1@2023-Q3", {"status": "进行中"}, ["note on=09-30 day_unknown period=2023-Q3"]),
        ("4.1@2023-Q3", DONE, ["done on=09-15 note=组织培训2场 period=2023-Q3"]),
        ("4.1@2023-Q3", {"note": "筹备"}, ["note on=09-30 note=筹备 day_unknown period=2023-Q3"]),
        ("4.2@2023-09", DONE, ["done on=09-15 note=组织培训2场 period=2023-09"]),
        ("4.2@2023-09#2", DONE, ["done on=09-15 note=组织培训2场 period=2023-09#2"]),
        ("4.3@2023-Q3", {"note": "常抓不懈"}, ["note on=09-30 note=常抓不懈 day_unknown period=2023-Q3"]),
        ("4.4@2023-W36", {"status": "已完成"}, ["done on=09-10 day_unknown period=2023-W36"]),
        ("4.4@2023-W36", {"status": "已完成", "on": "09-08", "note": "打扫", "people": 20}, ["done on=09-08 note=打扫 people=20 period=2023-W36"]),
        ("4.4", {"difficulty": "人手不够"}, ["note on=09-30 difficulty=人手不够 period=2023-W38 day_unknown"]),
        ("4.5@2023-中秋", DONE, ["done on=09-15 note=组织培训2场 period=2023-中秋"]),
    ],
)  # fmt: skip
def test_what_a_row_says_becomes_entries(
    code: str, typed: dict[str, Any], entries: list[str]
) -> None:
    outcome = Story().judge(code, **typed)
    assert (told(outcome.drafts), outcome.remarks, outcome.conflicts) == (entries, (), ())
    assert len({fields["via"]["sum"] for fields in outcome.drafts}) <= 1


@each_row(
    ("code", "typed", "codes"),
    [
        ("9.9", {"note": "x"}, ["row-unknown:"]),
        ("3.1", {"status": "已完成"}, ["date-missing:on", "note-missing:note"]),
        ("3.1", {"status": "已完成", "on": "09-15"}, ["note-missing:note"]),
        ("3.1", {"status": "已完成", "note": "办了"}, ["date-missing:on"]),
        ("3.1", {"on": "09-15"}, ["note-missing:note"]),
        ("3.1", {**DONE, "percent": 60}, ["percent-done:percent"]),
        ("3.1", {"status": "已完成", "note": "办了", "percent": 60}, ["date-missing:on", "percent-done:percent"]),
        ("3.1", {"to": "12-30"}, ["request-missing:to"]),
        ("3.1", {"why": "人手不够"}, ["request-missing:why"]),
        ("3.1", {"status": "申请延期"}, ["why-missing:why", "to-missing:to"]),
        ("3.1", {"status": "申请延期", "why": "人手不够"}, ["to-missing:to"]),
        ("3.1", {"status": "申请延期", "to": "12-30"}, ["why-missing:why"]),
        ("3.1", {"status": "申请暂缓"}, ["why-missing:why"]),
        ("3.1", {"status": "申请延期", "to": "12-20", "why": "忙"}, ["to-early:to"]),
        ("4.1@2023-Q3", {"status": "申请延期", "to": "12-20", "why": "忙"}, ["no-deadline:status"]),
        ("4.1@2023-Q3", {**DONE, "note": "因场地装修取消，未开展"}, ["note-denies:note"]),
        ("3.1", {**DONE, "note": "拟于10月更新"}, ["note-denies:note"]),
        ("3.1", {"status": "已完成", "note": "取消"}, ["date-missing:on", "note-denies:note"]),
        ("4.4@2023-W36", {"status": "已完成", "note": "放假未开展"}, ["note-denies:note"]),
        ("4.1@2023-Q3", {"people": 60}, ["held-unsaid:status"]),
        ("4.1@2023-Q3", {"status": "未启动", "people": 60, "note": "拟于10月邀请60人参加"}, ["held-unsaid:status"]),
        ("4.1@2023-Q3", {"people": 60, "note": "开会"}, ["held-unsaid:status"]),
        ("4.8@2023-Q3", {"people": 60}, ["held-unsaid:status"]),
        ("4.7@2023-W36", {"people": 9}, ["held-unsaid:status"]),
    ],
)  # fmt: skip
def test_what_a_row_lacks_sends_it_back(code: str, typed: dict[str, Any], codes: list[str]) -> None:
    outcome = Story().judge(code, **typed)
    assert [f"{one.code}:{one.column or ''}" for one in outcome.remarks] == codes
    assert outcome.drafts == ()


def test_a_department_speaks_for_itself_and_the_clerk_has_typed_it() -> None:
    outcome = Story().judge("3.1", note="拟定方案", filler="王芳")
    assert outcome.drafts[0]["by"] == "王芳"
    assert outcome.drafts[0]["typed_by"] == "李娜"
    assert Story().judge("3.1", note="拟定方案").drafts[0]["by"] == "宣传科"


def test_a_later_change_of_status_by_the_clerk_is_a_conflict_with_her_name() -> None:
    story = Story()
    story.issue()
    story.diary("done", "3.1", "09-28", note="已办结")
    outcome = story.judge("3.1", status="进行中", note="推进")
    assert [(c.column, c.base, c.theirs, c.ours.value, c.ours.by) for c in outcome.conflicts] == [
        ("status", "未启动", "进行中", "已完成", "李娜")
    ]
    assert outcome.drafts == ()


def test_what_the_clerk_recorded_meanwhile_is_not_recorded_twice() -> None:
    story = Story()
    story.issue()
    story.diary("done", "4.1", "09-15", note="组织培训2场", people=40, period="2023-Q3")
    assert story.judge("4.1@2023-Q3", **DONE, people=40).drafts == ()
    assert told(story.judge("4.1@2023-Q3", **DONE, people=40, place="礼堂").drafts) == [
        "note on=09-15 place=礼堂 period=2023-Q3"
    ]
    other = story.judge("4.1@2023-Q3", **{**DONE, "on": "09-16"}, people=41)
    assert [(one.column, one.theirs, one.ours.value) for one in other.conflicts] == [
        ("on", "2023-09-16", "2023-09-15"),
        ("people", "41", "40"),
    ]


def test_a_percentage_that_somebody_else_changed_is_a_conflict() -> None:
    story = Story()
    story.diary("note", "3.1", "09-01", percent=20)
    story.issue()
    story.diary("note", "3.1", "09-29", percent=30)
    outcome = story.judge("3.1", percent=60)
    assert [(c.base, c.theirs, c.ours.value) for c in outcome.conflicts] == [("20", "60", "30")]
    assert told(story.judge("3.1", percent=30, note="推进").drafts) == [
        "note on=09-30 note=推进 day_unknown"
    ]
    assert story.judge("3.1", percent=20).drafts == ()


def test_a_difficulty_is_over_when_its_cell_is_emptied() -> None:
    story = Story()
    story.diary("note", "3.1", "09-01", difficulty="经费不足")
    story.issue()
    assert story.judge("3.1", difficulty="经费不足").drafts == ()
    assert story.judge("3.1").drafts == ()
    for blank in (None, "", "无"):
        assert told(story.judge("3.1", difficulty=blank).drafts) == [
            "note on=09-30 difficulty=无 day_unknown"
        ]
    story.diary("note", "3.1", "09-29", difficulty="经费已到位，场地未定")
    assert [c.theirs for c in story.judge("3.1", difficulty=None).conflicts] == [""]


@pytest.mark.parametrize("word", ["未启动", "进行中"])
def test_no_form_takes_a_status_back(word: str) -> None:
    story = Story()
    story.diary("done", "3.1", "09-01")
    story.issue()
    outcome = story.judge("3.1", status=word)
    assert [(one.code, one.column) for one in outcome.remarks] == [("status-back", "status")]


def test_a_day_before_the_last_change_goes_back_with_the_words_of_the_command() -> None:
    story = Story()
    story.diary("hold", "3.1", "09-18")
    story.diary("resume", "3.1", "09-20")
    outcome = story.judge("3.1", **DONE)
    assert [(one.code, one.column) for one in outcome.remarks] == [("date-order", "on")]
    assert str(outcome.remarks[0].message) == "3.1 在 2023-09-20 已有变动，晚于 2023-09-15"


def test_what_is_suspended_goes_back_until_the_office_takes_it_up_again() -> None:
    story = Story()
    story.diary("hold", "3.1", "09-18")
    outcome = story.judge("3.1", **DONE)
    assert [(one.code, str(one.message)) for one in outcome.remarks] == [
        ("item-closed", "3.1 的状态是“暂缓”")
    ]


def test_an_item_that_left_the_plan_goes_back() -> None:
    story = Story()
    story.issue()
    rows = (*story.form.rows, story.form.rows[0].model_copy(update={"row": "3.9"}))
    story.form = story.form.model_copy(update={"rows": rows})
    assert [one.code for one in story.judge("3.9", note="x").remarks] == ["item-closed"]


def test_an_item_of_another_department_by_now_is_recorded_with_a_warning() -> None:
    story = Story()
    story.issue()
    story.form = story.form.model_copy(update={"dept": "文艺科"})
    outcome = story.judge("3.1", note="拟定方案")
    assert len(outcome.drafts) == 1
    assert [(one.code, str(one.message)) for one in outcome.warnings] == [
        ("reassigned", "该事项现由宣传科牵头，仍按此表记录"),
        ("status-left", "填了内容，“办理情况”没有写明已开展：只作记录，不算开展"),
    ]


def test_a_percentage_of_what_is_counted_by_its_times_is_not_taken() -> None:
    outcome = Story().judge("4.1@2023-Q3", percent=50, note="筹备")
    assert told(outcome.drafts) == ["note on=09-30 note=筹备 day_unknown period=2023-Q3"]
    assert [one.code for one in outcome.warnings] == ["percent-locked", "status-left"]


# --- requests -------------------------------------------------------------------------------

ASKED = {"status": "申请延期", "to": "12-30", "why": "场地未定"}


def test_a_request_is_listed_and_nothing_is_postponed() -> None:
    outcome = Story().judge("3.1", **ASKED, note="已选址", percent=30)
    assert told(outcome.drafts) == ["note on=09-30 note=已选址 percent=30 day_unknown"]
    assert outcome.request is not None
    assert (outcome.request.kind, outcome.request.to, outcome.request.why) == (
        "申请延期", day("12-30"), "场地未定",
    )  # fmt: skip
    assert not outcome.request.approved


def test_a_request_that_is_approved_is_recorded_with_who_approved_it() -> None:
    story = Story()
    story.approval = Approval({"申请延期"}, "部长")
    outcome = story.collect("3.1", **ASKED)
    assert told(outcome.drafts) == ["postpone on=10-05 to=12-30 note=部长批准 why=场地未定"]
    assert outcome.drafts[0]["by"] == "宣传科"
    assert outcome.request is not None
    assert outcome.request.approved
    assert story.judge("3.1", **ASKED) == RowOutcome("3.1", PLAN.by_no["3.1"])


def test_what_was_recorded_before_the_approval_stays_once() -> None:
    story = Story()
    story.collect("3.1", **ASKED, note="已选址")
    story.approval, story.more = Approval({"申请延期"}, "部长"), {"seen": True}
    assert told(story.judge("3.1", **ASKED, note="已选址").drafts) == [
        "postpone on=10-05 to=12-30 note=部长批准 why=场地未定"
    ]


@pytest.mark.parametrize(
    ("code", "kind", "entry"),
    [
        ("3.1", "申请暂缓", "hold on=10-05 note=部长批准 why=忙"),
        ("3.1", "申请取消", "cancel on=10-05 note=部长批准 why=忙"),
        ("4.1@2023-Q3", "申请取消", "cancel on=10-05 note=部长批准 why=忙 period=2023-Q3"),
        ("4.2@2023-09", "申请取消", "cancel on=10-05 note=部长批准 why=忙 period=2023-09"),
        ("4.1@2023-Q3", "申请暂缓", "hold on=10-05 note=部长批准 why=忙"),
        (
            "4.5@2023-中秋",
            "申请延期",
            "postpone on=10-05 to=12-30 note=部长批准 why=忙 period=2023-中秋",
        ),
    ],
)
def test_each_request_becomes_its_own_command(code: str, kind: str, entry: str) -> None:
    story = Story()
    story.approval = Approval({kind}, "部长")
    typed = {"status": kind, "why": "忙"} | ({"to": "12-30"} if kind == "申请延期" else {})
    assert told(story.collect(code, **typed).drafts) == [entry]
    assert story.judge(code, **typed).request is None


def test_a_request_that_was_granted_by_hand_is_no_longer_listed() -> None:
    story = Story()
    story.issue()
    story.diary("postpone", "3.1", "10-01", to="12-30")
    assert story.judge("3.1", **ASKED).request is None


def test_a_request_after_the_deadline_is_told() -> None:
    outcome = Story().judge("3.2", **ASKED)
    assert outcome.request is not None
    assert outcome.request.late(day("10-05"))


# --- again, and corrected -------------------------------------------------------------------


def test_a_row_that_was_recorded_says_nothing_new() -> None:
    story = Story()
    story.collect("3.1", **DONE)
    assert story.judge("3.1", **DONE).drafts == ()


def test_a_corrected_row_takes_the_place_of_what_was_recorded() -> None:
    story = Story()
    first = story.collect("3.1", status="进行中", note="组织培训1场", people=20)
    outcome = story.collect("3.1", **DONE, people=40)
    assert [fields["do"] for fields in first.drafts] == ["start"]
    assert [fields["do"] for fields in outcome.drafts] == ["undo", "done"]
    state = story.board()[PLAN.by_no["3.1"]]
    assert (state.status, state.people) == ("done", 40)


def test_a_row_that_says_nothing_takes_nothing_back() -> None:
    story = Story()
    story.collect("3.1", **DONE)
    assert story.judge("3.1").drafts == ()


def test_a_correction_of_what_somebody_worked_on_since_is_a_conflict() -> None:
    story = Story()
    story.collect("3.1", **DONE)
    story.diary("verify", "3.1", "10-04")
    outcome = story.judge("3.1", **DONE, people=40)
    assert outcome.drafts == ()
    assert {(one.ours.value, one.ours.by) for one in outcome.conflicts} == {("销号", "李娜")}


def test_a_correction_that_says_what_the_clerk_noted_besides_names_both_numbers() -> None:
    """The clerk's 36 counts beside the 38 that were reported; nobody is to see 36 against 36."""
    story = Story()
    story.collect("3.1", **DONE, people=38)
    story.diary("note", "3.1", "10-04", note="电话核实", people=36)
    [conflict] = story.judge("3.1", **DONE, people=36).conflicts

    assert (conflict.column, conflict.theirs) == ("people", "36")
    assert conflict.ours.value == "38，另记36"
    assert conflict.ours.by == "李娜"


def test_a_correction_of_what_the_clerk_corrected_is_a_conflict() -> None:
    story = Story()
    story.collect("3.1", **DONE)
    old = story.diary.entries[-1]
    assert isinstance(old, Fact)
    via = {"form": old.via.form, "row": old.via.row, "sum": old.via.sum} if old.via else None
    story.diary.undo(old.id)
    story.diary("done", "3.1", "09-16", note="组织培训3场", corrects=old.id, via=via)
    assert story.judge("3.1", **DONE).drafts == ()
    found = {one.column: one.ours for one in story.judge("3.1", **DONE, people=40).conflicts}
    assert (found["note"].value, found["note"].by) == ("组织培训3场", "李娜")
    assert found["on"].value == "2023-09-16"
    assert "status" not in found


def test_what_was_taken_back_is_not_recorded_again_by_the_same_file() -> None:
    story = Story()
    story.collect("3.1", **DONE)
    story.diary.undo(story.diary.entries[-1].id)
    story.more = {"seen": True}
    outcome = story.judge("3.1", **DONE)
    assert (outcome.drafts, outcome.taken_back) == ((), True)
    story.more = {}
    assert told(story.judge("3.1", **DONE).drafts) == ["done on=09-15 note=组织培训2场"]


# --- cell by cell ---------------------------------------------------------------------------


def test_a_later_file_goes_on_from_what_an_earlier_one_said() -> None:
    story = Story()
    story.collect("3.1", **DONE, people=46, difficulty="缺经费", filler="王芳")
    outcome = story.collect("3.1", people=64, filler="赵强")
    assert told(outcome.drafts)[1:] == [
        "done on=09-15 note=组织培训2场 people=64 difficulty=缺经费"
    ]
    assert [draft.get("by") for draft in outcome.drafts] == [None, "赵强"]
    assert story.judge("3.1", people=64).drafts == ()


def test_what_is_done_is_whole_whatever_share_an_earlier_file_gave() -> None:
    story = Story()
    half = {"status": "进行中", "percent": 50, "note": "选址", "difficulty": "缺经费"}
    story.collect("3.1", **half)
    outcome = story.collect("3.1", **DONE)
    assert told(outcome.drafts)[1:] == [
        "done on=09-15 note=组织培训2场 difficulty=缺经费 percent=100"
    ]
    assert story.judge("3.1", **DONE).drafts == ()
    story.more = {"saved": NOW - 5 * DAY}
    assert story.judge("3.1", **half).drafts == ()


def test_a_share_of_what_was_done_is_not_taken_from_an_earlier_file() -> None:
    story = Story()
    story.collect("3.1", **DONE)
    story.more = {"saved": NOW - 5 * DAY}
    outcome = story.judge("3.1", status="进行中", percent=50, people=20)
    assert told(outcome.drafts)[1:] == ["done on=09-15 note=组织培训2场 people=20"]


def test_a_later_file_that_has_a_share_of_what_was_done_goes_back() -> None:
    story = Story()
    story.collect("3.1", **DONE)
    outcome = story.judge("3.1", percent=50)
    assert [one.code for one in outcome.remarks] == ["percent-done"]


def test_who_takes_back_that_it_is_done_takes_back_its_day() -> None:
    story = Story()
    story.collect("4.1@2023-Q3", **DONE)
    wrong = {"status": "进行中", "note": "上次误报，尚未开会"}
    outcome = story.collect("4.1@2023-Q3", **wrong)
    assert told(outcome.drafts)[1:] == [
        "note on=09-30 note=上次误报，尚未开会 day_unknown period=2023-Q3"
    ]
    assert story.judge("4.1@2023-Q3", **wrong).drafts == ()
    story.more = {"saved": NOW - 5 * DAY}
    assert story.judge("4.1@2023-Q3", **DONE).drafts == ()
    story.more = {}
    held = story.judge("4.1@2023-Q3", **{**wrong, "on": "09-20"})
    assert told(held.drafts)[1:] == ["note on=09-20 note=上次误报，尚未开会 period=2023-Q3"]


def test_a_later_file_adds_what_another_person_has_to_say() -> None:
    story = Story()
    story.collect("3.1", **DONE)
    outcome = story.collect("3.1", difficulty="缺经费", steps=("通知",))
    assert told(outcome.drafts)[1:] == [
        "done on=09-15 note=组织培训2场 difficulty=缺经费",
        "tick on=09-15 step=通知",
    ]
    again = story.collect("3.1", steps=("签到表",))
    assert [(one["do"], one.get("step")) for one in again.drafts] == [
        ("undo", None), ("undo", None), ("done", None), ("tick", "签到表"),
    ]  # fmt: skip


def test_what_takes_back_says_by_which_row() -> None:
    story = Story()
    story.collect("3.1", **DONE)
    back, new = story.collect("3.1", people=64).drafts
    assert back["via"] == new["via"]


def test_an_earlier_file_adds_only_cells_in_which_the_later_one_says_nothing() -> None:
    story = Story()
    story.collect("3.1", **DONE)
    story.more = {"saved": NOW - 5 * DAY}
    outcome = story.judge("3.1", status="进行中", note="筹备", people=12)
    assert told(outcome.drafts)[1:] == ["done on=09-15 note=组织培训2场 people=12"]
    assert outcome.older


def test_a_file_that_is_older_in_all_its_cells_adds_nothing() -> None:
    story = Story()
    story.collect("3.1", **DONE)
    story.more = {"saved": NOW - 5 * DAY}
    outcome = story.judge("3.1", note="筹备")
    assert (outcome.drafts, outcome.older, outcome.conflicts) == ((), True, ())


@pytest.mark.parametrize("saved", [None, NOW - 2 * DAY + timedelta(seconds=50)])
def test_where_nobody_knows_which_is_later_a_cell_is_asked(saved: datetime | None) -> None:
    story = Story()
    story.collect("3.1", **DONE)
    story.more = {"saved": saved}
    outcome = story.judge("3.1", note="筹备", people=12)
    assert outcome.drafts == ()
    assert outcome.rival
    assert [(one.column, one.theirs, one.ours.value) for one in outcome.conflicts] == [
        ("note", "筹备", "组织培训2场")
    ]
    assert told(story.judge("3.1", people=12).drafts)[1:] == [
        "done on=09-15 note=组织培训2场 people=12"
    ]


def test_a_file_that_somebody_chose_counts_in_all_its_cells() -> None:
    story = Story()
    story.collect("3.1", **DONE, people=46)
    story.more = {"taken": NOW, "saved": None}
    outcome = story.collect("3.1", note="筹备", people=12)
    assert told(outcome.drafts)[1:] == ["done on=09-15 note=筹备 people=12"]
    story.more = {"saved": NOW - 2 * DAY + timedelta(seconds=50)}
    assert story.judge("3.1", people=46).older


def test_what_a_leader_has_approved_no_department_takes_back() -> None:
    story = Story()
    story.approval = Approval({"申请延期"}, "部长")
    story.collect("3.1", **ASKED, note="已选址")
    story.more = {}
    outcome = story.judge("3.1", **{**DONE, "on": "10-05"})
    assert [(one["do"], one.get("undoes", "")[-2:]) for one in outcome.drafts] == [
        ("undo", "01"), ("done", ""),
    ]  # fmt: skip
    assert story.judge("3.1", **ASKED, note="已选址").request is None


def test_a_later_cell_that_the_clerk_recorded_already_changes_nothing() -> None:
    story = Story()
    story.issue()
    story.diary("note", "3.1", "09-28", percent=40)
    story.collect("3.1", note="筹备")
    assert story.judge("3.1", note="筹备", percent=40).drafts == ()


def test_what_the_earlier_file_proved_stays_proved() -> None:
    story = Story()
    story.collect("3.1", **DONE, evidence=("合影",))
    fact = story.diary.entries[-1]
    files = [
        {"path": f"evidence/3.1/2023-09-15-{name}.jpg", "sha256": digit * 64}
        for name, digit in (("合影-0a1b", "0"), ("签到表-0c1d-2", "1"))
    ]
    story.diary.entries[-1] = make_entry(json.loads(to_line(fact)) | {"evidence": files})
    outcome = story.judge("3.1", people=64)
    assert [len(one["evidence"]) for one in outcome.drafts[1:]] == [2]
    assert outcome.evidence == ()
    outcome = story.judge("3.1", evidence=("合影.jpg", "签到表", "讲稿.docx"))
    assert [len(one["evidence"]) for one in outcome.drafts[1:]] == [2]
    assert outcome.evidence == ("讲稿.docx",)
    assert story.judge("3.1", evidence=("合影",)).drafts == ()


# --- what is taken all the same, and told -----------------------------------------------------------


@each_row(
    ("code", "typed"),
    [
        ("4.1@2023-Q3", {"people": 0}),
        ("4.1@2023-Q3", {"status": "进行中", "people": 60}),
        ("4.6@2023-Q3", {"people": 60}),
        ("4.7@2023-W36", {"status": "已完成", "people": 9}),
        ("4.1@2023-Q3", {**DONE, "note": "因雨推迟到9月22日举办，60人参加"}),
        ("4.1@2023-Q3", {**DONE, "note": "开展检查，未发现隐患"}),
    ],
)  # fmt: skip
def test_what_only_looks_as_if_it_said_two_things_is_recorded(
    code: str, typed: dict[str, Any]
) -> None:
    outcome = Story().judge(code, **typed)
    assert (outcome.remarks, bool(outcome.drafts)) == ((), True)


@pytest.mark.parametrize("note", ["因疫情取消", "拟于10月邀请60人参加", "不涉及"])
@pytest.mark.parametrize("code", ["3.1", "4.1@2023-Q3"])
def test_what_was_called_off_or_is_to_come_is_noted_and_begins_nothing(
    code: str, note: str
) -> None:
    story = Story()
    outcome = story.collect(code, note=note)
    assert [draft["note"] for draft in outcome.drafts] == [note]
    assert outcome.warnings == ()
    state = story.board()[PLAN.by_no[code.partition("@")[0]]]
    assert state.status == "not_started"


def test_people_who_came_count_once_another_copy_says_that_it_was_held() -> None:
    story = Story()
    story.collect("4.1@2023-Q3", **DONE)
    assert told(story.judge("4.1@2023-Q3", people=38).drafts)[1:] == [
        "done on=09-15 note=组织培训2场 people=38 period=2023-Q3"
    ]


@pytest.mark.parametrize(
    ("code", "typed", "told"),
    [
        ("4.1@2023-Q3", {"status": "已完成", "on": "09-20", "note": "印发方案，活动尚未开展"},
         ["“活动尚未开展”与“已完成”不一致，仍按已完成记录"]),
        ("3.1", {"status": "进行中", "note": "已于9月19日全部完成"},
         ["“已于9月19日全部完成”说的是办完了，而填的是“进行中”：仍按进行中记录"]),
        ("3.1", {"status": "进行中", "percent": 100, "note": "印发通知"},
         ["“100%”说的是办完了，而填的是“进行中”：仍按进行中记录"]),
        ("4.6@2023-Q3", {"status": "已完成", "on": "09-20", "note": "报送信息5篇"},
         ["5篇只写在文字里，没有加进目标的累计数"]),
        ("4.6@2023-Q3", {"status": "已完成", "on": "09-20", "note": "报送第5篇信息"}, []),
        ("4.2@2023-09", {"on": "09-20", "note": "查9家"},
         ["填了内容，“办理情况”没有写明已开展：只作记录，不算开展"]),
        ("4.2@2023-09", {"status": "已完成", "on": "08-20", "note": "查9家"},
         ["2023-08-20不在2023-09-01至2023-09-30之内，照收"]),
        ("4.4@2023-W36", {"people": 9}, ["填了内容，“是否开展”没有写明已开展：只作记录，不算开展"]),
        ("4.5@2023-中秋", {"status": "已完成", "on": "09-20", "note": "灯谜"}, []),
        ("4.5@2023-重阳", {"status": "已完成", "on": "09-28", "note": "灯谜"},
         ["2023-09-28离中秋比离重阳更近，照收"]),
        ("4.3@2023-Q3", {"status": "进行中", "on": "02-12", "note": "巡查"},
         ["2023-02-12不在2023-07-01至2023-09-30之内，照收"]),
        ("3.1", {"note": "印发5篇"}, ["填了内容，“办理情况”没有写明已开展：只作记录，不算开展"]),
        ("3.1", {"percent": 50}, ["填了内容，“办理情况”没有写明已开展：只作记录，不算开展"]),
        ("3.1", {"status": "进行中", "note": "印发5篇"}, []),
    ],
)  # fmt: skip
def test_what_is_taken_and_may_be_meant_otherwise_is_told(
    code: str, typed: dict[str, Any], told: list[str]
) -> None:
    outcome = Story().judge(code, **typed)
    assert [one.message.speak("zh") for one in outcome.warnings] == told
    assert outcome.drafts


def test_a_later_copy_that_has_nothing_done_leaves_what_the_earlier_had_and_says_so() -> None:
    story = Story()
    story.collect("3.1", **DONE)
    outcome = story.judge("3.1", status="未启动", on="09-15", note="培训2场（未验收）")
    assert [one.message.speak("zh") for one in outcome.warnings] == [
        "这里是“未启动”，而先前报来的这份表是“已完成”：仍按已完成记录"
    ]
    assert told(outcome.drafts)[-1] == "done on=09-15 note=培训2场（未验收）"
    assert story.judge("3.1", status="已完成", on="09-15", note="培训2场（未验收）").warnings == ()


def test_a_week_that_is_recorded_as_held_goes_back_with_the_word_of_its_sheet() -> None:
    story = Story()
    story.collect("4.4@2023-W36", status="已完成")
    [one] = story.judge("4.4@2023-W36", status="").remarks
    assert one.message.speak("zh") == "已记录为“√”，不能在表上改回"
