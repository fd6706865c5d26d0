"""Pages saved as one file: the page inside is read in its own encoding."""

from __future__ import annotations

import quopri

import pytest

from wenming_cli.importers.readers.web.mht import read_mht

HEAD = "From: <x>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n"


def saved(kind: str, text: str, encoding: str = "utf-8") -> bytes:
    part = (
        f'--B\nContent-Type: {kind}; charset="{encoding}"\n'
        "Content-Transfer-Encoding: quoted-printable\n\n"
    )
    return (HEAD + part).encode() + quopri.encodestring(text.encode(encoding)) + b"\n--B--\n"


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        (saved("text/html", "<p>一、任务</p><p>1.学习</p>"), ["一、任务", "1.学习"]),
        (saved("text/html", "<p>一、任务</p>", "gb2312"), ["一、任务"]),
        (saved("text/plain", "一、任务"), ["一、任务"]),
        ((HEAD + "--B--\n").encode(), [*HEAD.split("\n")[:3], "--B--"]),
    ],
    ids=["page", "gb2312", "text", "nothing inside"],
)
def test_the_page_inside_is_read(raw: bytes, lines: list[str]) -> None:
    assert [line.text for line in read_mht(raw, "x.mht").lines if line.text] == lines


def test_blank_lines_above_the_head_are_passed_over() -> None:
    raw = b"\r\n \n" + saved("text/html", "<p>一</p>")
    assert [line.text for line in read_mht(raw, "x.mht").lines] == ["一"]
