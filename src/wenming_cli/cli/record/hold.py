"""`wenming hold`: suspend an item."""

from __future__ import annotations

from wenming_cli.cli.record.recording import make_reasoned_command

suspend_items = make_reasoned_command("hold")
