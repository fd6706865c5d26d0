"""Verbs and what they make of those who are named before them, in tables with an example each.

The strongest word of a chain counts: 牵头负责 leads, 配合落实 supports, 负责 alone owns: whoever
owns leads unless somebody else is said to lead.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from wenming_cli.core.patterns import HAN

Role = Literal["lead", "leader", "person", "owner", "support", "watch"]
"""What a field or verb makes of its names; who only watches (指导, 监督) has no part in an item."""


class RoleVerb(NamedTuple):
    """A verb, the role of its subject, and a clause that has it."""

    words: str
    role: Role
    example: str
    alone: bool = True
    """A sentence of prose names an owner by this verb alone; others need a second clause or 由."""


VERBS = (
    RoleVerb("总牵头|牵头", "lead", "办公室牵头"),
    RoleVerb("主办|承办", "lead", "由文化站承办"),
    RoleVerb("负总责|负主责|总负责", "lead", "校长负总责"),
    RoleVerb("为主", "lead", "以镇政府为主，各村配合", alone=False),
    RoleVerb("主责|主抓|抓总|负总抓|统筹|归口管理", "lead", "文明办统筹，各单位落实", alone=False),
    RoleVerb("配合抓|配合|协助|协办|联办|会办", "support", "（各科室配合）"),
    RoleVerb("协同|协作|参与|参加|支持", "support", "办公室牵头，工会参加", alone=False),
    RoleVerb("负责", "owner", "办公室负责"),
    RoleVerb("亲自抓|亲自负责", "leader", "社区书记亲自抓"),
    RoleVerb("具体抓|专门抓|直接抓|分头抓", "owner", "分管领导亲自抓，办公室具体抓", alone=False),
    RoleVerb(
        "组织实施|抓好?落实|落实|实施|承担|办理|执行|评[定选审]|审定",
        "owner",
        "由宣传科落实",
        alone=False,
    ),
    RoleVerb(
        "监督|督促|督导|督办|指导|检查|考核|汇总|审核|验收|把关|跟踪|备案|抽查|评估|协调",
        "watch",
        "办公室负责，纪委监督",
        alone=False,
    ),
)

TITLES = (
    RoleVerb("牵头|主办|承办|主责|第一责任", "lead", "明确城管局为牵头单位"),
    RoleVerb("(?:第一)?责任人", "leader", "各村书记为第一责任人"),
    RoleVerb("配合|协办|协助|参与", "support", "城管局为牵头单位，各街道为配合单位"),
    RoleVerb("责任|负责|落实|实施", "owner", "由各镇为责任主体"),
)
"""Verbs as the titles that 为 gives: 为牵头单位."""

HOW = (
    r"(?:按照?|依照?|根据|依据|结合)?(?:各自)?(?:的)?(?:职责|职能|任务)(?:分工|范围|权限)?(?:分别)?|按照?(?:各自)?分工|按(?:规定|要求|照要求|需)|"
    r"分别|分头|分[段片块线]|分工|各自|归口|共同|联合|具体|统一|全面|全程|终身|积极|密切|协同|主动|全力|认真|切实|直接|轮流|轮值|为主(?=负责|承担)|主要|予以|做好|同步|参与|高度|合力|一并"
)
"""Words between the names and their verb."""

WITH = rf"会同|会商|联合(?=[各有相省市区县镇乡村属])|商(?=(?:有关|相关|各)?[省市区县]{HAN})"
"""What puts helpers behind those who lead: 宣传科会同工会."""

_MORE = "抓总|抓好|组织|推进|推动|协调|抓"
_NO_NOUN = (
    rf"(?!(?:{_MORE})*(?:单位|部门|科室|处室|股室|领导|人(?![民大力事社武防])|方(?!志)|商(?![务会])|者|机[制构]|责任|银行|企业|制(?![定作])|率|度|权|同志|的|作用|任务"
    r"|解释|到底|日常(?:工作|事务|协调|联络|管理|运[行维])))"
)
"""What would make a noun of a verb: 负责人, 牵头单位, 参与率; a standing duty (负责解释) owns nothing."""

DUTY = re.compile(r"负责(?:统筹|协调|监督|督促|督导|指导|检查|考核|汇总|审核|评估)")
"""What a standing body is for: 领导小组负责统筹协调."""

FIRST_LEADS = re.compile(
    r"[,;、(]?(?:其中)?(?:以上|上述)?(?:各项任务)?(?:中)?(?:排|列)?(?:名|序)?(?:在|于)?(?:第一(?:位|名|个|家)?|首位|首个|最前面?)的?(?:单位|部门|科室|处室|者)?"
    r"(?:为|是|系|即)总?(?:牵头|主办|主责|第一责任)(?:责任)?(?:单位|部门|科室|处室|人)?\)?"
)
"""A remark that of those who own the first leads."""


@cache
def verb_pattern() -> re.Pattern[str]:
    """Compile what can follow a list of names: `with` (会同), `core` or `title` (为牵头单位)."""
    every = "|".join(verb.words for verb in VERBS)
    titles = "|".join(verb.words for verb in TITLES)
    return re.compile(
        rf"(?:{HOW}){{0,4}}(?:(?P<with>{WITH})|(?P<core>(?>(?:{every})(?:{every}|{_MORE})*)){_NO_NOUN}"
        rf"|(?:为|是|作为|系)(?:具体|主要|直接)?(?P<title>{titles})(?:单位|部门|科室|处室|主体|领导)?(?!{HAN}))"
    )


DOES = re.compile(r"具体(?:承办|主办)")
"""What those do whom somebody else leads: 由办公室抓总，各科室具体承办."""


def role_of(match: re.Match[str], *, begun: bool = False, led: bool = False) -> Role:
    """Return the role that a match of `verb_pattern` gives.

    Args:
        match: the verb.
        begun: others were named before it, so that a standing duty (负责督导) owns nothing.
        led: one of them leads.
    """
    if begun and match["core"] and DUTY.match(match["core"]):
        return "watch"
    if led and DOES.search(match[0]):
        return "owner"
    verbs = TITLES if match["title"] else VERBS
    said = match["title"] or match["core"]
    roles = {verb.role for verb in verbs if re.search(verb.words, said)}
    order: tuple[Role, ...] = ("leader", "lead", "support", "owner", "watch")
    return next(role for role in order if role in roles)


def owns_alone(match: re.Match[str]) -> bool:
    """Tell whether a sentence of prose may name its owner by this verb and nothing more."""
    core = match["core"] or ""
    if DUTY.match(core):
        return False
    return bool(match["title"]) or any(verb.alone and re.search(verb.words, core) for verb in VERBS)
