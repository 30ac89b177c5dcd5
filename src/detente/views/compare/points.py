"""Point by point: what is in the accounts of both, in one only, or told otherwise by each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from detente.views.compare.answer import Item, Point, Telling, Verdict

UNNAMED = "other"
"""The issue of what no issue is named for; each side's stands apart."""

_DENIES = re.compile(
    r"\b(?:not|no|never|n't|without|den(?:y|ies|ied)|reject(?:s|ed)?|refus(?:e|es|ed)|oppos(?:e|es|ed)|declin(?:e|es|ed)|"
    r"fail(?:s|ed)?|unable|against)\b|n[’']t\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5  # letters: agree, agreed and agreement are one word
_ENOUGH = 2  # words in common; one is often no more than the issue's own name
_COMMON = frozenset({
    "that", "this", "these", "those", "with", "from", "have", "been", "will", "would", "their", "they", "both", "sides",
    "side", "said", "about", "which", "when", "also", "there", "into", "than", "more", "shoul", "could", "betwe",
    "count", "unite", "state",
})  # fmt: skip
"""Stems that two sentences about different things share."""


def points(items: list[Item]) -> Iterator[Point]:
    """A point for each issue, by name; last, for each side, what no issue is named for."""
    by_issue: dict[tuple[bool, str], list[Item]] = defaultdict(list)
    named = [item for item in items if item.issue != UNNAMED]
    for item in items:
        unnamed = item.issue == UNNAMED
        if unnamed and any(_same_words(item, other) for other in named):
            continue
        by_issue[unnamed, item.telling.side if unnamed else item.issue].append(item)
    for (unnamed, issue), these in sorted(by_issue.items()):
        told = _unrepeated(these)
        accounts = tuple(item.telling for item in told)
        yield Point(issue=UNNAMED if unnamed else issue, verdict=_verdict(told), accounts=accounts)


def _same_words(item: Item, other: Item) -> bool:
    """Does it tell of the same side in words of which the other has at least half?"""
    if (item.telling.side, item.document) != (other.telling.side, other.document):
        return False
    pairs = [(a, b) for a in item.telling.evidence for b in other.telling.evidence]
    return any((min(a.end, b.end) - max(a.start, b.start)) * 2 >= a.end - a.start for a, b in pairs)


def _unrepeated(items: list[Item]) -> list[Item]:
    """Each thing once: of words that stand within longer ones of the same side and document, the longer."""
    kept: list[Item] = []
    for item in sorted(items, key=lambda i: -len(i.telling.text)):
        if not any(_within(item, other) for other in kept):
            kept.append(item)
    return [item for item in items if item in kept]


def _within(item: Item, other: Item) -> bool:
    same = (item.telling.side, item.document) == (other.telling.side, other.document)
    return same and item.telling.text.strip(" ,.") in other.telling.text


def _verdict(items: list[Item]) -> Verdict:
    """One side alone; or several that agree; or several of which one denies what another says in the same words.

    The rule is coarse on purpose: it points a reader to the words, which stand beside it.
    """
    if len({item.telling.side for item in items}) == 1 or len({item.teller for item in items}) == 1:
        return "only"
    rivals = (_contrary(a.telling, b.telling) for a, b in combinations(items, 2) if a.telling.side != b.telling.side)
    return "differ" if any(rivals) else "shared"


def _contrary(a: Telling, b: Telling) -> bool:
    """Do they speak of the same thing, the one with a denial and the other without?"""
    same = _stems(a.text) & _stems(b.text)
    return len(same) >= _ENOUGH and bool(_DENIES.search(a.text)) != bool(_DENIES.search(b.text))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM].lower() for word in _WORD.findall(text)) - _COMMON
