"""Documents as one HTML file: no script, no network, as it should look on paper (A4).

On a screen tables are as wide as the window; in a narrow one each row is a card, whose cells have
their column's heading from `data-label`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from string import Template

from wenming_cli.papers import chinese, columns, layout
from wenming_cli.papers.cleaning import clean_model
from wenming_cli.papers.document import Block, Document, Heading
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.sheet import Sheet, SheetColumn

_NARROW, _NARROWER = "64em", "42em"
"""Windows in which rows are cards: where a table of the document needs small letters on paper, and
where all have room for large ones."""


@dataclass(frozen=True)
class _Laid:
    """A table as it fits on paper."""

    sheet: Sheet
    layout: columns.TableLayout


def write_html(model: Document, settings: Settings) -> bytes:
    """Write an official text; its attachments follow on pages of their own."""
    model = clean_model(model)
    text = "\n".join(_page(model, settings))
    return text.encode("utf-8")


def write_html_sheet(model: Sheet, settings: Settings) -> bytes:
    """Write a table as a page of its own."""
    laid = _lay_out(clean_model(model))
    lines = [*_head(model.title, [laid]), *_section("", laid, settings), "</body>\n</html>\n"]
    return "\n".join(lines).encode("utf-8")


def _lay_out(model: Sheet) -> _Laid:
    model = columns.fit_on_paper(model)
    return _Laid(model, columns.lay_out_table(model))


def _page(model: Document, settings: Settings) -> Iterator[str]:
    tables = [_lay_out(attached) for attached in model.attachments]
    yield from _head(model.title, tables)
    yield _title(layout.break_title(model.title, model.unit))
    yield from (_block(block) for block in model.blocks)
    yield from _attachment_list(model)
    yield from _signature(model)
    for n, attached in enumerate(tables, start=1):
        label = f"附件{n}" if len(tables) > 1 else "附件"
        yield from _section(label, attached, settings)
    yield "</body>\n</html>\n"


def _head(title: str, tables: Iterable[_Laid]) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}</title>\n<style>\n{_style(tables)}</style>\n</head>\n<body>"


def _style(tables: Iterable[_Laid]) -> str:
    roomy = all(one.layout.ground is columns.PAPER[0] for one in tables)
    text = files("wenming_cli.papers.text").joinpath("page.css").read_text(encoding="utf-8")
    return Template(text).substitute(narrow=_NARROWER if roomy else _NARROW)


def _title(lines: Iterable[str]) -> str:
    return f"<h1>{'<br>'.join(escape(line) for line in lines)}</h1>"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>"
    return f"<p>{escape(block.lead)}{escape(block.text)}</p>"


def _attachment_list(model: Document) -> Iterator[str]:
    many = len(model.attachments) > 1
    for n, attached in enumerate(model.attachments, start=1):
        head = "附件：" if n == 1 else ""
        number = f"{n}." if many else ""
        yield f'<p class="attached">{head}{number}{escape(attached.title)}</p>'


def _signature(model: Document) -> Iterator[str]:
    day = chinese.full_date(model.signed)
    unit_right, date_right = layout.signature_indents(model.unit, day)
    yield (
        f'<p class="signature"><span style="margin-right:{unit_right:g}em">'
        f'{escape(model.unit)}</span><br><span style="margin-right:{date_right:g}em">'
        f"{day}</span></p>"
    )


def _section(label: str, laid: _Laid, settings: Settings) -> Iterator[str]:
    model = laid.sheet
    made = chinese.full_date(model.made)
    yield f"<section>\n<h2>{label}</h2>" if label else "<section>"
    yield _title(layout.break_title(model.title, model.unit, layout.TABLE_TITLE_MOST))
    yield f'<p class="note"><span>{model.act}单位：{escape(model.unit)}</span>'
    yield f"<span>{model.act}时间：{made}</span></p>\n<table>"
    shares = (100 * width / columns.WIDTH for width in laid.layout.millimetres)
    yield "<colgroup>" + "".join(f'<col style="width:{n:.2f}%">' for n in shares) + "</colgroup>"
    heads = "".join(f'<th scope="col">{escape(c.header)}</th>' for c in model.columns)
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    yield from _rows(model, settings)
    yield "</tbody>\n</table>"
    yield from (f'<p class="note"><span>{escape(words)}</span></p>' for words in model.notes)
    yield "</section>"


def _rows(model: Sheet, settings: Settings) -> Iterator[str]:
    naming = next((c for c in model.columns if not c.centred), model.columns[0])
    for n, row in enumerate(model.rows):
        if n in model.group_rows:
            words = escape(" ".join(str(cell) for cell in row if cell is not None))
            yield f'<tr><th class="group" colspan="{len(row)}">{words}</th></tr>'
        else:
            pairs = zip(model.columns, row, strict=True)
            cells = [
                _cell(
                    column, columns.short_cell_words(model, column, cell), naming=column is naming
                )
                for column, cell in pairs
            ]
            yield f"<tr>{''.join(cells)}</tr>"
        settings.progress(1)


def _cell(column: SheetColumn, text: str, *, naming: bool) -> str:
    """Return a cell; one of the column that names the row stands out on its card."""
    kinds = (
        "name" if naming else "",
        "mid" if column.centred else "",
        "whole" if column.centred and layout.ems(text) <= columns.SHORT else "",
    )
    shown = " ".join(filter(None, kinds))
    mark = f' class="{shown}"' if shown else ""
    return f'<td{mark} data-label="{escape(column.header)}">{escape(text)}</td>'
