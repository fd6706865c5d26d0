"""Words that are safe to change are put right in titles, texts and steps; the rest stays."""

from __future__ import annotations

from wenming_cli.importers.draft.fixing import accept_words
from wenming_cli.importers.draft.plantext import plan_text
from wenming_cli.importers.pipeline import draft_of
from wenming_cli.importers.readers.text import read_text

TEXT = "××局2026年工作方案\n一、任务\n（一）优质效劳。抓好平安生产，夯实根底。\n（二）宣讲。\n"


def test_the_plan_has_the_words_and_says_who_accepted_them() -> None:
    draft = draft_of(read_text(TEXT.encode(), "x.txt"), "x.txt", today_year=2026)
    text = plan_text(accept_words(draft, "李娜，2026-01-05"), "x.txt", "0" * 64)
    assert 'title = "优质服务"' in text
    assert "抓好平安生产，夯实基础。" in text
    assert (
        "# 已更正抄录中换错的词：效劳→服务、根底→基础（李娜，2026-01-05，--fix-words）；原文未动"
        in text
    )


def test_a_document_without_such_words_stays_as_it_is() -> None:
    draft = draft_of(read_text("一、学习\n二、宣讲".encode(), "x.txt"), "x.txt", today_year=2026)
    assert accept_words(draft, "李娜") is draft
