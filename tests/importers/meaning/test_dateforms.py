"""Each form of words that name no day, by its own example."""

from __future__ import annotations

import pytest

from wenming_cli.importers.meaning.dateforms import NAMED_DAYS, OPEN_FORMS, OpenForm
from wenming_cli.importers.meaning.understand import understand


@pytest.mark.parametrize("form", [*NAMED_DAYS, *OPEN_FORMS], ids=lambda form: form.example)
def test_the_example_of_a_form_is_read_by_it(form: OpenForm) -> None:
    found = understand(form.example, 2026, field=form.alone).deadlines
    assert [(one.type, one.end, one.raw) for one in found] == [(form.type, None, form.example)]


@pytest.mark.parametrize("form", [form for form in OPEN_FORMS if form.alone])
def test_a_bare_word_counts_only_in_a_field(form: OpenForm) -> None:
    assert understand(f"{form.example}的工作", 2026).deadlines == ()
