"""Each form of a point in time, by its own example."""

from __future__ import annotations

import pytest

from tables import each_row
from wenming_cli.core.dates.points import FORMS, DateForm, points_at

BESIDE = {"3": "3-5月", "第一": "第一至三季度", "5月6": "5月6-10日", "2026年": "2026年底"}
"""Examples that are a point only beside another, or before 底."""


@each_row("form", FORMS, ids=lambda form: form.example)
def test_the_example_of_a_form_is_read_by_it(form: DateForm) -> None:
    text = form.example
    found = [p for t in (text, BESIDE.get(text, text)) for p in points_at(t, 0, 2026)]
    own = next(point for point in found if point.form is form)
    assert [own.end, str(own.span.first), str(own.span.last)] == [
        len(text), form.first, form.last,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", "讲堂", "13月", "11月32日", "0月", "2026.13.45", "某某节", "2101年春节"]
)
def test_what_is_no_point(text: str) -> None:
    assert points_at(text, 0, 2026) == []
