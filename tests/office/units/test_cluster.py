"""A cluster of real schedulers and workers on this machine, some of which are killed."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import dask
import distributed
import pytest
import trustme
from benchmarks.units import make_district

from office.units.conftest import noon
from office.units.test_gathering import TODAY, gathered
from places import REPO
from wenming_cli import Office
from wenming_cli.core.periods import parse_period
from wenming_cli.errors import Unreadable, Usage
from wenming_cli.message import Message
from wenming_cli.office.units import cluster as clusters
from wenming_cli.office.units.engines import read_all
from wenming_cli.office.units.gathering import RollupWish, gather
from wenming_cli.office.units.submitting import SubmitWish
from wenming_cli.office.units.task import UnitRead, UnitTask
from wenming_cli.store.units.program import program_digest
from wenming_cli.units.gathered import Gathered
from wenming_cli.units.unit import ListedUnit


def test_without_dask_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Usage) as found:
        list(read_all([], 1, "tcp://127.0.0.1:1"))
    assert found.value.hint is not None
    assert "wenming-cli[cluster]" in found.value.hint.speak("en")


def start(folder: Path, *words: str, **variables: str) -> subprocess.Popen[bytes]:
    """A process of Dask; what it says is of no interest."""
    return subprocess.Popen(
        [str(Path(sysconfig.get_path("scripts")) / "dask"), *words,
         "--host", "127.0.0.1", "--no-dashboard"],
        cwd=folder, env={**os.environ, **variables},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def start_worker(
    folder: Path, address: str, *options: str, **variables: str
) -> subprocess.Popen[bytes]:
    """A worker of one thread, which nobody starts again."""
    return start(folder, "worker", address, "--nthreads", "1", "--no-nanny", *options, **variables)


@contextmanager
def cluster(
    folder: Path, workers: int = 2, *, tls: Sequence[str] = (), **variables: str
) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A real scheduler and real workers on this machine: the address, and the processes, its own first."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    protocol = "tls" if tls else "tcp"
    address = f"{protocol}://127.0.0.1:{port}"
    running = [
        start(folder, "scheduler", "--port", port, "--protocol", protocol, *tls, **variables)
    ]
    running += [start_worker(folder, address, *tls, **variables) for _ in range(workers)]
    gc.collect()  # as the program does, where a client of another test has failed
    try:
        connect: Any = distributed.Client
        with connect(address, timeout=60, set_as_default=False) as client:
            if workers:
                client.wait_for_workers(workers, timeout=60)
        yield address, running
    finally:
        for process in running:
            process.kill()
            process.wait()


def gathered_when(
    folder: Path,
    address: str,
    happens: Callable[[], object],
    tell: Callable[[Message], object] = str,
) -> Gathered:
    """Gather on a cluster to which something happens once the first units are read."""
    still_to_come = [happens]

    @contextmanager
    def progress(
        title: Message, total: int | None = None, unit: str = ""
    ) -> Iterator[Callable[[int], None]]:
        def advance(_: int) -> None:
            while still_to_come:
                still_to_come.pop()()

        yield advance

    wish = RollupWish("Q3", ("units.csv",), cluster=address)
    return gather(wish, folder, TODAY, progress, tell=tell)


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
            del found  # and with it Dask's half-made client, before the next one is made
        with pytest.raises(Unreadable):
            gathered(district, cluster=address.replace("tls:", "tcp:"))


@pytest.mark.slow
def test_a_worker_that_is_killed_in_the_middle_is_made_up_for(tmp_path: Path) -> None:
    make_district(tmp_path, 130)
    before = gathered(tmp_path).rows
    with cluster(tmp_path) as (address, running):
        assert gathered_when(tmp_path, address, running[1].kill).rows == before
        assert running[1].wait(10) != 0


@pytest.mark.slow
def test_when_the_last_worker_is_lost_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "PATIENCE", 3.0)
    make_district(tmp_path, 130)
    told = list[Message]()
    with cluster(tmp_path, 1) as (address, running), pytest.raises(Unreadable) as found:
        gathered_when(tmp_path, address, running[1].kill, told.append)
    assert "已没有工作进程" in found.value.message.speak("zh")
    assert address in found.value.message.speak("zh")
    [waits] = told  # once, and before the end
    assert "等3秒" in waits.speak("zh")


@pytest.mark.slow
def test_a_worker_that_comes_later_goes_on_with_the_work(tmp_path: Path) -> None:
    make_district(tmp_path, 130)
    before = gathered(tmp_path).rows
    with cluster(tmp_path, 1) as (address, running):

        def replace_it() -> None:
            running[1].kill()
            running.append(start_worker(tmp_path, address))

        assert gathered_when(tmp_path, address, replace_it).rows == before


@pytest.mark.slow
def test_a_scheduler_that_goes_in_the_middle_is_told(tmp_path: Path) -> None:
    make_district(tmp_path, 130)
    with cluster(tmp_path, 1) as (address, running), pytest.raises(Unreadable) as found:
        gathered_when(tmp_path, address, running[0].kill)
    assert address in found.value.message.speak("zh")


def die_on_workers(tasks: Sequence[UnitTask]) -> list[UnitRead]:
    """Stand for units that no worker survives; a process of this machine reads them."""
    if "WENMING_TEST_WORKER" in os.environ:
        os.kill(os.getpid(), signal.SIGKILL)
    return [UnitRead(task.key, "") for task in tasks]


def die_everywhere(_tasks: Sequence[UnitTask]) -> list[UnitRead]:
    """Stand for units that end whoever reads them."""
    os.kill(os.getpid(), signal.SIGKILL)
    return []


DEADLY = {
    "PYTHONPATH": os.pathsep.join(map(str, (REPO / "tests", REPO))),
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
    "WENMING_TEST_WORKER": "1",
}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_no_worker_survives_is_read_by_a_process_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "read_parcel", clusters_read_on_workers)
    monkeypatch.setattr(clusters, "read_batch", die_on_workers)
    ones = list_tasks("一.wm.zip", "二.wm.zip")
    with cluster(tmp_path, 1, **DEADLY) as (address, _):
        found = [one.key for batch in read_all(ones, 1, address) for one in batch]
    assert found == ["一.wm.zip", "二.wm.zip"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_nobody_survives_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "read_parcel", clusters_read_on_workers)
    monkeypatch.setattr(clusters, "read_batch", die_everywhere)
    with cluster(tmp_path, 1, **DEADLY) as (address, _), pytest.raises(Unreadable) as found:
        list(read_all(list_tasks("一.wm.zip"), 1, address))
    said = found.value.message.speak("zh")
    assert address in said
    assert "第一小学" in said


def clusters_read_on_workers(_files: str, parcel: Sequence[UnitTask]) -> list[UnitRead]:
    """What workers do in these two tests."""
    return die_on_workers(parcel)


def list_tasks(*keys: str) -> list[UnitTask]:
    """Tasks of files that nobody opens."""
    unit, period = ListedUnit("U1", "第一小学"), parse_period("Q3", 2023)
    return [UnitTask(unit, "", key, period, date(2023, 9, 30), rules="", key=key) for key in keys]


def test_a_batch_is_sent_in_parts_that_travel_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each part holds less than the limit, or one file alone; folders travel as their names."""
    monkeypatch.setattr(clusters, "MOST_SENT", 100)
    sizes = (60, 40, 1, 120, 30)
    tasks = list_tasks(*(f"{n}.zip" for n in range(len(sizes))))
    for n, size in enumerate(sizes):
        (tmp_path / f"{n}.zip").write_bytes(b"x" * size)
        tasks[n] = tasks[n]._replace(path=str(tmp_path / f"{n}.zip"))
    tasks.append(tasks[0]._replace(path=str(tmp_path), key="folder"))
    parts = list(clusters.parcels_of(tasks))
    assert [[len(one.data or b"") for one in part] for part in parts] == [
        [60, 40],
        [1],
        [120],
        [30, 0],
    ]


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


def other_files(folder: Path) -> dict[str, str]:
    """What gives a worker this program with one comment more, under the same version."""
    shutil.copytree(REPO / "src" / "wenming_cli", folder / "other" / "wenming_cli")
    with (folder / "other" / "wenming_cli" / "reasons.py").open("a") as file:
        file.write("# another\n")
    return {"PYTHONPATH": str(folder / "other")}


@pytest.mark.slow
def test_workers_with_other_files_under_one_version_are_refused(
    tmp_path: Path, district: Path
) -> None:
    with (
        cluster(tmp_path, 1, **other_files(tmp_path)) as (address, _),
        pytest.raises(Unreadable) as found,
    ):
        gathered(district, cluster=address)
    said = found.value.message.speak("zh")
    assert "程序文件却不同" in said
    assert program_digest()[:8] in said


@pytest.mark.slow
def test_a_worker_with_other_files_that_comes_later_is_refused_as_well(tmp_path: Path) -> None:
    make_district(tmp_path / "区", 130)
    variables = other_files(tmp_path)
    with cluster(tmp_path, 1) as (address, running):

        def replace_it() -> None:
            running[1].kill()
            running.append(start_worker(tmp_path, address, **variables))

        with pytest.raises(Unreadable) as found:
            gathered_when(tmp_path / "区", address, replace_it)
    assert "程序文件却不同" in found.value.message.speak("zh")


@pytest.mark.slow
def test_a_scheduler_without_workers_is_refused(tmp_path: Path, district: Path) -> None:
    with cluster(tmp_path, 0) as (address, _), pytest.raises(Unreadable) as found:
        gathered(district, cluster=address)
    assert address in found.value.message.speak("zh")


@pytest.mark.slow
def test_a_scheduler_that_is_not_there_is_told(
    district: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "ANSWER", 1.0)
    with pytest.raises(Unreadable) as found:
        gathered(district, cluster="tcp://127.0.0.1:9")
    assert "tcp://127.0.0.1:9" in found.value.message.speak("zh")
    with pytest.raises(Unreadable):
        gathered(district, cluster="tcp://nonsense:9")


def test_an_address_says_how_it_is_reached() -> None:
    for wrong in ("10.1.0.5:8786", "nonsense", "http://10.1.0.5:8786"):
        with pytest.raises(Usage):
            list(read_all([], 1, wrong))
