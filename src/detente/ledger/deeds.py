"""What came of a pledge to do, or not to do, something: a later report that its side has done it, or undone it.

A deed keeps a pledge where its verb is of the same sort and most of what the pledge says of its object is in the
report's own words; a verb of undoing breaks it, as does the deed itself where the pledge was not to.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from detente.kinds.folding import content_words
from detente.lexicon.following import Deed, FollowWords
from detente.lexicon.retelling import load_retelling
from detente.model.record import Record

LONGEST = timedelta(days=800)
"""A deed later than this after a pledge is no longer told to be its fulfilment."""
_WORDLY = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "CONSULT"})
"""PLOVER's roots of what is but said."""


def asks_a_deed(known: FollowWords, text: str) -> bool:
    """Is the pledge one to do, or not to do, what a report may tell to have been done, and is its object told?"""
    deed = _deed_of(known, text)
    return deed is not None and bool(_object(deed, known, text))


def told_deed(known: FollowWords, pledge: Record, other: Record, since: date) -> tuple[date, str] | None:
    """The day on which a measure, an event or an incident kept or broke the pledge, and which of both; else None."""
    when, text = other.facets.when, pledge.fields["text"]
    if when is None or when.first is None or not since < when.first <= since + LONGEST or _is_wordly(other):
        return None
    deed = _deed_of(known, text)
    if deed is None or not other.evidence or _doers(other).isdisjoint(_owing(pledge)):
        return None
    told = content_words(other.evidence[0].text)
    asked = _object(deed, known, text)
    shared = asked & told
    if not shared or 2 * len(shared) < len(asked):
        return None
    status = _status(deed, told, negated=bool(_words(text) & known.negations))
    return None if status is None else (when.first, status)


def _status(deed: Deed, told: frozenset[str], *, negated: bool) -> str | None:
    if told & deed.done:
        return "broken" if negated else "kept"
    return "broken" if told & deed.undone and not negated else None


def _deed_of(known: FollowWords, text: str) -> Deed | None:
    """The sort of deed of the first verb that names one."""
    for word in re.findall(r"\w+", text.lower()):
        deed = next((deed for deed in known.deeds if word in deed.asked), None)
        if deed is not None:
            return deed
    return None


def _object(deed: Deed, known: FollowWords, text: str) -> frozenset[str]:
    """What the deed is done to, in words that tell: no words of every pledge, no deeds, no numbers, no second deed.

    Names are left out where other words are there: a report may call the place otherwise, or not at all.
    """
    first = _first_clause(deed, known, text)
    words = content_words(first) - load_retelling().plain - known.negations - deed.asked - _MONTHS
    told = frozenset(word for word in words if not word.isdigit())
    return (told - content_words(" ".join(_CAPITAL.findall(first)))) or told


_CAPITAL = re.compile(r"\b[A-Z]\w+")


def _first_clause(deed: Deed, known: FollowWords, text: str) -> str:
    """The pledge up to a second deed of it ("release the crew and send a letter")."""
    for match in re.finditer(r"(?i)\band (?:to )?(\w+)", text):
        if any(match[1].lower() in other.asked for other in known.deeds) and match.start() > 0:
            head = text[: match.start()]
            return head if _words(head) & deed.asked else text
    return text


_MONTHS = frozenset(month.lower() for month in calendar.month_name) | {"spring", "summer", "autumn", "winter"}


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def _is_wordly(other: Record) -> bool:
    return other.kind == "event" and (other.fields["plover"] in _WORDLY or other.facets.status != "actual")


def _doers(other: Record) -> frozenset[str]:
    """The sides that did it."""
    if other.kind == "event":
        source = other.fields["source"]
        return frozenset({source.split()[0]}) if source else frozenset()
    return frozenset(a["side"] for a in other.fields["by" if other.kind == "measure" else "actors"] if a["side"])


def _owing(pledge: Record) -> frozenset[str]:
    return frozenset(a["side"] for a in pledge.fields["by"] if a["side"])
