"""Notes that tell of no deed: what failed, what came of a deed, how the record itself was kept."""

from __future__ import annotations

import re

_FAILS = re.compile(
    r"没(?!收|有?(?:发现|出现|发生|问题|隐患|差错|投诉|错|变))|未能|未办成|未(?:开展|举[办行]|召开|组织)"
    r"|推迟|改到|改期|延期|延后|顺延|拖到|取消|受阻|搁置|流标|停[工办开]了?(?=$|[，；])"
    r"|送修|抛锚|(?:出|发生|有|因)故障|坏了(?!.*修好)"
    r"|停[电水气](?!.{0,3}(?:演练|应急|通知|公告|预案))"
    r"|(?<![补填])[短紧]?缺(?:人|车|场地|经费|钱|资金|设备|器材|材料|老师|师资|教师|医生|护士|主讲)"
    r"|(?:人手|人员|人|车辆?|经费|资金|钱|场地|设备|器材|师资)(?:不够|不足|紧张|短缺|跟不上)"
    r"|(?:报名|来)的?人?数?(?:太|很|较|偏)?少|少[跑办开讲学播送]了?一?[趟次场期回]"
    r"|时间冲突|[请找借调排抽腾凑约去来到开办]不(?:到|了|成|开|出|齐|及)(?=$|[，；]|\w{0,4}$)"
)
"""What tells that something did not take place, or what stood in its way."""

_DEEDS_FOR_OTHERS = re.compile("^(?:为|给|帮|替)")
"""What begins a deed for those who cannot: 为来不了馆的老人送书."""

_EFFECT = re.compile(
    r"^(?!参加|组织|慰问|表彰|展|观看|播|宣传|学习|征集|邀请)[^，；]*"
    r"(?:(?:被|获|受到)[^，；]{0,12}(?:采用|采纳|刊登|刊发|刊载|转载|报道|播出|收录|推广|表扬|点赞|好评|通报表彰)"
    r"|(?:荣?获|获得|评为|捧回)[^，；的]{0,14}(?:奖|奖项|名次|名|称号)$)"
)
"""What came of a deed, told behind it."""

_KEPT = re.compile(
    r"(?:(?:参加|参训|到场|参会)?(?:签到[表册簿]|签到名单|花名册)(?:也|都|均)?(?:已经|已)?"
    r"(?:归档|存档|核对|核实|核过|核查|补齐|补上|补交|收齐|交齐|上交|上传)(?:过|无误|完毕|了)?"
    r"|(?:参加|到场)?(?:人数|数字|数据|人次)(?:核对|核实)?(?:不变|没变|没有变化?|无变化|没错|没有错|无误|一致|准确|过)"
    r"|补报(?:了|上)?(?:这|本|那|该|上)?[次场期]?[^，；。]{0,6}?(?:的)?(?:参加|参训|到场|参与|参会|到会)?(?:的)?人[数次](?:\d+人?次?)?)"
)
"""A clause on how the record was kept; the numbers themselves are told."""


def tells_failure(note: str) -> bool:
    """Tell whether a note says that something did not take place, or what stood in its way."""
    return bool(_FAILS.search(note)) and not _DEEDS_FOR_OTHERS.match(note)


def tells_effect(note: str) -> bool:
    """Tell whether a note says what came of a deed: 照片被区融媒采用, 获县级一等奖."""
    return bool(_EFFECT.search(note)) and not tells_failure(note)


def without_record_keeping(note: str) -> str:
    """Leave out of a note the clauses that only say how the record was kept.

    `""` where it says nothing else: 签到表已归档，人数不变.
    """
    clauses = [clause for clause in re.split("(?<=[，；。])", note) if clause]
    kept = [clause for clause in clauses if not _KEPT.fullmatch(clause.rstrip(_STOPS))]
    return note if len(kept) == len(clauses) else "".join(kept).rstrip(_STOPS)


_STOPS = "，；。"
