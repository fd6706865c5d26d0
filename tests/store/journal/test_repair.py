"""`check --repair`: what is damaged is kept aside, what is whole stays as it is, byte for byte."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import Diary
from wenming_cli.core.check.journal import Repair
from wenming_cli.core.journal.entries import Base, to_line
from wenming_cli.core.journal.lines import parse_line
from wenming_cli.core.journal.reading import strip_line
from wenming_cli.core.journal.seals import find_broken_seals
from wenming_cli.errors import Unreadable
from wenming_cli.store.journal.appending import append_entries
from wenming_cli.store.journal.checks import check_journal_files
from wenming_cli.store.journal.file import read_journal
from wenming_cli.store.journal.locks import hold_lock
from wenming_cli.store.journal.repair import repair_journal
from wenming_cli.store.journal.strays import find_copies
from wenming_cli.store.userpath import UserPath

SHOWN = "plans/2023/journal"
NAME = "li-na@pc-07.jsonl"
STAMP = "20230305-120000"
KEPT = f"aside/li-na@pc-07-{STAMP}.txt"


posix = pytest.mark.skipif(os.name == "nt", reason="Windows has other rights, and links need some")


def entries(n: int) -> list[Base]:
    diary = Diary()
    for number in range(n):
        diary("note", "3.1", note=f"第{number}条")
    return diary.entries


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A folder with three entries of one writer."""
    folder = tmp_path / "journal"
    append_entries(folder, NAME, entries(3))
    return folder


def lines(folder: Path, name: str = NAME) -> list[bytes]:
    return (folder / name).read_bytes().splitlines(keepends=True)


def put_aside(folder: Path) -> list[tuple[str, int, str, str]]:
    """What the repair says: file, line, code, where it is kept."""
    found = repair_journal(UserPath(folder, SHOWN), STAMP)
    return [
        (one.file.removeprefix(f"{SHOWN}/"), one.line, one.code, one.kept.removeprefix(f"{SHOWN}/"))
        for one in found
    ]


def files(folder: Path) -> dict[str, bytes]:
    """Every file but the locks."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock"
    }


# --- damaged lines -------------------------------------------------------------------------------


def test_what_is_whole_is_left_alone(journal: Path) -> None:
    """Not even written anew; nor is there a folder for what is put aside."""
    before, changed = files(journal), (journal / NAME).stat()

    assert put_aside(journal) == []
    assert files(journal) == before
    assert (journal / NAME).stat().st_ino == changed.st_ino
    assert not (journal / "aside").exists()


def test_a_folder_that_is_not_there_needs_no_repair(tmp_path: Path) -> None:
    assert put_aside(tmp_path / "journal") == []


@pytest.mark.parametrize(
    "torn", [b'{"id": "0187', '{"note": "召'.encode()[:-1], b"\0" * 400, b"}", b"x"]
)
def test_a_torn_last_line_is_put_aside(journal: Path, torn: bytes) -> None:
    """And what is recorded after it is found by everybody."""
    before = lines(journal)
    (journal / NAME).write_bytes(b"".join(before) + torn)

    assert put_aside(journal) == [(NAME, 4, "torn-line", KEPT)]
    assert lines(journal) == before
    assert (journal / KEPT).read_bytes() == torn + b"\n"
    assert put_aside(journal) == []

    append_entries(journal, NAME, entries(4)[3:])
    assert len(read_journal(UserPath(journal, SHOWN)).entries) == 4
    assert list(find_broken_seals({NAME: lines(journal)})) == []


def test_what_was_recorded_below_a_torn_line_stays_in_its_chain(journal: Path) -> None:
    """The repair takes out nothing that a seal vouches for."""
    with (journal / NAME).open("ab") as file:
        file.write(b'{"id": "0187')
    append_entries(journal, NAME, entries(5)[3:])

    assert put_aside(journal) == [(NAME, 4, "damaged-line", KEPT)]
    assert len(read_journal(UserPath(journal, SHOWN)).entries) == 5
    assert list(find_broken_seals({NAME: lines(journal)})) == []


def test_damaged_lines_in_the_middle_are_put_aside_together(journal: Path) -> None:
    """Blank lines and line ends of Windows stay as they are."""
    one, two, three = lines(journal)
    conflict = [b"<<<<<<< HEAD\n", b"=======\n", b">>>>>>> main\r\n"]
    text = [b"\xef\xbb\xbf" + one, conflict[0], b"\r\n", two, b"[]\n", conflict[1], three,
            conflict[2], "区委\n".encode("gbk")]  # fmt: skip
    (journal / NAME).write_bytes(b"".join(text))

    assert put_aside(journal) == [
        (NAME, 2, "merge-conflict", KEPT),
        (NAME, 5, "damaged-line", KEPT),
        (NAME, 6, "merge-conflict", KEPT),
        (NAME, 8, "merge-conflict", KEPT),
        (NAME, 9, "damaged-line", KEPT),
    ]
    assert (journal / NAME).read_bytes() == b"\xef\xbb\xbf" + one + b"\r\n" + two + three
    assert (journal / KEPT).read_bytes() == b"".join(text[n] for n in (1, 4, 5, 7, 8))


def test_what_a_newer_program_wrote_is_no_damage(journal: Path) -> None:
    """Nor is what only makes no sense: it may be corrected or left."""
    newer = ['{"do": "praise", "id": "x"}', to_line(entries(4)[3])[:-1] + ', "mood": 1}', "{}"]
    with (journal / NAME).open("ab") as file:
        file.write("\n".join(newer).encode())
    before = files(journal)

    assert len(read_journal(UserPath(journal, SHOWN)).problems) == 3
    assert put_aside(journal) == []
    assert files(journal) == before


def test_a_second_repair_in_the_same_second_keeps_both(journal: Path) -> None:
    for torn in (b"{1", b"{2"):
        with (journal / NAME).open("ab") as file:
            file.write(torn)
        put_aside(journal)

    assert files(journal / "aside") == {
        f"li-na@pc-07-{STAMP}.txt": b"{1\n",
        f"li-na@pc-07-{STAMP}-2.txt": b"{2\n",
    }


def test_a_file_of_nothing_but_damage_becomes_empty(journal: Path) -> None:
    (journal / NAME).write_bytes(b"\0" * 4096)

    assert put_aside(journal) == [(NAME, 1, "torn-line", KEPT)]
    assert (journal / NAME).read_bytes() == b""


def test_every_writers_file_is_named(journal: Path) -> None:
    append_entries(journal, "wang@pc.jsonl", entries(1))
    for name in (NAME, "wang@pc.jsonl"):
        with (journal / name).open("ab") as file:
            file.write(b"{")

    assert [(file, line) for file, line, *_ in put_aside(journal)] == [
        (NAME, 4),
        ("wang@pc.jsonl", 2),
    ]


def test_what_is_put_aside_is_never_read(journal: Path) -> None:
    (journal / "aside").mkdir()
    (journal / "aside" / "x.jsonl").write_bytes(b"{")
    (journal / "._li-na@pc-07.jsonl").write_bytes(b"\0\5\x16\7")

    assert read_journal(UserPath(journal, SHOWN)).problems == ()
    assert put_aside(journal) == []


def test_a_repair_waits_for_the_command_that_is_at_work(journal: Path) -> None:
    """A line that is being written is not torn."""
    text = (journal / NAME).read_bytes()
    (journal / NAME).write_bytes(text[:-20])
    found: list[Repair] = []
    other = threading.Thread(
        target=lambda: found.extend(repair_journal(UserPath(journal, SHOWN), STAMP))
    )
    with hold_lock(journal, NAME):
        other.start()
        other.join(0.3)
        assert other.is_alive()
        (journal / NAME).write_bytes(text)
    other.join()

    assert found == []
    assert (journal / NAME).read_bytes() == text
    assert not (journal / "aside").exists()


@posix
def test_rights_stay_as_they_are(journal: Path) -> None:
    """The office may share the file with a group."""
    (journal / NAME).chmod(0o664)
    with (journal / NAME).open("ab") as file:
        file.write(b"{")

    put_aside(journal)

    assert stat.S_IMODE((journal / NAME).stat().st_mode) == 0o664
    assert len(lines(journal)) == 3


@posix
def test_what_a_link_leads_to_is_not_emptied(journal: Path, tmp_path: Path) -> None:
    """To a repair all of it would be damage."""
    profile = tmp_path / ".bashrc"
    profile.write_bytes(b"PS1='$ '\n")
    (journal / "wang@pc.jsonl").symlink_to(profile)
    (journal / "li-na@pc-07 (1).jsonl").symlink_to(profile)

    assert put_aside(journal) == []
    assert profile.read_bytes() == b"PS1='$ '\n"
    assert (journal / "wang@pc.jsonl").is_symlink()


@posix
@pytest.mark.parametrize("aside", ["aside", f"aside/li-na@pc-07-{STAMP}.txt"])
def test_nothing_is_put_aside_through_a_link(journal: Path, tmp_path: Path, aside: str) -> None:
    """Neither into another folder nor over another file."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept.txt").write_bytes(b"mine")
    (journal / aside).parent.mkdir(exist_ok=True)
    (journal / aside).symlink_to(elsewhere if aside == "aside" else elsewhere / "kept.txt")
    with (journal / NAME).open("ab") as file:
        file.write(b"{")

    if aside == "aside":
        assert refused(journal) == (
            f"{SHOWN}/{NAME} cannot be repaired: {SHOWN}/aside is a link that leads to {elsewhere}"
        )
        assert lines(journal)[-1] == b"{"
    else:
        assert put_aside(journal) == [(NAME, 4, "torn-line", f"aside/li-na@pc-07-{STAMP}-2.txt")]
    assert files(elsewhere) == {"kept.txt": b"mine"}


@posix
def test_the_lines_of_a_copy_are_not_added_to_what_a_link_leads_to(
    journal: Path, tmp_path: Path
) -> None:
    profile = tmp_path / ".bashrc"
    profile.write_bytes(b"PS1='$ '\n")
    (journal / NAME).rename(journal / "li-na@pc-07 (1).jsonl")
    (journal / NAME).symlink_to(profile)

    assert refused(journal) == (
        f"{SHOWN}/li-na@pc-07 (1).jsonl cannot be repaired: {NAME} is a link that leads to {profile}"
    )
    assert profile.read_bytes() == b"PS1='$ '\n"


pieces = st.sampled_from([b"{", b"}", b'"', b"\n", b"\r\n", b"\0", b"{}", b'{"do": "note"}', b"[]",
                          b"<<<<<<< ", b"\xff", b" ", b"1", b"\xef\xbb\xbf"])  # fmt: skip


@pytest.mark.slow
@given(st.lists(pieces, max_size=20).map(b"".join))
def test_every_byte_is_in_the_file_or_aside(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    """Whole lines in their order in the file, the others in theirs aside."""
    folder = tmp_path_factory.mktemp("journal")
    (folder / NAME).write_bytes(raw)

    found = put_aside(folder)

    def whole(line: bytes) -> bool:
        return not strip_line(line) or parse_line(strip_line(line)) is not None

    kept = [line for line in raw.split(b"\n") if whole(line)]
    damaged = [line for line in raw.split(b"\n") if not whole(line)]
    assert len(found) == len(damaged)
    assert b"".join(lines(folder)).rstrip(b"\n") == b"\n".join(kept).rstrip(b"\n")
    if damaged:
        assert (folder / KEPT).read_bytes() == b"".join(line + b"\n" for line in damaged)
        assert put_aside(folder) == []
    else:
        assert (folder / NAME).read_bytes() == raw


# --- files saved in another encoding ---------------------------------------------------------------

ENCODINGS = {"gbk": "GBK", "utf-16": "UTF-16", "utf-16-be": "UTF-16"}


def saved_as(folder: Path, encoding: str) -> bytes:
    """The journal after somebody opened it in Notepad and saved it."""
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    raw = (mark + (folder / NAME).read_text("utf-8")).encode(encoding)
    (folder / NAME).write_bytes(raw)
    return raw


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_entries_of_a_file_in_another_encoding_count_and_one_word_says_so(
    journal: Path, encoding: str
) -> None:
    before = read_journal(UserPath(journal, SHOWN))
    saved_as(journal, encoding)
    found = read_journal(UserPath(journal, SHOWN))

    assert found.entries == before.entries
    assert [(p.code, p.line, p.blocking, p.notice) for p in found.problems] == [
        ("not-utf-8", 1, False, False)
    ]
    assert ENCODINGS[encoding] in found.problems[0].message.speak("en")
    assert list(check_journal_files(UserPath(journal, SHOWN))) == []  # nothing of it was changed


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_file_in_another_encoding_gets_its_bytes_back(journal: Path, encoding: str) -> None:
    before = files(journal)
    raw = saved_as(journal, encoding)

    assert put_aside(journal) == [(NAME, 0, "not-utf-8", KEPT)]
    assert files(journal) == before | {KEPT: raw}
    assert put_aside(journal) == []


def test_recording_goes_on_below_lines_saved_as_gbk(journal: Path) -> None:
    """The first new line links to the last of them, and after a repair nothing shows any more."""
    saved_as(journal, "gbk")
    append_entries(journal, NAME, entries(5)[3:])

    assert len(read_journal(UserPath(journal, SHOWN)).entries) == 5
    assert list(check_journal_files(UserPath(journal, SHOWN))) == []
    assert put_aside(journal) == [(NAME, 0, "not-utf-8", KEPT)]
    assert len(read_journal(UserPath(journal, SHOWN)).entries) == 5
    assert read_journal(UserPath(journal, SHOWN)).problems == ()
    assert list(check_journal_files(UserPath(journal, SHOWN))) == []


def test_nothing_is_recorded_below_lines_saved_as_utf_16(journal: Path) -> None:
    raw = saved_as(journal, "utf-16")

    with pytest.raises(Unreadable, match="UTF-16"):
        append_entries(journal, NAME, entries(4)[3:])
    assert (journal / NAME).read_bytes() == raw


def test_a_line_that_is_damaged_is_none_that_was_saved_as_gbk(journal: Path) -> None:
    """Though its bytes could be read as GBK: its seal does not fit what they would say."""
    one, two, three = lines(journal)
    wrong = two.replace("第".encode(), "第".encode()[:2])
    (journal / NAME).write_bytes(one + wrong + three)

    assert put_aside(journal) == [(NAME, 2, "damaged-line", KEPT)]
    assert lines(journal) == [one, three]


def test_damaged_lines_of_a_file_in_another_encoding_are_kept_as_well(journal: Path) -> None:
    one, two, three = lines(journal)
    (journal / NAME).write_bytes(one + b'{"id": "0187\n' + two + three)
    raw = saved_as(journal, "gbk")

    assert put_aside(journal) == [
        (NAME, 0, "not-utf-8", KEPT),
        (NAME, 2, "damaged-line", KEPT.replace(".txt", "-2.txt")),
    ]
    assert lines(journal) == [one, two, three]
    assert (journal / KEPT).read_bytes() == raw


# --- copies --------------------------------------------------------------------------------------


def copy_name(folder: Path, diary: list[Base], mark: str = " (1)") -> str:
    """A copy with all that the writer's file has, and more entries below."""
    name = NAME.replace(".jsonl", f"{mark}.jsonl")
    (folder / name).write_bytes((folder / NAME).read_bytes())
    append_entries(folder, name, diary)
    return name


def test_the_entries_of_a_copy_are_brought_together(journal: Path) -> None:
    """Byte for byte, below the writer's own; seals and all."""
    copy = copy_name(journal, entries(5)[3:])
    own, other = lines(journal), lines(journal, copy)
    append_entries(journal, NAME, entries(6)[5:])
    own = lines(journal)

    assert put_aside(journal) == [(copy, 0, "stray-copy", f"aside/{copy}.txt")]
    assert lines(journal) == own + other[3:]
    assert (journal / "aside" / f"{copy}.txt").read_bytes() == b"".join(other)
    assert not (journal / copy).exists()
    assert list(find_broken_seals({NAME: lines(journal)})) == []
    assert put_aside(journal) == []


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="Linux tells names of open files")
def test_what_is_put_aside_is_made_to_last(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A power cut must not leave the copy's name in neither folder."""
    copy_name(journal, [])
    really, synced = os.fsync, list[str]()

    def fsync(descriptor: int) -> None:
        synced.append(os.path.realpath(f"/proc/self/fd/{descriptor}"))
        really(descriptor)

    monkeypatch.setattr("os.fsync", fsync)
    put_aside(journal)

    assert synced == [str(journal / "aside"), str(journal)]


def test_a_copy_with_nothing_new_is_put_aside(journal: Path) -> None:
    before = (journal / NAME).read_bytes()
    copy = copy_name(journal, [], "-conflict-copy")

    assert [code for _, _, code, _ in put_aside(journal)] == ["stray-copy"]
    assert (journal / NAME).read_bytes() == before
    assert not (journal / copy).exists()


def test_a_damaged_copy_is_mended_first(journal: Path) -> None:
    copy = copy_name(journal, entries(4)[3:])
    with (journal / copy).open("ab") as file:
        file.write(b'{"id": "0187')

    assert [(file, line, code) for file, line, code, _ in put_aside(journal)] == [
        (copy, 5, "torn-line"),
        (copy, 0, "stray-copy"),
    ]
    assert len(read_journal(UserPath(journal, SHOWN)).entries) == 4


def test_a_copy_alone_becomes_the_writers_file(journal: Path) -> None:
    """Line ends of Windows and a missing last one do not keep it from being read."""
    text = (journal / NAME).read_bytes()
    (journal / NAME).unlink()
    (journal / f"x{NAME}").write_bytes(text.rstrip(b"\n"))
    (journal / NAME.replace(".", " - 副本.")).write_bytes(text.replace(b"\n", b"\r\n"))

    put_aside(journal)

    assert (journal / NAME).read_bytes() == text
    assert (journal / f"x{NAME}").read_bytes() == text.rstrip(b"\n")


def test_a_file_without_its_last_line_end_takes_the_lines_of_a_copy_below_it(
    journal: Path,
) -> None:
    copy_name(journal, entries(4)[3:])
    (journal / NAME).write_bytes((journal / NAME).read_bytes().rstrip(b"\n"))

    put_aside(journal)

    assert len(lines(journal)) == 4
    assert read_journal(UserPath(journal, SHOWN)).problems == ()


def test_a_copy_is_brought_together_when_the_command_that_is_at_work_has_ended(
    journal: Path,
) -> None:
    """The writer's own file is written anew; what is being recorded there must not be lost."""
    copy = copy_name(journal, entries(4)[3:])
    other = threading.Thread(target=repair_journal, args=(UserPath(journal, SHOWN), STAMP))
    with hold_lock(journal, NAME):
        other.start()
        other.join(0.3)
        assert other.is_alive()
        assert (journal / copy).exists()
        append_entries(journal, NAME, entries(5)[4:])
    other.join()

    assert len(read_journal(UserPath(journal, SHOWN)).entries) == 5
    assert not (journal / copy).exists()


def test_two_repairs_at_once_do_it_once(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other one ends between this one's plan and its lock: here just before the copies."""
    copy_name(journal, entries(4)[3:])
    with (journal / NAME).open("ab") as file:
        file.write(b"{")
    others, written = list[list[tuple[str, int, str, str]]](), list[int]()

    def late(folder: Path, name: str) -> AbstractContextManager[None]:
        if not others:
            others.append([])
            others[0] = put_aside(folder)
            written.append((journal / NAME).stat().st_ino)
        return hold_lock(folder, name)

    monkeypatch.setattr("wenming_cli.store.journal.repair.hold_lock", late)

    assert put_aside(journal) == []
    assert (journal / NAME).stat().st_ino == written[0]
    assert [code for _, _, code, _ in others[0]] == ["torn-line", "stray-copy"]
    assert len(read_journal(UserPath(journal, SHOWN)).entries) == 4


def test_a_copy_that_another_repair_took_is_passed_by(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copy_name(journal, entries(4)[3:])
    others = list[int]()

    def late(files: Mapping[str, Sequence[bytes]]) -> list[tuple[str, str]]:
        found = list(find_copies(files))
        if not others:
            others.append(1)
            put_aside(journal)
        return found

    monkeypatch.setattr("wenming_cli.store.journal.repair.find_copies", late)

    assert put_aside(journal) == []
    assert [path.name for path in (journal / "aside").iterdir()] == [f"{copy}.txt"]
    assert len(read_journal(UserPath(journal, SHOWN)).entries) == 4


def test_an_ending_in_capitals_is_a_writers_file_like_any_other(journal: Path) -> None:
    """As old programs and shares make it."""
    text = (journal / NAME).read_bytes()
    (journal / NAME).rename(journal / "LI-NA@PC.JSONL")
    (journal / "LI-NA@PC (1).JSONL").write_bytes(text + b"{torn")

    assert len(read_journal(UserPath(journal, SHOWN)).entries) == 6
    assert [one[:3] for one in put_aside(journal)] == [
        ("LI-NA@PC (1).JSONL", 4, "torn-line"),
        ("LI-NA@PC (1).JSONL", 0, "stray-copy"),
    ]
    assert len(set(read_journal(UserPath(journal, SHOWN)).entries)) == 3


@pytest.mark.parametrize(
    "line",
    [
        f'"evidence": [{{"path": "evidence/1", "sha256": "{"0" * 64}", "x": NaN}}]',
        '"note": NaN, "note": "twice"',
        f'"evidence": [{{"path": "evidence/1", "sha256": "{"0" * 64}", "x": {"9" * 5000}}}]',
    ],
    ids=["nested", "twice", "long number"],
)
def test_a_line_that_counts_is_never_put_aside_and_one_that_is_never_counted(
    journal: Path, line: str
) -> None:
    """Two readers of JSON may differ about it; which of them is asked is the same everywhere."""
    (journal / NAME.replace(".", " (1).")).write_text(
        to_line(entries(4)[3])[:-1] + f", {line}}}\n", encoding="utf-8"
    )
    before = read_journal(UserPath(journal, SHOWN)).entries

    put_aside(journal)

    assert sorted(e.id for e in read_journal(UserPath(journal, SHOWN)).entries) == sorted(
        e.id for e in before
    )


# --- what cannot be repaired ----------------------------------------------------------------------


@pytest.fixture
def torn(journal: Path) -> Path:
    with (journal / NAME).open("ab") as file:
        file.write(b'{"id": "0187')
    return journal


def refused(folder: Path) -> str:
    with pytest.raises(Unreadable) as failed:
        repair_journal(UserPath(folder, SHOWN), STAMP)
    assert failed.value.hint is not None
    assert failed.value.hint.speak("en").startswith("nothing is lost; ")
    return failed.value.message.speak("en")


def test_where_nothing_can_be_put_aside_nothing_is_changed(torn: Path) -> None:
    (torn / "aside").write_bytes(b"a file where a folder should be")
    before = files(torn)

    assert refused(torn).startswith(f"{SHOWN}/{NAME} cannot be repaired: ")
    assert files(torn) == before


def test_a_disk_that_is_full_half_way_leaves_the_file_as_it_was(
    torn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is anything left aside, of which each further try would add another copy."""
    before = (torn / NAME).read_bytes()
    really, done = os.fsync, list[int]()

    def full(descriptor: int) -> None:
        done.append(descriptor)
        if len(done) > 2:
            raise OSError(28, "No space left on device")
        really(descriptor)

    monkeypatch.setattr("os.fsync", full)

    assert refused(torn) == f"{SHOWN}/{NAME} cannot be repaired: the disk is full"
    assert (torn / NAME).read_bytes() == before
    assert [path.name for path in torn.iterdir() if ".part" in path.name] == []
    assert list((torn / "aside").iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="Linux tells names of open files")
def test_a_fault_after_the_file_was_replaced_loses_nothing_of_what_is_aside(
    torn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder cannot be synced: nobody knows which of the two files a power cut leaves."""
    really = os.fsync

    def fsync(descriptor: int) -> None:
        if os.path.realpath(f"/proc/self/fd/{descriptor}") == str(torn):
            raise OSError(5, "Input/output error")
        really(descriptor)

    monkeypatch.setattr("os.fsync", fsync)

    assert refused(torn) == f"{SHOWN}/{NAME} cannot be repaired: the disk has a fault"
    assert len(lines(torn)) == 3
    assert (torn / KEPT).read_bytes() == b'{"id": "0187\n'
