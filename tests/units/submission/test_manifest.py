"""The manifest is JSON that people can read, and strict about what programs rely on."""

from __future__ import annotations

import json

import pytest

from units.submission.submitting import MEMBERS, manifest_of
from wenming_cli.errors import Unreadable
from wenming_cli.units.submission.manifest import parse_manifest


def test_it_is_read_again_as_it_was_written() -> None:
    made = manifest_of(MEMBERS, code="U01", closed={"code": "7F3A9C2EK4QTJ"})
    assert parse_manifest(made.text(), "x") == made
    assert "第一小学".encode() in made.text()
    assert json.loads(made.text())["schema"] == "wenming/submission/1"


def test_what_a_newer_program_adds_does_no_harm() -> None:
    data = json.loads(manifest_of(MEMBERS).text()) | {"colour": "red"}
    assert parse_manifest(json.dumps(data).encode(), "x").unit == "第一小学"


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "wenming/submission/9"},
        {"plan_sha256": "short"},
        {"period": 3},
        {"as_of": "gestern"},
        {"figures": {"total": "viele"}},
        {"files": [{"name": "a", "sha256": "0" * 64, "size": -1}]},
        {"unit": "长" * 501},
    ],
)
def test_what_is_wrong_is_refused(change: dict[str, object]) -> None:
    data = json.loads(manifest_of(MEMBERS).text()) | change
    with pytest.raises(Unreadable):
        parse_manifest(json.dumps(data).encode(), "x")


@pytest.mark.parametrize("raw", [b"", b"[]", b"[" * 100_000, b"\xff", b"{}", b"null"])
def test_what_is_no_manifest_is_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable):
        parse_manifest(raw, "x")
