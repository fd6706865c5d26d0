"""The text of a fresh plan, commented for the person who fills it in."""

from __future__ import annotations

from importlib.resources import files

import tomli_w


def new_plan_text(year: int, unit: str) -> str:
    """Return a plan with a few example items; the unit may hold any characters."""
    head = tomli_w.dumps(
        {
            "format": 1,
            "title": f"{unit}{year}年度精神文明工作方案",
            "unit": unit,
            "year": year,
        }
    )
    template = files("wenming_cli.store.plan").joinpath("new.toml").read_text(encoding="utf-8")
    return template.replace("YEAR", str(year)).replace("# HEAD\n", head)
