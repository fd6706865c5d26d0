"""Whose a deadline is: the end of the rhythm beside it, or that of another act.

每月排查1次；6月10日前更换灭火器 asks for two things. A date ends a rhythm where it stands in the
rhythm's own clause, where its clause names no act of its own (6月底前完成), where the rhythm's clause
names none (8月底前完成轮训，每周一期), and where a long window opens the sentence (7月至8月开展托管，每周五讲课).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from wenming_cli.core.numbers import NUMERAL
from wenming_cli.core.patterns import HAN
from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.meaning.spans import Deadline, RhythmUnit, StatedRhythm, TextSpan

_STOPS = re.compile(r"[,。;:!?\n|()]")
_SENTENCE_END = re.compile(r"[。;!?\n]")
_HOW_OFTEN = re.compile(
    rf"[每逐按](?:半|{NUMERAL})?个?(?:工作日|[日天月年]|(?:周|星期)(?:[一二三四五六日天末](?![次场期届遍轮节课讲]))?|季度?|学期|半年)度?"
    rf"|全年|年内|不(?:得|能)?[少低]于|至少|{NUMERAL}\s?[次场期届遍轮节课讲堂回天个]|上午|下午"
)
_NO_ACT = re.compile(
    r"(?:全面|全部|基本|确保|力争|务必|陆续|集中|分批|组织)?(?:完成|结束|实施|开展|进行|推进|落实|组织|办[理结]|到位|为止)"
    r"|今年|以[前后]|[请于在要须应将至到前起止各均的]"
)
"""What a clause may say and still name no act."""

_HAN = re.compile(HAN)
_FEWEST = 2
"""Characters that name an act behind a date; for a rhythm one is enough (每周讲一课)."""

_DAYS: dict[RhythmUnit, int] = {"day": 1, "week": 7, "month": 30, "quarter": 91, "halfyear": 182}
_FEWEST_TURNS = 2
"""Of a rhythm within a window that is told to hold it."""


def other_acts(
    text: str, main: StatedRhythm, rhythms: Sequence[StatedRhythm], found: Sequence[Deadline]
) -> list[tuple[Deadline, str]]:
    """Return the deadlines that do not end a rhythm, each with the clause that says what is due then.

    Args:
        text: an item's own words.
        main: the rhythm by which the item is tracked.
        rhythms: all that stand in the words; places are those in `text`.
        found: the deadlines that stand there.
    """
    plain = fold_width(text)
    dated = [d for d in found if d.end and not d.around and not d.each]
    return [
        (one, text[slice(*_clause(plain, one.at))].strip())
        for one in dated
        if not _ends(plain, one, main, rhythms=rhythms)
    ]


def _ends(plain: str, one: Deadline, main: StatedRhythm, rhythms: Sequence[StatedRhythm]) -> bool:
    """Tell whether a deadline ends the main rhythm."""
    clause, own = _clause(plain, one.at), _clause(plain, main.at)
    if clause == own or _opens(plain, one, main):
        return True
    if any(clause[0] <= other.at < clause[1] for other in rhythms):
        return False
    said = plain[clause[0] : one.at] + plain[one.at + len(one.raw) : clause[1]]
    act, of_rhythm = _act(said), _act(plain[slice(*own)])
    return len(act) < _FEWEST or not of_rhythm or act in of_rhythm


def _clause(plain: str, at: int) -> TextSpan:
    start = max((match.end() for match in _STOPS.finditer(plain, 0, at)), default=0)
    stop = _STOPS.search(plain, at)
    return start, stop.start() if stop else len(plain)


def _act(clause: str) -> str:
    """Return the characters of a clause that name an act."""
    return "".join(_HAN.findall(_NO_ACT.sub("", _HOW_OFTEN.sub("", clause))))


def _opens(plain: str, one: Deadline, main: StatedRhythm) -> bool:
    """Tell whether a window opens the sentence of the rhythm, and is long enough to hold it."""
    if not (one.start and one.end) or one.at > main.at:
        return False
    turn = timedelta(_DAYS.get(main.unit, 365) * main.interval)
    within = _SENTENCE_END.search(plain, one.at + len(one.raw), main.at) is None
    return within and one.end - one.start + timedelta(1) >= _FEWEST_TURNS * turn
