"""`wenming cancel`: an item is dropped from the plan."""

from __future__ import annotations

from wenming_cli.cli.record.recording import make_reasoned_command

cancel_items = make_reasoned_command("cancel")
