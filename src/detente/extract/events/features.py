"""What a trained coder sees of a sentence with two marked actors: what the rules find, and words where they stand.

Source of the idea: Hu et al. 2024 ("Leveraging Codebook Knowledge with NLI and ChatGPT for Zero-Shot Political Relation
Classification"), whose TF-IDF baseline sees words alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from detente.annotate.frames import frame_of, verb_with_particle
from detente.annotate.tree import ancestors, children
from detente.extract.events.match import Match
from detente.model.annotated import Annotated, Token

Span = tuple[int, int]

_KNOWN = ("NOUN", "VERB", "ADJ", "ADV", "PART", "ADP", "AUX", "DET")
"""Names are left out, so that no country stands for an act."""

_RULE = 2.0
_GOVERNOR = 1.5
"""Weights of what the rules and the governing verbs say, beside 1 for a word; set on four of five parts of PLV."""


def features(a: Annotated, ranked: Sequence[Match], source: Span, target: Span) -> Mapping[str, float]:
    """Weights by name; `ranked` are the rules' matches, best first."""
    out: defaultdict[str, float] = defaultdict(float)
    for rank, match in enumerate(ranked[:3]):
        for name in _of_match(a, match):
            out[f"{min(rank, 1)}:{name}"] += _RULE / (1 + rank)
    if not ranked:
        out["none"] = _RULE
    for name in _of_words(a, source, target):
        out[name] = 1.0
    for name in _of_governors(a, source, target):
        out[name] = _GOVERNOR
    return out


def _of_match(a: Annotated, match: Match) -> Iterator[str]:
    yield f"type={match.plover}"
    yield f"pattern={match.pattern.rank}:{match.plover}"
    yield f"mode={match.plover}:{match.mode}"
    yield f"trigger={a.tokens[match.trigger].lemma}"
    yield f"told={match.plover}:{match.actuality}:{match.promised}:{match.nominal}"


def _of_words(a: Annotated, source: Span, target: Span) -> Iterator[str]:
    """Lemmas and pairs of lemmas; the actors by their part, other names by their kind."""
    words = [w for t in a.tokens if (w := _word(t, source, target)) is not None]
    yield from (f"w={w}" for w in words)
    yield from (f"w2={one} {two}" for one, two in pairwise(words))


def _word(token: Token, source: Span, target: Span) -> str | None:
    if token.start < source[1] and source[0] < token.end:
        return "<source>"
    if token.start < target[1] and target[0] < token.end:
        return "<target>"
    if token.pos in _KNOWN:
        return token.lemma
    return token.entity or None


def _of_governors(a: Annotated, source: Span, target: Span) -> Iterator[str]:
    """The verbs above each actor, with their objects; the words from the first verb down to the target."""
    for name, span in (("source", source), ("target", target)):
        verbs = [t for t in _above(a, span) if t.pos in ("VERB", "AUX")][:2]
        for rank, verb in enumerate(verbs):
            word = verb_with_particle(a, verb.i)
            yield f"{name}{rank}={word}"
            yield from (f"{name}{rank}={word}>{t.lemma}" for t in frame_of(a, verb.i).objects)
            yield from (f"{name}{rank}~{t.dep}" for t in children(a, verb.i, "neg", "agent", "auxpass"))
            yield from (f"{name}{rank}+{t.lemma}" for t in children(a, verb.i, "aux"))


def _above(a: Annotated, span: Span) -> list[Token]:
    inside = [t for t in a.tokens if t.start < span[1] and span[0] < t.end]
    heads = [t for t in inside if t.head not in {x.i for x in inside} or t.head == t.i]
    return list(ancestors(a, heads[0].i)) if heads else []
