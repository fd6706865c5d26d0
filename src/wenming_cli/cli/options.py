"""Options and arguments that several commands share, so that names and help agree everywhere."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import typer

from wenming_cli.cli.completion import (
    complete_goals,
    complete_leaders,
    complete_leads,
    complete_numbers,
)
from wenming_cli.message import N_

GENERAL = N_("General options")


def _value(*names: str, help: str, **more: Any) -> Any:  # noqa: A002  Typer's word
    """Return an option with a value, whose default the help does not name."""
    return typer.Option(*names, help=help, show_default=False, **more)


def _output(metavar: str, text: str) -> Any:
    return _value("--output", "-o", metavar=metavar, help=text)


def _plan(text: str, **more: Any) -> Any:
    return _value("--plan", "-p", metavar="NAME", help=text, **more)


def _due(text: str) -> Any:
    return _value("--due", metavar="DATE", help=text)


def _dry_run(text: str) -> Any:
    return typer.Option("--dry-run", "-n", help=text)


def _yes(text: str) -> Any:
    return typer.Option("--yes", "-y", help=text)


NumbersArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="NO…",
        help=N_("Item numbers: 3.2, 三（二）1, a range 3.1-3.3, or several."),
        autocompletion=complete_numbers,
        show_default=False,
    ),
]
SomeNumbersArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[NO]…",
        help=N_("Item numbers; all items where none is given."),
        autocompletion=complete_numbers,
        show_default=False,
    ),
]
NumberArgument = Annotated[
    str,
    typer.Argument(metavar="NO", help=N_("The item's number."), autocompletion=complete_numbers),
]
PlanOption = Annotated[
    str,
    _plan(
        N_("Which plan, by the name of its folder in plans/ (or WENMING_PLAN)."),
        rich_help_panel=GENERAL,
    ),
]
NewPlanOption = Annotated[
    str, _plan(N_("The name of its folder in plans/; the year if not given."))
]
TodayOption = Annotated[
    str,
    _value(
        metavar="DATE",
        help=N_("Take this day for today (or WENMING_TODAY)."),
        rich_help_panel=GENERAL,
    ),
]
LangOption = Annotated[
    str,
    _value(
        "--lang",
        metavar="zh|en",
        help=N_("The language of the screen (or WENMING_LANG)."),
        rich_help_panel=GENERAL,
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help=N_("Answer in JSON, for programs."), rich_help_panel=GENERAL)
]
AsOfOption = Annotated[
    str, _value("--as-of", metavar="DATE", help=N_("Show things as they stood on that day."))
]
ForOption = Annotated[
    str,
    _value(
        "--for",
        metavar="PERIOD",
        help=N_(
            "Which occurrence of a recurring item: Q2, 2023-Q2, 5月, week 10, 元宵; "
            "of a note also a step of the checklist."
        ),
    ),
]
OnOption = Annotated[
    str, _value(metavar="DATE", help=N_("The day it happened; today if not given."))
]
NoteOption = Annotated[str, _value("--note", metavar="TEXT", help=N_("A few words."))]
PeopleOption = Annotated[
    int | None,
    _value(metavar="N", min=0, max=100_000_000, help=N_("How many people took part (人次).")),
]
AmountOption = Annotated[
    str,
    _value(
        metavar="N", help=N_("How much of what the plan asks for in numbers: 6 (名), 2.5 (万元).")
    ),
]
TotalOption = Annotated[
    bool, typer.Option("--total", help=N_("The amount is all there was so far; it is not added."))
]
PlaceOption = Annotated[str, _value(metavar="TEXT", help=N_("Where it was (地点)."))]
DifficultyOption = Annotated[
    str, _value(metavar="TEXT", help=N_("What stands in the way (存在问题)."))
]
NextOption = Annotated[str, _value(metavar="TEXT", help=N_("What is done next (下一步打算)."))]
ApartOption = Annotated[
    bool | None,
    _value(
        "--apart/--same",
        help=N_("People reported later are others (--apart), or were there as well (--same)."),
    ),
]
TimesOption = Annotated[
    int,
    _value(
        metavar="N",
        min=1,
        max=366,
        help=N_("How many of the times that are owed in one period; one if not given."),
    ),
]
ByOption = Annotated[
    str, _value(metavar="PERSON", help=N_("Who records it (or WENMING_BY); you if not given."))
]
WhyOption = Annotated[str, _value(metavar="TEXT", help=N_("The reason (this step needs one)."))]
LateWhyOption = Annotated[
    str,
    _value(metavar="TEXT", help=N_("Why it is recorded only after its period was closed (补记).")),
]
EvidenceOption = Annotated[
    list[str] | None,
    _value(
        "--evidence", metavar="FILE", help=N_("A file that proves it; may be given several times.")
    ),
]
CaptionOption = Annotated[
    str, _value(metavar="TEXT", help=N_("What the files show; it becomes part of their names."))
]
DryRunOption = Annotated[bool, _dry_run(N_("Say what would be recorded; record nothing."))]
ImportDryRunOption = Annotated[bool, _dry_run(N_("Show what would be made; write nothing."))]
FinishYesOption = Annotated[
    bool, _yes(N_("Finish a heading or several items without being asked."))
]
CollectYesOption = Annotated[bool, _yes(N_("Record without asking."))]
ImportYesOption = Annotated[
    bool, _yes(N_("With --into: put the copy in the plan's place; the old plan stays beside it."))
]
SheetsDueOption = Annotated[str, _due(N_("The day until which sheets are to be back."))]
UnitsDueOption = Annotated[
    str, _due(N_("The day until which units were to hand in; days late are counted from it."))
]
PercentOption = Annotated[
    int | None, _value(metavar="N", min=0, max=100, help=N_("The progress in percent."))
]
LeadOption = Annotated[
    str,
    _value(metavar="NAME", help=N_("Only what that office leads."), autocompletion=complete_leads),
]
GoalOption = Annotated[
    str,
    _value(metavar="GOAL", help=N_("Only what serves that goal."), autocompletion=complete_goals),
]
LedByOption = Annotated[
    str,
    _value(
        metavar="NAME",
        help=N_("Only what that leader is in charge of."),
        autocompletion=complete_leaders,
    ),
]
SectionOption = Annotated[
    str,
    _value(
        metavar="NO|TITLE",
        help=N_("Only what stands under that heading: 3.2, or its title."),
        autocompletion=complete_numbers,
    ),
]
OpenOption = Annotated[bool, typer.Option("--open", help=N_("Only what is not finished."))]
LateOption = Annotated[
    bool, typer.Option("--late", help=N_("Only what is overdue or behind (red lights)."))
]
SoonOption = Annotated[
    bool, typer.Option("--soon", help=N_("Only what is due soon; with --late either of the two."))
]
DoneOption = Annotated[bool, typer.Option("--done", help=N_("Only what is finished."))]
NoEvidenceOption = Annotated[
    bool,
    typer.Option("--no-evidence", help=N_("Only what was begun and has no file that proves it.")),
]
OutputOption = Annotated[
    str | None,
    _output(
        "FILE", N_("The file to write; its ending chooses the format. The screen if not given.")
    ),
]
PapersOption = Annotated[
    list[str] | None,
    _output(
        "FILE",
        N_("Write the summary or the ledger with the code on it; may be given several times."),
    ),
]
RollupOutputOption = Annotated[
    list[str] | None,
    _output(
        "FILE", N_("A file: xlsx, docx, html, csv, jsonl, parquet; may be given several times.")
    ),
]
SubmissionOption = Annotated[
    str, _output("FILE", N_("The file to write; UNIT-PERIOD.wm.zip if not given."))
]
SheetsFolderOption = Annotated[
    str, _output("FOLDER", N_("The folder to write to; the usual one (下发) if not given."))
]
SentBackOption = Annotated[
    str,
    _output("FOLDER", N_("The folder for what goes back, if not that of the usual name (退回).")),
]
ForceOption = Annotated[bool, typer.Option("--force", help=N_("Replace an existing file."))]
PeriodArgument = Annotated[
    str,
    typer.Argument(
        metavar="[PERIOD]",
        help=N_("Q2, 2023-Q2, H1, 2023, 5月; this quarter if not given."),
        show_default=False,
    ),
]
NamedPeriodArgument = Annotated[
    str, typer.Argument(metavar="PERIOD", help=N_("Q2, 2023-Q2, H1, 5月."), show_default=False)
]
NoPeriodArgument = Annotated[str, typer.Argument(metavar="PERIOD", hidden=True)]
"""For papers about the whole plan: a period that is named gets an error that says why."""

EncodingOption = Annotated[
    Literal["", "utf-8", "gbk"],
    _value(metavar="utf-8|gbk", help=N_("The encoding of csv: utf-8, or gbk for old programs.")),
]
