"""What tells git to keep both sides of a journal; what does not is named."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from wenming_cli.store.journal.gitfiles import GIT_FILES, check_git_files, write_git_files
from wenming_cli.store.userpath import UserPath


def found(folder: Path) -> list[tuple[str, str]]:
    """Place and message of each problem."""
    problems = list(check_git_files(UserPath(folder, "journal", own=1)))
    assert {p.code for p in problems} <= {"git-settings"}
    assert not any(p.blocking or p.notice for p in problems)
    return [(p.where.removeprefix("journal/"), p.message.speak("en")) for p in problems]


def test_what_the_program_writes_is_well(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    folder.mkdir()
    assert found(folder) == []

    write_git_files(UserPath(folder, "journal", own=1))

    assert {name: (folder / name).read_text("utf-8") for name in GIT_FILES} == GIT_FILES
    assert found(folder) == []
    assert found(tmp_path / "nowhere") == []


def test_what_somebody_wrote_there_stays(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("own words\n", "utf-8")

    write_git_files(UserPath(tmp_path, "journal", own=1))

    assert (tmp_path / ".gitignore").read_text("utf-8") == "own words\n"
    assert (tmp_path / ".gitattributes").exists()


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("*.jsonl merge=ours", "*.jsonl merge=ours"),
        ("*.jsonl merge=union filter=evil", "*.jsonl filter=evil"),
        ("*.JSONL binary", "*.JSONL binary"),
        ("* -merge", "* -merge"),
        ("li-na* diff=run", "li-na* diff=run"),
        ("li-na@pc-07.jsonl merge=binary", "li-na@pc-07.jsonl merge=binary"),
        ('"*.jsonl" ident', '"*.jsonl" ident'),
        ("*l working-tree-encoding=GBK", "*l working-tree-encoding=GBK"),
        ("**/*.json? merge", "**/*.json? merge"),
    ],
)
def test_a_line_by_which_git_loses_lines_is_named(tmp_path: Path, line: str, shown: str) -> None:
    text = f"# 说明\n{GIT_FILES['.gitattributes']}{line}\n"
    (tmp_path / ".gitattributes").write_text(text, "utf-8")

    assert found(tmp_path) == [
        (".gitattributes:3", f"'{shown}' changes how git stores or merges the journal")
    ]


@pytest.mark.parametrize(
    "line",
    ["*.jsonl -text", "* text=auto eol=lf", "*.md merge=ours", "README.txt binary", "", "# * binary",
     "aside/*.txt filter=x", "*.jsonl.txt binary", "l binary"],
)  # fmt: skip
def test_a_line_about_line_ends_or_other_files_is_a_persons_own(tmp_path: Path, line: str) -> None:
    (tmp_path / ".gitattributes").write_text(f"*.jsonl merge=union\r\n{line}\r\n", "utf-8")

    assert found(tmp_path) == []


@pytest.mark.parametrize("text", ["", "*.md text\n", "*.jsonl -text\n", "li*.jsonl merge=union\n"])
def test_where_the_word_to_git_is_missing(tmp_path: Path, text: str) -> None:
    (tmp_path / ".gitattributes").write_text(text, "utf-8")

    assert found(tmp_path) == [
        (
            ".gitattributes",
            "git is not told to keep the lines of both sides: *.jsonl merge=union is missing",
        )
    ]


@pytest.mark.parametrize("line", ["*.jsonl", "*", "wang@pc.jsonl", "li-na*", "/*.jsonl"])
def test_a_line_by_which_git_leaves_a_journal_out_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / ".gitignore").write_text(f".*.lock\n{line}\n*.jsonl\n", "utf-8")

    assert found(tmp_path) == [
        (".gitignore:2", f"'{line}' makes git leave out files of the journal")
    ]


@pytest.mark.parametrize(
    "line", ["*.bak", "aside/", "!*.jsonl", "#*.jsonl", "Thumbs.db", "*.jsonl~"]
)
def test_what_else_git_is_to_ignore_is_a_persons_own(tmp_path: Path, line: str) -> None:
    (tmp_path / ".gitignore").write_text(f"{line}\n", "utf-8")

    assert found(tmp_path) == []


def test_what_is_called_harmless_merges_as_ours_does(tmp_path: Path) -> None:
    """With git itself: lines of both sides stay."""

    def git(*words: str) -> None:
        command = ["git", "-c", "user.name=x", "-c", "user.email=x@x", *words]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    git("init", "--initial-branch=main")
    (tmp_path / ".gitattributes").write_text("*.jsonl merge=union\n* text=auto eol=lf\n", "utf-8")
    git("add", ".")
    git("commit", "-m", "plan")
    for branch in ("other", "main"):
        git("checkout", "-B", branch, "main")
        (tmp_path / "a.jsonl").write_bytes(branch.encode() + b"\n")
        git("add", ".")
        git("commit", "-m", branch)
    git("merge", "other")

    assert found(tmp_path) == []
    assert sorted((tmp_path / "a.jsonl").read_text("utf-8").split()) == ["main", "other"]
