"""The manifest of a submission: whose it is, of which period, and the digest of each file in it."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from wenming_cli.errors import Unreadable
from wenming_cli.message import M

NAME = "manifest.json"
PLAN, ITEMS, FACTS = "plan.toml", "items.jsonl", "facts.jsonl"
SUMMARY, LEDGER = "小结.docx", "台账.xlsx"
FILES = "files/"
"""The folder of the evidence."""

JournalChain = Literal["whole", "broken", "unsealed"]
LARGEST_FIGURE = 1_000_000_000
"""Of anything that is counted; a larger one is a slip or an attack."""

MOST_TEXT = 500
"""Characters; of a longer title the plan itself, which goes along, has the rest."""

ManifestText = Annotated[str, StringConstraints(max_length=MOST_TEXT)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class FileDigest(BaseModel):
    """A file of a submission."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: ManifestText
    sha256: Digest
    size: Annotated[int, Field(ge=0)]
    """Bytes."""


class JournalHead(BaseModel):
    """What a journal file ended in."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    file: ManifestText
    lines: Annotated[int, Field(ge=0)]
    seal: Annotated[str, StringConstraints(max_length=16)]


class Manifest(BaseModel):
    """What a submission says of itself."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    schema_: Annotated[Literal["wenming/submission/1"], Field(alias="schema")] = (
        "wenming/submission/1"
    )
    unit: ManifestText
    """The unit's name by its plan; empty where it was to stay unnamed."""

    code: ManifestText = ""
    """Its code (单位编码), where it knows it."""

    plan: ManifestText
    """The name of the plan's folder."""

    title: ManifestText
    year: int
    period: ManifestText
    """The key of the period, such as `2023-Q3`."""

    as_of: date
    """The day of the figures."""

    submitted_on: date
    """The day that the file was made."""

    program: ManifestText = ""
    """The version of the program, for information."""

    plan_sha256: Digest
    """The digest of the plan as data (`core.closing.digests.plan_digest`)."""

    heads: tuple[JournalHead, ...] = ()
    chain: JournalChain = "whole"
    """Whether the unit's journal is as it was recorded, by the unit's own program."""

    closed: dict[str, Any] | None = None
    """The closing of the period as the journal has it, with its 封账码; None where none stands."""

    late: Annotated[int, Field(ge=0, le=LARGEST_FIGURE)] = 0
    """Entries about the period that came after it was closed (补记)."""

    figures: dict[str, Annotated[int, Field(ge=0, le=LARGEST_FIGURE, strict=True)] | None]
    """The unit's figures, by the keys of `rows.UnitRow`."""

    files: tuple[FileDigest, ...]
    """Each file but this one, in the order in which they are packed."""

    def text(self) -> bytes:
        """Return the manifest as it stands in the file: JSON that people can read, too."""
        data = self.model_dump(mode="json", by_alias=True)
        return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def parse_manifest(raw: bytes, shown: str) -> Manifest:
    """Read a manifest.

    Args:
        raw: its bytes.
        shown: the name of the submission, for the message.

    Raises:
        Unreadable: it is none, or of a version that this program does not know.
    """
    try:
        return Manifest.model_validate(json.loads(raw))
    except (ValueError, ValidationError, RecursionError):
        raise Unreadable(
            M("{file} is no submission of this program: its manifest cannot be read", file=shown),
            M("ask the unit for it anew: wenming submit"),
        ) from None
