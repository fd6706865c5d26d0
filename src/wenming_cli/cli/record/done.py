"""`wenming done`: finish an item; a heading stands for each open item under it."""

from __future__ import annotations

from wenming_cli.cli.record.recording import make_command

finish_items = make_command("done")
