"""What stands before the first item: letterhead, notice, addressees, the head table of a government page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from wenming_cli.importers.fold import fold_width
from wenming_cli.importers.lines import CleanedSource, LeftOut


class OpeningKind(NamedTuple):
    """A kind of paragraph before the first item, what all of it looks like, and an example."""

    kind: str
    pattern: str
    example: str


_HEAD = (
    r"(?:索\s?引\s?号|信息索引号?|信息分类|主题分类|体裁分类|组配分类|公文种类|发文机关|发文单位|发布机构|公开机构|成文日期|生成日期|发文日期|发布日期|"
    r"公开日期|公开方式|公开时限|发文字号|文\s?号|有\s?效\s?性|效力状态|名\s?称|标\s?题|主\s?题\s?词|关\s?键\s?词)"
)

OPENINGS: tuple[OpeningKind, ...] = (
    OpeningKind("head", rf"\|?\s*{_HEAD}\s*[:|].*", "索引号：×××/2026-00012 发文机关：××区教育局"),
    OpeningKind("letterhead", r"[^。;:,]{2,40}(?:文件|公文稿纸|公文处理笺|会议纪要)", "××县文化和旅游局文件"),
    OpeningKind("letterhead", r"(?:签发人\s?:.{0,12}|[\u4e00-\u9fff×]{2,8}\s?\(?(?:20\d\d|×+)\)?\s?第?\s?[\d×]{1,4}\s?号(?:\s*签发人\s?:.{0,12})?)", "×文旅发〔2026〕8号"),
    OpeningKind("notice", r"[^。;]{0,80}关于(?:印发|转发|下发|批转|报送|征求)?[^。;]{2,80}的(?:通知|函|请示|报告|批复)", "关于印发《文明创建工作方案》的通知"),
    OpeningKind("notice", r".*(?:印发|转发|下发|发)给你们[^。]*。?(?:.*(?:执行|落实|实施|反馈)。?)?", "现将《文明创建工作方案》印发给你们，请认真贯彻执行。"),
    OpeningKind("addressees", r"(?:各|市|区|县|镇|局|机关|本|全)[^。;:]{1,160}:", "各科室、各下属单位："),
)  # fmt: skip
_KINDS = tuple((one.kind, re.compile(one.pattern)) for one in OPENINGS)


def opening_kind(text: str) -> str:
    """Tell what a paragraph before the first item is; `opening` where nothing tells it."""
    plain = " ".join(fold_width(text).split())
    return next((kind for kind, form in _KINDS if form.fullmatch(plain)), "opening")


def openings_of(source: CleanedSource, end: int, title: str) -> Iterator[LeftOut]:
    """Yield the paragraphs before the first item, which begins at an offset, but not those of the title."""
    name = _bare(title)
    for start, paragraph in zip(source.starts, source.paragraphs, strict=True):
        text = source.text[start : min(end, start + len(paragraph.text))].strip()
        if start < end and text and not paragraph.aside and _bare(text) not in name:
            yield LeftOut(opening_kind(text), text, source.place_at(start))


def _bare(text: str) -> str:
    return "".join(fold_width(text).split())
