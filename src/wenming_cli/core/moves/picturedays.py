"""The day of a picture: what its camera wrote, then what its name says; never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Literal, NamedTuple

from wenming_cli.core.periods import Period
from wenming_cli.message import M, Message

DaySource = Literal["camera", "name", "saved"]
"""`saved` is a name that a chat program gave: it is the day of saving, perhaps a later one."""

_TAKEN = re.compile(r"([0-9]{4})[:/.-]([0-9]{2})[:/.-]([0-9]{2})(?![0-9])")
_CHINA = timedelta(hours=8)

_SAVED = re.compile(r"(?:mmexport|microMsg\.|wx_camera_)(1[0-9]{12})(?![0-9])", re.IGNORECASE)
"""Milliseconds since 1970, which only these programs write."""

_CHAT = re.compile(r"微信|wechat|weixin|mmexport|microMsg|wx_|QQ", re.IGNORECASE)

_TIME = r"(?:[01][0-9]|2[0-3])[0-5][0-9][0-5][0-9](?:[0-9]{3})?"
_IN_NAME = (
    re.compile(rf"(?<![0-9])(20[0-9]{{2}})([0-9]{{2}})([0-9]{{2}})(?:{_TIME})?(?![0-9])"),
    re.compile(r"(?<![0-9])(20[0-9]{2})([-_.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])"),
    re.compile(r"(?<![0-9])(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})[日号]"),
)
"""Eight digits that stand alone or before a time; a day with strokes or dots; a Chinese one."""


class PictureDay(NamedTuple):
    """The day of a picture, and what was passed over on the way to it."""

    day: date | None = None
    source: DaySource | None = None
    remark: Message | None = None
    """Why a day that the picture names is not used."""


def find_picture_day(name: str, taken: str, span: Period, *, today: date) -> PictureDay:
    """Return the day that a picture has of its own, if it lies in the plan and has come.

    Args:
        name: of the file, with or without its ending.
        taken: what the camera wrote: `2023:04:12 14:30:12`; `""` for nothing.
        span: the plan's days.
        today: the last day that a picture may be of.
    """
    remark = None
    if (day := _day_taken(taken)) is not None:
        remark = _why_not(day, span, today=today, clock=True)
        if remark is None:
            return PictureDay(day, "camera")
    named = dict(_days_in_name(name))
    if len(named) > 1:
        return PictureDay(remark=remark or M("the name holds several days"))
    for day, source in named.items():
        unfit = _why_not(day, span, today=today, clock=False)
        if unfit is None:
            return PictureDay(day, source, remark)
        remark = remark or unfit
    return PictureDay(remark=remark)


def _why_not(day: date, span: Period, *, today: date, clock: bool) -> Message | None:
    if day in span and day <= today:
        return None
    if clock:
        return M("the camera says {day}, which is not in the plan's year or has not come", day=day)
    return M("the name says {day}, which is not in the plan's year or has not come", day=day)


def _day_taken(taken: str) -> date | None:
    found = _TAKEN.match(taken)
    return _real_day(*found.groups()) if found else None


def _days_in_name(name: str) -> Iterator[tuple[date, DaySource]]:
    for saved in _SAVED.finditer(name):
        moment = datetime.fromtimestamp(int(saved[1]) / 1000, UTC) + _CHINA
        yield moment.date(), "saved"
    source: DaySource = "saved" if _CHAT.search(name) else "name"
    for pattern in _IN_NAME:
        for found in pattern.finditer(name):
            parts = [part for part in found.groups() if part.isdecimal()]
            if (day := _real_day(*parts)) is not None:
                yield day, source


def _real_day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
