"""Verbs and their roles: each row of the tables, in its example."""

from __future__ import annotations

import pytest

from wenming_cli.importers.meaning.owners.owners import owner_of
from wenming_cli.importers.meaning.owners.verbs import (
    TITLES,
    VERBS,
    RoleVerb,
    owns_alone,
    role_of,
    verb_pattern,
)


@pytest.mark.parametrize("row", [*VERBS, *TITLES])
def test_each_verb_gives_its_role_in_its_example(row: RoleVerb) -> None:
    roles = [role_of(match) for match in verb_pattern().finditer(row.example)]
    assert row.role in roles


@pytest.mark.parametrize("row", [*VERBS, *TITLES])
def test_each_example_says_who_owns(row: RoleVerb) -> None:
    assert owner_of(row.example) is not None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("牵头负责", "lead"), ("负责牵头", "lead"), ("配合落实", "support"), ("协同负责", "owner"), ("具体组织实施", "owner"),
        ("按职责分工负责", "owner"), ("统筹协调", "lead"), ("积极协助", "support"), ("监督检查", "watch"), ("负责抓", "owner"),
    ],
)  # fmt: skip
def test_the_strongest_word_of_a_chain_counts(text: str, role: str) -> None:
    match = verb_pattern().search(text)
    assert match is not None
    assert role_of(match) == role


@pytest.mark.parametrize(
    "noun", ["负责人", "牵头单位", "牵头抓总作用", "配合度", "参与率", "承办方", "负责制", "负责解释", "负责日常工作"]
)  # fmt: skip
def test_a_noun_is_no_verb(noun: str) -> None:
    assert verb_pattern().search(noun) is None


def test_a_standing_duty_owns_nothing_by_itself() -> None:
    match = verb_pattern().search("负责统筹协调")
    assert match is not None
    assert not owns_alone(match)
    assert role_of(match, begun=True) == "watch"
