"""What is wrong with a cell or a row that came back (校验意见): every code, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from wenming_cli.forms.columns import ColumnKey
from wenming_cli.message import M, Message

WarningCode = Literal[
    "evidence-empty",
    "text-long",
    "percent-locked",
    "not-held",
    "status-left",
    "status-kept",
    "note-doubts",
    "seems-done",
    "another-day",
    "amount-in-words",
    "decided",
    "request-doubtful",
    "reassigned",
    "locked-changed",
    "summary-filled",
]
"""What is taken all the same, and told."""

RemarkCode = Literal[
    WarningCode,
    "row-unknown",
    "row-new",
    "row-twice",
    "row-unclear",
    "item-closed",
    "row-refused",
    "date-unclear",
    "date-cut",
    "date-weekday",
    "date-future",
    "date-outside",
    "number-unclear",
    "number-negative",
    "percent-unclear",
    "percent-outside",
    "percent-done",
    "cells-merged",
    "status-unknown",
    "steps-unclear",
    "steps-none",
    "wrong-cell",
    "empty-words",
    "as-above",
    "formula-without-value",
    "error-value",
    "text-endless",
    "note-missing",
    "held-missing",
    "held-unsaid",
    "note-denies",
    "date-missing",
    "why-missing",
    "to-missing",
    "evidence-missing",
    "tick-unclear",
    "evidence-shared",
    "date-order",
    "to-early",
    "to-past",
    "status-back",
    "no-deadline",
    "request-missing",
]


MOST_REMARKS = 3
"""How many things are told of one row; more of them nobody reads."""


class Doubt(NamedTuple):
    """Why a cell is not understood."""

    code: RemarkCode
    values: Mapping[str, object] = {}


class Remark(NamedTuple):
    """One thing that a department is told about its row."""

    code: RemarkCode
    message: Message
    hint: Message
    column: ColumnKey | None = None
    """The column whose cell has to be mended; None where it is the whole row."""

    at: str = ""
    """Where that cell stands: `填报!J5`."""

    warning: bool = False
    """Whether the cell is taken all the same; a warning never sends a row back."""


def remark(
    code: RemarkCode,
    column: ColumnKey | None = None,
    *,
    at: str = "",
    **values: object,
) -> Remark:
    """Return the remark of a code, with the values that its text names."""
    message, hint = _WORDS[code]
    said = message._replace(values=values), hint._replace(values=values)
    return Remark(code, *said, column, at, warning=code in _WARNINGS)


def reword(said: Remark, message: Message, hint: Message) -> Remark:
    """Return a remark that says more than its code does."""
    return said._replace(message=message, hint=hint)


def say_refusal(code: RemarkCode, message: Message, column: ColumnKey) -> Remark:
    """Return the remark of a row that may not be recorded so, in the words of the refusal."""
    return remark(code, column)._replace(message=message)


_WARNINGS = frozenset(get_args(WarningCode))

MISSING = frozenset({"date-missing", "note-missing", "why-missing", "to-missing"})
"""What a row lacks besides what is wrong with its cells."""

LACKS = frozenset({"date-missing", "note-missing", "held-missing", "held-unsaid"})
"""What another file of the same form may say, so that nothing has to go back."""

_WORDS: Mapping[RemarkCode, tuple[Message, Message]] = {
    "row-unknown": (
        M("it is not known which item this row belongs to"),
        M("fill in the row of the form that was handed out"),
    ),
    "row-new": (
        M("this work is not in the form that was handed out"),
        M("ask the office, which adds new work to the plan"),
    ),
    "row-twice": (
        M("this row stands in the form twice, and says different things: {told}"),
        M("write down what counts"),
    ),
    "row-unclear": (
        M("number and period of this row are not those that it went out with; it says: {told}"),
        M("write it into the row that it belongs to, without moving or sorting single columns"),
    ),
    "item-closed": (
        M("the office has changed this item since: {reason}"),
        M("ask the office"),
    ),
    "row-refused": (
        M("this cannot be recorded: {reason}"),
        M("ask the office"),
    ),
    "date-unclear": (
        M("'{text}' names no single day"),
        M("write the day as {year}-09-05"),
    ),
    "date-cut": (
        M("'{text}' may be {first} or {second}: spreadsheets cut the zero off"),
        M("write the day as {year}-09-05"),
    ),
    "date-weekday": (
        M("'{text}': the day and the day of the week do not agree"),
        M("write the day as {year}-09-05"),
    ),
    "date-future": (
        M("{day} is still to come"),
        M("write the day on which it was done"),
    ),
    "date-outside": (
        M("{day} is not in the plan's year"),
        M("check the year, and write the day as {year}-09-05"),
    ),
    "number-unclear": (
        M("'{text}' is not one whole number"),
        M("write digits alone, such as 50"),
    ),
    "number-negative": (
        M("'{text}' is less than nothing"),
        M("write digits alone, such as 50"),
    ),
    "percent-unclear": (
        M("'{text}' may be a percentage or a share of the whole"),
        M("write a whole number from 0 to 100, such as 85"),
    ),
    "percent-outside": (
        M("'{text}' is no whole number from 0 to 100"),
        M("write a whole number from 0 to 100, such as 85"),
    ),
    "percent-done": (
        M("it is {status}, and 完成进度% says {percent}"),
        M("choose 进行中 if it is not done; if it is, write 100 or leave 完成进度% blank"),
    ),
    "cells-merged": (
        M("this cell was merged with those of other rows: '{text}'"),
        M("write into each row what is meant for it"),
    ),
    "status-unknown": (
        M("'{text}' is none of the states of the list"),
        M("choose one of the list: {words}"),
    ),
    "steps-unclear": (
        M("'{text}' are not numbers of the material"),
        M("write the numbers that stand before the material, from 1 to {most}, or 全"),
    ),
    "steps-none": (
        M("'{text}': this row asks for no material"),
        M("leave this cell blank; name the files that you have in 佐证材料"),
    ),
    "wrong-cell": (
        M("'{text}' is not what {heading} asks for"),
        M("write {heading} here, and '{text}' where it belongs"),
    ),
    "as-above": (
        M("'{text}' says nothing by itself"),
        M("write out here what is meant"),
    ),
    "empty-words": (
        M("'{text}' does not say what was done"),
        M("write what was done, with figures; blank only where it is not 已完成"),
    ),
    "formula-without-value": (
        M("there is a formula here, and its result is not in the file"),
        M("write the result itself"),
    ),
    "error-value": (
        M("there is an error in this cell: {text}"),
        M("write the value itself"),
    ),
    "text-endless": (
        M("this is as long as a cell of a spreadsheet can be, and its end may be lost"),
        M("say it in at most 500 characters, and send the whole text as a file of its own"),
    ),
    "note-missing": (
        M("it does not say what was done"),
        M("write it into {heading}, with figures"),
    ),
    "held-missing": (
        M("it has a day, and does not say that it was held"),
        M("choose √ in 是否开展 if it was, else empty the day"),
    ),
    "held-unsaid": (
        M("{n} people took part, and {heading} does not say that it was held"),
        M("if it was held, choose {word}; if not, empty 参与人次"),
    ),
    "note-denies": (
        M("it is {status}, and its words say that it was not held, or is still to come: '{text}'"),
        M("if it was held, write what was done; if not, do not choose {status}"),
    ),
    "date-missing": (
        M("the day on which it was done is missing"),
        M("write the day as {year}-09-05"),
    ),
    "why-missing": (
        M("the reason is missing"),
        M("write it into 原因"),
    ),
    "to-missing": (
        M("the day to which it is to be put off is missing"),
        M("write it into 拟延期至, as {year}-12-20"),
    ),
    "evidence-missing": (
        M("{file} did not come with the form"),
        M("send the file together with the form, under the same name"),
    ),
    "evidence-empty": (
        M("{file} is empty (0 bytes), so it proves nothing; it is taken all the same"),
        M("save it from the chat once more, and attach that: wenming attach"),
    ),
    "tick-unclear": (
        M("'{text}' is what a tick box writes, and no words"),
        M("write it in words, or leave the cell blank"),
    ),
    "evidence-shared": (
        M("{file} is named by {others} too, and only one file of that name came"),
        M("give the file a name of its own, such as with the department's, and send it again"),
    ),
    "text-long": (
        M("it has {n} characters, more than 500; it is taken whole"),
        M("say it in fewer words next time"),
    ),
    "date-order": (
        M("something later is recorded of this item already"),
        M("check the day; if it is right, ask the office"),
    ),
    "to-early": (
        M("this is not later than the deadline"),
        M("write a later day; if the deadline has been put off already, ask the office"),
    ),
    "to-past": (
        M("{day} is past already"),
        M("write a day still to come; if it is done, choose 已完成"),
    ),
    "status-back": (
        M("it is recorded as {status} already, and a form does not take that back"),
        M("choose {status} again; if it is not so, ask the office"),
    ),
    "no-deadline": (
        M("this is owed again and again, and has no one deadline to put off"),
        M("write what stands in the way into 存在问题; if a time falls away, tell the office"),
    ),
    "request-missing": (
        M("a new deadline or a reason is written, and 办理情况 does not ask for anything"),
        M("choose 申请延期, 申请暂缓 or 申请取消 in 办理情况, or leave these cells blank"),
    ),
    "percent-locked": (
        M("{percent}% is not taken: this work is counted by its times"),
        M("leave 完成进度% blank here"),
    ),
    "not-held": (
        M("'{text}': it did not take place, and nothing is recorded"),
        M("if it was made up for, choose √ and write the day"),
    ),
    "status-left": (
        M("words, and {heading} does not say that it was held: noted, not counted as held"),
        M("if it is done, choose {word} and send the row again"),
    ),
    "status-kept": (
        M("it says {status}, and an earlier copy of this sheet {word}: it stays {word}"),
        M("if it is not done, take the entry back: wenming undo ENTRY (wenming log {no} shows it)"),
    ),
    "note-doubts": (
        M("it is {status}, and its words also say '{text}': it is taken as {status}"),
        M(
            "ask the department; if it was not held, take the entry back: wenming undo ENTRY "
            "(wenming log {no} shows it)"
        ),
    ),
    "seems-done": (
        M("it is {status}, and '{text}' says that it is done: it is taken as {status}"),
        M("if it is done, choose {word} and send the row again"),
    ),
    "amount-in-words": (
        M("{text} stands in words alone, and is not added to what the target counts"),
        M("once it is recorded: wenming fix ID --amount {n} (wenming log {no} shows the ID)"),
    ),
    "decided": (
        M("the office has decided on this ({on}); {asked}, '{why}', does not wait any more"),
        M("if it is granted too: {command}; a sheet that is saved after {on} can ask for it again"),
    ),
    "request-doubtful": (
        M("a later copy asks for nothing here and says {told}: {kind} is not approved with others"),
        M("ask the department whether it still stands; if it does: {command}"),
    ),
    "another-day": (
        M("{day} is not within {first} to {second}; it is taken all the same"),
        M("check the day; if it is wrong, send the row again with the right one"),
    ),
    "reassigned": (
        M("this item belongs to {lead} now; it is recorded all the same"),
        M("ask {lead} next time"),
    ),
    "summary-filled": (
        M("{heading} of the row for all times says '{text}', which is not taken"),
        M("each time has a row of its own on the sheet {sheet}: fill it in there"),
    ),
    "locked-changed": (
        M("{heading} was changed to '{text}'; a form does not change that"),
        M("write it into 本期进展, or ask the office to change the plan"),
    ),
}
