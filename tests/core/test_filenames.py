"""Names of files that every system takes, and why another one is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tables import each_row
from wenming_cli.core.filenames import (
    composed,
    find_name_fault,
    folded_name,
    is_device,
    safe_ending,
    safe_name,
)


@each_row(
    ("text", "name"),
    [
        ("学雷锋活动合影", "学雷锋活动合影"),
        ("a/b\\c", "a-b-c"),
        ('第一季度: "分析会"?', "第一季度- -分析会"),
        ("../../etc/passwd", "etc-passwd"),
        ("tab\tnewline\n", "tabnewline"),
        (" . ", "file"),
        ("", "file"),
        ("\ud800", "file"),
        ("e\u0301", "\u00e9"),
        ("很" * 80, "很" * 60),
        ("a" * 61, "a" * 60),
        ("😀" * 60, "😀" * 50),
        ("a" + "😀" * 60, "a" + "😀" * 49),
        ("con", "_con"),
        ("PRN.txt", "_PRN.txt"),
        ("aux .tar.gz", "_aux .tar.gz"),
        ("NUL", "_NUL"),
        ("com1", "_com1"),
        ("Lpt9.x", "_Lpt9.x"),
        ("com³", "_com³"),
        ("com10", "com10"),
        ("console", "console"),
        ("conin$", "_conin$"),
        ("3.2.1", "3.2.1"),
    ],
)
def test_a_name_is_one_that_every_system_takes(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text(max_size=100))
def test_any_words_make_a_name(text: str) -> None:
    name = safe_name(text)

    assert 0 < len(name) <= 60
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert name == name.strip(" .")
    assert name.encode("utf-8")


@pytest.mark.parametrize(
    ("suffix", "ending"),
    [(".JPG", ".jpg"), ("", ""), (".", ""), (".很长", ""), (".abcdefghi", ".abcdefghi"),
     (".abcdefghij", ""), (".d?c", ".dc"), (".j ", ".j"), (".?", "")],
)  # fmt: skip
def test_an_ordinary_ending_is_kept(suffix: str, ending: str) -> None:
    assert safe_ending(suffix) == ending


@each_row(
    "name",
    ["CON", "prn.docx", "Aux.tar.gz", "NUL .docx", "nul", "COM1.md", "com9", "LPT1.x", "lpt9",
     "COM¹.docx", "lpt³", "CONIN$", "conout$.txt"],
)  # fmt: skip
def test_the_names_of_devices_are_refused(name: str) -> None:
    """With any ending, in capitals or not, and with blanks that Windows leaves out."""
    fault = find_name_fault(name)

    assert is_device(name)
    assert fault is not None
    assert fault.speak("en") == f"'{name}' is the name of a device on Windows, not of a file"


@pytest.mark.parametrize("name", ["d:e.docx", "a?.docx", "a*", "a|b", 'a"b', "a<b", "a>b", "a\\b"])
def test_signs_that_windows_does_not_take_are_named(name: str) -> None:
    char = next(c for c in name if c in '<>:"/\\|?*')

    fault = find_name_fault(name)

    assert fault is not None
    assert fault.speak("en") == f"'{name}' holds {char}, which no name may hold on Windows"


@pytest.mark.parametrize("name", ["a\nb.docx", "a\tb", "a\x1b[31m", "a\x7f", "a\x85b"])
def test_control_characters_are_refused(name: str) -> None:
    fault = find_name_fault(name)

    assert fault is not None
    assert fault.speak("en") == f"'{name}' holds a control character"


@pytest.mark.parametrize("name", ["报告.docx.", "a .docx ", "...", "a. "])
def test_an_end_that_windows_leaves_out_is_refused(name: str) -> None:
    fault = find_name_fault(name)

    assert fault is not None
    assert fault.speak("en").endswith("ends in a dot or a blank, which Windows leaves out")


@each_row(
    "name",
    ["小结.docx", "第一季度 小结（定稿）.docx", "console.md", "com10.docx", "COM.docx", "a.con",
     "-", ".hidden", "a'b&c;d.md", "NULL.docx", "👩\u200d👧.md", "résumé.html"],
)  # fmt: skip
def test_usual_names_are_taken(name: str) -> None:
    assert find_name_fault(name) is None
    assert not is_device(name)


@given(st.text(max_size=100))
def test_a_name_that_was_made_has_no_fault(text: str) -> None:
    assert find_name_fault(safe_name(text)) is None


def test_one_name_in_two_forms_and_in_capitals() -> None:
    """MacOS takes letters apart; Windows and macOS know no capitals."""
    assert composed("re\u0301sume\u0301 가") == composed("résumé 가") == "résumé 가"
    assert composed("Résumé") != composed("résumé")
    assert folded_name("RE\u0301SUME\u0301.JPG") == folded_name("résumé.jpg")
    assert folded_name("a.jpg") != folded_name("b.jpg")
