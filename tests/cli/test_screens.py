"""What is on the screen: golden pages to look at, and what holds on every one of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len  # noqa: TID251  the measure of what a terminal shows

from cli.conftest import Office, Result, shipped_files
from wenming_cli.core.board.rhythm import name_of
from wenming_cli.core.board.state import STATUS_NAMES
from wenming_cli.message import Language

if TYPE_CHECKING:
    from cli.conftest import Golden, MakeOffice

SCREENS = Path(__file__).parent / "screens"
VIEWS = {
    "status": "status",
    "list": "list",
    "show": "show 4.1",
    "show-heading": "show 4.5",
    "checklist": "checklist 4",
    "log": "log 4.3",
    "due": "due",
    "report": "report Q3 --by section --compare previous --chart",
}
LANGUAGES: tuple[Language, ...] = ("zh", "en")
WIDTHS = (40, 80, 120, 200)
DAY = "2023-09-30"
QUARTER_ENDS = {
    "2023-03-31": "Q2", "2023-06-30": "Q3", "2023-09-30": "Q4", "2023-12-31": "Q4",
}  # fmt: skip
CASES: tuple[tuple[str, int, Language], ...] = (
    (DAY, 40, "en"),
    (DAY, 40, "zh"),
    (DAY, 80, "en"),
    (DAY, 120, "en"),
    ("2023-03-31", 60, "zh"),
    ("2023-12-31", 80, "zh"),
)
"""A day, a width and a language."""

_DRAWN = re.compile("[\x1b\u2500-\u259f]")
_ANSWERS: dict[tuple[str, str], dict[str, Any]] = {}
_PAGES: dict[tuple[object, ...], Result] = {}
Sample = Callable[[str], Office]


class Visited(Office):
    """The shipped plan where people only look: each page is made once, however many look at it."""

    def run(self, command: str | Sequence[str], **how: Any) -> Result:
        key = (self.today, str(command), *sorted(how.items()))
        if key not in _PAGES:
            _PAGES[key] = super().run(command, **how)
        return _PAGES[key]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The shipped plan and its sample journal, on a day."""
    root = tmp_path_factory.mktemp("shipped")
    Office(root).write(shipped_files())
    return lambda day: Visited(root, day)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_pages(view: str, lang: Language, sample: Sample, golden: Golden) -> None:
    """The shipped plan and its sample year at the end of the third quarter, at every width."""
    here = sample(DAY)

    def pages() -> Iterator[str]:
        for width in WIDTHS:
            found = here.run(VIEWS[view], lang=lang, width=width, tty=True)
            assert found.code == 0, found.err
            yield f"======== {width} columns\n{found.err}{found.out}"
        piped = here.run(VIEWS[view], lang=lang)
        yield f"======== pipe\n{piped.err}{piped.out}"

    golden(SCREENS / f"{view}.{lang}.txt", "\n".join(pages()))


@pytest.mark.slow
@pytest.mark.parametrize("view", ["status", "list", "show 4.1", "due", "checklist"])
def test_quarters(view: str, sample: Sample, golden: Golden) -> None:
    """The same pages at the end of each quarter; `due` looks at the next one."""

    def pages() -> Iterator[str]:
        for day, following in QUARTER_ENDS.items():
            command = f"due {following}" if view == "due" else view
            found = sample(day).run(command, tty=True)
            assert found.code == 0, found.err
            yield f"======== {day} $ wenming {command}\n{found.err}{found.out}"

    golden(SCREENS / "quarters" / f"{view.replace(' ', '-')}.txt", "\n".join(pages()))


@pytest.mark.slow
@pytest.mark.parametrize(("day", "width", "lang"), CASES)
def test_nothing_is_wider_than_the_screen(
    day: str, width: int, lang: Language, sample: Sample
) -> None:
    here = sample(day)
    for command in (*VIEWS.values(), "show 3.1.3 4.3.3", "due Q3", "--help"):
        found = here.run(command, lang=lang, width=width, tty=True)
        too_wide = [line for line in found.lines if cell_len(line) > width]
        assert not too_wide, command


@pytest.mark.slow
@pytest.mark.parametrize(("day", "width", "lang"), CASES)
def test_number_state_and_date_stay_whole(
    day: str, width: int, lang: Language, sample: Sample
) -> None:
    """Each item has a line with its number, the word for its state, and its date, unbroken."""
    here = sample(day)
    shown = here.run("list", lang=lang, width=width, tty=True).lines
    for item in data(here, "list --json")["items"]:
        date = item["next_due"] or item["due"] if item["leaf"] else None
        assert in_one_line(shown, item["no"], status(item, lang), date)

    shown = here.run("due Q3", lang=lang, width=width, tty=True).lines
    for due in data(here, "due Q3 --json")["due"]:
        assert in_one_line(shown, due["item"]["no"], agenda_word(due, day, width, lang), due["due"])

    shown = here.run("status --full", lang=lang, width=width, tty=True).lines
    for section in data(here, "status --json")["sections"]:
        summary = section["summary"]
        finished = f"{summary['done'] + summary['verified']}/{summary['total']}"
        assert in_one_line(shown, section["no"], f"{section['percent']}%", finished)

    shown = here.run("show 4.1 3.6", lang=lang, width=width, tty=True).lines
    for item in data(here, "show 4.1 3.6 --json")["items"]:
        for one in item["occurrences"]:
            name = name_of(one["period"], 2023).speak(lang)
            assert in_one_line(shown, name, status(one, lang), one["due"])

    wide = here.run("show 4.1 3.6 4.3.3", lang=lang, width=200, tty=True).lines
    heads = {word for line in wide for word in re.split(r"  +", line)}
    for line in following_a_head(here.run("show 4.1 3.6 4.3.3", lang=lang, width=width, tty=True)):
        assert set(re.split(r"  +", line)) <= heads, "the head of a column is cut"

    shown = here.run("log 3 --all", lang=lang, width=width, tty=True).lines
    for entry in data(here, "log 3 --json")["entries"]:
        if entry["do"] != "undo":
            assert in_one_line(shown, entry["on"], entry["item"])


@pytest.mark.slow
@pytest.mark.parametrize("day", QUARTER_ENDS)
@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("scope", ["", " --section 3"])
def test_status_fits_a_screen(day: str, width: int, scope: str, sample: Sample) -> None:
    """Of 24 lines, with a line for what is typed next; with what is late and what comes next.

    `--full` shows all sections.
    """
    here = sample(day)
    page = here.run(f"status{scope}", width=width, tty=True).lines
    assert len(page) <= 23
    assert any("逾期和滞后" in line for line in page)
    assert len(here.run("status --full", width=width, tty=True).lines) > len(page)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_pipe_is_plain_and_whole(lang: Language, sample: Sample) -> None:
    """No colour, no drawing, every title on one line, and a line for each thing."""
    here = sample(DAY)
    for command in (*VIEWS.values(), "due 全年"):
        assert not _DRAWN.search(here.run(command, lang=lang).out)

    items = data(here, "list --json")["items"]
    shown = here.run("list", lang=lang).lines
    assert len(shown) == 1 + len(items)
    for item in items:
        assert in_one_line(shown, item["no"], item["title"], status(item, lang), *item["lead"])

    attention = data(here, "status --json")["attention"]
    shown = here.run("status", lang=lang).lines
    for item in attention:
        assert in_one_line(shown, item["no"], item["title"], item["next_due"])

    entries = data(here, "log --json")["entries"]
    shown = here.run("log --all", lang=lang).lines
    assert len(shown) == 1 + len(entries)
    for entry in entries:
        assert in_one_line(shown, entry["id"], entry["by"], entry.get("note", ""))


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "tty"), [("zh", True), ("zh", False), ("en", True)])
def test_a_gbk_console_loses_nothing(tty: bool, lang: Language, sample: Sample) -> None:
    """Whatever we say ourselves is made of characters that GBK has."""
    here = sample(DAY)
    for command in (*VIEWS.values(), "check", "done --help", "done 9.9", "note 4.1 好 --dry-run"):
        plain = here.run(command, lang=lang, tty=tty)
        found = here.run(command, lang=lang, tty=tty, encoding="gbk")
        assert found.code == plain.code
        assert found.out.count("?") == plain.out.count("?")
        assert found.err == plain.err


def test_a_gbk_console_survives_what_it_cannot_show(office: MakeOffice) -> None:
    """Characters that GBK lacks become question marks; JSON escapes them and loses nothing."""
    here = office()
    noted = here.run(["note", "3.2", "\U0001f389 Zoë 𠮷野家"], encoding="gbk")
    assert noted.code == 0
    assert "? Zo? ?野家" in here.run("log", encoding="gbk").out
    entries = json.loads(here.run("log --json", encoding="gbk").out)["entries"]
    assert entries[0]["note"] == "\U0001f389 Zoë 𠮷野家"


def test_colour_is_for_terminals_only(office: MakeOffice) -> None:
    here = office()
    assert "\x1b[" in here.run("status", tty=True, colour=True).out
    assert "\x1b" not in here.run("status", tty=True, colour=False).out
    assert "\x1b" not in here.run("status").out


@pytest.mark.slow
def test_colour_adds_nothing_but_colour(sample: Sample) -> None:
    """Meaning never hangs on colour alone: without it the words are the same."""
    here = sample(DAY)
    for command in ("list", "show 4.5.3", "due Q3", "log 4.5"):
        coloured = re.sub(r"\x1b\[[\d;]*m", "", here.run(command, tty=True, colour=True).out)
        words = [line.rstrip() for line in coloured.splitlines()]
        assert words == here.run(command, tty=True).lines


def following_a_head(found: Result) -> Iterator[str]:
    """The heads of the tables on a page: what stands above a rule."""
    for line, rule in pairwise(found.lines):
        if rule.startswith("──"):
            yield line


def data(here: Office, command: str) -> dict[str, Any]:
    """The answer in JSON on the shipped plan; each is asked for once a day."""
    key = here.today, command
    if key not in _ANSWERS:
        _ANSWERS[key] = json.loads(here.run(command).out)
    return _ANSWERS[key]


def status(one: dict[str, Any], lang: Language) -> str:
    return STATUS_NAMES[one["status"]].speak(lang)


def agenda_word(due: dict[str, Any], day: str, width: int, lang: Language) -> str:
    """What `due` says about a time: narrow screens say only that it is overdue."""
    if due["item"]["standing"] and due["entries"]:
        return {"zh": "已报进展", "en": "reported"}[lang]
    if due["due"] < day and due["status"] in ("not_started", "in_progress") and width < 60:
        return {"zh": "逾期", "en": "overdue"}[lang]
    return status(due, lang)


def in_one_line(lines: list[str], *words: str | None) -> bool:
    wanted = [word for word in words if word]
    return any(all(word in line for word in wanted) for line in lines)
