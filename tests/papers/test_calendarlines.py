"""Events are written line by line as icalendar writes whole ones."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Event
from icalendar.prop import vRecur, vText

from wenming_cli.papers.calendarlines import CalendarEvent, CalendarLines

STAMP = datetime(2023, 3, 5, tzinfo=UTC)
WEEKLY = CalendarEvent(
    uid="2023-4.1-series@office",
    summary="四（一） 每周例会；学习，讨论" * 5,
    description="会议\n记录",
    due=date(2023, 3, 10),
    leads=(timedelta(days=-3, hours=9), timedelta(days=-1, hours=9)),
    recur="FREQ=WEEKLY;BYDAY=FR;UNTIL=20231229",
    gaps=(date(2023, 5, 5), date(2023, 6, 23)),
)


def by_icalendar(one: CalendarEvent) -> bytes:
    event = Event()
    event.add("uid", one.uid)
    event.add("summary", vText(one.summary))
    event.add("description", one.description)
    event.add("dtstart", one.due)
    event.add("dtend", one.due + timedelta(days=1))
    event.add("dtstamp", STAMP)
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED")
    if one.recurs:
        event.add("recurrence-id", one.due)
    if one.recur:
        event.add("rrule", vRecur.from_ical(one.recur))
        event.add("exdate", list(one.gaps), parameters={"value": "DATE"})
    for days, lead in zip((3, 1), one.leads, strict=False):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"还有{days}个工作日到期：{one.summary}")
        alarm.add("trigger", lead)
        event.add_component(alarm)
    written: bytes = event.to_ical()
    return written


def test_a_series_and_its_exceptions_are_those_of_icalendar() -> None:
    lines = CalendarLines()
    for one in (
        WEEKLY,
        WEEKLY._replace(recur="", gaps=(), recurs=True, due=date(2023, 4, 7), leads=()),
    ):
        assert b"".join(one.lines(lines, STAMP)) == by_icalendar(one)
