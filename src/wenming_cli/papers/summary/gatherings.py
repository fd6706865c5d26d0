"""What is told of the sessions of one item: one with its day, several summed up with their topics.

Who was counted apart stands behind those who came, the words about them first, then how many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wenming_cli.core.board.sessions import ActivitySession, counted_apart, is_paper
from wenming_cli.core.journal.entries import Fact
from wenming_cli.papers import chinese
from wenming_cli.papers.recorded import amount_words
from wenming_cli.papers.summary.asked import session_people, sum_words
from wenming_cli.papers.summary.facts import note_of
from wenming_cli.papers.summary.rhythms import tell_failed, tell_late
from wenming_cli.papers.summary.words.duties import (
    making_up_words,
    times_words,
)
from wenming_cli.papers.summary.words.itemwords import ItemWords
from wenming_cli.papers.summary.words.lexicon import VERBS
from wenming_cli.papers.summary.words.notes import (
    adds_nothing,
    begins_with_time,
    event_words,
    is_numbered,
    join_list,
    join_topics,
    names_which,
    says_made_up,
    stands_alone,
    starts_with_verb,
    tell_which,
    without_own_event,
    without_own_name,
)
from wenming_cli.papers.summary.words.phrases import (
    says_little,
)
from wenming_cli.papers.summary.words.remarks import tells_effect, tells_failure

_STATES = re.compile("已|了|，|完毕")
"""What makes a sentence of a note, so that a number of people does not follow it."""

_IS_STATE = re.compile("已|完毕")
"""What tells how something stands, and is no topic."""

_ALSO = re.compile("^(?:另外?有?|还有)")
"""With what a note says itself that somebody came besides."""

_NAME = 12
"""Characters of a note that name an event."""


def tell_sessions(words: ItemWords, held: Sequence[ActivitySession]) -> Iterator[str]:
    """Yield what is told of the sessions that belong to a period, but for the topics of several."""
    if len(held) == 1:
        yield _one(words, held[0])
    elif held:
        yield from _several(words, held)


def tell_topics(
    words: ItemWords, held: Sequence[ActivitySession], between: Sequence[Fact]
) -> Iterator[str]:
    """Yield what several sessions were about.

    Args:
        words: of the item.
        held: its sessions.
        between: notes of days between them, whose words stand among their topics.
    """
    if len(held) > 1:
        facts = _own_in_order(held, between)
        failed = [fact for fact in facts if _failed(words, fact)]
        told = (_topic(words, fact) for fact in facts if fact not in failed)
        notes = list(dict.fromkeys(filter(None, told)))
        yield from list_topics(words, notes, sessions=len(held))
        yield from tell_failed(words, failed)


def _topic(words: ItemWords, fact: Fact) -> str:
    """Return a note; what came of a festival's event, told behind all others, with its name."""
    note = words.note(fact)
    names = words.occasions([fact]) if words.item.festivals and tells_effect(note) else []
    if not names or names[0] in note:
        return note
    return f"{names[0]}{'' if note.startswith('活动') else '活动'}{note}"


def _one(words: ItemWords, one: ActivitySession) -> str:
    item, apart = words.item, counted_apart(one.facts)
    own = [fact for fact in one.facts if fact not in apart]
    of_it = [f for f in own if f.on == one.on and not is_paper(getattr(f, "step", ""))]
    whole = says_little(item) or bool(words.notes(of_it))  # a later note alone is not the event
    notes, later = (words.notes(own), []) if whole else ([], words.notes(own))
    if not notes and says_little(item):  # 开展活动 alone would tell nothing
        notes = [note for fact in own if (note := note_of(fact, _NAME))][:1]
    silent = False
    occasions = words.occasions(own)
    late = [fact for fact in own if words.late_day(fact)]
    said = any(map(says_made_up, (*notes, *later)))
    made_up = [] if said else [*words.made_up([one.key]), *map(words.period_of, late)]
    if any(occasion in note for occasion in occasions for note in notes[:1]):
        parts = [notes[0] if starts_with_verb(notes[0]) else f"开展{notes[0]}", *notes[1:]]
    elif item.festivals:
        parts = [words.event(own), *notes]
    elif notes and names_which(item, notes[0]):
        parts = [tell_which(item, notes[0]), *notes[1:]]
    elif made_up:
        parts = [making_up_words(item, made_up[0], ""), *notes]
    elif notes and stands_alone(item, notes[0]) and not begins_with_time(notes[0]):
        parts = [event_words(item, notes[0]), *notes[1:]]
    else:
        silent = any(map(begins_with_time, notes[:1]))
        new = [without_own_name(item, note) for note in notes if not adds_nothing(item, note)]
        parts = [words.event(own), *new]
    text = "，".join(parts)
    day = "" if silent else words.on(one.facts[0], text)
    more = (
        *sum_words(words.board.plan, item, own, words=text),
        *session_people(one, text),
        *_apart(words, apart),
        *_all_amounts(words, own, apart),
    )
    after = [without_own_name(item, note) for note in later if not adds_nothing(item, note)]
    return "，".join([day + text, *more, *after])


def _several(words: ItemWords, held: Sequence[ActivitySession]) -> Iterator[str]:
    item = words.item
    facts = [fact for one in held for fact in one.facts]
    apart = [fact for one in held for fact in counted_apart(one.facts)]
    times = f"{len(held)}{'次' if item.every else '场次'}"
    people = sum(one.people or 0 for one in held)
    count = times + (f"、{people}人次" if people else "")
    occasions = [words.occasions(one.facts)[:1] for one in held]
    named = chinese.join_names(dict.fromkeys(name for names in occasions for name in names))
    around = f"围绕{named}" if all(occasions) else ""
    yield around + times_words(item, count)
    topics = words.notes(_own_in_order(held))
    late = words.made_up(one.key for one in held)
    if late and not any(map(says_made_up, topics)):
        yield f"其中{len(late)}次为补办{chinese.join_names(dict.fromkeys(late))}"
    yield from tell_late(words, [fact for fact in facts if not says_made_up(words.note(fact))])
    yield from _apart(words, apart, amounts=False)
    yield from sum_words(words.board.plan, item, facts)


def _failed(words: ItemWords, fact: Fact) -> bool:
    """Tell whether a note that nobody came with says what failed."""
    return fact.do == "note" and not fact.people and tells_failure(words.note(fact))


def _own_in_order(held: Sequence[ActivitySession], between: Sequence[Fact] = ()) -> list[Fact]:
    """List the facts of sessions, none that were counted apart, and what came between, by days."""
    facts = [fact for one in held for fact in one.facts]
    apart = [fact for one in held for fact in counted_apart(one.facts)]
    own = [fact for fact in facts if fact not in apart]
    return sorted((*own, *between), key=lambda fact: fact.on)


def list_topics(words: ItemWords, notes: Sequence[str], sessions: int) -> Iterator[str]:
    """Yield the notes of several sessions as one list, each once, and how many there are.

    其中 stands before some of those sessions, and not before all of them.
    """
    own = [note for note in dict.fromkeys(notes) if not adds_nothing(words.item, note)]
    new = list(dict.fromkeys(without_own_event(words.item, note) for note in own))
    failures = list(filter(tells_failure, new))
    effects = list(filter(tells_effect, new))
    topics = [note for note in new if note not in (*failures, *effects)]
    told = topics[: words.topics]
    more = f"（共{len(topics)}项）" if len(topics) > len(told) else ""
    if len(told) > 1:
        text = join_topics(told)
        of_some = "其中" if len(told) < sessions else ""
        several = of_some if all(map(is_numbered, told)) else "内容包括"
        yield ("先后" if _are_deeds(told) else several) + text + more
    elif told:
        plain = _IS_STATE.search(told[0]) or says_made_up(told[0])
        lead_in = "其中" if is_numbered(told[0]) else "" if plain and not more else "内容包括"
        yield lead_in + told[0] + more
    yield from effects[: words.topics]
    if failures:
        yield f"其间{join_list(failures)}"


def _are_deeds(topics: Sequence[str]) -> bool:
    """Tell whether topics say what was done, one after the other, and do not name events."""
    if not starts_with_verb(topics[0]):
        return False
    deeds = sum(map(starts_with_verb, topics))
    if any("，" in topic for topic in topics):
        return deeds == len(topics)
    return topics[0].startswith(VERBS) or 2 * deeds >= len(topics)


def _all_amounts(words: ItemWords, own: Sequence[Fact], apart: Sequence[Fact]) -> Iterator[str]:
    """Yield what a session's amounts and those of the people counted apart come to."""
    if all(any(fact.amount is not None for fact in some) for some in (own, apart)):
        yield from sum_words(words.board.plan, words.item, [*own, *apart])


def _apart(words: ItemWords, apart: Sequence[Fact], *, amounts: bool = True) -> Iterator[str]:
    """Yield who was counted apart, each with the words about them, and their amounts."""
    noted = [(_ALSO.sub("", words.note(fact)), fact.people or 0, fact) for fact in apart]
    named = [one for one in noted if one[0] and not _STATES.search(one[0])]
    rest = [(note, people) for note, people, fact in noted if (note, people, fact) not in named]
    texts = [
        "、".join(
            [f"{note}{people}人次", *(amount_words(words.item, fact, note) if amounts else ())]
        )
        for note, people, fact in named
    ]
    others = sum(people for _, people in rest)
    texts += [f"{others}人次"] if others else []
    if texts:
        yield f"另有{'、'.join(texts)}"
    yield from dict.fromkeys(note for note, _ in rest if note)
