"""Print the table of ratios; exit 1 where a limit is broken.

The peers are Debian's hledger, topydo and taskwarrior; a peer that is not installed is left out
with a word. `--quick` takes a tenth of the size and fewer runs, to see that all of it works.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.imports import Share, shares
from benchmarks.measure import Command, Ratio, compare
from benchmarks.offices import (
    WRITER,
    journal_name,
    make_hledger,
    make_office,
    make_taskwarrior,
    make_todo,
)

REPO = Path(__file__).parents[1]
HELLO = """\
import typer

app = typer.Typer()


@app.command()
def hello(name: str = "you") -> None:
    print(f"hello {name}")


app()
"""


def main() -> int:
    """Measure everything and print it."""
    quick = sys.argv[1:] == ["--quick"]
    if sys.argv[1:] and not quick:
        print("usage: python -m benchmarks [--quick]", file=sys.stderr)
        return 2
    runs, items, entries = (3, 1000, 10_000) if quick else (11, 10_000, 100_000)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), runs)
        imports = list(bench.imports())
        ratios = [*bench.start_up(), *bench.size(items, entries), *bench.growth(items, entries)]
    _print(ratios)
    print("\nimported beyond hello-world, in percent of what that imports")
    _print_shares(imports)
    return int(not all([*(ratio.kept for ratio in ratios), *(share.kept for share in imports)]))


class Bench:
    """The commands to be timed, in a folder of their own."""

    def __init__(self, folder: Path, runs: int) -> None:
        self.folder, self.runs = folder, runs
        self.python = sys.executable
        self.wenming = str(Path(sysconfig.get_path("scripts")) / "wenming")
        kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        self.env = kept | {
            "WENMING_TODAY": "2023-09-30", "WENMING_LANG": "zh", "HOME": str(folder),
            "LOGNAME": WRITER, "TZ": "Asia/Shanghai", "TERM": "xterm-256color",
        }  # fmt: skip
        self.hello = folder / "hello.py"
        self.hello.write_text(HELLO, encoding="utf-8")
        self.small = folder / "small"
        shutil.copytree(REPO / "plans", self.small / "plans")

    def _ours(self, cwd: Path, *args: str, **more: str) -> Command:
        return Command([self.wenming, *args], cwd, self.env | more)

    def _done(self, cwd: Path, number: str) -> Command:
        """`done` on an open item; the journal must grow in each run and is put back around it."""
        path = cwd / "plans" / "2023" / "journal" / journal_name()
        size = path.stat().st_size if path.exists() else 0

        def restore() -> None:
            if path.exists():
                with path.open("r+b") as file:
                    file.truncate(size)

        def grown() -> None:
            if path.stat().st_size <= size:
                raise RuntimeError(f"done {number} recorded nothing in {path}")
            restore()  # whoever is timed next finds the item open

        return Command([self.wenming, "done", number], cwd, self.env, restore, grown)

    def start_up(self) -> Iterator[Ratio]:
        """The commands of every day against the smallest Typer program.

        Once on the plan of 2023, once in an office of 300 items that writes much.
        """
        hello = Command([self.python, str(self.hello), "--name", "you"], self.folder, self.env)
        real = make_office(self.folder / "real", 300, 5000)
        for name, command in self._every_day(self.small, "4.5.3"):
            yield compare(f"{name} / Typer hello-world", command, hello, 1.25, self.runs)
        for name, command in self._every_day(real, "3.1.1"):
            yield compare(f"{name}, 300 items / hello-world", command, hello, 1.3, self.runs)
        for name, command in self._every_day(self.small, "4.5.3"):
            if name in ("status", "done"):
                yield compare(
                    f"{name} / hello, on a terminal", replace(command, terminal=True),
                    replace(hello, terminal=True), None, self.runs,
                )  # fmt: skip

    def _every_day(self, cwd: Path, number: str) -> Iterator[tuple[str, Command]]:
        """What people call forty times a day; `done` on an item that is open."""
        yield "status", self._ours(cwd, "status")
        yield "list", self._ours(cwd, "list")
        yield "done", self._done(cwd, number)
        yield "completion", self._ours(cwd, _WENMING_COMPLETE="complete_bash",
                                       COMP_WORDS="wenming show ", COMP_CWORD="2")  # fmt: skip

    def size(self, items: int, entries: int) -> Iterator[Ratio]:
        """A very large plan against those who are known to be quick."""
        big = make_office(self.folder / "big", items, entries)
        status = self._ours(big, "status")
        few = max(3, self.runs // 3)
        for name, peer, limit in self._peers(items, entries):
            yield compare(f"status, {items} items / {name}", status, peer, limit, self.runs)
        small = self._done(make_office(self.folder / "few", 29, 265), "3.1.1")
        large = self._done(big, "3.1.1")
        dry = self._ours(big, "done", "3.1.1", "--dry-run")
        yield compare("done, large / done, small", large, small, None, few)
        yield compare("done, large / done --dry-run, large", large, dry, 1.5, few)
        yield compare("done, large / status, large", large, status, 1.5, few)

    def _peers(self, items: int, entries: int) -> Iterator[tuple[str, Command, float | None]]:
        journal = make_hledger(self.folder / "big.journal", entries)
        todo = make_todo(self.folder / "todo.txt", items)
        tasks = make_taskwarrior(self.folder / "tasks.json", items)
        env = self.env | {"TASKDATA": str(self.folder / "task"), "TASKRC": "/dev/null"}
        table: tuple[tuple[str, list[str], float | None], ...] = (
            ("hledger bal -Q", ["hledger", "-f", str(journal), "bal", "-Q"], 0.35),
            ("topydo ls", ["topydo", "-t", str(todo), "ls"], 1.0),
            ("task list", ["task", "rc.confirmation=0", "list"], None),
        )
        if shutil.which("task"):
            (self.folder / "task").mkdir()
            importing = ["task", "rc.confirmation=0", "import", str(tasks)]
            subprocess.run(importing, env=env, check=True, capture_output=True)
        for name, args, limit in table:
            if shutil.which(args[0]) is None:
                print(f"{args[0]} is not installed and left out")
                continue
            yield name, Command(args, self.folder, env), limit

    def growth(self, items: int, entries: int) -> Iterator[Ratio]:
        """Ten times the entries may take at most ten times as long, start-up left out."""
        start_up = self._ours(self.folder, "--version")
        sizes = [entries // 100, entries // 10, entries]
        offices = [make_office(self.folder / f"n{n}", items // 10, n) for n in sizes]
        for (n, small), (m, large) in zip(
            zip(sizes, offices, strict=True), zip(sizes[1:], offices[1:], strict=False),
            strict=False,
        ):  # fmt: skip
            yield compare(
                f"status, {m} entries / {n} entries, start-up left out",
                self._ours(large, "status"), self._ours(small, "status"), m / n,
                max(3, self.runs // 3), less=start_up,
            )  # fmt: skip

    def imports(self) -> Iterator[Share]:
        """What `done` and `status` import beyond a Typer program, part by part."""
        small = self.folder / "imports"
        shutil.copytree(REPO / "plans", small / "plans")
        hello = Command([self.python, str(self.hello)], small, self.env)
        for words in (["done", "4.5.3"], ["status"]):
            ours = Command([self.python, "-m", "wenming_cli", *words], small, self.env,
                           self._done(small, "4.5.3").before)  # fmt: skip
            for share in shares(ours, hello, max(3, self.runs // 2)):
                yield share._replace(name=f"{words[0]}: {share.name}")


def _print(ratios: list[Ratio]) -> None:
    for ratio in ratios:
        limit = f"at most {ratio.limit:.2f}" if ratio.limit is not None else "shown only"
        word = "" if ratio.kept else "  TOO SLOW"
        print(f"{ratio.name:56} {ratio.ratio:6.2f}  ({limit}){word}")


def _print_shares(shares: list[Share]) -> None:
    for share in shares:
        word = "" if share.kept else "  OVER ITS BUDGET"
        print(f"{share.name:56} {share.percent:6.1f}  (at most {share.budget:.1f}){word}")


if __name__ == "__main__":
    sys.exit(main())
