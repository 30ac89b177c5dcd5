"""Who "he", "it" and "their" are: by the subject of the same clause, else by recency, grammatical role and gender.

The weights follow the ranking of salience by Lappin and Leass (Computational Linguistics 20, 1994): a subject
outweighs an object, and each sentence halves what was said before it. Where two come out alike, nobody is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from detente.annotate.found import Gender
from detente.annotate.frames import OBJECT_CONTROL
from detente.annotate.tree import ancestors, subjects
from detente.model.annotated import Annotated, Token

Number = Literal["he", "it", "they"]

_PRONOUNS: Mapping[str, tuple[Number, Gender | None]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("he", "m")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("he", "f")),
    **dict.fromkeys(("it", "its", "itself"), ("it", None)),
    **dict.fromkeys(("they", "their", "theirs", "themselves"), ("they", None)),
}
_SUBJECTS = ("nsubj", "nsubjpass")
_WINDOW = 4
_CLEAR = 1.15  # how many times the best must outweigh the second; tuned on the seeds' pronouns
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
    """A mention that a pronoun may take up; `named` says that it has a person's name."""

    cast: tuple[int, ...]
    head: int
    number: Number
    gender: Gender | None = None
    named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the resolver sees: the document, which tokens stand in quotation marks, and classes of words.

    `reports` and `sayings` are verbs and nouns that report speech, `expletive` verbs with which "it" means nothing.
    """

    a: Annotated
    quoted: Sequence[bool]
    reports: Collection[str]
    sayings: Collection[str]
    expletive: Collection[str]

    def speaks(self, token: Token) -> bool:
        """Is the token the subject of a verb that reports?"""
        return token.dep in _SUBJECTS and self.a.tokens[token.head].lemma in self.reports


def pronoun_number(token: Token) -> tuple[Number, Gender | None] | None:
    """What kind of referent a pronoun asks for: (``he``, ``m``), (``it``, None) … ; None for other words."""
    return _PRONOUNS.get(token.text.lower()) if token.pos in ("PRON", "DET") else None


def resolve_pronoun(
    scene: Scene, token: Token, before: Sequence[Candidate], barred: Collection[tuple[int, ...]]
) -> Candidate | None:
    """The candidate that a pronoun takes up, or None where none fits or none stands out.

    `before` are the candidates before it, in order; `barred` those of the cast that it cannot be.
    """
    asked = pronoun_number(token)
    if asked is None or _expletive(scene, token):
        return None
    number, gender = asked
    near = [c for c in _near(scene.a, token, before) if c.number == number and c.cast not in barred]
    fit = [c for c in near if not (gender and c.gender and c.gender != gender) and not _same_clause(scene.a, token, c)]
    local = _local_subject(scene, token, fit) or _on_the_occasion(scene.a, token, fit)
    if local is not None:
        return local
    return _most_salient(scene, token, fit, gender) if number == "he" else _last_subject(scene, token, fit)


def _near(a: Annotated, token: Token, before: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of this sentence and those few before it, in order."""
    found: list[Candidate] = []
    for candidate in reversed(before):
        if token.sentence - a.tokens[candidate.head].sentence > _WINDOW:
            break
        found.append(candidate)
    return found[::-1]


def _expletive(scene: Scene, token: Token) -> bool:
    """An "it" that means nothing, or a thing: with to be, seem and the like, or as an object."""
    if token.text.lower() != "it":
        return False
    verb = scene.a.tokens[token.head]
    return verb.lemma in scene.expletive or token.dep not in _SUBJECTS or verb.pos not in ("VERB", "AUX")


def _same_clause(a: Annotated, token: Token, candidate: Candidate) -> bool:
    """Would it have to be "himself": is the candidate the subject of the verb whose object the pronoun is?"""
    if token.dep == "poss" or token.dep in _SUBJECTS or token.text.lower().endswith("self"):
        return False
    verb = token.head if a.tokens[token.head].dep != "prep" else a.tokens[token.head].head
    return candidate.head in {t.i for t in subjects(a, verb)}


def _local_subject(scene: Scene, token: Token, fit: Sequence[Candidate]) -> Candidate | None:
    """The subject of the pronoun's own clause, which a possessive or reflexive takes up first."""
    if token.dep in _SUBJECTS or not (token.tag == "PRP$" or token.text.lower().endswith("self")):
        return None
    by_head = {c.head: c for c in fit}
    if (blamed := _blamed(scene.a, token)) in by_head:
        return by_head[blamed]
    for above in ancestors(scene.a, token.i):
        if above.pos in ("VERB", "AUX"):
            found = [by_head[t.i] for t in subjects(scene.a, above.i) if t.i in by_head]
            nameless = bool(found) and found[-1].number == "he" and found[-1].gender is None and not found[-1].named
            return found[-1] if found and not nameless else None
    return None


def _on_the_occasion(a: Annotated, token: Token, fit: Sequence[Candidate]) -> Candidate | None:
    """For the subject of "a visit by Berg, during which he …": the only one of whom the sentence has told before."""
    verb = a.tokens[token.head]
    if token.dep not in _SUBJECTS or verb.dep not in ("relcl", "advcl", "ccomp") or token.i == 0:
        return None
    before = a.tokens[token.i - 1]
    if before.tag not in ("WDT", "WRB") or (before.tag == "WDT" and a.tokens[before.head].dep != "prep"):
        return None
    here = {c.cast: c for c in fit if a.tokens[c.head].sentence == token.sentence}
    return next(iter(here.values())) if len(here) == 1 else None


def _blamed(a: Annotated, token: Token) -> int:
    """Whom "his" means in "faulted Dahl for his remarks", "attacked Dahl over his plan": the object; else -1."""
    for above in ancestors(a, token.i):
        if above.dep == "prep" and above.lemma in ("for", "over"):
            held = a.tokens[above.head]
            verb = a.tokens[held.head] if held.dep == "dobj" else held  # the parse may hang "for" on the object
            done = [c for c in a.children[verb.i] if a.tokens[c].dep == "dobj" and c < token.i]
            return done[0] if verb.lemma in OBJECT_CONTROL and done else -1
        if above.pos in ("VERB", "AUX") or (above.dep == "prep" and above.lemma != "of"):
            return -1  # "sued Peru over the raid on its embassy": of who sued
    return -1


def _most_salient(scene: Scene, token: Token, fit: Sequence[Candidate], gender: Gender | None) -> Candidate | None:
    """The person whose mentions weigh most, if they weigh clearly more than the next one's."""
    scores: dict[tuple[int, ...], float] = defaultdict(float)
    latest: dict[tuple[int, ...], Candidate] = {}
    for candidate in fit:
        scores[candidate.cast] += _weight(scene, token, candidate, gender)
        latest[candidate.cast] = candidate
    ranked = sorted(scores, key=lambda c: (-scores[c], c))
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] < _CLEAR * scores[ranked[1]]):
        return None
    return latest[ranked[0]]


def _weight(scene: Scene, token: Token, candidate: Candidate, gender: Gender | None) -> float:
    head = _told_of(scene.a, scene.a.tokens[candidate.head])
    weight = _WEIGHTS.get(head.dep, 0.5) * 0.5 ** (token.sentence - head.sentence)
    if head.dep in _SUBJECTS and scene.a.tokens[head.head].dep == "ROOT":
        weight *= 1.4
    if scene.speaks(head) and scene.speaks(token):  # "he said" goes on with who spoke last
        weight *= 2.0 if token.sentence - head.sentence == 1 else 1.6
    if scene.quoted[head.i] != scene.quoted[token.i]:
        weight *= 0.4
    if not candidate.named:
        weight *= 0.7
    return weight * (0.8 if gender and candidate.gender is None else 1.0)


def _told_of(a: Annotated, head: Token) -> Token:
    """The word that a name stands beside: in "a spokesman, Anna Berg, said" she has the spokesman's place."""
    above = a.tokens[head.head]
    return above if head.dep == "appos" and above.dep in _SUBJECTS and above.pos == "NOUN" else head


def _last_subject(scene: Scene, token: Token, fit: Sequence[Candidate]) -> Candidate | None:
    """For "it" and "they": the subject last before, if it is one of the candidates and nothing else came between."""
    a, by_head = scene.a, {c.head: c for c in fit}
    speaks = scene.speaks(token)
    if speaks and (last := _last_to_speak(scene, token, fit)) is not None:
        return last
    first = a.sentences[max(token.sentence - 1, 0)].first
    around = {t.i for t in ancestors(a, token.i)} if token.tag == "PRP$" else set()  # "one of its men was shot"
    for i in range(token.i - 1, first - 1, -1):
        other = a.tokens[i]
        if i in around:
            continue
        if other.dep not in _SUBJECTS or other.tag in ("WDT", "WP", "PRP", "EX", "DT"):
            if i in by_head and other.tag in ("PRP", "PRP$"):
                return by_head[i]
            continue
        if speaks and (scene.quoted[i] or _is_reported(a, token, i)):
            continue
        if i not in by_head and _disagrees(token, other):
            continue
        owner = next((by_head[c] for c in a.children[i] if c in by_head and a.tokens[c].dep == "poss"), None)
        return by_head.get(i) or (owner if other.lemma in scene.sayings else None)
    return None


def _last_to_speak(scene: Scene, token: Token, fit: Sequence[Candidate]) -> Candidate | None:
    """For "it said", at the head of a sentence: whoever spoke in the one before, outside its quotations."""
    if token.i != scene.a.sentences[token.sentence].first or scene.quoted[token.i]:
        return None
    for candidate in reversed(fit):
        head = scene.a.tokens[candidate.head]
        verb = scene.a.tokens[head.head]
        told = verb.dep in ("ROOT", "conj") or scene.a.sentences[head.sentence].first == head.i
        if head.sentence == token.sentence - 1 and scene.speaks(head) and told and not scene.quoted[head.i]:
            return candidate
    return None


def _disagrees(pronoun: Token, subject: Token) -> bool:
    """Is one of them of several and the other of one: "they" is no draft, "it" no talks?"""
    several = pronoun.text.lower() in ("they", "them", "their", "themselves")
    return subject.tag in (("NN",) if several else ("NNS", "NNPS"))


def _is_reported(a: Annotated, token: Token, i: int) -> bool:
    """Is a subject that of the clause in which ", they said," stands?"""
    saying, told = a.tokens[token.head], a.tokens[a.tokens[i].head]
    if a.tokens[i].sentence != token.sentence or told.i == saying.i:
        return False
    return (saying.dep == "parataxis" and saying.head == told.i) or (told.dep == "ccomp" and told.head == saying.i)


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
