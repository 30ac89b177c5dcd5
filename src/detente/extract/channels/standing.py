"""How a line or body stands by what is told beside it: agreed once, last at work in some year, never there, missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from detente.annotate import tree
from detente.extract.channels.change import Change
from detente.kinds.channel import ChannelState
from detente.lexicon.channels import ChannelWords
from detente.model.annotated import Annotated, Token


def told_beside(a: Annotated, noun: Token, words: ChannelWords) -> list[Change]:
    """The changes that participles, "last met", "is not working" and "have no" tell of a line or body."""
    if noun.lemma.lower() not in words.standing | words.loose:
        return list(_missing(a, noun, words)) if noun.lemma in words.posts.ties else []
    return [*_once_agreed(a, noun, words), *_last_at_work(a, noun, words), *_missing(a, noun, words)]


def _once_agreed(a: Annotated, noun: Token, words: ChannelWords) -> Iterator[Change]:
    """What is said to have been agreed or proposed ("the hotline, agreed in 2022, …")."""
    for token in tree.children(a, noun.i, "acl"):
        told = words.above.get(token.lemma)
        if token.tag == "VBN" and told in ("agreed", "proposed") and not tree.is_negated(a, token.i):
            yield Change(cast("ChannelState", told), token)


def _last_at_work(a: Annotated, noun: Token, words: ChannelWords) -> Iterator[Change]:
    """A body that "last met" some time ago is at rest since; a line that "does not work" is not there."""
    own = [a.tokens[noun.head]] if noun.dep in ("nsubj", "nsubjpass") else []
    own += [t for t in tree.children(a, noun.i, "relcl") if tree.children(a, t.i, "nsubj", "nsubjpass")]
    for verb in own:
        last = any(t.lemma == "last" for t in tree.children(a, verb.i, "advmod", "amod"))
        if last and verb.lemma in words.meeting | words.holding and verb.tag in ("VBD", "VBN"):
            yield Change("suspended", verb)
        elif verb.lemma in words.lasts and tree.is_negated(a, verb.i) and verb.lemma not in words.going_on:
            yield Change("not_restored", verb)


def _missing(a: Annotated, noun: Token, words: ChannelWords) -> Iterator[Change]:
    """What two "have no" of is not there ("the two have no hotline")."""
    verb = a.tokens[noun.head]
    none = any(t.lemma == "no" for t in tree.children(a, noun.i, "det"))
    if verb.lemma == "have" and noun.dep == "dobj" and none and tree.subjects(a, verb.i):
        since = any(t.lemma == "since" for t in tree.children(a, verb.i, "prep"))
        yield Change("suspended" if since else "not_restored", verb)
