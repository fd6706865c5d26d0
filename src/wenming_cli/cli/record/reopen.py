"""`wenming reopen`: an item is not finished, or not dropped, after all."""

from __future__ import annotations

from wenming_cli.cli.record.recording import make_reasoned_command

reopen_items = make_reasoned_command("reopen")
