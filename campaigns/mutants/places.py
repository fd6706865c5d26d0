"""Find where a fault may be planted in a module, and plant it in its text.

Never in docstrings, annotations, decorators, messages, f-strings (whose places Python 3.11 does
not know), patterns, `if TYPE_CHECKING`, assertions and `__repr__`.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from campaigns.mutants import operators
from campaigns.mutants.operators import Operator, is_type, name_of

SPEAKERS = {"M", "Message", "_", "N_", "ngettext", "counted"}
"""Functions whose texts are messages."""

UNSEEN = {"frozen", "slots", "kw_only"}
"""Keywords that only say what holds anyway."""

_LONGEST = 160
"""Characters of a line in the table."""


class Fault(NamedTuple):
    """One change of one module."""

    file: str
    """Below the root of the repository, with slashes."""

    function: str
    """`Class.method`, or empty at the top of the module."""

    operator: str
    start: int
    end: int
    """Bytes of the text that is replaced."""

    new: str
    lines: tuple[int, int]
    """First and last line of the statement, or of its head."""

    at_import: bool
    """Whether it is carried out when the module is imported, before any test."""

    line: int
    before: str
    after: str
    """The lines of the changed part, on one line."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line} ({self.function or 'module'}, {self.operator})"
        return f"{place}: {self.before}  ->  {self.after}"

    def planted(self, source: bytes) -> bytes:
        """The text of the module with the fault in it."""
        return source[: self.start] + self.new.encode() + source[self.end :]


def faults_of(file: str, source: bytes) -> list[Fault]:
    """List every fault that can be planted in a module, also those that do not compile."""
    return list(_Finder(file, source).found())


def compiles(source: bytes) -> bool:
    """Tell whether a text is a program."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        try:
            compile(source, "planted", "exec")
        except (SyntaxError, ValueError):
            return False
    return True


class _Where(NamedTuple):
    """What is around a node."""

    function: str = ""
    lines: tuple[int, int] = (0, 0)
    at_import: bool = True


class _Finder:
    """Walks one module."""

    def __init__(self, file: str, source: bytes) -> None:
        self.file, self.source = file, source
        self.tree = ast.parse(source)
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def found(self) -> Iterator[Fault]:
        """Give every fault, from the top."""
        return self._body(self.tree.body, _Where())

    def _body(self, body: list[ast.stmt], where: _Where) -> Iterator[Fault]:
        for statement in body:
            yield from self._statement(statement, where)

    def _statement(self, node: ast.stmt, where: _Where) -> Iterator[Fault]:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() if node.name != "__repr__":
                inner = f"{where.function}.{node.name}".lstrip(".")
                here = where._replace(lines=_head(node))
                for default in [*node.args.defaults, *node.args.kw_defaults]:
                    yield from self._expression(default, here)
                yield from self._body(node.body, where._replace(function=inner, at_import=False))
            case ast.ClassDef():
                inner = f"{where.function}.{node.name}".lstrip(".")
                yield from self._body(node.body, where._replace(function=inner))
            case ast.Expr(value=ast.Constant()) | ast.Assert() | ast.FunctionDef():
                pass
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                yield from self._body(node.orelse, where)
            case _:
                yield from self._plain(node, where._replace(lines=_head(node)))

    def _plain(self, node: ast.stmt, here: _Where) -> Iterator[Fault]:
        """A statement that is no definition: itself, its expressions, the statements inside."""
        yield from self._apply(operators.STATEMENTS, node, here)
        for name, value in ast.iter_fields(node):
            if name == "annotation":
                yield from self._annotation(value, here)
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.stmt):
                    yield from self._statement(child, here)
                elif isinstance(child, ast.ExceptHandler | ast.match_case):
                    yield from self._body(child.body, here)
                elif isinstance(child, ast.withitem):
                    yield from self._expression(child.context_expr, here)
                elif isinstance(node, ast.Raise):
                    yield from self._texts_left(child, here)
                else:
                    yield from self._expression(child, here)
        if isinstance(node, ast.If | ast.While):
            yield from self._apply(operators.CONDITIONS, node.test, here)

    def _annotation(self, node: ast.AST, here: _Where) -> Iterator[Fault]:
        """Only calls, as in `Annotated[int, Field(ge=0)]`; the rest is for the type checker."""
        for child in ast.walk(node):
            if isinstance(child, ast.Call):
                yield from self._texts_left(child, here)

    def _texts_left(self, node: object, here: _Where) -> Iterator[Fault]:
        """A call whose own texts are messages."""
        if isinstance(node, ast.Call):
            for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
                if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
                    yield from self._expression(argument, here)

    def _expression(self, node: object, here: _Where) -> Iterator[Fault]:
        if not isinstance(node, ast.expr) or isinstance(node, ast.JoinedStr):
            return
        if isinstance(node, ast.Subscript) and is_type(node.value):
            yield from self._annotation(node, here)
            return
        yield from self._apply(operators.EXPRESSIONS, node, here)
        if _called(node) in SPEAKERS:
            yield from self._texts_left(node, here)
            return
        if isinstance(node, ast.IfExp):
            yield from self._apply(operators.CONDITIONS, node.test, here)
        inner = here._replace(at_import=False) if isinstance(node, ast.Lambda) else here
        unseen = {"strict"} if _called(node) == "zip" else UNSEEN
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.comprehension):
                yield from self._expression(child.iter, inner)
                for test in child.ifs:
                    yield from self._expression(test, inner)
                    yield from self._apply(operators.FILTERS, test, inner)
            elif not isinstance(child, ast.keyword):
                yield from self._expression(child, inner)
            elif child.arg not in unseen:
                yield from self._expression(child.value, inner)

    def _apply(
        self, table: Mapping[str, Operator], node: ast.expr | ast.stmt, here: _Where
    ) -> Iterator[Fault]:
        start, end = self._span(node)
        now = ast.unparse(node)
        for name, operator in table.items():
            for new in (change for change in operator(node) if change != now):
                yield self._fault(name, start, end, new if _alone(node) else f"({new})", here, node)

    def _span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        last = node.end_lineno or node.lineno
        return (
            self.starts[node.lineno - 1] + node.col_offset,
            self.starts[last - 1] + (node.end_col_offset or 0),
        )

    def _fault(
        self, operator: str, start: int, end: int, new: str, here: _Where, node: ast.expr | ast.stmt
    ) -> Fault:
        first = self.starts[node.lineno - 1]
        last = self.starts[node.end_lineno or node.lineno]
        before = self.source[first:last].decode()
        after = (self.source[first:start] + new.encode() + self.source[end:last]).decode()
        return Fault(
            self.file, here.function, operator, start, end, new, here.lines, here.at_import,
            node.lineno, _shown(before), _shown(after),
        )  # fmt: skip


def _head(node: ast.stmt) -> tuple[int, int]:
    """The lines of a statement, without the statements inside it."""
    body = getattr(node, "body", None)
    last = node.end_lineno or node.lineno
    if isinstance(node, ast.Match):
        last = node.subject.end_lineno or node.lineno
    elif isinstance(body, list) and body:
        last = max(node.lineno, body[0].lineno - 1)
    return node.lineno, last


def _called(node: ast.expr) -> str:
    return name_of(node.func) if isinstance(node, ast.Call) else ""


def _alone(node: ast.AST) -> bool:
    """Whether a replacement needs no brackets: statements, slices and plain values."""
    return isinstance(node, ast.stmt | ast.Slice | ast.Constant)


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
