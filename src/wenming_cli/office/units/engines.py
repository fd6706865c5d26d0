"""Who does the work (引擎): this process, the processes of this machine, or a Dask cluster.

Batches go out and rows come back, in any order; who puts them together sorts them. A batch whose
process died is done again by another, and at last here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from wenming_cli.errors import Usage
from wenming_cli.message import M
from wenming_cli.office.desk import Tell
from wenming_cli.office.units.reading import read_batch
from wenming_cli.office.units.task import UnitRead, UnitTask

BATCH = 32
"""Units of one piece of work; a scheduler chokes on many small pieces."""

WORTH_IT = 3
"""Batches from which starting processes takes less time than it saves."""

Batches = Sequence[Sequence[UnitTask]]


def batches_of(tasks: Sequence[UnitTask]) -> Batches:
    """Return tasks in pieces of work."""
    return [tasks[n : n + BATCH] for n in range(0, len(tasks), BATCH)]


def read_jobs(text: str) -> int:
    """Return how many processes are wanted: a number, or as many as there are processors.

    Raises:
        Usage: it is neither.
    """
    if text in ("", "auto"):
        return os.cpu_count() or 1
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 256:
        return int(text)
    raise Usage(
        M("'{text}' is no number of processes", text=text),
        M("write --jobs 4, or --jobs auto for as many as there are processors"),
    )


def read_all(
    tasks: Sequence[UnitTask], jobs: int, cluster: str, tell: Tell = str
) -> Iterator[list[UnitRead]]:
    """Yield what became of the units, batch by batch, in any order.

    Args:
        tasks: the units.
        jobs: how many processes of this machine.
        cluster: the address of a Dask scheduler, which then shares out the work; or empty.
        tell: takes what a person should know while it is waited for.

    Raises:
        Usage: Dask is not installed.
        Unreadable: the cluster cannot be reached, is lost, or has another version of this program.
    """
    batches = batches_of(tasks)
    if cluster:
        from wenming_cli.office.units.cluster import read_on_cluster

        yield from read_on_cluster(batches, cluster, tell)
    elif jobs == 1 or len(batches) < WORTH_IT:
        yield from map(read_batch, batches)
    else:
        yield from _in_processes(batches, min(jobs, len(batches)))


def _in_processes(batches: Batches, jobs: int) -> Iterator[list[UnitRead]]:
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    done = set[int]()
    try:
        # a fresh process everywhere: a forked one may inherit a lock that a thread holds
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            waiting = {pool.submit(read_batch, batch): n for n, batch in enumerate(batches)}
            for future in as_completed(waiting):
                found = future.result()
                done.add(waiting[future])
                yield found
    except BrokenProcessPool:  # one was killed, and the others with it
        for n, batch in enumerate(batches):
            if n not in done:
                yield read_batch(batch)
