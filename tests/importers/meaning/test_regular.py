"""Lists of last days that are a rhythm, and those that are none."""

from __future__ import annotations

from tables import each_row
from wenming_cli.importers.meaning.deadlines import main_deadline
from wenming_cli.importers.meaning.regular import rhythm_of
from wenming_cli.importers.meaning.understand import understand


@each_row(
    ("text", "rhythm"),
    [
        ("6月、12月底", ("halfyear", "last day")),
        ("6月30日、12月31日前", ("halfyear", "last day")),
        ("6、12月", ("halfyear", "last day")),
        ("3月、6月、9月、12月底", ("quarter", "last day")),
        ("3月25日、6月25日、9月25日、12月25日", ("quarter", "by day 25 of last month")),
        ("、".join(f"{n}月5日" for n in range(1, 13)), ("month", "by day 5")),
        ("5月、11月底", None),
        ("3月25日、6月20日、9月25日、12月25日", None),
        ("3月31日、6月25日、9月25日、12月25日", None),
        ("2026年6月、2027年12月底", None),
        ("6月底", None),
    ],
)
def test_a_list_of_days(text: str, rhythm: tuple[str, str] | None) -> None:
    found = main_deadline(understand(text, 2026, field=True).deadlines)
    assert found is not None
    stated = rhythm_of(found, 2026)
    assert (stated and (stated.unit, stated.anchor)) == rhythm


def test_two_quarters_in_a_sentence_are_no_rhythm() -> None:
    found = main_deadline(understand("二季度和四季度各训练一次", 2026).deadlines)
    assert found is not None
    assert rhythm_of(found, 2026) is None
