"""The screen speaks Chinese or English: every message is translated, and the right one is chosen."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from syntax import MODULES, nodes_of, tree_of
from wenming_cli.cli import language
from wenming_cli.cli.language import language_of
from wenming_cli.message import LOCALE_DIR

SOURCE = LOCALE_DIR.parent
KEYWORDS: Mapping[str, tuple[int, ...] | None] = {
    "_": None,
    "N_": None,
    "M": None,
    "ngettext": (1, 2),
    "counted": (1, 2),
}
"""As in the command of CONTRIBUTING.md."""


@pytest.fixture(scope="module")
def source() -> Catalog:
    """The messages of the code."""
    found = Catalog()
    methods = [("**.py", "python")]
    for _, _, text, _, _ in extract_from_dir(SOURCE, methods, keywords=dict(KEYWORDS)):
        found.add(text)
    return found


@pytest.fixture(scope="module")
def chinese() -> Catalog:
    """The messages of the catalogue."""
    with (LOCALE_DIR / "zh_CN" / "LC_MESSAGES" / "wenming.po").open("rb") as file:
        return read_po(file, locale="zh_CN", abort_invalid=True)


def entries(catalog: Catalog) -> list[Entry]:
    return [entry for entry in catalog if entry.id]


def texts(one_or_many: object) -> tuple[str, ...]:
    """An id or a translation: one text, or one a plural form."""
    many = one_or_many if isinstance(one_or_many, (tuple, list)) else [one_or_many]
    return tuple(str(text or "") for text in many)


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", text))


# --- the catalogue -----------------------------------------------------------------------------


def test_every_message_of_the_code_is_in_the_catalogue(source: Catalog, chinese: Catalog) -> None:
    """Where this fails, run the two commands of CONTRIBUTING.md and fill in what is empty."""
    assert len(entries(source)) > 300
    assert [e.id for e in entries(source) if e.id not in chinese] == []


def test_the_catalogue_holds_nothing_else(source: Catalog, chinese: Catalog) -> None:
    assert [e.id for e in entries(chinese) if e.id not in source] == []
    assert list(chinese.obsolete) == []


def test_every_message_is_translated_and_none_is_a_guess(chinese: Catalog) -> None:
    for entry in entries(chinese):
        assert all(texts(entry.string)), f"not translated: {entry.id}"
        assert not entry.fuzzy, f"fuzzy: {entry.id}"


def test_a_translation_takes_the_same_values(chinese: Catalog) -> None:
    for entry in entries(chinese):
        for text in texts(entry.string):
            assert placeholders(text) == placeholders(texts(entry.id)[-1]), entry.id


def test_chinese_has_one_plural(chinese: Catalog) -> None:
    assert chinese.num_plurals == 1
    for entry in entries(chinese):
        assert len(texts(entry.string)) == 1, entry.id


def test_what_stands_around_a_translation_is_kept(chinese: Catalog) -> None:
    """A text that is put after another one begins as its original does, or with a bracket."""
    for entry in entries(chinese):
        before, after = texts(entry.id)[0], texts(entry.string)[0]
        indent = " " * (len(before) - len(before.lstrip(" ")))
        assert after.startswith((indent, "（")), entry.id
        assert after == after.rstrip(), entry.id


CALLS = {"M", "counted"}


def wrongly_worded() -> Iterator[str]:
    """Messages that no extraction can find, since their text is not written where they are made."""
    for module in MODULES:
        for node in nodes_of(tree_of(module)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS:
                text = node.args[0]
                spoken_of = isinstance(text, ast.Attribute) and text.attr == "text"
                if not isinstance(text, ast.Constant) and not spoken_of:
                    yield f"{module}:{node.lineno}"


@pytest.mark.slow
def test_the_text_of_a_message_is_a_literal_or_that_of_another_message() -> None:
    assert list(wrongly_worded()) == []


# --- the choice --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "environ", "spoken"),
    [
        ([], {}, "zh"),
        ([], {"LANG": ""}, "zh"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "zh_CN.GB18030"}, "zh"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "en_GB"}, "en"),
        ([], {"LANG": "EN"}, "en"),
        ([], {"LANG": "C.UTF-8"}, "zh"),
        ([], {"LANG": "POSIX"}, "zh"),
        ([], {"LANG": "fr_FR.UTF-8"}, "zh"),
        ([], {"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ([], {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ([], {"LC_ALL": "", "LC_MESSAGES": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ([], {"WENMING_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}, "en"),
        ([], {"WENMING_LANG": "zh", "LC_ALL": "en_US.UTF-8"}, "zh"),
        ([], {"WENMING_LANG": "", "LANG": "en_US.UTF-8"}, "en"),
        (["--lang", "en", "status"], {"WENMING_LANG": "zh"}, "en"),
        (["status", "--lang", "zh"], {"WENMING_LANG": "en"}, "zh"),
        (["status", "--lang=en"], {}, "en"),
        (["status", "--lang"], {"LANG": "en_US.UTF-8"}, "en"),
    ],
)
def test_the_language_is_chosen(
    args: list[str], environ: dict[str, str], spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command line first, then WENMING_LANG, then the locale; Chinese where none of them."""
    monkeypatch.setattr(language, "os", SimpleNamespace(name="posix"))
    assert language_of(args, environ) == spoken


@pytest.mark.parametrize(
    ("system", "spoken"),
    [
        ("Chinese (Simplified)_China", "zh"),
        ("zh_CN", "zh"),
        ("English_United States", "en"),
        ("en_US", "en"),
        (None, "zh"),
    ],
)
def test_windows_sets_no_variable_and_is_asked(
    system: str | None, spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "os", SimpleNamespace(name="nt"))
    monkeypatch.setattr("locale.getlocale", lambda: (system, "936"))
    assert language_of([], {}) == spoken


# --- the help ----------------------------------------------------------------------------------

ALL_PAGES = """
import sys
from wenming_cli.message import use_language
use_language(sys.argv[1])
from wenming_cli.cli.app import run
from wenming_cli.cli.tree import build
from wenming_cli.cli.env import read_env

def show(command, words):
    assert run([*words, "--help"], read_env()) == 0
    for name in getattr(command, "tree", {}):
        show(command.get_command(None, name), [*words, name])

show(build(), [])
"""


def all_pages(spoken: str) -> list[str]:
    """The lines of every help page, from a process of its own: help is written at import."""
    environ = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    found = subprocess.run(
        [sys.executable, "-c", ALL_PAGES, spoken],
        env=environ, cwd=Path(__file__).parent, stdin=subprocess.DEVNULL, capture_output=True,
        check=True, timeout=60, encoding="utf-8",
    )  # fmt: skip
    return [line for line in found.stdout.splitlines() if line.strip()]


@pytest.mark.slow
def test_the_help_is_chinese_on_every_line() -> None:
    pages = all_pages("zh")
    assert "用法：wenming [选项] 命令 …" in pages
    assert "用法：wenming tick [选项] 编号 步骤…" in pages
    assert [line for line in pages if not re.search(r"[\u4e00-\u9fff]", line)] == []


@pytest.mark.slow
def test_the_help_is_english_but_for_the_names_of_things() -> None:
    pages = all_pages("en")
    assert "Usage: wenming tick [OPTIONS] NO STEP…" in pages
    chinese = {word for line in pages for word in re.findall(r"[\u4e00-\u9fff]+", line)}
    examples = {"三", "二", "月", "元宵"}
    in_brackets = set(re.findall(r"[(（]([\u4e00-\u9fff]+)[)）]", "\n".join(pages)))
    assert chinese - examples - in_brackets == set()
