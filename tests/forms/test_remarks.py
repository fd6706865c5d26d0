"""What a department is told about its cells: each code has a sentence and what to do."""

from __future__ import annotations

from typing import get_args

import pytest

from wenming_cli.forms.remarks import RemarkCode, remark
from wenming_cli.message import Language

VALUES = {"most": 4, "text": "约50", "day": "2023-09-05", "n": 501, "file": "甲.jpg", "words": "已完成", "reason": "已取消", "status": "已完成", "percent": 50, "lead": "宣传科", "first": "2023-09-01", "second": "2023-09-10", "heading": "工作任务", "told": "本期进展：走访", "others": "文艺科", "year": 2023, "kind": "申请延期", "asked": "3.1 申请延期 2023-12-29", "why": "场地改造", "on": "2023-10-06", "command": 'wenming hold 3.1 --why "…"', "word": "√", "sheet": "每周明细", "no": "3.1"}  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_has_its_words(language: Language) -> None:
    codes: tuple[RemarkCode, ...] = get_args(RemarkCode)
    for code in codes:
        one = remark(code, "people", at="填报!K4", **VALUES)
        said = [text.speak(language) for text in one[1:3]]
        assert all(said), code
        assert "{" not in "".join(said), code


def test_a_remark_names_its_cell() -> None:
    one = remark("number-unclear", "people", at="填报!K4", text="约50")
    assert (one.code, one.column, one.at, one.warning) == ("number-unclear", "people", "填报!K4", False)  # fmt: skip
    assert one.message.speak("zh") == "“约50”不是一个整数"


def test_only_some_are_warnings() -> None:
    assert remark("text-long", "note", n=501).warning
    assert not remark("row-unknown").warning
