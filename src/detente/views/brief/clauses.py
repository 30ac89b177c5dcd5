"""Small parts of a sentence: when, where, after what; each empty where nothing is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from detente.model.record import Json
from detente.model.span import Evidence
from detente.views.brief.witness import is_in
from detente.views.brief.wording import Names, day, on

LONGEST = 60
"""Words of a quotation in the book; a longer one is cut, and the cut shows."""


def value(given: Json, names: Names) -> str:
    """A value of a field in words: a date, people, or as it is."""
    if isinstance(given, str):
        return day(given) or given
    return names.all(given) or str(given)


def planned_for(when: Json) -> str:
    """For what day something is planned, with a space before it; empty for None."""
    words = on(when)
    return f" {words}" if words.startswith(("by ", "from ")) else f" for {day(when)}" if words else ""


def happened(when: Json) -> str:
    """On what day, with a space before it; empty for None."""
    return f" {on(when)}" if on(when) else ""


def dated(when: Json) -> str:
    """The day in brackets, with a space before it; empty for None."""
    return f" ({day(when)})" if day(when) else ""


def known(step: Mapping[str, Json]) -> str:
    """When a step of a history was told."""
    return happened(step.get("known_from"))


_WITH_ARTICLE = re.compile(r"(?:U\.? ?S\b|U\.? ?K\b|United |Netherlands|Philippines|Kremlin|White House)")


def placed(place: Json) -> str:
    """A place as it stands within a sentence: in the U.S."""
    words = str(place or "")
    return f"the {words}" if _WITH_ARTICLE.match(words) else words


_PHRASE = 10  # words
_VERBS = frozenset({"suspended", "resumed", "with", "now", "then", "having", "being", "which", "that"})


def cause(words: str) -> str:
    """Without the word that ties it to what it caused."""
    return re.sub(r"^(?:after|because of|due to|following|over|in response to) ", "", words.strip())


def is_cause(told: Json, evidence: Iterable[Evidence]) -> bool:
    """Is it a short phrase of the evidence, as a cause is, and no mere adverb or clause?"""
    words = cause(str(told or "")).split()
    return 2 <= len(words) <= _PHRASE and words[0] not in _VERBS and is_in(str(told), evidence)


def cut(words: str) -> str:
    """A quotation of no more than so many words; that it was cut shows."""
    given = words.split()
    return words if len(given) <= LONGEST else " ".join(given[:LONGEST]).rstrip(" ,;:.") + " …”"


def stopped(words: str) -> str:
    """The sentence with its full stop, which a quotation may bring along."""
    return words if words.rstrip("”’\"')").endswith((".", "!", "?", "…")) else f"{words}."
