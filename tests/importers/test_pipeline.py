"""From lines to a draft: where title, unit and year come from, and what is no plan."""

from __future__ import annotations

import pytest

from wenming_cli.errors import Refused
from wenming_cli.importers.draft.draft import PlanDraft
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import text_lines

TEXT = "××局2026年精神文明建设工作方案\n一、学习\n二、宣讲\n"


def drafted(text: str, shown: str = "x.txt", *, year: int = 0, unit: str = "") -> PlanDraft:
    return draft_of(text_lines(text), shown, today_year=2023, year=year, unit=unit)


def test_the_document_says_title_unit_and_year() -> None:
    draft = drafted(TEXT)

    assert (draft.title, draft.unit, draft.year) == (TEXT.split(maxsplit=1)[0], "××局", 2026)
    assert [item.node.no for item in draft.numbered] == ["1", "2"]
    assert "year-guessed" not in {problem.code for problem in draft.problems}


def test_the_user_knows_better() -> None:
    draft = drafted(TEXT, year=2027, unit="区委宣传部")

    assert (draft.unit, draft.year) == ("区委宣传部", 2027)


def test_where_the_document_names_none_the_file_gives_the_title_and_today_the_year() -> None:
    draft = drafted("一、学习\n二、宣讲\n", "工作安排.txt")

    assert (draft.title, draft.year) == ("工作安排", 2023)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("今天天气很好。", "no numbered items were found in x.txt"),
        ("一、学习。1.宣讲。" * 20_000, "x.txt holds more numbers than any work plan"),
    ],
)
def test_what_is_no_plan_is_refused(text: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        drafted(text)

    assert refused.value.message.speak("en") == words
