"""Between whom a channel is: the sides that its words, its sentence or the document name, and who made the change."""

from __future__ import annotations

from detente.annotate import tree
from detente.extract.channels.changes import Change
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token
from detente.model.span import Span


def phrase_of(a: Annotated, noun: Token) -> Span:
    """The noun with what stands before it, and the complements after it ("dialogue on the climate crisis")."""
    kept = [noun]
    for child in tree.children(a, noun.i):
        if child.dep in ("amod", "compound", "nmod", "poss", "nummod") or (
            child.dep == "prep" and child.lemma in ("on", "about", "of", "between")
        ):
            kept += [t for t in tree.subtree(a, child.i) if not _in_clause(a, t, noun)]
    return Span(min(t.start for t in kept), max(t.end for t in kept))


def _in_clause(a: Annotated, token: Token, noun: Token) -> bool:
    above = [token, *tree.ancestors(a, token.i)]
    return any(t.dep in ("relcl", "acl", "advcl") for t in above[: above.index(noun)] if t.i != noun.i)


def author_of(a: Annotated, change: Change) -> Actor | None:
    """Who makes the change: the agent of a passive, the subject of an active verb."""
    word = change.word
    if word.pos not in ("VERB", "AUX"):
        return None
    passive = tree.is_passive(a, word.i) or word.dep == "acl"
    for token in tree.agents(a, word.i) if passive else tree.subjects(a, word.i):
        mention = tree.mention_of(a, token.i)
        if mention is not None and mention.cast:
            return a.cast[mention.cast[0]].actor
    return None


def sides_of(a: Annotated, noun: Token, by: Actor | None, pair: tuple[str, ...]) -> tuple[str, ...]:
    """The sides that the sentence names; where it names but one or none, the two that the document is about."""
    own = sides_in(a, phrase_of(a, noun))
    if len(own) >= 2:
        return tuple(sorted(own))
    near = own | ({by.side} if by and by.side else set())
    if len(pair) == 2 and near <= set(pair):
        return pair
    for sentence in a.sentences[noun.sentence : max(0, noun.sentence - 2) : -1] or a.sentences[:1]:
        around = sides_in(a, sentence.span) | near
        if len(around) == 2:
            return tuple(sorted(around))
    return ()


def sides_in(a: Annotated, span: Span) -> set[str]:
    """The sides of those whom a stretch names."""
    mentions = tree.mentions_in(a, span)
    return {side for m in mentions for i in m.cast if (side := a.cast[i].actor.side) is not None}
