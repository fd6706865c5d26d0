"""Who does the work (引擎): this process, the processes of this machine, or a Dask cluster.

Batches go out and rows come back, in any order; who puts them together sorts them. A batch whose
process died is done again by another, and at last here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.metadata import version
from typing import Any

from wenming_cli.errors import Unreadable, Usage
from wenming_cli.message import M
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


def read_all(tasks: Sequence[UnitTask], jobs: int, cluster: str) -> Iterator[list[UnitRead]]:
    """Yield what became of the units, batch by batch, in any order.

    Args:
        tasks: the units.
        jobs: how many processes of this machine.
        cluster: the address of a Dask scheduler, which then shares out the work; or empty.

    Raises:
        Usage: Dask is not installed.
        Unreadable: the cluster cannot be reached, or has another version of this program.
    """
    batches = batches_of(tasks)
    if cluster:
        yield from _on_cluster(batches, cluster)
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


def _on_cluster(batches: Batches, address: str) -> Iterator[list[UnitRead]]:
    client = _connect(address)
    with client:
        _check_versions(client, address)
        distributed: Any = import_module("distributed")
        futures = client.map(read_batch, batches, pure=False, retries=3)
        done = distributed.as_completed(futures, loop=client.loop, with_results=True)
        yield from (found for _, found in done)


def _connect(address: str) -> Any:
    """Return a client of a scheduler.

    Raises:
        Usage: Dask is not installed.
        Unreadable: the scheduler does not answer, or the settings of TLS do not fit it.
    """
    if not address.startswith(("tcp://", "tls://")):
        raise Usage(
            M("'{address}' is no address of a scheduler", address=address),
            M("write it as tcp://HOST:8786, or tls://HOST:8786"),
        )
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise Usage(
            M("--cluster needs Dask, which is not installed"),
            M('install it: pip install "wenming-cli[cluster]", or leave --cluster out'),
        ) from None
    try:
        return distributed.Client(address, timeout=10, set_as_default=False)
    except (TypeError, RuntimeError) as error:  # what Dask says of settings that do not fit
        raise Unreadable(
            M(
                "this program and the scheduler at {address} differ in encryption ({kind})",
                address=address,
                kind=type(error).__name__,
            ),
            M("set CA_FILE, CLIENT__CERT and CLIENT__KEY as docs/units.md shows, and write tls://"),
        ) from None
    except (OSError, ValueError) as error:
        raise Unreadable(
            M(
                "no scheduler answers at {address} ({kind})",
                address=address,
                kind=type(error).__name__,
            ),
            M("start one: dask scheduler; or leave --cluster out"),
        ) from None


def own_version() -> str:
    """Return the version of this program, as it is on the machine that runs this."""
    return version("wenming-cli")


def _check_versions(client: Any, address: str) -> None:
    """Refuse a cluster whose workers would read other rows than this program.

    Raises:
        Unreadable: it has no workers, or one has another version or lacks the program.
    """
    told = client.run(own_version, on_error="return").items()
    # one that has gone meanwhile has done no harm; the others do its work
    found = {worker: said for worker, said in told if not isinstance(said, OSError)}
    for worker, said in sorted(found.items()):
        if isinstance(said, Exception):
            raise Unreadable(
                M(
                    "the worker {worker} cannot run this program ({kind})",
                    worker=worker,
                    kind=type(said).__name__,
                ),
                M("install wenming {version} on each of them", version=own_version()),
            )
    if not found:
        raise Unreadable(
            M("the scheduler at {address} has no workers", address=address),
            M("start some: dask worker {address}", address=address),
        )
    for worker, other in sorted(found.items()):
        if other != own_version():
            raise Unreadable(
                M(
                    "the worker {worker} has version {other} of this program, not {own}",
                    worker=worker,
                    other=other,
                    own=own_version(),
                ),
                M("install wenming {version} on each of them", version=own_version()),
            )
