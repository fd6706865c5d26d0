"""The house (docs/architecture.md): who may import whom, and who may look outside.

Each module is read, not run: a walk over its syntax finds every import, also those inside of
functions and behind `TYPE_CHECKING`, and every name that reads the clock or the environment.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "src" / "wenming_cli"
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py"))

EVERYWHERE = {"message", "errors"}
MAY_IMPORT = {
    "__init__": set[str](),
    "__main__": {"cli"},
    "message": set[str](),
    "errors": set[str](),
    "core": set[str](),
    "store": {"core"},
    "importers": {"core"},
    "exports": {"core"},
    "screen": {"core", "exports"},
    "cli": {"core", "store", "importers", "exports", "screen"},
}

ONLY_IN = {
    "typer": {"cli"},
    "rich": {"screen"},
    "tomllib": {"store"},
    "tomli_w": {"store", "importers"},  # `import` writes the text of a plan, and no file
    "filelock": {"store"},
    "pydantic": {"core", "store", "exports"},
}
"""Packages that are known to one part of the house."""

FOR_CORE = {"pydantic", "pydantic_core", "chinese_calendar"}
"""What `core` may use beside the standard library."""

OUTSIDE = {
    "asyncio", "fcntl", "getpass", "glob", "io", "locale", "mmap", "multiprocessing", "os",
    "pathlib", "platform", "random", "secrets", "shutil", "signal", "socket", "sqlite3",
    "subprocess", "sys", "tempfile", "threading", "time", "urllib", "uuid", "zipfile",
}  # fmt: skip
"""Parts of the standard library that reach out of the program; `core` has no use for them."""

CLOCK = {
    "datetime.date.today", "datetime.datetime.now", "datetime.datetime.today",
    "datetime.datetime.utcnow", "time.ctime", "time.gmtime", "time.localtime", "time.strftime",
    "time.time", "time.time_ns",
}  # fmt: skip
PROCESS = {
    "getpass.getuser", "os._exit", "os.environ", "os.environb", "os.getenv", "os.getlogin",
    "platform.node", "sys.argv", "sys.exit", "sys.stderr", "sys.stdin", "sys.stdout",
}  # fmt: skip
FILES = {"open", "print", "input", "io.open", "os.open", "codecs.open", "pathlib.Path"}
FILE_METHODS = {
    "read_text", "read_bytes", "write_text", "write_bytes", "touch", "unlink", "mkdir", "rmdir",
    "iterdir", "rglob", "is_file", "is_dir", "exists", "stat", "open",
}  # fmt: skip
PURE = {"core", "exports", "importers", "screen"}
"""These take values and give values; `store` opens files, and `cli` gives what it found to them."""


def part_of(module: str) -> str:
    """The part of the house: `core/board.py` -> `core`, `errors.py` -> `errors`."""
    return module.removesuffix(".py").split("/")[0]


def violations(source: str, module: str) -> list[str]:
    """What a module does that it may not."""
    tree = ast.parse(source)
    part = part_of(module)
    imported = list(_imports(tree, module))
    names = set(_names(tree, dict(_bindings(tree))))
    return [
        *(f"imports {name}" for name in imported if not _may_import(part, name)),
        *(f"reads the clock: {name}" for name in names & CLOCK if module != "cli/clock.py"),
        *(f"looks outside: {name}" for name in names & PROCESS if part != "cli"),
        *(f"opens or prints: {name}" for name in names & FILES if part in PURE),
        *(f"opens: {call}" for call in _file_calls(tree) if part in PURE),
    ]


def _imports(tree: ast.AST, module: str) -> Iterator[str]:
    """The full name of everything imported, wherever the statement stands."""
    here = ["wenming_cli", *module.split("/")]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = here[: -node.level] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
            ("import_module", "__import__")
        ):
            yield from (str(arg.value) for arg in node.args[:1] if isinstance(arg, ast.Constant))


def _may_import(part: str, name: str) -> bool:
    package, _, rest = name.partition(".")
    if package == "wenming_cli":
        target = rest.partition(".")[0]
        return target == part or target in EVERYWHERE | MAY_IMPORT[part]
    if part == "core" and package != "__future__":
        ordinary = package in sys.stdlib_module_names and package not in OUTSIDE
        return package in FOR_CORE or (ordinary and package != "tomllib")
    return part in ONLY_IN.get(package, {part})


def _bindings(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """What a bare name stands for after an import: `dt` -> `datetime.datetime`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                full = alias.name if alias.asname else alias.name.partition(".")[0]
                yield alias.asname or full, full
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _names(tree: ast.AST, bound: dict[str, str]) -> Iterator[str]:
    """Every dotted name that is used, with its first part resolved."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            first, _, rest = ast.unparse(node).partition(".")
            yield ".".join(filter(None, [bound.get(first, first), rest]))


def _file_calls(tree: ast.AST) -> Iterator[str]:
    """Methods of paths that look at the disk; a member of an archive in memory is no file."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        method, given = node.func.attr, [*node.args, *(word.value for word in node.keywords)]
        if method == "open" and any(not isinstance(arg, ast.Constant) for arg in given):
            continue  # archive.open(member)
        own = ast.unparse(node.func).startswith("files('wenming_cli.")  # data of the program itself
        if method in FILE_METHODS and not own:
            yield ast.unparse(node)


@pytest.mark.parametrize("module", MODULES)
def test_each_module_keeps_to_its_place(module: str) -> None:
    assert violations((ROOT / module).read_text(encoding="utf-8"), module) == []


def test_each_module_has_a_place() -> None:
    """A new package needs a line in the table above, and a word in docs/architecture.md."""
    assert {part_of(module) for module in MODULES} <= set(MAY_IMPORT)


PLANTED = [
    # the arrow
    ("core/board.py", "from wenming_cli.store.planfile import read_plan"),
    ("core/board.py", "import wenming_cli.screen.console"),
    ("core/board.py", "from wenming_cli import store"),
    ("core/board.py", "from ..store import planfile"),
    ("core/board.py", "from .. import cli"),
    ("core/board.py", "def f():\n    from wenming_cli.cli.clock import now"),
    ("core/board.py", "if TYPE_CHECKING:\n    from wenming_cli.exports.jsonview import dump"),
    ("core/board.py", "from importlib import import_module\nimport_module('wenming_cli.store')"),
    ("core/board.py", "__import__('wenming_cli.store')"),
    ("store/planfile.py", "from wenming_cli.screen.words import text"),
    ("store/planfile.py", "from wenming_cli.importers.lines import Line"),
    ("importers/readers/docx.py", "from wenming_cli.store.textfile import decode"),
    ("importers/readers/docx.py", "from wenming_cli.exports.word import write"),
    ("exports/word.py", "from wenming_cli.store.workspace import Workspace"),
    ("exports/word.py", "from wenming_cli.screen.words import text"),
    ("screen/status.py", "from wenming_cli.store.workspace import Workspace"),
    ("screen/status.py", "from wenming_cli.cli.env import Env"),
    ("errors.py", "from wenming_cli.core.plan import Plan"),
    ("message.py", "from wenming_cli.core.plan import Plan"),
    # other people's packages
    ("screen/status.py", "import typer"),
    ("cli/views.py", "from rich.table import Table"),
    ("cli/views.py", "def f():\n    import rich.console"),
    ("exports/word.py", "import tomli_w"),
    ("cli/plans.py", "import tomllib"),
    ("core/checks.py", "import tomllib"),
    ("cli/session.py", "from filelock import FileLock"),
    ("cli/session.py", "from pydantic import BaseModel"),
    ("core/board.py", "import docx"),
    ("core/board.py", "from rich.text import Text"),
    # the world outside
    ("core/board.py", "from pathlib import Path"),
    ("core/board.py", "import os"),
    ("core/board.py", "def f():\n    import os.path as p"),
    ("core/board.py", "text = open('plan.toml').read()"),
    ("core/board.py", "print('x')"),
    ("exports/word.py", "def f(path):\n    return path.read_bytes()"),
    ("exports/word.py", "from pathlib import Path\nPath('x')"),
    ("exports/word.py", "with open('x.docx', 'wb') as file: pass"),
    ("exports/word.py", "import io\nio.open('x')"),
    ("importers/reading.py", "def f(path):\n    with path.open('rb') as file: pass"),
    ("importers/reading.py", "def f(path):\n    return path.open()"),
    ("screen/status.py", "def f(path):\n    path.write_text('x', encoding='utf-8')"),
    ("screen/status.py", "import pathlib\npathlib.Path('x')"),
    ("exports/word.py", "import os\nos.environ['TZ']"),
    ("store/planfile.py", "from os import environ\nenviron.get('HOME')"),
    ("store/planfile.py", "import os as system\nsystem.getenv('HOME')"),
    ("screen/status.py", "import sys\nsys.exit(1)"),
    # the clock
    ("core/board.py", "from datetime import date\ndate.today()"),
    ("cli/views.py", "from datetime import date\ntoday = date.today"),
    ("cli/views.py", "import datetime\ndatetime.datetime.now(tz)"),
    (
        "cli/views.py",
        "def f():\n    from datetime import datetime as dt, UTC\n    return dt.now(UTC)",
    ),
    ("store/journalfile.py", "from datetime import datetime\ndatetime.utcnow()"),
    ("exports/word.py", "import time\ntime.time()"),
    ("exports/word.py", "from time import localtime\nlocaltime()"),
    ("screen/log.py", "import time as t\nstamp = t.time_ns"),
]


@pytest.mark.parametrize(("module", "source"), PLANTED)
def test_a_planted_violation_is_found(module: str, source: str) -> None:
    assert violations(source, module)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        (
            "core/board.py",
            "from wenming_cli.core.plan import Plan\nfrom wenming_cli.message import M",
        ),
        ("core/board.py", "import re\nfrom datetime import date\nfrom pydantic import BaseModel"),
        ("core/board.py", "from .plan import Plan\nfrom . import plan"),
        ("core/board.py", "def now(today): return today.today"),
        ("core/select.py", "class Filter:\n    open: bool = False\nFilter().open"),
        ("exports/word.py", "import io\nfile = io.BytesIO(b'')\nfile.read()"),
        ("importers/readers/docx.py", "def f(archive, part):\n    return archive.open(part)"),
        ("exports/board.py", "files('wenming_cli.exports').joinpath('a.css').read_text()"),
        ("exports/formats.py", "from pathlib import PurePath\nPurePath('x').suffix"),
        ("cli/exporting.py", "from pathlib import Path\nPath('x')"),
        ("store/planfile.py", "import tomllib, os\nfrom wenming_cli.core.checks import build_plan"),
        ("exports/word.py", "def f():\n    import docx"),
        (
            "screen/status.py",
            "from rich.text import Text\nfrom wenming_cli.exports import jsonview",
        ),
        ("cli/views.py", "import typer, os, sys\nos.environ\nsys.exit(1)"),
        ("cli/clock.py", "from datetime import UTC, datetime\ndatetime.now(UTC)"),
        ("__main__.py", "from wenming_cli.cli.app import main"),
    ],
)
def test_what_is_allowed_is_left_alone(module: str, source: str) -> None:
    assert violations(source, module) == []
