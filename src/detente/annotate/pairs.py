"""Several named by one phrase: "both sides", "neither leader", "the two leaders", "the three ministers"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from detente.annotate.coreference import Candidate
from detente.annotate.found import Sighting, words_of
from detente.annotate.tree import SUBJECTS
from detente.lexicon import Lexicon
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token

NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_DETERMINERS = frozenset({"the", "these", "those", "our", "their", "all"})
_SHORT = re.compile(r"[A-Z]{2,}s")  # "FMs", "NSAs": the short form of an office, of several
LEVELS = {"leaders": "leaders", "presidents": "leaders", "premiers": "leaders", "ministers": "ministers"}


def find_pairs(a: Annotated, lexicon: Lexicon) -> Iterator[Sighting]:
    """The phrases that mean two or more sides or people told of before."""
    words = lexicon.offices.pair_sides | lexicon.offices.pair_people
    able = {
        t
        for t in {token.text for token in a.tokens}
        if t.lower() in words or t.lower() in NUMBERS or _SHORT.fullmatch(t) or several(t.lower()) in words
    }
    for token in a.tokens[1:]:
        if token.text not in able:
            continue
        if token.text.lower() in NUMBERS and _stands_alone(a, token):
            name = words_of(a, token.i - 1, token.i + 1)
            yield _pair(token.i - 1, token.i + 1, token.i, name)
            continue
        if token.text.lower() not in words and not is_short(token):
            if is_one_of_two(a, token.i):
                yield _pair(token.i - 1, token.i + 1, token.i, words_of(a, token.i - 1, token.i + 1))
            continue
        known, short = token.text.lower() in words, is_short(token)
        count = counted(a, token.i) if known or short else None
        first = count[0] if count else _definite_start(a, token.i) if known else None
        if first is not None:
            name = words_of(a, first, token.i + 1)
            yield _pair(first, token.i + 1, token.i, name)


def _pair(first: int, last: int, head: int, name: str) -> Sighting:
    return Sighting(
        first=first,
        last=last,
        head=head,
        form="group",
        kind="group",
        actor=Actor(name=name),
        key=f"group:{name.lower()}",
        plural=True,
    )


def _stands_alone(a: Annotated, token: Token) -> bool:
    """Is it "the two" without a noun, and a subject ("that the two had agreed")?"""
    before = a.tokens[token.i - 1]
    return before.text.lower() in ("the", "these") and token.dep in SUBJECTS and before.sentence == token.sentence


def is_short(token: Token) -> bool:
    """Is it the short form of an office, of several ("FMs")?"""
    return _SHORT.fullmatch(token.text) is not None


def is_one_of_two(a: Annotated, i: int) -> bool:
    """Does a word that speaks of the two one by one stand right before token `i` ("neither leader", "each side")?"""
    before = a.tokens[i - 1] if i else None
    if before is None or before.sentence != a.tokens[i].sentence or a.tokens[i].tag not in ("NN", "NNP"):
        return False
    word = before.text.lower()
    return word in ONE_OF_TWO or (word == "each" and a.tokens[i].lemma == "side")  # "each country" may be of many


ONE_OF_TWO = frozenset({"neither", "either"})


def several(noun: str) -> str:
    """The plural of one of the nouns that mean the two ("country": "countries", "man": "men")."""
    if noun.endswith("man"):
        return noun[:-2] + "en"
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"


def counted(a: Annotated, i: int) -> tuple[int, int] | None:
    """(Where "both …", "neither …", "the two …", "all three …" before token `i` begins, how many).

    Words of the name may stand between. None where the number has no article: "two officials" are new ones.
    """
    for j in range(i - 1, max(i - _BETWEEN, 0) - 1, -1):
        token = a.tokens[j]
        if token.sentence != a.tokens[i].sentence or (j < i - 1 and not _modifies(a.tokens[j + 1])):
            return None
        word = token.text.lower()
        if word == "both" or (j == i - 1 and is_one_of_two(a, i)):
            return j, 2
        if word in NUMBERS:
            before = a.tokens[j - 1].text.lower() if j else ""
            return (j - 1, NUMBERS[word]) if before in _DETERMINERS else None
    return None


_BETWEEN = 4  # tokens from a number to its noun: "the three National Security Advisors"


def _modifies(token: Token) -> bool:
    """May it stand between a number and its noun ("the two nuclear-armed neighbours")?"""
    return token.pos in ("ADJ", "NOUN", "PROPN", "ADV") or token.tag == "HYPH" or token.dep == "amod"


def _definite_start(a: Annotated, i: int) -> int | None:
    """Where "the" right before token `i` stands: "the sides", "the leaders" may mean the two."""
    return i - 1 if a.tokens[i - 1].text.lower() == "the" else None


def main_sides(sightings: Sequence[Sighting], n: int = 2) -> tuple[str, ...]:
    """The `n` sides that the document names most, in order of the alphabet, if one more does not come near."""
    counts = Counter(s.actor.side for s in sightings if s.actor.side)
    ranked = sorted(counts, key=lambda side: (-counts[side], side))
    if len(ranked) > n and counts[ranked[n]] * 2 > counts[ranked[n - 1]]:
        return ()
    return tuple(sorted(ranked[:n]))


def latest(
    before: Sequence[Candidate],
    accept: Callable[[Candidate], bool],
    side_of: Callable[[int], str | None],
    *,
    only: bool,
    n: int = 2,
) -> tuple[int, ...] | None:
    """The `n` latest of the accepted, of different sides, the earliest first; None where there are not so many.

    With `only` there must be no further one.
    """
    found: dict[str, int] = {}
    everyone: set[int] = set()
    for candidate in reversed(before):
        side = side_of(candidate.cast[0]) if len(candidate.cast) == 1 and accept(candidate) else None
        if side is not None:
            found.setdefault(side, candidate.cast[0])
            everyone.add(candidate.cast[0])
        if len(found) == n and not only:
            break
    if len(found) != n or (only and len(everyone) > n):
        return None
    return tuple(reversed(list(found.values())))
