"""Near-copies count once: how many independent origins a record has, and how far they bear it out (DESIGN, law 10)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from detente.ledger.match import parts

NEAR_COPY = 0.6
"""Share of five-word shingles from which two texts count as one origin: a wire story that another paper has cut by a
third or given a new lead. Of random pairs among 4,256 official texts (White House, Kremlin, office of the President
of Ukraine) 0.05 % share more than 0.1; only forms that are filled in anew for each case come near this."""


def origins_of(documents: Mapping[str, float], copies: Iterable[tuple[str, str]]) -> tuple[int, float]:
    """The number of independent origins of `documents` (id -> confidence), and the confidence that they give.

    `copies` are pairs of near-identical documents, among them documents that the record does not rest on: a text in
    between makes two one. Of one origin the surest document counts.
    """
    pairs = list(copies)
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
