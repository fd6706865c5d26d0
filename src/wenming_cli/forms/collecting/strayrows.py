"""What is said of a row that is given to no item: which form it is of, which rows it may be."""

from __future__ import annotations

from collections.abc import Iterable

from wenming_cli.core.dates.oneday import parse_date
from wenming_cli.core.numbers import parse_number
from wenming_cli.core.plan.plan import Item, Plan
from wenming_cli.errors import WenmingError
from wenming_cli.forms.columns import ColumnKey
from wenming_cli.forms.form import FormRow, IssuedForm, show_number
from wenming_cli.forms.reading.returned import ReturnedRow
from wenming_cli.forms.reading.rows import says_the_same
from wenming_cli.forms.remarks import Remark, remark, reword
from wenming_cli.message import M, Message, joined

_MOST_NAMED = 3


def say_stray(
    row: ReturnedRow, issued: IssuedForm, others: Iterable[IssuedForm], *, told: str, plan: Plan
) -> Remark:
    """Return why nothing of a row is taken, and what to do.

    Args:
        row: the row; `trouble` says what it is, in general.
        issued: the form that it came in.
        others: all forms that were handed out.
        told: its words.
        plan: the plan, which may have the work that is not in this form.
    """
    said = remark(row.trouble or "row-unknown", told=told)
    claimed = issued.row_of(row.claims) if row.claims else None
    if row.trouble == "row-new" and (item := _named_item(row, plan)):
        if time := _time_of(row, issued):
            return reword(remark("row-unknown"), *_of_a_time(item, time, told=told))
        return reword(remark("row-unknown"), *_of_the_plan(item, issued.dept, told=told))
    if row.stray:
        return reword(said, *_of_another(row, others))
    if row.fits:
        times = [one.when for code in row.fits if (one := issued.row_of(code))]
        return reword(said, *_without_time(times, told if row.claims else ""))
    if row.trouble == "row-unclear" and claimed and _bears_its_number(row, claimed):
        return reword(
            said,
            M(
                "this is other work than the row of this number in this form, as if it was pasted "
                "from the sheet of another office or plan; it says: {told}",
                told=told,
            ),
            M("write into the rows of this form; what belongs to another one, into that one"),
        )
    return said


def _named_item(row: ReturnedRow, plan: Plan) -> Item | None:
    """Return the leaf of the plan whose number a row bears; 2 alone may only count the rows."""
    try:
        item = plan.by_no.get(parse_number(row.text("label")))
    except WenmingError:
        return None
    if item is None or not plan.is_leaf(item):
        return None
    same = says_the_same("title", row.text("title"), item.title)
    return item if item.depth > 1 or same else None


def _time_of(row: ReturnedRow, issued: IssuedForm) -> FormRow | None:
    """Return the row of the week in which the day lies of one that somebody added himself."""
    try:
        year, week, _ = parse_date(row.text("due"), issued.issued.year).isocalendar()
    except WenmingError:
        return None
    key = f"{year}-W{week:02}"
    own = (one for one in issued.rows if one.occurrence.partition("#")[0] == key)
    return next((one for one in own if says_the_same("label", row.text("label"), one.label)), None)


def _of_a_time(item: Item, time: FormRow, *, told: str) -> tuple[Message, Message]:
    """Return what is said of a row that was added though its time has one."""
    values = {"no": item.label, "when": time.when, "told": told}
    return (
        M("{no} has a row for {when} on this sheet; it says: {told}", **values),
        M(
            "let it be written into that row, or record what is right: wenming note {no} TEXT",
            no=item.no,
        ),
    )


def _of_the_plan(item: Item, dept: str, *, told: str) -> tuple[Message, Message]:
    """Return what is said of work that the plan has and this form does not ask for."""
    if dept in item.lead or not item.lead:
        return (
            M("{no} is not asked for at this time; it says: {told}", no=item.label, told=told),
            M("record what is right: wenming note {no} TEXT", no=item.no),
        )
    lead = joined(item.lead)
    return (
        M("{no} is filled in by {lead}; it says: {told}", no=item.label, lead=lead, told=told),
        M("let {lead} write it on its own sheet, if it is not there yet", lead=lead),
    )


def _bears_its_number(row: ReturnedRow, claimed: FormRow) -> bool:
    keys: tuple[ColumnKey, ...] = ("label", "when")
    return all(
        not row.text(key) or says_the_same(key, row.text(key), getattr(claimed, key))
        for key in keys
    )


def _of_another(row: ReturnedRow, others: Iterable[IssuedForm]) -> tuple[Message, Message]:
    """Return what is said of a row whose code is of no row of the form."""
    for form in sorted(others, key=lambda one: one.issued, reverse=True):
        own = form.row_of(row.stray)
        if own is not None and says_the_same("title", row.text("title"), own.title):
            return (
                M(
                    "this row is of the sheet of {dept} ({number}), not of this one",
                    dept=form.dept,
                    number=show_number(form.number),
                ),
                M(
                    "let {dept} fill it in on its own sheet; a department's sheet takes its own "
                    "rows alone",
                    dept=form.dept,
                ),
            )
    return (
        M("this row ({code}) is of no form of this plan", code=row.stray),
        M(
            "it may have been pasted from the sheet of another office or plan: collect it there; "
            "if it is this plan's work, let it be written into the row of the form"
        ),
    )


def _without_time(times: list[str], told: str) -> tuple[Message, Message]:
    """Return what is said of a row of which 编号 alone is left."""
    message = M("only 编号 is left to know this row by, and its work is not what was handed out")
    if len(times) > 1:
        message = M(
            "only 编号 is left to know this row by, and {n} rows of the form have it: {which}",
            n=len(times),
            which="、".join([*times[:_MOST_NAMED], *["…"] * (len(times) > _MOST_NAMED)]),
        )
    if told:
        message = M("{message}; it says: {told}", message=message, told=told)
    return message, M("write it into the row that it belongs to, on the form as it was handed out")
