"""JSON as programs get it: one object with the version of its format."""

from __future__ import annotations

import json
import re
from typing import Any

from wenming_cli.core.characters import steers

SCHEMA = "wenming/1"
_PERHAPS = re.compile(r"[^\n\x20-\x7e\u3001-\u3011\u4e00-\u9fff]")


def dump(data: dict[str, Any], *, ascii_only: bool = False) -> str:
    """Write one JSON object as text; characters that could steer a terminal are escaped."""
    text = json.dumps({"schema": SCHEMA, **data}, ensure_ascii=ascii_only, indent=2, default=str)
    return _PERHAPS.sub(_escape, text) + "\n"


def _escape(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1] if steers(found[0]) else found[0]
