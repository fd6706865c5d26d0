"""What becomes of a row that came back: entries to record, remarks, conflicts, a request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.refold import refold
from wenming_cli.core.closing.late import tells_of
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.journal.reading import make_entry
from wenming_cli.forms.collecting.collection import Brought, Collecting, FormRowKey, RowOutcome
from wenming_cli.forms.collecting.comparison import Ours, compare_row, same_for_all
from wenming_cli.forms.collecting.rowmoves import (
    FormRequest,
    RowPlace,
    grant,
    is_granted,
    plan_requests,
    read_request,
    row_requests,
)
from wenming_cli.forms.collecting.said import (
    DONE,
    GOING_ON,
    TypedValues,
    base_of,
    ours_of,
    statement,
)
from wenming_cli.forms.columns import DENSE_PAGE, column_name
from wenming_cli.forms.form import FormRow, values_sum
from wenming_cli.forms.remarks import MISSING, Remark, remark
from wenming_cli.forms.rowwords import is_dense, row_now
from wenming_cli.message import M
from wenming_cli.papers import chinese

LATE_WHY = "科室迟报"
"""Why something is recorded only after its period was closed."""


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
        return RowOutcome(code, remarks=(_gone(issued),)), board
    item = place.state.item
    warnings, typed = _set_aside(place, issued, typed)
    said = statement(issued, typed)
    key = FormRowKey(collecting.number, code)
    row = _Row(board, collecting, place, key=key, issued=issued, typed=typed, said=said)
    outcome = row.judge() if said else RowOutcome(code)
    moved = _reassigned(place, collecting) if said else ()
    outcome = outcome._replace(item=item, warnings=(*warnings, *moved))
    return outcome, (row.after(outcome) if outcome.drafts else board)


def place_row(board: Board, collecting: Collecting, code: str) -> RowPlace | None:
    """Return where a row belongs; None if the plan has no such leaf, or it no such time."""
    parts = FormRow(row=code)
    item = board.plan.by_id.get(parts.item)
    if item is None or row_now(board, code) is None:
        return None
    state = board[item]
    one = state.occurrence(parts.occurrence)
    return RowPlace(state, one, period=collecting.period, today=collecting.today)


def _gone(issued: FormRow | None) -> Remark:
    if issued is None:
        return remark("row-unknown")
    return remark("item-closed", reason=M("it is no longer in the plan"))


def _set_aside(
    place: RowPlace, issued: FormRow, typed: TypedValues
) -> tuple[list[Remark], TypedValues]:
    """Set aside a percentage of something that is counted by its times, and say so."""
    percent = typed.get("percent")
    if place.state.form == "dated" or percent is None or percent == issued.percent:
        return [], typed
    rest: TypedValues = {column: said for column, said in typed.items() if column != "percent"}
    return [remark("percent-locked", "percent", percent=percent)], rest


def _reassigned(place: RowPlace, collecting: Collecting) -> Iterator[Remark]:
    lead = place.state.lead
    if lead and collecting.form.dept not in lead:
        yield remark("reassigned", lead=chinese.join_names(lead))


class _Row(NamedTuple):
    """One row that says something, and all that it is judged by."""

    board: Board
    collecting: Collecting
    place: RowPlace
    key: FormRowKey
    issued: FormRow
    typed: TypedValues
    said: Mapping[Any, str]

    @property
    def sum(self) -> str:
        """The digest of what was typed."""
        return values_sum(dict(self.said))

    @property
    def page(self) -> str:
        """The sheet that it stands on, where it is not the first one."""
        dense = is_dense(self.place.state) and self.place.one is not None
        return DENSE_PAGE if dense else ""

    @property
    def brought(self) -> Brought:
        """What forms brought before of this row."""
        return self.collecting.brought.get(self.key, Brought())

    def judge(self) -> RowOutcome:
        """Return what becomes of it."""
        code = self.key.row
        asked = read_request(code, self.place, said=self.said, typed=self.typed)
        if isinstance(asked, list):
            lacking = (one for one in self.say().remarks if one.code in MISSING)
            return RowOutcome(code, remarks=(*asked, *lacking))
        earlier = [fact for fact in self.brought.live if fact.via and fact.via.sum != self.sum]
        known = len(earlier) < len(self.brought.live)
        older = self.collecting.is_older(earlier) if earlier else None
        if older:
            return RowOutcome(code, older=True)
        if not known and self.collecting.seen and self.sum in self.brought.sums:
            return RowOutcome(code, taken_back=True)
        if earlier and (not known or older is False):
            return self.correct(earlier, asked, known=known)
        return self.with_request(RowOutcome(code) if known else self.say(), asked)

    def correct(
        self, earlier: Sequence[Fact], asked: FormRequest | None, *, known: bool
    ) -> RowOutcome:
        """Put what a later file says in the place of what an earlier one said.

        Args:
            earlier: the entries of the earlier file.
            asked: what the row asks for.
            known: whether what the later one says is recorded already, by a colleague.
        """
        since = self.recorded_since(earlier)
        if since is not None:
            conflicts = same_for_all(self.key.row, self.said.items(), since).conflicts
            return RowOutcome(self.key.row, conflicts=conflicts)
        item, gone = self.place.state.item, {fact.id for fact in earlier}
        facts = [fact for fact in self.place.state.facts if fact.id not in gone]
        board = refold(self.board, item, facts)
        place = place_row(board, self.collecting, self.key.row) or self.place
        own = self._replace(board=board, place=place)
        found = own.with_request(RowOutcome(self.key.row) if known else own.say(), asked)
        if found.stopped:
            return found
        back = tuple(self.taking_back(fact) for fact in earlier)
        return found._replace(drafts=(*back, *found.drafts))

    def recorded_since(self, earlier: Sequence[Fact]) -> Ours | None:
        """Return what was recorded of the same thing since, by hand or by another form."""
        last = max(fact.id for fact in earlier)
        later = [
            fact
            for fact in (self.place.one.facts if self.place.one else self.place.state.facts)
            if fact.corrects or not (fact.via and fact.via.form == self.key.form)
            if fact.id > last or fact in earlier
        ]
        if not later:
            return None
        words = later[-1].note or chinese.verb_words(later[-1].do)
        return Ours(words, later[-1].by, later[-1].at)

    def taking_back(self, fact: Fact) -> dict[str, Any]:
        """Return the fields of the entry that takes back what an earlier file said."""
        fields = {"do": "undo", "item": fact.item, "undoes": fact.id}
        return fields | ({"late_why": LATE_WHY} if self.is_late(fact) else {})

    def say(self) -> RowOutcome:
        """Return what is recorded where nothing was before."""
        code = self.key.row
        now = row_now(self.board, code) or self.issued
        base, told = base_of(self.issued), self.told()
        ours = ours_of(now, self.place.state, self.place.one, said=self.said)
        compared = compare_row(code, base, theirs=told, ours=ours)
        if compared.conflicts:
            return RowOutcome(code, conflicts=compared.conflicts)
        record = compared.record
        if lacking := tuple(self.lacking(record, ours)):
            return RowOutcome(code, remarks=lacking)
        requests = row_requests(self.place, record, self.typed, dense=is_dense(self.place.state))
        planned = plan_requests(self.board, self.place, requests)
        if planned.remark:
            return RowOutcome(code, remarks=(planned.remark,))
        named = self.typed.get("evidence") or ()
        files = tuple(named) if "evidence" in record else ()
        return RowOutcome(code, drafts=tuple(map(self.sign, planned.drafts)), evidence=files)

    def told(self) -> dict[Any, str]:
        """Return what it says of itself; what it asks for is told apart."""
        told = {column: text for column, text in self.said.items() if column not in ("to", "why")}
        if told.get("status", "").startswith("申请"):
            del told["status"]
        return told

    def lacking(self, record: Set[Any], ours: Mapping[Any, Ours]) -> Iterator[Remark]:
        """Yield what has to be said besides, and what no form takes back."""
        status = self.typed.get("status") if "status" in record else ""
        was = ours["status"].value
        finished = was == DONE and status == GOING_ON
        if status and (finished or status not in (DONE, GOING_ON)):
            yield remark("status-back", "status", status=was)
        if record == {"on"}:
            yield remark("note-missing", "note", heading=column_name("note", self.page))
        if status == DONE and is_dense(self.place.state):
            first = self.place.first_day
            if not self.typed.get("on") and first > self.place.today:
                yield remark("date-future", "status", day=first)
        elif status == DONE:
            yield from self.untold()

    def untold(self) -> Iterator[Remark]:
        """Yield what has to be said of something that was done."""
        if not self.typed.get("on"):
            yield remark("date-missing", "on")
        if not self.typed.get("note"):
            yield remark("note-missing", "note", heading=column_name("note", self.page))

    def with_request(self, outcome: RowOutcome, asked: FormRequest | None) -> RowOutcome:
        """Add what the row asks for, and what is recorded where that is approved."""
        if asked is None or outcome.stopped or is_granted(asked, self.place):
            return outcome
        verb = {fact.do for fact in self.brought.live if fact.via and fact.via.sum == self.sum}
        if asked.verb in verb:
            return outcome
        if asked.to is not None and asked.to < self.place.today:
            return RowOutcome(outcome.code, remarks=(remark("to-past", "to", day=asked.to),))
        request = grant(asked, self.place, self.collecting.approver)
        planned = plan_requests(self.board, self.place, iter([request]))
        if planned.remark:
            return RowOutcome(outcome.code, remarks=(planned.remark,))
        if asked.kind not in self.collecting.approved:
            return outcome._replace(request=asked)
        drafts = [self.sign(draft) for draft in planned.drafts]
        asked = asked._replace(approved=True)
        return outcome._replace(drafts=(*outcome.drafts, *drafts), request=asked)

    def sign(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields of an entry with who says it, by which row, and whether it is late."""
        by = str(self.typed.get("filler") or "") or self.collecting.by
        via = {"form": self.key.form, "row": self.key.row, "sum": self.sum}
        signed = {**fields, "by": by, "via": via}
        if by != self.collecting.collector:
            signed["typed_by"] = self.collecting.collector
        late = self.is_late(self.provisional(signed, 0))
        return signed | ({"late_why": LATE_WHY} if late else {})

    def is_late(self, fact: Fact) -> bool:
        """Tell whether the figures of a closed period would tell of a fact."""
        board = self.board
        return any(tells_of(fact, one.period, board.plan) for one in board.closed)

    def provisional(self, fields: Mapping[str, Any], n: int) -> Fact:
        """Return the entry that fields will make, with an id that sorts after all others."""
        head = {"id": f"{'f' * 12}-{n:08x}", "at": self.collecting.now}
        made = make_entry({**head, **fields})
        assert isinstance(made, Fact)  # noqa: S101  only drafts of facts are signed
        return made

    def after(self, outcome: RowOutcome) -> Board:
        """Return the board once the row is recorded."""
        gone = {draft["undoes"] for draft in outcome.drafts if draft["do"] == "undo"}
        new = [draft for draft in outcome.drafts if draft["do"] != "undo"]
        facts: Iterable[Fact] = (fact for fact in self.place.state.facts if fact.id not in gone)
        made = [self.provisional(draft, n) for n, draft in enumerate(new)]
        return refold(self.board, self.place.state.item, [*facts, *made])
