"""Hostile entries: days and moments that cannot be, forged and doubled lines, chains of undo.

These cases go by the machine's clock, on a plan of its year.
"""
# ruff: noqa: E501 - a case stands as one row of its table, however long

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from random import Random
from typing import Any

from campaigns.received.scene import (
    OTHER,
    PHOTO,
    PICTURE,
    REPEATED,
    Line,
    Scene,
    Trap,
    base,
    clock,
    entry,
    identity,
    seal_line,
    write_journal,
)

OUTSIDE_DAYS = ("0001-01-01", "1999-12-31", "1970-01-01", "9999-12-31", "2200-02-29", "0999-05-05")
PLAIN = "zhao@pc-09.jsonl"


def outside_day(scene: Scene, chance: Random) -> Trap:
    """An entry of a day outside the plan."""
    day = chance.choice((*OUTSIDE_DAYS, f"{scene.year - 1}-12-31", f"{scene.year + 1}-01-01"))
    do, more = chance.choice(
        (
            ("note", {}),
            ("done", {"item": OTHER}),
            ("start", {"item": OTHER}),
            ("done", {"item": REPEATED, "period": f"{scene.year}-Q1"}),
        )
    )
    lines = write_journal(scene.journal / PLAIN, [entry(base(scene), 80, do, on=day, **more)])
    return Trap(
        "day outside the plan",
        f"{do} on {day}",
        seen=lines,
        told=lines,
        also=[("no absurd number", ("status",)), ("no absurd number", ("show", OTHER))],
    )


def future_day(scene: Scene, chance: Random) -> Trap:
    """An entry of a day that has not come; a second `done` must see the first."""
    ahead = chance.choice((timedelta(2), timedelta(3), timedelta(30), timedelta(366)))
    day = (clock() + ahead).date()
    made = entry(base(scene), 81, "done", item=OTHER, on=day.isoformat())
    if chance.random() < 0.5:  # a clock that is wrong in all
        made |= {
            "at": (clock() + ahead).isoformat(timespec="seconds"),
            "id": identity(clock() + ahead, 81),
        }
    lines = write_journal(scene.journal / PLAIN, [made])
    also = [
        ("told", ("status",)),
        ("told", ("log",)),
        ("nothing new", ("done", OTHER, "--json")),
    ]
    return Trap(
        "day to come",
        f"done on {day} ({ahead.days} days)",
        seen=lines,
        listed=lines,
        told=lines,
        also=also,
    )


def zone_ahead(scene: Scene, chance: Random) -> Trap:
    """An entry some hours ahead, from a zone a day further: an ordinary one."""
    moment = clock() + timedelta(hours=chance.randint(1, 22))
    lines = write_journal(scene.journal / PLAIN, [entry(moment, 82, "done", item=OTHER)])
    also = [("nothing new", ("done", OTHER, "--json"))]
    return Trap("hours ahead", f"done at {moment:%m-%d %H:%M}", seen=lines, also=also)


def future_id(scene: Scene, chance: Random) -> Trap:
    """An id at or near the end of time; recording goes on, and it can be taken back."""
    name = chance.choice(
        (
            "ffffffffffff-ffffffff",
            "ffffffffffff-00000001",
            "fffffffffffe-00000000",
            identity(clock() + timedelta(3)),
            identity(clock() + timedelta(400)),
            "7fffffffffff-00000000",
        )
    )
    own = chance.random() < 0.5
    before = json.loads(scene.own.read_bytes().splitlines()[0])
    made = entry(base(scene), 83, id=name)
    if chance.random() < 0.3:
        made["at"] = "9999-12-31T23:59:59+08:00"
    path = scene.own if own else scene.journal / PLAIN
    lines = write_journal(path, [before, made] if own else [made])[-1:]
    also = [
        ("recorded now", ("note", OTHER, "照常记录", "--json")),
        ("takes back", ("undo", name, "--json")),
    ]
    return Trap(
        "id to come",
        f"{name} in {'the own' if own else 'another'} file",
        seen=lines,
        listed=lines,
        told=lines,
        also=also,
    )


def forged(scene: Scene, chance: Random) -> Trap:
    """A second line with a known id and other content."""
    genuine = entry(base(scene), 84, "done", item=OTHER, note="真的")
    false = genuine | {"note": "假的", "people": 9999}
    both_sealed = chance.random() < 0.4
    if both_sealed or chance.random() < 0.5:
        false["at"] = (base(scene) + timedelta(hours=2)).isoformat(timespec="seconds")
    first, same = chance.random() < 0.5, chance.random() < 0.5
    true_line = seal_line(b"", genuine)
    false_line = seal_line(true_line, false) if both_sealed else _unsealed(false, chance)
    order = [false_line, true_line] if first else [true_line, false_line]
    names = (PLAIN, PLAIN) if same else ("a@pc-01.jsonl", "z@pc-99.jsonl")
    told = []
    for n, (name, line) in enumerate(zip(names, order, strict=True)):
        with (scene.journal / name).open("ab") as file:
            file.write(line + b"\n")
        told.append(Line(name, n + 1 if same else 1, genuine["id"]))
    what = (
        f"{'sealed' if both_sealed else 'without a valid seal'}, {'above' if first else 'below'} "
        f"the genuine one, {'one file' if same else 'two files'}"
    )
    return Trap(
        "forged line",
        what,
        seen=told,
        listed=told[:1],
        told=told,
        also=[("genuine stands", (genuine["id"], "真的"))],
    )


def _unsealed(false: dict[str, Any], chance: Random) -> bytes:
    """Without a seal, with a wrong one, or with the genuine line's own."""
    made = dict(false)
    if chance.random() < 0.6:
        made |= {"prev": "e3b0c44298fc1c14", "seal": f"{chance.getrandbits(64):016x}"}
    return json.dumps(made, ensure_ascii=False).encode()


def doubled(scene: Scene, chance: Random) -> Trap:
    """The same line twice, in one file or two: it counts once."""
    line = seal_line(b"", entry(base(scene), 85, people=7))
    for name in chance.choice(((PLAIN, PLAIN), (PLAIN, "sun@pc-10.jsonl"))):
        with (scene.journal / name).open("ab") as file:
            file.write(line + b"\n")
    seen = [Line(PLAIN, 1, identity(base(scene), 85))]
    return Trap("doubled line", "the same bytes twice", seen=seen, listed=seen)


def undo_chain(scene: Scene, chance: Random) -> Trap:
    """A long chain: each takes back the one before; an even number leaves the first standing."""
    long = chance.choice((1, 2, 51, 200, 999, 1000, 1001, 2000))
    first = 1000
    made = [entry(base(scene), first, "note")]
    for n in range(1, long + 1):
        made.append(entry(base(scene), first + n, "undo", undoes=made[-1]["id"]))
    if chance.random() < 0.4:
        chance.shuffle(made)
    lines = write_journal(scene.journal / PLAIN, made)
    counts = "yes" if long % 2 == 0 else "no"
    name = identity(base(scene), first)
    return Trap("chain of undo", f"{long} long", seen=lines, also=[("counts", (name, counts))])


def undo_odd(scene: Scene, chance: Random) -> Trap:
    """Undo that bites itself (counts for nothing), and undo before its target (counts)."""
    moment = base(scene)
    note = entry(moment, 8)
    kind = chance.choice(("itself", "each other", "ring", "before its target", "smaller id"))
    if kind == "itself":
        name = identity(moment, 9)
        made, counts = [note, entry(moment, 9, "undo", undoes=name)], "yes"
    elif kind in ("each other", "ring"):
        long = 2 if kind == "each other" else chance.choice((3, 10, 500))
        ring = [identity(moment, 10 + n) for n in range(long)]
        made = [note] + [
            entry(moment, 10 + n, "undo", undoes=ring[(n + 1) % long]) for n in range(long)
        ]
        counts = "yes"
    elif kind == "before its target":
        made, counts = [entry(moment, 9, "undo", undoes=note["id"]), note], "no"
    else:
        made, counts = [entry(moment, 7, "undo", undoes=note["id"]), note], "no"
    lines = write_journal(scene.journal / PLAIN, made)
    return Trap("undo that is odd", kind, seen=lines, also=[("counts", (note["id"], counts))])


def evidence_path(scene: Scene, chance: Random) -> Trap:
    """An entry whose evidence is somewhere else."""
    path = chance.choice((
        "../../../home/.ssh/id_ed25519", str(scene.home / ".ssh" / "id_ed25519"), "plan.toml",
        "evidence/../../../../home/.bashrc", "evidence/3.1.1/../../journal/wang@pc-08.jsonl",
        "file:///etc/passwd", "\\\\server\\share\\a.jpg", "C:\\Users\\x", "evidence", "evidence/",
        "", ".", "/dev/zero", "/proc/self/environ", "evidence/3.1.1/" + "a" * 5000, "evidence/\u202ea",
        "evidence/a\nb", "evidence/$(touch x)",
    ))  # fmt: skip
    proof = {"path": path, "sha256": hashlib.sha256(PICTURE).hexdigest()}
    lines = write_journal(
        scene.journal / PLAIN, [entry(base(scene), 86, "attach", evidence=[proof])]
    )
    return Trap("evidence elsewhere", path[:50], seen=lines, told=lines)


def strange_item(scene: Scene, chance: Random) -> Trap:
    """An entry about an item that is none."""
    item = chance.choice(
        (
            "$(touch x)",
            "../../x",
            "..",
            ".hidden",
            "a/b",
            "a\nb",
            "\u202ea",
            "x" * 5000,
            "",
            "9.9.9",
        )
    )
    lines = write_journal(scene.journal / PLAIN, [entry(base(scene), 87, item=item)])
    return Trap("entry of no item", repr(item[:40]), told=lines, raw=[item])


def odd_moment(scene: Scene, chance: Random) -> Trap:
    """An entry whose `at` or `id` is of no time: seen, or named as damaged."""
    odd: dict[str, Any] = chance.choice((
        {"at": "0001-01-01T00:00:00+14:00"}, {"at": "9999-12-31T23:59:59-12:00"}, {"id": "0" * 12 + "-00000000"},
        {"at": "2023-13-45T99:99:99"}, {"id": "../../x"}, {"id": "$(touch x)"}, {"id": "x" * 5000},
        {"id": "\u202e"}, {"at": f"{scene.year}-03-05T12:00:00"}, {"id": ""}, {"on": "2023-02-30"},
        {"percent": 10**30}, {"people": -5}, {"people": 10**18}, {"by": "\x1b[31m李"}, {"note": "长" * 10**6},
        {"undoes": "no"}, {"batch": "x" * 10**5}, {"on": "9999-12-31T23:59:59.999999"},
    ))  # fmt: skip
    lines = write_journal(scene.journal / PLAIN, [entry(base(scene), 88) | odd])
    return Trap("odd values", str(odd)[:60], seen=lines)


def photo_twin(scene: Scene, chance: Random) -> Trap:
    """Evidence whose bytes are not those of its entry."""
    (scene.plan / PHOTO).write_bytes(PICTURE + bytes([chance.randrange(256)]))
    return Trap("evidence changed", PHOTO, named=[PHOTO])
