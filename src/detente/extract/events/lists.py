"""All whom a subject or object names: lists of states before or after a noun, some of those told of, a claimant."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate.naming import actors_at
from detente.annotate.tree import ancestors, children, conjuncts, first_conjunct, prepositional, subjects
from detente.extract.events.between import whom
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token

_SOME = frozenset({"all", "some", "several", "many", "most", "both", "few", "none", "one", "two", "three", "each"})


def named_by(a: Annotated, token: Token, chief: tuple[str, ...]) -> list[Actor]:
    """Whom a subject or object names; "officials from Rome and Oslo", "Roman and Swiss officials" are both.

    "It" in "Rome's claim that it had tested a bomb" is Rome.
    """
    if token.tag == "PRP" and (claimant := _claimant(a, token)):
        return claimant
    if token.lemma in _SOME and (meant := _antecedents(a, token)):
        return [x for t in meant for x in named_by(a, t, chief)]
    own = [*whom(a, token, chief), *_listed(a, token)]
    if token.tag not in ("NNS", "NNPS"):
        return own
    behind = prepositional(a, token.i, "of", "from")
    after = [x for t in behind for x in actors_at(a, t.i) or whom(a, t, chief) if x.side]
    before = before_noun(a, token.i)
    for listed in (after, before):
        if len({x.side for x in listed}) > 1:
            return [x for x in own if x.side and x.side not in {y.side for y in listed}] + listed
    return own


def _listed(a: Annotated, token: Token) -> list[Actor]:
    """The others of a list that the parser takes for an apposition ("Peru, Chile, Cuba and Fiji cut ties")."""
    rest = [t for c in children(a, token.i, "appos") if children(a, c.i, "conj") for t in conjuncts(a, c.i)]
    first = {x.side for x in actors_at(a, token.i)} if token.pos == "PROPN" else set()
    return [x for t in rest if first for x in actors_at(a, t.i) if x.side and x.side not in first]


def _claimant(a: Annotated, pronoun: Token) -> list[Actor]:
    """Whose claim, promise or fear it is, in the clause of which "it", "he" or "they" is the subject."""
    verb = a.tokens[pronoun.head]
    noun = a.tokens[verb.head]
    third = pronoun.text.lower() in ("it", "he", "she", "they")
    if not third or pronoun.dep != "nsubj" or verb.dep not in ("acl", "ccomp") or noun.pos != "NOUN":
        return []
    return [x for t in children(a, noun.i, "poss") for x in actors_at(a, t.i) if x.side]


def before_noun(a: Annotated, noun: int) -> list[Actor]:
    """Those whom adjectives and names right before a noun name ("an American spy")."""
    before = children(a, noun, "amod", "compound", "nmod")
    return [x for c in before for t in conjuncts(a, c.i) for x in actors_at(a, t.i) if x.side]


def _antecedents(a: Annotated, token: Token) -> list[Token]:
    """Of whom there are some or all ("Rossi and Bianchi, both of whom opposed it", "several of the senators")."""
    of = prepositional(a, token.i, "of")
    if not any(t.tag in ("WP", "WDT") for t in of):
        return of
    verb = a.tokens[token.head]
    if verb.dep != "relcl":
        return []
    return conjuncts(a, first_conjunct(a, a.tokens[verb.head]).i)


def host_subject(a: Annotated, noun: int, *, pronouns: bool = True) -> Iterator[Actor]:
    """Of a noun without an owner, the subjects of its verb ("ended talks", "in a call with Rome Paris asked")."""
    verb = next((t for t in ancestors(a, noun) if t.pos in ("VERB", "AUX")), None)
    if verb is not None and verb.lemma != "be" and a.tokens[noun].dep in ("dobj", "obj", "pobj", "conj"):
        for token in subjects(a, verb.i):
            if pronouns or token.pos != "PRON":
                yield from actors_at(a, token.i)
