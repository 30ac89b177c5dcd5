"""What the words beside a claim tell of it: the next one, the last one before, one of several, a habit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from detente.kinds.engagement.fields import Engagement
from detente.kinds.engagement.telling import DONE
from detente.model.claim import Claim


def is_no_single_one(a: Claim[Engagement], b: Claim[Engagement], lexicon: Any) -> bool:
    """Does one of two documents tell of a habit ("met on many occasions")? It is none that the other tells of."""
    if a.place.document == b.place.document:
        return False
    return _is_habit(a, lexicon) or _is_habit(b, lexicon)


def is_another(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Is one told to be a further one, not by then held, and the other held when that was told?"""
    begun = b.fields.when.first if b.fields.when is not None else b.known_from
    later = (begun or date.max) > (a.known_from or date.min)
    if later or b.fields.status not in DONE or a.fields.status in DONE:
        return False
    near = _beside(a)
    before = [] if near is None else _WORD.findall(near[2])[-_BEFORE:]
    behind = [] if near is None else _WORD.findall(near[3])[:1]
    return not _ANEW.isdisjoint(before) or "again" in behind


def was_before(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Is one told as the last there was before ("last saw each other in Rome"), the other of that day or later?"""
    near = _beside(a)
    day = _last_day(b) if b.fields.when is not None else b.known_from if b.fields.status == "under_way" else None
    if a.fields.when is not None or day is None or near is None:
        return False
    told = a.known_from is not None and day >= a.known_from
    return told and not _EARLIER.isdisjoint(_WORD.findall(near[2])[-_BEFORE:])


def _last_day(claim: Claim[Engagement]) -> date | None:
    """The day up to which it was; the first of a longer time."""
    when = claim.fields.when
    return None if when is None else when.last if when.width <= _WEEK else when.first


_WEEK = 7


_EARLIER = frozenset({"last", "previous", "previously", "earlier"})
_ANEW = frozenset({"further", "next", "another", "again", "additional", "more", "new", "future", "subsequent"})
"""What tells one engagement from those that have been ("their next meeting", "further talks")."""
_BEFORE = 3
"""Words before the noun or verb among which it may stand ("the next round of")."""


def are_rounds(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Are they two rounds by their numbers ("the second round of talks", "the third round")?"""
    x, y = _round_of(a), _round_of(b)
    return x is not None and y is not None and x != y


def is_same_round(a: Claim[Engagement], b: Claim[Engagement]) -> bool:
    """Do two documents tell of a round of one number, days apart? A round of the same talks comes but once."""
    days = [c.fields.when.first if c.fields.when is not None else c.known_from for c in (a, b)]
    if a.place.document == b.place.document or None in days or _round_of(a) is None or _round_of(a) != _round_of(b):
        return False
    return abs(((days[0] or date.min) - (days[1] or date.min)).days) <= _ROUND


def _round_of(claim: Claim[Engagement]) -> int | None:
    """The number of the round that it is told to be ("the second round of talks"), or None."""
    near = _beside(claim)
    found = None if near is None else _ROUNDS.search(near[2])
    return _ORDINALS.index(found[1]) if found is not None else None


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ROUNDS = re.compile(rf"\b({'|'.join(_ORDINALS)}) rounds? of (?:[\w’'-]+ ){{0,4}}$")
"""A round counted right before its talks, with no more than what modifies them between."""
_ROUND = 10
"""Days between two tellings of one round."""


def are_several(claim: Claim[Engagement], lexicon: Any) -> bool:
    """Does it tell of more than one ("their recent conversations", "have often met", "spoke a number of times")?

    Of "meetings with X and Y" each has its own, unless it is a habit.
    """
    near = _beside(claim)
    if lexicon is None or near is None:
        return False
    plural = near[0] in lexicon.engagements.several and claim.place.argument is None
    return plural or _is_habit(claim, lexicon)


def are_counted(claim: Claim[Engagement], lexicon: Any) -> bool:
    """Is it told that there were many ("several important meetings", "a number of conversations")?"""
    near = _beside(claim)
    if lexicon is None or near is None:
        return False
    return not lexicon.engagements.many.isdisjoint(_WORD.findall(near[2])[-_BEFORE:])


def _is_habit(claim: Claim[Engagement], lexicon: Any) -> bool:
    """Is it told how often ("have often met", "spoke a number of times", "in constant contact")?"""
    near = _beside(claim)
    if lexicon is None or near is None:
        return False
    words = lexicon.engagements
    times = any(w in words.many and _counts(near[1][i + 1 : i + 3], words.times) for i, w in enumerate(near[1]))
    times = times or not _TWICE.isdisjoint(near[1]) or _COUNTED.search(" ".join(near[1])) is not None
    close = [*_WORD.findall(near[2])[-_BY_IT:], *_WORD.findall(near[3])[: _CLOSE - 1]]
    return not words.often.isdisjoint(close) or times


_TWICE = frozenset({"twice", "thrice"})
_COUNTED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten) times\b"
    r"|\bmore (?:often )?(?:with \w+(?: \w+)? )?than (?:once|any)\b"
)
"""How often ("three times before"), or how much more often than others ("met more with her than any other leader")."""
_BY_IT = 6
"""Words before it among which "always" or "every time" bears on it."""
_CLOSE = 4
"""Words right before or behind it that tell how it was done ("by telephone")."""


def tells_by_noun(claim: Claim[Engagement], lexicon: Any) -> bool:
    """Is it told by a noun ("the talks with the premier"), not by a verb that may only go on ("keep talking")?"""
    near = _beside(claim)
    return lexicon is not None and near is not None and near[0].removesuffix("s") in lexicon.engagements.nouns


def words_beside(claim: Claim[Engagement]) -> frozenset[str]:
    """The few words in small letters right before the one that made it, and right behind."""
    near = _beside(claim)
    if near is None:
        return frozenset()
    return frozenset([*_WORD.findall(near[2])[-_CLOSE:], *_WORD.findall(near[3])[:_CLOSE]])


def _beside(claim: Claim[Engagement]) -> tuple[str, list[str], str, str] | None:
    """The words that made it, those around them, what stands before and behind, in small letters; or None."""
    at = claim.place.trigger
    told = next((e for e in claim.evidence if e.start <= at.start and at.end <= e.end), None)
    if told is None:
        return None
    start, end = at.start - told.start, at.end - told.start
    text = told.text.lower()
    near = text[max(0, start - _BESIDE) : end + _BESIDE]
    return text[start:end], _WORD.findall(near), text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]


def _counts(after: Sequence[str], times: frozenset[str]) -> bool:
    """Do "times" or "occasions" follow, with no more than an "of" between?"""
    return any(w.removesuffix("s") in times and set(after[:i]) <= {"of"} for i, w in enumerate(after))


_WORD = re.compile(r"[^\W\d_]+")
_BESIDE = 60
"""Characters around the verb or noun in which it may be told that it was not the only time."""
