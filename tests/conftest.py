"""What every test stands on: one time zone, one language, and Hypothesis without chance."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings

from places import REPO
from wenming_cli.__main__ import OBJECTS
from wenming_cli.message import current_language, use_language

os.environ["TZ"] = "Asia/Shanghai"
if hasattr(time, "tzset"):  # Windows has none
    time.tzset()

gc.set_threshold(OBJECTS)  # as the program itself does

settings.register_profile(
    "wenming", derandomize=True, deadline=None, database=None, max_examples=60
)
settings.register_profile(  # by hand: uv run pytest --hypothesis-profile=thorough
    "thorough", deadline=None, database=None, max_examples=3000
)
settings.load_profile("wenming")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what the commands and documents say now into tests/cli and tests/data",
    )


@pytest.fixture(autouse=True)
def _same_language_after() -> Iterator[None]:
    """A test may change the language of the screen; the next one starts in Chinese again."""
    before = current_language()
    yield
    use_language(before)


@pytest.fixture
def english() -> None:
    """The screen speaks English."""
    use_language("en")


class Golden(Protocol):
    """The fixture `golden`."""

    def __call__(self, path: Path, actual: str) -> None: ...


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with a file, or write the file where `--update-golden` is given."""
    update = bool(request.config.getoption("--update-golden", default=False))

    def compare(path: Path, actual: str) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8", newline="\n")
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        assert expected == actual, f"{path.relative_to(REPO)}: see CONTRIBUTING.md, golden files"

    return compare
