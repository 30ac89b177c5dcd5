"""Where a report was written: the place at its head, which "here", "arrived" and "his visit" may mean."""

from __future__ import annotations

import re

from detente.lexicon import Lexicon
from detente.model.annotated import Annotated

_HEAD = re.compile(
    r"\s*(?P<place>[A-Z][A-Z.'’ -]{2,30}(?:,\s+[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+)?)??)"
    r"(?:,\s+(?:[A-Z][a-z]+\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]+)(?:,?\s+\d{4})?)?"
    r"\s*(?:[(/][^)/]{2,30}[)/]\s*)?(?:[-–—_]{1,2}|:|(?<=\d{4})\.\s)"
)
_SENTENCES = 4


def dateline_of(a: Annotated, lexicon: Lexicon) -> str | None:
    """The place of the dateline ("HANOI, May 3 (Reuters) -" gives "Hanoi"), if the lexicon knows whose it is.

    None where the first sentences have none, or it is a place that the lexicon does not know.
    """
    for sentence in a.sentences[:_SENTENCES]:
        found = _HEAD.match(a.document.text, sentence.span.start)
        place = found["place"].split(",")[0].strip().title() if found else None
        if place and lexicon.states.state_of(place) is not None:
            return place
    return None
