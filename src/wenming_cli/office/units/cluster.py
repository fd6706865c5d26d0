"""A cluster (--cluster): the batches are shared out by a Dask scheduler among its workers.

Few batches are under way at once, and the submissions in them are read as they are sent. What
ended several workers is read on this machine at last; where no worker is left, that is said.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import CancelledError
from importlib import import_module
from importlib.metadata import version
from typing import Any

from wenming_cli.errors import Unreadable, Usage
from wenming_cli.message import M, joined
from wenming_cli.office.desk import Tell
from wenming_cli.office.units.reading import read_batch
from wenming_cli.office.units.task import UnitRead, UnitTask
from wenming_cli.store.units.program import program_digest
from wenming_cli.store.units.sources import read_small

AHEAD = 2
"""Batches that wait at each thread of a worker, so that none is idle while rows come back."""

MOST_SENT = 16 << 20
"""Bytes of submissions that travel in one batch; Dask is made for small messages."""

ANSWER = 10.0
"""Seconds in which a scheduler has to answer."""

LOOK = 1.0
"""Seconds after which it is looked whether there are workers still."""

PATIENCE = 30.0
"""Seconds in which new workers are waited for; a nanny starts one within a few."""

Batch = Sequence[UnitTask]


def read_on_cluster(batches: Sequence[Batch], address: str, tell: Tell) -> Iterator[list[UnitRead]]:
    """Yield what became of the units of each batch, in any order.

    Raises:
        Usage: Dask is not installed, or that is no address.
        Unreadable: the scheduler does not answer or is lost, there are no workers or none is left,
            one has another version of this program, or a batch ends whoever reads it.
    """
    client = _connect(address)
    with client, client.as_current():
        parcels = (parcel for batch in batches for parcel in parcels_of(batch))
        try:
            _check_programs(client, address)
            yield from _share_out(client, parcels, address=address, tell=tell)
        except (CancelledError, OSError):  # Dask gives up what a lost scheduler had to do
            raise Unreadable(
                M("the scheduler at {address} has gone while it worked", address=address),
                M("start it and its workers again; or leave --cluster out"),
            ) from None


def _share_out(
    client: Any, parcels: Iterator[Batch], address: str, tell: Tell
) -> Iterator[list[UnitRead]]:
    """Keep every thread of the workers busy, and no more under way than that takes."""
    distributed: Any = import_module("distributed")
    under_way: dict[Any, Batch] = {}
    room = AHEAD * max(1, _threads(client))
    while True:
        while len(under_way) < room and (parcel := next(parcels, None)):
            future = client.submit(read_parcel, program_digest(), parcel, pure=False, retries=3)
            under_way[future] = parcel
        if not under_way:
            return
        for future in _wait(client, under_way, address, tell=tell):
            parcel = under_way.pop(future)
            try:
                yield future.result()
            except distributed.KilledWorker:
                yield _read_apart(parcel, address)
            except (CancelledError, OSError):
                raise
            except Exception:  # of a worker that came later, with other files or without any
                _check_programs(client, address)
                yield _read_apart(parcel, address)


def read_parcel(files: str, parcel: Batch) -> list[UnitRead]:
    """Read some units on a worker.

    Args:
        files: the digest of the program of who asks.
        parcel: the units.

    Raises:
        LookupError: the program here is another.
    """
    if files != program_digest():
        raise LookupError(files)
    return read_batch(parcel)


def _read_apart(parcel: Batch, address: str) -> list[UnitRead]:
    """Read on this machine what no worker survived, in a process that may end as they did.

    Raises:
        Unreadable: it does.
    """
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    try:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            return pool.submit(read_batch, parcel).result()
    except BrokenProcessPool:
        raise Unreadable(
            M(
                "the workers at {address} and a process here all ended over {n} units: {units}",
                address=address,
                n=len(parcel),
                units=joined(task.unit.name for task in parcel),
            ),
            M("read them in smaller lists to find the one; these machines may lack memory"),
        ) from None


def _wait(client: Any, under_way: Collection[Any], address: str, tell: Tell) -> list[Any]:
    """Return the work that is ready, as soon as some is.

    Raises:
        Unreadable: all workers are lost, and none has come for a while.
    """
    distributed: Any = import_module("distributed")
    alone = 0.0
    while alone <= PATIENCE:
        began = time.monotonic()
        try:
            return list(distributed.wait(list(under_way), LOOK, "FIRST_COMPLETED").done)
        except TimeoutError:
            pass
        if _threads(client):
            alone = 0.0
            continue
        if not alone:
            tell(
                M(
                    "the scheduler at {address} has lost all its workers; new ones are waited for, "
                    "{n} seconds",
                    address=address,
                    n=round(PATIENCE),
                )
            )
        alone += time.monotonic() - began
    raise Unreadable(
        M("the scheduler at {address} has lost all its workers", address=address),
        M("start them again: dask worker {address}; or leave --cluster out", address=address),
    )


def _threads(client: Any) -> int:
    return sum(client.nthreads().values())


def parcels_of(batch: Batch) -> Iterator[Batch]:
    """Yield a batch with the bytes of its submissions, in parts that are small enough to travel."""
    part, size = list[UnitTask](), 0
    for task in batch:
        data = read_small(task.path) if task.path else None
        if part and size + len(data or b"") > MOST_SENT:
            yield part
            part, size = [], 0
        part.append(task._replace(data=data))
        size += len(data or b"")
    yield part


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
    # a former client that failed is closed by the collector: now, and not while this one starts
    # and holds the lock that closing takes
    gc.collect()
    try:
        return distributed.Client(address, timeout=ANSWER, set_as_default=False)
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


def own_program() -> tuple[str, str]:
    """Return the version of this program and the digest of its files, where this runs."""
    return version("wenming-cli"), program_digest()


def _check_programs(client: Any, address: str) -> None:
    """Refuse a cluster whose workers would read other rows than this program.

    Raises:
        Unreadable: it has no workers, or one has another version, changed files, or no program.
    """
    own, own_files = own_program()
    hint = M("install the same wenming {version} on each of them", version=own)
    told = client.run(own_program, on_error="return").items()
    # one that has gone meanwhile has done no harm; the others do its work
    found = {worker: said for worker, said in told if not isinstance(said, OSError)}
    if not found:
        raise Unreadable(
            M("the scheduler at {address} has no workers", address=address),
            M("start some: dask worker {address}", address=address),
        )
    for worker, said in sorted(found.items()):
        if isinstance(said, Exception):
            raise Unreadable(
                M(
                    "the worker {worker} cannot run this program ({kind})",
                    worker=worker,
                    kind=type(said).__name__,
                ),
                hint,
            )
        other, files = said
        if other != own:
            raise Unreadable(
                M(
                    "the worker {worker} has version {other} of this program, not {own}",
                    worker=worker,
                    other=other,
                    own=own,
                ),
                hint,
            )
        if files != own_files:
            raise Unreadable(
                M(
                    "the worker {worker} has other files under the same version {own}"
                    " ({theirs}, here {ours})",
                    worker=worker,
                    own=own,
                    theirs=files[:8],
                    ours=own_files[:8],
                ),
                hint,
            )
