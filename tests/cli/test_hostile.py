"""Titles and notes are data: whatever is in them, commands work and no stream is steered by it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
import tomli_w
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from cli.conftest import MakeOffice, Office, Result

NASTY = (
    "[red]红[/red]", "[/foo]", "[", "]]", "\\[bold]", ":smile:", "[link=http://x]点我[/link]",
    "\x1b[31m红\x1b[0m", "\x1b]0;标题\x07", "\x9b31m", "\r删去", "\b\b\b", "\x00", "\x7f",
    "\u202e反向", "\u2066隔离\u2069", "\u200b零宽", "\ufeff", "\u2028行", "\ud800", "\udc80",
    "\U000e0041", "\n", "\n\n", "\t", " ", "a\nb", "长" * 300, "w" * 300, "👩‍👩‍👧‍👦", "e\u0301" * 20,
    "{no}", "%s", "$(reboot)", "`date`", "--note", "-p", "é́́́́",
)  # fmt: skip
LOOKS = ("status", "list", "show 3.1", "checklist", "log", "due 全年", "check")
words = st.one_of(
    st.text(max_size=40), st.sampled_from(NASTY), st.text("[]/\\{}\x1b\x9b", max_size=8)
)


@pytest.mark.slow
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=words, step=words, lead=words)
@example(title="[/foo]", step="\x1b[2J", lead="\u202e科")
def test_titles(title: str, step: str, lead: str, office: MakeOffice) -> None:
    here = office({"plans/2023/plan.toml": _plan(title, step, lead)})
    if here.run("check").code:  # an empty title or a lone surrogate is a fault, and said harmlessly
        assert harmless(here.run("check"))
        return
    assert here.run("tick 3.1 1").code == 0
    for command in LOOKS:
        for tty, width in ((False, 80), (True, 40)):
            found = here.run(command, tty=tty, width=width)
            assert found.code == 0
            assert harmless(found)
    assert harmless(here.run("list", encoding="gbk"))
    assert harmless(here.run("show 3.1 --json"))


@pytest.mark.slow
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(note=words, by=words)
@example(note="\udc80", by="\udcff")
def test_notes(note: str, by: str, office: MakeOffice) -> None:
    here = office()
    before = here.read("plans/2023/plan.toml")
    said = [f"--by={by}"] if by.strip() else []
    noted = here.run(["note", "3.1.1", f"--note={note}", *said, "--people=3"])
    assert noted.code == 0, noted.err
    assert harmless(noted)
    for command in ("log", "show 3.1.1", "show 3.1.1 --json", "log --json", "check"):
        found = here.run(command, tty="json" not in command)
        assert found.code == 0, found.err
        assert harmless(found)
    assert harmless(here.run("undo --dry-run"))  # it may say that somebody else recorded it
    undone = here.run(["undo", *said])
    assert undone.code == 0, undone.err
    assert harmless(undone)
    assert here.read("plans/2023/plan.toml") == before
    assert len(here.read("plans/2023/journal/li-na@pc-07.jsonl").split("\n")) == 3


@pytest.mark.slow
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(arguments=st.lists(words, min_size=1, max_size=4))
def test_any_command_line(arguments: list[str], office: MakeOffice) -> None:
    """Nonsense is answered by words and an exit status, never by a traceback."""
    here = office()
    for verb in ("show", "done", "undo", "list --text", "due", "tick", "assign 3.1.1 --lead"):
        found = here.run([*verb.split(), *arguments])
        assert found.code in (0, 2, 3, 4), found.err
        assert harmless(found)


@pytest.mark.slow
@pytest.mark.parametrize("nasty", NASTY)
def test_what_is_noted_is_kept(nasty: str, office: MakeOffice) -> None:
    """The journal holds the words as they were said, without blanks around them."""
    here = office()
    here.run(["done", "3.1.1", f"--note={nasty}"])
    (entry,) = _entries(here)
    kept = nasty.encode("utf-8", "replace").decode("utf-8")
    assert entry.get("note", "") == kept.strip()


def test_a_file_with_any_name_is_evidence(office: MakeOffice) -> None:
    here = office()
    for n, name in enumerate(
        ("[red] \u202ejpg.exe", "合影?*:|.JPG", "CON.txt", "长" * 80 + ".jpg", "..")
    ):
        (here.root / f"源{n}").write_bytes(str(n).encode())
        found = here.run(["attach", "3.1.1", f"源{n}", f"--caption={name}"])
        assert found.code == 0, found.err
        assert harmless(found)
    assert harmless(here.run("show 3.1.1"))
    assert here.run("check").code == 0


def _plan(title: str, step: str, lead: str) -> bytes:
    text = tomli_w.dumps(
        {
            "format": 1,
            "title": title or "方案",
            "unit": "区委宣传部",
            "year": 2023,
            "task": [
                {"no": "3.1", "title": title, "text": title, "lead": lead, "steps": [step]},
                {"no": "3.2", "title": "例会", "leader": title},
            ],
            "measure": [{"no": "4.1", "title": title, "every": "quarter", "steps": [step]}],
        }
    )
    return text.encode("utf-8", "surrogatepass")


def _entries(here: Office) -> list[dict[str, str]]:
    import json

    found: list[dict[str, str]] = json.loads(here.run("log --json").out)["entries"]
    return found


def harmless(found: Result) -> bool:
    """Nothing in an answer moves the cursor, changes the direction of reading, or hides."""
    return not any(
        unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in (found.out + found.err)
        if c != "\n"
    )  # fmt: skip
