"""What was left out is asked for by the group of its reason."""

from __future__ import annotations

from wenming_cli.importers.account.outcome import Account, Tally
from wenming_cli.importers.lines import LeftOut, Place

PAGE, TIME = LeftOut("page", "- 1 -", Place(3)), LeftOut("time", "春节前", Place(4), no="3.1")


def test_pieces_of_a_group() -> None:
    account = Account(Tally(1, 1), Tally(2, 1), (PAGE, TIME))
    assert account.of_group("furniture") == [PAGE]
    assert account.of_group("unused", "unseen") == [TIME]
    assert account.of_group("unread") == []
