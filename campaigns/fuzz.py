"""Any bytes as plan, journal, argument and environment: no traceback, no hang, no steering.

With atheris (`uv run --with atheris python -m campaigns fuzz`) coverage guides the choice of bytes;
without it Hypothesis chooses. Each case goes through `wenming_cli.cli.app.run`; the environment,
and every fiftieth other case, through a process of its own on a real pseudo terminal.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import os
import pty
import re
import select
import signal
import sys
import tempfile
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from campaigns.cases import LOOKS, PLAN, Case, case_of
from campaigns.office import Office, make_office, warm_up
from campaigns.report import Report

LONGEST = 5.0
"""Seconds of computing that a command may take."""

LONGEST_WAIT = 30.0
"""Seconds that a process may take, on a machine that others use as well."""

TERMINAL_EVERY = 50
LONGEST_CASE = 300
_OURS = re.compile(r"\r?\x1b\[(?:[0-9;]*m|1A|2K|\?25[hl])|\r+(?=\n)")
"""What the program sends to a terminal itself: colours, a bar of progress, the ends of lines."""

_BAR = re.compile(r"\r?\x1b\[(?:1A|2K|\?25[hl])")
"""Of these, what a bar sends that shows after half a second; on a busy machine any command may."""

_REPORT_EVERY = 200


def run(count: int, seed: int, *, quiet: bool = False) -> Report:
    """Try `count` cases."""
    if importlib.util.find_spec("atheris"):
        return _guided(count, seed, quiet=quiet)
    report = Report("fuzz, by Hypothesis", seed, quiet)
    with tempfile.TemporaryDirectory() as folder:
        _by_hypothesis(Fuzz(Path(folder), report, count), count, seed)
    return report


def _by_hypothesis(fuzz: Fuzz, count: int, seed: int) -> None:
    import hypothesis
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import strategies as st

    @hypothesis.seed(seed)
    @settings(max_examples=count, database=None, deadline=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(st.binary(max_size=LONGEST_CASE))
    def play(data: bytes) -> None:
        fuzz.play(data)

    play()


def _guided(count: int, seed: int, *, quiet: bool) -> Report:
    """In a process of its own, because libFuzzer never comes back."""
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "report.json"
        pid = os.fork()
        if pid == 0:
            _fuzz_for_ever(Path(folder), said, count, seed, quiet=quiet)
        _, status = os.waitpid(pid, 0)
        report = Report("fuzz, guided by coverage (atheris)", seed, quiet)
        if said.exists():
            found = json.loads(said.read_text(encoding="utf-8"))
            report.counts.update(found["counts"])
            report.findings += found["findings"]
        code = os.waitstatus_to_exitcode(status)
        report.expect(code == 0, "the fuzzer itself was ended", f"exit {code}")
        return report


def _fuzz_for_ever(folder: Path, said: Path, count: int, seed: int, *, quiet: bool) -> None:
    import atheris

    with atheris.instrument_imports(include=["wenming_cli"]):
        report = Report("fuzz", seed, quiet)
        fuzz = Fuzz(folder, report, count)

    def play(data: bytes) -> None:
        fuzz.play(data)
        if fuzz.turns % _REPORT_EVERY == 0 or fuzz.turns >= count:
            found = {"counts": report.counts, "findings": report.findings}
            said.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")

    corpus = folder / "corpus"
    corpus.mkdir()
    for n in range(len(PLAN) // 4):
        (corpus / str(n)).write_bytes(bytes([n % 6, *range(n % 199, n % 199 + 40)]))
    options = [f"-runs={count}", f"-seed={seed % (1 << 31)}", f"-max_len={LONGEST_CASE}",
               "-verbosity=0"]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus)], play)
    atheris.Fuzz()
    os._exit(0)


class Fuzz:
    """One campaign: the program in this process, and the office that it works in."""

    def __init__(self, folder: Path, report: Report, count: int) -> None:
        self.report, self.count, self.turns = report, count, 0
        warm_up()
        self.office = make_office(folder / "office", PLAN.encode())
        self.office.journal.mkdir()
        for look in LOOKS:  # what is imported late must not count as a hang
            _run(self.office, tuple(look.split()), tty=True)

    def play(self, data: bytes) -> None:
        """Try the case that some bytes stand for."""
        self.turns += 1
        self.report.progress(self.turns, self.count)
        case = case_of(data)
        (self.office.plan / "plan.toml").write_bytes(case.plan)
        (self.office.journal / "li-na@pc.jsonl").write_bytes(case.journal)
        for command in case.commands:
            if case.kind == "environment" or self.turns % TERMINAL_EVERY == 0:
                self._on_terminal(case, command, data)
            else:
                self._here(case, command, data)

    def _here(self, case: Case, command: tuple[str, ...], data: bytes) -> None:
        self.report.count(f"{case.kind}: commands")
        with _in_time() as clock:
            code, said = _run(self.office, command, tty=bool(len(data) % 2))
        said = _BAR.sub("", re.sub(r"\r\n", "\n", said))  # \r\n is how a calendar's lines end
        self._judge(case, command, data, code, said, late=clock.late)

    def _on_terminal(self, case: Case, command: tuple[str, ...], data: bytes) -> None:
        self.report.count(f"{case.kind}: commands on a terminal")
        variables = {name: value for name, value in case.environ.items() if value}
        office = Office(self.office.root, variables={"TERM": "xterm-256color"} | variables)
        code, raw = on_terminal(office, command)
        said = raw.decode(office.encoding, "replace")
        completing = "_WENMING_COMPLETE" in case.environ  # Typer's own answer, its own exit codes
        self._judge(case, command, data, 0 if completing and code == 1 else code,
                    _OURS.sub("", said), late=code is None)  # fmt: skip

    def _judge(
        self, case: Case, command: tuple[str, ...], data: bytes, code: int | None, said: str, *,
        late: bool,
    ) -> None:  # fmt: skip
        told = (f"wenming {' '.join(map(repr, command))}", case.environ or "",
                f"case {data.hex()}", said[-300:])  # fmt: skip
        if not self.report.expect(not late, "it takes too long", *told):
            return
        self.report.expect(code in (0, 1, 2, 3, 4), f"exit {code}", *told)
        self.report.expect("Traceback" not in said, "a traceback", *told)
        steering = sorted({f"U+{ord(c):04X}" for c in said if _steers(c)})
        self.report.expect(not steering, "the terminal is steered", steering, *told)


def _steers(c: str) -> bool:
    """Control, direction, invisible and separator characters."""
    return c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _run(office: Office, command: tuple[str, ...], *, tty: bool) -> tuple[int | None, str]:
    """The program's own `run` in this process, on streams that are watched."""
    from wenming_cli.cli.app import run as run_program
    from wenming_cli.cli.env import Env
    from wenming_cli.views.console import Screen

    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="utf-8", errors="replace", write_through=True)
    screen = Screen(stream, tty=tty, width=60)  # without colour: each escape is from data
    env = Env(out=screen, err=screen, cwd=office.root, login="li-na", host="pc",
              variables={"WENMING_TODAY": "2023-06-20"})  # fmt: skip
    try:
        code: int | None = run_program(command, env)
    except _TooLong:
        code = None
    return code, raw.getvalue().decode("utf-8")


def on_terminal(office: Office, command: tuple[str, ...]) -> tuple[int | None, bytes]:
    """A command on a pseudo terminal: its exit code, None where it took too long; what it said."""
    shown, inner = pty.openpty()

    def take() -> None:
        os.dup2(inner, 1)
        os.dup2(inner, 2)

    child = office.start(*command, first=take)
    os.close(inner)
    pieces: list[bytes] = []
    until, late = time.monotonic() + LONGEST_WAIT, False
    while True:
        ready, _, _ = select.select([shown], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            late = True
            child.kill()
            break
        try:
            piece = os.read(shown, 65536)
        except OSError:  # Linux says so when the process behind it has gone
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(shown)
    ran = child.wait()
    return None if late else ran.code, b"".join(pieces)


class _TooLong(BaseException):
    """The program is interrupted."""


class _Clock:
    late = False


@contextlib.contextmanager
def _in_time() -> Iterator[_Clock]:
    """Interrupt what takes too long."""
    clock = _Clock()

    def ring(number: int, frame: FrameType | None) -> None:
        del number, frame
        clock.late = True
        raise _TooLong

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        yield clock
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
