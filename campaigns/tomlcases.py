"""The public cases of toml-test as plan files: words for each, and never a crash.

The cases are not ours and are not kept here: `--cases` names the folder that holds `valid/` and
`invalid/`, `tests/` of the repository toml-lang/toml-test, or of Debian's package
golang-github-burntsushi-toml-dev below /usr/share/gocode/src (found by itself where installed).
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

from campaigns.fuzz import LONGEST_WAIT
from campaigns.office import Office, make_office, warm_up
from campaigns.report import Report

DEBIAN = Path("/usr/share/gocode/src/github.com/BurntSushi/toml/internal/toml-test/tests")
LOOKS = (("check",), ("status",), ("check", "--json"))
NOT_TOML = "not-toml"
SYNTAX = frozenset({NOT_TOML, "not-utf-8", "merge-conflict"})
"""What `check` says of a file that is no TOML."""

LATER = frozenset({"escape-esc.toml"})
"""Valid since TOML 1.1."""

PLAN_AS_CASE = """\
format = 1
title = "方案"
unit = "科"
year = 2023

"""


def run(count: int, seed: int, cases: Path | None = None, *, quiet: bool = False) -> Report:
    """Check up to `count` of the cases, each alone and below the head of a plan."""
    chance = Random(seed)
    report = Report("toml", seed, quiet)
    folder = cases or DEBIAN
    cases_there = _cases(folder)
    found = chance.sample(cases_there, min(count, len(cases_there)))
    if not report.expect(bool(found), f"there are no cases in {folder}", __doc__ or ""):
        return report
    warm_up()
    with tempfile.TemporaryDirectory() as root:
        office = make_office(Path(root))
        for n, path in enumerate(found):
            valid = path.relative_to(folder).parts[0] == "valid"
            _case(office, path.read_bytes(), path, report, valid=valid)
            _crashes(office, PLAN_AS_CASE.encode() + path.read_bytes(), path, report)
            report.progress(n, len(found))
    return report


def _cases(folder: Path) -> list[Path]:
    """Those of TOML 1.0, which is what Python reads; newer releases say which they are."""
    listed = folder / "files-toml-1.0.0"
    if listed.exists():
        names = listed.read_text(encoding="utf-8").split()
        return sorted(folder / name for name in names if name.endswith(".toml"))
    return sorted(p for p in folder.glob("*valid/**/*.toml") if p.name not in LATER)


def _case(office: Office, text: bytes, path: Path, report: Report, *, valid: bool) -> None:
    _crashes(office, text, path, report)
    problems = office.problems()
    codes = {problem["code"] for problem in problems}
    if valid:
        report.count("valid TOML, and no plan: said so")
        report.expect(NOT_TOML not in codes, "valid TOML is called none", path, codes)
    else:
        report.count("no TOML: said so")
        report.expect(bool(codes & SYNTAX), "broken TOML is not named", path, codes)
        placed = all(problem["line"] for problem in problems if problem["code"] in SYNTAX)
        report.expect(placed, "the fault has no line", path, codes)
    report.expect(bool(problems), "a file that is no plan passes", path)


def _crashes(office: Office, text: bytes, path: Path, report: Report) -> None:
    (office.plan / "plan.toml").write_bytes(text)
    for look in LOOKS:
        ran = office.start(*look).within(LONGEST_WAIT)
        report.count("commands")
        if not report.expect(ran is not None, "too slow", path, look) or ran is None:
            continue
        said = ran.said + ran.out.decode("utf-8", "replace")
        report.expect(ran.code in (0, 1, 3), f"exit {ran.code}", path, look, said[-300:])
        report.expect("Traceback" not in said, "a traceback", path, look, said[-300:])
