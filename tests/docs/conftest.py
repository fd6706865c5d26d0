"""The pages of docs/, and the office whose answers they show."""

from __future__ import annotations

import shutil

import pytest
from reference.answers import Answers

from cli.conftest import Office
from docs.afternoon import answers_of, prepare
from places import REPO
from wenming_cli.message import Language

LANGUAGES: tuple[Language, ...] = ("en", "zh")


def page_name(name: str, language: Language) -> str:
    """Return the path of a page below the repository."""
    return f"docs/{name}{'.zh-CN' if language == 'zh' else ''}.md"


@pytest.fixture(scope="session")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """What each command answers in JSON."""
    root = tmp_path_factory.mktemp("afternoon")
    shutil.copytree(REPO / "plans", root / "plans")
    return answers_of(prepare(Office(root, "2023-10-20")))
