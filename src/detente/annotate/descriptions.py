"""Whom a description means: "the Ohio senator", "the German", "the former lawyer" after somebody was named.

Offices of one holder ("the prime minister") are matched by their words (`holders`); these are told of as people, so
that what speaks for one of them is that they were named, or spoke, shortly before, and that nothing of theirs differs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence

from detente.annotate.coreference import Candidate
from detente.annotate.found import Sighting
from detente.annotate.tree import SUBJECTS, ancestors, children
from detente.lexicon import Lexicon
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token

_WINDOW = 6
"""Sentences over which a description reaches; those within quotations count."""
_HIGH = ("leaders", "ministers")
_DIPLOMATS = frozenset({"ambassador", "envoy", "consul", "diplomat", "emissary", "negotiator"})


def described(
    a: Annotated,
    item: Sighting,
    before: Sequence[Candidate],
    actor_of: Callable[[int], Actor],
    unnamed: Sequence[Sighting],
    lexicon: Lexicon,
) -> Candidate | None:
    """The person whom a description takes up: the one named last of those whom it fits; None where none is meant.

    `before` are the candidates before it in order, `unnamed` the offices and groups that are no one named, in order.
    """
    head = a.tokens[item.head]
    if head.dep not in SUBJECTS or not (_is_description(a, item, lexicon) or _is_one_of_a_people(a, item, lexicon)):
        return None
    if _introduced(a, item, unnamed):
        return None
    for candidate in reversed(before):
        if head.sentence - a.tokens[candidate.head].sentence > _WINDOW:
            return None
        if candidate.named and len(candidate.cast) == 1 and candidate.head < item.first:
            told = actor_of(candidate.cast[0])
            if not _in_own_clause(a, head, candidate) and _fits(item, told, lexicon):
                return candidate
    return None


def _is_description(a: Annotated, item: Sighting, lexicon: Lexicon) -> bool:
    """Is it "the" with a calling or an office of many, not one that a single person holds?"""
    if item.kind != "office" or item.plural or not (item.key or "office:").startswith("office:"):
        return False
    if item.key is None:
        return True
    office = lexicon.offices.head_of(item.actor.role or "")
    served = office is not None and (office.head in lexicon.offices.serving - _DIPLOMATS or "spokes" in office.head)
    return (
        office is not None
        and office.level not in _HIGH
        and not served
        and a.tokens[item.first].text.lower() == "the"
        and item.actor.body is None
    )


def _is_one_of_a_people(a: Annotated, item: Sighting, lexicon: Lexicon) -> bool:
    """Is it "the German", "the Pole": one of a people, not all of them ("the Chinese")?"""
    head = a.tokens[item.head]
    one = head.text + "s" in lexicon.states.terms and a.tokens[item.first].text.lower() == "the"
    return item.form == "demonym" and one and item.last - item.first <= 2 and head.dep in SUBJECTS


def _introduced(a: Annotated, item: Sighting, unnamed: Sequence[Sighting]) -> bool:
    """Was one of the kind told of shortly before without a name ("a Chilean diplomat … the diplomat")?"""
    word, here = a.tokens[item.head].lemma, a.tokens[item.head].sentence
    first = bisect_left(unnamed, a.sentences[max(here - _WINDOW, 0)].first, key=lambda s: s.head)
    near = unnamed[first : bisect_left(unnamed, item.first, lo=first, key=lambda s: s.head)]
    return any(a.tokens[s.head].lemma == word and a.tokens[s.first].text.lower() != "the" for s in near)


def _in_own_clause(a: Annotated, head: Token, candidate: Candidate) -> bool:
    """Is the candidate named in the clause whose subject the description is?"""
    other = a.tokens[candidate.head]
    if other.sentence != head.sentence or other.dep in SUBJECTS:
        return False
    verb = next((t for t in ancestors(a, other.i) if t.pos in ("VERB", "AUX")), None)
    return verb is None or verb.i == head.head


def _fits(item: Sighting, told: Actor, lexicon: Lexicon) -> bool:
    """Does nothing that is known of the person differ from the description: side, standing, sector?"""
    if item.actor.side and told.side and item.actor.side != told.side:
        return False
    if not (told.role or told.side or told.standing):
        return False  # of whom nothing is known, nothing speaks for it
    if item.form == "demonym" or item.key is None:
        return told.side is not None or item.key is None
    office = lexicon.offices.head_of(item.actor.role or "")
    if office is None or (office.sector == "MIL") != (told.sector == "MIL"):
        return False
    if office.standing is None:
        return True
    if office.standing == "official" and (own := lexicon.offices.head_of(told.role or "")) is not None:
        abroad = {office.head, own.head} <= _DIPLOMATS  # "Ambassador Lu … the diplomat"
        return told.standing == "official" and own.level not in _HIGH and abroad
    return told.standing in (None, office.standing)


def bare_descriptions(a: Annotated, taken: Collection[int], lexicon: Lexicon) -> Iterator[Sighting]:
    """Descriptions whose noun is no office: "the 61-year-old said", "the Texas native said"."""
    for token in a.tokens:
        if token.text not in lexicon.actors.describing or token.i in taken or token.dep not in SUBJECTS:
            continue
        articles = [c for c in children(a, token.i, "det") if c.text.lower() == "the"]
        verb = lexicon.speech.verbs.get(a.tokens[token.head].lemma)
        if articles and verb is not None and verb.manner == "said":
            yield Sighting(
                first=articles[0].i,
                last=token.i + 1,
                head=token.i,
                form="role",
                kind="office",
                actor=Actor(),
            )
