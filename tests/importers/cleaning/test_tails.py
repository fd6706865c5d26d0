"""What stands behind the last sentence of a document on one line."""

from __future__ import annotations

import pytest

from wenming_cli.importers.cleaning.clean import clean_document
from wenming_cli.importers.cleaning.tails import STARTS
from wenming_cli.importers.lines import Place
from wenming_cli.importers.readers.text import text_lines

BODY = "为了市容，制定本方案。一、任务各单位抓好落实。" + "把好事办好，把实事办实。" * 20


def pieces(text: str) -> list[tuple[str, str]]:
    source, _ = clean_document(text_lines(text).lines)
    return [(p.text, p.aside) for p in source.paragraphs]


@pytest.mark.parametrize(("kind", "_", "example"), STARTS, ids=[row[2] for row in STARTS])
def test_each_kind_of_piece_has_an_example(kind: str, _: str, example: str) -> None:
    first, *rest = pieces(BODY + example)
    assert first == (BODY, "")
    assert "".join(text for text, _ in rest) == example
    assert {aside for _, aside in rest} == {kind}


def test_pieces_stand_one_behind_the_other_and_keep_their_places() -> None:
    tail = "联系人：陈××附件：配置标准××区图书馆(保卫部)2026年3月2日抄送：县委宣传部。××局2026年3月6日印发"
    source, _ = clean_document(text_lines(BODY + tail).lines)
    assert [(p.text, p.aside) for p in source.paragraphs[1:]] == [
        ("联系人：陈××", "contact"),
        ("附件：配置标准", "attachments"),
        ("××区图书馆(保卫部)2026年3月2日", "signature"),
        ("抄送：县委宣传部。", "imprint"),
        ("××局2026年3月6日印发", "imprint"),
    ]
    at = source.starts[2]
    assert source.place_at(at) == Place(1, len(BODY) + len("联系人：陈××") + 1)


def test_the_pieces_above_and_below_an_annex_are_cut_off_as_well() -> None:
    annex = "附件1点位整治清单"
    assert pieces(f"{BODY}××局2026年3月2日{annex}××市城管局2026年4月15日印发")[1:] == [
        ("××局2026年3月2日", "signature"),
        (annex, ""),
        ("××市城管局2026年4月15日印发", "imprint"),
    ]


@pytest.mark.parametrize(
    "tail",
    [
        "联系人：张××。要抓好落实。",
        "各科室联系人：张××",
        "按照××局2026年3月2日的部署办理。",
    ],
    ids=["text behind it", "no stop before it", "a day in the text"],
)
def test_what_is_part_of_the_text_stays(tail: str) -> None:
    assert pieces(BODY + tail) == [(BODY + tail, "")]


def test_a_document_with_its_line_breaks_is_read_line_by_line() -> None:
    text = "一、抓学习。\n（一）讲堂。联系人：张××\n（二）书屋。\n（三）宣讲。"
    assert [aside for _, aside in pieces(text)] == [""] * 4
