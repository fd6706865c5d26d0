"""The journal's entries: one fact a line, and which of them count."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from building import BEIJING, Diary, day, entries, journals, words
from wenming_cli.core.journal.entries import (
    KEY_ORDER,
    VERBS,
    Base,
    Evidence,
    Undo,
    entry_id,
    to_line,
)
from wenming_cli.core.journal.lines import build_entry
from wenming_cli.core.journal.live import circular_undos, live_entries, unique_entries
from wenming_cli.core.journal.reading import ENTRY_KINDS, entry_of, make_entry, read_entry, validate

NOON = datetime(2023, 3, 5, 12, tzinfo=BEIJING)
HEAD: dict[str, Any] = {"id": "018716a3b2c0-5f0e9a1d", "at": NOON, "by": "李娜", "item": "3.1"}
PHOTO = {"path": "evidence/3.1/合影.jpg", "sha256": "a" * 64}


def test_an_entry_is_one_line_with_its_keys_in_the_order_of_the_contract() -> None:
    """Absent where empty; Chinese as it is."""
    entry = make_entry(
        {
            "evidence": [{**PHOTO, "caption": "学雷锋活动"}],
            "note": "召开专题会",
            "do": "done",
            **HEAD,
            "people": 42,
            "percent": 100,
            "period": "2023-Q1",
            "on": day("03-05"),
            "batch": "018716a3b2c0-5f0e9a1d",
            "why": "",
        }
    )

    assert to_line(entry) == (
        '{"id": "018716a3b2c0-5f0e9a1d", "at": "2023-03-05T12:00:00+08:00", "by": "李娜", '
        '"do": "done", "item": "3.1", "on": "2023-03-05", "period": "2023-Q1", '
        '"note": "召开专题会", "percent": 100, "people": 42, "evidence": [{"path": '
        f'"evidence/3.1/合影.jpg", "sha256": "{"a" * 64}", "caption": "学雷锋活动"}}], '
        '"batch": "018716a3b2c0-5f0e9a1d"}'
    )


@pytest.mark.parametrize(
    ("fields", "tail"),
    [
        ({"do": "tick", "step": "会议通知"}, '"step": "会议通知"}'),
        ({"do": "hold", "why": "经费未到"}, '"why": "经费未到"}'),
        (
            {"do": "postpone", "to": "2023-06-30", "why": "疫情"},
            '"to": "2023-06-30", "why": "疫情"}',
        ),
        (
            {"do": "assign", "lead": "办公室", "support": ["宣传科"], "leader": "张部长"},
            '"lead": ["办公室"], "support": ["宣传科"], "leader": "张部长"}',
        ),
        ({"do": "note", "percent": 0, "people": 0}, '"percent": 0, "people": 0}'),
        ({"do": "note", "note": " \n"}, '"on": "2023-03-05"}'),
        ({"do": "note", "note": "第一行\n第二行"}, '"note": "第一行\\n第二行"}'),
        ({"do": "attach", "evidence": [PHOTO]}, f'"sha256": "{"a" * 64}"}}]}}'),
    ],
)
def test_each_kind_has_its_own_fields(fields: dict[str, Any], tail: str) -> None:
    """A zero is something that was said; an empty text is not."""
    line = to_line(make_entry({**HEAD, "on": day("03-05"), **fields}))

    assert line.endswith(tail)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(entries())
def test_an_entry_read_back_from_its_line_is_the_same(entry: Base) -> None:
    line = to_line(entry)

    assert "\n" not in line
    assert build_entry(json.loads(line)) == (entry, [])
    assert read_entry(line.encode()) == entry


@pytest.mark.parametrize(
    "said",
    [
        {"do": "hold", "on": "2023-03-05", "why": " "},
        {"do": "hold", "on": "2023-03-05"},
        {"do": "done"},
        {"do": "tick", "on": "2023-03-05", "step": ""},
        {"do": "note", "on": "2023-03-05", "to": "2023-03-06"},
        {"do": "undo", "undoes": "018716a3b2c0-5f0e9a1d", "on": "2023-03-05"},
    ],
)
def test_a_line_has_what_its_kind_needs_and_nothing_of_another(said: dict[str, Any]) -> None:
    """Whichever way it is read: all lines by one reader, or one kind by itself."""
    head = {**HEAD, "at": NOON.isoformat()}

    with pytest.raises(ValueError, match="do"):
        read_entry(json.dumps(head | said).encode())
    with pytest.raises(ValidationError):
        make_entry(head | said)


@given(
    entries(),
    st.dictionaries(
        st.sampled_from(KEY_ORDER[3:]), json_values | st.sampled_from(VERBS), max_size=2
    ),
    st.sets(st.sampled_from(KEY_ORDER), max_size=2),
)
def test_the_table_of_all_kinds_takes_what_a_kind_by_itself_takes(
    entry: Base, other: dict[str, Any], without: set[str]
) -> None:
    """And gives the same entry; what it refuses the kind refuses in its own words."""
    said = json.loads(to_line(entry)) | other
    kept = {key: value for key, value in said.items() if key == "do" or key not in without}
    assume(kept["do"] in VERBS)

    def made(by: Callable[[], Base]) -> tuple[type[Base], Base] | str:
        try:
            return type(found := by()), found
        except ValidationError as error:
            return str(error)

    assert made(lambda: make_entry(kept)) == made(lambda: validate(ENTRY_KINDS[kept["do"]], kept))


@pytest.mark.slow
@given(entries(), st.dictionaries(words.map("x-{}".format), json_values, min_size=1))
def test_fields_of_a_newer_program_are_kept(entry: Base, newer: dict[str, Any]) -> None:
    """Whatever they hold, even nothing."""
    data = json.loads(to_line(entry)) | newer

    read, [notice] = build_entry(data)

    assert read is not None
    assert json.loads(to_line(read)) == data
    assert list(json.loads(to_line(read)))[-len(newer) :] == list(newer)
    assert set(read.unknown_fields) == set(newer)
    assert (notice.code, notice.notice, notice.blocking) == ("newer-field", True, False)


def test_entries_of_one_command_share_its_batch() -> None:
    alone, together = Diary(), Diary()
    alone("done", "3.1")
    together("done", "3.1", batch="0186afed2600-00000001")

    assert alone.entries[0].command == alone.entries[0].id
    assert together.entries[0].command == "0186afed2600-00000001"


def test_every_verb_has_its_model() -> None:
    kinds = {
        **dict.fromkeys(("start", "done", "note", "resume", "verify", "attach", "remind"), "Plain"),
        **dict.fromkeys(("hold", "cancel", "reopen"), "Reasoned"),
        "tick": "Tick", "postpone": "Postpone", "assign": "Assign", "undo": "Undo",
    }  # fmt: skip
    fields = {
        **HEAD, "on": day("03-05"), "step": "会议通知", "why": "另有安排", "to": day("06-30"),
        "undoes": "000000000000-00000000",
    }  # fmt: skip

    made = {verb: type(entry_of({**fields, "do": verb})).__name__ for verb in VERBS}

    assert made == kinds


def test_an_id_tells_the_moment_in_milliseconds() -> None:
    moment = datetime(2023, 3, 5, 12, tzinfo=BEIJING)

    assert entry_id(moment, "5f0e9a1d") == "0186afed2600-5f0e9a1d"
    assert int("0186afed2600", 16) == moment.timestamp() * 1000


@given(
    st.lists(
        st.tuples(
            st.integers(-(10**9), 10**10).map(lambda ms: NOON + timedelta(milliseconds=ms)),
            st.integers(0, 2**32 - 1).map("{:08x}".format),
        ),
        max_size=20,
    )
)
def test_each_id_sorts_after_the_one_before_even_if_the_clock_runs_slow(
    moments: list[tuple[datetime, str]],
) -> None:
    made = [""]
    for moment, entropy in moments:
        made.append(entry_id(moment, entropy, made[-1]))

    assert made == sorted(made)
    assert len(set(made)) == len(made)


# --- which entries count ------------------------------------------------------------------------


def _live(diary: Diary) -> list[str]:
    return [entry.id for entry in live_entries(diary.entries)]


def test_what_was_undone_does_not_count() -> None:
    diary = Diary()
    first, second = diary("start", "3.1"), diary("done", "3.1")
    undo = diary.undo(second)

    assert _live(diary) == [first, undo]


def test_undoing_an_undo_brings_the_entry_back() -> None:
    diary = Diary()
    done = diary("done", "3.1")
    undo = diary.undo(done)
    redo = diary.undo(undo)

    assert _live(diary) == [done, redo]


def test_undoing_the_undo_of_an_undo_takes_it_away_again() -> None:
    diary = Diary()
    undo = diary.undo(diary("done", "3.1"))
    redo = diary.undo(undo)
    again = diary.undo(redo)

    assert _live(diary) == [undo, again]


def test_undoing_twice_is_undoing_once() -> None:
    diary = Diary()
    done = diary("done", "3.1")
    undos = [diary.undo(done), diary.undo(done)]

    assert _live(diary) == undos


def test_an_undo_takes_back_what_it_names_whatever_their_order() -> None:
    """A wrong clock gives an entry an id at the end of time; it can be taken back all the same."""
    diary = Diary()
    early = diary.undo("000000000002-00000002")
    diary("done", "3.1")

    assert _live(diary) == [early]


def test_undos_in_a_circle_count_for_nothing() -> None:
    diary = Diary()
    done = diary("done", "3.1")
    itself = diary.undo("000000000002-00000002")
    pair = [diary.undo("000000000004-00000004"), diary.undo("000000000003-00000003")]

    assert _live(diary) == [done, itself, *pair]
    assert circular_undos(diary.entries) == {itself, *pair}


def test_a_circle_is_broken_by_an_undo_from_outside() -> None:
    diary = Diary()
    one = diary.undo("000000000002-00000002")
    other = diary.undo(one)
    outside = diary.undo(one)

    assert _live(diary) == [other, outside]
    assert circular_undos(diary.entries) == set()


@pytest.mark.slow
@given(journals(words), st.randoms(use_true_random=False))
def test_an_entry_is_dead_if_and_only_if_a_live_undo_names_it(
    journal: list[Base], chance: Any
) -> None:
    """But for circles, whose undos are live and without effect."""
    chance.shuffle(journal)
    unique, circular = unique_entries(journal), circular_undos(journal)
    live = {entry.id for entry in live_entries(journal)}
    undone = {
        entry.undoes
        for key, entry in unique.items()
        if isinstance(entry, Undo) and key in live - circular
    }

    assert unique.keys() - live == unique.keys() & undone
    assert circular <= live


@pytest.mark.slow
def test_a_chain_of_20_000_undos_takes_no_second() -> None:
    diary = Diary()
    last = done = diary("done", "3.1")
    for _ in range(20_000):
        last = diary.undo(last)
    chain = [entry.id for entry in diary.entries]
    began = time.process_time()

    assert [entry.id for entry in live_entries(reversed(diary.entries))] == chain[::2]
    assert chain[0] == done
    assert time.process_time() - began < 1


def test_an_undo_of_something_missing_waits_for_it() -> None:
    """The file of another writer may arrive later."""
    diary = Diary()
    done = diary("done", "3.1")
    undo = diary.undo(done)

    assert [entry.id for entry in live_entries(diary.entries[1:])] == [undo]
    assert _live(diary) == [undo]


def test_the_same_entry_twice_counts_once() -> None:
    diary = Diary()
    done = diary("done", "3.1")

    assert [entry.id for entry in live_entries(diary.entries * 3)] == [done]


def test_of_two_entries_with_one_id_the_same_one_counts_whatever_their_order() -> None:
    one = make_entry({**HEAD, "do": "done", "on": "2023-03-05"})
    other = make_entry({**HEAD, "do": "note", "on": "2023-03-05", "note": "改"})

    assert live_entries([one, other]) == live_entries([other, one]) == [one]
    assert one.do == "done"


@pytest.mark.slow
@given(journals(words), st.randoms(use_true_random=False))
def test_the_order_and_the_copies_of_entries_mean_nothing(journal: list[Base], chance: Any) -> None:
    shuffled = [*journal, *chance.sample(journal, len(journal) // 2)]
    chance.shuffle(shuffled)

    assert live_entries(shuffled) == live_entries(journal)


@given(journals(words))
def test_live_entries_are_in_the_order_of_their_ids_each_once(journal: list[Base]) -> None:
    found = [entry.id for entry in live_entries(journal)]

    assert found == sorted(set(found))


@pytest.mark.slow
@given(journals(words))
def test_undoing_the_last_entry_leaves_the_others_as_before(journal: list[Base]) -> None:
    """Recorded and taken back is as if it had never been, but for the undo itself."""
    note = make_entry({**HEAD, "do": "note", "on": "2023-03-05"})
    undo = make_entry(
        {
            "id": "f" * 12 + "-00000000",
            "at": NOON,
            "by": "x",
            "do": "undo",
            "item": "x",
            "undoes": note.id,
        }
    )

    before = live_entries(journal)

    assert live_entries([*journal, note, undo]) == [*before, undo]


def test_entries_that_say_the_same_are_equal_and_show_what_they_say() -> None:
    """Of the same kind, too: a note that says nothing else is not an undo."""
    one = entry_of({**HEAD, "do": "note", "on": "2023-03-05", "note": "召开专题会"})
    same = entry_of({**HEAD, "do": "note", "on": "2023-03-05", "note": " 召开专题会 "})
    other = entry_of({**HEAD, "do": "note", "on": "2023-03-06", "note": "召开专题会"})

    assert one == same
    assert one != other
    assert one != "召开专题会"
    assert {one, same} == {one}
    assert "note='召开专题会'" in repr(one)
    assert repr(one).startswith("Plain(id='018716a3b2c0-5f0e9a1d', ")


def test_an_entry_takes_its_own_fields_and_never_changes() -> None:
    photo = Evidence(path="evidence/3.1/合影.jpg", sha256="a" * 64)
    assert photo.caption == ""
    with pytest.raises(TypeError, match="needs sha256"):
        Evidence(path="evidence/3.1/合影.jpg")
    with pytest.raises(TypeError, match="has no colour"):
        Evidence(path="evidence/3.1/合影.jpg", sha256="a" * 64, colour="red")
    with pytest.raises(FrozenInstanceError):
        photo.caption = "合影"
