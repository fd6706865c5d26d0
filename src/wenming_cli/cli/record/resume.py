"""`wenming resume`: take up a suspended item again."""

from __future__ import annotations

from wenming_cli.cli.record.recording import make_command

resume_items = make_command("resume")
