"""A sentence as a value: it speaks Chinese or English, counts, lists, and holds other sentences."""

from __future__ import annotations

import gettext

import pytest

from wenming_cli.message import (
    LOCALE_DIR,
    M,
    Message,
    as_it_is,
    counted,
    joined,
    ngettext,
    use_language,
)


def test_a_message_speaks_both_languages() -> None:
    message = M("postponed to {due}", due="2023-11-30")
    assert message.speak("zh") == "延期至2023-11-30"
    assert message.speak("en") == "postponed to 2023-11-30"


def test_str_speaks_the_language_of_the_screen() -> None:
    message = M("not started")
    use_language("zh")
    assert str(message) == "未启动"
    use_language("en")
    assert str(message) == "not started"


@pytest.mark.parametrize(
    ("n", "zh", "en"),
    [(1, "逾期1天", "1 day overdue"), (12, "逾期12天", "12 days overdue")],
)
def test_a_message_counts(n: int, zh: str, en: str) -> None:
    message = counted("{n} day overdue", "{n} days overdue", n)
    assert message.speak("zh") == zh
    assert message.speak("en") == en
    use_language("en")
    assert ngettext("{n} day overdue", "{n} days overdue", n).format(n=n) == en


def test_a_message_in_a_message_speaks_the_same_language() -> None:
    message = M("{no}: {reason}", no="4.1", reason=M("not held in {period}", period=M("Q1")))
    assert message.speak("zh") == "4.1：第一季度未开展"
    assert message.speak("en") == "4.1: not held in Q1"


def test_the_points_below_expected_progress_are_named_as_the_office_does() -> None:
    text = ("{n} point below expected progress", "{n} points below expected progress")
    assert counted(*text, 30).speak("zh") == "低于序时进度30个百分点"


def test_a_text_that_is_in_no_catalogue_is_spoken_as_it_is() -> None:
    assert Message("{not} a value").speak("zh") == "{not} a value"


@pytest.mark.parametrize("words", ["办公室", "not started", "{value}", "", M("not started")])
def test_what_people_wrote_is_not_translated(words: object) -> None:
    """But a sentence in it is."""
    said = {language: as_it_is(words).speak(language) for language in ("zh", "en")}

    if isinstance(words, Message):
        assert said == {"zh": "未启动", "en": "not started"}
    else:
        assert set(said.values()) == {words}


def test_a_sentence_that_is_not_said_every_day_is_found_in_the_other_catalogue() -> None:
    """`daily.mo` has the sentences of `status`, not those about files from elsewhere."""
    daily = gettext.translation("daily", LOCALE_DIR, languages=["zh_CN"])
    everyday, rare = M("not started"), M("the file is saved as UTF-16, not UTF-8")
    counting = counted("{n} entry is dated later than today", "{n} entries are …", 2)

    assert daily.gettext(everyday.text) == everyday.speak("zh") == "未启动"
    assert daily.gettext(rare.text) == rare.text
    assert rare.speak("zh") == "文件是 UTF-16 编码，应为 UTF-8"
    assert daily.ngettext(counting.text, counting.many, 2) == counting.many
    assert counting.speak("zh") == "2条记录的日期晚于今天"


@pytest.mark.parametrize(
    ("parts", "zh", "en"),
    [
        (["3.1"], "3.1", "3.1"),
        (["3.1", "3.2", "3.3"], "3.1、3.2、3.3", "3.1, 3.2, 3.3"),
        (["{a}", M("Friday")], "{a}、星期五", "{a}, Friday"),
    ],
)
def test_a_list_is_divided_as_the_language_does_it(parts: list[object], zh: str, en: str) -> None:
    assert joined(parts).speak("zh") == zh
    assert joined(parts).speak("en") == en


def test_a_list_of_texts_with_commas_is_divided_by_semicolons() -> None:
    titles = ["3.1 强化思想武装，加大教育", "3.2 抓活动"]
    assert joined(titles, sentences=True).speak("zh") == "3.1 强化思想武装，加大教育；3.2 抓活动"
    assert joined(titles, sentences=True).speak("en") == "3.1 强化思想武装，加大教育; 3.2 抓活动"


def test_a_list_may_be_very_long() -> None:
    parts = [M("{n}", n=n) if n % 2 else n for n in range(50_000)]

    assert joined(parts).speak("en").count(", ") == 49_999
