"""`wenming verify`: sign an item off (销号)."""

from __future__ import annotations

from wenming_cli.cli.record.recording import make_command

verify_items = make_command("verify")
