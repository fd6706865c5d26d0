"""Writing a document where the user asked for it: whole or not at all, and never over another."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from wenming_cli.errors import Refused, Unreadable, reason_of
from wenming_cli.message import M


def write_document(path: Path, data: bytes, *, force: bool, shown: str = "") -> None:
    """Write bytes to a new file, `shown` in messages; over an existing one only with `force`.

    Raises:
        Refused: the file is there already.
        Unreadable: it cannot be written; what was there is untouched.
    """
    partial: Path | None = None
    try:
        if not force and path.exists():
            raise Refused(
                M("{file} is there already", file=shown or path),
                M("choose another name, or write over it with --force"),
            )
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".wenming-", suffix=".part")
        partial = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.chmod(0o666 & ~_umask())
        partial.replace(path)
    except OSError as error:
        raise Unreadable(
            M("{file} cannot be written: {reason}", file=shown or path, reason=reason_of(error)),
            M("check the folder, and that the file is not open in Word, WPS or Excel"),
        ) from None
    finally:
        if partial is not None:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)


def _umask() -> int:
    """What new files may not be; asking is only possible by setting."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
