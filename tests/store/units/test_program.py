"""The digest of the program stands for all its modules."""

from __future__ import annotations

from wenming_cli.store.units.program import program_digest


def test_it_is_one_digest_and_the_same_again() -> None:
    first = program_digest()
    program_digest.cache_clear()
    assert program_digest() == first
    assert len(first) == 64
