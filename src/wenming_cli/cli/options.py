"""Options and arguments that several commands share, so that names and help agree everywhere."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from wenming_cli.cli.completion import (
    complete_goals,
    complete_leaders,
    complete_leads,
    complete_numbers,
)
from wenming_cli.message import N_

GENERAL = N_("General options")

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
    typer.Option(
        "--plan",
        "-p",
        metavar="NAME",
        help=N_("Which plan, by the name of its folder in plans/ (or WENMING_PLAN)."),
        rich_help_panel=GENERAL,
        show_default=False,
    ),
]
NewPlanOption = Annotated[
    str,
    typer.Option(
        "--plan",
        "-p",
        metavar="NAME",
        help=N_("The name of its folder in plans/; the year if not given."),
        show_default=False,
    ),
]
TodayOption = Annotated[
    str,
    typer.Option(
        metavar="DATE",
        help=N_("Take this day for today (or WENMING_TODAY)."),
        rich_help_panel=GENERAL,
        show_default=False,
    ),
]
LangOption = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="zh|en",
        help=N_("The language of the screen (or WENMING_LANG)."),
        rich_help_panel=GENERAL,
        show_default=False,
    ),
]
JsonOption = Annotated[
    bool,
    typer.Option("--json", help=N_("Answer in JSON, for programs."), rich_help_panel=GENERAL),
]
AsOfOption = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help=N_("Show things as they stood on that day."),
        show_default=False,
    ),
]
ForOption = Annotated[
    str,
    typer.Option(
        "--for",
        metavar="PERIOD",
        help=N_(
            "Which occurrence of a recurring item: Q2, 2023-Q2, 5月, week 10, 元宵; "
            "of a note also a step of the checklist."
        ),
        show_default=False,
    ),
]
OnOption = Annotated[
    str,
    typer.Option(
        metavar="DATE", help=N_("The day it happened; today if not given."), show_default=False
    ),
]
NoteOption = Annotated[
    str, typer.Option("--note", metavar="TEXT", help=N_("A few words."), show_default=False)
]
PeopleOption = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=0,
        max=100_000_000,
        help=N_("How many people took part (人次)."),
        show_default=False,
    ),
]
AmountOption = Annotated[
    str,
    typer.Option(
        metavar="N",
        help=N_("How much of what the plan asks for in numbers: 6 (名), 2.5 (万元)."),
        show_default=False,
    ),
]
TotalOption = Annotated[
    bool,
    typer.Option("--total", help=N_("The amount is all there was so far; it is not added.")),
]
PlaceOption = Annotated[
    str, typer.Option(metavar="TEXT", help=N_("Where it was (地点)."), show_default=False)
]
DifficultyOption = Annotated[
    str,
    typer.Option(metavar="TEXT", help=N_("What stands in the way (存在问题)."), show_default=False),
]
NextOption = Annotated[
    str,
    typer.Option(metavar="TEXT", help=N_("What is done next (下一步打算)."), show_default=False),
]
ApartOption = Annotated[
    bool | None,
    typer.Option(
        "--apart/--same",
        help=N_("People reported later are others (--apart), or were there as well (--same)."),
        show_default=False,
    ),
]
TimesOption = Annotated[
    int,
    typer.Option(
        metavar="N",
        min=1,
        max=366,
        help=N_("How many of the times that are owed in one period; one if not given."),
        show_default=False,
    ),
]
ByOption = Annotated[
    str,
    typer.Option(
        metavar="PERSON",
        help=N_("Who records it (or WENMING_BY); you if not given."),
        show_default=False,
    ),
]
WhyOption = Annotated[
    str,
    typer.Option(metavar="TEXT", help=N_("The reason (this step needs one)."), show_default=False),
]
LateWhyOption = Annotated[
    str,
    typer.Option(
        metavar="TEXT",
        help=N_("Why it is recorded only after its period was closed (补记)."),
        show_default=False,
    ),
]
EvidenceOption = Annotated[
    list[str] | None,
    typer.Option(
        "--evidence",
        metavar="FILE",
        help=N_("A file that proves it; may be given several times."),
        show_default=False,
    ),
]
CaptionOption = Annotated[
    str,
    typer.Option(
        metavar="TEXT",
        help=N_("What the files show; it becomes part of their names."),
        show_default=False,
    ),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", "-n", help=N_("Say what would be recorded; record nothing."))
]
PercentOption = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=0,
        max=100,
        help=N_("The progress in percent."),
        show_default=False,
    ),
]
LeadOption = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help=N_("Only what that office leads."),
        autocompletion=complete_leads,
        show_default=False,
    ),
]
GoalOption = Annotated[
    str,
    typer.Option(
        metavar="GOAL",
        help=N_("Only what serves that goal."),
        autocompletion=complete_goals,
        show_default=False,
    ),
]
LedByOption = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help=N_("Only what that leader is in charge of."),
        autocompletion=complete_leaders,
        show_default=False,
    ),
]
SectionOption = Annotated[
    str,
    typer.Option(
        metavar="NO|TITLE",
        help=N_("Only what stands under that heading: 3.2, or its title."),
        autocompletion=complete_numbers,
        show_default=False,
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
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=N_("The file to write; its ending chooses the format. The screen if not given."),
        show_default=False,
    ),
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
ClosedPeriodArgument = Annotated[
    str,
    typer.Argument(metavar="PERIOD", help=N_("Q2, 2023-Q2, H1, 5月."), show_default=False),
]
NoPeriodArgument = Annotated[str, typer.Argument(metavar="PERIOD", hidden=True)]
"""For papers about the whole plan: a period that is named gets an error that says why."""

EncodingOption = Annotated[
    Literal["", "utf-8", "gbk"],
    typer.Option(
        metavar="utf-8|gbk",
        help=N_("The encoding of csv: utf-8, or gbk for old programs."),
        show_default=False,
    ),
]
