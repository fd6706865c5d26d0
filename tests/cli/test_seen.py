"""What was acknowledged is seen: by a wrong clock, with ids at the end of time, taken back or not."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from building import BEIJING
from cli.conftest import SMALL
from wenming_cli.core.journal.seals import seal_line

if TYPE_CHECKING:
    from cli.conftest import MakeOffice, Office

NOON = datetime(2023, 3, 5, 12, tzinfo=BEIJING)
OTHERS = "plans/2023/journal/wang@pc-08.jsonl"
OWN = "plans/2023/journal/li-na@pc-07.jsonl"


@pytest.fixture
def here(office: MakeOffice) -> Office:
    """An office that goes by its clock, at noon on 5 March 2023."""
    made = office(today="")
    made.clock = NOON
    return made


def entry(n: int, do: str = "note", moment: datetime = NOON, **fields: Any) -> dict[str, Any]:
    """An entry of somebody else, as a command would write it at a moment."""
    head = {
        "id": f"{int(moment.timestamp() * 1000):012x}-{n:08x}",
        "at": moment.isoformat(timespec="seconds"),
        "by": "王强",
        "do": do,
        "item": "3.1.2",
    }
    day = {} if do == "undo" else {"on": moment.date().isoformat()}
    return head | day | fields


def lines(entries: Sequence[dict[str, Any]]) -> str:
    """A journal file of these entries, sealed one upon the other."""
    above, made = b"", []
    for one in entries:
        above = seal_line(json.dumps(one, ensure_ascii=False).encode(), above)
        made.append(above.decode())
    return "\n".join([*made, ""])


def record(here: Office, *entries: dict[str, Any], name: str = OTHERS) -> Office:
    """Let somebody else record, by whatever clock."""
    return here.write({name: lines(entries)})


def ids(here: Office, command: str = "log --json") -> list[str]:
    return [one["id"] for one in json.loads(here.run(command).out)["entries"]]


# --- clocks ---------------------------------------------------------------------------------------


def test_a_record_of_a_clock_a_week_ahead_is_seen_everywhere_and_named(here: Office) -> None:
    record(here, entry(1, "done", NOON + timedelta(7), note="培训办完"))
    warning = f"{OTHERS}:1: 1条记录的日期晚于今天\n  → 逐条说明见 `wenming check`\n"

    for command in ("status", "list", "show 3.1.2", "due Q1", "checklist", "log",
                    "export summary Q1", "export board -o 看板.html"):  # fmt: skip
        assert here.run(command).err == warning, command
    assert "（日期晚于今天） 培训办完" in here.run("log").out
    assert "（日期晚于今天） 培训办完" in here.run("show 3.1.2").out
    assert [one["ahead"] for one in json.loads(here.run("log --json").out)["entries"]] == [True]
    [item] = json.loads(here.run("show 3.1.2 --json").out)["items"]
    assert [one["ahead"] for one in item["history"]] == [True]
    assert [one["ahead"] for times in item["occurrences"] for one in times["entries"]] == [True]
    assert here.run("check").code == 1


def test_a_second_done_sees_the_first_and_changes_nothing(here: Office) -> None:
    record(here, entry(1, "done", NOON + timedelta(7)))
    again = here.run("done 3.1.2")

    assert (again.code, again.out) == (0, "  3.1.2 已完成（2023-03-12），不变\n没有变动\n")
    assert again.err.startswith(f"{OTHERS}:1: 1条记录的日期晚于今天")


@pytest.mark.parametrize("hours", [1, 11, 13, 23])
def test_a_record_from_another_zone_counts_as_today_without_a_word(
    here: Office, hours: int
) -> None:
    record(here, entry(1, "done", NOON + timedelta(hours=hours)))

    assert here.run("check").code == 0
    assert here.run("status").err == here.run("log").err == here.run("done 3.1.2").err == ""
    assert "不变" in here.run("done 3.1.2").out


def test_what_is_done_tomorrow_in_another_zone_can_be_verified_today(here: Office) -> None:
    record(here, entry(1, "done", NOON + timedelta(hours=13)))
    signed = here.run("verify 3.1.2 --json")

    assert (signed.code, signed.err) == (0, "")
    assert json.loads(signed.out)["changed"][0]["status"] == "verified"
    assert here.run("check").code == 0


def test_where_a_day_was_set_later_records_are_not_there_yet(here: Office) -> None:
    record(here, entry(1, "done", NOON + timedelta(7)))

    for option in ("--as-of 2023-03-05", "--today 2023-03-05"):
        found = here.run(f"log {option}")
        assert (found.out, found.err) == ("还没有记录\n", ""), option
    assert here.run("check --today 2023-03-05").out == "plans/2023 未发现问题\n"
    assert ids(here, "log --json --today 2023-03-12") == ids(here)


def test_what_was_taken_back_is_named_no_more(here: Office) -> None:
    wrong = entry(1, "done", NOON + timedelta(7))
    record(here, wrong)
    undone = here.run(f"undo {wrong['id']}")

    assert (undone.code, undone.err) == (0, "")
    assert here.run("status").err == ""
    assert here.run("check").code == 0
    assert here.run("done 3.1.2").code == 0
    assert json.loads(here.run("show 3.1.2 --json").out)["items"][0]["status"] == "done"


# --- ids ------------------------------------------------------------------------------------------

END = "ffffffffffff-00000001"


@pytest.mark.slow
@pytest.mark.parametrize("name", [OTHERS, OWN])
@pytest.mark.parametrize(
    "key", [END, "fffffffffffe-00000001", "7fffffffffff-ffffffff", "0186b9fb6e01-00000000"]
)
def test_an_id_of_the_future_stops_nobody(here: Office, name: str, key: str) -> None:
    record(here, entry(1), entry(2, id=key), name=name)
    for n in range(3):
        noted = here.run(f"note 3.1.2 第{n}次 --json")
        assert noted.code == 0
        own = json.loads(noted.out)["entries"][0]
        assert own < "0186b0000000"
        assert own in ids(here)
    taken = here.run("undo --json")

    assert taken.code == 0
    whole = here.run("log --all").out
    assert whole.count("第2次") == 1
    assert "（已撤销） 第2次" in whole  # the last of ours, not the one of the future
    problems = json.loads(here.run("check --json").out)["problems"]
    assert [(p["code"], p["file"], p["line"]) for p in problems] == [("entry-id-ahead", name, 2)]


def test_it_can_be_taken_back_though_the_undo_sorts_before_it(here: Office) -> None:
    record(here, entry(2, "done", id=END))

    assert here.run(f"undo {END}").code == 0
    assert here.run("check").code == 0
    assert "未启动" in here.run("show 3.1.2").out


def test_an_id_just_inside_the_day_does_not_make_us_blame_our_own_record(here: Office) -> None:
    record(here, entry(0xFFFFFFFF, moment=NOON + timedelta(1)))
    first = json.loads(here.run("note 3.1.2 一 --json").out)["entries"][0]

    assert first > ids(here)[0]
    assert here.run("check").code == 0
    assert here.run("log").err == ""


def test_a_rehearsal_numbers_its_records_on_from_those_that_are_there(office: MakeOffice) -> None:
    here = office(today="2023-06-30")
    later = json.loads(here.run("note 3.1.2 后 --json").out)["entries"]
    here.today = "2023-03-05"
    earlier = json.loads(here.run("note 3.1.2 先 --json").out)["entries"]

    assert later < earlier
    record(here, entry(1, id=END))
    assert here.run("note 3.1.2 照常").code == 0


# --- undo, forged lines ---------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("long", [20_000, 19_999])
def test_a_chain_of_20_000_undos_is_read_within_ten_seconds(here: Office, long: int) -> None:
    chain = [entry(0, "done")]
    for n in range(1, long + 1):
        chain.append(entry(n, "undo", undoes=chain[-1]["id"]))
    record(here, *chain)
    began = time.monotonic()
    found = here.real("log --json", WENMING_TODAY="2023-03-31")

    assert time.monotonic() - began < 10
    logged = json.loads(found.out)["entries"]
    assert len(logged) == long + 1
    assert logged[0]["counts"] == (long % 2 == 0)


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize("name", [OTHERS, "plans/2023/journal/a@pc-01.jsonl"])
def test_a_forged_line_replaces_no_acknowledged_one(here: Office, above: bool, name: str) -> None:
    genuine = entry(1, "done", note="真的")
    forged = json.dumps(genuine | {"note": "假的", "people": 9999}, ensure_ascii=False) + "\n"
    record(here, genuine, entry(2))
    before = here.read(OTHERS) if name == OTHERS else ""
    here.write({name: forged + before if above else before + forged})
    told = {(p["file"], p["line"]) for p in json.loads(here.run("check --json").out)["problems"]
            if p["code"] == "entry-id-twice"}  # fmt: skip

    assert "真的" in here.run("log").out
    assert "假的" not in here.run("log").out + here.run("show 3.1.2").out
    assert "9999" not in here.run("list --json").out
    first = (OTHERS, 2 if name == OTHERS and above else 1)
    assert told == {first, (name, 1 if above or name != OTHERS else 3)}


@pytest.mark.parametrize("words", ["真的", "假的"])
def test_the_genuine_line_is_not_taken_back_for_a_forged_one(here: Office, words: str) -> None:
    """`undo` takes an id, and that is the genuine line's: the forged one goes by hand."""
    genuine = entry(1, "done", note="真的")
    record(here, genuine)
    forged = json.dumps(genuine | {"note": words}, ensure_ascii=False) + "\n"
    here.write({OTHERS: here.read(OTHERS) + forged})

    [hint] = [p["hint"] for p in json.loads(here.run("check --json --lang en").out)["problems"]
              if p["code"] == "entry-unsealed"]  # fmt: skip

    assert hint == (
        "ask who did; if it is not right, delete the line from the file: "
        "`wenming undo` would take back the other line with its id"
    )
    here.write({OTHERS: here.read(OTHERS).removesuffix(forged)})
    assert here.run("check").code == 0
    assert "真的" in here.run("log").out


# --- days outside the plan ------------------------------------------------------------------------


def test_a_typed_day_outside_the_plan_is_refused_with_the_likely_slip(here: Office) -> None:
    refused = here.run("note 3.1.2 已报名 --on 2022-03-01")

    assert (refused.code, refused.out) == (2, "")
    assert refused.err == (
        "2022-03-01不在方案期内（2023-01-01至2023-12-31）\n"
        "  → 是不是2023年？写作 --on 2023-03-01\n"
    )  # fmt: skip
    assert "是不是" not in here.run("note 3.1.2 已报名 --on 2022-12-01").err  # has not come yet
    assert "是不是" not in here.run("note 3.1.2 已报名 --on 1996-02-29").err  # there is none
    assert here.run("note 3.1.2 已报名 --on 9999-12-31").code == 2
    here.clock = datetime(2024, 1, 10, 9, tzinfo=BEIJING)
    after = here.run("done 3.1.2 --on 2024-01-05")
    assert (after.code, "是不是2023年？写作 --on 2023-01-05" in after.err) == (2, True)
    assert not (here.root / OWN).exists()


def test_after_the_end_of_the_plan_its_last_day_is_stored_and_said(here: Office) -> None:
    here.run("done 3.1.1")
    here.clock = datetime(2024, 1, 10, 9, tzinfo=BEIJING)
    here.write({"照片.jpg": b"\xff\xd8"})
    signed = here.run("verify 3.1.1 --by 王主任")
    attached = here.run("attach 3.1.1 照片.jpg --caption 会场")

    assert (signed.code, attached.code) == (0, 0)
    assert signed.err == "方案期已过，发生日期记为方案的最后一天2023-12-31\n"
    assert attached.err == f"{signed.err}照片.jpg：没有自己的日期，记在2023-12-31，可用 --on 指定\n"
    assert "2023-12-31" in signed.out
    assert "evidence/3.1.1/2023-12-31-会场" in attached.out
    last = json.loads(here.read(OWN).splitlines()[-1])
    assert (last["on"], last["at"][:10]) == ("2023-12-31", "2024-01-10")
    assert here.run("check").code == 0


def test_what_an_older_program_stored_in_january_can_still_be_verified(here: Office) -> None:
    record(here, entry(1, "done", datetime(2024, 1, 5, 9, tzinfo=BEIJING)))
    here.clock = datetime(2024, 1, 10, 9, tzinfo=BEIJING)
    signed = here.run("verify 3.1.2 --json")

    assert (signed.code, signed.err) == (0, "")
    assert json.loads(signed.out)["changed"][0]["status"] == "verified"
    checked = here.run("check")
    assert checked.code == 0
    assert "日期2024-01-05不在方案期内" in checked.out


STRANGE = [
    entry(1, "start", on="0001-01-01"), entry(2, on="1999-12-31"),
    entry(3, "postpone", to="0001-01-01", why="手误"),
    entry(4, "done", on="9999-12-31", item="3.1.1"),
    entry(5, "done", on="0001-01-01", item="4.1", period="2023-Q1"),
    entry(6, "done", on="9999-12-31", item="4.1", period="2023-Q2"),
    entry(7, "start", item="3.2", on="0001-01-01"),
    entry(8, "note", item="3.1", on="9999-12-31"),
    entry(9, at="0001-01-01T00:00:00+14:00"), entry(10, at="9999-12-31T23:59:59-12:00"),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("today", ["", "2023-03-05", "2023-12-31", "9999-12-31", "0001-01-01"])
def test_days_that_cannot_be_give_no_absurd_number_and_no_exception(
    here: Office, today: str
) -> None:
    record(here, *STRANGE)
    option = f" --today {today}" if today else ""
    for command in ("status", "list", "show 3.1.1 3.1.2 3.2 4.1", "due 全年", "checklist", "log",
                    "export summary 全年", "export summary Q1", "export ledger 全年 -o 台账.csv --force",
                    "export breakdown", "export board -o 看板.html --force", "export calendar", "check",
                    "status --json", "list --json", "note 3.1.1 照常"):  # fmt: skip
        found = here.run(command + option)
        assert found.code in (0, 1, 2), (command, found.err)
        if today != "9999-12-31":
            assert not re.search(r"\d{4,}(天|个百分点)", found.out), command


def test_a_deadline_before_the_plan_does_not_move_the_deadline(here: Office) -> None:
    record(here, entry(1, "postpone", to="0001-01-01", why="手误"))

    item = json.loads(here.run("show 3.1.2 --json").out)["items"][0]
    assert (item["due"], item["overdue"]) == ("2023-11-30", False)


# --- heads ----------------------------------------------------------------------------------------


def test_heads_are_kept_and_compared(here: Office) -> None:
    record(here, entry(1), entry(2), entry(3))
    here.run("done 3.1.1")
    heads = here.run("check --heads")

    assert (heads.code, heads.err) == (0, "")
    assert heads.out == here.run("check --heads", lang="en", width=40).out
    ends = [json.loads(here.read(name).splitlines()[-1])["seal"] for name in (OWN, OTHERS)]
    assert heads.lines == [f"{ends[0]}       1  li-na@pc-07.jsonl",
                           f"{ends[1]}       3  wang@pc-08.jsonl"]  # fmt: skip
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "gb18030"):
        text = f"# 第一季度封账\n\n{heads.out}".replace("\n", "\r\n")
        here.write({"尾码.txt": text.encode(encoding)})
        same = here.run("check --heads-from 尾码.txt")
        assert (same.code, same.out) == (
            0, "plans/2023 的工作记录与留存的尾码相符，未发现问题\n"
        )  # fmt: skip
    here.run("note 3.1.1 又记一条")
    assert here.run("check --heads-from 尾码.txt").code == 0


def test_what_seals_do_not_show_heads_show(here: Office) -> None:
    record(here, entry(1, note="原话"), entry(2), entry(3))
    here.write({"尾码.txt": here.run("check --heads").out})
    record(here, entry(1, note="改过"), entry(2), entry(3))
    assert here.run("check").code == 0
    anew = here.run("check --heads-from 尾码.txt --json")
    record(here, entry(1, note="原话"), entry(2))
    cut = here.run("check --heads --heads-from 尾码.txt --json")

    assert (anew.code, cut.code) == (1, 1)
    assert [p["code"] for p in json.loads(anew.out)["problems"]] == ["head-of-another"]
    assert [p["code"] for p in json.loads(cut.out)["problems"]] == ["head-cut-off"]
    assert json.loads(cut.out)["heads"][0]["lines"] == 2
    assert json.loads(cut.out)["problems"][0]["file"] == OTHERS


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "文件里没有尾码"), ("# 只有一行说明\n", "文件里没有尾码"),
     ("e3b0c44298fc1c14 3 a.jsonl\n第二行\n", "第2行不是工作记录文件的尾码")],
)  # fmt: skip
def test_a_file_that_holds_no_heads(here: Office, text: str, message: str) -> None:
    here.write({"尾码.txt": text})
    refused = here.run("check --heads-from 尾码.txt")

    assert (refused.code, refused.out) == (2, "")
    assert message in refused.err
    assert here.run("check --heads-from 没有.txt").code == 3


def test_a_journal_file_without_lines_has_a_head_too(here: Office) -> None:
    here.write({OTHERS: "\n", "plans/2023/plan.toml": SMALL})
    heads = here.run("check --heads")

    assert heads.out == "-                      0  wang@pc-08.jsonl\n"
    here.write({"尾码.txt": heads.out})
    assert here.run("check --heads-from 尾码.txt").code == 0
