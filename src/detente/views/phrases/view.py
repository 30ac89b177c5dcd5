"""Finds each side's formulas, listed ones and recurring ones, and holds its latest account against the one before."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from detente.lexicon.comparing import stem
from detente.lexicon.formulas import Formulas, load_formulas
from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.span import Span
from detente.views.phrases.answer import Formula, Turn, Use
from detente.views.phrases.recurring import Word, recurring, words_in
from detente.views.phrases.words import Spoken, spoken

EACH = 3
"""Uses shown with a formula: the latest ones."""

ENOUGH = 1.5
"""Surprise from which a run is a formula: how many times likelier than its words are by chance, as a power of ten,
spread over its joints. Set by reading what the White House, the Kremlin and Kyiv said in 2021 and 2022."""

_NAMED = 0.5  # part of its words from which a run is but names


@dataclass(frozen=True, slots=True)
class _Found:
    text: str
    listed: bool
    uses: tuple[Use, ...]
    weight: float


def phrases(ledger: Ledger, filter: Filter = Filter(), *, formulas: Formulas | None = None) -> list[Formula]:
    """The formulas of each side, listed ones first, then those that recur in most documents; `limit` is for each side.

    `since` and `until` bound the days of publication. `formulas` holds the list (the bundled one where None).
    """
    known = formulas or load_formulas()
    by_side: dict[str, list[Spoken]] = defaultdict(list)
    for said in spoken(ledger, replace(filter, limit=None, text=None, status=None)):
        by_side[said.side].append(said)
    return [f for side in sorted(by_side) for f in list(_of_side(by_side[side], known, filter.text))[: filter.limit]]


def _of_side(said: Sequence[Spoken], known: Formulas, text: str | None) -> Iterator[Formula]:
    listed = list(_listed(said, known))
    taken = {f.text.casefold() for f in listed}
    taken |= {use.evidence.text.casefold() for f in listed for use in f.uses}
    found = (f for f in _recurring(said, known) if not any(f.text in t or t in f.text for t in taken))
    ranked = [*sorted(listed, key=_rank), *sorted(found, key=_rank)]
    days = sorted({one.day for one in said})
    for one in ranked:
        if text is None or text.casefold() in one.text.casefold():
            yield _formula(said[0].side, one, days, len(said))


def _rank(found: _Found) -> tuple[float, str]:
    return -found.weight, found.text


def _formula(side: str, found: _Found, days: Sequence[date], of: int) -> Formula:
    return Formula(
        side=side,
        text=found.text,
        listed=found.listed,
        documents=len({use.document for use in found.uses}),
        of=of,
        first=found.uses[0],
        last=found.uses[-1],
        turn=_turn({use.day for use in found.uses}, days),
        evidence=tuple(use.evidence for use in found.uses[-EACH:]),
    )


def _turn(used: set[date], days: Sequence[date]) -> Turn | None:
    """The last day's account against that of the day before it on which the side spoke."""
    if len(days) < 2:
        return None
    if days[-1] in used:
        return "kept" if days[-2] in used else "back" if used - {days[-1]} else "new"
    return "dropped" if days[-2] in used else None


def _listed(said: Sequence[Spoken], known: Formulas) -> Iterator[_Found]:
    uses: dict[str, list[Use]] = defaultdict(list)
    for one in said:
        folded = one.document.text.casefold() if one.document.text.isascii() else _folded(one.document.text)
        seen: set[str] = set()
        for span in one.spans:
            for start, end, name in known.finder.find(folded[span.start : span.end]):
                if name not in seen:
                    seen.add(name)
                    uses[name].append(_use(one, Span(span.start + start, span.start + end)))
    for name, those in uses.items():
        yield _Found(name, True, tuple(those), len(those))


def _folded(text: str) -> str:
    """Small letters, each in the place of its capital."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _use(one: Spoken, span: Span) -> Use:
    return Use(document=one.document.id, day=one.day, evidence=one.document.evidence(span))


def _recurring(said: Sequence[Spoken], known: Formulas) -> Iterator[_Found]:
    documents = [words_in(one.document.text, one.spans) for one in said]
    chance = _chances(documents)
    names = _names(said, known)

    def fits(run: tuple[str, ...]) -> bool:
        return _fits(run, known, names)

    for run, places in recurring(documents, fits=fits).items():
        weight = _surprise(run, len(places) / len(said), chance)
        if weight >= ENOUGH:
            uses = tuple(_use(said[p], _where(run, documents[p])) for p in places)
            yield _Found(" ".join(run), False, uses, weight * math.log(len(places)))


def _chances(documents: Iterable[Sequence[Sequence[Word]]]) -> Mapping[str, float]:
    """For each word the part of the documents in which it stands."""
    count: dict[str, int] = defaultdict(int)
    n = 0
    for runs in documents:
        n += 1
        for word in {word for run in runs for word, _, _ in run}:
            count[word] += 1
    return {word: times / n for word, times in count.items()}


def _surprise(run: tuple[str, ...], share: float, chance: Mapping[str, float]) -> float:
    """Pointwise mutual information of the run's words by documents (Church and Hanks, 1990), a joint, to base ten."""
    expected = math.prod(chance[word] * _ADJACENT for word in run[1:]) * chance[run[0]]
    return math.log10(share / expected) / (len(run) - 1)


_ADJACENT = 1 / 100
"""The chance that a word of a document of some hundreds of words stands just behind another given one."""


def _fits(run: tuple[str, ...], known: Formulas, names: frozenset[str]) -> bool:
    """Does it begin and end in words that say something, and is it no mere name, date or ordinary run?"""
    empty = known.words.empty
    telling = [word for word in run if len(word) > 2 and stem(word) not in empty]
    ends = len(run[0]) > 2 and len(run[-1]) > 2 and run[0] not in _LINKS and run[-1] not in _LINKS
    named = sum(stem(word) in names or any(c.isdigit() for c in word) for word in run)
    plain = " ".join(run) not in known.ordinary and not any("'" in word for word in (run[0], run[-1]))
    return ends and plain and len(telling) >= 2 and named < _NAMED * len(telling)


_LINKS = frozenset(
    ["the", "and", "for", "with", "from", "that", "this", "which", "who", "has", "have", "had", "was", "were", "are",
     "will", "would", "can", "could", "but", "not", "our", "their", "his", "her", "its", "they", "you", "your", "all",
     "into", "over", "about", "than", "then", "there", "these", "those", "such", "also", "been", "being", "may"]
)  # fmt: skip


def _names(said: Iterable[Spoken], known: Formulas) -> frozenset[str]:
    """Stems of words that, within sentences, stand mostly with a capital: names of people, places and bodies."""
    capital: dict[str, int] = defaultdict(int)
    small: dict[str, int] = defaultdict(int)
    for one in said:
        text = one.document.text
        for run in words_in(text, one.spans):
            for word, start, _ in run[1:]:
                (capital if text[start].isupper() else small)[word] += 1
    return frozenset(stem(word) for word, n in capital.items() if n > 2 * small[word])


def _where(run: tuple[str, ...], runs: Sequence[Sequence[Word]]) -> Span:
    """Where the run first stands in a document."""
    for words in runs:
        for i in range(len(words) - len(run) + 1):
            if all(words[i + k][0] == word for k, word in enumerate(run)):
                return Span(words[i][1], words[i + len(run) - 1][2])
    raise ValueError(f"the document does not have {run}")
