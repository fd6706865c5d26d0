"""The program's own files: what it makes of the same plan may change with them."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path


@cache
def program_digest() -> str:
    """Return the digest of the program: of its version and all its modules."""
    found = hashlib.sha256(version("wenming-cli").encode())
    root = Path(str(files("wenming_cli")))
    for path in sorted(root.rglob("*.py")):
        name = path.relative_to(root).as_posix()
        found.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()
