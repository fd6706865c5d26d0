"""`wenming start`: begin work on an item."""

from __future__ import annotations

from wenming_cli.cli.record.recording import make_command

start_items = make_command("start")
