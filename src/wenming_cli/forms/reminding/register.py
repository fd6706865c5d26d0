"""Who handed in (报送情况): the forms that were handed out, beside what came back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from wenming_cli.core.journal.register import Received
from wenming_cli.forms.form import IssuedForm
from wenming_cli.forms.reminding.returns import Outstanding
from wenming_cli.papers import chinese
from wenming_cli.papers.register.register import RegisterRow


class HandIn(NamedTuple):
    """What one department was asked in a period, and what it handed in."""

    form: IssuedForm
    """The form that was handed out last."""

    received: tuple[Received, ...] = ()
    """The files that came, in the order that they were handed in, also those that a corrected
    one has taken the place of."""

    earlier: Received | None = None
    """The last file that came on an earlier form, before this one was handed out."""

    @property
    def handed_on(self) -> date | None:
        """The day that it first came."""
        return self.received[0].receive.handed_on if self.received else None

    @property
    def filler(self) -> str:
        """Who filled in what came, of those files that say so, each once."""
        said = (one.receive.filler for one in self.received if one.receive.filler)
        return "、".join(dict.fromkeys(said))

    @property
    def wanting(self) -> int:
        """How many rows went back, and did not come again."""
        if not self.received:
            return 0
        last = self.received[-1].receive
        return len(last.back) or last.returned

    @property
    def back(self) -> tuple[str, ...]:
        """The codes of those rows, where the journal says them."""
        return self.received[-1].receive.back if self.received else ()

    @property
    def sent_back(self) -> int:
        """How many files had rows that went back; what the office has to settle is none."""
        return sum(one.went_back for one in self.received)

    def answered_by(self, number: str) -> bool:
        """Tell whether a form with this number is among what came."""
        return any(one.receive.form == number for one in self.received)

    def days_late(self, today: date) -> int:
        """Return how many days late it came, or is by now; 0 where no day was set."""
        due = self.form.due
        return max(0, ((self.handed_on or today) - due).days) if due else 0


def hand_ins(
    forms: Iterable[IssuedForm], register: Iterable[Received], depts: Sequence[str], *, period: str
) -> list[HandIn]:
    """Return what each department was asked in a period, and what came.

    Of several forms of a department the last one counts, and what came since it was handed out,
    also on an earlier one: that one was in their hands. What came on none of them does not count.

    Args:
        forms: all that were handed out.
        register: all files that were collected; what a person took back did not come.
        depts: the departments in the order of the plan; others follow.
        period: the key of the period.
    """
    of_dept: dict[str, list[IssuedForm]] = {}
    for form in sorted(forms, key=_recency):
        if form.period == period:
            of_dept.setdefault(form.dept, []).append(form)
    came = sorted((one for one in register if one.came), key=_arrival)
    places = {dept: n for n, dept in enumerate(depts)}
    return [
        _hand_in(several, came)
        for dept, several in sorted(
            of_dept.items(), key=lambda pair: places.get(pair[0], len(places))
        )
    ]


def _arrival(one: Received) -> tuple[date, str]:
    """Return what files are sorted by: when they came, then when they were collected."""
    return one.receive.handed_on, one.receive.id


def _hand_in(forms: Sequence[IssuedForm], came: Iterable[Received]) -> HandIn:
    """Return what a department was asked on several forms, and what of all that came is its."""
    numbers = [form.number for form in forms]  # each is a digest of a whole form
    last = forms[-1]
    mine = [one for one in came if one.receive.form in numbers]
    answers = [one for one in mine if _answers(one, last)]
    earlier = [one for one in mine if not _answers(one, last)]
    return HandIn(last, tuple(answers), earlier[-1] if earlier else None)


def _answers(one: Received, last: IssuedForm) -> bool:
    """Tell whether a file answers the last of its department's forms."""
    return one.receive.form == last.number or one.receive.handed_on > last.issued


def _recency(form: IssuedForm) -> tuple[date, date, str]:
    """Return what forms are sorted by; of one day the one that has more time is the later."""
    return form.issued, form.due or date.max, form.number


def outstanding(found: Iterable[HandIn]) -> list[Outstanding]:
    """Return the forms that are not in, or not whole."""
    return [
        Outstanding(one.form, returned=bool(one.received), rows=frozenset(one.back))
        for one in found
        if not one.received or one.wanting
    ]


def register_rows(found: Iterable[HandIn], today: date) -> list[RegisterRow]:
    """Return the rows of the register (报送登记)."""
    return [
        RegisterRow(
            one.form.dept,
            due=one.form.due,
            handed_on=one.handed_on,
            filler=one.filler,
            items=one.form.items,
            sent_back=one.sent_back,
            days_late=one.days_late(today),
            remark=_remark(one),
        )
        for one in found
    ]


def _remark(one: HandIn) -> str:
    if not one.received:
        came = one.earlier
        before = f"，{chinese.short_date(came.receive.handed_on)}报过先前下发的表" if came else ""
        return f"未报送{before}"
    last = one.received[-1].receive
    asked = dict.fromkeys(words for came in one.received for words in came.receive.requests)
    said = ["、".join(asked)] if asked else []
    if one.wanting:
        return "；".join([f"退回{one.wanting}行，尚未补正", *said])
    if one.sent_back:
        said.append(f"{chinese.short_date(last.handed_on)}补正")
    if last.form != one.form.number:
        said.append("按先前下发的表报送")
    return "；".join(said)
