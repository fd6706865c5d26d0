"""`wenming cancel`: cancel an item."""

from __future__ import annotations

from wenming_cli.cli.record.recording import make_reasoned_command

cancel_items = make_reasoned_command("cancel")
