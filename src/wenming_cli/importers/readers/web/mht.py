"""Pages saved as one file, as Word and browsers do (RFC 2557): the page inside is read."""

from __future__ import annotations

from wenming_cli.importers.lines import ReadDocument
from wenming_cli.importers.readers.text import read_text
from wenming_cli.importers.readers.web.html import read_html


def read_mht(raw: bytes, shown: str) -> ReadDocument:
    """Read the page of a file; places are those of the page.

    Raises:
        Unreadable: the bytes are no text.
        Refused: it holds more than any plan.
    """
    import email

    parts = {
        part.get_content_type(): part.get_payload(decode=True)
        for part in reversed(list(email.message_from_bytes(raw.lstrip()).walk()))
    }
    page = parts.get("text/html")
    if isinstance(page, bytes):
        return read_html(page, shown)
    text = parts.get("text/plain")
    return read_text(text if isinstance(text, bytes) else raw, shown)
