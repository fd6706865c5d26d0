"""What people write into 办理情况 beside the words of the list: words of reports and signs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import normalize

from wenming_cli.forms.columns import HELD, STATUS_WORDS

_TICKS = ("√", "✓", "✔", "☑", "✅")
_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "未启动": ("尚未启动", "未开展", "尚未开展", "未开始", "尚未开始", "没有启动", "未实施"),
    "进行中": (
        "正在进行",
        "正在推进",
        "有序推进",
        "推进中",
        "正在办理",
        "办理中",
        "正在开展",
        "开展中",
        "实施中",
        "持续推进",
        "长期坚持",
        "常态化",
        "已启动",
        "进展缓慢",
    ),
    "已完成": (
        "完成",
        "已办结",
        "办结",
        "提前完成",
        "按期完成",
        "按时完成",
        "全部完成",
        "完成了",
        "做完了",
        "已做完",
        "办完了",
        "已办完",
        "已经完成",
        "待核验",
        *_TICKS,
    ),
    "申请延期": ("延期", "拟延期", "需延期"),
    "申请暂缓": ("暂缓", "暂停", "中止", "拟暂缓"),
    "申请取消": ("取消", "拟取消", "不再实施", "不再开展"),
}
"""Words of which it is certain what they mean; 滞后, 逾期 and 基本完成 say too little."""

_MEANT: Mapping[str, str] = {
    **{other: word for word, others in _SYNONYMS.items() for other in others},
    **{word: word for word in STATUS_WORDS},
    "已销号": "已销号",
}
_HELD = frozenset({*_TICKS, "是", "已开展", "开展", "已完成", "完成", "已销号"})
_NO_SESSION = re.compile(
    "(?:(?:因|由于)[^，。；,;]{1,20})?(?:本周|当天|当日)?"
    "(?:(?:未|没有?)(?:开展|举行|举办|召开|组织|进行)|停办|停课|已?取消)了?"
)
"""What says with its reason, and nothing besides, that nothing was held: 因台风未开展."""

_NOT_HELD = frozenset({"×", "✗", "✘", "x", "X", "否", "未开展", "没开展", "没有开展", "未", "无"})


def find_status(value: object) -> str | None:
    """Return the word of the list that a cell means; None if it is none that is known.

    Args:
        value: of the cell; True is a box that was ticked.
    """
    text = _plain(value)
    return _MEANT.get(text) or _MEANT.get(normalize("NFKC", text))


def find_held(value: object) -> str | None:
    """Return √ where a cell says that something was held (是否开展), `""` where it says it was not.

    None if it is no word that is known.
    """
    text = _plain(value)
    if text in _NOT_HELD or _NO_SESSION.fullmatch(text):
        return ""
    return HELD if text in _HELD else None


def _plain(value: object) -> str:
    return HELD if value is True else "".join(str(value).split()).strip("。.")
