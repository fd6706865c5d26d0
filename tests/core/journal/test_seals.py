"""Seals: what was changed after it was recorded is named, and nothing else ever is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import Diary
from wenming_cli.core.journal.entries import Base, to_line
from wenming_cli.core.journal.lines import parse_line
from wenming_cli.core.journal.reading import strip_line
from wenming_cli.core.journal.seals import digest, find_broken_seals, genuine, seal_line

NAME = "journal/li-na@pc-07.jsonl"
NOTHING = "e3b0c44298fc1c14"
"""The digest of nothing, which the first line of a file follows."""


def plain(*notes: str) -> list[bytes]:
    """Lines of a program that knew no seals."""
    return [to_line(_entry(note)).encode() for note in notes]


def history(*notes: str, after: Sequence[bytes] = ()) -> list[bytes]:
    """Lines that were recorded one after the other."""
    lines = list(after)
    for note in notes:
        seals = [line for line in lines if genuine(line)]
        lines.append(seal_line(to_line(_entry(note)).encode(), [b"", *(seals or lines)][-1]))
    return lines


def _entry(note: str) -> Base:
    diary = Diary()
    diary("note", "3.1", note=note)
    n = int(digest(note.encode())[:8], 16)
    return replace(diary.entries[0], id=f"{n:012x}-{n:08x}")


def named(lines: Sequence[bytes]) -> list[tuple[int, str]]:
    """Line and code of what is called changed in one file."""
    return [(p.line, p.code) for p in find_broken_seals({NAME: lines}) if not p.notice]


def noticed(lines: Sequence[bytes]) -> list[tuple[int, str]]:
    """Where a notice counts lines without seals, and its words."""
    found = [p for p in find_broken_seals({NAME: lines}) if p.notice]
    assert {p.code for p in found} <= {"no-seals"}
    return [(p.line, p.message.speak("en").partition(":")[0]) for p in found]


# --- what a seal is ------------------------------------------------------------------------------


def test_a_line_ends_with_the_digest_of_the_one_above_and_its_own() -> None:
    """Anybody can compute them with sha256sum."""
    above, below = history("一", "二")
    first, second = json.loads(above), json.loads(below)
    unsealed = below.replace(b', "seal": "' + second["seal"].encode() + b'"', b"")

    assert list(second)[-2:] == ["prev", "seal"]
    assert first["prev"] == NOTHING
    assert second["prev"] == hashlib.sha256(above).hexdigest()[:16]
    assert second["seal"] == hashlib.sha256(unsealed).hexdigest()[:16]


def test_line_ends_and_a_byte_order_mark_do_not_count() -> None:
    """An editor or git may have put them there."""
    above, below = history("一", "二")

    assert strip_line(b"\xef\xbb\xbf" + above + b"\r") == above
    assert named([b"\xef\xbb\xbf" + above + b"\r", b"", below + b"\r", b""]) == []


# --- what is named -------------------------------------------------------------------------------


def test_an_edited_line_is_named_and_only_that() -> None:
    lines = history("一", "二", "三")

    for n in range(3):
        edited = [*lines]
        edited[n] = lines[n].replace(b"note", b"Note")
        assert named(edited) == [(n + 1, "entry-changed")]


def test_a_line_taken_out_is_missed_by_the_next_one() -> None:
    """Of the last one nobody knows."""
    lines = history("一", "二", "三")

    assert named(lines[1:]) == [(1, "entry-removed")]
    assert named([lines[0], lines[2]]) == [(2, "entry-removed")]
    assert named(lines[:2]) == []


def test_a_line_put_in_is_named() -> None:
    """One written by hand has no seal, one copied and edited a seal that does not fit."""
    one, two = history("一", "二")
    by_hand = plain("自己写的")[0]
    copied = one.replace("一".encode(), "改".encode())

    assert named([one, by_hand, two]) == [(2, "entry-unsealed")]
    assert named([one, two, by_hand]) == [(3, "entry-unsealed")]
    assert named([by_hand, one, two]) == [(1, "entry-unsealed")]
    assert named([one, copied, two]) == [(2, "entry-changed")]
    assert named([one, by_hand, copied, two]) == [(2, "entry-unsealed"), (3, "entry-changed")]


def test_a_line_whose_seal_was_taken_off_is_named_and_missed() -> None:
    one, two, three = history("一", "二", "三")
    stripped = two[: two.index(b', "prev"')] + b"}"

    assert named([one, stripped, three]) == [(2, "entry-unsealed"), (3, "entry-removed")]
    assert named([one, stripped]) == [(2, "entry-unsealed")]
    assert named([one, two.replace(b", ", b","), three]) == [(2, "entry-changed")]
    assert named([one, two.replace(b"seal", b"sael"), three]) == [(2, "entry-changed")]


def test_every_word_of_it_says_that_it_was_changed_after_recording() -> None:
    one, two, _, four = history("一", "二", "三", "四")
    edited = one.replace("一".encode(), "改".encode())

    found = list(find_broken_seals({NAME: [edited, two, four, *plain("自己写的")]}))

    assert [p.message.speak("en").split(":")[0] for p in found] == ["changed after recording"] * 3
    assert [p.where for p in found] == [f"{NAME}:{n}" for n in (1, 3, 4)]
    assert not any(p.blocking or p.notice for p in found)
    assert all("wenming undo" in p.hint.speak("en") or "git" in p.hint.speak("en") for p in found)


def test_an_edited_line_hides_that_the_next_one_is_gone_until_it_is_put_back() -> None:
    """Its digest is lost with it, so the line below may miss either; the hint says so."""
    one, two, _, four = history("一", "二", "三", "四")
    edited = two.replace("二".encode(), "改".encode())

    found = list(find_broken_seals({NAME: [one, edited, four]}))

    assert [(p.line, p.code) for p in found] == [(2, "entry-changed")]
    assert "whether the one after it is missing shows only then" in found[0].hint.speak("en")
    assert named([one, two, four]) == [(3, "entry-removed")]


def test_words_are_no_seals() -> None:
    """A note may be the very name of a field."""
    assert named(plain("seal", "prev")) == []
    assert named(history("三", after=plain("seal"))) == []


# --- what an older program wrote ------------------------------------------------------------------


def test_lines_from_before_there_were_seals_are_accepted() -> None:
    """Alone, and below them the first line that has one."""
    old = plain("一", "二", "三")

    assert named(old) == []
    assert named(history("四", "五", after=old)) == []


def test_lines_without_seals_are_counted_for_whoever_took_them_off() -> None:
    """What an older program wrote looks like lines whose seals were all taken off."""
    old = plain("一", "二")
    stripped = [line[: line.index(b', "prev"')] + b"}" for line in history("一", "二", "三")]

    assert noticed(stripped) == [(1, "3 entries have no seal")]
    assert noticed(history("三", after=old)) == [(1, "1 entry has no seal")]  # one is vouched for
    copied = [
        p.message.values["n"] for p in find_broken_seals({"a": old, "a (1)": [*old, *plain("三")]})
    ]
    assert copied == [2, 1]
    assert noticed([b"", *plain("一")]) == [(2, "1 entry has no seal")]
    assert noticed(history("一", "二")) == noticed([]) == noticed([b"{"]) == []


def test_the_last_line_of_the_older_program_is_kept_by_the_first_seal() -> None:
    """Those above it are not; one put in below it is."""
    old = plain("一", "二", "三")
    lines = history("四", "五", after=old)
    edited = old[2].replace("三".encode(), "改".encode())

    assert named([*old[:2], *lines[3:]]) == [(3, "entry-removed")]
    assert named([*old[:2], edited, *lines[3:]]) == [(4, "entry-removed")]
    assert named([*old, *plain("插"), *lines[3:]]) == [(4, "entry-unsealed")]
    assert named(lines[1:]) == []


def test_a_line_that_an_older_program_adds_later_is_named() -> None:
    lines = history("四", after=plain("一"))

    assert named([*lines, *plain("旧")]) == [(3, "entry-unsealed")]
    assert named(history("五", after=[*lines, *plain("旧")])) == [(3, "entry-unsealed")]


def test_an_edit_of_the_first_seal_does_not_accuse_the_lines_above() -> None:
    lines = history("四", "五", after=plain("一", "二"))
    lines[2] = lines[2].replace(digest(lines[1]).encode(), b"0" * 16)

    assert named(lines) == [(3, "entry-changed")]


def test_damaged_lines_are_told_of_elsewhere() -> None:
    """What is torn was never linked to; what was whole once is missed."""
    one, two, three = history("一", "二", "三")

    assert named([one, b"", b"<<<<<<< HEAD", b'{"id": "0187', two, b"=======", three]) == []
    assert named([one, two[:40], three]) == [(3, "entry-removed")]


# --- two clones, synced folders: no false alarm, and nothing escapes ----------------------------------

notes = st.lists(st.uuids(version=4).map(str), max_size=4, unique=True)
chance = st.randoms(use_true_random=False)


@st.composite
def clones(draw: st.DrawFn) -> tuple[list[bytes], list[bytes], list[bytes]]:
    """What two clones had in common, and what each of them recorded after that.

    Each may have had the older program for a while.
    """
    old = plain(*draw(notes))
    base = history(*draw(notes), after=old)
    branches = []
    for _ in range(2):
        later = plain(*draw(notes)) if base == old else []
        sealed_notes = draw(st.lists(st.uuids(version=4).map(str), min_size=1, max_size=4))
        branches.append(history(*sealed_notes, after=[*base, *later])[len(base) :])
    return base, branches[0], branches[1]


def shuffled(one: Sequence[bytes], other: Sequence[bytes], rnd: Random) -> list[bytes]:
    """Both, each in its own order."""
    left, right, merged = list(one), list(other), list[bytes]()
    while left or right:
        take = left if left and (not right or rnd.random() < 0.5) else right
        merged.append(take.pop(0))
    return merged


@pytest.mark.slow
@given(clones(), notes, chance)
def test_no_merge_of_two_clones_is_taken_for_a_change(
    found: tuple[list[bytes], list[bytes], list[bytes]], later: list[str], rnd: Random
) -> None:
    """Whichever comes first, or both by turns; and recording goes on below it."""
    base, ours, theirs = found

    for merged in (ours + theirs, theirs + ours, shuffled(ours, theirs, rnd)):
        assert named(base + merged) == []
        assert named(history(*later, after=base + merged)) == []


@pytest.mark.slow
@given(clones(), chance)
def test_no_copy_of_a_synced_folder_is_taken_for_a_change(
    found: tuple[list[bytes], list[bytes], list[bytes]], rnd: Random
) -> None:
    """Not even where a copy is an earlier state, or lines stand in both."""
    base, ours, theirs = found
    theirs = theirs[: rnd.randint(0, len(theirs))]

    for files in (
        {"li-na@pc": base + ours, "li-na@pc (1)": base + theirs},
        {"li-na@pc": base + ours + ours, "li-na@pc (1)": theirs},
    ):
        assert all(problem.notice for problem in find_broken_seals(files))


@pytest.mark.slow
@given(clones(), chance)
def test_no_single_change_escapes(
    found: tuple[list[bytes], list[bytes], list[bytes]], rnd: Random
) -> None:
    """Of sealed lines: edited at any place, taken out where another line follows, put in anywhere."""
    base, ours, theirs = found
    merged = base + ours + theirs
    links = {json.loads(line).get("prev") for line in merged}
    first = next(n for n, line in enumerate(merged) if b'"seal"' in line)
    n = rnd.randrange(first, len(merged))
    while b'"seal"' not in merged[n]:
        n = rnd.randrange(first, len(merged))
    line, above, below = merged[n], merged[:n], merged[n + 1 :]

    place = rnd.randrange(len(line))
    byte = bytes([rnd.choice([c for c in b"a1 {}," if c != line[place]])])
    edited = line[:place] + byte + line[place + 1 :]
    assert parse_line(edited) is None or named([*above, edited, *below])

    copied = line.replace(json.loads(line)["id"].encode(), b"018716a3b2c0-5f0e9a1d")
    assert (n + 1, "entry-changed") in named([*above, copied, line, *below])
    if digest(line) in links:
        assert named(above + below)
    if not any(b'"seal"' not in later for later in below):
        assert (n + 2, "entry-unsealed") in named([*above, line, *plain("插"), *below])
