"""What the document is called, whose it is, and which year it is for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import CleanedSource

_TITLE = re.compile(
    r"(?:方案|计划|要点|安排|意见|办法|细则|分解表|任务表|任务书|安排表|计划表|规划|清单|台账|分工表|一览表|制度|打算)(?:\(.{1,8}\))?$"
)
_YEAR = re.compile(r"(?<!\d)(?:(?P<from>20\d\d)\s?[-至]\s?)?(?P<y>20\d\d)\s?年度?")
_CN_YEAR = re.compile(r"二[零○〇](?P<c>[零一二三四五六七八九]{2})年")
_SUBJECT = re.compile(
    r"(?:年度)?(?:关于)?(?:全面)?(?:开展|推进|加强|深化|创建)?(?:省级|市级|区级|全国)?(?:社会主义)?"
    r"(?:精神文明|文明单位|文明创建|文明|创建|重点|年度|工作|志愿|宣传|思想|档案|测评|考核)"
)
_RUN_ON = re.compile(r"[^。;:,\n]{4,46}?(?:方案|计划|要点|安排|意见|办法)(?=为|根据|按照|现)")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Header:
    """Title and unit as printed; `""` and 0 where the document does not say."""

    title: str = ""
    unit: str = ""
    year: int = 0


def header_of(preamble: str, source: CleanedSource, name: str) -> Header:
    """Read the title from what stands before the first item, else from the file's name.

    Args:
        preamble: the text before the first item.
        source: the document, for its signature.
        name: the file's name without its ending.
    """
    lines = _title_lines(preamble) or _title_lines(name)
    title = lines[-1][0] if lines else ""
    before = lines[-1][1] if lines else ""
    year = _year_of(title) or _year_of(preamble) or _year_of(name) or _most_named(source.text)
    unit = _unit_of(title) or _unit_in_line(before) or _signature(source) or ""
    if title and not _unit_of(title) and unit and unit not in title:
        title = unit + title
    return Header(title, unit, year)


def _title_lines(text: str) -> list[tuple[str, str]]:
    """Return the lines that look like the title, each with the line before it."""
    pieces = [piece.strip(" \u3000《》") for piece in re.split(r"[\n \u3000]+|(?<=通知)\s", text)]
    found = []
    for before, piece in zip(["", *pieces], pieces, strict=False):
        plain = fold_width(piece)
        if (
            5 < len(plain) <= _LONGEST
            and _TITLE.search(plain)
            and not re.search(r"[。;:,]|通知", plain)
        ):
            found.append((piece, before))
    if not found and (run_on := _RUN_ON.match(fold_width(text).strip())):
        found = [(text.strip()[: run_on.end()], "")]
    with_year = [pair for pair in found if _year_of(pair[0])]
    return with_year or found


def _year_of(text: str) -> int:
    plain = fold_width(text)
    match = _YEAR.search(plain)
    if match:
        return int(match["y"])
    chinese = _CN_YEAR.search(plain)
    if chinese:
        return 2000 + int("".join(str("零一二三四五六七八九".index(c)) for c in chinese["c"]))
    return 0


def _most_named(text: str) -> int:
    counts = Counter(int(match["y"]) for match in _YEAR.finditer(fold_width(text)))
    return counts.most_common(1)[0][0] if counts else 0


def _unit_of(title: str) -> str:
    plain = fold_width(title)
    match = _YEAR.search(plain)
    if match and match.start() > 1 and plain[match.start() - 1] != "(":
        return title[: match.start()].removeprefix("关于印发").strip(" 《")
    first = match is not None and match.start() <= 1
    offset = match.end() if match and first else 0
    rest = plain[offset:]
    subject = _SUBJECT.search(rest)
    if subject and subject.start() > 1:
        return title[offset : offset + subject.start()].removeprefix("年度").strip()
    return ""


def _unit_in_line(line: str) -> str:
    plain = fold_width(line)
    return line if 2 < len(plain) <= 30 and not re.search(r"[。;:,\d]", plain) else ""


def _signature(source: CleanedSource) -> str:
    asides = [p.text.strip() for p in source.paragraphs if p.aside]
    named = [t for t in asides if 2 < len(t) <= 30 and not re.search(r"[\d:：。]", t)]
    return named[-1] if named else ""
