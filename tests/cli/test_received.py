"""A folder that somebody else made is as harmless as a picture: links, pipes, devices in any place.

What lies outside is neither read, written nor created; nothing is waited for; it is all named.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.conftest import MakeOffice, Office, Result

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="links need a right, and there are no pipes"
)

OWN = "plans/2023/journal/li-na@pc-07.jsonl"
LOCK = "plans/2023/journal/.li-na@pc-07.lock"
SECRET = b"-----BEGIN OPENSSH PRIVATE KEY-----\n"
LOOKS = ("status", "list", "log", "show 3.1.1", "due 全年", "check")


@pytest.fixture(autouse=True)
def _in_time() -> Iterator[None]:
    """Nothing is waited for: not a pipe that nobody writes to, nor a device without end."""

    def late(*_: object) -> None:
        raise AssertionError("a command waits")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(50)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home that is nobody's business: it stays as it is whatever the test does."""
    folder = tmp_path_factory.mktemp("home")
    (folder / ".bashrc").write_bytes(b"PS1='$ '\n")
    (folder / "id_ed25519").write_bytes(SECRET)
    before = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.iterdir()}
    yield folder
    assert {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.iterdir()} == before


def put(here: Office, name: str, target: Path | None) -> None:
    """Put a link in a place, or a pipe."""
    path = here.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if target:
        path.symlink_to(target)
    else:
        os.mkfifo(path)


def spoken(said: Result) -> str:
    """All that was said, without the folding of lines."""
    return (said.out + said.err).replace("\n", " ")


# --- what the clerk's own files must be ------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("name", [OWN, LOCK])
@pytest.mark.parametrize("leads", [".bashrc", ".bash_login", None])
def test_nothing_is_recorded_through_a_link_or_into_a_pipe(
    office: MakeOffice, home: Path, name: str, leads: str | None
) -> None:
    here = office()
    put(here, name, home / leads if leads else None)

    said = here.run("note 3.1.1 起草", lang="en")

    assert said.code == 3
    what = f"is a link that leads to {home / leads}" if leads else "is a pipe, not a file"
    assert f"cannot be written: {Path(name).name} {what}" in spoken(said)
    assert "nothing was recorded; " in said.err
    assert f"{name}: {Path(name).name} {what}" in spoken(here.run("check", lang="en"))
    for look in LOOKS:
        assert here.run(look).code in (0, 1)


def test_no_command_of_an_attacker_gets_into_a_startup_file(office: MakeOffice, home: Path) -> None:
    """The item's id is a command, and the journal leads to a file that the shell runs."""
    plan = office().read("plans/2023/plan.toml").replace('"3.1.1"', '"3.1.1"\nid = "$(touch x)"')
    here = office({"plans/2023/plan.toml": plan})
    put(here, OWN, home / ".bashrc")

    assert here.run("note 3.1.1 起草").code == 3
    said = here.run("check", lang="en")
    assert said.code == 1
    assert "'id' cannot be \"$(touch x)\"" in said.out


@pytest.mark.slow
@pytest.mark.parametrize("name", ["plans/2023", "plans/2023/plan.toml", "plans/2023/journal"])
@pytest.mark.parametrize("leads", ["home", "twin", "pipe"])
def test_a_plan_that_is_a_link_or_a_pipe_ends_every_command(
    office: MakeOffice, home: Path, name: str, leads: str
) -> None:
    here = office()
    here.run("note 3.1.1 起草")
    twin = here.root / "twin"
    (here.root / name).rename(twin)
    target = {"home": home, "twin": twin}.get(leads)
    put(here, name, target)
    last = Path(name).name
    what = f"{last} is a link that leads to {target}" if target else f"{last} is a pipe, not a "

    for command in (*LOOKS, "done 3.1.1", "check --repair", "export summary Q1"):
        said = here.run(command, lang="en")
        assert said.code == 3
        assert what.removesuffix("not a ") in spoken(said)


def test_links_on_the_way_to_the_plans_are_the_users_own(office: MakeOffice) -> None:
    """The office keeps its plans on another disk."""
    here = office()
    (here.root / "plans").rename(here.root / "disk")
    (here.root / "plans").symlink_to("disk")

    assert here.run("note 3.1.1 起草").code == 0
    assert here.run("check").code == 0
    assert (here.root / "disk/2023/journal/li-na@pc-07.jsonl").exists()


def test_a_file_of_terabytes_is_not_read(office: MakeOffice) -> None:
    here = office()
    here.run("note 3.1.1 起草")
    with (here.root / "plans/2023/journal/wang@pc.jsonl").open("wb") as file:
        file.truncate(1 << 40)

    assert here.run("log").code == 0
    assert "wang@pc.jsonl is too large: 1048576 MB, at most 200 MB" in spoken(
        here.run("check", lang="en")
    )
    (here.root / "plans/2023/journal/wang@pc.jsonl").rename(here.root / OWN)
    said = here.run("note 3.1.1 定稿", lang="en")
    assert (said.code, "li-na@pc-07.jsonl is too large" in spoken(said)) == (3, True)
    with (here.root / "plans/2023/plan.toml").open("r+b") as file:
        file.truncate(1 << 40)
    said = here.run("status", lang="en")
    assert (said.code, "plan.toml is too large" in said.err) == (3, True)


# --- what belongs to others ------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("leads", [".bashrc", "nowhere", None])
def test_the_file_of_a_colleague_is_left_alone_and_each_command_says_so(
    office: MakeOffice, home: Path, leads: str | None
) -> None:
    here = office()
    here.run("note 3.1.1 起草")
    put(here, "plans/2023/journal/wang@pc.jsonl", home / leads if leads else None)

    for command in (*LOOKS, "note 3.1.1 定稿", "done 3.1.1", "check --repair"):
        said = here.run(command, lang="en")
        assert said.code == (1 if "check" in command else 0)
        assert "wang@pc.jsonl is a " in spoken(said)
    assert "起草" in here.run("log").out


def test_a_repair_empties_nothing(office: MakeOffice, home: Path) -> None:
    here = office().write({OWN: "{damaged\n"})
    put(here, "plans/2023/journal/wang@pc.jsonl", home / ".bashrc")
    put(here, "plans/2023/journal/aside", home)

    said = here.run("check --repair", lang="en")

    assert said.code == 3
    assert f"aside is a link that leads to {home}" in spoken(said)
    assert here.read(OWN) == "{damaged\n"


@pytest.mark.parametrize("name", ["journal/.gitattributes", "journal/.gitignore",
                                  "evidence/.gitattributes"])  # fmt: skip
def test_what_git_is_told_is_not_written_through_a_link(
    office: MakeOffice, home: Path, name: str
) -> None:
    here = office().write({"a.jpg": b"a"})
    put(here, f"plans/2023/{name}", home / ".bash_login")

    assert here.run("attach 3.1.1 a.jpg").code == 0
    assert (here.root / "plans/2023" / name).is_symlink()
    assert "is a link that leads to" in spoken(here.run("check", lang="en"))


# --- evidence and forms ----------------------------------------------------------------------------


def test_nobody_is_advised_to_attach_a_private_key(office: MakeOffice, home: Path) -> None:
    here = office()
    put(here, "plans/2023/evidence/3.1.1/合影.jpg", home / "id_ed25519")

    said = here.run("check", lang="en")

    assert f"合影.jpg is a link that leads to {home / 'id_ed25519'}" in spoken(said)
    assert "attach" not in said.out


@pytest.mark.parametrize("place", ["evidence/3.1.1/合影.jpg", "evidence/3.1.1", "source/合影.jpg"])
def test_and_who_does_it_all_the_same_is_refused(
    office: MakeOffice, home: Path, place: str
) -> None:
    here = office()
    folder = not place.endswith(".jpg")
    put(here, f"plans/2023/{place}", home if folder else home / "id_ed25519")
    typed = f"plans/2023/{place}" + ("/id_ed25519" if folder else "")
    before = here.files()

    said = here.run(f"attach 3.1.1 {typed}", lang="en")

    assert said.code == 3
    assert "is a link that leads to" in spoken(said)
    assert SECRET not in [content for name, content in here.files().items() if name not in before]


def test_a_link_elsewhere_may_be_attached(office: MakeOffice) -> None:
    """On one's own desk: what it leads to is copied."""
    here = office().write({"照片/a.jpg": b"a"})
    (here.root / "合影.jpg").symlink_to("照片/a.jpg")

    assert here.run("attach 3.1.1 合影.jpg").code == 0
    assert b"a" in [c for name, c in here.files().items() if "evidence" in name]


@pytest.mark.parametrize("name", ["evidence", "evidence/3.1.1", "journal/.evidence.lock"])
@pytest.mark.parametrize("pipe", [True, False])
def test_no_evidence_is_copied_through_a_link(
    office: MakeOffice, home: Path, name: str, pipe: bool
) -> None:
    here = office().write({"a.jpg": b"a"})
    put(here, f"plans/2023/{name}", None if pipe else home)

    said = here.run("attach 3.1.1 a.jpg", lang="en")

    assert said.code == 3
    assert f"{Path(name).name} is a {'pipe' if pipe else 'link'}" in spoken(said)


@pytest.mark.parametrize("name", ["templates/summary.docx", "templates"])
@pytest.mark.parametrize("pipe", [True, False])
def test_a_form_that_is_no_file_is_refused(
    office: MakeOffice, home: Path, name: str, pipe: bool
) -> None:
    here = office()
    put(here, f"plans/2023/{name}", None if pipe else home)

    said = here.run("export summary Q1 -o a.docx", lang="en")

    assert said.code == 3
    assert f"{Path(name).name} is a {'pipe' if pipe else 'link'}" in spoken(said)
    assert not (here.root / "a.docx").exists()


# --- new plans -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["plans/2024", "plans/2024/plan.toml", "plans/2024/source"])
def test_a_new_plan_is_not_written_through_a_link(
    office: MakeOffice, home: Path, name: str
) -> None:
    here = office().write({"方案.txt": "2024年工作方案\n一、工作任务\n（一）加强学习。\n"})
    put(here, name, home)

    said = here.run("import 方案.txt", lang="en")

    assert said.code in (3, 4)
    assert f"{Path(name).name} is a link that leads to {home}" in spoken(said)
    assert not (here.root / "plans/2024/source/方案.txt").exists()


def test_a_proposal_is_not_written_through_a_link(office: MakeOffice, home: Path) -> None:
    here = office().write({"分工.csv": "编号,事项,牵头单位\n3.1.2,开展业务培训,宣传科\n"})
    put(here, "plans/2023/plan.new.toml", home / ".bash_login")

    said = here.run("import 分工.csv --into 2023", lang="en")

    assert said.code == 3
    assert "plan.new.toml is a link that leads to" in spoken(said)
