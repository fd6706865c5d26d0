"""Choose the tests that may notice a fault: those that execute its line, the nearest first.

The suite runs once with coverage that says which test executed which line. A line that is carried
out at import belongs to no test; there, the tests that are named after its module are tried, and
those that execute something of it or of the modules that import it.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath

from campaigns.mutants.places import Fault
from campaigns.mutants.trial import Ran, Tree

FIRST = 3.0
"""Seconds of tests that are tried first, in a process of their own."""

MOST = 60.0
"""Seconds of tests that are tried for one fault; what is left of them is not."""


class Choice:
    """What the run of the whole suite told."""

    def __init__(self, tree: Tree, package: str, ran: Ran) -> None:
        """`package` is the folder of the measured package, such as `src/wenming_cli`."""
        from coverage import CoverageData

        self.root, self.package = tree.root, package
        self.seconds = {test: s for test, (passed, s) in ran.times.items() if passed}
        self._data = CoverageData(str(tree.coverage))
        self._data.read()
        self._importers = self._read_imports()
        self.tests_of_line = cache(self._tests_of_line)

    @property
    def knows_who_ran(self) -> bool:
        """Whether the coverage says which test executed a line; else no test would be tried."""
        return any(self._data.measured_contexts())

    def _tests_of_line(self, file: str) -> dict[int, set[str]]:
        """By line of a file: the tests that executed it and pass without a fault."""
        found: dict[int, set[str]] = {}
        for line, contexts in self._data.contexts_by_lineno(str(self.root / file)).items():
            tests = {context.rpartition("|")[0] for context in contexts}
            found[line] = tests & self.seconds.keys()
        return found

    def tests(self, fault: Fault) -> list[str]:
        """List the tests to try for a fault, in this order."""
        found: set[str] = set()
        if fault.at_import:
            for file in {fault.file, *self._importers[fault.file]}:
                found.update(*self.tests_of_line(file).values())
            # a test may look at a table and execute nothing of its module
            found.update(test for test in self.seconds if distance(test, fault) == 0)
        else:
            first, last = fault.lines
            lines = self.tests_of_line(fault.file)
            found.update(*(lines.get(line, set()) for line in range(first, last + 1)))
        return sorted(found, key=lambda test: (distance(test, fault), self.seconds[test], test))

    def batches(self, fault: Fault) -> Iterator[list[str]]:
        """Give the tests of a fault in two parts: the nearest, then the others."""
        first: list[str] = []
        others: list[str] = []
        spent = 0.0
        for test in self.tests(fault):
            spent += self.seconds[test]
            near = not first or (spent <= FIRST and _file(test) in map(_file, first[:1]))
            (first if near else others).append(test)
            if spent > MOST:
                break
        return (batch for batch in (first, others) if batch)

    def _read_imports(self) -> dict[str, set[str]]:
        """By file: the files that import it."""
        source = PurePosixPath(self.package).parent
        files = sorted((self.root / self.package).rglob("*.py"))
        known = {_dotted(path, self.root / source): path for path in files}
        found: dict[str, set[str]] = defaultdict(set)
        for name, path in known.items():
            package = name if path.name == "__init__.py" else name.rpartition(".")[0]
            for imported in _imported(ast.parse(path.read_bytes()), package):
                if imported in known:
                    at = known[imported].relative_to(self.root).as_posix()
                    found[at].add(path.relative_to(self.root).as_posix())
        return found


def _imported(tree: ast.Module, package: str) -> Iterator[str]:
    """Every name that a module imports, dotted; also those that are no modules."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: -(node.level - 1) or None] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (base, *(f"{base}.{name.name}" for name in node.names))


def _dotted(path: Path, source: Path) -> str:
    parts = path.relative_to(source).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _file(test: str) -> str:
    return test.partition("::")[0]


def distance(test: str, fault: Fault) -> int:
    """Return 0 for tests of the module, 1 for tests of its room, 2 for others; the names say so."""
    path, module = PurePosixPath(_file(test)), PurePosixPath(fault.file)
    if path.stem == f"test_{module.stem}":
        return 0
    return 1 if set(module.parts[2:-1]) & set(path.parts[:-1]) else 2
