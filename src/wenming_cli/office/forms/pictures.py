"""Pictures on a form that came back: each an entry of its row, by the rules of other entries."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Set
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from wenming_cli.core.board.fold import Board
from wenming_cli.core.closing.late import tells_of
from wenming_cli.core.journal.entries import Fact
from wenming_cli.core.journal.reading import make_entry
from wenming_cli.core.moves.moves import plan_moves
from wenming_cli.core.moves.picturedays import find_picture_day
from wenming_cli.core.moves.request import Request
from wenming_cli.core.periods import parse_period
from wenming_cli.errors import WenmingError
from wenming_cli.forms.collecting.rowmoves import RowPlace
from wenming_cli.forms.collecting.saying import LATE_WHY
from wenming_cli.forms.form import FormRow, values_sum
from wenming_cli.forms.rowwords import row_stands
from wenming_cli.office.desk import Desk
from wenming_cli.office.forms.files.formfile import FormFile
from wenming_cli.store.documents import converter_for, read_document
from wenming_cli.store.evidence.sources import EvidenceSource

if TYPE_CHECKING:
    from wenming_cli.forms.reading.returned import ReturnedPicture

ON_PICTURES = "!pictures"
"""What stands behind a row's code in the `via` of the pictures on it: they are no words of it."""


class Pictured(NamedTuple):
    """A form with pictures on it, as it is filed."""

    board: Board
    """As things stand once its rows are recorded."""

    form: FormFile
    stopped: Set[str]
    """The codes of rows of which nothing is recorded."""

    by: str
    """Who filled it in."""

    collector: str


class PictureDraft(NamedTuple):
    """A picture in a row that did not go back, and the fields of its entry."""

    fields: Mapping[str, Any]
    source: EvidenceSource
    known: bool
    """Whether an entry has brought it already."""


def picture_drafts(desk: Desk, on: Pictured) -> Iterator[PictureDraft]:
    """Yield an entry for each picture on a form that may be recorded."""
    from wenming_cli.forms.reading.pictures import read_pictures

    form = on.form
    known = {
        (fact.via.row, fact.via.sum)
        for fact in on.board.facts
        if fact.via and fact.via.row.endswith(ON_PICTURES)
    }
    raw = read_document(form.file)
    for one in read_pictures(raw, form.returned.file, converter_for(form.file), form=form.returned):
        if one.code in on.stopped:
            continue
        fields = _fields(desk, on, one)
        if fields is not None:
            name = f"{one.at.rpartition('!')[2]}{one.suffix}"
            source = EvidenceSource(Path(name), len(one.data), name, data=one.data)
            via = fields["via"]
            yield PictureDraft(fields, source, (via["row"], via["sum"]) in known)


def _fields(desk: Desk, on: Pictured, one: ReturnedPicture) -> dict[str, Any] | None:
    """Return the fields of a picture's entry; None where it lies in no row, or may not be taken."""
    board, form, key = on.board, on.form, FormRow(row=one.code or "-")
    item = board.plan.by_id.get(key.item)
    issued = form.issued.row_of(one.code)
    if item is None or issued is None or not row_stands(board, issued):
        return None
    state = board[item]
    period = parse_period(form.issued.period, board.plan.year)
    place = RowPlace(state, state.occurrence(key.occurrence), period=period, today=desk.today)
    day, unknown = _day(place, one, on)
    request = Request("attach", [item.no], day, period=place.told_of, typed=False)
    try:
        [draft] = plan_moves(board, request, desk.today).drafts
    except (WenmingError, ValueError):
        return None
    fields = {**draft.fields, "on": max(draft.fields["on"], board.plan.span.first)}
    fields["by"] = on.by
    fields["via"] = {
        "form": form.number,
        "row": one.code + ON_PICTURES,
        "sum": values_sum({"picture": sha256(one.data).hexdigest()}),
    }
    fields |= {"day_unknown": True} if unknown else {}
    fields |= {"typed_by": on.collector} if on.by != on.collector else {}
    return fields | ({"late_why": LATE_WHY} if _is_late(desk, board, fields) else {})


def _is_late(desk: Desk, board: Board, fields: Mapping[str, Any]) -> bool:
    """Tell whether the figures of a closed period would tell of a picture."""
    made = make_entry({"id": f"{'f' * 12}-{0:08x}", "at": desk.now, **fields})
    return isinstance(made, Fact) and any(
        tells_of(made, one.period, board.plan) for one in board.closed
    )


def _day(place: RowPlace, one: ReturnedPicture, on: Pictured) -> tuple[date, bool]:
    """Return the day of a picture, and whether nobody knows it.

    It is that of the camera, else that of what its row tells, else the usual one of the form.
    """
    from wenming_cli.formats.pictures import read_picture

    taken = read_picture(io.BytesIO(one.data)).taken
    own = find_picture_day("", taken, on.board.plan.span, today=place.today)
    if own.day is not None:
        return own.day, False
    told: list[Fact] = [
        fact
        for fact in place.state.facts
        if fact.via and (fact.via.form, fact.via.row) == (on.form.number, one.code)
    ]
    if told:
        return told[-1].on, told[-1].day_unknown
    return place.usual_day, place.usual_day == place.period.last < place.today
