"""Forms on the disk: written once, listed, and no link is followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from wenming_cli.errors import Refused, Unreadable
from wenming_cli.store.forms import keep_issued, read_issued
from wenming_cli.store.userpath import UserPath


@pytest.fixture
def plan(tmp_path: Path) -> UserPath:
    (tmp_path / "plans/2023").mkdir(parents=True)
    return UserPath(tmp_path / "plans/2023", "plans/2023", own=1)


def test_a_form_is_written_once(plan: UserPath) -> None:
    assert read_issued(plan) == []
    keep_issued(plan, "7F3A9C2E", '{"a":1}')
    keep_issued(plan, "7F3A9C2E", '{"a":1}')
    keep_issued(plan, "0F3A9C2E", "{}")

    assert read_issued(plan) == [
        ("plans/2023/forms/0F3A9C2E.json", b"{}\n"),
        ("plans/2023/forms/7F3A9C2E.json", b'{"a":1}\n'),
    ]


def test_one_that_was_changed_is_not_written_over(plan: UserPath) -> None:
    keep_issued(plan, "7F3A9C2E", "{}")
    (plan.path / "forms/7F3A9C2E.json").write_text("[]")

    with pytest.raises(Refused, match="was changed"):
        keep_issued(plan, "7F3A9C2E", "{}")


def test_other_files_are_none_of_them(plan: UserPath) -> None:
    keep_issued(plan, "7F3A9C2E", "{}")
    (plan.path / "forms/说明.txt").write_text("x")

    assert len(read_issued(plan)) == 1


def test_no_link_is_followed(plan: UserPath, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    try:
        (plan.path / "forms").symlink_to(tmp_path / "elsewhere")
    except OSError:
        pytest.skip("no links here")

    with pytest.raises(Unreadable):
        keep_issued(plan, "7F3A9C2E", "{}")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_folder_that_cannot_be_made(plan: UserPath) -> None:
    (plan.path / "forms").write_text("a file")

    with pytest.raises(Unreadable, match="cannot be"):
        keep_issued(plan, "7F3A9C2E", "{}")


def test_a_folder_in_which_nothing_can_be_written(
    plan: UserPath, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("wenming_cli.store.forms.write_new", full)
    with pytest.raises(Unreadable, match="cannot be written"):
        keep_issued(plan, "7F3A9C2E", "{}")
