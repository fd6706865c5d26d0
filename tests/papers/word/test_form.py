"""An office's own form: filled with the summary, and never a way into the machine."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from samples import TABLE, TEXT
from wenming_cli.errors import Unreadable
from wenming_cli.papers.document import Paragraph
from wenming_cli.papers.formats import OfficeForm, Settings
from wenming_cli.papers.word import word
from wenming_cli.papers.word.form import shows_entries

Form = Callable[..., Path]


@pytest.fixture
def form(tmp_path: Path) -> Form:
    """Make a form of these paragraphs."""

    def make(*lines: str) -> Path:
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        path = tmp_path / "summary.docx"
        document.save(str(path))
        return path

    return make


def filled(path: Path, model: object = TEXT) -> list[str]:
    data = word.write_word_document(model, Settings(form=OfficeForm(str(path), path.read_bytes())))  # type: ignore[arg-type]
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def refused(path: Path) -> str:
    with pytest.raises(Unreadable) as found:
        word.write_word_document(TEXT, Settings(form=OfficeForm(str(path), path.read_bytes())))
    said = found.value.message.speak("en")
    assert str(path) in said
    assert found.value.hint is not None
    return said


@pytest.mark.slow
def test_placeholders(form: Form) -> None:
    path = form(
        "{{ title }}",
        "{%p for block in blocks %}",
        "{{ block.level }} {{ block.lead }}{{ block.text }}",
        "{%p endfor %}",
        "{%p if attachments %}",
        "附件{{ attachments[0].number }}：{{ attachments[0].title }}",
        "{%p endif %}",
        "{{ unit }}  {{ date }}",
    )
    assert filled(path) == [
        "区委宣传部2023年第二季度精神文明建设工作小结",
        "1 一、总体进展",
        "2 （一）强化思想武装",
        "0 1.抓活动。开展“三八”活动……",
        "0 待补充。",
        "附件1：工作台账",
        "区委宣传部  2023年7月3日",
    ]


@pytest.mark.slow
def test_a_table_of_the_ledger(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=4, cols=2)
    table.cell(0, 0).text = "{%tc for head in attachments[0].headers %}"
    table.cell(0, 1).text = "{{ head }}"
    table.cell(0, 1).paragraphs[0].add_run("{%tc endfor %}")
    for n, text in enumerate(["{%tr for row in attachments[0].rows %}", "", "{%tr endfor %}"], 1):
        table.cell(n, 0).text = text
    table.cell(2, 0).text = "{{ row.cells[0] }}"
    table.cell(2, 1).text = "{{ row.cells[1] }}"
    table._tbl.remove(table.rows[0]._tr)
    path = tmp_path / "summary.docx"
    document.save(str(path))
    data = word.write_word_document(TEXT, Settings(form=OfficeForm(str(path), path.read_bytes())))
    shown = docx.Document(io.BytesIO(data)).tables[0]
    assert [[cell.text for cell in row.cells] for row in shown.rows] == [
        ["", "三（一）"], ["1", "抓活动"], ["2", ""],
    ]  # fmt: skip


@pytest.mark.slow
def test_what_people_wrote_is_not_read_as_a_form(form: Form) -> None:
    from dataclasses import replace

    wrote = replace(TEXT, blocks=(Paragraph("{{ 7 * 7 }} <w:p> {% for %} &amp;"),))
    shown = filled(form("{%p for b in blocks %}", "{{ b.text }}", "{%p endfor %}"), wrote)
    assert shown == ["{{ 7 * 7 }} <w:p> {% for %} &amp;"]


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes(form: Form) -> None:
    path = form("{{ title }}")
    first = word.write_word_document(TEXT, Settings(form=OfficeForm(str(path), path.read_bytes())))
    assert (
        word.write_word_document(TEXT, Settings(form=OfficeForm(str(path), path.read_bytes())))
        == first
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "attack",
    [
        "{{ title.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ title['__class__'] }}",
        "{{ title|attr('__class__') }}",
        "{{ blocks.append(1) }}",
        "{{ self }}",
        "{{ cycler }}",
        "{{ lipsum() }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends 'x' %}",
        "{% macro f() %}{% endmacro %}",
        "{% set x = 1 %}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ 'a' * 10 ** 9 }}",
        "{{ title" + "|join(title)" * 12 + " }}",
        "{% for b in blocks %}{{ blocks|join(title) }}{% endfor %}",
        "{{ '%999999999d' % 1 }}",
        "{{ title|center(999999999) }}",
        "{% for a in range(10 ** 9) %}{{ a }}{% endfor %}",
        "{% for a in range(1000000000) %}x{% endfor %}",
        "{% for a in title %}{{ a }}{% endfor %}",
        "{% for a in [1, 2] %}{{ a }}{% endfor %}",
        "{% for a in blocks recursive %}{{ loop(blocks) }}{% endfor %}",
        "{{ nobody }}",
        "{{ title.nobody }}",
        "{{ title",
        "{% if %}",
        "{% endfor %}",
        "{{" + "(" * 3000,
    ],
)
def test_hostile_and_broken_forms_are_refused(attack: str, form: Form) -> None:
    began = time.perf_counter()
    assert "cannot be filled" in refused(form(attack))
    assert time.perf_counter() - began < 5


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("{{ blocks|length }} {{ blocks|count }}", "4 4"),
        ("{{ (blocks|first).text }} {{ (blocks|last).text }}", "一、总体进展 待补充。"),
        ("{{ attachments[0].headers|join('、') }}", "序号、工作任务"),
        ("{{ 'Wps'|upper }} {{ 'Wps'|lower }} {{ ' a '|trim }} {{ unit|e }}", "WPS wps a 区委宣传部"),
        ("{{ title is defined }} {{ title is undefined }} {{ title is none }}", "True False False"),
        ("{{ 2 is even }} {{ 2 is odd }}", "True False"),
        ("{% for b in blocks %}{{ loop.index }}{{ loop.index0 }} {% endfor %}", "10 21 32 43"),
        ("{% for b in blocks %}{% if loop.first or loop.last %}{{ b.level }}{% endif %}{% endfor %}", "10"),
        ("{% for b in blocks %}{{ loop.length }}{% endfor %}", "4444"),
        ("{{ attachments[0].number }} {{ attachments[0].rows[0].group }}", "1 True"),
        ("{{ attachments[0].rows[1].cells[1] }} {{ attachments[0].title }}", "抓活动 工作台账"),
        ("{{ blocks[2].lead }}{{ blocks[2].text }}", "1.抓活动。开展“三八”活动……"),
        ("{{ unit ~ date if not blocks[0].level == 2 and title else '' }}", "区委宣传部2023年7月3日"),
    ],
)  # fmt: skip
def test_all_that_a_form_may_say(line: str, shown: str, form: Form) -> None:
    """Numbers, filters, tests, loops and conditions, as docs/templates.md has them."""
    assert " ".join(filled(form(line))[0].split()) == shown


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("｛｛ title ｝｝", "｛｛ title ｝｝"),
        ("标题：{｛ title }}", "{｛ title }}"),
        ("{{ title ｝}。", "｝}。"),
        ("｛％p for b in blocks ％｝", "｛％p for b in blocks ％｝"),
        ("{{ unit }}（｛ ｛title）", "｛ ｛title）"),
    ],
)
def test_full_width_braces_are_no_placeholder(line: str, said: str, form: Form) -> None:
    assert refused(form(line)).endswith(
        f"a placeholder has full-width braces; type them half-width: {said}"
    )


@pytest.mark.slow
def test_other_full_width_signs_may_stay(form: Form) -> None:
    assert filled(form("完成率100％，｛见附件｝")) == ["完成率100％，｛见附件｝"]


@pytest.mark.slow
def test_a_misspelt_placeholder_is_named(form: Form) -> None:
    assert "there is no placeholder 'titel'" in refused(form("{{ titel }}"))
    assert "there is no [5]; counting begins with 0" in refused(form("{{ attachments[5].title }}"))


@pytest.mark.slow
def test_an_incomplete_placeholder_is_shown(form: Form) -> None:
    """In words of an office, not of a programming language."""
    assert "a placeholder is incomplete at “{{ title”" in refused(form("前文", "{{ title"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "shown"),
    [("{{ attachments[1].title }}", True), ("{%p for a in attachments %}{%p endfor %}", True),
     ("{{ attachments[0].title }}", False)],
)  # fmt: skip
def test_a_form_may_lack_the_list_of_entries(line: str, shown: bool, form: Form) -> None:
    path = form(line)
    assert shows_entries(OfficeForm(str(path), path.read_bytes())) == shown


@pytest.mark.slow
def test_a_form_in_another_encoding_is_read_as_word_reads_it(form: Form, tmp_path: Path) -> None:
    """XML may be UTF-16; what it shows is found there, too."""
    path, other = form("{{ attachments[1].title }}"), tmp_path / "utf-16.docx"
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(other, "w") as copy:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/document.xml":
                text = data.decode().partition("?>")[2]
                data = f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")
            copy.writestr(name, data)
    assert shows_entries(OfficeForm(str(other), other.read_bytes()))
    assert filled(other, replace(TEXT, attachments=(TABLE, TABLE)))[0] == "工作台账"


@pytest.mark.slow
def test_loops_in_loops_end(form: Form) -> None:
    deep = 12
    opening = "".join(f"{{% for a{n} in blocks %}}" for n in range(deep))
    began = time.perf_counter()
    said = refused(form(opening + "{{ title }}" + "{% endfor %}" * deep))
    assert "its loops run too many times" in said or "more text than" in said
    assert time.perf_counter() - began < 20


def test_a_form_that_is_no_word_document(tmp_path: Path) -> None:
    path = tmp_path / "summary.docx"
    path.write_bytes(b"PK not really")
    assert "not a Word document" in refused(path)
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("readme.txt", "?")
    assert "cannot be filled" in refused(path)


@pytest.mark.slow
def test_bombs_are_not_unpacked(form: Form) -> None:
    path = form("{{ title }}")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/bomb.xml", b"0" * 50_000_000)
    assert "too large" in refused(path)


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "http://example.invalid/x.dotm"),
        ("image", "file:///etc/passwd"),
        ("oleObject", "\\\\10.0.0.1\\share\\x"),
    ],
)
def test_nothing_is_fetched_from_outside(kind: str, target: str, form: Form) -> None:
    """Neither now nor when the leader opens the paper."""
    assert target in refused(linked(form("{{ title }}"), kind, target))


@pytest.mark.slow
def test_a_link_to_click_may_stay(form: Form) -> None:
    path = linked(form("{{ title }}"), "hyperlink", "https://example.invalid/")
    assert filled(path) == [TEXT.title]


def linked(path: Path, kind: str, target: str) -> Path:
    """The form with a relationship to something outside of it."""
    with zipfile.ZipFile(path) as package:
        found = {name: package.read(name) for name in package.namelist()}
    name = "word/_rels/document.xml.rels"
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="r9" Type="{space}/{kind}" Target="{target}" TargetMode="External"/>'
    found[name] = found[name].replace(b"</Relationships>", f"{link}</Relationships>".encode())
    with zipfile.ZipFile(path, "w") as package:
        for part, data in found.items():
            package.writestr(part, data)
    return path


@pytest.mark.slow
def test_lists_are_joined(form: Form) -> None:
    assert filled(form("{{ attachments[0].headers|join('、') }}")) == ["序号、工作任务"]


def test_definitions_are_not_resolved(form: Form) -> None:
    path = form("{{ title }}")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/x.xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a/>')
    assert "definitions" in refused(path)
