"""What came of a pledge to do, or not to do, something: a later report that its side has done it, or undone it.

A deed keeps a pledge where its verb is of the same sort and most of what the pledge says of its object is in the
report's own words; a verb of undoing breaks it, as does the deed itself where the pledge was not to. What a report
tells without a day was done before the report, and after the pledge, since it was then still to be done.
"""

from __future__ import annotations

from datetime import date, timedelta

from detente.ledger.amounts import falls_short
from detente.ledger.pledged import DAYS, Wanted, content, proper, years_in
from detente.lexicon.following import FollowWords
from detente.lexicon.retelling import load_retelling
from detente.model.record import Record
from detente.model.when import parse_when

LONGEST = timedelta(days=1100)
"""A deed later than this after a pledge is no longer told to be its fulfilment."""
_NOT = ("not_done", "awaited")
"""Stages of what was not done."""


def told_deed(known: FollowWords, asked: Wanted, pledge: Record, deed: Record, since: date) -> tuple[date, str] | None:
    """The day on which a deed kept or broke the pledge, and which of both; None where it tells nothing of it.

    `asked` is what the pledge asks for. Besides "kept" and "broken" the deed may tell that the pledge is
    "in_progress", or that there is "no_evidence" of it.
    """
    if not asked.heeds(deed.fields["verb"]):
        return None
    day = _day_of(asked, deed, since)
    if day is None or not _is_between(pledge, deed) or not _is_theirs(asked, pledge, deed):
        return None
    whole = not deed.fields["by"] and set(deed.facets.sides) != set(pledge.facets.sides)
    if not _same_object(known, asked, deed, whole=whole):
        return None
    status = _status(asked, pledge, deed, day)
    return None if status is None else (day, status)


def _day_of(asked: Wanted, deed: Record, since: date) -> date | None:
    """The day on which it was done; where none is told the day of the report. None before the pledge, or long after."""
    told = deed.facets.when
    day = deed.known_from if told is None else told.first
    if day is None or not since < day <= since + LONGEST or (deed.known_from or day) <= since:
        return None
    years = years_in(deed.fields["what"]) - asked.years
    return None if years and max(years) < since.year else day  # "the games of 2014"


def _is_theirs(asked: Wanted, pledge: Record, deed: Record) -> bool:
    """Is it done by one who pledged it; where nobody is named, or only what came of it is told, may it be so?"""
    by = frozenset(deed.fields["by"])
    passes = deed.fields["verb"] in asked.passes
    return not by or not by.isdisjoint(_owing(pledge)) or (passes and by <= set(pledge.facets.sides))


def _is_between(pledge: Record, deed: Record) -> bool:
    """Is what it is done to nobody's else ("lifted its tariffs on Armenian wine")?"""
    toward = set(deed.fields["toward"])
    return not toward or not toward.isdisjoint(pledge.facets.sides)


def _status(asked: Wanted, pledge: Record, deed: Record, day: date) -> str | None:
    verb, stage = deed.fields["verb"], deed.fields["stage"]
    if verb in asked.undone and verb not in asked.told:
        return "broken" if not asked.negated and stage not in _NOT else None
    if stage in _NOT:
        return None if asked.negated else _missed(pledge, day, stage)
    if asked.negated:
        return "broken"
    return "in_progress" if stage == "begun" or falls_short(asked.text, deed.fields["what"]) else "kept"


def _missed(pledge: Record, day: date, stage: str) -> str:
    """What is told not to be done: the pledge is broken once its day is past, unless it is still awaited."""
    if stage == "awaited":
        return "no_evidence"
    due = parse_when(pledge.fields["due"])
    return "broken" if due is not None and due.last is not None and due.last < day else "no_evidence"


def _same_object(known: FollowWords, asked: Wanted, deed: Record, *, whole: bool) -> bool:
    """Is it done to what the pledge names? `whole`: all that the pledge says of it must be there."""
    what = deed.fields["what"]
    told = content(what)
    shared, missing = asked.object & told, asked.object - told
    if not shared or _named_otherwise(known, asked, what):
        return False
    if not missing:
        return True
    if whole:
        return False
    if not _telling(known, deed) - asked.words:
        return asked.core <= shared or 2 * len(shared) >= len(asked.object)
    of_it = bool(asked.core) and asked.core <= shared and bool((asked.object - asked.core) & told)
    return of_it or 3 * len(shared) >= 2 * len(asked.object)


def _named_otherwise(known: FollowWords, asked: Wanted, what: str) -> bool:
    """Have both names of places or people, and none in common?"""
    theirs = proper(known, what) if asked.names else frozenset()
    return bool(theirs) and asked.names.isdisjoint(theirs)


def _telling(known: FollowWords, deed: Record) -> frozenset[str]:
    """The words of a report that say what it is done to."""
    words = content(deed.fields["what"]) - load_retelling().plain - known.state_words - DAYS - known.loose
    verb = deed.fields["verb"].partition("_")[0][:4]
    return frozenset(w for w in words if not w[0].isdigit() and not w.startswith(verb))


def _owing(pledge: Record) -> frozenset[str]:
    return frozenset(a["side"] for a in pledge.fields["by"] if a["side"])
