"""`wenming verify`: an item is signed off (销号)."""

from __future__ import annotations

from wenming_cli.cli.record.recording import plain

verify = plain("verify")
