"""Reading `plan.toml`: whatever is wrong with the file is said with its line and its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenming_cli.errors import Problem, Unreadable
from wenming_cli.store.plan.file import PlanFile, read_plan
from wenming_cli.store.userpath import UserPath

HEAD = """format = 1
title  = "2023年度精神文明工作方案"
unit   = "区委宣传部"
year   = 2023
"""
SOUND = (
    HEAD
    + """
[[task]]
no    = "1"
title = "学习"
due   = 2023-11-30
"""
)


def read(tmp_path: Path, content: str | bytes) -> PlanFile:
    path = tmp_path / "plan.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_plan(UserPath(path, "plans/2023/plan.toml"))


def said(problems: tuple[Problem, ...]) -> list[tuple[str, int, str]]:
    """Code, line and message of each problem."""
    assert all(problem.file == "plans/2023/plan.toml" for problem in problems)
    return [(p.code, p.line, p.message.speak("en")) for p in problems]


def test_a_sound_plan_is_read_without_a_word(tmp_path: Path) -> None:
    file = read(tmp_path, SOUND)

    assert file.plan is not None
    assert [item.title for item in file.plan.items] == ["学习"]
    assert file.problems == ()


def test_line_ends_of_windows_are_as_good(tmp_path: Path) -> None:
    file = read(tmp_path, SOUND.replace("\n", "\r\n"))

    assert file.plan == read(tmp_path, SOUND).plan
    assert file.problems == ()


def test_a_byte_order_mark_is_passed_by_with_a_word(tmp_path: Path) -> None:
    """Notepad writes one."""
    file = read(tmp_path, b"\xef\xbb\xbf" + SOUND.encode())

    assert file.plan is not None
    assert said(file.problems) == [("byte-order-mark", 1, "the file begins with a byte order mark")]
    assert [(p.blocking, p.notice) for p in file.problems] == [(False, True)]


@pytest.mark.parametrize(
    ("content", "code", "line", "message"),
    [
        (SOUND.encode("gbk"), "not-utf-8", 2, "the file is saved as GBK, not UTF-8"),
        (SOUND.encode("gb18030"), "not-utf-8", 2, "the file is saved as GBK, not UTF-8"),
        (SOUND.encode("utf-16"), "not-utf-8", 1, "the file is saved as UTF-16, not UTF-8"),
        (b"\xfe\xff" + SOUND.encode("utf-16-be"), "not-utf-8", 1,
         "the file is saved as UTF-16, not UTF-8"),
        (HEAD.encode() + b"\xff\xff", "not-utf-8", 5, "the file is not text: some bytes are damaged"),
        ("", "empty-file", 1, "the plan is empty"),
        (" \n\n", "empty-file", 1, "the plan is empty"),
        (SOUND + "<<<<<<< HEAD\n", "merge-conflict", 10,
         "a merge conflict was left here: <<<<<<<"),
        (HEAD + "due = 2023-02-30\n", "not-toml", 5, "there is no such day: due = 2023-02-30"),
        (HEAD + "[calendar]\nrest = [\n2023-02-30]\n", "not-toml", 7,
         "there is no such day: 2023-02-30]"),
        (HEAD + "year = 2024\n", "not-toml", 5, "the same key stands twice: year = 2024"),
        (HEAD + "year = 2024", "not-toml", 5, "the same key stands twice: year = 2024"),
        (HEAD + "[policy]\n[policy]\n", "not-toml", 6, "the same key stands twice: [policy]"),
        (HEAD + "task = 三\n", "not-toml", 5, "this line is not understood: task = 三"),
        (HEAD + "title = “学习”\n", "not-toml", 5, "Chinese quotes around a text: title = “学习”"),
        (HEAD + 'text = "' + "很" * 70, "not-toml", 5,
         "the closing quote is missing: text = \"" + "很" * 52),
        (HEAD + "[[任务]]\n", "not-toml", 5, "this line is not understood: [[任务]]"),
        (HEAD + 'text = """\nabc\n', "not-toml", 7,
         "the file ends in the middle of a text or a list"),
        (HEAD + "x = " + "[" * 100_000, "not-toml", 5, "this line is not understood: x = "
         + "[" * 56),
        (HEAD + "x = " + "1" * 5000, "not-toml", 5, "this line is not understood: x = "
         + "1" * 56),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_where_and_why(
    tmp_path: Path, content: str | bytes, code: str, line: int, message: str
) -> None:
    file = read(tmp_path, content)

    assert file.plan is None
    assert said(file.problems) == [(code, line, message)]
    assert file.problems[0].blocking
    assert file.problems[0].hint.speak("en")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("start = 2023-02-30\nend = 2023-04-31\nyear = 2024\nnit = 1\n", [5, 6, 7, 8]),
        ("[calendar]\nrest = [\n2023-02-30,\n2023-01-27]\nwork = 8\n", [7, 9]),
        ("[calendar]\nrest = 2023-01-27T25:00:00\nwork = 8\n", [6]),
        ('unit = [\n"a"]\n', [6]),
        ("[policy]\nred_gap = 8\n[policy]\nyellow = 8\n", [7]),
        ("[calendar]\nrest = [2023-02-30\n", [6, 7]),
    ],
)
def test_days_and_keys_that_are_wrong_hide_nothing_else(
    lines: str, expected: list[int], tmp_path: Path
) -> None:
    """One impossible day after another would be one fault a run."""
    assert [problem.line for problem in read(tmp_path, HEAD + lines).problems] == expected


def test_characters_that_look_like_line_ends_are_none(tmp_path: Path) -> None:
    """Word leaves U+2028 behind; an editor counts it as a part of its line."""
    odd = HEAD.replace("区委", "区\u2028委\u0085") + "# \u2029\nyear = 2024\n"

    assert said(read(tmp_path, odd).problems) == [
        ("not-toml", 6, "the same key stands twice: year = 2024")
    ]


def test_all_marks_of_a_merge_are_named(tmp_path: Path) -> None:
    conflict = SOUND + (
        '<<<<<<< HEAD\nlead = "办公室"\n||||||| base\n=======\nlead = "宣传科"\n>>>>>>> other\n'
    )

    assert [line for _, line, _ in said(read(tmp_path, conflict).problems)] == [10, 12, 13, 15]


def test_a_line_of_many_equal_signs_is_no_conflict(tmp_path: Path) -> None:
    assert read(tmp_path, SOUND + "# =======\n# ==========\n").problems == ()


def test_all_faults_of_a_plan_come_at_once_in_the_order_of_their_lines(tmp_path: Path) -> None:
    file = read(tmp_path, HEAD + '''
[[task]]
no    = 3.1
title = "学习"

[[task]]
no    = "3.2"
title = """
[[task]]
dues = 1
"""
dues  = 2023-11-30

[[measure]]
no    = "4.1.1"
title = "会议"
times = 0
''')  # fmt: skip

    assert file.plan is None
    assert said(file.problems) == [
        ("number-not-text", 7, "'no' must be text, not a number: 3.1"),
        ("unknown-key", 16, "unknown key 'dues'"),
        ("no-parent", 19, "4.1.1 stands under 4.1, which is not in the plan"),
        ("bad-times", 21, "'times' is out of range: 0"),
    ]


def test_a_fault_that_can_be_passed_by_leaves_the_plan_usable(tmp_path: Path) -> None:
    file = read(tmp_path, SOUND.replace("2023-11-30", "2022-11-30"))

    assert file.plan is not None
    assert said(file.problems) == [
        ("date-outside", 9, "1: due 2022-11-30 is outside the plan (2023-01-01 to 2023-12-31)")
    ]


def test_a_plan_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as failed:
        read_plan(UserPath(tmp_path / "plan.toml", "plans/2023/plan.toml"))

    assert failed.value.message.speak("en") == "plans/2023/plan.toml is not there"


def test_a_plan_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").mkdir()

    with pytest.raises(Unreadable) as failed:
        read_plan(UserPath(tmp_path / "plan.toml", "plans/2023/plan.toml"))

    assert failed.value.message.speak("en").startswith("plans/2023/plan.toml cannot be read: ")


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_file_is_too_strange_to_be_told_about(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    tmp_path = tmp_path_factory.mktemp("strange")

    file = read(tmp_path, content)

    assert (file.plan is None) == any(problem.blocking for problem in file.problems)
    assert all(problem.line > 0 for problem in file.problems)


@pytest.mark.parametrize(
    ("line", "message", "mended"),
    [
        ("title = “学习”", "Chinese quotes around a text", 'title = "学习"'),
        ('title = "学习”', "Chinese quotes around a text", 'title = "学习"'),
        ('x = [“办公室”, "宣传科"]', "Chinese quotes around a text", 'x = ["办公室", "宣传科"]'),
        ("text：“学习”", "Chinese quotes around a text", 'text = "学习"'),
        ("end ＝ 2023-11-30", "full-width ＝ outside of quotes", "end = 2023-11-30"),
        ('x = ["办公室"，"宣传科"]', "full-width ， outside of quotes", 'x = ["办公室","宣传科"]'),
        ("【【task】】", "full-width 【 outside of quotes", "[[task]]"),
        ("[[task】】", "full-width 】 outside of quotes", "[[task]]"),
        ("[[task]", "brackets that do not match", "[[task]]"),
        ("x = 1；", "full-width ； outside of quotes", "x = 1"),
        ("\u3000x = 1", "full-width \u3000 outside of quotes", "x = 1"),
        ("due = 2024.11.30", "a day is written with dashes", "due = 2024-11-30"),
        ("due = 2024-7-28  # 暂定，见“附件”", "a day is written with dashes", "due = 2024-07-28"),
        ("due = 2024/1/5", "a day is written with dashes", "due = 2024-01-05"),
        ("due = 2024-1-5", "a day is written with dashes", "due = 2024-01-05"),
        ("due = 2024-11-30日", "a day is written with dashes", "due = 2024-11-30"),
        ("due = 2024年11月", "a day is written with dashes", "due = 2024-11-30"),
        ("due = 11月5日", "a day is written with dashes", "due = 2023-11-05"),
        ("x = [2024.1.1, 2024.1.2]", "a day is written with dashes",
         "x = [2024-01-01, 2024-01-02]"),
        ("no = 3.1.1", "a number needs quotes", 'no = "3.1.1"'),
        ("no = ３．1", "a number needs quotes", 'no = "3.1"'),
        ("lead = 办公室 # 牵头", "a text needs quotes", 'lead = "办公室"'),
        ("lead = 办公室、宣传科", "a text needs quotes", 'lead = ["办公室", "宣传科"]'),
        ("every = 每季度", "a text needs quotes", 'every = "quarter"'),
        ("workdays = 是", "yes and no are written true and false", "workdays = true"),
        ("workdays = True", "yes and no are written true and false", "workdays = true"),
        ('text: "学习"', "a colon instead of =", 'text = "学习"'),
    ],
)  # fmt: skip
def test_a_usual_slip_is_named_with_the_line_to_write(
    line: str, message: str, mended: str, tmp_path: Path
) -> None:
    [problem] = read(tmp_path, HEAD + line + "\n").problems

    assert problem.message.speak("en") == f"{message}: {line}"
    assert problem.hint.speak("en") == f"write {mended}"


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ('text = "学习', "the closing quote is missing", 'end the text with "'),
        ('text = "说“好”', "the closing quote is missing", 'end the text with "'),
        ('text = "他说"好"。"', "a straight quote inside a text",
         "inside a text write Chinese quotes: “ ”"),
        ('text = "C:\\数"', "a backslash inside a text", "write it twice: \\\\"),
        ("due = 2024-02-30", "there is no such day",
         "correct the date; write it as 2024-02-29, without quotes"),
        ("due = 2024-13-01", "this line is not understood", None),
        ("due = 2024.13.01", "this line is not understood", None),
        ("due = 0000-01-01", "there is no such day",
         "correct the date; write it as 2023-11-30, without quotes"),
        ("task = 三", "this line is not understood", None),
        ("~~~", "this line is not understood", None),
        ("x = 多[", "this line is not understood", None),
        ('"a b" = 是', "this line is not understood", None),
        ("x = 1 2", "this line is not understood", None),
    ],
)  # fmt: skip
def test_what_cannot_be_mended_for_sure_is_explained(
    line: str, message: str, hint: str | None, tmp_path: Path
) -> None:
    [problem] = read(tmp_path, HEAD + line + "\n").problems

    assert problem.message.speak("en") == f"{message}: {line}"
    assert problem.hint.speak("en") == (
        hint or 'write key = value, with texts in straight quotes " and lists in [ ]'
    )


@pytest.mark.parametrize(
    "key",
    ["a." * 100_000 + "a = 1", "[[" + "a." * 100_000 + "a]]", "x = {" + "a . " * 40 + "a = 1}",
     '"a b".' * 100_000 + "a = 1", "'a'." * 40 + '"b" = 1'],
    ids=["key", "table", "inline", "quoted", "literal"],
)  # fmt: skip
def test_a_key_of_very_many_parts_is_named_at_once(key: str, tmp_path: Path) -> None:
    """The standard library before 2026 takes minutes and gigabytes for one."""
    [problem] = read(tmp_path, HEAD + key + "\n").problems

    assert (problem.code, problem.line, problem.blocking) == ("not-toml", 5, True)
    assert problem.message.speak("en").startswith("a key with too many parts: ")


def test_points_in_texts_are_no_parts_of_a_key(tmp_path: Path) -> None:
    text = "学习.落实。" * 90 + "1.2." * 7 + "." * 90
    found = read(tmp_path, f"{HEAD}# {text}\n[[task]]\nno = '1'\ntitle = '学习'\ntext = '{text}'\n")

    assert found.plan is not None


@pytest.mark.parametrize(
    ("tables", "lines"),
    [
        ('[measure]\nno = "1"\n[measure]\nno = "2"\n', [5, 7]),
        ('[[measure]]\nno = "1"\n[measure]\nno = "2"\n', [7]),
        ('[measure]\nno = "1"\n[[measure]]\nno = "2"\n', [5]),
    ],
)
def test_single_brackets_are_named_where_they_stand(
    tables: str, lines: list[int], tmp_path: Path
) -> None:
    found = [p for p in read(tmp_path, HEAD + tables).problems if p.code == "not-toml"]

    assert [problem.line for problem in found] == lines
    assert {problem.hint.speak("en") for problem in found} == {"write [[measure]]"}


def test_words_with_characters_that_nobody_sees_are_named_and_the_plan_stays_usable(
    tmp_path: Path,
) -> None:
    file = read(tmp_path, SOUND + '# \u200b in a comment\nlead = "\u200b理论科"\n')
    assert file.plan is not None
    assert said(file.problems) == [
        ("unseen-characters", 11, 'unseen characters (U+200B): lead = "[U+200B]理论科"')
    ]
