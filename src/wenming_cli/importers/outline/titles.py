"""Where a heading ends and its body begins, and what kind of chapter a heading opens."""

from __future__ import annotations

import re

from wenming_cli.importers.fold import fold_width

LONGEST = 30
"""Characters; a longer title is cut at its first comma."""

LONGEST_HEADING = 10
"""Characters of an article's title; a longer one is its first sentence."""

_END = re.compile(r"[\n。:;|]")
_OWNER_BRACKET = re.compile(
    r"[(\[](?=\s?(?:责任|牵头|配合|完成|主办|承办|负责|时限|协办|分管|[^()]{1,20}(?:牵头|负责|配合)))"
)
_STAGE = re.compile(r"\s*第[一二三四五六七八九十\d]{1,2}阶段\s*[:]")
_SPACED = re.compile(r"[\u4e00-\u9fff](?:\s+[\u4e00-\u9fff]){1,5}")


def title_end(text: str, *, spaced: bool) -> int:
    """Return the length of the title that `text` begins with, without trailing spaces.

    Args:
        text: what follows the label.
        spaced: line breaks were lost and became spaces, so that a space ends a title too.
    """
    plain = fold_width(text)
    lead = len(plain) - len(plain.lstrip(" "))
    end = re.compile(r"[\n。]") if _STAGE.match(plain) else _END
    cut = [match.start() for match in (end.search(plain), _OWNER_BRACKET.search(plain)) if match]
    if spaced and not _STAGE.match(plain):
        space = plain.find(" ", lead)
        if space > 0:
            cut.append(space)
    stop = min(cut, default=len(plain))
    if stop - lead > LONGEST and not _STAGE.match(plain):
        comma = plain.find(",", lead, stop)
        stop = comma if comma > lead else stop
    return len(plain[:stop].rstrip(" "))


def tidy_title(title: str) -> str:
    """Take out the spaces that spread a short title (`总　则`)."""
    title = title.strip(" \u3000\t")
    return re.sub(r"\s+", "", title) if _SPACED.fullmatch(title) else title


_KINDS: tuple[tuple[str, str], ...] = (
    ("general", r"总则|附则"),
    ("guide", r"^(?:活动|创建|年度|工作)主题$|指导思想|总体要求|基本原则|总体思路|工作思路|指导原则|工作原则|总的要求|基本思路|创建原则"),
    ("requirement", r"(?<!目标)要求|注意事项"),
    ("step", r"步骤|阶段|时间安排|进度安排|实施安排|方法和?时间|推进计划|活动时间"),
    ("evaluation", r"考核|考评|测评|评估|奖惩|奖励|档案|监督|评比|检查验收|验收"),
    ("measure", r"措施|保障|机制"),
    ("org", r"组织领导|组织机构|领导小组|领导机构|机构设置|组织架构|职责|组织实施|组织管理|工作机构"),
    ("goal", r"目标(?!任务|责任)|目标要求|指标|预期成效"),
    ("schedule", r"月度安排|月份安排|逐月"),
    ("task", r""),
)  # fmt: skip
_CHAPTER = re.compile(
    r"(?:总体|工作|主要|重点|基本|指导|实施|保障|目标|组织|具体|活动|创建|时间|方法|职责|有关|总则|附则)"
    r".{0,8}(?:思想|要求|原则|思路|目标|任务|内容|措施|步骤|保障|安排|领导|机构|分工|考核|指标|重点|事项|总则|附则)"
    r"|总则|附则|指导思想|考核.{0,4}|奖惩.{0,4}"
)
_GUIDED = re.compile(r"以.{2,80}?为(?:根本)?(?:指导|指引|遵循)")
_OF_LISTS = frozenset({"ar", "par", "arp", "circle", "trow"})
_KIND_PATTERNS = dict(_KINDS)
_MONTH = re.compile(r"\s*(?:[一二三四五六七八九十]{1,2}|\d{1,2})月份?(?:\s?[:(].{0,10})?")


def chapter_kind(title: str, style: str) -> str:
    """Tell the kind of a chapter, by its title and the style of its number."""
    if style == "att":
        return "attachment"
    if style == "month" or _MONTH.fullmatch(fold_width(title)):
        return "schedule"
    if style == "stage":
        return "step"
    if style == "rom1":
        return "evaluation" if re.search(_KIND_PATTERNS["evaluation"], title) else "task"
    if style == "article" and len(title) > LONGEST_HEADING:
        return "task"
    return next(kind for kind, pattern in _KINDS if re.search(pattern, title))


def names_chapter(title: str) -> bool:
    """Tell whether only chapters have such a folded title: 指导思想, 重点任务, 保障措施."""
    return _CHAPTER.fullmatch(title) is not None


def leaf_kind(kind: str, *, title: str, own: str, style: str, first: bool, flat: bool) -> str:
    """Tell the kind of a chapter without items below it; its title alone may mislead.

    In a list of items on one level (`2、文明班级评比`) a title says what to do, not what a chapter is
    about; a first chapter named by a slogan (把准方向，高擎旗帜) guides where it says by what.

    Args:
        kind: what the title says.
        title: as printed.
        own: all of its words.
        style: of its number.
        first: it opens the document.
        flat: no item of the document has others below it.
    """
    if flat and style in _OF_LISTS and not names_chapter(fold_width(title)):
        return "task"
    if first and kind == "task" and _GUIDED.search(fold_width(own)):
        return "guide"
    return kind
