"""A page goes to a screen as it is: drawn on a terminal, plain in a pipe; an answer is one JSON object."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

from views.conftest import written
from wenming_cli.views.page import Ends, StyledText
from wenming_cli.views.render import print_json, print_page, render

if TYPE_CHECKING:
    from views.conftest import MakeScreen

PAGE = [Ends(StyledText("方案", "bold"), StyledText("2023-03-05", "cyan"))]


def test_in_a_pipe_one_end_stands_below_the_other(screen: MakeScreen) -> None:
    assert render(PAGE, screen()) == "方案\n2023-03-05\n"


def test_on_a_terminal_the_ends_stand_on_one_line(screen: MakeScreen) -> None:
    assert render(PAGE, screen(tty=True, width=20)) == "方案      2023-03-05\n"


def test_it_is_printed_as_it_was_rendered(screen: MakeScreen) -> None:
    pipe = screen()

    print_page(PAGE, pipe)

    assert written(pipe).decode() == render(PAGE, screen())


def test_an_answer_is_one_object_with_its_schema(screen: MakeScreen) -> None:
    pipe = screen()

    print_json({"title": "方案", "on": date(2023, 3, 5), "lead": None}, pipe)

    text = written(pipe).decode()
    assert json.loads(text) == {
        "schema": "wenming/1", "title": "方案", "on": "2023-03-05", "lead": None,
    }  # fmt: skip
    assert "方案" in text


def test_for_a_console_without_utf_8_an_answer_is_ascii(screen: MakeScreen) -> None:
    console = screen(encoding="gbk")

    print_json({"title": "方案✓"}, console)

    assert written(console).isascii()
    assert json.loads(written(console))["title"] == "方案✓"


def test_a_page_in_a_pipe_does_not_wait_for_rich() -> None:
    program = """
import io, sys
from wenming_cli.views.console import Screen
from wenming_cli.views.page import StyledText
from wenming_cli.views.render import render
assert render([StyledText("a")], Screen(io.StringIO(), tty=False)) == "a\\n"
print(sorted(name for name in sys.modules if name.startswith("rich")))
"""
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert found.stdout.decode().strip() == "[]"
