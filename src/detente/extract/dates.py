"""Annotated -> claims about dates."""

from __future__ import annotations

from collections.abc import Iterator

from detente.kinds.dated import KIND, Dated
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, Timex
from detente.model.claim import Claim, Place

SURE, UNPLACED = 0.9, 0.7
"""Confidence of an expression with a value and of one without."""


def extract_dates(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Dated]]:
    """One claim for each temporal expression of the document, noise too."""
    for timex in a.timexes:
        yield Claim(
            place=Place(document=a.document.id, kind=KIND.name, trigger=timex.span),
            fields=_dated(timex),
            evidence=(a.document.evidence(timex.span),),
            known_from=a.document.known_from,
            confidence=SURE if timex.when is not None or timex.type == "DURATION" else UNPLACED,
            rule="timex",
        )


def _dated(timex: Timex) -> Dated:
    """The value is EDTF where the expression has a place on the calendar, a duration where it has a length only."""
    length = timex.value if timex.type == "DURATION" else None
    return Dated(
        text=timex.text,
        type=timex.type,
        value=length if timex.when is None else str(timex.when),
        timex=timex.value,
        when=timex.when,
        alternatives=timex.alternatives,
    )
