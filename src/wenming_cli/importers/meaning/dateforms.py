"""Words for a time that `core.dates` does not know: named days, occasions, notices, what never ends.

They name no day by themselves. Those with `alone` count only in a deadline's field, where a bare word
says enough. Expressions: domain.md 5.
"""

from __future__ import annotations

from typing import NamedTuple

from wenming_cli.core.dates.names import LONG_NAME, SHORT_NAME
from wenming_cli.core.patterns import HAN
from wenming_cli.importers.meaning.spans import DeadlineType

_DAY = (
    r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?:月|\.|·)(?:3[01]|[12]\d|0?[1-9])[日号]?"
)
_NATIONAL = r"(?:世界|国际|全国|国家|中国)"
_SEASON = r"(?:[雷暴雨雪霜冰冻梅台风寒冷暑热汛旱防火旅游采收春夏秋冬旺淡]{1,4}季节?|汛期|高峰期?)"
_BEFORE = r"(?:以前|之前|前(?!后|夕))"


class OpenForm(NamedTuple):
    """Words for a time from which no day follows, and an example."""

    type: DeadlineType
    needed: str
    """Without these the pattern cannot match, as `may_hold` tells."""

    pattern: str
    example: str
    alone: bool = False


NAMED_DAYS = (
    OpenForm("event", "月.· 日节", rf"{_DAY}[”“\"]?(?:是|为)?[“\"]?(?P<f>{_NATIONAL}?(?:公民道德宣传日|读书日|志愿者日|宪法日|{HAN}{{2,6}}(?:宣传日|纪念日)|{LONG_NAME})|{_NATIONAL}{HAN}{{1,4}}[节日])(?:前后|期间|当天)?", example="9月20日公民道德宣传日"),
    OpenForm("event", "(", rf"(?P<f>{LONG_NAME})\({_DAY}\)(?!前(?!后))(?:前后|期间|当天)?", example="国际家庭日(5月15日)前后"),
)  # fmt: skip
"""Read before any date, since they hold one."""

OPEN_FORMS = (
    OpenForm("event", "前", rf"(?P<f>(?:[省市区县乡镇村社校全国]{{0,2}}两会|暑假|寒假|汛期|雨季|入汛|开学|春耕|秋收|入冬|供暖季?|高考|中考|换届|(?:暑假|寒假)(?:放假|开始|来临|到来)|{_SEASON}(?:来临|到来|开始)|{HAN}{{2,8}}(?:开幕|闭幕|召开|举办|举行)){_BEFORE})", "区残运会开幕前"),
    OpenForm("event", "至到", rf"(?P<f>[至到](?:{HAN}{{2,8}}(?:开幕|闭幕|结束)))(?=[,。;)]|$)", "至区残运会闭幕"),
    OpenForm("window", "年 内", r"三年内|两年内|五年内", "三年内"),
    OpenForm("window", "下本", r"下(?:个)?季度|下个月|本季度|本月内", "下个季度"),
    OpenForm("by", "日立即 内改", rf"(?:收到|接到)?{HAN}{{0,10}}\d{{1,3}}个?(?:工作)?日内|立行立改|即知即改", "接到通知后10日内"),
    OpenForm("event", "", rf"(?P<f>“{SHORT_NAME}”|{SHORT_NAME}{HAN}{{0,4}}节|{LONG_NAME})(?:前后|期间)?", "重阳节", alone=True),
    OpenForm("ongoing", "长常持经", r"长期(?:坚持)?|常年(?:坚持|开展|推进)?|常态化?(?:推进|开展)?|持续(?:推进|开展)?|经常", "常年坚持", alone=True),
)  # fmt: skip
"""Read where no date was found."""
