"""Lengths that have a place: "four days of talks" that begin on a day which the sentence gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.dates.assemble import Found
from detente.dates.tokens import Word
from detente.model.annotated import Timex


def anchor_lengths(words: Sequence[Word], read: list[tuple[Found, Timex]]) -> Iterator[Timex]:
    """The expressions, lengths of visits and talks with their days where the sentence tells them."""
    for _, timex in read:
        yield timex
