"""The tree of commands. Importing it writes the help, so the language must be set before."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from wenming_cli.cli import exporting, importing, options, plans, recording, views
from wenming_cli.cli.help import HelpCommand, HelpGroup
from wenming_cli.message import _


def build() -> typer.Typer:
    """The application; its help is written in the language that is spoken now."""
    app = typer.Typer(
        name="wenming",
        help=_("Keep an office's annual work plan: what is due, what was done, and the proof."),
        no_args_is_help=True,
        cls=HelpGroup,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )

    @app.callback()
    def root(
        ctx: typer.Context,
        plan: options.PlanName = "",
        today: options.Today = "",
        lang: options.Lang = "",
        version: Annotated[
            bool, typer.Option("--version", help=_("Print the version."), callback=_print_version,
                               is_eager=True)
        ] = False,
    ) -> None:  # fmt: skip
        del lang, version
        ctx.obj.plan, ctx.obj.today = plan, today

    look, write, keep = _("Look"), _("Record"), _("Plans")
    add = partial(app.command, cls=HelpCommand)
    add("status", rich_help_panel=look, help=_("The year at a glance."))(views.status)
    add("list", rich_help_panel=look, help=_("The items as a table."))(views.list_items)
    add("show", rich_help_panel=look, help=_("Everything about an item."))(views.show)
    add("due", rich_help_panel=look, help=_("What falls due, week by week."))(views.due)
    add("checklist", rich_help_panel=look, help=_("The checklists."))(views.checklist)
    add("log", rich_help_panel=look, help=_("The journal."))(views.log)
    for verb, words in recording.PLAIN.items():
        add(verb, rich_help_panel=write, help=words)(recording.plain(verb))
    add("note", rich_help_panel=write, help=recording.NOTE_HELP)(recording.note)
    add("tick", rich_help_panel=write, help=recording.TICK_HELP)(recording.tick)
    for verb, words in recording.REASONED.items():
        add(verb, rich_help_panel=write, help=words)(recording.reasoned(verb))
    add("postpone", rich_help_panel=write, help=recording.POSTPONE_HELP)(recording.postpone)
    add("assign", rich_help_panel=write, help=recording.ASSIGN_HELP)(recording.assign)
    add("attach", rich_help_panel=write, help=recording.ATTACH_HELP)(recording.attach)
    add("undo", rich_help_panel=write, help=recording.UNDO_HELP)(recording.undo)
    add("new", rich_help_panel=keep, help=_("Make a plan to fill in."))(plans.new)
    add("import", rich_help_panel=keep, help=_("Make a plan from the office's own document."))(
        importing.import_document
    )
    add("check", rich_help_panel=keep, help=_("Every fault of plan and journal."))(plans.check)
    export = typer.Typer(cls=HelpGroup, no_args_is_help=True)
    write_out = partial(export.command, cls=HelpCommand)
    write_out("summary", help=_("The summary of a period (小结)."))(exporting.summary)
    write_out("ledger", help=_("The ledger of a period (工作台账)."))(exporting.ledger)
    write_out("breakdown", help=_("Who does what by when (任务分解表)."))(exporting.breakdown)
    write_out("board", help=_("One page for the leader's screen."))(exporting.board)
    write_out("calendar", help=_("A calendar for Outlook and phones."))(exporting.calendar)
    app.add_typer(export, name="export", rich_help_panel=keep, help=_("Write documents."))
    return app


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version as installed_version

        typer.echo(f"wenming {installed_version('wenming-cli')}")
        raise typer.Exit
