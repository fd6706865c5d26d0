"""docs/commands.md has every command, option and exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reference.commands import commands, commands_page, written
from reference.prose import Prose

from docs.conftest import LANGUAGES, page_name
from places import REPO
from wenming_cli.cli.tree import build
from wenming_cli.errors import ExitCode
from wenming_cli.message import Language, use_language

if TYPE_CHECKING:
    from conftest import Golden


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page(language: Language, golden: Golden) -> None:
    golden(REPO / page_name("commands", language), commands_page(Prose(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_out(language: Language) -> None:
    page = commands_page(Prose(language)).replace("\\|", "|")
    use_language(language)
    for name, command in commands().items():
        part = page.partition(f"## wenming {name}\n")[2].partition("\n## ")[0]
        for one in command.params:
            assert one.hidden or one.name == "help" or f"`{written(one)}`" in part, (name, one.name)
    for one in build().params:
        assert one.opts[0] in page or one.name == "show_completion"
    assert all(f"| `{int(exit_code)}` |" in page for exit_code in ExitCode)
