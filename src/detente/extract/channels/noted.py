"""Lines and joint bodies that are only told of: a hotline spoken over, a commission that is to be, one long dormant."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate import tree
from detente.extract.channels.between import before, own_sides
from detente.extract.channels.change import Change
from detente.extract.channels.modality import modal
from detente.extract.channels.names import is_joint, own_name, plain_name, tells
from detente.lexicon.channels import ChannelWords
from detente.model.annotated import Annotated, Token

_TWO = 2
_LEFT = ("relcl", "acl", "amod", "appos")
_SEEMING = frozenset({"remain", "stay", "lie", "stand", "keep", "be", "go", "fall", "sit"})


def noted(
    a: Annotated, noun: Token, pair: tuple[str, ...], words: ChannelWords
) -> tuple[Change, str, tuple[str, ...]] | None:
    """The change, the name and the sides of a line or body of two sides of which no verb of change tells; else None.

    It is open where it is told to work or is only named; agreed where it is to be; shut where it is said to be so.
    """
    if noun.lemma.lower() not in words.standing or noun.text.lower() in words.naming.plain:
        return None
    sides = _sides(a, noun, pair, words)
    if len(sides) < _TWO or (name := _name(a, noun, words)) is None:
        return None
    change = next(iter(_told(a, noun, words)), None)
    return (change, name, sides) if change is not None else None


def is_line(noun: Token) -> bool:
    """Is it a telephone of two governments by its own word?"""
    return noun.lemma.lower() == "hotline"


def _sides(a: Annotated, noun: Token, pair: tuple[str, ...], words: ChannelWords) -> tuple[str, ...]:
    """Those that its words name; of a hotline, or a body joint by its words, else the sentence's two or the text's."""
    named = own_sides(a, noun, words)
    if len(named) == _TWO:
        return tuple(sorted(named))
    if named or not (is_line(noun) or _is_joint(a, noun, words)) or _is_of_many(a, noun, words):
        return ()
    if not _is_joint(a, noun, words) and a.tokens[noun.head].lemma in words.founding:
        return ()  # "the ministry opened a hotline" for its citizens
    here = _here(a, noun)
    if len(here) == _TWO:
        return tuple(sorted(here))
    return pair if len(pair) == _TWO and here <= set(pair) else ()


def _here(a: Annotated, noun: Token) -> set[str]:
    mentions = tree.mentions_in(a, a.sentences[noun.sentence].span)
    return {s for m in mentions for i in m.cast if (s := a.cast[i].actor.side) is not None}


def _is_joint(a: Annotated, noun: Token, words: ChannelWords) -> bool:
    """Do its own words say that two share it ("a joint commission", "a hotline between the two coast guards")?"""
    own = set(before(a, noun, words).of(a.document.text).lower().replace("-", " ").split()) - {noun.text.lower()}
    between = tree.prepositional(a, noun.i, "between")
    theirs = any(t.text.lower() == "their" for t in tree.children(a, noun.i, "poss"))
    shared = own & words.shared or (between and any(_is_both(a, t) for t in between)) or theirs
    name = own_name(a, noun) if noun.pos == "PROPN" else None
    return bool(shared) or (name is not None and is_joint(name, words))


def _is_both(a: Annotated, token: Token) -> bool:
    return any(t.lemma in ("two", "both", "their", "its") for t in tree.children(a, token.i))


def _is_of_many(a: Annotated, noun: Token, words: ChannelWords) -> bool:
    """Is it of three or more, or of people ("a hotline for citizens")?"""
    own = set(before(a, noun, words).of(a.document.text).lower().split())
    return bool(own & (words.counts.keys() | words.aired)) or bool(tree.prepositional(a, noun.i, "for"))


def _name(a: Annotated, noun: Token, words: ChannelWords) -> str | None:
    if noun.pos == "PROPN" and (name := own_name(a, noun)) is not None:
        return name
    name = plain_name(a, noun, words)
    between = [t for t in tree.prepositional(a, noun.i, "between", "of") if t.pos == "NOUN"]
    if not tells(name, noun) and between:
        return f"{name} of {plain_name(a, between[0], words)}"
    if not tells(name, noun) and is_line(noun):
        return next(iter(words.subjects_in(noun.text)), name)
    return name if tells(name, noun) or "joint" in name.lower() else None


def _told(a: Annotated, noun: Token, words: ChannelWords) -> Iterator[Change]:
    """What is told of it, best first: that it is shut, that it is to be, that it is there."""
    yield from _shut(a, noun, words)
    for child in tree.children(a, noun.i, "relcl"):
        asked = words.above.get(child.lemma)
        if asked in ("proposed", "agreed") and not tree.is_negated(a, child.i):
            yield Change("proposed" if asked == "proposed" else "agreed", child)
    verb = next((t for t in tree.ancestors(a, noun.i) if t.pos in ("VERB", "AUX")), None)
    if verb is None:
        yield Change("open", noun)
        return
    state = modal(a, verb, "open", words)
    if state in ("agreed", "proposed") and words.above.get(verb.lemma) is None and _is_new(a, noun):
        yield Change(state, verb)
    elif (asked := words.above.get(verb.lemma)) in ("agreed", "proposed") and noun.dep in ("dobj", "nsubjpass", "pobj"):
        yield Change("agreed" if asked == "agreed" else "proposed", verb)
    elif state == "open" or (state is not None and not _is_new(a, noun)):
        yield Change("open", verb)


def _is_new(a: Annotated, noun: Token) -> bool:
    """Is it spoken of as one that is not there yet ("a joint commission", "two more hotlines")?"""
    marks = tree.children(a, noun.i, "det", "poss")
    return not any(t.lemma in ("the", "this", "that", "their", "its") or t.dep == "poss" for t in marks)


def _shut(a: Annotated, noun: Token, words: ChannelWords) -> Iterator[Change]:
    """Words that say it is shut: "dormant since", "remains cut", "is not in service", "goes unanswered"."""
    for child in tree.children(a, noun.i, *_LEFT):
        told = words.adjectives.get(child.text.lower())
        if child.i > noun.i and told in ("not_restored", "suspended"):
            yield Change("not_restored" if told == "not_restored" else "suspended", child)
    verb = a.tokens[noun.head]
    if noun.dep not in ("nsubj", "nsubjpass") or verb.pos not in ("VERB", "AUX"):
        return
    if tree.is_negated(a, verb.i) or any(t.lemma in ("still", "yet") for t in tree.children(a, verb.i, "advmod")):
        near = [o for p in tree.children(a, verb.i, "prep") for o in tree.children(a, p.i, "pobj")]
        if any(t.lemma in ("service", "use", "operation") for t in near) or verb.lemma in words.lasts:
            yield Change("not_restored", verb)
    told_by = tree.children(a, verb.i, "acomp", "oprd", "xcomp", "ccomp", "attr", "advcl")
    for token in [*told_by, verb]:
        if verb.lemma not in _SEEMING and token.i == verb.i:
            told = words.adjectives.get(token.text.lower())
        else:
            told = words.adjectives.get(token.text.lower()) or _of_participle(token, words)
        if told in ("not_restored", "suspended"):
            yield Change("not_restored", token)


def _of_participle(token: Token, words: ChannelWords) -> str | None:
    return words.states.get(token.lemma) if token.tag == "VBN" else None
