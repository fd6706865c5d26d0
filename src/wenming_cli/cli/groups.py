"""Options that commands share, each said once: a group stands in a signature for its options.

A command is written as a function of a session, its own parameters and groups. `with_session` turns
it into the function that Typer reads: each group is replaced by its options, where it stands, and
the options of every command follow at the end. A new shared option is one line here.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, get_type_hints

import typer

from wenming_cli.cli.options import (
    AmountOption,
    ApartOption,
    AsOfOption,
    ByOption,
    CaptionOption,
    DifficultyOption,
    DoneOption,
    DryRunOption,
    EvidenceOption,
    ForceOption,
    ForOption,
    GoalOption,
    JsonOption,
    LangOption,
    LateOption,
    LateWhyOption,
    LeadOption,
    LedByOption,
    NextOption,
    NoEvidenceOption,
    NoteOption,
    OnOption,
    OpenOption,
    OutputOption,
    PeopleOption,
    PlaceOption,
    PlanOption,
    SectionOption,
    SoonOption,
    TodayOption,
    TotalOption,
)
from wenming_cli.cli.session import Session
from wenming_cli.message import M, Message, joined

if TYPE_CHECKING:
    from wenming_cli.core.board.fold import Board
    from wenming_cli.core.board.select import Filter


class ViewOptions(NamedTuple):
    """The options of every view."""

    as_of: AsOfOption = ""
    json: JsonOption = False


class ScopeOptions(NamedTuple):
    """The options that choose a part of the plan."""

    lead: LeadOption = ""
    section: SectionOption = ""
    goal: GoalOption = ""
    leader: LedByOption = ""


class StateOptions(NamedTuple):
    """The options that choose items by how they stand."""

    open_: OpenOption = False
    late: LateOption = False
    soon: SoonOption = False
    done: DoneOption = False
    no_evidence: NoEvidenceOption = False


class MomentOptions(NamedTuple):
    """The options that say when it happened, and for which occurrence."""

    on: OnOption = ""
    for_: ForOption = ""


class NoteOptions(NamedTuple):
    """The options that say what happened."""

    note: NoteOption = ""
    people: PeopleOption = None
    amount: AmountOption = ""
    total: TotalOption = False
    apart: ApartOption = None
    place: PlaceOption = ""
    difficulty: DifficultyOption = ""
    next: NextOption = ""


class EvidenceOptions(NamedTuple):
    """The options that name what proves it."""

    evidence: EvidenceOption = None
    caption: CaptionOption = ""


class RecordOptions(NamedTuple):
    """The options of every command that records."""

    by: ByOption = ""
    late_why: LateWhyOption = ""
    dry_run: DryRunOption = False
    json: JsonOption = False


class OutputOptions(NamedTuple):
    """The options of every command that writes a document."""

    output: OutputOption = None
    force: ForceOption = False


class GeneralOptions(NamedTuple):
    """The general options of a command on a plan."""

    plan: PlanOption = ""
    today: TodayOption = ""
    lang: LangOption = ""


class DatedOptions(NamedTuple):
    """The general options of a command that names its plan in another way."""

    today: TodayOption = ""
    lang: LangOption = ""


class SpokenOptions(NamedTuple):
    """The general options of a command that needs no day either."""

    lang: LangOption = ""


def filter_of(scope: ScopeOptions, state: StateOptions | None = None) -> Filter:
    """Return what was typed as a filter of items; names are not looked up yet."""
    from wenming_cli.core.board.select import Filter

    asked = Filter(lead=scope.lead, section=scope.section, goal=scope.goal, leader=scope.leader)
    if state is None:
        return asked
    return asked._replace(
        open=state.open_,
        late=state.late,
        soon=state.soon,
        done=state.done,
        no_evidence=state.no_evidence,
    )


def scope_words(scope: ScopeOptions) -> Message:
    """Say which part of the plan was asked for."""
    heads = {
        "lead": M("Lead"),
        "section": M("Section"),
        "goal": M("Goal"),
        "leader": M("Leader in charge"),
    }
    asked = scope._asdict()
    named = [M("{head} {name}", head=heads[key], name=asked[key]) for key in heads if asked[key]]
    return M("only {what}", what=joined(named))


def board_of(session: Session, scope: ScopeOptions, look: ViewOptions) -> Board:
    """Return the board of the day that was typed, or of the part of the plan.

    Raises:
        Refused: the plan does not have what was named.
    """
    board = session.board(look.as_of)
    return session.office.part(filter_of(scope), board) if any(scope) else board


CommandFunction: TypeAlias = Callable[..., None]


def with_session(
    general: type[GeneralOptions | DatedOptions | SpokenOptions] = GeneralOptions,
) -> Callable[[CommandFunction], CommandFunction]:
    """Make a function of a session and groups into one that Typer reads.

    Args:
        general: the options that every command of that kind has, at the end.
    """

    def decorate(function: CommandFunction) -> CommandFunction:
        hints = get_type_hints(function, include_extras=True)
        asked = list(inspect.signature(function).parameters.values())[1:]
        own = {one.name: hints[one.name] for one in asked}

        def command(ctx: typer.Context, **given: Any) -> None:
            shared = _take_group(given, general)
            session = Session(
                ctx.obj, plan=getattr(shared, "plan", ""), today=getattr(shared, "today", "")
            )
            taken = {
                name: _take_group(given, kind) if _is_group(kind) else given[name]
                for name, kind in own.items()
            }
            function(session, **taken)

        first = inspect.Parameter(
            "ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context
        )
        parameters = [first, *_expand_groups(asked, own), *_options_of(general)]
        command.__name__ = function.__name__
        command.__annotations__ = {one.name: one.annotation for one in parameters}
        command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # PEP 362
        return command

    return decorate


def _is_group(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")


def _take_group(given: dict[str, Any], group: Any) -> Any:
    """Return a group with the values that were given for its options."""
    return group(**{name: given.pop(name) for name in group._fields})


def _expand_groups(
    asked: list[inspect.Parameter], own: Mapping[str, Any]
) -> Iterator[inspect.Parameter]:
    for parameter in asked:
        kind = own[parameter.name]
        if _is_group(kind):
            yield from _options_of(kind)
        else:
            yield parameter.replace(annotation=kind, kind=inspect.Parameter.KEYWORD_ONLY)


def _options_of(group: Any) -> Iterator[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    for name in group._fields:
        yield inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=group._field_defaults[name],
            annotation=hints[name],
        )
