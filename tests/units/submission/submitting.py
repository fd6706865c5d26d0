"""A submission in few words, and ways to alter one."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

from building import Diary, day
from units.district import SCHOOL, diligent, rows_of
from wenming_cli.core.closing.digests import plan_digest
from wenming_cli.core.journal.entries import to_line
from wenming_cli.core.journal.heads import head_of
from wenming_cli.core.journal.seals import seal_line
from wenming_cli.units.rows import FIGURES
from wenming_cli.units.submission.manifest import FACTS, ITEMS, PLAN, Manifest
from wenming_cli.units.submission.pack import digests_of, held, pack_submission

ROW, ITEM_LINES = rows_of(SCHOOL, diligent())


def sealed(diary: Diary) -> bytes:
    """The lines of a journal with these entries."""
    lines = [b""]
    for entry in diary.entries:
        lines.append(seal_line(to_line(entry).encode(), lines[-1]))
    return b"".join(line + b"\n" for line in lines[1:])


MEMBERS = {
    PLAN: b'title = "x"\n',
    ITEMS: ITEM_LINES,
    FACTS: sealed(diligent()),
    "小结.docx": b"a document",
}


def manifest_of(members: dict[str, bytes], **changed: object) -> Manifest:
    said = {
        "unit": "第一小学",
        "plan": "2023",
        "title": "2023年度精神文明工作方案",
        "year": 2023,
        "period": "2023-Q3",
        "as_of": day("09-30"),
        "submitted_on": day("10-09"),
        "plan_sha256": plan_digest({"title": "x"}),
        "heads": [head_of("li-na@pc.jsonl", MEMBERS[FACTS].splitlines())._asdict()],
        "figures": {key: getattr(ROW, key) for key in FIGURES},
        "files": digests_of({name: held(data) for name, data in members.items()}),
    }
    return Manifest(**{**said, **changed})  # type: ignore[arg-type]  # fields by their names


def packed(members: dict[str, bytes] | None = None, **changed: object) -> bytes:
    """The bytes of a submission; `changed` is put into its manifest."""
    members = MEMBERS if members is None else members
    out = io.BytesIO()
    files = {name: held(data) for name, data in members.items()}
    pack_submission(manifest_of(members, **changed), files, out)
    return out.getvalue()


def forged(change: Callable[[dict[str, bytes], dict[str, Any]], None]) -> bytes:
    """A submission made anew by hand after a change: all its digests fit again."""
    members = dict(MEMBERS)
    said = json.loads(manifest_of(members).text())
    change(members, said)
    files = digests_of({name: held(data) for name, data in members.items()})
    said["files"] = [one.model_dump() for one in files]
    manifest = json.dumps(said).encode()
    return altered(packed(members), lambda found: found.update({"manifest.json": manifest}))


def altered(raw: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A submission whose files were changed by somebody after it was packed."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()
