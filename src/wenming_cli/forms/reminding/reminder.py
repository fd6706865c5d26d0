"""What one department is told, as a value and as a text to paste."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.select import did_you_mean
from wenming_cli.core.periods import Period, days_after, span
from wenming_cli.core.plan.ownerwords import named_by, without_owners
from wenming_cli.core.plan.plan import Item
from wenming_cli.core.plan.workdays import first_workday
from wenming_cli.core.running import one_line
from wenming_cli.errors import Usage
from wenming_cli.forms.form import IssuedForm, show_number
from wenming_cli.forms.rowwords import clip
from wenming_cli.message import M, joined
from wenming_cli.papers import chinese

About = Literal["report", "soon", "late"]
ABOUT_WORDS: Mapping[About, str] = {"report": "报送", "soon": "临期", "late": "逾期"}
"""What a reminder is about, as people and papers call it."""

_HEADS: Mapping[About, str] = {"report": "催报", "soon": "临期提醒", "late": "催办"}

MOST = 600
"""Characters of a text: a longer one is folded by WeChat, and nobody opens it."""

_MOST_OF_TITLE = 40
_MOST_OF_NAME = 30


class Matter(NamedTuple):
    """One item that a reminder names (事项)."""

    item: Item
    periods: tuple[str, ...] = ()
    """The keys of the occurrences that it is about; none where it is owed once."""

    due: date | None = None
    """Until when (时限); None where no single day is meant."""

    times: str = ""
    """Of what (第三季度、7月); empty where it is owed once."""

    why: str = ""
    """How it stands: 逾期12天, 还有5天."""

    @property
    def name(self) -> str:
        """Its number and title as the document has them, cut where they are long."""
        title = without_owners(self.item.title, named_by(self.item)) or self.item.title
        return f"{self.item.label} {_clip_line(title, _MOST_OF_TITLE)}"

    def line(self, n: int, today: date) -> str:
        """Return it as a line of a text: `1. 三（一）3 加强培训（11月30日前，逾期12天）`."""
        until = f"{say_day(self.due, today)}前" if self.due else ""
        said = "，".join(
            text for text in (_clip_line(self.times, _MOST_OF_NAME), until, self.why) if text
        )
        return f"{n}. {self.name}" + (f"（{said}）" if said else "")


class Reminder(NamedTuple):
    """What one department is to be told."""

    about: About
    dept: str
    opening: str
    """What is wanting, in one sentence."""

    matters: tuple[Matter, ...]
    closing: str
    """What is to be done, by when."""

    sent: date
    """The day that it is sent."""

    form: IssuedForm | None = None
    """Of 报送: the form that is not in."""

    days_late: int = 0
    """Of 报送: days since it should have been in."""

    @property
    def text(self) -> str:
        """The text to paste, at most `MOST` characters; of a long list it has the beginning."""
        head = f"【{_HEADS[self.about]}】{_clip_line(self.dept, _MOST_OF_NAME)}：{self.opening}"
        count = f"涉及{len(self.matters)}项："
        lines = self.lines(MOST - len(head) - len(count) - len(self.closing) - 3)
        return "\n".join([head, count, *lines, self.closing])

    def remark(self, matter: Matter) -> str:
        """Return what the journal says of one matter: `逾期：干部科，逾期12天`."""
        said = [self.dept]
        if self.form is not None:
            said.append(show_number(self.form.number))
            said += [f"已逾期{self.days_late}天"] if self.days_late else []
        else:
            said += [text for text in (matter.times, matter.why) if text]
        return f"{ABOUT_WORDS[self.about]}：{'，'.join(said)}"

    def lines(self, room: int) -> list[str]:
        """Return a line for each matter; what has no room is counted in the last line."""
        lines = [matter.line(n, self.sent) for n, matter in enumerate(self.matters, start=1)]
        if sum(len(line) + 1 for line in lines) <= room:
            return lines
        rest = f"……等{len(lines)}项"
        kept: list[str] = []
        room -= len(rest)
        for line in lines:
            room -= len(line) + 1
            if room < 0:
                break
            kept.append(line)
        return [*kept, rest]


class Reminders(NamedTuple):
    """The reminders of one kind, a department each."""

    texts: tuple[Reminder, ...] = ()
    unassigned: tuple[Matter, ...] = ()
    """What is wanting and has no lead: nobody can be told, so the clerk is."""


class Reminded(NamedTuple):
    """What departments are to be told of one thing."""

    board: Board
    about: About
    period: Period | None
    """Of what period; None for the whole plan."""

    texts: Sequence[Reminder]
    unassigned: Sequence[Matter] = ()
    """What is wanting and has no lead."""

    named: Sequence[str] = ()
    """Those that were asked about by name; none where all were."""


def read_about(text: str) -> About:
    """Read what to remind of: `报送`, or in English `report`.

    Raises:
        Usage: it is none of the three.
    """
    for about, word in ABOUT_WORDS.items():
        if text.strip() == word or text.strip().lower() == about:
            return about
    near = did_you_mean(text, [*ABOUT_WORDS.values(), *ABOUT_WORDS])
    raise Usage(
        M("nobody can be reminded of '{name}'", name=text),
        near or M("write one of {words}", words=joined(ABOUT_WORDS.values())),
    )


def _clip_line(text: str, most: int) -> str:
    return clip(one_line(text), most)


def say_day(day: date, today: date) -> str:
    """Return `10月8日`, with its year where that is not today's."""
    return chinese.short_date(day) if day.year == today.year else chinese.full_date(day)


def say_end(day: date, today: date) -> str:
    """Return the end of a working day: 今日下班, 10月9日下班."""
    return f"{'今日' if day == today else say_day(day, today)}下班"


def answer_day(board: Board, today: date) -> date:
    """Return the day by which an answer can be asked for: today, or the next working day."""
    month = span(today, days_after(today, 30))
    return first_workday(month, today, board.plan.calendar) or today
