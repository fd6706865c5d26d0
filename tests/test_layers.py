"""The house (docs/architecture.md): who may import whom, and who may look outside.

Each module is read, not run: a walk over its syntax finds every import, also those inside of
functions and behind `TYPE_CHECKING`, and every name that reads the clock or the environment.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Set

from syntax import MODULES, ROOT, called, dotted, nodes_of, tree_of
from tables import each_row

EVERYWHERE = {"message", "errors"}
MAY_IMPORT = {
    "__init__": {"core", "office"},
    "__main__": {"cli"},
    "message": set[str](),
    "errors": {"reasons"},
    "reasons": set[str](),
    "core": set[str](),
    "formats": {"core"},
    "store": {"core"},
    "importers": {"core", "formats"},
    "papers": {"core", "formats"},
    "forms": {"core", "formats", "importers", "papers"},
    "units": {"core", "formats", "importers", "papers"},
    "office": {"core", "store", "formats", "importers", "papers", "forms", "units"},
    "views": {"core", "formats", "importers", "papers", "forms", "units"},
    "cli": {"core", "office", "views"},
}

ONLY_IN = {
    "typer": {"cli"},
    "rich": {"views"},
    "tomli": {"store", "units"},
    "tomllib": set(),  # one reader of plans, and that is tomli
    "tomli_w": {"store", "importers"},  # `import` writes the text of a plan, and no file
    "filelock": {"store"},
    "pydantic": {"core", "store", "papers", "forms", "units"},
}
"""Packages that are known to one part of the house."""

FOR_CORE = {"borax", "pydantic", "pydantic_core", "typing_extensions", "chinese_calendar"}
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
OPENS = {
    "store/userfiles.py": "all that lies in a plan's folder: plain files, and no link is followed",
    "store/processes.py": "what the system tells of its processes, and no file of a user",
    "store/walk.py": "what is in a folder, of which nothing is opened",
    "store/evidence/sources.py": "files that a user named as evidence",
    "store/documents.py": "documents that a user named",
    "store/libreoffice.py": "LibreOffice's own folder, and the program itself",
    "store/plan/creation.py": "a new plan in a hidden folder, put into place by one rename",
    "store/units/sources.py": "folders and files of other units, which a user named",
    "store/units/known.py": "rows that were read before, in a folder that a user named",
    "store/units/program.py": "the program's own files",
    "store/outfile.py": "where a user wanted a document, and whole files for those above",
}
"""The modules of the store that open files or follow links, and which. The rest asks them."""

OPENING = {
    "open", "io.open", "os.open", "os.listdir", "os.scandir", "os.walk", "os.fdopen", "os.truncate",
    "os.stat", "os.mkdir", "os.makedirs", "os.chmod", "os.path.exists", "os.path.isfile",
    "os.path.getsize", "shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.copytree",
    "shutil.move", "tempfile.mkstemp", "tempfile.NamedTemporaryFile", "glob.glob",
}  # fmt: skip
OPENING_METHODS = {
    "open", "read_text", "read_bytes", "write_text", "write_bytes", "touch", "mkdir", "iterdir",
    "glob", "rglob", "is_file", "stat", "chmod", "symlink_to", "hardlink_to",
}  # fmt: skip
PURE = {"core", "formats", "importers", "papers", "forms", "units", "views"}
"""These take values and give values; `store` opens files, and `cli` gives what it found to them."""


def part_of(module: str) -> str:
    """The part of the house: `core/board/fold.py` -> `core`, `errors.py` -> `errors`."""
    return module.removesuffix(".py").split("/")[0]


def violations(tree: ast.Module, module: str) -> list[str]:
    """What a module does that it may not."""
    part = part_of(module)
    imported = list(_imports(tree, module))
    names = set(_names(tree, dict(_bindings(tree))))
    return [
        *(f"imports {name}" for name in imported if not _may_import(part, name)),
        *(f"reads the clock: {name}" for name in names & CLOCK if module != "cli/clock.py"),
        *(f"looks outside: {name}" for name in names & PROCESS if part != "cli"),
        *(f"opens or prints: {name}" for name in names & FILES if part in PURE),
        *(f"opens: {call}" for call in _file_calls(tree, FILE_METHODS) if part in PURE),
        *_opens_itself(tree, names, module),
        *(f"passes on: {name}" for name in _passed_on(tree) if part == "office"),
    ]


def _passed_on(tree: ast.Module) -> Iterator[str]:
    """What a module offers as its own though another one has it: `X as X`, or a line of `__all__`.

    The office would hand the command line what that may not import.
    """
    for node in nodes_of(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.name for alias in node.names if alias.asname == alias.name)
    bound = dict(_bindings(tree))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            named = {one.value for one in nodes_of(node) if isinstance(one, ast.Constant)}
            yield from (name for name in bound if name in named)


_IMPORTING = {"import_module", "__import__"}


def _imports(tree: ast.AST, module: str) -> Iterator[str]:
    """The full name of everything imported, wherever the statement stands."""
    here = ["wenming_cli", *module.split("/")]
    for node in nodes_of(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = here[: -node.level] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and called(node) in _IMPORTING:
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
    for node in nodes_of(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                full = alias.name if alias.asname else alias.name.partition(".")[0]
                yield alias.asname or full, full
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _names(tree: ast.AST, bound: dict[str, str]) -> Iterator[str]:
    """Every dotted name that is used, with its first part resolved."""
    for node in nodes_of(tree):
        if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            first, _, rest = dotted(node).partition(".")
            yield ".".join(filter(None, [bound.get(first, first), rest]))


def _opens_itself(tree: ast.AST, names: set[str], module: str) -> Iterator[str]:
    """What a module of the store does to files that it should ask one of `OPENS` for."""
    if part_of(module) == "store" and module not in OPENS:
        yield from (f"opens itself: {name}" for name in names & OPENING)
        yield from (f"opens itself: {call}" for call in _file_calls(tree, OPENING_METHODS))


def _file_calls(tree: ast.AST, methods: Set[str]) -> Iterator[str]:
    """Methods of paths that look at the disk; a member of an archive in memory is no file."""
    for node in nodes_of(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        method, given = node.func.attr, [*node.args, *(word.value for word in node.keywords)]
        if method == "open" and any(not isinstance(arg, ast.Constant) for arg in given):
            continue  # archive.open(member)
        own = ast.unparse(node.func).startswith("files('wenming_cli.")  # data of the program itself
        if method in methods and not own:
            yield ast.unparse(node)


def test_each_module_keeps_to_its_place() -> None:
    found = {module: violations(tree_of(module), module) for module in MODULES}
    assert {module: broken for module, broken in found.items() if broken} == {}


def test_each_module_has_a_place() -> None:
    """A new package needs a line in the table above, and a word in docs/architecture.md."""
    assert {part_of(module) for module in MODULES} <= set(MAY_IMPORT)


MOST_MODULES = 16
"""In one folder, so that a newcomer sees it at a glance."""

ONE_FILE_A_COMMAND = {"views": 30, "cli": 30, "cli/record": 30}
"""Folders that hold a file for each command."""


def test_no_folder_holds_more_than_can_be_seen_at_a_glance() -> None:
    modules = [path for path in ROOT.rglob("*.py") if path.name != "__init__.py"]
    folders = Counter(path.parent.relative_to(ROOT).as_posix() for path in modules)
    crowded = {
        folder: n
        for folder, n in folders.items()
        if n > ONE_FILE_A_COMMAND.get(folder, MOST_MODULES)
    }
    assert crowded == {}


def circles(imports: Mapping[str, set[str]]) -> list[list[str]]:
    """Groups of modules of which each needs the others."""
    reached: dict[str, set[str]] = {}
    for start in imports:
        found, waiting = set[str](), [start]
        while waiting:
            new = imports.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        reached[start] = found
    found_in = {frozenset(m for m in reached[n] if n in reached[m]) for n in imports}
    return sorted(sorted(group) for group in found_in if group)


def imports_of_all() -> dict[str, set[str]]:
    """Every module of the program with the modules that it imports, wherever it does so."""
    names = {
        "wenming_cli." + module.removesuffix(".py").replace("/", "."): module for module in MODULES
    }
    names |= {
        name.removesuffix(".__init__"): module
        for name, module in names.items()
        if name.endswith(".__init__")
    }
    found: dict[str, set[str]] = {}
    for module in MODULES:
        tree = tree_of(module)
        wanted = {
            full if full in names else full.rpartition(".")[0] for full in _imports(tree, module)
        }
        found[module] = {names[name] for name in wanted if name in names} - {module}
    return found


def test_no_module_needs_one_that_needs_it() -> None:
    assert circles(imports_of_all()) == []


FOR_A_TYPE = {
    ("core/board/fold.py", "core/closing/closings.py"),
    ("importers/draft/draft.py", "importers/account/outcome.py"),
}
"""A board is shown with closings, a draft with its account; both name the type, and ask nothing."""


def imports_of_folders(room: str, imports: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The folders of a room with those that their modules import."""

    def folder(module: str) -> str:
        return module.removeprefix(f"{room}/").split("/")[0] if module.count("/") > 1 else ""

    found: dict[str, set[str]] = {}
    for module, wanted in imports.items():
        if module.startswith(f"{room}/") and folder(module):
            own = {one for one in wanted if one.startswith(f"{room}/")}
            kept = {folder(one) for one in own if (module, one) not in FOR_A_TYPE}
            found.setdefault(folder(module), set()).update(kept - {folder(module), ""})
    return found


def test_no_folder_needs_one_beside_it_that_needs_it() -> None:
    imports = imports_of_all()
    assert {room: circles(imports_of_folders(room, imports)) for room in MAY_IMPORT} == {
        room: [] for room in MAY_IMPORT
    }


def test_a_circle_of_folders_is_found() -> None:
    planted = {"core/a/x.py": {"core/b/y.py", "core/n.py"}, "core/b/z.py": {"core/a/w.py"}}
    assert circles(imports_of_folders("core", planted)) == [["a", "b"]]
    assert circles(imports_of_folders("views", planted)) == []


def test_a_circle_is_found() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"d"}}) == [["b", "c"], ["d"]]
    assert circles({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


PLANTED = [
    # the arrow
    ("core/board/fold.py", "from wenming_cli.store.plan.file import read_plan"),
    ("core/board/fold.py", "import wenming_cli.views.console"),
    ("core/board/fold.py", "from wenming_cli import store"),
    ("core/board/fold.py", "from ...store import plan"),
    ("core/board/fold.py", "from ... import cli"),
    ("core/board/fold.py", "def f():\n    from wenming_cli.cli.clock import read_clock"),
    ("core/board/fold.py", "if TYPE_CHECKING:\n    from wenming_cli.formats.jsontext import dump"),
    (
        "core/board/fold.py",
        "from importlib import import_module\nimport_module('wenming_cli.store')",
    ),
    ("core/board/fold.py", "__import__('wenming_cli.store')"),
    ("store/plan/file.py", "from wenming_cli.views.words import text"),
    ("store/plan/file.py", "from wenming_cli.importers.lines import Line"),
    ("importers/readers/docx.py", "from wenming_cli.store.textfile import decode_utf8"),
    ("importers/readers/docx.py", "from wenming_cli.papers.word.word import write"),
    ("papers/word/word.py", "from wenming_cli.store.workspace import Workspace"),
    ("papers/word/word.py", "from wenming_cli.views.words import text"),
    ("views/status.py", "from wenming_cli.store.workspace import Workspace"),
    ("views/status.py", "from wenming_cli.cli.env import Env"),
    ("errors.py", "from wenming_cli.core.plan.plan import Plan"),
    ("message.py", "from wenming_cli.core.plan.plan import Plan"),
    # other people's packages
    ("views/status.py", "import typer"),
    ("cli/views.py", "from rich.table import Table"),
    ("cli/views.py", "def f():\n    import rich.console"),
    ("papers/word/word.py", "import tomli_w"),
    ("cli/plans/new.py", "import tomli"),
    ("cli/plans/new.py", "from wenming_cli.store.plan.new import new_plan_text"),
    ("cli/export/ledger.py", "from wenming_cli.papers.ledger.ledger import ledger"),
    ("office/desk.py", "from wenming_cli.views.words import text"),
    ("office/desk.py", "import os\nos.environ['HOME']"),
    ("office/desk.py", "from wenming_cli.store.userpath import UserPath as UserPath"),
    (
        "office/exporting.py",
        "from wenming_cli.papers.formats import PaperKind\n__all__ = ['PaperKind', 'Wish']",
    ),
    ("formats/cells.py", "from wenming_cli.papers.sheet import Sheet"),
    ("importers/lines.py", "from wenming_cli.office.office import Office"),
    ("core/check/plan.py", "import tomli"),
    ("cli/session.py", "from filelock import FileLock"),
    ("cli/session.py", "from pydantic import BaseModel"),
    ("core/board/fold.py", "import docx"),
    ("core/board/fold.py", "from rich.text import Text"),
    # the world outside
    ("core/board/fold.py", "from pathlib import Path"),
    ("core/board/fold.py", "import os"),
    ("core/board/fold.py", "def f():\n    import os.path as p"),
    ("core/board/fold.py", "text = open('plan.toml').read()"),
    ("core/board/fold.py", "print('x')"),
    ("papers/word/word.py", "def f(path):\n    return path.read_bytes()"),
    ("papers/word/word.py", "from pathlib import Path\nPath('x')"),
    ("papers/word/word.py", "with open('x.docx', 'wb') as file: pass"),
    ("papers/word/word.py", "import io\nio.open('x')"),
    ("importers/readers/read.py", "def f(path):\n    with path.open('rb') as file: pass"),
    ("importers/readers/read.py", "def f(path):\n    return path.open()"),
    ("views/status.py", "def f(path):\n    path.write_text('x', encoding='utf-8')"),
    ("views/status.py", "import pathlib\npathlib.Path('x')"),
    ("papers/word/word.py", "import os\nos.environ['TZ']"),
    ("store/plan/file.py", "from os import environ\nenviron.get('HOME')"),
    ("store/plan/file.py", "import os as system\nsystem.getenv('HOME')"),
    ("views/status.py", "import sys\nsys.exit(1)"),
    # the plan's folder
    ("store/workspace.py", "def f(path):\n    return path.read_bytes()"),
    ("store/journal/file.py", "import os\nos.open('a.jsonl', os.O_RDWR)"),
    ("store/journal/repair.py", "def f(folder):\n    folder.mkdir(exist_ok=True)"),
    ("store/evidence/files.py", "def f(path):\n    return [*path.rglob('*')]"),
    ("store/evidence/checks.py", "import os\nos.path.isfile('a.jpg')"),
    ("store/plan/imported.py", "def f(path):\n    with path.open('xb') as file: pass"),
    # the clock
    ("core/board/fold.py", "from datetime import date\ndate.today()"),
    ("cli/views.py", "from datetime import date\ntoday = date.today"),
    ("cli/views.py", "import datetime\ndatetime.datetime.now(tz)"),
    (
        "cli/views.py",
        "def f():\n    from datetime import datetime as dt, UTC\n    return dt.now(UTC)",
    ),
    ("store/journal/file.py", "from datetime import datetime\ndatetime.utcnow()"),
    ("papers/word/word.py", "import time\ntime.time()"),
    ("papers/word/word.py", "from time import localtime\nlocaltime()"),
    ("views/log.py", "import time as t\nstamp = t.time_ns"),
]


@each_row(("module", "source"), PLANTED)
def test_a_planted_violation_is_found(module: str, source: str) -> None:
    assert violations(ast.parse(source), module)


@each_row(
    ("module", "source"),
    [
        (
            "core/board/fold.py",
            "from wenming_cli.core.plan.plan import Plan\nfrom wenming_cli.message import M",
        ),
        (
            "core/board/fold.py",
            "import re\nfrom datetime import date\nfrom pydantic import BaseModel",
        ),
        ("core/board/fold.py", "from .state import Light\nfrom . import state"),
        ("core/board/fold.py", "def now(today): return today.today"),
        ("core/board/select.py", "class Filter:\n    open: bool = False\nFilter().open"),
        ("papers/word/word.py", "import io\nfile = io.BytesIO(b'')\nfile.read()"),
        ("importers/readers/docx.py", "def f(archive, part):\n    return archive.open(part)"),
        ("papers/board.py", "files('wenming_cli.papers').joinpath('a.css').read_text()"),
        ("papers/formats.py", "from pathlib import PurePath\nPurePath('x').suffix"),
        ("cli/exporting.py", "from pathlib import Path\nPath('x')"),
        (
            "store/plan/file.py",
            "import tomli, os\nfrom wenming_cli.core.check.plan import build_plan",
        ),
        ("store/userfiles.py", "import os\nos.open('plan.toml', os.O_RDONLY)"),
        ("store/plan/new.py", "files('wenming_cli.store.plan').joinpath('new.toml').read_text()"),
        ("papers/word/word.py", "def f():\n    import docx"),
        (
            "views/status.py",
            "from rich.text import Text\nfrom wenming_cli.papers import jsontable",
        ),
        ("cli/views.py", "import typer, os, sys\nos.environ\nsys.exit(1)"),
        ("cli/clock.py", "from datetime import UTC, datetime\ndatetime.now(UTC)"),
        ("__init__.py", "from wenming_cli.office.office import Office as Office"),
        (
            "office/units/lake.py",
            "from wenming_cli.core.board.fold import Board as DayBoard\n__all__ = ['query']",
        ),
        ("__main__.py", "from wenming_cli.cli.app import main"),
    ],
)
def test_what_is_allowed_is_left_alone(module: str, source: str) -> None:
    assert violations(ast.parse(source), module) == []
