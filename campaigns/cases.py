"""Cases for the fuzzer: a string of bytes is read as files, command lines and an environment.

The same bytes give the same case, so that a coverage-guided fuzzer can work on the bytes, and a
finding can be shown again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

PLAN = """\
format = 1
title = "2023年度精神文明工作方案"
unit = "区委宣传部"
year = 2023
[policy]
due_soon_days = 15
[calendar]
rest = [2023-10-07]
work = [2023-10-08]
[[goal]]
id = "leadership"
title = "领导班子坚强"
[[task]]
no = "3.1"
title = "强化思想武装"
goals = ["leadership"]
[[task]]
no = "3.1.1"
title = "组织专题学习"
text = "全体干部集中学习一次。"
lead = "理论科"
support = ["各科室"]
leader = "分管副部长"
start = 2023-02-01
due = 2023-03-31
steps = ["学习方案", "签到表"]
[[task]]
no = "3.2"
id = "honest"
title = "加强廉政建设"
standing = true
[[measure]]
no = "4.1"
title = "每周五学习"
every = "week"
on = "friday"
workdays = true
times = 1
"""

JOURNAL = "\n".join(
    f'{{"id": "0186a{n:07x}-{n:08x}", "at": "2023-03-05T12:00:00+08:00", "by": "李娜", {rest}}}'
    for n, rest in enumerate(
        (
            '"do": "start", "item": "3.1.1", "on": "2023-03-01", "batch": "0186a0000000-00000000"',
            '"do": "note", "item": "3.1.1", "on": "2023-03-02", "note": "讲课", "percent": 40',
            '"do": "tick", "item": "3.1.1", "on": "2023-03-02", "step": "签到表"',
            '"do": "done", "item": "4.1", "on": "2023-03-03", "period": "2023-W09", "people": 12',
            '"do": "postpone", "item": "3.1.1", "on": "2023-03-04", "to": "2023-05-31", "why": "-"',
            '"do": "assign", "item": "3.1.1", "on": "2023-03-04", "lead": ["办公室"]',
            '"do": "attach", "item": "honest", "on": "2023-03-04", "evidence": [{"path": '
            f'"evidence/honest/a.jpg", "sha256": "{"0" * 64}", "caption": "合影"}}]',
            '"do": "undo", "item": "3.1.1", "undoes": "0186a0000001-00000001"',
        )
    )
)

SPICE = (
    "\x1b[31m", "\x1b]0;题\x07", "\x9b31m", "\x00", "\x08", "\r", "\t", "\u202e", "\u2066",
    "\ufeff", "\u2028", "\u200b", "\U000e0041", "[red]", "[/]", "\\[", "[[task]]", "[[measure]]",
    "[task]", "= ", '"', "'", '"""', "'''", "\\u0000", "\\ud800", "{", "}", "[", "]", ",", "\n",
    "#", ".", "1e400", "nan", "-1", "0", "９９", "99999999999999999999", "0x1F", "true",
    "1979-05-27", "9999-12-31", "0001-01-01", "2023-02-30", "25:61:00", "no", "id", "due", "every",
    "times", "steps", "standing", "week", "month", "year", "三（二）1", "3.1", "3.2.1-3",
    "３．１", "第二季度", "2023-Q2", "Q5", "H1", "5月", "13月", "..", "2023-W53", "..2023", "全年",
    "30d", "-p", "--", "%s", "{no}", "长" * 300, "undoes", "batch", "seal", "prev", "evidence",
    "../../../etc/passwd", "<<<<<<< HEAD\n", "null", '{"a":' * 50, "é́́́", "👩‍👩‍👧‍👦",
)  # fmt: skip

LOOKS = ("status", "list", "show 3.1.1", "due 全年", "log", "checklist", "check",
         "export summary Q1", "status --json", "log --json", "export calendar",
         "export ledger Q1")  # fmt: skip
NUMBERS = ("show", "list --text", "done --dry-run", "log", "checklist", "undo --dry-run",
           "tick --dry-run 3.1.1", "note 3.1.1 --dry-run --percent", "attach 3.1.1",
           "assign 3.1.1 --dry-run --lead", "-p", "import", "new --unit 科 --plan")  # fmt: skip
PERIODS = ("due", "list --period", "export summary", "export ledger",
           "done 4.1 --dry-run --for", "note 3.2 进展 --dry-run --for")  # fmt: skip
DATES = ("status --as-of", "list --as-of", "--today", "note 3.2 进展 --dry-run --on",
         "postpone 3.1.1 --why 会 --dry-run --to", "show 4.1 --as-of",
         "export board --as-of")  # fmt: skip
VARIABLES = ("LANG", "LC_ALL", "WENMING_LANG", "WENMING_TODAY", "WENMING_PLAN", "WENMING_BY",
             "COLUMNS", "LINES", "TERM", "NO_COLOR", "TZ", "LOGNAME", "FORCE_COLOR",
             "_WENMING_COMPLETE", "COMP_WORDS", "COMP_CWORD", "PYTHONIOENCODING")  # fmt: skip
VALUES = ("zh_CN.UTF-8", "en_US.UTF-8", "C", "zh_CN.GBK", "dumb", "xterm-256color", "1", "0", "-5",
          "7", "100000", "complete_bash", "show_zsh", "wenming show ", "2023-06-01", "2023", "UTC",
          "Asia/Shanghai", ":../../etc", "gbk", "ascii", "../..", "latin-1")  # fmt: skip


@dataclass(frozen=True)
class Case:
    """Files, command lines and what else the program meets."""

    kind: str
    commands: tuple[tuple[str, ...], ...]
    plan: bytes = PLAN.encode()
    journal: bytes = JOURNAL.encode()
    environ: dict[str, str] = field(default_factory=dict)


class Tape:
    """Bytes, read as choices from front to back; after the end all choices are the first."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def number(self, below: int) -> int:
        """A number from 0."""
        wide = 1 if below <= 256 else 2
        piece = self._data[self._at : self._at + wide]
        self._at += wide
        return int.from_bytes(piece, "big") % below

    @property
    def over(self) -> bool:
        """Whether all of it was read."""
        return self._at >= len(self._data)

    def raw(self) -> bytes:
        """A few bytes as they stand, or a word that is known to hurt."""
        if self.number(3):
            return SPICE[self.number(len(SPICE))].encode("utf-8", "surrogatepass")
        length = self.number(12)
        piece = self._data[self._at : self._at + length]
        self._at += length
        return piece

    def text(self) -> str:
        """The same as text from a command line, where bytes that are none are surrogates."""
        pieces = [self.raw() for _ in range(1 + self.number(3))]
        return b"".join(pieces).decode("utf-8", "surrogateescape").replace("\0", "")

    def damaged(self, whole: bytes) -> bytes:
        """Bytes with some of them cut out, doubled, or others put in."""
        if not self.number(16):
            return b"".join(self.raw() for _ in range(1 + self.number(8)))
        for _ in range(1 + self.number(4)):
            at, length = self.number(len(whole) + 1), self.number(256) // 8
            piece = self.raw() if self.number(4) else whole[at : at + length] * 2
            whole = whole[:at] + piece + whole[at + (length if self.number(2) else 0) :]
        return whole


def _plan(tape: Tape) -> Case:
    return Case("plan.toml", _looks(tape), plan=tape.damaged(PLAN.encode()))


def _journal(tape: Tape) -> Case:
    return Case("journal", _looks(tape), journal=tape.damaged(JOURNAL.encode()))


def _looks(tape: Tape) -> tuple[tuple[str, ...], ...]:
    chosen = {LOOKS[tape.number(len(LOOKS))] for _ in range(2)} | {"check", "status"}
    return tuple(tuple(look.split()) for look in sorted(chosen))


def _arguments(kind: str, heads: tuple[str, ...]) -> Callable[[Tape], Case]:
    def case(tape: Tape) -> Case:
        command = (*heads[tape.number(len(heads))].split(), tape.text())
        last = ("status",) if command[0] in ("--today", "-p") else ()
        return Case(kind, ((*command, *last),))

    return case


def _environ(tape: Tape) -> Case:
    environ = {}
    for _ in range(1 + tape.number(4)):
        name = VARIABLES[tape.number(len(VARIABLES))]
        usual = name == "PYTHONIOENCODING" or tape.number(4)  # Python itself reads that one
        environ[name] = VALUES[tape.number(len(VALUES))] if usual else tape.text()
    command = LOOKS[tape.number(len(LOOKS))].split()
    return Case("environment", (tuple(command),), environ=environ)


KINDS: tuple[Callable[[Tape], Case], ...] = (
    _plan,
    _journal,
    _arguments("numbers", NUMBERS),
    _arguments("periods", PERIODS),
    _arguments("dates", DATES),
    _environ,
)


def case_of(data: bytes) -> Case:
    """The case that some bytes stand for."""
    tape = Tape(data)
    return KINDS[tape.number(len(KINDS))](tape)
