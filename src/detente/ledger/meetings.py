"""What came of a pledge to meet: a later engagement of its sides, of its form, rank and people.

Not every pledge with a word of meeting in it is one: its first verb must be of meeting ("visit Oslo") or of holding
("hold talks", "resume their dialogue"), or the pledge be named by the meeting itself ("a further round of talks").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from detente.kinds.folding import content_words
from detente.ledger.pledged import core_of
from detente.lexicon.following import FollowWords
from detente.model.record import Record

LONGEST = timedelta(days=400)
"""A meeting later than this after a pledge to meet is no longer its fulfilment."""
_ANY = frozenset({"meeting", "talks", "summit"})
_CAME_ABOUT = ("held", "under_way")
_GROUP = 3
"""Sides; of more, an engagement says little of a pledge between two."""


@lru_cache(maxsize=4096)
def meeting_words(known: FollowWords, text: str) -> frozenset[str]:
    """The words of the pledge that say it is one to meet; none where it is no such pledge."""
    every, words = _telling(known, text), _telling(known, core_of(known, text))
    if not words:
        return frozenset()
    first = words[0]
    if first in known.meeting and first not in known.standing | {"summit"}:
        visit = known.meeting & {"visit"} & set(every)
        return frozenset() if _is_met_otherwise(known, first, every[1:]) else frozenset({first}) | visit
    leads = first in known.holding or first in known.meeting or first in known.leads
    return frozenset(_up_to_preposition(known, words)) & known.meeting if leads else frozenset()


def _telling(known: FollowWords, text: str) -> list[str]:
    """The stems of its words, without articles and adverbs."""
    return [_stem(w) for w in re.findall(r"\w+", text.lower()) if w not in known.first and not w.endswith("ly")]


def _is_met_otherwise(known: FollowWords, first: str, rest: Sequence[str]) -> bool:
    """Is it no meeting: "meet all their needs", "call for restraint", "host a base"?"""
    if first == "host":
        return not set(rest) & (known.meeting | known.rank_words)
    return bool(known.satisfied.intersection(rest[:6])) or (first == "call" and rest[:1] in _CALLING)


_CALLING = (["for"], ["on"], ["upon"], ["off"])
"""What makes a demand, or an end, of "call"."""


def _up_to_preposition(known: FollowWords, words: Sequence[str]) -> list[str]:
    """The words before the first preposition, which no longer says what is held."""
    end = next((i for i, word in enumerate(words) if word in known.prepositions), len(words))
    return list(words[:end])


def _stem(word: str) -> str:
    """The word without its plural s or the ending of a gerund, as the list of words has it."""
    for ending in ("ing", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2 and word != "meeting":
            word = word[: -len(ending)]
    return word


def told_meeting(known: FollowWords, pledge: Record, other: Record, since: date) -> date | None:
    """The day on which the sides met as was pledged; None where this engagement is none of that."""
    text, when = pledge.fields["text"], other.facets.when
    asked = meeting_words(known, text)  # of all engagements after a pledge the same
    if not asked or other.fields["status"] not in _CAME_ABOUT or len(other.facets.sides) > _room(pledge):
        return None
    if when is None or when.first is None or not since < when.first <= since + LONGEST:
        return None
    forms = {form for word in asked for form in known.forms.get(word, _ANY)}
    if other.fields["form"] not in forms or not _same_rank(known, text, other) or not _same_people(pledge, other):
        return None
    standing = bool(content_words(text) & known.standing - known.meeting)
    return when.first if _same_issue(pledge, other, sure=standing) else None


def _room(pledge: Record) -> int:
    """How many sides may have been there: those of the pledge, and a host."""
    return max(_GROUP, len(pledge.facets.sides) + 1)


def _same_rank(known: FollowWords, text: str, other: Record) -> bool:
    """Were they of the rank that the pledge names ("a meeting of advisers"), as far as is told?"""
    words = content_words(core_of(known, text))
    asked = {level for level, names in known.ranks.items() if words & names}
    return not asked or other.fields.get("level") in (None, *asked)


def _same_people(pledge: Record, other: Record) -> bool:
    """Where the pledge names people, one of them must be there."""
    return not pledge.facets.persons or not set(pledge.facets.persons).isdisjoint(other.facets.persons)


def _same_issue(pledge: Record, other: Record, *, sure: bool) -> bool:
    """Have they an issue in common? Where one names none, it may be so: enough unless it must be `sure`."""
    mine, theirs = set(pledge.facets.issues), set(other.facets.issues)
    return not mine.isdisjoint(theirs) or (not sure and not (mine and theirs))
