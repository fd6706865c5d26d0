"""Fields in running text: 责任单位：…；完成时限：…, in brackets behind an item or bare.

A field is a name of its own and a colon; its value ends at a stop, at the next field, or where the
bracket around it closes. What a bare word in a deadline's field means (长期, 年底) is the same as in
the deadline column of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

FieldRole = Literal["leader", "support", "lead", "owner", "person", "due"]

_ROLES: tuple[tuple[FieldRole, str], ...] = (
    ("leader", r"第一责任人|(?:责任|分管|牵头|主管|包抓)(?:部?领导|局长|主任|校长|院长)"),
    ("support", r"(?:配合|协办|协助|协同|参与|协作)(?:单位|科室|部门|处室|股室)?"),
    ("lead", r"(?:牵头|主办|承办|主责|第一责任)(?:单位|科室|部门|处室|股室|责任单位)?"),
    ("owner", r"责任(?:单位|科室|部门|处室|股室|主体)?|负责(?:单位|科室|部门)|落实单位|责任者"),
    ("person", r"(?:责任人|联系人|负责人|联络员|具体责任人)"),
    (
        "due",
        r"(?:完成|办理|办结|整改|推进|实施|落实|工作|活动|开展|举办|报送|起止)?(?:时限|期限|时间(?:节点|要求|安排)?)",
    ),
)
_NAME = re.compile("|".join(f"(?P<{role}>{pattern})" for role, pattern in _ROLES))
_AT = re.compile(rf"(?<![\u4e00-\u9fff])(?:{'|'.join(f'(?:{p})' for _, p in _ROLES)})\s?[:]\s?")
_STOP = re.compile(r"[;。\n|]|,(?=[^,;。]{0,8}[:])|完成时限|时限")


@dataclass(frozen=True, slots=True)
class Field:
    """A field: where its name begins, and where its value stands (without closing stops)."""

    role: FieldRole
    start: int
    value_start: int
    end: int


def fields_in(plain: str) -> Iterator[Field]:
    """Yield every field of a folded text that has a value, in order."""
    found = list(_AT.finditer(plain))
    for i, match in enumerate(found):
        limit = found[i + 1].start() if i + 1 < len(found) else len(plain)
        end = _end(plain, match.end(), limit)
        if plain[match.end() : end].strip():
            yield Field(role=_role(match[0]), start=match.start(), value_start=match.end(), end=end)


def begins_with_field(plain: str) -> bool:
    """Tell whether a folded clause is a field rather than a sentence."""
    return _AT.match(plain.lstrip()) is not None


def _role(text: str) -> FieldRole:
    match = _NAME.search(text)
    return next(
        (role for role in get_args(FieldRole) if match and match.lastgroup == role), "owner"
    )


def _end(plain: str, at: int, limit: int) -> int:
    stop = _STOP.search(plain, at, limit)
    limit = stop.start() if stop else limit
    depth, end = 0, at
    while end < limit:
        depth += (plain[end] == "(") - (plain[end] == ")")
        if depth < 0:
            break
        end += 1
    return at + len(plain[at:end].rstrip(" ,、;"))
