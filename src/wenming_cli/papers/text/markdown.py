"""Documents as Markdown: what the screen shows, and what a wiki or a chat takes.

Everything that people wrote is text: no character of it becomes markup, HTML, a link or a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wenming_cli.core.running import one_line
from wenming_cli.papers import chinese
from wenming_cli.papers.cleaning import clean_model
from wenming_cli.papers.document import Block, Document, Heading
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.sheet import Cell, Sheet, SheetColumn

_MARKUP = re.compile(r"([\\`*_\[\]<>|~&#$])")
_OPENING = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$|[-+=])")
_AUTOLINK = re.compile(r"\b(https?:|ftp:|mailto:|www\.|[\w.+-]+@(?=\w))", re.IGNORECASE)


def write_markdown_document(model: Document, settings: Settings) -> bytes:
    """Write an official text; its attachments follow as tables."""
    model = clean_model(model)
    parts = [f"# {escape_markdown(model.title)}", *(_block(block) for block in model.blocks)]
    parts += _attachment_list(model.attachments)
    parts += [escape_markdown(model.unit), chinese.full_date(model.signed)]
    many = len(model.attachments) > 1
    for n, sheet_model in enumerate(model.attachments, start=1):
        parts += ["---", f"附件{n if many else ''}"]
        parts += _sheet(sheet_model, settings, "## ")
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def write_markdown_sheet(model: Sheet, settings: Settings) -> bytes:
    """Write a table with its title."""
    return ("\n\n".join(_sheet(clean_model(model), settings, "# ")) + "\n").encode("utf-8")


def escape_markdown(text: str) -> str:
    """Return one line that Markdown shows as it stands (CommonMark 0.31 with tables)."""
    line = _MARKUP.sub(r"\\\1", one_line(text))
    line = _AUTOLINK.sub(_break_link, line)
    return _OPENING.sub(_break_list, line)


def _break_link(found: re.Match[str]) -> str:
    """Escape the telling character of a bare address, so that no note becomes a link."""
    return re.sub(r"[:.@](?=$)", r"\\\g<0>", found[0])


def _break_list(found: re.Match[str]) -> str:
    mark = found[2]
    return f"{found[1]}{mark[:-1]}\\{mark[-1]}"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {escape_markdown(block.text)}"
    if block.lead:
        return f"**{escape_markdown(block.lead)}**{escape_markdown(block.text)}"
    return escape_markdown(block.text)


def _attachment_list(sheets: Sequence[Sheet]) -> Iterator[str]:
    if len(sheets) == 1:
        yield f"附件：{escape_markdown(sheets[0].title)}"
    elif sheets:
        yield "附件："
        yield "\n".join(
            f"{n}. {escape_markdown(one.title)}" for n, one in enumerate(sheets, start=1)
        )


def _sheet(model: Sheet, settings: Settings, mark: str) -> Iterator[str]:
    yield f"{mark}{escape_markdown(model.title)}"
    made = chinese.full_date(model.made)
    yield f"{model.act}单位：{escape_markdown(model.unit)}　{model.act}时间：{made}"
    yield "\n".join(_table(model, settings))
    yield from map(escape_markdown, model.notes)


def _table(model: Sheet, settings: Settings) -> Iterator[str]:
    yield _row([escape_markdown(column.header) for column in model.columns])
    yield _row([_ruler(column) for column in model.columns])
    for n, row in enumerate(model.rows):
        if n in model.group_rows:
            words = [
                f"**{escape_markdown(str(cell))}**" if cell is not None else "" for cell in row
            ]
        else:
            words = [_words(c, cell) for c, cell in zip(model.columns, row, strict=True)]
        yield _row(words)
        settings.progress(1)


def _ruler(column: SheetColumn) -> str:
    if column.kind in ("number", "percent"):
        return "--:"
    return ":-:" if column.centred else "---"


def _words(column: SheetColumn, cell: Cell) -> str:
    return escape_markdown(chinese.cell_words(column, cell))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
