"""Rows that were read before: a file that anybody may delete, and that proves itself line by line.

Each line is a unit's code, the digest of what its rows are made of, the rows, and the digest of all
that. A line that does not fit its digest is left out, and the unit is read again.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import NamedTuple

from wenming_cli.errors import Unreadable, hint_of, reason_of
from wenming_cli.message import M
from wenming_cli.store.outfile import make_output_folder, replace_file
from wenming_cli.store.userpath import UserPath

NAME = "rows.jsonl"


LARGEST_ROWS = 64 << 20
"""Bytes of the rows of a unit; a proof of fewer than there are does not fit."""


class KnownRows(NamedTuple):
    """The rows of a unit."""

    digest: str
    """Of all that they are made of."""

    rows: bytes


def read_known(folder: UserPath) -> dict[str, KnownRows]:
    """Return the rows that are kept in a folder, by the codes of their units."""
    try:
        lines = (folder.path / NAME).read_bytes().split(b"\n")
    except OSError:
        return {}
    found: dict[str, KnownRows] = {}
    for line in lines:
        try:
            unit, digest, packed, proof = json.loads(line)
            unpacking = zlib.decompressobj()
            rows = unpacking.decompress(b64decode(packed, validate=True), LARGEST_ROWS)
            one = KnownRows(digest, rows)
            if proof == _proof(unit, one):
                found[unit] = one
        except (ValueError, TypeError, AttributeError, RecursionError, zlib.error):
            continue
    return found


def keep_known(folder: UserPath, known: Mapping[str, KnownRows]) -> None:
    """Keep rows for the next time, in the place of those that are there.

    Raises:
        Unreadable: the folder cannot be written.
    """
    lines = []
    for unit, one in sorted(known.items()):
        packed = b64encode(zlib.compress(one.rows, 1)).decode()
        lines.append(json.dumps([unit, one.digest, packed, _proof(unit, one)]) + "\n")
    try:
        make_output_folder(folder, "--store")
        replace_file(folder.path / NAME, "".join(lines).encode())
    except OSError as error:
        raise Unreadable(
            M("{file} cannot be written: {reason}", file=folder.name, reason=reason_of(error)),
            hint_of(error, M("choose another folder with {option}", option="--store")),
        ) from None


def _proof(unit: str, one: KnownRows) -> str:
    said = f"{unit}\n{one.digest}\n".encode("utf-8", "surrogatepass")
    return hashlib.sha256(said + one.rows).hexdigest()
