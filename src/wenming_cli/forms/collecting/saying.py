"""What a row says, and the entries that it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.board.refold import refold
from wenming_cli.core.closing.late import tells_of
from wenming_cli.core.denial import tells_of_nothing_done
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.journal.joined import CellClaim, FormRowKey
from wenming_cli.core.journal.reading import make_entry
from wenming_cli.forms.collecting.collection import Brought, Collecting, RowOutcome
from wenming_cli.forms.collecting.comparison import Compared, Ours, compare_row, same_for_all
from wenming_cli.forms.collecting.rowmoves import (
    FormRequest,
    RowPlace,
    command_of,
    find_decision,
    grant,
    is_granted,
    plan_requests,
    row_requests,
    say_decided,
)
from wenming_cli.forms.collecting.said import (
    DONE,
    GOING_ON,
    TypedValues,
    base_of,
    ours_of,
    tell_cells,
    text_of,
)
from wenming_cli.forms.collecting.union import (
    Claims,
    Known,
    Union,
    cells_of,
    is_attached,
    is_behind,
    known_of,
)
from wenming_cli.forms.columns import (
    ASKING,
    DENSE_PAGE,
    HELD,
    REQUESTS,
    ColumnKey,
    column_name,
)
from wenming_cli.forms.form import FormRow, values_sum
from wenming_cli.forms.remarks import Remark, RemarkCode, remark
from wenming_cli.forms.rowwords import clip, is_dense, row_now, row_stands
from wenming_cli.message import M
from wenming_cli.papers import chinese

MOST_NAMED = 40
"""Characters of a row's words that a remark shows."""

LATE_WHY = "科室迟报"
"""Why something is recorded only after its period was closed."""


def place_row(board: Board, collecting: Collecting, code: str) -> RowPlace | None:
    """Return where a row belongs; None if the plan has no such leaf, or it no such time."""
    parts = FormRow(row=code)
    item = board.plan.by_id.get(parts.item)
    issued = collecting.form.row_of(code)
    if item is None or issued is None or not row_stands(board, issued):
        return None
    state = board[item]
    one = state.occurrence(parts.occurrence)
    return RowPlace(state, one, period=collecting.period, today=collecting.today)


def provisional(fields: Mapping[str, Any], now: datetime, n: int) -> Fact:
    """Return the entry that fields will make, with an id that sorts after all others."""
    made = make_entry({"id": f"{'f' * 12}-{n:08x}", "at": now, **fields})
    assert isinstance(made, Fact)  # noqa: S101  only drafts of facts are signed
    return made


class Saying(NamedTuple):
    """One row that says something, and all that it is judged by."""

    board: Board
    collecting: Collecting
    place: RowPlace
    code: str
    issued: FormRow
    typed: TypedValues
    said: Mapping[Any, str]
    claims: Claims = MappingProxyType({})
    """Which files say its columns."""

    @property
    def sum(self) -> str:
        """The digest of what is said."""
        return values_sum({**self.said})

    @property
    def brought(self) -> Brought:
        """What forms brought before of this row."""
        key = FormRowKey(self.collecting.number, self.code)
        return self.collecting.brought.get(key, Brought())

    @property
    def told(self) -> dict[ColumnKey, str]:
        """What it says of itself; what it asks for is told apart."""
        told = {column: text for column, text in self.said.items() if column not in ASKING}
        if told.get("status") in REQUESTS:
            del told["status"]
        return told

    def united(self, union: Union) -> Saying:
        """Return the row with what other files said of it."""
        asked = {
            column: text
            for column, text in self.said.items()
            if column in ASKING or text in REQUESTS
        }
        typed: TypedValues = {**union.typed, "filler": self.typed.get("filler")}
        return self._replace(typed=typed, said={**union.said, **asked}, claims=union.claims)

    def correct(
        self, known: Known, changed: Set[ColumnKey], asked: FormRequest | None
    ) -> RowOutcome:
        """Record it, in the place of what other files said.

        Args:
            known: what they said.
            changed: the columns that are new, or said in another way.
            asked: what the row asks for.
        """
        since = self.recorded_since(known.facts) if known.facts else None
        if since is not None:
            return RowOutcome(self.code, conflicts=self._against(since, known, changed).conflicts)
        own = self.without(known.facts) if known.facts else self
        compared = own.compare()
        if known.facts and not (compared.conflicts or compared.record & changed):
            return self.with_request(RowOutcome(self.code), asked)
        found = own.with_request(own.say(compared, known), asked)
        if found.stopped or not known.facts:
            return found
        via = {"via": self.via(compared.record)} if found.drafts else {}
        back = tuple(self.taking_back(fact) | via for fact in known.facts)
        return found._replace(drafts=(*back, *found.drafts))

    def lacks(self, known: Known) -> Sequence[Remark]:
        """Return why nothing of it could be recorded, in the place of what other files said."""
        own = self.without(known.facts) if known.facts else self
        return own.say(own.compare(), known).remarks

    def without(self, facts: Sequence[Fact]) -> Saying:
        """Return the row on a board on which some entries do not count."""
        gone = {fact.id for fact in facts}
        left = [fact for fact in self.place.state.facts if fact.id not in gone]
        board = refold(self.board, self.place.state.item, left)
        place = place_row(board, self.collecting, self.code) or self.place
        return self._replace(board=board, place=place)

    def _against(self, since: Fact, known: Known, changed: Set[ColumnKey]) -> Compared:
        """Return that what is changed, and not as one fact has it, is in conflict with that.

        Where it is, that fact counts beside what was reported: then both values are named.
        """
        ours = {column: text_of(value) for column, value in cells_of(since).items()}
        told = {column: text for column, text in self.told.items() if column in changed}
        apart = {column: text for column, text in told.items() if text != ours.get(column)}
        if not apart:
            ours |= {
                column: str(
                    M(
                        "{reported}, and {other} besides",
                        reported=text_of(known.typed.get(column)) or "—",
                        other=ours[column],
                    )
                )
                for column in told
            }
        return same_for_all(
            self.code,
            base_of(self.issued),
            theirs=apart or told,
            ours={column: Ours(text, since.by, since.at) for column, text in ours.items()},
            other=Ours(since.note or str(chinese.verb_words(since.do)), since.by, since.at),
        )

    def recorded_since(self, earlier: Sequence[Fact]) -> Fact | None:
        """Return what was recorded of the same thing since, by hand or by another form."""
        last = max(fact.id for fact in earlier)
        later = [
            fact
            for fact in (self.place.one.facts if self.place.one else self.place.state.facts)
            if fact.corrects or not (fact.via and fact.via.form == self.collecting.number)
            if fact.id > last or fact in earlier
        ]
        return later[-1] if later else None

    def taking_back(self, fact: Fact) -> dict[str, Any]:
        """Return the fields of the entry that takes back what an earlier file said."""
        fields = {"do": "undo", "item": fact.item, "undoes": fact.id}
        return fields | ({"late_why": LATE_WHY} if self.is_late(fact) else {})

    def compare(self) -> Compared:
        """Compare its cells with what was issued and what is recorded."""
        return compare_row(self.code, base_of(self.issued), theirs=self.told, ours=self.ours())

    def ours(self) -> dict[ColumnKey, Ours]:
        """Return what the journal says of its cells."""
        now = row_now(self.board, self.code) or self.issued
        return ours_of(now, self.place.state, self.place.one, said=self.said)

    def say(self, compared: Compared, known: Known) -> RowOutcome:
        """Return what is recorded of it."""
        if compared.conflicts:
            return RowOutcome(self.code, conflicts=compared.conflicts)
        record = compared.record
        if lacking := tuple(self.lacking(record)):
            return RowOutcome(self.code, remarks=lacking)
        requests = row_requests(self.place, record, self.typed, dense=is_dense(self.place.state))
        planned = plan_requests(self.board, self.place, requests)
        if planned.remark:
            return RowOutcome(self.code, remarks=(planned.remark,))
        named = self.typed.get("evidence") or () if "evidence" in record else ()
        files = tuple(name for name in named if not is_attached(name, known.files))
        drafts = [self.sign(draft, record) for draft in planned.drafts]
        if known.files:
            first = next((draft for draft in drafts if draft["do"] != "tick"), *drafts[:1])
            first["evidence"] = known.files
        return RowOutcome(self.code, drafts=tuple(drafts), evidence=files)

    def lacking(self, record: Set[ColumnKey]) -> Iterator[Remark]:
        """Yield what has to be said besides, and what no form takes back."""
        status = self.typed.get("status") if "status" in record else ""
        if status and status != DONE:
            was = self.ours()["status"].value
            if was == DONE or status != GOING_ON:
                yield remark("status-back", "status", status=was)
        dense = is_dense(self.place.state) and self.place.one is not None
        if record == {"on"}:
            missing: RemarkCode = "held-missing" if dense else "note-missing"
            yield remark(missing, "status" if dense else "note", heading=column_name("note"))
        if status == DONE and is_dense(self.place.state):
            first = self.place.first_day
            if not self.typed.get("on") and first > self.place.today:
                yield remark("date-future", "status", day=first)
        elif status == DONE:
            yield from self.untold()
        yield from self._two_things(record)

    def _two_things(self, record: Set[ColumnKey]) -> Iterator[Remark]:
        """Yield that its words deny what 办理情况 says, or people came to what was not held."""
        dense = is_dense(self.place.state)
        note = str(self.typed.get("note") or "")
        word = HELD if dense else DONE
        told = self.typed.get("status") == DONE and record & {"status", "note"}
        if told and tells_of_nothing_done(note):
            yield remark("note-denies", "note", status=word, text=clip(note, MOST_NAMED))
        people = self.typed.get("people") if record & {"people", "status"} == {"people"} else None
        if people and self.place.is_unheld_gathering:
            heading = column_name("status", DENSE_PAGE if dense else "")
            words = HELD if dense else f"{DONE}/{GOING_ON}"
            yield remark("held-unsaid", "status", n=people, heading=heading, word=words)

    def untold(self) -> Iterator[Remark]:
        """Yield what has to be said of something that was done."""
        if not self.typed.get("on"):
            yield remark("date-missing", "on", year=self.board.plan.year)
        if not self.typed.get("note"):
            yield remark("note-missing", "note", heading=column_name("note"))
        percent = self.typed.get("percent")
        if percent not in (None, 100) and "percent" in self.claims:
            yield remark("percent-done", "percent", percent=percent, status=DONE)

    def with_request(self, outcome: RowOutcome, asked: FormRequest | None) -> RowOutcome:
        """Add what the row asks for, and what is recorded where that is approved."""
        if asked is None or outcome.stopped or is_granted(asked, self.place):
            return outcome
        if self.is_given_up(asked):
            return outcome._replace(older=True)
        since, saved = self.collecting.form.issued, self.collecting.file.saved
        if saved is not None and saved > self.collecting.now:
            saved = None  # by a clock that is ahead
        taken = self.collecting.file.taken
        decision = None if taken else find_decision(asked, self.place, since=since, saved=saved)
        if decision is not None:
            told = say_decided(asked, decision, self.place)
            return outcome._replace(warnings=(*outcome.warnings, told))
        if any(fact.do == asked.verb and fact.why == asked.why for fact in self.brought.live):
            return outcome
        return self._asking(outcome, asked)

    def _asking(self, outcome: RowOutcome, asked: FormRequest) -> RowOutcome:
        """Add a request that nobody has decided yet, with what is to be known of it."""
        if asked.to is not None and asked.to < self.place.today:
            return RowOutcome(outcome.code, remarks=(remark("to-past", "to", day=asked.to),))
        request = grant(asked, self.place, self.collecting.approval.approver)
        planned = plan_requests(self.board, self.place, iter([request]))
        if planned.remark:
            return RowOutcome(outcome.code, remarks=(planned.remark,))
        if doubt := self.doubt(asked):
            command = command_of(asked, self.place)
            said = remark(
                "request-doubtful", "status", told=doubt, kind=asked.kind, command=command
            )
            return outcome._replace(request=asked, warnings=(*outcome.warnings, said))
        if asked.kind not in self.collecting.approval.kinds:
            return outcome._replace(request=asked)
        drafts = [self.sign(draft) for draft in planned.drafts]
        asked = asked._replace(approved=True)
        return outcome._replace(drafts=(*outcome.drafts, *drafts), request=asked)

    def is_given_up(self, asked: FormRequest) -> bool:
        """Tell whether a later file says 办理情况 itself, or asks for something else."""
        claim = self.brought.claims.get("status")
        said = claim is not None and is_behind(claim, self.collecting.file)
        return said or (not self.place.state.item.recurs and bool(self.asked_later(asked)))

    def asked_later(self, asked: FormRequest) -> Sequence[str]:
        """Return what later files ask for of the same item instead, in words."""
        others = [one for one in self.collecting.requests if one.startswith(f"{asked.no} ")]
        return [] if asked.words in others else others

    def doubt(self, asked: FormRequest) -> str:
        """Return what later files say of the row, if that is not what it asks for."""
        brought, file = self.brought, self.collecting.file
        known = known_of(brought.live, brought.claims).typed
        said = {
            column: text_of(known.get(column))
            for column, claim in brought.claims.items()
            if is_behind(claim, file)
        }
        told = tell_cells(said) or self.collecting.doubted.get(self.code, "")
        return "；".join(filter(None, [told, *self.asked_later(asked)]))

    def via(self, columns: Set[ColumnKey] = frozenset()) -> dict[str, Any]:
        """Return by which row, and which files, something is told.

        Args:
            columns: those that the entries say; none for what was approved, which no later file
                puts another thing in the place of.
        """
        groups: dict[CellClaim, list[str]] = {}
        for column in sorted(columns):
            groups.setdefault(self.claims[column], []).append(column)
        told = sorted(groups.items(), key=lambda group: (group[0].moment, group[0].file))
        collecting = self.collecting
        via: dict[str, Any] = {"form": collecting.number, "row": self.code, "sum": self.sum}
        if told:
            via["file"] = collecting.file.digest
            via["told"] = tuple((who.file, who.saved, tuple(own)) for who, own in told)
        return via

    def sign(
        self, fields: Mapping[str, Any], columns: Set[ColumnKey] = frozenset()
    ) -> dict[str, Any]:
        """Return the fields of an entry with who says it, by which row, and whether it is late."""
        by = str(self.typed.get("filler") or "") or self.collecting.by
        signed = {**fields, "by": by, "via": self.via(columns)}
        if by != self.collecting.collector:
            signed["typed_by"] = self.collecting.collector
        closed = bool(self.board.closed)
        late = closed and self.is_late(provisional(signed, self.collecting.now, 0))
        return signed | ({"late_why": LATE_WHY} if late else {})

    def is_late(self, fact: Fact) -> bool:
        """Tell whether the figures of a closed period would tell of a fact."""
        board = self.board
        return any(tells_of(fact, one.period, board.plan) for one in board.closed)
