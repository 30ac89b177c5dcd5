"""Stays told beside a name: "X, in Ankara for talks with Y, said", "In Ankara for talks with Y, X said"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate import tree
from detente.extract.engagements.contact import Trigger
from detente.lexicon.engagements import EngagementWords, Frame
from detente.model.annotated import Annotated, Mention, Sentence, Token
from detente.model.span import Span

STAY = Frame(form="visit", where=("in",), phase="presence", strict=True)
"""Where somebody is said to be, by no verb."""
_LONGEST = 30
"""Tokens between the commas."""


def stays_aside(a: Annotated, sentence: Sentence, words: EngagementWords) -> Iterator[Trigger]:
    """The triggers of a sentence that are no more than "in" and a place, set beside somebody's name."""
    for token in a.tokens[sentence.first : sentence.last]:
        if token.lemma == "in" and whose_stay(a, token, words) is not None:
            yield Trigger(token=token.i, frame=STAY, noun=False, zone=frozenset(t.i for t in _within(a, token)))


def whose_stay(a: Annotated, preposition: Token, words: EngagementWords) -> Mention | None:
    """Whose stay it is: who is named right before the comma, or, where a sentence so opens, right after it."""
    if not _opens_stay(a, preposition, words):
        return None
    sentence = a.sentences[preposition.sentence]
    if preposition.i == sentence.first:
        end = a.tokens[min(_end(a, preposition) + 1, sentence.last - 1)].start
        return _somebody(a, preposition.sentence, after=end)
    return _somebody(a, preposition.sentence, before=a.tokens[preposition.i - 1].start)


def aside_of(a: Annotated, noun: Token, words: EngagementWords) -> Token | None:
    """The "in" of the stay for which a noun is told ("in Ankara for talks"), or None."""
    above = a.tokens[noun.head]
    if noun.dep != "pobj" or above.lemma not in ("for", "on"):
        return None
    first = max(a.sentences[noun.sentence].first, noun.i - _LONGEST)
    for token in reversed(a.tokens[first : above.i]):
        if token.text in (",", ";"):
            return None
        if token.lemma == "in" and whose_stay(a, token, words) is not None:
            return token
    return None


def _opens_stay(a: Annotated, token: Token, words: EngagementWords) -> bool:
    """Is it "in" and a town or state after a comma, or at the start of a sentence, with a comma behind it all?"""
    sentence = a.sentences[token.sentence]
    if token.lemma != "in" or token.i + 1 >= sentence.last:
        return False
    starts = token.i == sentence.first
    if not starts and (a.tokens[token.i - 1].text != "," or token.i - 1 <= sentence.first):
        return False
    place = a.tokens[token.i + 1]
    end = _end(a, token)
    if place.entity != "GPE" or end >= sentence.last - 1:
        return False
    inside = a.tokens[token.i + 1 : end]
    if not starts and tree.timexes_in(a, Span(token.start, a.tokens[end].start)):  # "X, in Delhi in October, got"
        return True
    return any(t.lemma in words.nouns and a.tokens[t.head].lemma in ("for", "on") for t in inside)


def _end(a: Annotated, token: Token) -> int:
    """The comma behind the stay; of a sentence without one its last token."""
    last = min(a.sentences[token.sentence].last, token.i + _LONGEST)
    commas = (t.i for t in a.tokens[token.i + 2 : last] if t.text == "," and not _within_names(a, t))
    return next(commas, a.sentences[token.sentence].last - 1)


def _within_names(a: Annotated, comma: Token) -> bool:
    """Does the comma only part a place from its state ("in Bali, Indonesia, for talks")?"""
    near = a.tokens[comma.i + 1 : comma.i + 2]
    return bool(near) and near[0].entity == "GPE" and a.tokens[comma.i - 1].entity == "GPE"


def _within(a: Annotated, token: Token) -> list[Token]:
    return list(a.tokens[token.i : _end(a, token)])


def _somebody(a: Annotated, sentence: int, *, before: int | None = None, after: int | None = None) -> Mention | None:
    """The one person or office whose mention ends right before, or begins right after, a character."""
    for mention in tree.mentions_in(a, a.sentences[sentence].span):
        near = mention.span.end == before if before is not None else mention.span.start == after
        if near and len(mention.cast) == 1 and a.cast[mention.cast[0]].kind in ("person", "office"):
            return mention
    return None
