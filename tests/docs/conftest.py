"""The pages of docs/, and the office whose answers they show."""

from __future__ import annotations

from cli.conftest import office as office  # noqa: PLC0414  one office for all stories
from cli.conftest import sample as sample  # noqa: PLC0414

LANGUAGES = ("en", "zh")


def page_name(name: str, language: str) -> str:
    """Return the path of a page below the repository."""
    return f"docs/{name}{'.zh-CN' if language == 'zh' else ''}.md"
