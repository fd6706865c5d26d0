"""A page of help: how it is typed, what it does, and panels in line with each other."""

from __future__ import annotations

from wenming_cli.views.help import help_page
from wenming_cli.views.plain import plain_text


def test_all_panels_share_one_width_and_empty_ones_are_left_out(english: None) -> None:
    panels = {
        "Arguments": [("NO…", "Item numbers.")],
        "Options": [],
        "General options": [("-p, --plan NAME", "Which plan."), ("--help", "Show this page.")],
    }

    assert plain_text(help_page("wenming done NO…", "Finish an item.", panels)) == (
        "Usage: wenming done NO…\n"
        "\n"
        "  Finish an item.\n"
        "\n"
        "Arguments\n"
        "  NO…              Item numbers.\n"
        "\n"
        "General options\n"
        "  -p, --plan NAME  Which plan.\n"
        "  --help           Show this page.\n"
    )


def test_chinese_counts_as_the_two_cells_that_it_takes() -> None:
    text = plain_text(help_page("wenming", "台账", {"命令": [("状态", "a"), ("done", "b")]}))

    assert text.endswith("命令\n  状态  a\n  done  b\n")
