"""Run one campaign, print its table; exit 1 where it found something.

Each campaign is the same again with the same seed, as far as chance of its own goes; where a
process is killed hangs on the machine as well.
"""

from __future__ import annotations

import argparse
import secrets
import sys
from collections.abc import Callable
from pathlib import Path

from campaigns import clones, crash, crowd, faults, fuzz, silent, tomlcases
from campaigns.documents import campaign as documents
from campaigns.mutants import campaign as mutants
from campaigns.received import campaign as received
from campaigns.report import Report

Campaign = Callable[[argparse.Namespace], Report]

CAMPAIGNS: dict[str, tuple[int, Campaign]] = {
    "crash": (1000, lambda given: crash.run(given.count, given.seed)),
    "faults": (10_000, lambda given: faults.run(given.count, given.seed)),
    "crowd": (250, lambda given: crowd.run(given.count, given.seed)),
    "clones": (200, lambda given: clones.run(given.count, given.seed)),
    "fuzz": (10_000, lambda given: fuzz.run(given.count, given.seed)),
    "toml": (10_000, lambda given: tomlcases.run(given.count, given.seed, *given.cases[:1])),
    "silent": (10_000, lambda given: silent.run(given.count, given.seed, given.cases)),
    "received": (2000, lambda given: received.run(given.count, given.seed, given.only, given.jobs)),
    "documents": (
        1000,
        lambda given: documents.run(given.count, given.seed, given.only, given.jobs),
    ),
    "mutants": (150, lambda given: mutants.run(given.count, given.seed, given.room, given.floor)),
}
"""By name: how many turns unless said, and how it is run."""


def main() -> int:
    """Run the campaign named on the command line."""
    parser = argparse.ArgumentParser(prog="campaigns", description=__doc__)
    parser.add_argument("name", choices=CAMPAIGNS)
    parser.add_argument("--count", type=int, help="how many turns")
    parser.add_argument("--seed", type=int, help="the seed of an earlier run")
    parser.add_argument("--only", type=int, nargs="+", default=(), metavar="N",
                        help="received, documents: these cases and no others")  # fmt: skip
    parser.add_argument("--jobs", type=int, help="received, documents: how many at once")
    parser.add_argument("--cases", type=Path, nargs="+", default=(), metavar="FOLDER",
                        help="toml: toml-test's tests; silent: documents with gold")  # fmt: skip
    parser.add_argument("--room", nargs="+", default=["core"], help="mutants: folders")
    parser.add_argument("--floor", type=float, default=0.9, help="mutants: the part to be caught")
    given = parser.parse_args()
    usual, campaign = CAMPAIGNS[given.name]
    given.count = usual if given.count is None else given.count
    given.seed = secrets.randbelow(1 << 32) if given.seed is None else given.seed
    print(f"{given.name}: seed {given.seed}", file=sys.stderr, flush=True)
    report = campaign(given)
    print(report.table())
    return int(bool(report.findings))


if __name__ == "__main__":
    sys.exit(main())
