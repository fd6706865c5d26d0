"""Who handed in (报送情况): the forms that were handed out, beside what came back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from wenming_cli.core.journal.planentries import Receive
from wenming_cli.forms.form import IssuedForm
from wenming_cli.forms.reminding.returns import Outstanding
from wenming_cli.papers import chinese
from wenming_cli.papers.register.register import RegisterRow


class HandIn(NamedTuple):
    """What one department was asked in a period, and what it handed in."""

    form: IssuedForm
    """The form that was handed out last."""

    received: tuple[Receive, ...] = ()
    """What came, in the order that it was handed in."""

    @property
    def handed_on(self) -> date | None:
        """The day that it first came."""
        return self.received[0].handed_on if self.received else None

    @property
    def waits(self) -> bool:
        """Whether rows of what came last went back, and did not come again."""
        return bool(self.received) and not self.received[-1].is_whole

    @property
    def sent_back(self) -> int:
        """How often rows went back."""
        return sum(not one.is_whole for one in self.received)

    def days_late(self, today: date) -> int:
        """Return how many days late it came, or is by now; 0 where no day was set."""
        due = self.form.due
        return max(0, ((self.handed_on or today) - due).days) if due else 0


def hand_ins(
    forms: Iterable[IssuedForm], received: Iterable[Receive], depts: Sequence[str], *, period: str
) -> list[HandIn]:
    """Return what each department was asked in a period, and what came.

    Of several forms of a department the last one counts, and what came since it was handed out,
    also on an earlier one: that one was in their hands. What came on none of them does not count.

    Args:
        forms: all that were handed out.
        received: all that came.
        depts: the departments in the order of the plan; others follow.
        period: the key of the period.
    """
    of_dept: dict[str, list[IssuedForm]] = {}
    for form in sorted(forms, key=_recency):
        if form.period == period:
            of_dept.setdefault(form.dept, []).append(form)
    came = sorted(received, key=lambda one: (one.handed_on, one.id))
    places = {dept: n for n, dept in enumerate(depts)}
    return [
        HandIn(several[-1], tuple(one for one in came if _answers(one, several)))
        for dept, several in sorted(
            of_dept.items(), key=lambda pair: places.get(pair[0], len(places))
        )
    ]


def _answers(one: Receive, forms: Sequence[IssuedForm]) -> bool:
    """Tell whether what came answers the last of a department's forms."""
    last = forms[-1]
    earlier = one.form in {form.number for form in forms} and one.handed_on >= last.issued
    return one.form == last.number or earlier


def _recency(form: IssuedForm) -> tuple[date, date, str]:
    """Return what forms are sorted by; of one day the one that has more time is the later."""
    return form.issued, form.due or date.max, form.number


def outstanding(found: Iterable[HandIn]) -> list[Outstanding]:
    """Return the forms that are not in, or not whole."""
    return [
        Outstanding(one.form, returned=bool(one.received))
        for one in found
        if not one.received or one.waits
    ]


def register_rows(found: Iterable[HandIn], today: date) -> list[RegisterRow]:
    """Return the rows of the register (报送登记)."""
    return [
        RegisterRow(
            one.form.dept,
            due=one.form.due,
            handed_on=one.handed_on,
            filler=next((came.filler for came in reversed(one.received) if came.filler), ""),
            items=one.form.items,
            sent_back=one.sent_back,
            days_late=one.days_late(today),
            remark=_remark(one),
        )
        for one in found
    ]


def _remark(one: HandIn) -> str:
    if not one.received:
        return "未报送"
    last = one.received[-1]
    if one.waits:
        return f"退回{last.returned}行，尚未补正" if last.returned else "有退回，尚未补正"
    said = []
    if one.sent_back:
        said.append(f"{chinese.short_date(last.handed_on)}补正")
    if last.form != one.form.number:
        said.append("按先前下发的表报送")
    return "；".join(said)
