"""What a command says back: enough to see that the right thing was written down."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from building import digits

if TYPE_CHECKING:
    from cli.conftest import MakeOffice


def test_a_note_says_what_was_noted_and_how_far_it_went(office: MakeOffice) -> None:
    here = office()

    first = here.run("note 3.1.2 --percent 75 --people 12 报名结束")
    second = here.run("note 3.1.2 --percent 40 退回重报")

    assert first.lines[0] == "3.1.2 开展业务培训  记录  75%  12人次  报名结束  2023-03-05"
    assert second.lines[0] == "3.1.2 开展业务培训  记录  75%→40%  退回重报  2023-03-05"


def test_what_came_before_is_that_of_the_same_time(office: MakeOffice) -> None:
    here = office()
    here.run("note 4.1 --percent 75 --for Q1")

    assert "  75%→80%  " in here.run("note 4.1 --percent 80 --for 第一季度").out
    assert "→" not in here.run("note 4.1 --percent 40 --for Q2").out


def test_an_undo_of_several_ticks_names_each(office: MakeOffice) -> None:
    here = office()
    here.run("tick 4.1 1 2 --for 第一季度")

    assert here.run("undo").lines[:3] == [
        "已撤销 4.1 每季度召开一次分析会  勾选  第一季度  会议通知  2023-03-05",
        "已撤销 4.1 每季度召开一次分析会  勾选  第一季度  签到表    2023-03-05",
        "原由li-na记录",
    ]


def test_evidence_is_listed_where_it_lies(office: MakeOffice) -> None:
    here = office().write({"会场.jpg": b"x"})

    attached = here.run("attach 4.1 会场.jpg --caption 主席台")

    path = f"evidence/4.1/2023-03-05-主席台-{digits(b'x')}.jpg"
    assert attached.lines[1] == f"    → {path}"
    assert f"佐证材料\n  {path}  主席台\n" in here.run("show 4.1").out
    assert path not in here.run("show 3.1").out


def test_those_cancelled_are_counted_apart(office: MakeOffice) -> None:
    here = office()
    here.run("cancel 3.1.2 --why 并入上级培训")

    assert here.run("status").lines[2].startswith("共3项（另取消1项）  ")
    assert here.run("list", tty=True).lines[-1] == "截至2023-03-05，共3项（另取消1项）"
    assert here.run("list", lang="en", tty=True).lines[-1] == (
        "2023-03-05: 3 items, 1 more cancelled"
    )


def test_the_bar_tells_by_its_shape(office: MakeOffice) -> None:
    """Whoever sees no colours, or reads a black and white copy, sees how far it is."""
    here = office()
    here.run("done 3.1.1")

    coloured = here.run("status", tty=True, width=120, colour=True).out
    assert "━━━━┄┄┄┄" in re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert "####----" in here.run("status", tty=True, width=120).out


@pytest.mark.parametrize(
    ("lang", "reason"),
    [("zh", "没有这个文件或文件夹"), ("en", "there is no such file or folder")],
)
def test_a_document_that_is_not_there_is_told_in_ones_language(
    lang: str, reason: str, office: MakeOffice
) -> None:
    found = office().run("import 无.docx", lang=lang)

    assert found.code == 3
    assert reason in found.err
    assert "No such file" not in found.err
