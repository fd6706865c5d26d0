"""`wenming start`: work on an item has begun."""

from __future__ import annotations

from wenming_cli.cli.record.recording import plain

start = plain("start")
