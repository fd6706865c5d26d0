"""`wenming start`: work on an item has begun."""

from __future__ import annotations

from wenming_cli.cli.record.recording import make_command

start_items = make_command("start")
