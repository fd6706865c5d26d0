"""`wenming export summary`: chosen by the file's ending, filled into the office's own form."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest

if TYPE_CHECKING:
    from cli.conftest import MakeOffice


def form(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.slow
def test_each_format(office: MakeOffice) -> None:
    here = office(today="2023-04-03")
    for name, begins in (("a.docx", b"PK"), ("a.md", b"# "), ("a.html", b"<!DOCTYPE html>")):
        answer = here.run(f"export summary Q1 -o {name}")
        assert (answer.code, answer.err) == (0, "")
        assert here.files()[name].startswith(begins)


def test_on_the_screen_it_is_markdown(office: MakeOffice) -> None:
    answer = office(today="2023-04-03").run("export summary Q1")
    assert answer.lines[0] == "# 区委宣传部2023年第一季度精神文明建设工作小结"


def test_an_unknown_ending_lists_the_known_ones(office: MakeOffice) -> None:
    answer = office(today="2023-04-03").run("export summary Q1 -o a.odt")
    assert answer.code == 2
    assert ".docx .md .html" in answer.err


def test_control_characters_are_replaced_and_reported(office: MakeOffice) -> None:
    here = office(today="2023-03-05")
    plan = here.read("plans/2023/plan.toml").replace("组织专题学习", "组织\\u0007学习")
    here.write({"plans/2023/plan.toml": plan})
    answer = here.run("export summary Q1 -o a.docx")
    assert answer.code == 0
    assert "�" in answer.err
    assert "plan.toml" in answer.err


@pytest.mark.slow
def test_the_offices_own_form(office: MakeOffice) -> None:
    here = office(today="2023-04-03")
    here.write({"plans/2023/templates/summary.docx": form("红头文件", "{{ title }}")})
    assert here.run("export summary Q1 -o a.docx").code == 0
    filled = docx.Document(io.BytesIO(here.files()["a.docx"]))
    assert [paragraph.text for paragraph in filled.paragraphs] == [
        "红头文件",
        "区委宣传部2023年第一季度精神文明建设工作小结",
    ]


@pytest.mark.slow
def test_a_mistake_in_the_form_is_explained(office: MakeOffice) -> None:
    here = office(today="2023-04-03")
    here.write({"plans/2023/templates/summary.docx": form("{{ titel }}")})
    answer = here.run("export summary Q1 -o a.docx")
    assert answer.code == 3
    assert "summary.docx" in answer.err
    assert "titel" in answer.err
    assert "a.docx" not in here.files()


@pytest.mark.slow
def test_the_form_that_was_used_is_named(office: MakeOffice) -> None:
    """And what it has no place for; a paper on the screen does not use it."""
    here = office(today="2023-04-03")
    here.write({"plans/2023/templates/summary.docx": form("{{ title }}")})
    answer = here.run("export summary Q1 -o a.docx --trace")
    assert "使用了本单位模板 plans/2023/templates/summary.docx" in answer.out
    assert "模板里没有放工作记录明细的位置" in answer.err
    assert "模板" not in here.run("export summary Q1 -o a.md").out


@pytest.mark.slow
def test_a_mistake_in_the_form_is_named_in_chinese(office: MakeOffice) -> None:
    here = office(today="2023-04-03")
    here.write({"plans/2023/templates/summary.docx": form("{{ titel }}")})
    answer = here.run("export summary Q1 -o a.docx")
    assert "没有“titel”这个占位符" in answer.err
    assert "docs/templates.zh-CN.md" in answer.err


def test_a_year_without_a_plan_has_no_paper(office: MakeOffice) -> None:
    here = office(today="2023-04-03")
    for asked, said in (("summary 2022-Q2", "没有2022年第二季度"), ("ledger 2024", "没有2024年")):
        answer = here.run(f"export {asked}")
        assert (answer.code, answer.out) == (4, "")
        assert said in answer.err


def test_a_year_that_ends_the_plan_says_that_nothing_is_planned(office: MakeOffice) -> None:
    """Of the quarter before the last nothing is left out."""
    here = office(today="2023-12-31")
    for period in ("Q4", "2023"):
        answer = here.run(f"export summary {period} -o a.md")
        assert answer.code == 0
        assert "还没有2024年的方案，末尾的打算一章未写" in answer.err
        assert "打算" not in here.files()["a.md"].decode().partition("---")[0]
        (here.root / "a.md").unlink()
    assert here.run("export summary Q3 -o a.md").err == ""
