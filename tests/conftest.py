"""What every test stands on: one time zone, one language, and Hypothesis without chance."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest
from hypothesis import settings

from wenming_cli.message import current_language, use_language

os.environ["TZ"] = "Asia/Shanghai"
if hasattr(time, "tzset"):  # Windows has none
    time.tzset()

settings.register_profile("wenming", derandomize=True, deadline=None, database=None)
settings.load_profile("wenming")


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
