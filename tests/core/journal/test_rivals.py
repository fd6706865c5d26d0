"""Different lines with one id: the genuine and older one stands, whatever the order of lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import Diary
from growing import assert_linear
from wenming_cli.core.journal.entries import Base, Fact, to_line
from wenming_cli.core.journal.lines import build_entry, parse_line
from wenming_cli.core.journal.rivals import Claim, doubled_ids, find_shadowed, settle_claims
from wenming_cli.core.journal.seals import count_followers, digest, seal_line


def recorded(**fields: Any) -> Base:
    """An entry with the id 1."""
    diary = Diary()
    diary("done", "3.1", **fields)
    return diary.entries[0]


def other(n: int) -> bytes:
    """A line with another id."""
    return to_line(replace(recorded(note=f"第{n}条"), id=f"{n:012x}-{n:08x}")).encode()


def settled(*lines: bytes) -> tuple[list[str], list[str]]:
    """The notes of what stands for the id 1, and the hint at each of its lines."""
    claims = []
    for n, line in enumerate(lines, start=1):
        entry, _ = build_entry(parse_line(line) or {})
        assert isinstance(entry, Fact)
        if entry.id == "000000000001-00000001":
            claims.append(Claim(entry, line, file="li-na@pc-07.jsonl", number=n))
    fallen, problems = settle_claims(claims, lines)
    assert [problem.line for problem in problems] == [claim.number for claim in claims if fallen]
    notes = [claim.entry.note for claim in claims if claim not in fallen]  # type: ignore[attr-defined]
    return notes, [problem.hint.speak("en") for problem in problems]


def line_of(**fields: Any) -> bytes:
    """A line with the id 1, without a seal."""
    return to_line(recorded(**fields)).encode()


def test_the_same_entry_twice_is_no_problem() -> None:
    one, changed = recorded(), recorded(note="改")

    assert doubled_ids([one, one]) == set()
    assert doubled_ids([one, recorded()]) == set()
    assert doubled_ids([changed, one, one]) == {one.id}


def test_another_seal_makes_no_other_entry() -> None:
    """As where a copy of a file was gone on with; but what a newer program added counts."""
    one = recorded()
    newer, _ = build_entry(parse_line(line_of()[:-1] + b', "mood": "good"}') or {})

    assert isinstance(newer, Base)
    assert doubled_ids([one, replace(one, prev="a" * 16, seal="b" * 16)]) == set()
    assert doubled_ids([one, newer]) == {one.id}


def test_the_sealed_line_stands_against_one_made_by_hand() -> None:
    genuine, forged = seal_line(line_of(note="真"), b""), line_of(note="假")

    assert settled(genuine, forged) == (
        ["真"],
        [
            "this one is as it was sealed and counts, not li-na@pc-07.jsonl:2",
            "this one was changed or made by hand and does not count; li-na@pc-07.jsonl:1 does, "
            "as it was sealed",
        ],
    )
    assert settled(forged, genuine)[0] == ["真"]


def test_of_two_sealed_lines_the_one_above_stands_though_its_moment_is_later() -> None:
    """A forger who seals his line cannot put it above those that were there."""
    genuine = seal_line(line_of(note="真"), b"")
    below = seal_line(other(2), genuine)
    forged = seal_line(line_of(note="假", on="01-05"), below)

    assert settled(genuine, below, forged) == (
        ["真"],
        [
            "this one is the older and counts, not li-na@pc-07.jsonl:3",
            "this one came later and does not count; li-na@pc-07.jsonl:1 does",
        ],
    )


def test_a_line_in_a_file_of_its_own_does_not_replace_one_that_others_follow() -> None:
    genuine = seal_line(line_of(note="真"), b"")
    below = seal_line(other(2), genuine)
    forged = seal_line(line_of(note="假", on="01-05"), b"")

    assert settled(forged, genuine, below)[0] == ["真"]


def test_where_nothing_follows_either_the_earlier_moment_stands() -> None:
    early, late = line_of(note="早", on="03-05"), line_of(note="晚", on="03-06")

    assert settled(seal_line(late, b""), seal_line(early, b""))[0] == ["早"]
    assert settled(late, early) == (
        ["早"],
        [
            "this one came later and does not count; li-na@pc-07.jsonl:2 does",
            "this one is the older and counts, not li-na@pc-07.jsonl:1",
        ],
    )


def test_where_nothing_tells_them_apart_one_is_taken_and_that_is_said() -> None:
    one, other = line_of(note="一"), line_of(note="二")
    notes, hints = settled(seal_line(one, b""), seal_line(other, b""))

    assert len(notes) == 1
    assert settled(seal_line(other, b""), seal_line(one, b""))[0] == notes
    assert all(hint.startswith("which is right cannot be told") for hint in hints)


def test_copies_of_the_line_that_stands_stand_with_it() -> None:
    genuine, forged = seal_line(line_of(note="真"), b""), line_of(note="假")

    assert settled(genuine, forged, genuine)[0] == ["真", "真"]


@given(st.lists(st.tuples(st.booleans(), st.sampled_from("一二三")), min_size=1), st.randoms())
def test_the_order_of_lines_means_nothing(made: Sequence[tuple[bool, str]], chance: Any) -> None:
    above, lines = b"", []
    for has_seal, note in made:
        line = line_of(note=note)
        above = seal_line(line, above) if has_seal else above
        lines.append(above if has_seal else line)
    stands = set(settled(*lines)[0])
    chance.shuffle(lines)

    assert len(stands) == 1
    assert set(settled(*lines)[0]) == stands


def test_followers_are_counted_in_one_go() -> None:
    chain = [seal_line(other(1), b"")]
    for n in range(2, 3_001):
        chain.append(seal_line(other(n), chain[-1]))
    branch = seal_line(other(4_000), chain[0])
    found = count_followers([branch, *reversed(chain), chain[5]])

    assert [found.get(digest(line), 0) for line in (chain[0], chain[1], chain[-1], branch)] == [
        3_000, 2_998, 0, 0
    ]  # fmt: skip


@pytest.mark.slow
def test_many_lines_with_one_id_are_settled_in_linear_time() -> None:
    def claims(n: int) -> list[Claim]:
        entries = [recorded(note=f"{i}") for i in range(n)]
        return [
            Claim(one, to_line(one).encode(), file="a.jsonl", number=i)
            for i, one in enumerate(entries, start=1)
        ]

    assert_linear(claims, lambda made: settle_claims(made, [one.line for one in made]))


def test_an_id_that_belongs_to_another_line_is_known_as_such() -> None:
    """By its fall against that line, or because that line says the same and has a seal."""
    first = recorded(note="真")
    genuine = replace(first, prev="0" * 16, seal="1" * 16)
    other = recorded(note="假")
    apart = replace(first, id="000000000002-00000002")

    assert list(find_shadowed([genuine, apart], [])) == []
    assert list(find_shadowed([first, first], [])) == []
    assert list(find_shadowed([genuine, other, apart], [other])) == [other]
    assert list(find_shadowed([genuine, first, apart], [])) == [first]
    assert list(find_shadowed([first, genuine], [genuine])) == [genuine]
