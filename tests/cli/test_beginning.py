"""`wenming` alone says which plan is in use, or how to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wenming_cli.message import Language

if TYPE_CHECKING:
    from cli.conftest import MakeOffice


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "zh",
            "正在使用 plans/2023，区委宣传部2023年度精神文明工作方案；看全年情况：wenming status",
        ),
        ("en", "in use: plans/2023, 区委宣传部2023年度精神文明工作方案; to begin: wenming status"),
    ],
)
def test_the_plan_in_use(lang: Language, words: str, office: MakeOffice) -> None:
    found = office().run("", lang=lang)
    assert found.lines[0] == words
    assert found.lines[2].startswith(("用法", "Usage"))


def test_no_plan_yet(office: MakeOffice) -> None:
    here = office()
    (here.root / "plans").rename(here.root / "elsewhere")
    assert here.run("").lines[0] == (
        "第一次用：`wenming import 方案.docx` 读入自己的方案，"
        "`wenming new 2023 --unit 单位` 新建一份空的"
    )


def test_a_plan_with_faults(office: MakeOffice) -> None:
    here = office()
    (here.root / "plans" / "2023" / "plan.toml").write_text("format = ", encoding="utf-8")
    assert here.run("").lines[0] == "正在使用 plans/2023，其中有误：wenming check"


def test_a_plan_that_is_not_there(office: MakeOffice) -> None:
    here = office()
    here.variables["WENMING_PLAN"] = "2031"
    assert here.run("").lines[0] == "没有方案“2031”"
