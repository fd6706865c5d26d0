"""What the document is called, whose it is, and which year it is for, each with where it stands.

The title page decides before the name of the file; the unit is sought in signature, letterhead and title, in
this order. The year is that of the title (2026年度; a range such as 2026-2028年 says nothing), else that of the
document's number or date; years in running text say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import CleanedSource
from wenming_cli.importers.meaning.owners.names import looks_like_unit

Origin = Literal["title", "letterhead", "signature", "number", "date", "file", "user", "none"]
"""Where something was read: `number` is a document's number (〔2026〕6号), `none` means a guess."""

_KIND = r"(?:方案|计划|要点|安排|意见|办法|细则|分解表|任务表|任务书|安排表|计划表|规划|清单|台账|分工表|一览表|排期表|日程表|推进表|进度表|制度|打算)"
_TITLE = re.compile(rf"{_KIND}(?:\(.{{1,12}}\)|【.{{1,6}}】)?$")
_YEAR = re.compile(r"(?<![\d-])(20\d\d)\s?年?度?(?![\d-]|\s?[-至]\s?20|年?[-至]20\d\d)")
_RANGE = re.compile(r"20\d\d\s?年?\s?[-~至]{1,2}\s?20\d\d\s?年?度?")
_CN_YEAR = re.compile(r"二[零○〇](?P<c>[零一二三四五六七八九]{2})年")
_SUBJECT = re.compile(
    r"(?:年度)?(?:全面)?(?:开展|推进|加强|深化|创建)?(?:省级|市级|区级|全国)?(?:社会主义)?"
    r"(?:精神文明|文明单位|文明创建|文明|创建|重点|年度|工作|志愿|宣传|思想|档案|测评|考核)"
)
_NAMED = re.compile(rf"《([^《》\n]{{4,60}}?{_KIND}(?:\([^()]{{2,12}}\))?)》")
"""关于印发《…方案》的通知: what a notice sends out; the last resort, since plans cite others so, too."""

_FIELD = re.compile(r"(?:^|\n)\s*标\s*题\s*:\s*([^\n]{4,80})")
_RUN_ON = re.compile(
    r"(?:^|(?<=[。日》份号件录:>])|(?<=文)(?!明)|(?<=正文)|(?<=方案)|(?<=计划)|(?<=要点))[^。;:,《》>\n]{4,46}?(?:方案|计划|要点|安排|意见|办法)(?:\(20\d\d年度?\))?"
    r"(?=为|根据|按照|现|近年|遵照|依据|(?:印发|发布|成文|发文)(?:日期|时间|机关)|来源:|\([^()]{2,12}\(?20\d\d[^()]{0,3}\)?\d+号\))"
)
"""A title with no line of its own: before the first words, the website's line, or the document's number."""

_BEFORE_RUN = re.compile(r"文件|^\s*正文|(?<=[日份号])|(?<=方案)(?=[^\s(]\S{7})")
_SIGN_OFF = re.compile(r"^\S{2,40}?20\d\d年\d{1,2}月\d{1,2}日(?=\S{8,}$)")
"""Who signed the notice, and when, glued to the title of what it sends out."""

_ONE_CELL = re.compile(r"^\|[ |]*([^|]+?)[ |]*\|$", re.MULTILINE)
"""A row of a table in which one cell is filled."""

_NO_TITLE = re.compile(r"[。;:,]|通知|号$|日$")
_GOES_ON = re.compile(r"关于(?![^\n]*的(?:通知|函))|(?:20\d\d)年?度?$|^[“《]")
"""A line that the title goes on from, or a line that goes on with a title begun above."""

_LETTERHEAD = re.compile(
    r"(?:发文机关|发布机构|发文单位|编制单位|制定单位|填报单位(?:\(盖章\))?|信息来源)\s*[:|]\s*([^\s|:,。;\d]{2,30})"
)
_HEAD_OF_PAGE = re.compile(r"^([^。;:,()\d\s]{4,24}?)(?:文件|公文稿纸|公文处理笺|办公室文件)")
_SIGNED = re.compile(
    r"(?:^|[。》;\n])\s*(?P<unit>[^\d。,、;:《》()|\n]{4,40}?)(?<!截至)\s*"
    r"(?P<y>20\d\d|二零[零一二三四五六七八九]{2})年\s?[\d一二三四五六七八九十]{1,2}月\s?[\d一二三四五六七八九十]{1,3}日"
)
_NUMBER = re.compile(r"(?<!\()[\u4e00-\u9fff×]{2}\s?[(“\"](20\d\d)[)”\"]\s?\d{1,3}\s?号(?!\))")
"""A document's own number, ×政发〔2026〕6号; that of another one stands in brackets."""

_NO_UNIT = re.compile(r"[\d:：。（(]|[〇○零一二三四五六七八九十]{2,4}年")
"""What no name of an office has; a date below the text stands where one may."""

_DATED = re.compile(
    r"(?:成文|发布|编制|印发|填报|制定)?(?:日期|时间)\s*[:|]\s*(20\d\d)\s?[-年./]"
    r"|(二零[零一二三四五六七八九]{2})年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_BEFORE_UNIT = re.compile(r"^(?:附件\d*|关于印发|年度)")
_LONGEST = 60


class Header(NamedTuple):
    """Title and unit as printed; `""` and 0 where the document does not say."""

    title: str = ""
    unit: str = ""
    year: int = 0
    title_from: Origin = "none"
    unit_from: Origin = "none"
    year_from: Origin = "none"


def header_of(preamble: str, source: CleanedSource, name: str) -> Header:
    """Read the title from what stands before the first item, else from the file's name.

    Args:
        preamble: the text before the first item.
        source: the document, for its signature.
        name: the file's name without its ending.
    """
    title, title_from = _title(preamble, name)
    signed = _signature(source, preamble)
    found: list[tuple[str, Origin]] = [
        (signed, "signature"),
        (_letterhead(preamble, title), "letterhead"),
        (_unit_of(title), title_from),
    ]
    unit, unit_from = next((pair for pair in found if pair[0]), ("", "none"))
    year, year_from = _year((title, title_from), preamble, source=source, name=name)
    above = _line_above(preamble, title)
    owner = above if looks_like_unit(above) else unit
    if title and owner and not _unit_of(title) and owner not in title:
        title = owner + title
    return Header(
        title=title,
        unit=unit,
        year=year,
        title_from=title_from,
        unit_from=unit_from,
        year_from=year_from,
    )


def _title(preamble: str, name: str) -> tuple[str, Origin]:
    for text in _titles(preamble):
        return _BEFORE_UNIT.sub("", text), "title"
    lines = _title_lines(name)
    return (lines[-1], "file") if lines else ("", "none")


def _titles(preamble: str) -> Iterator[str]:
    """Yield what may be the title, the likeliest first."""
    plain = fold_width(preamble)
    if field := _FIELD.search(plain):
        yield preamble[field.start(1) : field.end(1)].strip()
    lines = _title_lines(preamble)
    yield from reversed([line for line in lines if _year_of(line)] or lines)
    runs = list(_RUN_ON.finditer(plain))
    for match in reversed(runs):
        yield _BEFORE_RUN.split(preamble[match.start() : match.end()])[-1].strip()
    if named := _NAMED.search(plain):
        yield preamble[named.start(1) : named.end(1)].strip()


def _title_lines(text: str) -> list[str]:
    """Return the lines that look like the title, each with the line above that it goes on from."""
    lines = _ONE_CELL.sub(r"\1", text)
    pieces = [piece.strip(" \u3000《》") for piece in re.split(r"[\n \u3000]+|(?<=通知)\s", lines)]
    pieces = [_SIGN_OFF.sub("", piece) for piece in pieces if piece]
    found = []
    for above, piece in zip(["", *pieces], pieces, strict=False):
        plain, before = fold_width(piece), fold_width(above)
        if not (len(plain) <= _LONGEST and _TITLE.search(plain)):
            continue
        if re.search(r"[。;:,]|通知", plain):
            continue
        named = _GOES_ON.search(before) or (before and _GOES_ON.match(plain))
        goes_on = named or _is_cut(before, plain)
        if goes_on and not _NO_TITLE.search(before) and plain not in before:
            found.append(above + piece)
        elif len(plain) > 5:
            found.append(piece)
    return found


def _is_cut(above: str, line: str) -> bool:
    """Tell whether a line names the kind of paper whose year and unit stand on the line above it."""
    return bool(_year_of(above) and not _year_of(line) and not _TITLE.search(above))


def _year(
    title: tuple[str, Origin], preamble: str, *, source: CleanedSource, name: str
) -> tuple[int, Origin]:
    """Return the plan's year: the title's, that of the document's number or date, the file's."""
    plain = fold_width(preamble)
    dated = [m["y"] for m in _SIGNED.finditer(fold_width(source.text))]
    asides = [fold_width(p.text) for p in source.paragraphs if p.aside]
    dated += [m[1] for text in asides if (m := re.search(r"(20\d\d)年\d{1,2}月", text))]
    dated += [match[1] or match[2] for match in _DATED.finditer(plain)]
    found: list[tuple[int, Origin]] = [
        (_year_of(title[0]), title[1]),
        (int(number[1]) if (number := _NUMBER.search(plain)) else 0, "number"),
        (_number_of(dated[-1]) if dated else 0, "date"),
        (_year_of(name), "file"),
    ]
    return next((pair for pair in found if pair[0]), (0, "none"))


def _number_of(year: str) -> int:
    return int("".join(str("零一二三四五六七八九".find(c)) if c > "9" else c for c in year))


def _year_of(title: str) -> int:
    """Return the year that a title names; a range of years is none."""
    plain = fold_width(title)
    match = _YEAR.search(_RANGE.sub("", plain))
    if match:
        return int(match[1])
    chinese = _CN_YEAR.search(plain)
    return 2000 + _number_of(chinese["c"]) if chinese else 0


def _unit_of(title: str) -> str:
    """Return the office that a title begins with: before its year or 关于, else what looks like one."""
    plain = fold_width(title)
    match = _YEAR.search(plain)
    offset = match.end() if match and match.start() <= 1 else 0
    boxed = match is not None and plain[: match.start()].endswith("(")
    marks = [match.start() if match and not boxed else -1, plain.find("关于", offset)]
    sure = [at for at in marks if at > offset + 1]
    subject = _SUBJECT.search(plain, offset)
    end = min(sure) if sure else subject.start() if subject else 0
    unit = _BEFORE_UNIT.sub("", title[offset:end]).strip(" 《“(（")
    unit = unit.partition("“")[0] if boxed else unit
    return unit if sure or looks_like_unit(unit) else ""


def _letterhead(preamble: str, title: str) -> str:
    """Return the office in a field above the text, on the head of the page, or over the title."""
    plain = fold_width(preamble)
    for pattern in (_LETTERHEAD, _HEAD_OF_PAGE):
        if match := pattern.search(plain):
            return preamble[match.start(1) : match.end(1)].strip()
    return _line_above(preamble, title)


def _line_above(preamble: str, title: str) -> str:
    """Return what may be an office on the line over the title."""
    lines = [line.strip(" \u3000") for line in preamble.split("\n")]
    above = lines[lines.index(title) - 1] if title and title in lines[1:] else ""
    return above if 2 < len(above) <= 30 and not re.search(r"[。;:,，：；|\d]", above) else ""


def _signature(source: CleanedSource, preamble: str) -> str:
    """Return the office above the date below the text, or below the notice that sends it out."""
    asides = [p.text.strip() for p in source.paragraphs if p.aside == "signature"]
    named = [t for t in asides if 2 < len(t) <= 30 and not _NO_UNIT.search(t)]
    if named:
        return named[-1]
    signed = _SIGNED.search(fold_width(preamble))
    return preamble[signed.start("unit") : signed.end("unit")].strip() if signed else ""
