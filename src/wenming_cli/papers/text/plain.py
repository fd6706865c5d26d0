"""Texts as they are pasted, for Notepad: with a byte order mark and Windows' line ends.

Older versions of it show a file without them as one line of wrong characters.
"""

from __future__ import annotations

from wenming_cli.papers.cleaning import clean_lines
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.slips.slip import Slips


def write_texts(model: Slips, settings: Settings) -> bytes:
    """Write the text of each form, with an empty line between two."""
    del settings
    text = "\n\n".join(clean_lines(one.text) for one in model.slips) + "\n"
    return text.replace("\n", "\r\n").encode("utf-8-sig")
