"""`wenming reopen`: open a finished or cancelled item again."""

from __future__ import annotations

from wenming_cli.cli.record.recording import make_reasoned_command

reopen_items = make_reasoned_command("reopen")
