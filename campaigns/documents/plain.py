"""Hostile text, Markdown, tables in text, and HTML."""
# ruff: noqa: E501 - a case stands as one row of its table, however long

from __future__ import annotations

from random import Random

from campaigns.documents.document import TEXT, Bait, Document

GOOD = "\n".join(TEXT)


def text(chance: Random, bait: Bait) -> Document:
    """Endless lines, baits for patterns, odd encodings."""
    del bait
    n = chance.choice((5_000, 50_000, 300_000))
    bits = (
        ("a line without end", "长" * (5 * n)),
        ("short lines", "\n".join("短" for _ in range(n))),
        ("numbers alone", "\n".join(str(i) for i in range(n))),
        ("all headings", "\n".join(f"（{'一二三四五六七八九十'[i % 10]}）标题" for i in range(n // 5))),
        ("all-digit labels", "\n".join(f"{'1' * (1 + i % 300)}、事项" for i in range(n // 50))),
        ("deep labels", "\n".join(".".join(["1"] * (1 + i % 200)) + " 事项" for i in range(n // 50))),
        ("one label of digits", "9" * n + "、事项"),
        ("brackets open", "（" * n), ("brackets and signs", "、（（（（" * (n // 5)),
        ("Chinese digits", "一二三" * (n // 3)), ("blanks", " " * n + "x"), ("wide blanks", "　" * n + "。"),
        ("digits", "1" * n), ("dates", "2023年1月1日至" * (n // 10)), ("months", "3月底前" * (n // 4)),
        ("signs", "——…、，；：" * (n // 8)), ("percent", "完成率达到100%以上，" * (n // 10)),
        ("every", "每" * n), ("every and digits", "每季度1次每月2次" * (n // 8)), ("quotes", "“" * n),
        ("titles", "《" * n + "》" * n), ("owners", "责任单位：办公室、" * (n // 9)), ("colons", "：" * n),
        ("full stops", "。" * n), ("enumeration", "1．2．3．" * (n // 6)), ("circled", "①②③" * (n // 3)),
        ("mixed", "".join(chance.choice("一（）、1.．。； \n每月底前") for _ in range(min(n, 60_000)))),
        ("combining marks", "e" + "\u0301" * n), ("direction marks", "\u202e" * n), ("zero bytes", "\0" * n),
        ("tabs", "a\t" * n), ("rows of tabs", ("\t" * 200 + "\n") * (n // 200)), ("form feeds", "\f" * n),
        ("carriage returns", "行\r" * n), ("separators", "行\u2028" * n), ("pipes", "|" * n),
        ("dots to a page number", "一、任务" + "." * n + "3"), ("dashes", "-" * n), ("equals", "x\n" + "=" * n),
    )  # fmt: skip
    what, body = chance.choice(bits)
    around = chance.random() < 0.5
    whole = f"{GOOD}\n{body}\n{GOOD}" if around else body
    raw = _encoded(whole, chance)
    return Document("text", f"{what}, {n}{', within a plan' if around else ''}", "方案.txt", raw)


def _encoded(text: str, chance: Random) -> bytes:
    encoding = chance.choice(
        ("utf-8",) * 6
        + ("utf-8-sig", "utf-16", "utf-16-be", "gb18030", "big5", "utf-32", "utf-7", "cp037")
    )
    raw = text.encode(encoding, "replace")
    return raw + b"\xff" if chance.random() < 0.1 else raw


def markdown(chance: Random, bait: Bait) -> Document:
    """Deep lists and quotations, tables, emphasis that never ends."""
    n = chance.choice((500, 5_000, 50_000))
    what, body = chance.choice((
        ("deep list", "".join(f"{'  ' * i}- 项\n" for i in range(min(n, 3000)))),
        ("quotations", ">" * n + " 引"), ("emphasis", "*" * n + "a" + "_" * n), ("brackets", "[" * n),
        ("links", f"[a]({bait.url('md')})" * (n // 10)), ("images", f"![a](file://{bait.file})" * (n // 10)),
        ("table", "|" + "a|" * n + "\n|" + "-|" * n + "\n" + ("|" + "b|" * 500 + "\n") * 50),
        ("headings", "#" * n + " 标题"), ("many headings", "# 标题\n" * n), ("fences", "```\n" * n),
        ("html in it", "<div>" * n), ("backslashes", "\\" * n), ("references", "[a]: b\n" * n),
        ("numbers", f"{'9' * n}. 项\n"), ("code ticks", "`" * n), ("entities", "&amp;" * n),
    ))  # fmt: skip
    return Document("markdown", f"{what}, {n}", "方案.md", f"# 方案\n{GOOD}\n{body}\n".encode())


def table(chance: Random, bait: Bait) -> Document:
    """Tables in text: too wide, too long, a quotation never closed."""
    del bait
    n = chance.choice((1_000, 20_000, 100_000))
    head = "编号,内容,牵头单位,完成时限\n1,学习,办公室,6月底\n"
    what, body = chance.choice((
        ("columns", "," * n + "\n"), ("columns in each row", ("," * 2000 + "\n") * (n // 2000)),
        ("rows", "2,学习,办公室,6月底\n" * n), ("quotation not closed", '"' + "行,\n" * n),
        ("a cell of text", f'2,"{"长" * n * 20}",办公室,\n'), ("quotations", '"' * n), ("semicolons", ";" * n),
        ("empty rows", "\n" * n), ("zero bytes", "\0,\0\n" * n), ("one column of digits", "1\n" * n),
        ("formulas", "=cmd|'/c calc'!A1,+1,-1,@x\n" * (n // 10)), ("merged-like", "2,,,\n" * n),
        ("multi-line cells", '2,"一\n二\n三",办公室,6月底\n' * (n // 10)), ("carriage returns", "2,a\r" * n),
    ))  # fmt: skip
    first = head if chance.random() < 0.7 else ""
    return Document("csv", f"{what}, {n}", "分解表.csv", (first + body).encode())


def html(chance: Random, bait: Bait) -> Document:
    """Web pages: unclosed, deep, wide, with absurd numbers and foreign entities."""
    n = chance.choice((500, 5_000, 50_000))
    local, far = f"file://{bait.file}", bait.url("html")
    what, body = chance.choice((
        ("less-than signs", "<" * 80_000), ("marked section", "<![foo]>" * (n // 10 + 1)),
        ("word's conditions", "<![if !supportLists]>一、<![endif]>学习" * (n // 10)),
        ("start of digits", f'<ol start="{"9" * 4400}"><li>项</li></ol>'),
        ("value of digits", f'<ol><li value="{"9" * 5000}">项</li></ol>'),
        ("start below zero", '<ol start="-99999999999999999999"><li>项</li></ol>'),
        ("start at a billion", '<ol start="1000000000" type="A"><li>项</li></ol><ol type="i" start="3999999"><li>项</ol>'),
        ("colspan", f'<table><tr><td colspan="{10**9}">a</td></tr><tr><td>b</td></tr></table>'),
        ("rowspan", f'<table><tr><td rowspan="{10**9}">a</td><td>c</td></tr><tr><td>b</td></tr></table>'),
        ("both spans", f'<table>{"<tr><td colspan=1000 rowspan=65534>a</td></tr>" * 200}</table>'),
        ("spans of digits", f'<table><tr><td colspan="{"9" * 5000}" rowspan="٣">a</td></tr></table>'),
        ("deep divisions", "<div>" * n + "底"), ("deep tables", "<table><tr><td>" * n + "底"),
        ("deep lists", "<ol><li>项" * n), ("deep emphasis", "<b><i>" * n + "底"), ("deep ruby", "<ruby><rt>" * n),
        ("nothing closed", "<p><b><td><li><table><tr><ul>" * n), ("closed only", "</div></p></table>" * n),
        ("attribute", f'<p class="{"x" * n * 50}">字</p>'), ("attributes", "<p " + " ".join(f"a{i}=1" for i in range(n)) + ">字"),
        ("comment not closed", "<!--" + "-" * n), ("comments", "<!-- a -->" * n), ("declaration", "<!DOCTYPE [" + "[" * n),
        ("script not closed", "<script>" + "<" * n), ("style", "<style>" + "a{b:c}" * n + "</style>"),
        ("entities", "&#x1F600;&bogus;&" * n), ("entity of digits", f"&#{'9' * n};&#x{'f' * n};"),
        ("title not closed", "<title>" + "长" * n), ("textarea", "<textarea>" * n), ("plaintext", "<plaintext>" + "<p>" * n),
        ("greater-than signs", ">" * n), ("quotations", "<a '" + "'\"" * n), ("equals", "<p " + "=" * n),
        ("ampersands", "&" * n), ("processing", "<?" * n), ("CDATA", "<![CDATA[" * n), ("slashes", "</" * n),
        ("external", f'<img src="{far}"><link rel=stylesheet href="{far}"><iframe src="{local}"></iframe>'
                     f'<object data="{local}"></object><base href="{far}"><meta http-equiv=refresh content="0;url={far}">'),
        ("entity declared", f'<!DOCTYPE html [<!ENTITY x SYSTEM "{local}">]><p>&x;</p>'),
        ("laughs", _laughs() + "<p>&i;</p>"), ("charset", '<meta charset="no-such-charset"><p>字</p>'),
        ("charset utf-7", '<meta charset="utf-7">+ADw-p+AD4-'), ("wide table", "<table><tr>" + "<td>a" * n + "</table>"),
        ("long table", "<table>" + "<tr><td>1<td>学习<td>办公室" * n + "</table>"), ("line breaks", "一<br>" * n),
        ("nested forms", "<form><select><option>" * n), ("svg", "<svg><math><p>" * n), ("frameset", "<frameset>" * n),
        ("template", "<template>" * n), ("zero bytes", "<p>\0</p>" * n),
    ))  # fmt: skip
    page = "".join(f"<p>{line}</p>\n" for line in TEXT)
    first = chance.random() < 0.7
    whole = f"<html><body>{page}{body}" if first else f"<html>{body}{page}"
    return Document(
        "html", f"{what}, {n}", chance.choice(("方案.html", "方案.htm")), whole.encode()
    )


def _laughs() -> str:
    rows = [f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(8)]
    return f'<!DOCTYPE x [<!ENTITY a "哈哈哈哈">{"".join(rows)}]>'
