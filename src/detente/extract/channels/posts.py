"""Embassies and ambassadors: what closes, reopens, is recalled or returns tells of the two states' relations."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate import tree
from detente.annotate.frames import doers
from detente.extract.channels.change import Change
from detente.extract.channels.modality import modal
from detente.lexicon import Lexicon
from detente.lexicon.channels import Posts
from detente.model.annotated import Annotated, Token


def post_changes(a: Annotated, noun: Token, lexicon: Lexicon) -> Iterator[tuple[Change, frozenset[str], Token]]:
    """Changes told of an embassy or envoy, with the two sides: whose it is and where it is, or was, accredited.

    Of those to several states each with its own, and the token that names it.
    """
    posts = lexicon.channels.posts
    if noun.lemma not in posts.houses and noun.lemma not in posts.envoys and not _is_other_envoy(a, noun, posts):
        return
    if not _is_envoy_or_house(a, noun):
        return
    verb = a.tokens[noun.head]
    for _ in range(_JOINED):
        if noun.dep == "conj" and verb.pos == "NOUN":
            noun, verb = verb, a.tokens[verb.head]
    if verb.lemma == "be":  # "the consulates are to open"
        verb = next((t for t in tree.children(a, verb.i, "xcomp") if t.tag == "VB"), verb)
    state = _state(a, noun, verb, posts) if verb.pos == "VERB" else None
    state = state or _lacking(a, noun, verb)
    if noun.dep == "pobj" and verb.lemma == "of":  # "the closure of its embassy", "the recall of the ambassador"
        verb = a.tokens[verb.head]
        state = (posts.house_acts if noun.lemma in posts.houses else posts.envoy_acts).get(verb.lemma)
    if state is None:
        return
    sides = _sides(a, noun, verb, lexicon) or _of_both(a, noun)
    told = modal(a, verb, state, lexicon.channels)
    if len(sides) == _TWO and told is not None:
        yield Change(told, verb), sides, noun
    elif len(sides) > _TWO and told is not None:
        yield from ((Change(told, verb), pair, place) for pair, place in _apart(a, noun, sides, lexicon))


def _is_other_envoy(a: Annotated, noun: Token, posts: Posts) -> bool:
    """Is it the counterpart of an envoy whom the sentence names before ("and expelled his Danish counterpart")?"""
    first = a.sentences[noun.sentence].first
    return noun.lemma == "counterpart" and any(t.lemma in posts.envoys for t in a.tokens[first : noun.i])


def _lacking(a: Annotated, noun: Token, verb: Token) -> str | None:
    """Do two states have none in each other's capital ("have had no ambassadors since 1978")?"""
    none = any(t.lemma == "no" for t in tree.children(a, noun.i, "det"))
    return "suspended" if verb.lemma == "have" and noun.dep == "dobj" and none else None


def _apart(
    a: Annotated, noun: Token, sides: frozenset[str], lexicon: Lexicon
) -> Iterator[tuple[frozenset[str], Token]]:
    """The sender with each of the states to which its envoys go ("ambassadors to A and B")."""
    hosts = {}
    beside = [t for i in (noun.i, noun.head) for t in tree.prepositional(a, i, "to", "in", "from")]
    for place in beside:
        if (code := _state_of(a, place, lexicon)) is not None:
            hosts[code] = place
    senders = sides - hosts.keys()
    if len(senders) == 1:
        yield from ((senders | {code}, place) for code, place in hosts.items())


def _of_both(a: Annotated, noun: Token) -> frozenset[str]:
    """Embassies or ambassadors in the plural, of nobody named, are those of the two states that the text is about."""
    bare = noun.tag == "NNS" and not tree.children(a, noun.i, "poss", "amod", "compound", "nmod", "relcl")
    return frozenset(tree.chief_pair(a)) if bare and not tree.prepositional(a, noun.i) else frozenset()


def _is_envoy_or_house(a: Annotated, noun: Token) -> bool:
    """Of commissioners only a high one is an envoy."""
    return noun.lemma != "commissioner" or any(t.lemma.lower() == "high" for t in tree.children(a, noun.i))


_TWO = 2
_JOINED = 2
"""Nouns in a row ("closed its embassy and consulates")."""


def _state(a: Annotated, noun: Token, verb: Token, posts: Posts) -> str | None:
    """What the verb says: an envoy returns, a house is reopened."""
    if noun.lemma in posts.envoys or noun.lemma == "counterpart":
        near = {t.lemma for t in tree.children(a, verb.i)}
        home = verb.lemma in ("call", "bring", "summon") and "home" in near
        home = home or (verb.lemma in posts.ordering and bool(near & {"out", "home", "leave", "packing", "pack"}))
        if home and noun.dep in ("dobj", "nsubjpass"):  # "called its ambassador home"
            return posts.envoy_verbs["recall"]
        return posts.envoy_verbs.get(verb.lemma) if noun.dep in ("dobj", "nsubj", "nsubjpass") else None
    by_itself = noun.dep == "nsubj" and verb.lemma in ("reopen", "open", "close") and not tree.objects(a, verb.i)
    return posts.house_verbs.get(verb.lemma) if noun.dep in ("dobj", "nsubjpass") or by_itself else None


def _sides(a: Annotated, noun: Token, verb: Token, lexicon: Lexicon) -> frozenset[str]:
    """Whose post it is (its owner, adjective or the one who acts) and the state of the place where it is."""
    near = [*doers(a, verb.i), *tree.agents(a, verb.i)]
    near += [t for c in tree.children(a, noun.i, "poss", "amod", "compound", "nmod") for t in tree.subtree(a, c.i)]
    near += tree.prepositional(a, noun.i, "of") if noun.lemma in lexicon.channels.posts.houses else []
    mentions = [m for t in near if (m := tree.mention_of(a, t.i)) is not None]
    sides = {side for m in mentions for i in m.cast if (side := a.cast[i].actor.side)}
    for head in (noun.i, verb.i):
        for place in tree.prepositional(a, head, "in", "to", "from", "at", "with"):
            mention = tree.mention_of(a, place.i)
            named = [side for i in mention.cast if (side := a.cast[i].actor.side)] if mention is not None else []
            sides.update([code] if (code := _state_of(a, place, lexicon)) is not None else named[:1])
    return frozenset(sides)


def _state_of(a: Annotated, place: Token, lexicon: Lexicon) -> str | None:
    """The state in which a town lies, also of one with a name of several words ("Kuala Lumpur")."""
    names = [*tree.children(a, place.i, "compound"), place]
    whole = a.document.text[names[0].start : place.end]
    return lexicon.states.state_of(whole) or lexicon.states.state_of(place.text)
