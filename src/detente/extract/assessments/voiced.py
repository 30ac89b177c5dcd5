"""Assessments whose holder stands beside the word: "Oslo fears that …", "their belief that …", "called it a farce"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.annotate.extents import clause_span, phrase_span
from detente.annotate.frames import frame_of, frame_of_noun
from detente.annotate.naming import actors_at
from detente.annotate.tree import SUBJECTS, account_at, actuality, children
from detente.lexicon.stance import AssessmentWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

_PERSONS = frozenset({"person", "people", "visitor", "guest", "man", "woman", "crowd", "child"})
_MINDS = ("acomp", "amod", "attr", "ccomp", "conj", "ROOT", "advcl", "oprd")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voiced:
    """What somebody thinks, calls or says he feels: `cue` tells it, `span` are its words, `holders` hold it."""

    cue: Token
    head: Token
    span: Span
    holders: tuple[Actor, ...]
    loose: bool = False
    felt: str | None = None


def voiced(a: Annotated, words: AssessmentWords, token: Token) -> Iterator[Voiced]:
    """The assessments that this word tells with a holder of its own."""
    minded = token.lemma in words.minded or (token.tag == "VBN" and token.text.lower() in words.minded)
    if token.pos == "VERB" and not minded and not _merely_possible(a, token):
        yield from _by_verb(a, words, token)
    elif token.pos in ("ADJ", "VERB") and minded and token.dep in _MINDS:
        yield from _clauses(a, token, _of_mind(a, token))
        yield from _in_mind(a, token)
    elif token.pos == "NOUN" and token.lemma in words.thoughts:
        frame = frame_of_noun(a, token.i)
        yield from _clauses(a, token, [*frame.subjects, *frame.slot("of")])


def _by_verb(a: Annotated, words: AssessmentWords, verb: Token) -> Iterator[Voiced]:
    frame = frame_of(a, verb.i)
    if verb.lemma in words.thought:
        yield from _clauses(a, verb, list(frame.subjects))
        yield from _things(a, words, verb, frame.subjects)
    if verb.lemma in words.appraise and not _gives_up(a, verb) and _has_complement(a, words, verb):
        yield from _whole(a, verb, frame.subjects)
    elif verb.lemma in words.voiced:
        felt = [t for t in (*frame.objects, *frame.slot("of", "with")) if t.lemma in words.feelings]
        yield from (replace(v, felt=felt[0].lemma) for v in _whole(a, verb, frame.subjects if felt else ()))


def _things(a: Annotated, words: AssessmentWords, verb: Token, subjects: tuple[Token, ...]) -> Iterator[Voiced]:
    """The thing that somebody fears or expects without a clause ("fear lasting damage to the bond")."""
    holders = _known(a, list(subjects))
    for noun in children(a, verb.i, "dobj"):
        named = noun.pos == "NOUN" and not actors_at(a, noun.i) and noun.lemma not in _PERSONS
        if holders and named and account_at(a, verb.start) is None and len(phrase_span(a, noun.i)) > len(noun.span):
            yield Voiced(cue=verb, head=noun, span=phrase_span(a, noun.i), holders=holders)


def _in_mind(a: Annotated, state: Token) -> Iterator[Voiced]:
    """How somebody is minded without a clause ("remain unconvinced", "are wary of the deal")."""
    verb = a.tokens[state.head]
    holders = _known(a, list(frame_of(a, verb.i).subjects))
    copula = state.dep == "acomp" and verb.lemma in ("be", "remain", "stay", "seem", "grow", "become", "feel")
    if copula and holders and not children(a, state.i, "ccomp", "xcomp") and account_at(a, verb.start) is None:
        yield Voiced(cue=state, head=verb, span=clause_span(a, verb.i, drop=("advcl",)), holders=holders)


def _merely_possible(a: Annotated, verb: Token) -> bool:
    return actuality(a, verb.i) in ("possible", "planned", "denied")


def _gives_up(a: Annotated, verb: Token) -> bool:
    """Is it "call off", "call back", not "talk up"?"""
    return any(t.lemma in ("off", "back", "in") for t in children(a, verb.i, "prt"))


def _has_complement(a: Annotated, words: AssessmentWords, verb: Token) -> bool:
    """Does it say as what, or for what: "described it as …", "called it …", "praised Oslo for …"?"""
    marks = ("as", "for") if verb.lemma in words.crediting else ("as",)
    marked = any(p.lemma in marks for p in children(a, verb.i, "prep"))
    return marked or bool(children(a, verb.i, "oprd", "ccomp"))


def _clauses(a: Annotated, cue: Token, subjects: list[Token]) -> Iterator[Voiced]:
    """The clause that the cue governs, held by these."""
    holders = _known(a, subjects)
    for clause in [c for c in children(a, cue.i, "ccomp", "acl", "relcl") if c.i > cue.i][:1]:
        own = [t for t in children(a, clause.i, *SUBJECTS) if t.tag not in ("WDT", "WP")]
        if holders and own and account_at(a, clause.start) is None:
            yield Voiced(cue=cue, head=clause, span=clause_span(a, clause.i), holders=holders)


def _whole(a: Annotated, verb: Token, subjects: tuple[Token, ...]) -> Iterator[Voiced]:
    holders = _known(a, list(subjects))
    if holders and account_at(a, verb.start) is None:
        yield Voiced(cue=verb, head=verb, span=clause_span(a, verb.i, drop=("advcl",)), holders=holders, loose=True)


def _of_mind(a: Annotated, token: Token) -> list[Token]:
    """Whose mind it is: the subject of the verb above, or the noun that the adjective stands at."""
    above = a.tokens[token.head]
    if above.pos in ("NOUN", "PROPN") and token.dep in ("amod", "acl"):
        return [above]
    return list(frame_of(a, token.i if token.pos == "VERB" else above.i).subjects) or children(a, token.i, *SUBJECTS)


def _known(a: Annotated, tokens: list[Token]) -> tuple[Actor, ...]:
    """Those whom the tokens name; a plain noun goes by its words; a pronoun of nobody is nobody."""
    found: list[Actor] = []
    for token in tokens:
        named = actors_at(a, token.i)
        if len(named) == 1 and token.pos == "NOUN" and not (named[0].name or named[0].role):
            found.append(replace(named[0], name=_words(a, token)))  # "the Norwegian government"
        elif named:
            found += named
        elif token.pos in ("NOUN", "PROPN"):
            found.append(Actor(name=_words(a, token)))
    return tuple(dict.fromkeys(found))


def _words(a: Annotated, noun: Token) -> str:
    """The words that name somebody, without the article and what follows."""
    words = phrase_span(a, noun.i, drop=("relcl", "acl", "appos", "prep", "conj", "cc")).of(a.document.text)
    return words.removeprefix("The ").removeprefix("the ")
