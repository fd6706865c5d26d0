"""A note of several lines or points becomes one running text, and loses no word."""

from __future__ import annotations

from tables import each_row
from wenming_cli.core.running import one_line, run_on


@each_row(
    ("text", "told"),
    [
        ("召开现场会 \n 发放资料200份", "召开现场会，发放资料200份"),
        ("召开现场会。\n\n发放资料200份", "召开现场会。发放资料200份"),
        ("1.印发通知。\n2.集中学习3次，86人次参加。\n3.撰写心得12篇", "印发通知；集中学习3次，86人次参加；撰写心得12篇"),
        ("1、更换展板8块 2、制作横幅3条。", "更换展板8块；制作横幅3条"),
        ("主要做了：（1）宣讲2场；（2）入户走访", "主要做了：宣讲2场；入户走访"),
        ("①设宣传栏②发倡议书", "设宣传栏；发倡议书"),
        ("一是设宣传栏\n二是发倡议书；\n\n三是入户", "一是设宣传栏，二是发倡议书；三是入户"),
        ("1.5万元用于更新展板", "1.5万元用于更新展板"),
        ("1、2月开展慰问", "1、2月开展慰问"),
        ("整改2、3号楼消防通道", "整改2、3号楼消防通道"),
        ("2.印发方案 3.召开会议", "2.印发方案 3.召开会议"),
        ("召开 2 次 会议", "召开 2 次 会议"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_note_on_one_line(text: str, told: str) -> None:
    assert run_on(text) == told


def test_whatever_blanks_and_line_ends_stand_between_words_are_one_blank() -> None:
    assert one_line("  召开\r\n现场会\t\u3000发放\u2028资料 ") == "召开 现场会 发放 资料"
    assert one_line(" \n") == ""
