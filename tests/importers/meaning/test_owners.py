"""Expressions of owners: who leads and who helps."""

from __future__ import annotations

import pytest

from wenming_cli.importers.meaning.understand import understand

YEAR = 2026


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        ("（责任科室：机关党委；配合科室：各科室）", ("机关党委",), ("各科室",)),
        ("由办公室牵头，各科室配合。", ("办公室",), ("各科室",)),
        ("由气象台牵头，办公室配合。", ("气象台",), ("办公室",)),
        ("举办联欢会，由艺术团负责，老年协会配合", ("艺术团",), ("老年协会",)),
        ("举办篮球赛，由文化站承办，各村配合", ("文化站",), ("各村",)),
        ("团委、学生会共同负责", ("团委", "学生会"), ()),
        ("责任单位：各镇（街道）、区直各单位", ("各镇（街道）", "区直各单位"), ()),
        (
            "“一把手”亲自抓，分管领导负责抓，办公室专门抓，职能科室配合抓",
            ("办公室",),
            ("职能科室",),
        ),
        ("由党办会同工会组织实施", ("党办",), ("工会",)),
    ],
)
def test_owners(text: str, lead: tuple[str, ...], support: tuple[str, ...]) -> None:
    owner = understand(text, YEAR).owner
    assert owner is not None
    assert (owner.lead, owner.support) == (lead, support)
