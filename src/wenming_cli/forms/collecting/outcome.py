"""What becomes of a row that came back: entries to record, remarks, conflicts, a request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.refold import refold
from wenming_cli.core.board.state import FINISHED, Occurrence
from wenming_cli.core.board.targets import is_amount, numbers_with
from wenming_cli.core.denial import find_denial, says_wholly_done, tells_of_nothing_done
from wenming_cli.core.journal.entries import number_of
from wenming_cli.forms.collecting.collection import Collecting, RowOutcome
from wenming_cli.forms.collecting.comparison import Conflict, Ours
from wenming_cli.forms.collecting.rowmoves import RowPlace, read_request
from wenming_cli.forms.collecting.said import (
    DONE,
    GOING_ON,
    TypedValues,
    base_of,
    statement,
    text_of,
)
from wenming_cli.forms.collecting.saying import MOST_NAMED, Saying, place_row, provisional
from wenming_cli.forms.collecting.union import (
    Known,
    ParkedCells,
    Union,
    cells_of,
    known_of,
    later,
    unite,
)
from wenming_cli.forms.columns import DENSE_PAGE, HELD, REQUESTS, ColumnKey, column_name
from wenming_cli.forms.form import FormRow
from wenming_cli.forms.remarks import LACKS, MISSING, Remark, remark, reword
from wenming_cli.forms.rowwords import clip, is_dense, row_now
from wenming_cli.message import M, Message
from wenming_cli.papers import chinese

_WHOLE = 100
"""完成进度% of what is done."""


def judge_row(
    board: Board, collecting: Collecting, code: str, typed: TypedValues
) -> tuple[RowOutcome, Board]:
    """Return what becomes of a row, and the board once it is recorded.

    Args:
        board: as things stand, with the rows before it.
        collecting: what it shares with the other rows of its form.
        code: of the row.
        typed: its typed values; files that it names are there.
    """
    issued = collecting.form.row_of(code)
    place = place_row(board, collecting, code) if issued else None
    if issued is None or place is None:
        silent = issued is not None and not statement(issued, typed)
        return RowOutcome(code, remarks=() if silent else (_gone(issued, board, typed),)), board
    item = place.state.item
    if typed.get("status") == "" and place.one is not None:
        return _not_held(place, code, statement(issued, typed)), board
    warnings, typed = _set_aside(place, issued, typed)
    said = statement(issued, typed)
    outcome = RowOutcome(code)
    if said:
        row = Saying(board, collecting, place, code=code, issued=issued, typed=typed, said=said)
        outcome = _judge(row)
        known = {one.code for one in outcome.remarks}
        if doubts := tuple(one for one in _half_done(said, typed) if one.code not in known):
            outcome = RowOutcome(code, remarks=(*outcome.remarks, *doubts))
        warnings += [
            *outcome.warnings,
            *_reassigned(place, collecting),
            *_another_day(place, typed),
            *([] if outcome.remarks else _status_left(place, said, outcome)),
            *([] if outcome.remarks else _doubtful(place, said, typed)),
            *_status_kept(place, collecting, typed, said=said),
            *_amounts_in_words(place, said),
        ]
    outcome = outcome._replace(item=item, warnings=tuple(warnings))
    return outcome, _after(board, place, outcome, collecting=collecting)


def _not_held(place: RowPlace, code: str, said: Mapping[ColumnKey, str]) -> RowOutcome:
    """Return what becomes of a row that says that nothing was held (否): nothing is recorded.

    What stands beside it is named. A form does not take back what is recorded as held.
    """
    item, one = place.state.item, place.one
    if one is not None and one.made_good:
        word = HELD if is_dense(place.state) else DONE
        return RowOutcome(code, item, remarks=(remark("status-back", "status", status=word),))
    words = "；".join(text for key, text in said.items() if key != "status" and text)
    told = (remark("not-held", "note", text=clip(words, MOST_NAMED)),) if words else ()
    return RowOutcome(code, item, warnings=told)


def _gone(issued: FormRow | None, board: Board, typed: TypedValues) -> Remark:
    """Return why nothing can be recorded for a row, with all that it says."""
    if issued is None:
        return remark("row-unknown")
    reason = _why_gone(issued, board)
    if said := {key: text for key, text in statement(issued, typed).items() if text}:
        named = (f"{column_name(key)}：{text}" for key, text in said.items())
        text = said["note"] if said.keys() == {"note"} else "；".join(named)
        reason = M("{reason}; the sheet says: {text}", reason=reason, text=text)
    return remark("item-closed", reason=reason)


def _why_gone(issued: FormRow, board: Board) -> Message:
    item = board.plan.by_id.get(issued.item)
    if item is None or not board.plan.is_leaf(item):
        return M("it is no longer in the plan")
    if row_now(board, issued.row) is None:
        return M("it is owed at other times now")
    return M("{no} is now '{title}'", no=item.no, title=item.title)


def _set_aside(
    place: RowPlace, issued: FormRow, typed: TypedValues
) -> tuple[list[Remark], TypedValues]:
    """Set aside a percentage of something that is counted by its times, and say so."""
    percent = typed.get("percent")
    if place.state.form == "dated" or percent is None or percent == issued.percent:
        return [], typed
    rest: TypedValues = {column: said for column, said in typed.items() if column != "percent"}
    return [remark("percent-locked", "percent", percent=percent)], rest


def _half_done(said: Mapping[ColumnKey, str], typed: TypedValues) -> Iterator[Remark]:
    """Yield that a row is done, and its percentage says that it is not."""
    if said.get("status") == DONE and "percent" in said and typed["percent"] != _WHOLE:
        yield remark("percent-done", "percent", percent=typed["percent"], status=DONE)


def _another_day(place: RowPlace, typed: TypedValues) -> Iterator[Remark]:
    """Yield that one time was held outside of its own days, or nearer to another festival."""
    on, one = typed.get("on"), place.one
    if not on or one is None or place.state.form == "dated":
        return
    first, last = one.period.first, one.period.last
    said = remark("another-day", "on", day=on, first=first, second=last)
    if not place.state.item.festivals:
        yield from [said] if on not in one.period else []
        return
    counted = [other for other in place.state.occurrences if other.counted]
    nearest = min(counted, key=lambda other: _from_day(other, on), default=one)
    if _from_day(nearest, on) < _from_day(one, on):
        nearer = M(
            "{day} is nearer to {other} than to {own}; it is taken all the same",
            day=on,
            other=nearest.period.name,
            own=one.period.name,
        )
        yield reword(said, nearer, said.hint)


def _from_day(one: Occurrence, on: date) -> int:
    """Return by how many days something was off the day of a festival, wherever that moved."""
    return abs(((one.planned or one.due) - on).days)


def _status_left(
    place: RowPlace, said: Mapping[ColumnKey, str], outcome: RowOutcome
) -> Iterator[Remark]:
    """Yield that a row tells of a time, and nobody says that it was held, or has begun."""
    if any(draft["do"] in ("done", "start") for draft in outcome.drafts):
        return
    one, form = place.one, place.state.form
    new = one is not None and one.status == "not_started" and form != "standing"
    tells = {"note", "people"} if new or is_dense(place.state) else {"on"}
    told = said.keys() & (tells | {"percent"} if new and form == "dated" else tells)
    if tells_of_nothing_done(said.get("note", "")):
        told -= {"note"}  # it says itself that it was not held
    if one and told and "status" not in said and not one.made_good:
        dense = is_dense(place.state)
        heading = column_name("status", DENSE_PAGE if dense else "")
        yield remark("status-left", "status", heading=heading, word=HELD if dense else DONE)


def _doubtful(
    place: RowPlace, said: Mapping[ColumnKey, str], typed: TypedValues
) -> Iterator[Remark]:
    """Yield that some words of a row do not go with what 办理情况 says, which counts."""
    note, status = said.get("note", ""), typed.get("status")
    denial = find_denial(note)
    if status == DONE and denial and not tells_of_nothing_done(note):
        word, no = HELD if is_dense(place.state) else DONE, place.state.item.no
        yield remark("note-doubts", "note", status=word, text=clip(denial, MOST_NAMED), no=no)
    if status == GOING_ON:
        whole = "percent" in said and typed["percent"] == _WHOLE
        text = f"{_WHOLE}%" if whole else note if says_wholly_done(note) else ""
        if text:
            column: ColumnKey = "percent" if whole else "note"
            told = clip(text, MOST_NAMED)
            yield remark("seems-done", column, status=status, text=told, word=DONE)


def _status_kept(
    place: RowPlace, collecting: Collecting, typed: TypedValues, *, said: Mapping[ColumnKey, str]
) -> Iterator[Remark]:
    """Yield that a copy corrects what an earlier one had as done, and does not say that it is.

    One that only adds a difficulty may be another person's.
    """
    done = [fact for fact in place.one.facts if fact.do == "done"] if place.one else []
    by_form = any(fact.via and fact.via.form == collecting.form.number for fact in done)
    now = cells_of(done[-1]) if done else {}
    columns: tuple[ColumnKey, ...] = ("on", "note")
    corrects = any(
        column in said and said[column] != text_of(now.get(column)) for column in columns
    )
    if place.one and place.one.made_good and by_form and corrects and "status" not in said:
        status = typed.get("status") or ""
        if status and status != DONE:
            no = place.state.item.no
            yield remark("status-kept", "status", status=status, word=DONE, no=no)


def _amounts_in_words(place: RowPlace, said: Mapping[ColumnKey, str]) -> Iterator[Remark]:
    """Yield the numbers of a note that a target asks for: a sheet has no column for them."""
    for target in place.state.item.target:
        found = numbers_with(target.unit, said.get("note", "")) if is_amount(target) else []
        if found:
            n = number_of(found[-1])
            text = f"{n}{target.unit}"
            no = place.state.item.no
            yield remark("amount-in-words", "note", text=text, n=n, no=no)


def _reassigned(place: RowPlace, collecting: Collecting) -> Iterator[Remark]:
    lead = place.state.lead
    if lead and collecting.form.dept not in lead:
        yield remark("reassigned", lead=chinese.join_names(lead))


def _judge(row: Saying) -> RowOutcome:
    """Return what becomes of a row that says something."""
    collecting, brought = row.collecting, row.brought
    asked = read_request(row.code, row.place, said=row.said, typed=row.typed)
    known = known_of(brought.live, brought.claims, collecting.parked.get(row.code))
    if _is_done_elsewhere(row, known):
        return RowOutcome(row.code, conflicts=(_against_done(row, known),))
    settled = frozenset(_settled(row, known))
    united = unite(known, row.told, row.typed, file=collecting.file, settled=settled)
    whole = row.united(united)
    if isinstance(asked, list):
        lacking = (one for one in whole.lacks(known) if one.code in MISSING)
        return RowOutcome(row.code, remarks=(*asked, *lacking))
    if united.unclear:
        return RowOutcome(row.code, conflicts=tuple(_unclear(row, known, united)), rival=True)
    recorded = {fact.via.sum for fact in brought.live if fact.via}
    unsaid = united.changed - known.claims.keys()
    if unsaid:  # an undo may have left only a part of it, or another form have said it
        unsaid &= whole.compare().record
    if not united.changed or (whole.sum in recorded and not unsaid):
        found = row.with_request(RowOutcome(row.code), asked)
    elif collecting.file.seen and not collecting.file.taken and whole.sum in brought.sums:
        found = RowOutcome(row.code, taken_back=True)
    else:
        found = whole.correct(known, united.changed, asked)
    if found.remarks and all(one.code in LACKS for one in found.remarks):
        found = found._replace(parked=ParkedCells(united.typed, united.claims))
    return found._replace(older=found.older or bool(united.outdone))


def _settled(row: Saying, known: Known) -> Iterator[ColumnKey]:
    """Yield the columns in which it was settled before that this file does not count.

    Somebody has chosen another one, or it was recorded and something else came in its place since.
    """
    collecting, brought = row.collecting, row.brought
    file = collecting.file
    by_hand = any(fact.corrects and fact.id > file.noted for fact in known.facts)
    recorded = file.seen and (by_hand or row.sum in brought.sums)
    before = brought.told.get(file.digest, frozenset()) if file.seen else frozenset[str]()
    for column in row.told:
        chosen = known.claims[column].file if column in known.claims else ""
        if (
            recorded
            or column in before
            or file.digest in collecting.over.get(chosen, ())
            or (row.code, column) in collecting.beaten
        ):
            yield column


def _is_done_elsewhere(row: Saying, known: Known) -> bool:
    """Tell whether a row asks for something that another copy reports as done.

    It is so only where nobody knows which copy is the later, and nobody has said which one counts.
    """
    file, done = row.collecting.file, known.claims.get("status")
    if done is None or file.taken or row.typed.get("status") not in REQUESTS:
        return False
    finished = row.place.state.status in FINISHED
    return finished and done.file != file.digest and later(file.saved, done.saved) is None


def _against_done(row: Saying, known: Known) -> Conflict:
    last = known.facts[-1]
    base = base_of(row.issued).get("status", "")
    ours = Ours(text_of(known.typed.get("status")), last.by, last.at)
    return Conflict(row.code, "status", base=base, theirs=row.said["status"], ours=ours)


def _unclear(row: Saying, known: Known, united: Union) -> Iterator[Conflict]:
    """Yield the cells in which an earlier file says otherwise, and neither is the later one."""
    base, last = base_of(row.issued), known.facts[-1]
    for column in sorted(united.unclear):
        ours = Ours(text_of(known.typed.get(column)), last.by, last.at)
        before = base.get(column, "")
        yield Conflict(row.code, column, base=before, theirs=row.said[column], ours=ours)


def _after(board: Board, place: RowPlace, outcome: RowOutcome, collecting: Collecting) -> Board:
    """Return the board once a row is recorded."""
    if not outcome.drafts:
        return board
    gone = {draft["undoes"] for draft in outcome.drafts if draft["do"] == "undo"}
    new = [draft for draft in outcome.drafts if draft["do"] != "undo"]
    facts = [fact for fact in place.state.facts if fact.id not in gone]
    facts += [provisional(draft, collecting.now, n) for n, draft in enumerate(new)]
    return refold(board, place.state.item, facts)
