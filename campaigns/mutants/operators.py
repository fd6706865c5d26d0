"""Say what may be changed in a program: a table of small faults, one function each.

An operator takes a node of the syntax tree and gives what may stand in its place, as source text.
Where a node may stand at all is decided by `places`.
"""

from __future__ import annotations

import ast
import codecs
from collections.abc import Callable, Iterator, Mapping
from copy import copy

Operator = Callable[[ast.AST], Iterator[str]]

NEGATED: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt,
}  # fmt: skip
SHIFTED: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
}  # fmt: skip
SWAPPED: Mapping[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
OTHER_NAMES: Mapping[str, str] = {
    "min": "max", "max": "min", "any": "all", "all": "any",
    "startswith": "endswith", "endswith": "startswith",
}  # fmt: skip
TIDYING = {"strip", "lstrip", "rstrip", "lower", "upper", "casefold"}
ORDERED = {"sorted", "sort", "min", "max"}
ORDERING = {"key", "reverse", "default"}
SEQUENCES = (ast.List, ast.Tuple, ast.JoinedStr, ast.ListComp)
TYPES = {"bool", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple"}


def name_of(node: ast.AST) -> str:
    """Give the last part of a name: `c` of `a.b.c`; empty for anything else."""
    return node.attr if isinstance(node, ast.Attribute) else str(getattr(node, "id", ""))


def is_type(node: ast.AST) -> bool:
    """Tell whether an expression names a type: `str`, `Item`, `list[str]`, `None`."""
    if isinstance(node, ast.Subscript):
        return is_type(node.value)
    if isinstance(node, ast.Constant):
        return node.value is None
    name = name_of(node)
    # SOME_CONSTANT[0] is no type; T and Item are
    return name in TYPES or (name[:1].isupper() and (len(name) == 1 or not name.isupper()))


def _is_sequence(node: ast.AST) -> bool:
    """Whether `+` would join instead of add."""
    return isinstance(node, SEQUENCES) or isinstance(getattr(node, "value", None), str)


def _comparison(node: ast.AST, others: Mapping[type[ast.cmpop], type[ast.cmpop]]) -> Iterator[str]:
    if isinstance(node, ast.Compare):
        for n, old in enumerate(node.ops):
            if type(old) in others:
                new = copy(node)
                new.ops = [*node.ops[:n], others[type(old)](), *node.ops[n + 1 :]]
                yield ast.unparse(new)


def negate_comparison(node: ast.AST) -> Iterator[str]:
    """`a == b` becomes `a != b`, `a < b` becomes `a >= b`."""
    return _comparison(node, NEGATED)


def shift_boundary(node: ast.AST) -> Iterator[str]:
    """`a < b` becomes `a <= b`."""
    return _comparison(node, SHIFTED)


def swap_and_or(node: ast.AST) -> Iterator[str]:
    """`a and b` becomes `a or b`."""
    if isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield ast.unparse(ast.BoolOp(other, node.values))


def drop_not(node: ast.AST) -> Iterator[str]:
    """`not a` becomes `a`."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield ast.unparse(node.operand)


def swap_boolean(node: ast.AST) -> Iterator[str]:
    """`True` becomes `False`."""
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield str(not node.value)


def change_number(node: ast.AST) -> Iterator[str]:
    """`7` becomes `8` or `6`."""
    value = node.value if isinstance(node, ast.Constant) else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield repr(value + 1)
        yield repr(value - 1)


def change_text(node: ast.AST) -> Iterator[str]:
    """`"Q"` becomes `"Q~"`; not for encodings, as Python also reads `"utf-8~"` as UTF-8."""
    value = node.value if isinstance(node, ast.Constant) else None
    if isinstance(value, str) and not _is_encoding(value):
        yield repr(value + "~")


def _is_encoding(text: str) -> bool:
    try:
        return bool(codecs.lookup(text))
    except (LookupError, ValueError):
        return False


def swap_arithmetic(node: ast.AST) -> Iterator[str]:
    """`a + b` becomes `a - b`, `a | b` becomes `a & b`; texts and types stay."""
    if isinstance(node, ast.BinOp) and type(node.op) in SWAPPED:
        sides = (node.left, node.right)
        types = isinstance(node.op, ast.BitOr) and any(map(is_type, sides))
        if not types and not any(map(_is_sequence, sides)):
            yield ast.unparse(ast.BinOp(node.left, SWAPPED[type(node.op)](), node.right))


def swap_call(node: ast.AST) -> Iterator[str]:
    """`min(…)` becomes `max(…)`, `sorted(x)` becomes `list(x)`, `x.strip()` becomes `x`."""
    if not isinstance(node, ast.Call):
        return
    called = node.func
    if isinstance(called, ast.Name) and called.id in OTHER_NAMES:
        yield ast.unparse(ast.Call(ast.Name(OTHER_NAMES[called.id]), node.args, node.keywords))
    if isinstance(called, ast.Name) and called.id == "sorted":
        yield ast.unparse(ast.Call(ast.Name("list"), node.args[:1], []))
    if isinstance(called, ast.Attribute) and called.attr in OTHER_NAMES:
        other = ast.Attribute(called.value, OTHER_NAMES[called.attr])
        yield ast.unparse(ast.Call(other, node.args, node.keywords))
    if isinstance(called, ast.Attribute) and called.attr in TIDYING:
        yield ast.unparse(called.value)


def drop_order(node: ast.AST) -> Iterator[str]:
    """`sorted(x, key=f)` becomes `sorted(x)`; `reverse` and `default` likewise."""
    if isinstance(node, ast.Call) and name_of(node.func) in ORDERED:
        for n, keyword in enumerate(node.keywords):
            if keyword.arg in ORDERING:
                rest = [*node.keywords[:n], *node.keywords[n + 1 :]]
                yield ast.unparse(ast.Call(node.func, node.args, rest))


def negate_condition(node: ast.AST) -> Iterator[str]:
    """`if a:` becomes `if not a:`; comparisons have operators of their own."""
    if not isinstance(node, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.Constant):
        yield f"not ({ast.unparse(node)})"


def drop_filter(node: ast.AST) -> Iterator[str]:
    """`[x for x in xs if a]` becomes `[x for x in xs if True]`."""
    if not isinstance(node, ast.Constant):
        yield "True"


def drop_bound(node: ast.AST) -> Iterator[str]:
    """`x[1:n]` becomes `x[:n]` or `x[1:]`."""
    if isinstance(node, ast.Slice):
        if node.lower is not None:
            yield ast.unparse(ast.Slice(None, node.upper, node.step))
        if node.upper is not None:
            yield ast.unparse(ast.Slice(node.lower, None, node.step))


def return_nothing(node: ast.AST) -> Iterator[str]:
    """`return a` becomes `return None`, `return [a]` becomes `return []`."""
    if isinstance(node, ast.Return):
        if isinstance(node.value, ast.List | ast.ListComp):
            yield "return []"
        elif isinstance(node.value, ast.Tuple):
            yield "return ()"
        elif isinstance(node.value, ast.Dict | ast.DictComp):
            yield "return {}"
        elif node.value is None:
            yield "pass"
        elif not isinstance(node.value, ast.Constant):
            yield "return None"


def drop_statement(node: ast.AST) -> Iterator[str]:
    """Leave out a call, a `yield`, a `raise`, a `del`, a jump, or a change of what is there."""
    if isinstance(node, ast.Expr):
        if isinstance(node.value, ast.Call | ast.Yield | ast.YieldFrom):
            yield "pass"
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        # a name that is never set ends in a NameError, which any test sees
        if node.value is not None and isinstance(targets[0], ast.Attribute | ast.Subscript):
            yield "pass"
    elif isinstance(node, ast.AugAssign | ast.Raise | ast.Delete | ast.Continue | ast.Break):
        yield "pass"


EXPRESSIONS: Mapping[str, Operator] = {
    "comparison": negate_comparison,
    "boundary": shift_boundary,
    "and/or": swap_and_or,
    "not": drop_not,
    "boolean": swap_boolean,
    "number": change_number,
    "text": change_text,
    "arithmetic": swap_arithmetic,
    "call": swap_call,
    "order": drop_order,
    "bound": drop_bound,
}
"""For any expression."""

CONDITIONS: Mapping[str, Operator] = {"condition": negate_condition}
"""For what an `if`, a `while` or a conditional expression asks."""

FILTERS: Mapping[str, Operator] = {"filter": drop_filter}
"""For the `if` of a comprehension."""

STATEMENTS: Mapping[str, Operator] = {"return": return_nothing, "statement": drop_statement}
