"""Near-copies count once: how many independent origins a record has, and how far they bear it out (DESIGN, law 10)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta

from detente.ledger.match import parts
from detente.model.document import Document

NEAR_COPY = 0.6
"""Share of five-word shingles from which two texts count as one origin: a wire story that another paper has cut by a
third or given a new lead. Of random pairs among 4,256 official texts (White House, Kremlin, office of the President
of Ukraine) 0.05 % share more than 0.1; only forms that are filled in anew for each case come near this
(`filled_in_anew`)."""

SOON = timedelta(days=3)
"""Within so many days an office may put right a word or a figure of what it published: a version, no other case."""
LATE = timedelta(days=30)
"""After so many days an office that publishes the same words again acts again. Both were read off the 281 most similar
pairs of 5,756 releases (docs/reading.md)."""


def filled_in_anew(a: Document, b: Document) -> bool:
    """Are two texts that are much alike one form which an office filled in for two cases: no copies of each other?

    They are where one official publisher brought them out a month apart, or some days apart with names or figures in
    each that the other lacks; or where their titles name what the other text does not (two calls on one day).
    """
    if a.side is None or (a.side, a.publisher) != (b.side, b.publisher):
        return False
    if a.known_from is None or b.known_from is None:
        return _titles_differ(a, b)
    apart = abs(a.known_from - b.known_from)
    if apart >= LATE or _titles_differ(a, b):
        return True
    ours, theirs = Counter(_MARK.findall(a.text)), Counter(_MARK.findall(b.text))
    return apart >= SOON and bool(ours - theirs) and bool(theirs - ours)


_MARK = re.compile(r"\d[\w.,/-]*|[^\W\d_a-z][\w’'-]*")
"""A figure, or a word with a capital: what cases of a form differ in."""


def _titles_differ(a: Document, b: Document) -> bool:
    """Does each title hold a name or a figure of its own text that is nowhere in the other document?"""
    return bool(_named(a) - _words(b)) and bool(_named(b) - _words(a))


def _named(document: Document) -> set[str]:
    """The figures of its title, and the words that stand with a capital inside a sentence of the text."""
    marks = _MARK.findall(document.title or "")
    return {m.casefold() for m in marks if m[0].isdigit() or re.search(rf"[a-z,;] {re.escape(m)}\b", document.text)}


def _words(document: Document) -> set[str]:
    return {m.casefold() for m in re.findall(r"\d[\w.,/-]*|[^\W\d_][\w’'-]*", f"{document.title}\n{document.text}")}


def origins_of(documents: Mapping[str, float], copies: Iterable[tuple[str, str]]) -> tuple[int, float]:
    """The number of independent origins of `documents` (id -> confidence), and the confidence that they give.

    `copies` are pairs of near-identical documents, among them documents that the record does not rest on: a text in
    between makes two one. Of one origin the surest document counts.
    """
    pairs = list(copies)
    if not pairs:
        return len(documents), any_of(documents.values())
    groups = parts({*documents, *(d for pair in pairs for d in pair)}, pairs)
    mine = [group & documents.keys() for group in groups]
    best = [max(documents[d] for d in group) for group in mine if group]
    return len(best), any_of(best)


def any_of(chances: Iterable[float]) -> float:
    """The chance that at least one of independent sources is right: 1 - product of (1 - p), to four places."""
    wrong = 1.0
    for chance in sorted(chances):
        wrong *= 1.0 - chance
    return round(1.0 - wrong, 4)
