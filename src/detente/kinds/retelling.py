"""May two documents speak of one thing by their words alone? Shared by the kinds that are told in clauses.

Within a document a word may be enough. Two documents use the same phrases of many things ("continue our cooperation"):
what counts between them are the words that tell, which are left when those of every communiqué and the names of states
are taken away (``lexicon/data/retelling.toml``).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from detente.kinds.folding import content_words, wording_alike
from detente.model.claim import Claim

if TYPE_CHECKING:
    from detente.lexicon import Lexicon

LITTLE = 0.4
"""Likeness at most of what two documents tell with too few words in common: below every threshold of these kinds."""
_MOST = 0.6
"""Share of the shorter text's words that tell which the other must have."""
_HALF, _THIRD = 0.5, 0.3
"""The same of the longer one's: half, or near in time a third."""


def retold(
    a: Claim[Any],
    b: Claim[Any],
    texts: tuple[str, str],
    lexicon: Lexicon | None,
    *,
    least: int,
    within: int,
    generic: frozenset[str] = frozenset(),
    own: frozenset[str] = frozenset(),
) -> float | None:
    """The share of content words that two texts have in common, 0 to 1; across documents only if they may be one thing.

    They may where at least `least` words that tell are shared, most of the shorter and half of the longer text's (a
    third, if the documents came out within `within` days of each other), or where all that tell are the same. Else the
    share is at most `LITTLE`; None, which forbids it, where both tell something and nothing is shared, where they
    speak of other states than the sides whose it is (`own`), or one denies what the other says. `generic` are words
    that don't tell in this kind.
    """
    share = wording_alike(*texts)
    if a.place.document == b.place.document or lexicon is None:
        return share
    mine, theirs = (telling_words(text, lexicon) - generic for text in texts)
    shared = mine & theirs
    if mine and theirs and not shared:
        return None
    if share > LITTLE and not _is_enough(mine, theirs, least=least, close=told_within(a, b, within)):
        return LITTLE
    if share > LITTLE and (_deny(*texts, lexicon) or _of_other_states(*texts, own, lexicon)):
        return None
    return share


def _is_enough(mine: frozenset[str], theirs: frozenset[str], *, least: int, close: bool) -> bool:
    shared, few, many = len(mine & theirs), min(len(mine), len(theirs)), max(len(mine), len(theirs))
    if mine == theirs:
        return shared >= least or (shared > 0 and close)
    return shared >= max(least, _MOST * few) and shared >= (_THIRD if close else _HALF) * many


def told_within(a: Claim[Any], b: Claim[Any], days: int) -> bool:
    """Did the documents of two claims come out within so many days of each other?"""
    x, y = a.known_from, b.known_from
    return x is not None and y is not None and abs((x - y).days) <= days


def telling_words(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The content words of a text that say of what it speaks: no words of every communiqué, no states."""
    return content_words(text) - _listed(lexicon.retelling.plain) - state_words(text, lexicon)


def state_words(text: str, lexicon: Lexicon | None) -> frozenset[str]:
    """Those content words of a text that name a state or its people ("Russian", "United States")."""
    if lexicon is None:
        return frozenset()
    named = [text[start:end] for start, end, _ in lexicon.states.find(text)]
    return content_words(" ".join(named)) if named else frozenset()


def _of_other_states(a: str, b: str, own: frozenset[str], lexicon: Lexicon) -> bool:
    """Do both texts name states beside their own, and none that the other names, too?"""
    mine, theirs = (frozenset(term.code for _, _, term in lexicon.states.find(text)) - own for text in (a, b))
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _deny(a: str, b: str, lexicon: Lexicon) -> bool:
    """Does one text deny, refuse or end what the other says?"""
    against = _listed(lexicon.retelling.against)
    return bool(content_words(a) & against) is not bool(content_words(b) & against)


@lru_cache(maxsize=16)
def _listed(words: frozenset[str]) -> frozenset[str]:
    """The words of a list in the form in which texts have them."""
    return content_words(" ".join(sorted(words)))
