"""Who "he", "the secretary" and "both sides" are: by recency, grammatical role, gender, number and office.

The weights follow salience ranking for pronouns (Lappin and Leass, 1994): a subject outweighs an object, each
sentence halves what was said before it. Where two come out alike, nobody is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.model.annotated import Annotated, Token

Gender = str

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "themselves", "theirs"})
_WINDOW = 4
_CLEAR = 1.15
"""How many times the best must outweigh the second; tuned on the seeds' pronouns."""

_WEIGHTS = {
    "nsubj": 1.0,
    "nsubjpass": 1.0,
    "agent": 0.8,
    "appos": 0.6,
    "dobj": 0.6,
    "pobj": 0.5,
    "dative": 0.5,
    "poss": 0.5,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A mention that a later pronoun may take up. `number` is ``he``, ``it`` or ``they``."""

    cast: tuple[int, ...]
    head: int
    first: int
    number: str
    gender: Gender | None = None


def pronoun_number(token: Token) -> tuple[str, Gender | None] | None:
    """What kind of referent a pronoun asks for: (``he``, ``m``), (``it``, None) … ; None for other words."""
    word = token.text.lower()
    if token.pos not in ("PRON", "DET"):
        return None
    if word in _HE:
        return "he", "m"
    if word in _SHE:
        return "he", "f"
    if word in _IT:
        return "it", None
    return ("they", None) if word in _THEY else None


def resolve_pronoun(
    a: Annotated, token: Token, before: Sequence[Candidate], quoted: Sequence[bool]
) -> Candidate | None:
    """The candidate that a pronoun takes up, or None where none fits or none stands out.

    `before` are the candidates before it, in order; `quoted` says for each token whether it stands in quotation marks.
    """
    asked = pronoun_number(token)
    if asked is None or _expletive(a, token):
        return None
    number, gender = asked
    scores: dict[tuple[int, ...], float] = defaultdict(float)
    latest: dict[tuple[int, ...], Candidate] = {}
    for candidate in reversed(before):
        distance = token.sentence - a.tokens[candidate.head].sentence
        if distance > _WINDOW:
            break
        if _fits(a, token, candidate, number, gender):
            scores[candidate.cast] += _weight(a, token, candidate, distance, quoted)
            latest.setdefault(candidate.cast, candidate)
    return _clear_best(scores, latest)


def _fits(a: Annotated, token: Token, candidate: Candidate, number: str, gender: Gender | None) -> bool:
    if candidate.number != number or (gender and candidate.gender and candidate.gender != gender):
        return False
    return not _same_clause(a, token, a.tokens[candidate.head])


def _same_clause(a: Annotated, token: Token, other: Token) -> bool:
    """Would it have to be "himself": is the other the subject of the verb whose object the pronoun is?"""
    if token.dep == "poss" or token.text.lower().endswith("self"):
        return False
    verb = token.head
    if a.tokens[verb].dep == "prep":
        verb = a.tokens[verb].head
    return token.i != other.i and other.head == verb and other.dep in ("nsubj", "nsubjpass", "dobj")


def _weight(a: Annotated, token: Token, candidate: Candidate, distance: int, quoted: Sequence[bool]) -> float:
    head = a.tokens[candidate.head]
    weight = _WEIGHTS.get(head.dep, 0.5) * 0.5**distance
    if head.dep in ("nsubj", "nsubjpass") and a.tokens[head.head].dep == "ROOT":
        weight *= 1.4
    if quoted[head.i] != quoted[token.i]:
        weight *= 0.5
    return weight


def _clear_best(
    scores: Mapping[tuple[int, ...], float], latest: Mapping[tuple[int, ...], Candidate]
) -> Candidate | None:
    ranked = sorted(scores, key=lambda c: (-scores[c], c))
    if not ranked:
        return None
    if len(ranked) > 1 and scores[ranked[0]] < _CLEAR * scores[ranked[1]]:
        return None
    return latest[ranked[0]]


def _expletive(a: Annotated, token: Token) -> bool:
    """An "it" that means nothing: with to be, seem and the like, or before a clause."""
    if token.text.lower() != "it":
        return False
    verb = a.tokens[token.head]
    if token.dep == "expl" or verb.lemma in ("be", "seem", "appear", "happen", "take", "remain", "become", "mean"):
        return True
    return token.dep not in ("nsubj", "nsubjpass") or verb.pos not in ("VERB", "AUX")


def latest_pair(
    before: Sequence[Candidate], accept: Callable[[Candidate], bool], side_of: Callable[[int], str | None]
) -> tuple[int, ...] | None:
    """The two latest of the accepted, of different sides, earliest first ("the two leaders"); None where there are none."""
    found: dict[str, int] = {}
    for candidate in reversed(before):
        if len(candidate.cast) != 1 or not accept(candidate):
            continue
        side = side_of(candidate.cast[0])
        if side is not None and side not in found:
            found[side] = candidate.cast[0]
        if len(found) == 2:
            return tuple(reversed(list(found.values())))
    return None


def in_quotes(a: Annotated) -> list[bool]:
    """For each token, does it stand in quotation marks that report speech?"""
    out = [False] * len(a.tokens)
    spans = iter(sorted((q.inner for q in a.quotes if q.speech), key=lambda s: s.start))
    span = next(spans, None)
    for token in a.tokens:
        while span is not None and span.end <= token.start:
            span = next(spans, None)
        out[token.i] = span is not None and span.start <= token.start < span.end
    return out


def words(text: Iterable[str]) -> frozenset[str]:
    """Lower-case words without the endings of possessives."""
    return frozenset(w.lower().removesuffix("'s").removesuffix("’s") for w in text)
