"""Collecting (回收): judge each row of each file, and record what is good, one batch a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set

from wenming_cli.core.board.fold import Board
from wenming_cli.core.journal.ahead import last_known
from wenming_cli.core.journal.entries import Base, Written
from wenming_cli.core.journal.joined import FormRowKey
from wenming_cli.core.journal.planentries import Receive
from wenming_cli.core.journal.register import Received
from wenming_cli.core.periods import parse_period
from wenming_cli.forms.collecting.collected import Collected, CollectedFile, FileState, TwiceForm
from wenming_cli.forms.collecting.collection import (
    Approval,
    Collecting,
    RowOutcome,
)
from wenming_cli.forms.collecting.outcome import judge_row
from wenming_cli.forms.collecting.said import (
    DONE,
    TypedValues,
    request_cells,
    with_request_cells,
    without_request,
)
from wenming_cli.forms.collecting.settling import hand_ins_of, settle_file, with_lateness
from wenming_cli.forms.collecting.typedrow import TypedRow, filled_cells
from wenming_cli.forms.collecting.union import (
    ParkedCells,
    ThisFile,
    is_behind,
    known_of,
    later,
    says_no_more,
)
from wenming_cli.forms.columns import ColumnKey
from wenming_cli.forms.remarks import MISSING, Remark
from wenming_cli.forms.rowwords import row_stands
from wenming_cli.message import M
from wenming_cli.office.desk import Desk
from wenming_cli.office.forms.files.before import (
    came_after,
    claim_of,
    files_by_form,
    files_chosen_over,
    find_brought,
    later_file,
    sent_back_since,
)
from wenming_cli.office.forms.files.formfile import FormFile
from wenming_cli.office.forms.filing import Filing, file_rows
from wenming_cli.office.forms.incoming import Incoming
from wenming_cli.office.forms.sendingback import write_back
from wenming_cli.office.forms.wish import CollectWish
from wenming_cli.office.writing import find_recorder, hold_journal


def collect(desk: Desk, wish: CollectWish, incoming: Incoming, *, dry: bool) -> Collected:
    """Judge the rows of each file, record those that are good, and send back the others."""
    approved = wish.approved
    with hold_journal(desk, dry=dry):
        run = _Run(desk, wish, incoming, approved=approved, dry=dry)
        with desk.progress(M("collecting"), len(incoming.forms), "rows") as advance:
            for form in incoming.forms:
                run.collect(form)
                advance(1)
        after = desk.board(more=run.entries) if run.entries else run.start
    entries = [entry for entry in run.entries if isinstance(entry, Base)]
    judged = [(form, settle_file(file, entries, after=after)) for form, file in run.judged]
    files = [file for _, file in judged]
    if not dry:
        desk.reload()
        files = files if wish.own else write_back(desk, after, judged, output=wish.output)
    handed_in = hand_ins_of(after, incoming.issued, files=files)
    return Collected(
        after,
        [with_lateness(one, handed_in, desk.today) for one in files],
        entries,
        lines=len(run.entries),
        handed_in=handed_in,
        foreign=incoming.foreign,
        unread=incoming.unread,
        left=incoming.left,
        paths=tuple(wish.paths),
        output=wish.output,
        twice=[*incoming.twice, *run.twice],
    )


class _Run:
    """One command at work: the board as it grows, and what was recorded so far."""

    def __init__(
        self,
        desk: Desk,
        wish: CollectWish,
        incoming: Incoming,
        *,
        approved: frozenset[str],
        dry: bool,
    ) -> None:
        self.desk, self.wish, self.approved, self.dry = desk, wish, approved, dry
        self.incoming = incoming
        self.start = self.board = desk.board()
        self.brought = find_brought(desk, self.start, ())
        self.register = files_by_form(self.start.register)
        self.over = files_chosen_over(desk.journal.of_plan)
        self.collector = find_recorder(desk, wish.by)
        self.wanting = {
            number: frozenset(files[-1].receive.back)
            for number, several in self.register.items()
            if (files := [one for one in several if one.came])
        }
        self.last = last_known((*desk.journal.entries, *desk.journal.of_plan), desk.latest)
        numbers = Counter(form.number for form in incoming.forms)
        self.several = {number for number, n in numbers.items() if n > 1}
        self.entries: list[Written] = []
        self.judged: list[tuple[FormFile, CollectedFile]] = []
        self.twice: list[TwiceForm] = []
        self.parked: dict[FormRowKey, ParkedCells] = {}
        self.asked: dict[FormRowKey, TypedValues] = {}

    @property
    def files(self) -> list[CollectedFile]:
        """What became of the files so far."""
        return [one for _, one in self.judged]

    def collect(self, form: FormFile) -> None:
        """Judge a file and record what is good of it."""
        known, own = self.register.get(form.number, []), self._own(form)
        if own is None and form.is_blank:
            self._pass_by(form, "blank", None)
        elif own is None or self._counts(form, own):
            self._take(form, own, known)
        else:
            newer = later_file(form, own, known)
            self._pass_by(form, "older" if newer else "undone", newer or own)

    def _own(self, form: FormFile) -> Received | None:
        """Return the very same file, collected before."""
        known = self.register.get(form.number, [])
        return next((one for one in known if one.receive.sha256 == form.returned.sha256), None)

    def _counts(self, form: FormFile, own: Received) -> bool:
        """Tell whether a file that was collected before still says something."""
        return own.came or self.wish.again or form.taken

    def _pass_by(self, form: FormFile, state: FileState, received: Received | None) -> None:
        file = CollectedFile(
            form.returned.file,
            form.issued,
            number=form.number,
            state=state,
            filler=filler_of(form),
            received=received,
            copies=form.copies,
        )
        self.judged.append((form, file))

    def _take(self, form: FormFile, own: Received | None, known: Sequence[Received]) -> None:
        collecting = self._collecting(form, own, known)
        outcomes = [self._take_row(form, collecting, row) for row in form.rows]
        filing = Filing(
            form,
            tuple(outcomes),
            filler=filler_of(form),
            collector=self.collector,
            handed_on=self.wish.on or self.desk.today,
            known=own if own is not None and own.came else None,
            first=not known,
            wanting=self.wanting.get(form.number, frozenset()),
            unmended=self._going_back(form.number),
            over=self._chosen_over(form, known) if form.over else frozenset(),
            images=self.wish.images,
            dry=self.dry,
        )
        filed = file_rows(self.desk, self.board, filing, last=self.last)
        self.entries += filed.entries
        self._keep_wanting(form.number, filed.entries)
        self.last = filed.last
        self.judged.append((form, filed.file))
        if any(outcome.rival for outcome in outcomes):
            self.twice.append(self._twice(form, own, known))
        if form.number in self.several and filed.entries:  # the next one goes on from here
            facts = [entry for entry in self.entries if isinstance(entry, Base)]
            self.board = self.desk.board(more=self.entries)
            self.brought = find_brought(self.desk, self.board, facts)

    def _take_row(self, form: FormFile, collecting: Collecting, row: TypedRow) -> RowOutcome:
        """Return what becomes of a row; what it says waits, where a later file completes it."""
        outcome, self.board = self._judge(form, collecting, row)
        key = FormRowKey(form.number, row.code)
        if outcome.drafts:
            self.parked.pop(key, None)
        elif outcome.parked and self._is_completed(form, row.code, outcome.parked):
            self.parked[key] = outcome.parked
            return outcome._replace(remarks=(), warnings=(), joined=True)
        return outcome

    def _is_completed(self, form: FormFile, code: str, parked: ParkedCells) -> bool:
        """Tell whether later files of this command say all that a row lacks."""
        forms = self.incoming.forms
        later_ones = forms[forms.index(form) + 1 :] if form.number in self.several else ()
        for other in later_ones:
            own, known = self._own(other), self.register.get(other.number, [])
            if other.number != form.number or (own and not self._counts(other, own)):
                continue
            collecting = self._collecting(other, own, known)._replace(parked={code: parked})
            for row in (row for row in other.rows if row.code == code):
                outcome, _ = self._judge(other, collecting, row)
                if outcome.drafts or (outcome.stopped and not outcome.parked):
                    return bool(outcome.drafts)
                parked = outcome.parked or parked
        return False

    def _chosen_over(self, form: FormFile, known: Sequence[Received]) -> frozenset[str]:
        """Return the files of its form that a file was chosen over, and that is not noted yet."""
        others = {one.receive.sha256[:8] for one in known if one.came} | form.over
        own = form.returned.sha256[:8]
        return frozenset(others - {own} - self.over.get(own, set()))

    def _twice(self, form: FormFile, own: Received | None, known: Sequence[Received]) -> TwiceForm:
        """Return of which files nobody knows which is the later, by where they lie now."""
        here = {one.returned.sha256: one.returned.file for one in self.incoming.forms}
        others = [one.receive for one in known if one is not own and one.came]
        names = [here.get(one.sha256, one.file) for one in others]
        names = [*dict.fromkeys(names), form.returned.file]
        return TwiceForm(form.number, form.issued.dept, tuple(names))

    def _going_back(self, number: str) -> frozenset[str]:
        """Return the rows of earlier files of a form that no later one of this command mends."""
        files = [file for _, file in self.judged if file.number == number]
        return frozenset(row.code for file in files for row in file.rows if row.goes_back)

    def _keep_wanting(self, number: str, entries: Sequence[Written]) -> None:
        """Remember which rows of a form are to be mended, for the next file of it."""
        for entry in entries:
            if isinstance(entry, Receive):
                self.wanting[number] = frozenset(entry.back)

    def _collecting(
        self, form: FormFile, own: Received | None, known: Sequence[Received]
    ) -> Collecting:
        """Return what the rows of a file share."""
        fillers = [one.receive.filler for one in reversed(known) if one.receive.filler]
        file = ThisFile(
            form.returned.sha256[:8],
            form.saved,
            taken=self.desk.now if form.taken else None,
            seen=own is not None and own.came and not self.wish.again,
            followed=frozenset(one.sha256[:8] for one in came_after(own, known)),
            noted=own.receive.id if own else "",
        )
        came = [one.receive for one in known if one.came]
        later_ones = [one for one in came if is_behind(claim_of(one), file)]
        return Collecting(
            form.issued,
            form.number,
            parse_period(form.issued.period, self.desk.plan.year),
            today=self.desk.today,
            now=self.desk.now,
            brought=self.brought,
            by=next((name for name in (filler_of(form), *fillers) if name), form.issued.dept),
            collector=self.collector,
            file=file,
            requests=[words for one in later_ones for words in one.requests],
            over=self.over,
            beaten=form.beaten,
            doubted={**sent_back_since(own, known), **form.doubted},
            approval=Approval(self.approved, self.wish.approver.strip()),
            parked={key.row: said for key, said in self.parked.items() if key.form == form.number},
        )

    def _judge(
        self, form: FormFile, collecting: Collecting, row: TypedRow
    ) -> tuple[RowOutcome, Board]:
        """Return what becomes of a row, and the board once it is recorded."""
        issued = form.issued.row_of(row.code)
        typed = self._counted(form, row)
        outcome, board = judge_row(self.board, collecting, row.code, typed=typed)
        remarks = tuple(self._remarks(form, row, outcome))
        if remarks:
            bad = {one.column for one in remarks}
            mended = row.code in form.outdone or self._is_mended(
                form, collecting.file, row.code, bad=bad
            )
            stands = issued and row_stands(self.board, issued)
            item = self.board.plan.by_id.get(issued.item) if issued and stands else None
            parked = None if mended or remarks != outcome.remarks else outcome.parked
            remarks = () if mended else remarks
            outcome = RowOutcome(row.code, item, remarks=remarks, older=mended, parked=parked)
            board = self.board
        elif typed.keys() < row.typed.keys() and not outcome.drafts:
            outcome = outcome._replace(older=True)
        empty = self.incoming.proofs.empty(form.claimant, outcome.evidence)
        warnings = (*row.warnings, *outcome.warnings, *empty)
        return outcome._replace(
            line=row.line,
            page=row.page,
            title=row.title,
            places=row.places,
            warnings=warnings,
            cells=filled_cells(issued, row) if issued else 0,
        ), board

    def _counted(self, form: FormFile, row: TypedRow) -> TypedValues:
        """Return what counts of a row.

        That is not what a later copy asks for anew, and nothing of a row that is still as it was
        sent back, and that another file has mended since.
        """
        typed, key = self._with_asked(form, row), FormRowKey(form.number, row.code)
        if row.code in form.withdrawn and (asked := request_cells(typed)):
            self.asked[key] = asked
            return without_request(typed)
        lacks = typed.get("status") == DONE and not (typed.get("on") and typed.get("note"))
        wanting = self.wanting.get(form.number, frozenset())
        mended = row.code not in wanting and key in self.brought
        return {} if form.returned.sent_back and lacks and mended else typed

    def _with_asked(self, form: FormFile, row: TypedRow) -> TypedValues:
        """Return what a row says, with what earlier files of this command ask for in it."""
        issued = form.issued.row_of(row.code)
        asked = self.asked.get(FormRowKey(form.number, row.code))
        return with_request_cells(row.typed, asked, issued) if asked and issued else row.typed

    def _is_mended(
        self, form: FormFile, file: ThisFile, code: str, *, bad: Set[ColumnKey | None]
    ) -> bool:
        """Tell whether what is wrong with a row of a file came again, and right, in another one.

        A row that went back is not mended while it is wanting, whatever other files say of it. On
        a sheet that went back it is as it was sent, where it says nothing else than is known.
        """
        brought = self.brought.get(FormRowKey(form.number, code))
        if brought is None and not file.taken and self._came_mended(form, file, code):
            return True
        if brought is None or code in self.wanting.get(form.number, frozenset()):
            return False
        if form.returned.sent_back and says_no_more(
            form.said.get(code, {}), known_of(brought.live, brought.claims)
        ):
            return True
        seen = file.seen and not file.taken
        asked = bad | form.said.get(code, {}).keys()
        others = (
            claim
            for column, claim in brought.claims.items()
            if column in asked and claim.file != file.digest
        )
        return any(seen or later(claim.saved, form.saved) for claim in others)

    def _came_mended(self, form: FormFile, file: ThisFile, code: str) -> bool:
        """Tell whether a row that went back came again in a later file, as a request."""
        if code in self.wanting.get(form.number, frozenset()):
            return False
        known = [one.receive for one in self.register.get(form.number, []) if one.came]
        went = [n for n, one in enumerate(known) if code in one.back]
        after = known[went[-1] + 1 :] if went else []
        issued = form.issued.row_of(code)
        item = self.board.plan.by_id.get(issued.item) if issued else None
        no = f"{item.no} " if item else ""
        return any(
            any(words.startswith(no) for words in one.requests) and is_behind(claim_of(one), file)
            for one in after
        )

    def _remarks(self, form: FormFile, row: TypedRow, judged: RowOutcome) -> Iterator[Remark]:
        """Yield all that is wrong with a row at once: its cells, what it lacks, files beside it."""
        yield from row.remarks
        lacking = judged.remarks
        if row.remarks:
            bad = {one.column for one in row.remarks}
            sure = MISSING if row.typed.get("status") == DONE else MISSING - {"note-missing"}
            lacking = tuple(one for one in lacking if one.code in sure and one.column not in bad)
        yield from lacking
        named = row.typed.get("evidence") if judged.remarks else judged.evidence
        yield from self.incoming.proofs.lacking(form.claimant, named or ())


def filler_of(form: FormFile) -> str:
    """Return who filled a form in, where it says so: the first name, if there are several."""
    names = (str(row.typed.get("filler") or "") for row in form.rows)
    return next((name for name in names if name), "")
