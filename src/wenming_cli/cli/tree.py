"""The tree of commands. A command is imported when it is called, so that none waits for another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Annotated, Any, ClassVar, NamedTuple

import typer

from wenming_cli.cli import options
from wenming_cli.cli.help import HelpCommand, HelpGroup, Listed
from wenming_cli.message import N_


class Command(NamedTuple):
    """A command of the tree: its function, its title in the help, what it does."""

    function: str
    """Below `wenming_cli.cli`: `look.status.show_status`."""

    panel: str
    help: str

    def build(self, name: str) -> Any:
        """Return the command with its options; its module is imported now."""
        module, _, function = self.function.rpartition(".")
        called: Callable[..., None] = getattr(import_module(f"wenming_cli.cli.{module}"), function)
        app = typer.Typer(**_PLAIN)
        app.command(name, cls=HelpCommand, help=self.help, rich_help_panel=self.panel)(called)
        return typer.main.get_command(app)


class Group(NamedTuple):
    """A command that has commands."""

    cls: type[Tree]
    panel: str
    help: str

    def build(self, name: str) -> Any:
        """Return the group; its commands are built when they are called."""
        app = typer.Typer(
            name=name,
            cls=self.cls,
            help=self.help,
            rich_help_panel=self.panel,
            no_args_is_help=True,
            callback=_nothing,
            **_PLAIN,
        )
        return typer.main.get_command(app)


class Tree(HelpGroup):
    """A group that knows its commands by name and builds the one that is called."""

    tree: ClassVar[Mapping[str, Command | Group]]

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names, in the order of the help."""
        del ctx
        return list(self.tree)

    def get_command(self, ctx: Any, name: str) -> Any:
        """Return the command of a name; None if there is none."""
        del ctx
        if name not in self.commands and name in self.tree:
            self.commands[name] = self.tree[name].build(name)
        return self.commands.get(name)

    def listed(self) -> list[Listed]:
        """Return what the help says of each."""
        return [Listed(name, one.panel, one.help) for name, one in self.tree.items()]


_PLAIN: Mapping[str, Any] = {
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "add_completion": False,
}
_LOOK, _RECORD, _FORMS, _UNITS, _PLANS = (
    N_("Look"),
    N_("Record"),
    N_("Sheets"),
    N_("Units"),
    N_("Plans"),
)


class Exports(Tree):
    """`wenming export …`."""

    tree: ClassVar = {
        "summary": Command(
            "export.summary.export_summary",
            "",
            N_("The summary of a period (小结): docx, md, html, pdf."),
        ),
        "ledger": Command(
            "export.ledger.export_ledger",
            "",
            N_("The ledger of a period (工作台账): xlsx, docx, csv, json, md, html, pdf."),
        ),
        "breakdown": Command(
            "export.breakdown.export_breakdown",
            "",
            N_("Who does what by when (任务分解表), in the formats of the ledger."),
        ),
        "board": Command("export.board.export_board", "", N_("One page for the leader's screen.")),
        "calendar": Command(
            "export.calendar.export_calendar", "", N_("A calendar for Outlook and phones.")
        ),
        "register": Command(
            "export.register.export_register",
            "",
            N_("Who handed in the forms of a period (报送登记), in the formats of the ledger."),
        ),
    }


class Program(Tree):
    """`wenming …`."""

    tree: ClassVar = {
        "status": Command("look.status.show_status", _LOOK, N_("The year at a glance.")),
        "list": Command("look.list.list_items", _LOOK, N_("The items as a table.")),
        "show": Command("look.show.show_items", _LOOK, N_("Everything about an item.")),
        "due": Command("look.due.show_due", _LOOK, N_("What falls due, week by week.")),
        "report": Command(
            "look.report.show_report",
            _LOOK,
            N_("Figures by office, section, quarter and so on, for who asks."),
        ),
        "checklist": Command("look.checklist.show_checklist", _LOOK, N_("The checklists.")),
        "log": Command("look.log.show_log", _LOOK, N_("The journal.")),
        "changes": Command(
            "look.changes.show_changes", _LOOK, N_("What came after a period was closed (更正表).")
        ),
        "start": Command("record.start.start_items", _RECORD, N_("Begin work on an item.")),
        "done": Command(
            "record.done.finish_items",
            _RECORD,
            N_("Finish an item; a heading stands for each open item under it."),
        ),
        "resume": Command(
            "record.resume.resume_items", _RECORD, N_("Take up a suspended item again.")
        ),
        "verify": Command(
            "record.verify.verify_items",
            _RECORD,
            N_("Sign an item off (销号): checked by another person, or against its evidence."),
        ),
        "note": Command(
            "record.note.record_note",
            _RECORD,
            N_("Write down progress: words, a percentage, how many took part."),
        ),
        "tick": Command(
            "record.tick.record_tick",
            _RECORD,
            N_("Tick steps of a checklist, by number or by their words."),
        ),
        "hold": Command("record.hold.suspend_items", _RECORD, N_("Suspend an item; needs --why.")),
        "cancel": Command(
            "record.cancel.cancel_items", _RECORD, N_("Cancel an item; needs --why.")
        ),
        "skip": Command(
            "record.skip.skip_occurrence",
            _RECORD,
            N_("Take an occurrence out of what is owed; needs --for and --why."),
        ),
        "reopen": Command(
            "record.reopen.reopen_items",
            _RECORD,
            N_("Open a finished or cancelled item again; needs --why."),
        ),
        "postpone": Command(
            "record.postpone.postpone_items",
            _RECORD,
            N_("Move a deadline to a later day; needs --why."),
        ),
        "assign": Command(
            "record.assign.assign_items", _RECORD, N_("Say who leads, supports or is in charge.")
        ),
        "attach": Command(
            "record.attach.attach_files", _RECORD, N_("Copy files beside the plan as evidence.")
        ),
        "fix": Command(
            "record.fix.fix_entry", _RECORD, N_("Correct an entry; both stay in the log.")
        ),
        "undo": Command(
            "record.undo.take_back",
            _RECORD,
            N_("Take back your last command, or the one with this id."),
        ),
        "close": Command(
            "record.close.hand_in_period", _RECORD, N_("Close a period (封账) and print its code.")
        ),
        "reopen-period": Command(
            "record.reopen_period.lift_closing",
            _RECORD,
            N_("Lift the closing of a period; needs --why."),
        ),
        "sheets": Command(
            "forms.sheets.hand_out_sheets",
            _FORMS,
            N_("Write a sheet to fill in (填报表) for each department that owes something."),
        ),
        "collect": Command(
            "forms.collect.collect_forms",
            _FORMS,
            N_("Take back the sheets that departments filled in, and record what they say."),
        ),
        "remind": Command(
            "forms.remind.remind_departments",
            _FORMS,
            N_("Texts for departments: what is not in (催报), due soon or overdue (催办)."),
        ),
        "edit": Command(
            "forms.edit.edit_sheet",
            _FORMS,
            N_("Fill in a sheet yourself: it is opened now, and recorded when it is saved."),
        ),
        "submit": Command(
            "units.submit.submit_period",
            _UNITS,
            N_("Write a period as one file for the office above (报送)."),
        ),
        "rollup": Command(
            "units.rollup.roll_up", _UNITS, N_("What many units add up to (汇总), with ranks.")
        ),
        "new": Command("plans.new.make_plan", _PLANS, N_("Make a plan to fill in.")),
        "import": Command(
            "plans.import_.import_document",
            _PLANS,
            N_("Make a plan from the office's own document."),
        ),
        "check": Command(
            "plans.check.check_plan", _PLANS, N_("Find every fault of plan and journal.")
        ),
        "export": Group(Exports, _PLANS, N_("Write documents.")),
    }


def build() -> Any:
    """Return the program as the command that Typer calls."""
    app = typer.Typer(
        name="wenming",
        help=N_("Keep an office's annual work plan: what is due, what was done, and the proof."),
        no_args_is_help=True,
        cls=Program,
        callback=_root,
        context_settings={"help_option_names": ["--help", "-h"]},
        **{**_PLAIN, "add_completion": True},
    )
    return typer.main.get_command(app)


def _nothing() -> None:
    """Do nothing: a group by itself has no action."""


def _root(
    ctx: typer.Context,
    plan: options.PlanOption = "",
    today: options.TodayOption = "",
    _lang: options.LangOption = "",
    _version: Annotated[
        bool,
        typer.Option(
            "--version",
            help=N_("Print the version."),
            callback=lambda wanted: _print_version(wanted=wanted),
            is_eager=True,
        ),
    ] = False,
) -> None:
    """Take the options that stand before the command; those of `_lang` and `_version` are over."""
    ctx.obj.plan, ctx.obj.today = plan, today


def _print_version(*, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version as installed_version

        typer.echo(f"wenming {installed_version('wenming-cli')}")
        raise typer.Exit
