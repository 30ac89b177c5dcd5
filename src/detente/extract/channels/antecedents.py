"""What "the group", "the talks" or "the contacts" mean: the body or talks of which the text told before."""

from __future__ import annotations

from detente.annotate import tree
from detente.extract.channels.between import own_sides
from detente.extract.channels.names import MODIFIERS, own_name, plain_name, tells
from detente.lexicon.channels import ChannelWords
from detente.model.annotated import Annotated, Token

_NEAR = 3
"""Sentences back in which the talks are named."""
_TWO = 2
_LASTING = frozenset({"dialogue", "dialog", "hotline", "channel", "forum", "mechanism"})


_LINES = frozenset({"hotline", "line", "link"})


def meant_by(a: Annotated, noun: Token, words: ChannelWords) -> Token:
    """The noun under whose name or between whose sides the channel was told of; the noun itself else."""
    if not _points_back(a, noun):
        return noun
    if noun.lemma in words.bodies | _LASTING:
        same = (t for t in reversed(a.tokens[: noun.i]) if t.lemma.lower() == noun.lemma)
        return next((t for t in same if own_name(a, t) or tells(plain_name(a, t, words), t)), noun)
    if noun.lemma in _LINES:
        first = a.sentences[max(0, noun.sentence - _NEAR)].first
        lines = (t for t in reversed(a.tokens[first : noun.i]) if t.lemma.lower() in _LINES and t.pos == "NOUN")
        return next((t for t in lines if not _points_back(a, t)), noun)
    talking = words.loose | words.talks
    if noun.lemma not in talking:
        return noun
    first = a.sentences[max(0, noun.sentence - _NEAR)].first
    earlier = (t for t in reversed(a.tokens[first : noun.i]) if t.lemma.lower() in talking and t.pos == "NOUN")
    return next((t for t in earlier if len(own_sides(a, t, words)) == _TWO), noun)


def _points_back(a: Annotated, noun: Token) -> bool:
    """Is it "the" group or talks, with nothing that tells which?"""
    bare = not tree.children(a, noun.i, *MODIFIERS, "relcl") and not tree.children(a, noun.i, "prep")
    return bare and any(t.lemma in ("the", "this", "these", "their") for t in tree.children(a, noun.i, "det", "poss"))
