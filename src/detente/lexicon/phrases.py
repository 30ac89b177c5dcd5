"""Finds known phrases in a text: all at once, the longest first, at word boundaries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import ahocorasick

V = TypeVar("V")

_ALIKE = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "\u00a0": " ", "\n": " ", "\t": " ", "\u2011": "-", "‐": "-"})


@dataclass(frozen=True, slots=True, eq=False)
class Phrases(Generic[V]):
    """Phrases and what each stands for. Case counts: "US" is a state, "us" is not; apostrophes and hyphens are alike.

    The search is that of Aho and Corasick (1975): its time does not grow with the number of phrases.
    """

    automaton: Any

    def find(self, text: str) -> Iterator[tuple[int, int, V]]:
        """(start, end, value) of what stands in `text`, left to right; of overlapping ones the first, then longest."""
        found = sorted(self._all(text), key=lambda hit: (hit[0], -hit[1]))
        end = 0
        for hit in found:
            if hit[0] >= end:
                end = hit[1]
                yield hit

    def _all(self, text: str) -> Iterator[tuple[int, int, V]]:
        if not len(self.automaton):
            return
        for last, (length, value) in self.automaton.iter(text.translate(_ALIKE)):
            start, end = last - length + 1, last + 1
            if _bounded(text, start, end):
                yield start, end, value


def _bounded(text: str, start: int, end: int) -> bool:
    """Do words end at both ends of the stretch?"""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not before and not after


def phrases(values: Mapping[str, V]) -> Phrases[V]:
    """The finder for these phrases."""
    automaton = ahocorasick.Automaton()
    for phrase, value in values.items():
        key = phrase.translate(_ALIKE)
        automaton.add_word(key, (len(key), value))
    if len(automaton):
        automaton.make_automaton()
    return Phrases(automaton)
