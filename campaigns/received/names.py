"""Hostile names: of files, of the year's folder, of copies, and the `id` and `no` of items."""
# ruff: noqa: E501 - a case stands as one row of its table, however long

from __future__ import annotations

import json
import unicodedata
from random import Random

from campaigns.received.scene import (
    ITEM,
    PICTURE,
    PLAN,
    Scene,
    Trap,
    base,
    entry,
    write_journal,
)

NAMES = (
    "$(touch x)", "`touch x`", "-rf", "--help", "a;touch x", "a|b", "a&b", "'", '"', "*", "?", "~",
    "a\nb", "a\tb", "a\x1b[31mb", "\u202egpj.exe", "a\u2066b", "\u200b", "\ufeffa", " ", " a ", "...",
    "長" * 82, "a" * 240, "CON", "NUL", "aux", "com1", "name.", "name ", "d:e", "a\\b", "[red]x[bold]",
    "%s{no}", "résumé", "e\u0301", "가", "👩\u200d👧", "\udcff\udcfe",
)  # fmt: skip
"""Names that Linux allows; the last one is no UTF-8."""

PLAN_COPIES = (
    "plan (1).toml", "plan - 副本.toml", "plan - 副本 (2).toml", "plan 的副本.toml",
    "plan (李娜的冲突副本 2023-03-05).toml", "plan (Li Na's conflicted copy 2023-03-05).toml",
    "plan-conflict-copy.toml", "plan.sync-conflict-20230305-101500-ABCDEFG.toml",
    "plan_conflict-20230305-101500.toml", "plan-PC-07.toml", "plan - Copy.toml", "plan copy.toml",
    "plan.toml.bak", "plan.toml~", "plan.toml.orig",
)  # fmt: skip
CASE_COPIES = ("Plan.toml", "PLAN.TOML", "plan.TOML")
FOLDER_COPIES = (
    "{year} (1)", "{year} - 副本", "{year} 的副本", "{year} (李娜的冲突副本 2023-03-05)",
    "{year} (Li Na's conflicted copy 2023-03-05)", "{year}-conflict-copy",
    "{year}.sync-conflict-20230305-101500-ABCDEFG", "{year} - Copy", "{year} copy",
)  # fmt: skip

BAD_IDS = (
    "$(touch x)", "`touch x`", "../../x", "..", ".hidden", "a/b", "a\\b", "a;touch x", "a b", "a|b",
    "a&b", "a>b", "a\nb", "a\x1b[31mb", "a\x07", "\u202ea", "a\u200bb", "'", '"', "*", "a..b", "{a,b}",
    "~", "!x", "a\x00b", "%PATH%", "a:b", "[red]", "=1+1", "@x", " ", "",
)  # fmt: skip
"""Not in the grammar: letters, digits, CJK, `.`, `-`, `_`, `#`; no dot first, no `..` (the issue)."""

GOOD_IDS = ("honest", "廉政", "a.b", "a-b_c#1", "-rf", "--help", "CON", "长" * 300, "x" * 5000)
"""In the grammar; the first four are quite ordinary, the others must at least do no harm."""

NUMBERS = ("$(touch x)", "../../x", "-rf", "3.9\n", "9" * 400, "\u202e3.9", "3..9", ".9", "3.9;ls")


def file_name(scene: Scene, chance: Random) -> Trap:
    """A file with a hostile name among the evidence, the journal, the forms, or as a whole folder."""
    name = chance.choice(NAMES)
    where = chance.choice(("evidence", "evidence folder", "journal", "templates", "plans"))
    if where == "journal":
        lines = write_journal(scene.journal / f"{name}.jsonl", [entry(base(scene), 90)])
        return Trap("names", f"journal/{name!r}.jsonl", seen=lines)
    if where == "plans":
        folder = scene.plan.with_name(name)
        folder.mkdir(exist_ok=True)
        (folder / "plan.toml").write_text(PLAN.format(year=scene.year - 1), encoding="utf-8")
        return Trap("names", f"plans/{name!r}", raw=[name])
    below = {
        "evidence": f"evidence/{ITEM}",
        "evidence folder": "evidence",
        "templates": "templates",
    }
    path = scene.plan / below[where] / name
    if where == "evidence folder":
        path.mkdir()
        path = path / "a.jpg"
    path.write_bytes(PICTURE)
    shown = path.relative_to(scene.plan.parent).as_posix()
    return Trap("names", repr(shown), named=[shown] if where != "templates" else [])


def copy_of_plan(scene: Scene, chance: Random) -> Trap:
    """A copy that a sync program or a colleague left beside plan.toml, or of the year's folder."""
    what = chance.choice(("plan", "case", "folder"))
    name = chance.choice({"plan": PLAN_COPIES, "case": CASE_COPIES, "folder": FOLDER_COPIES}[what])
    text = PLAN.format(year=scene.year)
    if what == "folder":
        path = scene.plan.with_name(name.format(year=scene.year))
        path.mkdir()
        (path / "plan.toml").write_text(text, encoding="utf-8")
        shown = path.name
    else:
        (scene.plan / name).write_text(text + "# 改过\n", encoding="utf-8")
        shown = f"{scene.year}/{name}"
    return Trap("copies of the plan", shown, named=[shown])


def one_name(scene: Scene, chance: Random) -> Trap:
    """Evidence that the journal spells composed and the disk decomposed, or the other way round."""
    name = f"évidence-가-{chance.randrange(1000)}.jpg"
    forms = ["NFC", "NFD"]
    chance.shuffle(forms)
    told, kept = (unicodedata.normalize(form, name) for form in forms)  # type: ignore[arg-type]
    (scene.plan / "evidence" / ITEM / kept).write_bytes(PICTURE)
    old = (scene.journal / "wang@pc-08.jsonl").read_text(encoding="utf-8")
    proof = json.loads(old.splitlines()[0])["evidence"][0]
    proof["path"] = f"evidence/{ITEM}/{told}"
    lines = write_journal(
        scene.journal / "zhao@pc-09.jsonl", [entry(base(scene), 91, "attach", evidence=[proof])]
    )
    return Trap("one name in two forms", f"{forms[0]} in the journal", seen=lines, clean=True)


def item_id(scene: Scene, chance: Random) -> Trap:
    """An item whose `id` is no id."""
    if chance.random() < 0.25:
        good = chance.choice(GOOD_IDS)
        _replace(scene, f'no = "{ITEM}"', f'no = "{ITEM}"\nid = {_toml(good)}')
        also = [("sound plan", ())] if good in GOOD_IDS[:4] else []
        return Trap("ids of items", f"allowed id {good[:40]!r}", also=also)
    if chance.random() < 0.3:
        number = chance.choice(NUMBERS)
        _replace(scene, f'no = "{ITEM}"', f"no = {_toml(number)}")
        return Trap("ids of items", f"no {number[:40]!r}", raw=[number], faulty=True)
    bad = chance.choice(BAD_IDS)
    _replace(scene, f'no = "{ITEM}"', f'no = "{ITEM}"\nid = {_toml(bad)}')
    return Trap("ids of items", f"id {bad!r}", raw=[bad], faulty=True)


def _replace(scene: Scene, old: str, new: str) -> None:
    path = scene.plan / "plan.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _toml(text: str) -> str:
    """A basic string of TOML."""
    return (
        '"'
        + "".join(c if c.isprintable() and c not in '"\\' else f"\\u{ord(c):04x}" for c in text)
        + '"'
    )


def no_portable(scene: Scene, chance: Random) -> Trap:
    """An answer is wanted in a file whose name other systems do not have."""
    name = chance.choice(
        (
            "CON.docx",
            "NUL",
            "con.xlsx",
            "d:e.docx",
            "报告.docx.",
            "a .docx ",
            "aux.md",
            "com1.html",
            "LPT9.docx",
            "prn",
            "a?.docx",
            "a*.docx",
            "a|b.docx",
            'a".docx',
            "a<b.docx",
            "a\\b.docx",
        )
    )
    del scene
    return Trap(
        "names to write to",
        repr(name),
        also=[("refused", ("export", "summary", "全年", "-o", name))],
        clean=True,
    )
