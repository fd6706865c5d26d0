"""Tables as JSON, for programs."""

from __future__ import annotations

from wenming_cli.formats.jsontext import dump
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.sheet import Sheet


def write_json(model: Sheet, settings: Settings) -> bytes:
    """Write a ledger or a breakdown: the cells of each row by the key of their column.

    A percentage is a whole number; `group` marks the headings of sections.
    """
    rows = []
    for n, row in enumerate(model.rows):
        cells = zip(model.columns, row, strict=True)
        rows.append({"group": n in model.group_rows} | {c.key: cell for c, cell in cells})
        settings.progress(1)
    columns = [{"key": c.key, "header": c.header, "kind": c.kind} for c in model.columns]
    head: dict[str, object] = {"title": model.title, "unit": model.unit, "made": model.made}
    if model.notes:
        head["notes"] = list(model.notes)
    return dump({**head, "columns": columns, "rows": rows}).encode("utf-8")
