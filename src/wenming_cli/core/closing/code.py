"""封账码: 60 bits of a digest as people copy them, `7F3A-9C2E-K4QT-J`.

Twelve signs of Crockford's base 32, which has no I, L, O and U, and his check symbol: the remainder
by 37 (https://www.crockford.com/base32.html). 32 and 37 have no common factor, so one wrong sign
always shows; and since no power of 32 below the eighteenth is 1 or -1 by 37, two swapped signs do.
"""

from __future__ import annotations

import hashlib
import unicodedata

from wenming_cli.errors import Usage
from wenming_cli.message import M, Message

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
"""Signs without the check symbol."""

_BITS = 5 * LENGTH
_CHECK = 37
_READ_AS = str.maketrans("OIL", "011")
_BETWEEN = "-‐‑‒–—―−_ 　\t"


def make_code(data: bytes) -> str:
    """Return the code of some data, without its hyphens.

    Of the 37 check symbols five are `*~$=U`, which shells read otherwise and people misread. Where
    one of these would come out, the next digest is taken.
    """
    digest = hashlib.sha256(data).digest()
    while (value := int.from_bytes(digest[:8], "big") >> (64 - _BITS)) % _CHECK >= len(SIGNS):
        digest = hashlib.sha256(digest).digest()
    signs = [SIGNS[value >> 5 * place & 31] for place in reversed(range(LENGTH))]
    return "".join(signs) + SIGNS[value % _CHECK]


def show_code(code: str) -> str:
    """Return a code as it is printed: in groups of four, the check symbol at the end."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def parse_code(text: str) -> str:
    """Return a code that was typed, without its hyphens.

    Small letters and full width are taken as they are meant, O as 0, I and L as 1.

    Raises:
        Usage: it has not thirteen signs, one that no code has, or its check symbol does not fit.
    """
    folded = unicodedata.normalize("NFKC", text).upper().translate(_READ_AS)
    code = "".join(c for c in folded if c not in _BETWEEN)
    if len(code) != LENGTH + 1 or not set(code) <= set(SIGNS):
        raise _no_code(M("'{text}' is no closing code", text=text))
    value = 0
    for sign in code[:LENGTH]:
        value = value << 5 | SIGNS.index(sign)
    if value % _CHECK != SIGNS.index(code[LENGTH]):
        raise _no_code(M("'{text}' is mistyped: a sign is wrong or in another place", text=text))
    return code


def _no_code(message: Message) -> Usage:
    return Usage(message, M("it looks like 7F3A-9C2E-K4QT-J, and stands under the ledger"))
