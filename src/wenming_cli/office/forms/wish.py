"""What a person wishes when forms are collected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from wenming_cli.errors import Usage
from wenming_cli.forms.columns import REQUESTS
from wenming_cli.forms.form import read_number
from wenming_cli.message import M

SENT_BACK = "退回"
"""Where what goes back is written if nothing else is asked for."""

_REQUEST_WORDS = {word.removeprefix("申请"): word for word in REQUESTS} | {w: w for w in REQUESTS}
"""The words of 办理情况 that ask for something, by how they may be typed."""


class CollectWish(NamedTuple):
    """What is to be collected, and how."""

    paths: Sequence[str]
    """Files and folders, as typed."""

    by: str = ""
    """Who collects."""

    on: date | None = None
    """The day that the files were handed in; today if none is given."""

    approve: Sequence[str] = ()
    """What is approved of what departments ask for: 延期, 暂缓, 取消."""

    approver: str = ""
    take: Sequence[str] = ()
    """Which of several files of one form counts: `7F3A-9C2E=宣传科(2).xlsx`."""

    again: bool = False
    """Whether a file that was taken back is collected anew."""

    images: bool = False
    """Whether pictures on the sheets are taken as evidence."""

    output: str = SENT_BACK
    """The folder for what goes back; a relative path begins at the office's folder."""

    beside: str = ""
    """The folder of the files that rows name as their proof; `""` for that of each form."""

    own: bool = False
    """Whether it is the clerk's own sheet, which is mended where it is and goes back to nobody."""

    room: Path | None = None
    """An empty folder in which what came packed is unpacked (`unpacking.hold_room`)."""

    @property
    def approved(self) -> frozenset[str]:
        """The words of 办理情况 that are approved.

        Raises:
            Usage: one is none, or nobody approves.
        """
        self.check_approval()
        return frozenset(_REQUEST_WORDS[one] for one in self._approved_words)

    @property
    def _approved_words(self) -> list[str]:
        return [one.strip() for text in self.approve for one in text.replace("，", ",").split(",")]

    def check_approval(self) -> None:
        """Refuse an approval that makes no sense.

        Raises:
            Usage: what is approved is nothing that can be asked for, or nobody approves.
        """
        named = self._approved_words
        wrong = [one for one in named if one not in _REQUEST_WORDS]
        if wrong:
            raise Usage(
                M("'{word}' is nothing that a form asks for", word=wrong[0]),
                M("write --approve {words}", words=",".join(one[2:] for one in REQUESTS)),
            )
        if bool(named) != bool(self.approver.strip()):
            raise Usage(
                M("--approve and --approver belong together"),
                M("say what is approved, and who approves: --approve 延期 --approver 部长"),
            )

    @property
    def choices(self) -> dict[str, str]:
        """The file that counts, by the number of its form.

        Raises:
            Usage: a choice names no form, or no file.
        """
        choices: dict[str, str] = {}
        for text in self.take:
            number, _, name = text.partition("=")
            known = read_number(number)
            if known is None or not name.strip():
                raise Usage(
                    M("'{text}' names no form and no file", text=text),
                    M("write --take 7F3A-9C2E=FILE, with the number of the form (回收编号)"),
                )
            choices[known] = name.strip()
        return choices
