"""Rows that were read before: a file that anybody may delete, and that proves itself line by line.

Each line is the digest of what the rows are made of, the digest of the rows, and the rows. A line
that does not fit its digest is left out, and the unit is read again.
"""

from __future__ import annotations

import hashlib
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path

from wenming_cli.errors import Unreadable, hint_of, reason_of
from wenming_cli.message import M
from wenming_cli.store.outfile import make_output_folder, replace_file
from wenming_cli.store.userpath import UserPath

NAME = "rows.v1"
_DIGITS = 64


def read_known(folder: UserPath) -> dict[str, bytes]:
    """Return the rows that are kept in a folder, by the digest of what they are made of."""
    found: dict[str, bytes] = {}
    try:
        raw = (folder.path / NAME).read_bytes()
    except OSError:
        return {}
    for line in raw.split(b"\n"):
        key, _, rest = line.partition(b" ")
        proof, _, packed = rest.partition(b" ")
        try:
            rows = zlib.decompress(b64decode(packed, validate=True))
        except (ValueError, zlib.error):
            continue
        if len(key) == _DIGITS and _digest(key, rows) == proof:
            found[key.decode("ascii", "replace")] = rows
    return found


def keep_known(folder: UserPath, rows: Mapping[str, bytes]) -> None:
    """Keep rows for the next time, in the place of those that are there.

    Raises:
        Unreadable: the folder cannot be written.
    """
    lines = []
    for key, found in sorted(rows.items()):
        packed = b64encode(zlib.compress(found, 1))
        lines.append(b" ".join([key.encode(), _digest(key.encode(), found), packed]))
    try:
        make_output_folder(folder)
        replace_file(Path(folder.path / NAME), b"\n".join(lines) + b"\n")
    except OSError as error:
        raise Unreadable(
            M("{file} cannot be written: {reason}", file=folder.name, reason=reason_of(error)),
            hint_of(error, M("choose another folder")),
        ) from None


def _digest(key: bytes, rows: bytes) -> bytes:
    return hashlib.sha256(key + b" " + rows).hexdigest().encode()
