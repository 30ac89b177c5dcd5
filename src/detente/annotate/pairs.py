"""Two named by one phrase: "both sides", "the two leaders"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from detente.annotate.coreference import Candidate
from detente.annotate.found import Sighting, words_of
from detente.lexicon import Lexicon
from detente.model.actor import Actor
from detente.model.annotated import Annotated

LEVELS = {"leaders": "leaders", "presidents": "leaders", "premiers": "leaders", "ministers": "ministers"}


def find_pairs(a: Annotated, lexicon: Lexicon) -> Iterator[Sighting]:
    """The phrases that mean two sides or two people told of before."""
    words = lexicon.offices.pair_sides | lexicon.offices.pair_people
    for token in a.tokens[1:]:
        known = token.text.lower() in words
        first = (pair_start(a, token.i) or _definite_start(a, token.i)) if known else None
        if first is not None:
            name = words_of(a, first, token.i + 1)
            yield Sighting(
                first=first,
                last=token.i + 1,
                head=token.i,
                form="group",
                kind="group",
                actor=Actor(name=name),
                key=f"group:{name.lower()}",
                plural=True,
            )


def pair_start(a: Annotated, i: int) -> int | None:
    """Where "both …" or "the two …" before token `i` begins; one adjective may stand between."""
    for j in (i - 1, i - 2):
        if j < 0 or a.tokens[j].sentence != a.tokens[i].sentence:
            return None
        word = a.tokens[j].text.lower()
        if word == "both":
            return j
        if word == "two":
            return j - 1 if j and a.tokens[j - 1].text.lower() in ("the", "these", "those", "our", "their") else None
    return None


def _definite_start(a: Annotated, i: int) -> int | None:
    """Where "the" right before token `i` stands: "the sides", "the leaders" may mean the two."""
    return i - 1 if a.tokens[i - 1].text.lower() == "the" else None


def main_sides(sightings: Sequence[Sighting]) -> tuple[str, ...]:
    """The two sides that the document names most, in order of the alphabet, if a third does not come near."""
    counts = Counter(s.actor.side for s in sightings if s.actor.side)
    ranked = sorted(counts, key=lambda side: (-counts[side], side))
    if len(ranked) > 2 and counts[ranked[2]] * 2 > counts[ranked[1]]:
        return ()
    return tuple(sorted(ranked[:2]))


def latest_pair(
    before: Sequence[Candidate],
    accept: Callable[[Candidate], bool],
    side_of: Callable[[int], str | None],
    *,
    only: bool,
) -> tuple[int, ...] | None:
    """The two latest of the accepted, of different sides, the earlier first; None where there are no two.

    With `only` there must be no third.
    """
    found: dict[str, int] = {}
    everyone: set[int] = set()
    for candidate in reversed(before):
        side = side_of(candidate.cast[0]) if len(candidate.cast) == 1 and accept(candidate) else None
        if side is not None:
            found.setdefault(side, candidate.cast[0])
            everyone.add(candidate.cast[0])
        if len(found) == 2 and not only:
            break
    if len(found) != 2 or (only and len(everyone) > 2):
        return None
    return tuple(reversed(list(found.values())))
