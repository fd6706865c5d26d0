"""The leader's page: no script, nothing from the network, titles are text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from units.district import gathered
from wenming_cli.units.writing.page import write_units_page


def shown(**changed: object) -> str:
    return write_units_page(gathered(**changed), "区文明办").decode()  # type: ignore[arg-type]


def test_every_unit_is_a_row_of_its_area() -> None:
    text = shown()
    assert "区文明办2023年第三季度各单位工作进展" in text
    assert (
        text.index("东片区") < text.index("第一小学") < text.index("西片区") < text.index("图书馆")
    )
    assert "3个单位：已汇总2个，未报1个。" in text


def test_what_is_late_unfolds_below_its_unit() -> None:
    text = shown()
    assert text.count("<details>") == 1
    assert "业务&lt;培训&gt;：逾期15天" in text
    assert "<script" not in text
    assert not re.search(r"(src|href)=", text)


def test_a_unit_with_very_many_late_items_names_some() -> None:
    found = gathered()
    lines = [line for line in found.lines() if b'"light":"red"' in line] * 20
    text = write_units_page(replace(found, rows=b"".join(lines)), "").decode()
    assert "另有30项，见事项表。" in text


def test_groups_that_were_asked_for() -> None:
    text = shown(by="category")
    assert text.index("<h2>学校</h2>") < text.index("<h2>机关</h2>")
    nameless = gathered("level")
    rows = [row._replace(level="") for row in nameless.units]
    assert "未注明等级" in write_units_page(replace(nameless, units=rows), "").decode()
    plain = gathered()
    rows = [row._replace(area="") for row in plain.units]
    assert "<h2>各单位</h2>" in write_units_page(replace(plain, units=rows), "").decode()


@pytest.mark.slow
def test_the_page_of_3000_units_stays_below_three_megabytes() -> None:
    found = gathered("area")
    row = found.units[1]
    items = [line for line in found.lines() if b'"row":"item"' in line and b'"U02"' in line] * 5
    units = [row._replace(code=f"V{n:04}", name=f"第{n}街道办事处") for n in range(3000)]
    lines = [line.replace(b'"U02"', f'"V{n:04}"'.encode()) for n in range(3000) for line in items]
    whole = write_units_page(replace(found, units=units, listed=[], rows=b"".join(lines)), "")

    assert len(whole) < 3 << 20
    assert whole.count(b"<details>") == 3000
    assert "另有11项，见事项表。" in whole.decode()
