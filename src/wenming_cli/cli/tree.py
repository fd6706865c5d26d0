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
    """A command of the tree: where it is, under which title the help lists it, what it does."""

    module: str
    """Below `wenming_cli.cli`."""

    panel: str
    help: str

    def build(self, name: str) -> Any:
        """The command with its options, imported now."""
        module = import_module(f"wenming_cli.cli.{self.module}")
        called: Callable[..., None] = getattr(module, _FUNCTIONS.get(name, name))
        app = typer.Typer(**_PLAIN)
        app.command(name, cls=HelpCommand, help=self.help, rich_help_panel=self.panel)(called)
        return typer.main.get_command(app)


class Group(NamedTuple):
    """A command that has commands."""

    cls: type[Tree]
    panel: str
    help: str

    def build(self, name: str) -> Any:
        """The group; its commands are built when they are called."""
        app = typer.Typer(name=name, cls=self.cls, help=self.help, rich_help_panel=self.panel,
                          no_args_is_help=True, callback=_nothing, **_PLAIN)  # fmt: skip
        return typer.main.get_command(app)


class Tree(HelpGroup):
    """A group that knows its commands by name and builds the one that is called."""

    tree: ClassVar[Mapping[str, Command | Group]]

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the help."""
        del ctx
        return list(self.tree)

    def get_command(self, ctx: Any, name: str) -> Any:
        """The command of a name, None where there is none."""
        del ctx
        if name not in self.commands and name in self.tree:
            self.commands[name] = self.tree[name].build(name)
        return self.commands.get(name)

    def listed(self) -> list[Listed]:
        """What the help says of each."""
        return [Listed(name, one.panel, one.help) for name, one in self.tree.items()]


_FUNCTIONS = {"list": "list_items", "import": "import_document"}
"""Commands that Python keeps a word of its own for; any other function has its command's name."""

_PLAIN: Mapping[str, Any] = {
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "add_completion": False,
}
_LOOK, _RECORD, _PLANS = N_("Look"), N_("Record"), N_("Plans")


class Exports(Tree):
    """`wenming export …`."""

    tree: ClassVar = {
        "summary": Command("export.summary", "", N_("The summary of a period (小结).")),
        "ledger": Command("export.ledger", "", N_("The ledger of a period (工作台账).")),
        "breakdown": Command("export.breakdown", "", N_("Who does what by when (任务分解表).")),
        "board": Command("export.board", "", N_("One page for the leader's screen.")),
        "calendar": Command("export.calendar", "", N_("A calendar for Outlook and phones.")),
    }


class Program(Tree):
    """`wenming …`."""

    tree: ClassVar = {
        "status": Command("look.status", _LOOK, N_("The year at a glance.")),
        "list": Command("look.list", _LOOK, N_("The items as a table.")),
        "show": Command("look.show", _LOOK, N_("Everything about an item.")),
        "due": Command("look.due", _LOOK, N_("What falls due, week by week.")),
        "checklist": Command("look.checklist", _LOOK, N_("The checklists.")),
        "log": Command("look.log", _LOOK, N_("The journal.")),
        "start": Command("record.start", _RECORD, N_("Work on an item has begun.")),
        "done": Command("record.done", _RECORD,
                        N_("An item is done; a heading means each open item under it.")),
        "resume": Command("record.resume", _RECORD, N_("Take up a suspended item again.")),
        "verify": Command("record.verify", _RECORD,
                          N_("Sign an item off (销号): checked by another person, or against its "
                             "evidence.")),
        "note": Command("record.note", _RECORD,
                        N_("Write down progress: words, a percentage, how many took part.")),
        "tick": Command("record.tick", _RECORD,
                        N_("Tick steps of a checklist, by number or by their words.")),
        "hold": Command("record.hold", _RECORD, N_("Suspend an item; needs --why.")),
        "cancel": Command("record.cancel", _RECORD,
                          N_("Drop an item from the plan; needs --why.")),
        "reopen": Command("record.reopen", _RECORD,
                          N_("An item is not finished, or not dropped, after all; needs --why.")),
        "postpone": Command("record.postpone", _RECORD,
                            N_("Move a deadline to a later day; needs --why.")),
        "assign": Command("record.assign", _RECORD,
                          N_("Say who leads, supports or is in charge.")),
        "attach": Command("record.attach", _RECORD,
                          N_("Copy files beside the plan as evidence.")),
        "undo": Command("record.undo", _RECORD,
                        N_("Take back the last command of this writer, or the one with an id.")),
        "new": Command("plans.new", _PLANS, N_("Make a plan to fill in.")),
        "import": Command("plans.import_", _PLANS,
                          N_("Make a plan from the office's own document.")),
        "check": Command("plans.check", _PLANS, N_("Every fault of plan and journal.")),
        "export": Group(Exports, _PLANS, N_("Write documents.")),
    }  # fmt: skip


def build() -> Any:
    """The program as the command that Typer calls."""
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
    """A group by itself does nothing."""


def _root(
    ctx: typer.Context,
    plan: options.PlanName = "",
    today: options.Today = "",
    lang: options.Lang = "",
    version: Annotated[
        bool, typer.Option("--version", help=N_("Print the version."),
                           callback=lambda wanted: _print_version(wanted=wanted), is_eager=True)
    ] = False,
) -> None:  # fmt: skip
    del lang, version
    ctx.obj.plan, ctx.obj.today = plan, today


def _print_version(*, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version as installed_version

        typer.echo(f"wenming {installed_version('wenming-cli')}")
        raise typer.Exit
