"""`wenming hold`: an item is suspended."""

from __future__ import annotations

from wenming_cli.cli.record.recording import reasoned

hold = reasoned("hold")
