"""Engines: processes that may die, and a cluster of real schedulers and workers."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dask
import distributed
import pytest
import trustme
from benchmarks.units import make_district

from office.units.conftest import noon
from office.units.test_gathering import gathered
from wenming_cli import Office
from wenming_cli.errors import Unreadable, Usage
from wenming_cli.office.units import engines
from wenming_cli.office.units.engines import batches_of, read_all, read_jobs
from wenming_cli.office.units.submitting import SubmitWish
from wenming_cli.office.units.task import UnitRead, UnitTask


def test_how_many_processes_are_wanted() -> None:
    assert read_jobs("3") == 3
    assert read_jobs("auto") == read_jobs("") == (os.cpu_count() or 1)
    for wrong in ("0", "-1", "257", "二", "1.5", "٣"):
        with pytest.raises(Usage):
            read_jobs(wrong)


def test_work_is_shared_out_in_pieces() -> None:
    tasks: Sequence[UnitTask] = list(range(70))  # type: ignore[arg-type]  # only counted here
    assert [len(batch) for batch in batches_of(tasks)] == [32, 32, 6]
    assert batches_of([]) == []


def _die(tasks: Sequence[UnitTask]) -> list[UnitRead]:
    """Stand for a process that the system kills; in the test's own process it works."""
    if os.environ["WENMING_TEST_PARENT"] != str(os.getpid()):
        os.kill(os.getpid(), signal.SIGKILL)
    return [UnitRead(str(task), "") for task in tasks]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_a_dead_process_left_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "BATCH", 1)
    monkeypatch.setattr(engines, "read_batch", _die)
    monkeypatch.setenv("WENMING_TEST_PARENT", str(os.getpid()))
    tasks: Sequence[UnitTask] = ["a", "b", "c", "d"]  # type: ignore[list-item]  # names will do

    found = [one.key for batch in read_all(tasks, 2, "") for one in batch]
    assert sorted(found) == ["a", "b", "c", "d"]


def test_without_dask_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Usage) as found:
        list(read_all([], 1, "tcp://127.0.0.1:1"))
    assert found.value.hint is not None
    assert "wenming-cli[cluster]" in found.value.hint.speak("en")


@contextmanager
def cluster(
    folder: Path, workers: int = 2, *, tls: Sequence[str] = (), **variables: str
) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A real scheduler and real workers on this machine; gives the address and the workers."""
    program = str(Path(sysconfig.get_path("scripts")) / "dask")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    protocol = "tls" if tls else "tcp"
    address = f"{protocol}://127.0.0.1:{port}"
    own = ("--host", "127.0.0.1", "--no-dashboard", *tls)
    commands = [
        [program, "scheduler", "--port", port, "--protocol", protocol, *own],
        *[[program, "worker", address, "--nthreads", "1", "--no-nanny", *own]] * workers,
    ]
    running = [
        subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **variables},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for command in commands
    ]
    try:
        connect: Any = distributed.Client
        with connect(address, timeout=60, set_as_default=False) as client:
            if workers:
                client.wait_for_workers(workers, timeout=60)
        yield address, running[1:]
    finally:
        for process in running:
            process.kill()
            process.wait()


@pytest.mark.slow
def test_a_cluster_gives_the_rows_of_one_process(tmp_path: Path) -> None:
    make_district(tmp_path, 70)
    with cluster(tmp_path) as (address, _):
        assert gathered(tmp_path, cluster=address).rows == gathered(tmp_path).rows


@pytest.mark.slow
def test_a_cluster_behind_certificates(tmp_path: Path, district: Path) -> None:
    """The settings of docs/units.md, and what is said to one who lacks them."""
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1")
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    issued.cert_chain_pems[0].write_to_path(tmp_path / "cert.pem")
    issued.private_key_pem.write_to_path(tmp_path / "key.pem")
    options = [
        f"--tls-{one}-file" if one == "ca" else f"--tls-{one}" for one in ("ca", "cert", "key")
    ]
    files = [str(tmp_path / f"{one}.pem") for one in ("ca", "cert", "key")]
    ca, cert, key = files
    settings = {
        "distributed.comm.require-encryption": True,
        "distributed.comm.tls.ca-file": ca,
        "distributed.comm.tls.client.cert": cert,
        "distributed.comm.tls.client.key": key,
    }
    tls = [word for pair in zip(options, files, strict=True) for word in pair]
    with dask.config.set(settings), cluster(tmp_path, 1, tls=tls) as (address, _):
        assert gathered(district, cluster=address).rows == gathered(district).rows
        for lacking in (
            {"distributed.comm.tls.client.cert": None},
            {"distributed.comm.tls.ca-file": None},
        ):
            with dask.config.set(lacking), pytest.raises(Unreadable) as found:
                gathered(district, cluster=address)
            assert "加密" in found.value.message.speak("zh")
        with pytest.raises(Unreadable):
            gathered(district, cluster=address.replace("tls:", "tcp:"))


@pytest.mark.slow
def test_a_worker_that_is_killed_in_the_middle_is_made_up_for(tmp_path: Path) -> None:
    make_district(tmp_path, 400)
    before = gathered(tmp_path).rows
    with cluster(tmp_path) as (address, workers):
        killing = threading.Timer(1, workers[0].kill)
        killing.start()
        assert gathered(tmp_path, cluster=address).rows == before
        killing.join()
        assert workers[0].wait(10) != 0


@pytest.mark.slow
def test_submissions_travel_to_workers_that_cannot_see_them(district: Path, tmp_path: Path) -> None:
    office = Office.open(district / "单位/小学", now=noon("2023-09-30"), writer="li-na@pc")
    office.submit(SubmitWish("Q3", "../../一.wm.zip"))
    with cluster(tmp_path) as (address, _):
        found = gathered(district, "一.wm.zip", cluster=address)
    assert found.units[0].name == "第一小学"


@pytest.mark.slow
def test_workers_of_another_version_are_refused(tmp_path: Path, district: Path) -> None:
    other = tmp_path / "other" / "wenming_cli-9.9.9.dist-info"
    other.mkdir(parents=True)
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: wenming-cli\nVersion: 9.9.9\n")
    with (
        cluster(tmp_path, 1, PYTHONPATH=str(other.parent)) as (address, _),
        pytest.raises(Unreadable) as found,
    ):
        gathered(district, cluster=address)
    assert "9.9.9" in found.value.message.speak("zh")


@pytest.mark.slow
def test_a_scheduler_without_workers_is_refused(tmp_path: Path, district: Path) -> None:
    with cluster(tmp_path, 0) as (address, _), pytest.raises(Unreadable) as found:
        gathered(district, cluster=address)
    assert address in found.value.message.speak("zh")


@pytest.mark.slow
def test_a_scheduler_that_is_not_there_is_told(district: Path) -> None:
    with pytest.raises(Unreadable) as found:
        gathered(district, cluster="tcp://127.0.0.1:9")
    assert "tcp://127.0.0.1:9" in found.value.message.speak("zh")
    with pytest.raises(Unreadable):
        gathered(district, cluster="tcp://nonsense:9")


def test_an_address_says_how_it_is_reached() -> None:
    for wrong in ("10.1.0.5:8786", "nonsense", "http://10.1.0.5:8786"):
        with pytest.raises(Usage):
            list(read_all([], 1, wrong))
