"""The document without what others put into it: site boilerplate, page furniture, broken lines.

Every removal and every joining is recorded with its place, so that nothing happens unseen. Words
are never changed; likely swaps of scraped documents are suggestions (`swaps`).
"""

from __future__ import annotations

from collections.abc import Sequence

from wenming_cli.importers.cleaning.asides import mark_asides
from wenming_cli.importers.cleaning.chunks import without_chunk_numbers
from wenming_cli.importers.cleaning.contents import drop_contents
from wenming_cli.importers.cleaning.furniture import drop_furniture
from wenming_cli.importers.cleaning.pagemarks import cut_page_marks
from wenming_cli.importers.cleaning.tails import cut_tails
from wenming_cli.importers.cleaning.wrapping import rejoin
from wenming_cli.importers.lines import CleanedSource, LeftOut, SourceLine


def clean_document(lines: Sequence[SourceLine]) -> tuple[CleanedSource, tuple[LeftOut, ...]]:
    """Return the paragraphs of a document, and what was left out of them or joined.

    What stands around the text stays among the paragraphs, marked by what it is (`aside`).
    """
    text, contents = drop_contents(lines)
    chunks = without_chunk_numbers(text)
    kept, furniture = drop_furniture(chunks.lines)
    paragraphs, joined = rejoin(kept, chunks.go_on)
    paragraphs, marks = cut_page_marks(paragraphs, kept)
    paragraphs = mark_asides(cut_tails(paragraphs))
    left_out = [*contents, *chunks.left_out, *furniture, *joined, *marks]
    return CleanedSource(tuple(paragraphs)), tuple(sorted(left_out, key=lambda one: one.place))
