"""Documents as one HTML file: no script, no network, as it should look on paper (A4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from wenming_cli.papers import chinese, columns, layout
from wenming_cli.papers.cleaning import clean_model
from wenming_cli.papers.document import Block, Document, Heading
from wenming_cli.papers.formats import Settings
from wenming_cli.papers.sheet import Sheet, SheetColumn

_STYLE = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm;
  @bottom-center { content: "— " counter(page) " —"; } }
@page table { size: A4 landscape; margin: 28mm 37mm 26mm 35mm; }
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 156mm; padding: 1em; background: #fff; color: #000;
  font: 16pt/28.95pt "仿宋_GB2312", "仿宋", FangSong, STFangsong, serif;
  overflow-wrap: break-word; }
h1, h2, h3 { font-size: 1em; font-weight: normal; margin: 0; break-after: avoid; }
h1 { font: 22pt/1.5 "方正小标宋简体", "小标宋", STZhongsong, "宋体", serif; text-align: center;
  margin-bottom: 28.95pt; text-wrap: balance; }
h2 { font-family: "黑体", SimHei, sans-serif; text-indent: 2em; }
h3 { font-family: "楷体_GB2312", "楷体", KaiTi, STKaiti, serif; text-indent: 2em; }
p { margin: 0; text-indent: 2em; text-align: justify; }
.attached { padding-left: 5em; text-indent: -3em; margin-top: 28.95pt; }
.attached + .attached { text-indent: 0; margin-top: 0; }
.signature { text-indent: 0; text-align: right; margin-top: 28.95pt; break-inside: avoid; }
section { page: table; break-before: page; margin-top: 2em; }
section h2 { text-indent: 0; } section h1 { margin-bottom: .5em; font-size: 18pt; }
.note { display: flex; justify-content: space-between; font-size: 12pt; text-indent: 0; }
.note span + span { white-space: nowrap; }
.scroll { overflow-x: auto; }
@media screen and (min-width: 240mm) {  /* a table is wider than the text; nothing is hidden */
  .scroll { width: 228mm; margin-left: calc((100% - 228mm) / 2); } }
table { border-collapse: collapse; width: 100%; min-width: 225mm; table-layout: fixed;
  font-size: 9pt;
  line-height: 1.4; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: .5pt solid #000; padding: 2pt; }
th, .group { font-family: "黑体", SimHei, sans-serif; font-weight: normal; text-align: left; }
thead th, .mid { text-align: center; }
.whole { white-space: nowrap; }
@media print { body { padding: 0; max-width: none; } .scroll { overflow: visible; } }
""".strip()


def write_html(model: Document, settings: Settings) -> bytes:
    """Write an official text; its attachments follow on pages of their own."""
    model = clean_model(model)
    text = "\n".join(_page(model, settings))
    return text.encode("utf-8")


def write_html_sheet(model: Sheet, settings: Settings) -> bytes:
    """Write a table as a page of its own."""
    model = clean_model(model)
    lines = [*_head(model.title), *_section("", model, settings), "</body>\n</html>\n"]
    return "\n".join(lines).encode("utf-8")


def _page(model: Document, settings: Settings) -> Iterator[str]:
    yield from _head(model.title)
    yield _title(layout.break_title(model.title, model.unit))
    yield from (_block(block) for block in model.blocks)
    yield from _attachment_list(model)
    yield from _signature(model)
    for n, attached in enumerate(model.attachments, start=1):
        label = f"附件{n}" if len(model.attachments) > 1 else "附件"
        yield from _section(label, attached, settings)
    yield "</body>\n</html>\n"


def _head(title: str) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>"


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


def _section(label: str, model: Sheet, settings: Settings) -> Iterator[str]:
    model = columns.fit_on_paper(model)
    made = chinese.full_date(model.made)
    yield f"<section>\n<h2>{label}</h2>" if label else "<section>"
    yield _title(layout.break_title(model.title, model.unit, layout.TABLE_TITLE_MOST))
    yield f'<p class="note"><span>填报单位：{escape(model.unit)}</span>'
    yield f'<span>填报时间：{made}</span></p>\n<div class="scroll">\n<table>'
    shares = (100 * width / columns.WIDTH for width in columns.lay_out_table(model).millimetres)
    yield "<colgroup>" + "".join(f'<col style="width:{n:.2f}%">' for n in shares) + "</colgroup>"
    heads = "".join(f'<th scope="col">{escape(c.header)}</th>' for c in model.columns)
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    yield from _rows(model, settings)
    yield "</tbody>\n</table>\n</div>"
    yield from (f'<p class="note"><span>{escape(words)}</span></p>' for words in model.notes)
    yield "</section>"


def _rows(model: Sheet, settings: Settings) -> Iterator[str]:
    for n, row in enumerate(model.rows):
        if n in model.group_rows:
            words = escape(" ".join(str(cell) for cell in row if cell is not None))
            yield f'<tr><th class="group" colspan="{len(row)}">{words}</th></tr>'
        else:
            pairs = zip(model.columns, row, strict=True)
            cells = [
                _cell(column, columns.short_cell_words(model, column, cell))
                for column, cell in pairs
            ]
            yield f"<tr>{''.join(cells)}</tr>"
        settings.progress(1)


def _cell(column: SheetColumn, text: str) -> str:
    words = escape(text)
    if not column.centred:
        return f"<td>{words}</td>"
    whole = " whole" if layout.ems(text) <= columns.SHORT else ""
    return f'<td class="mid{whole}">{words}</td>'
