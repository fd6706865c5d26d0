"""Each form of words that name no day, by its own example."""

from __future__ import annotations

import pytest

from wenming_cli.importers.meaning.dateforms import NAMED_DAYS, OPEN_FORMS, OpenForm
from wenming_cli.importers.meaning.understand import understand


@pytest.mark.parametrize("form", [*NAMED_DAYS, *OPEN_FORMS])
def test_the_example_of_a_form_is_read_by_it(form: OpenForm) -> None:
    found = understand(form.example, 2026, field=form.alone).deadlines
    assert [(one.type, one.end, one.raw) for one in found] == [(form.type, None, form.example)]


@pytest.mark.parametrize("form", [form for form in OPEN_FORMS if form.alone])
def test_a_bare_word_counts_only_in_a_field(form: OpenForm) -> None:
    assert understand(f"{form.example}的工作", 2026).deadlines == ()


@pytest.mark.parametrize(
    ("type_", "texts"),
    [
        (
            "event",
            "4月23日世界读书日 12月5日国际志愿者日 12月4日国家宪法日 9月8日是国际扫盲纪念日 3月22日世界水日期间 6月5日全国环境日当天 10月1日国庆节前后 3.15中国消费日 3·5学雷锋纪念日 "
            "4月23号为读书日 十二月4日宪法日 7月30日安全宣传日 九月1日全国爱牙日 国际家庭日(5月15日) 国际家庭日(5月15日)期间 国际家庭日(5月15日)当天",
        ),
        (
            "event",
            "市两会前 暑假之前 寒假前 汛期以前 雨季前 入汛前 开学前 春耕前 秋收前 入冬前 供暖前 供暖季前 高考前 中考前 换届前 寒假放假前 暑假开始前 寒假来临前 暑假到来前 运动会闭幕前 "
            "大会召开前 展会举办前 典礼举行前 至运动会开幕 到大会结束",
        ),
        ("window", "三年内 两年内 五年内 下季度 下个季度 下个月 本季度 本月内"),
        ("by", "收到通知后3个工作日内 接到15日内 5个日内 立行立改 即知即改"),
    ],
)
def test_words_in_running_text_that_name_no_day(type_: str, texts: str) -> None:
    found = {
        text: [(one.type, one.end, one.raw) for one in understand(text, 2026).deadlines]
        for text in texts.split()
    }
    assert found == {text: [(type_, None, text)] for text in texts.split()}


@pytest.mark.parametrize(
    ("type_", "texts"),
    [
        ("event", "“七一” 元旦前后 国际家庭日期间 清明节期间"),
        ("ongoing", "长期 长期坚持 常年 常年开展 常年推进 常态 常态化推进 常态化开展 持续 持续推进 持续开展 经常"),
    ],
)  # fmt: skip
def test_bare_words_in_a_field(type_: str, texts: str) -> None:
    found = {
        text: [(one.type, one.end, one.raw) for one in understand(text, 2026, field=True).deadlines]
        for text in texts.split()
    }
    assert found == {text: [(type_, None, text)] for text in texts.split()}


@pytest.mark.parametrize("text", ["开学前后", "中考前夕", "至大会结束后", "到运动会闭幕时"])
def test_around_a_time_is_not_before_it(text: str) -> None:
    assert understand(text, 2026).deadlines == ()


def test_words_of_no_occasion_name_none() -> None:
    assert [one.event for one in understand("三年内办好，立行立改", 2026).deadlines] == ["", ""]


def test_the_name_of_a_day_is_told_without_what_stands_around_it() -> None:
    words = [
        "5月15日“国际家庭日”前后",
        "4月23号为读书日",
        "至运动会开幕",
        "国际家庭日(5月15日)期间",
    ]
    assert [understand(text, 2026).deadlines[0].event for text in words] == [
        "国际家庭日", "读书日", "至运动会开幕", "国际家庭日",
    ]  # fmt: skip
