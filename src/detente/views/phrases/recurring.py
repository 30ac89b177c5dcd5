"""Runs of words that recur: counted by documents, grown word by word (Agrawal and Srikant's Apriori, 1994)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from detente.model.span import Span

LONGEST = 6
"""Words of a run."""

LEAST = 3
"""Documents in which a run must stand to recur."""

HELD = 0.7
"""A run that stands in so great a part of the documents of one within it takes its place."""

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[.,;:!?()“”\"—–\n]")

Word = tuple[str, int, int]
"""A word in small letters, and where it begins and ends."""


def words_in(text: str, spans: Iterable[Span]) -> list[list[Word]]:
    """The words of the stretches, cut at marks, so that no run goes over one."""
    runs: list[list[Word]] = [[]]
    for span in spans:
        runs.append([])
        for match in _WORD.finditer(text, span.start, span.end):
            if match[0][0].isalnum():
                runs[-1].append((match[0].casefold().replace("’", "'"), match.start(), match.end()))
            else:
                runs.append([])
    return [run for run in runs if run]


def recurring(
    documents: Sequence[Sequence[Sequence[Word]]], *, fits: Callable[[tuple[str, ...]], bool]
) -> dict[tuple[str, ...], list[int]]:
    """Runs of two words and more, with the documents (by place) in which each stands; the longest of those within.

    `fits` says whether a run may be told; one that may not can still be within one that may.
    """
    found: dict[tuple[str, ...], list[int]] = {}
    shorter = _frequent(documents, 1, None)
    for n in range(2, LONGEST + 1):
        longer = _frequent(documents, n, shorter)
        if not longer:
            break
        found |= {run: places for run, places in longer.items() if fits(run)}
        shorter = longer
    return _longest(found)


def _frequent(
    documents: Sequence[Sequence[Sequence[Word]]], n: int, shorter: dict[tuple[str, ...], list[int]] | None
) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, runs in enumerate(documents):
        for run in set(_grams(runs, n, shorter)):
            places[run].append(place)
    return {run: those for run, those in places.items() if len(those) >= LEAST}


def _grams(
    runs: Sequence[Sequence[Word]], n: int, shorter: dict[tuple[str, ...], list[int]] | None
) -> Iterator[tuple[str, ...]]:
    for run in runs:
        for i in range(len(run) - n + 1):
            gram = tuple(word for word, _, _ in run[i : i + n])
            if shorter is None or (gram[1:] in shorter and gram[:-1] in shorter):
                yield gram


def _longest(found: dict[tuple[str, ...], list[int]]) -> dict[tuple[str, ...], list[int]]:
    """Without runs that mostly stand within a longer one."""
    held: Counter[tuple[str, ...]] = Counter()
    for run, places in found.items():
        for n in range(2, len(run)):
            for i in range(len(run) - n + 1):
                inner = run[i : i + n]
                held[inner] = max(held[inner], len(places))
    return {run: places for run, places in found.items() if held[run] < HELD * len(places)}
