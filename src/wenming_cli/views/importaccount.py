"""The account of an import: what of the document was used, and each piece that was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from wenming_cli.importers.account.kinds import left_kind
from wenming_cli.message import M, Message, joined
from wenming_cli.views import words
from wenming_cli.views.page import Column, PageBlock, StyledText, Table

if TYPE_CHECKING:
    from wenming_cli.importers.account.kinds import LeftGroup
    from wenming_cli.importers.account.outcome import Account, Tally
    from wenming_cli.importers.lines import LeftOut

SHOWN = 15
"""Pieces on the screen; all of them stand in the plan's comments and in the JSON."""

LONGEST = 40
"""Characters of a piece on the screen."""

_COLUMNS = (
    Column(M("Line")),
    Column(M("No.")),
    Column(M("Not used"), flexible=True),
    Column(M("What it is"), from_width=60, flexible=True),
)

_SAID: dict[LeftGroup, tuple[Message, str]] = {
    "unseen": (M("not read, because a reader does not see it: {what}"), "yellow"),
    "unread": (M("not read, because it stands beside the text: {what}"), "yellow"),
    "untracked": (M("not tracked: {what}"), "dim"),
    "furniture": (M("left out: {what}"), "dim"),
    "kept": (M("mended: {what}"), "dim"),
}
"""How each group is told."""


def import_account_blocks(account: Account) -> Iterator[PageBlock]:
    """Show how many owners and times were used, what was not, and what was left out."""
    unused = account.of_group("unused")
    yield words.text(_counts(account), "yellow" if unused else "green")
    if unused:
        yield Table(_COLUMNS, [_row(piece) for piece in unused[:SHOWN]])
    if len(unused) > SHOWN:
        yield words.text(
            M("… and {n} more; all of them stand in the plan's comments", n=len(unused) - SHOWN)
        )
    for group, (said, style) in _SAID.items():
        pieces = account.of_group(group)
        if pieces:
            yield words.text(said._replace(values={"what": _kinds(pieces)}), style)


def _counts(account: Account) -> Message:
    owners, times = account.owners, account.times
    return M(
        "owners in the document: {owners}, used: {owners_used}; times: {times}, used: {times_used}",
        owners=owners.found,
        owners_used=owners.used,
        times=times.found,
        times_used=times.used,
    )


def _row(piece: LeftOut) -> list[StyledText]:
    short = piece.text[:LONGEST] + "…" * (len(piece.text) > LONGEST)
    return [
        words.text(piece.place.line),
        words.text(piece.no),
        words.text(short, "yellow"),
        words.text(left_kind(piece).words, "dim"),
    ]


def _kinds(pieces: Sequence[LeftOut]) -> Message:
    """Return each kind with its number and the line of the first."""
    counts = Counter(piece.kind for piece in pieces)
    words_of = {piece.kind: left_kind(piece).words for piece in pieces}
    first = {piece.kind: piece.place.line for piece in reversed(pieces)}
    return joined(
        M("{what} ({n}, line {line})", what=words_of[kind], n=n, line=first[kind])
        for kind, n in counts.items()
    )


def account_json(account: Account) -> dict[str, Any]:
    """Return `account` and `unused` of `import --json`."""
    return {
        "account": {"owners": _tally(account.owners), "times": _tally(account.times)},
        "unused": [_piece_json(piece) for piece in account.left_out],
    }


def _tally(tally: Tally) -> dict[str, int]:
    return {"found": tally.found, "used": tally.used}


def _piece_json(piece: LeftOut) -> dict[str, Any]:
    return {
        "kind": piece.kind,
        "group": left_kind(piece).group,
        "text": piece.text,
        "no": piece.no or None,
        "source": {"line": piece.place.line, "column": piece.place.column},
    }
