"""A submission whose parts were changed, and all digests made to fit again: what still shows it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from building import Diary
from tables import each_row
from units.district import SCHOOL, rows_of
from units.submission.submitting import ITEM_LINES, MEMBERS, forged, manifest_of, packed, sealed
from wenming_cli.core.journal.heads import head_of
from wenming_cli.core.journal.seals import seal_line
from wenming_cli.units.rows import FIGURES
from wenming_cli.units.submission.entries import read_sent_entries
from wenming_cli.units.submission.manifest import FACTS, ITEMS
from wenming_cli.units.submission.read import read_submission

Files = dict[str, bytes]
Said = dict[str, Any]
LINES = MEMBERS[FACTS].splitlines(keepends=True)
"""Two of dated items, the first with 46 people, and three of one that recurs."""


def faults(raw: bytes) -> list[str]:
    return [one.speak("zh") for one in read_submission(io.BytesIO(raw), "x").altered]


def test_made_anew_without_a_change_nothing_shows() -> None:
    assert faults(forged(lambda _files, _said: None)) == []


def _empty(files: Files, said: Said) -> None:
    files[FACTS] = b""
    said["figures"] |= {"events_in": 0, "people_in": 0}


def _take_one_out(files: Files, _said: Said) -> None:
    files[FACTS] = b"".join(LINES[:1] + LINES[2:])


def _no_activity(files: Files, _said: Said) -> None:
    files[ITEMS] = files[ITEMS].replace(b'"2023-09-20"', b"null")
    files[FACTS] = b"".join(LINES[:2])


def _people_in_an_entry(files: Files, _said: Said) -> None:
    more = Diary()
    more("done", "3.1", "08-20", people=460)
    files[FACTS] = sealed(more) + b"".join(LINES[1:])


def _a_later_entry(files: Files, said: Said) -> None:
    files[FACTS] += seal_line(
        b'{"id": "000000000099-00000099", "do": "note", "item": "3.1", "on": "2023-09-29"}',
        LINES[-1],
    )
    said["heads"][0]["lines"] += 1


def _one_twice(files: Files, said: Said) -> None:
    files[FACTS] += LINES[1]
    said["heads"][0]["lines"] += 1


def _more_than_there_were(files: Files, _said: Said) -> None:
    files[FACTS] += seal_line(
        b'{"id": "000000000099-00000099", "do": "note", "item": "4.1", "on": "2023-09-20"}',
        LINES[-1],
    )


def _no_room_for_the_line_above(files: Files, said: Said) -> None:
    files[FACTS] = b"".join(LINES[:3] + LINES[4:])
    said["heads"][0]["lines"] -= 1


def _another_end(_files: Files, said: Said) -> None:
    said["heads"][0]["seal"] = "0" * 16


def _no_journal(_files: Files, said: Said) -> None:
    said["heads"] = []


def _a_proof_of_nothing(files: Files, _said: Said) -> None:
    files["files/3.1/合影.jpg"] = b"a picture"


SILENT = "有{}项有进展，却没有相应的记录"
OTHER_JOURNAL = "记录与清单写的工作记录文件对不上"


@each_row(
    ("change", "said"),
    [
        (_empty, [SILENT.format(2)]),
        (_take_one_out, [SILENT.format(1)]),
        (_no_activity, [SILENT.format(1)]),
        (_people_in_an_entry, ["有1项的数字少于其记录", OTHER_JOURNAL]),
        (_a_later_entry, ["有1项的数字少于其记录"]),
        (_one_twice, [OTHER_JOURNAL]),
        (_more_than_there_were, [OTHER_JOURNAL]),
        (_no_room_for_the_line_above, [OTHER_JOURNAL]),
        (_another_end, [OTHER_JOURNAL]),
        (_no_journal, [OTHER_JOURNAL]),
        (_a_proof_of_nothing, ["没有一条记录提到 files/3.1/合影.jpg"]),
    ],
)
def test_one_part_that_was_forged_is_shown_by_another(
    change: Callable[[Files, Said], None], said: list[str]
) -> None:
    assert faults(forged(change)) == said


def test_a_closing_of_more_entries_than_the_journal_has_lines_is_shown() -> None:
    """The closing has a line of its own, which is none of the period's entries."""
    for lines, said in ((6, [OTHER_JOURNAL]), (7, [])):
        head = {"file": "a.jsonl", "lines": lines, "seal": "0" * 16}
        found = faults(packed(closed={"count": 6}, heads=[head]))
        assert [one for one in found if "封账码" not in one] == said


def test_what_recurs_is_not_missed() -> None:
    """It may have gone on in the period for another one: its entry is then in that one's file."""

    def change(files: Files, _said: Said) -> None:
        files[FACTS] = b"".join(LINES[:4])

    assert faults(forged(change)) == []


def test_a_whole_record_that_was_made_anew_is_not_shown() -> None:
    """There is no secret in it: docs/units.md says so."""
    invented = Diary()
    invented("done", "3.1", "08-20", people=4600)
    invented("done", "3.2", "09-10")
    row, items = rows_of(SCHOOL, invented)
    files = {**MEMBERS, ITEMS: items, FACTS: sealed(invented)}
    head = head_of("li-na@pc.jsonl", files[FACTS].splitlines())._asdict()
    figures = {key: getattr(row, key) for key in FIGURES}
    assert items != ITEM_LINES
    assert faults(packed(files, heads=[head], figures=figures)) == []


def test_entries_of_an_older_program_have_no_seals() -> None:
    bare = b"".join(line.partition(b', "prev"')[0] + b"}\n" for line in LINES)
    files = {**MEMBERS, FACTS: bare}
    head = head_of("li-na@pc.jsonl", bare.splitlines())._asdict()
    assert faults(packed(files, heads=[head], chain="unsealed")) == []
    assert faults(packed(files, heads=[head])) == ["有5条记录在记录之后被改动"]


def test_lines_that_are_no_entries_say_nothing() -> None:
    found = read_sent_entries(
        b'[\n[]\n{"people": "46", "evidence": {"path": "x"}}\n{"people": 46}\n'
    )
    assert [one.people for one in found] == [0, 0, 0, 46]
    assert not any(one.files for one in found)
    assert manifest_of(MEMBERS).heads[0].lines == len(LINES)
