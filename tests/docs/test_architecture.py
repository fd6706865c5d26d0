"""docs/architecture.md names each command, each room and each file as they are."""

from __future__ import annotations

import re
from typing import Any

from places import REPO
from tables import each_row
from test_layers import EVERYWHERE, MAY_IMPORT
from wenming_cli.cli.tree import Command, Exports, Program

SOURCE = REPO / "src" / "wenming_cli"
PAGE = (REPO / "docs" / "architecture.md").read_text(encoding="utf-8")
COMMANDS: dict[str, Any] = {
    **{name: one for name, one in Program.tree.items() if isinstance(one, Command)},
    **{f"export {name}": one for name, one in Exports.tree.items()},
}
_ROW = re.compile(
    r"^\| `([^`]+)` \| `(cli/[^`]+)` \| `([^`]+)` \| `(tests/[^`]+)` \| \[page\]\((\S+)\) \|$",
    re.MULTILINE,
)
_ROOM = re.compile(r"^\| `(\w+)` \| [^|]+ \| ([^|]*) ?\|$", re.MULTILINE)
ROWS = {row[1]: row for row in _ROW.finditer(PAGE)}


def test_each_command_has_a_row_in_the_order_of_the_help() -> None:
    assert list(ROWS) == list(COMMANDS)


@each_row("name", COMMANDS)
def test_a_row_leads_to_what_it_names(name: str) -> None:
    _, module, shows, story, page = ROWS[name].groups()
    assert module == f"cli/{COMMANDS[name].function.rpartition('.')[0].replace('.', '/')}.py"
    assert (SOURCE / module).is_file()
    assert (SOURCE / shows).is_file()
    file, _, anchor = page.partition("#")
    headings = (REPO / "docs" / file).read_text(encoding="utf-8").splitlines()
    assert f"## wenming {name}" in headings
    assert anchor == f"wenming-{name.replace(' ', '-')}"
    assert story == f"tests/cli/transcripts/{name.replace(' ', '-')}.md"
    assert f"$ wenming {name}" in (REPO / story).read_text(encoding="utf-8")


def test_the_rooms_are_those_that_the_layers_hold() -> None:
    table = PAGE.partition("## The rooms")[2].partition("\n## ")[0]
    named = {room: set(re.findall(r"`(\w+)`", may)) for room, may in _ROOM.findall(table)}
    held = {room: may for room, may in MAY_IMPORT.items() if not room.startswith("__")}
    assert {room: may - EVERYWHERE for room, may in named.items()} == held


def test_each_file_that_is_named_is_there() -> None:
    named = set(re.findall(r"`((?:\w+/)*\w+\.(?:py|po))`", PAGE)) - {"__init__.py"}
    assert len(named) > 60
    assert [
        one for one in sorted(named) if not ((SOURCE / one).exists() or (REPO / one).exists())
    ] == []
