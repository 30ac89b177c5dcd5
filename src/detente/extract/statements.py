"""Annotated -> claims about statements: each attribution's quoted words, and what it reports unquoted beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.annotate.beside import propositions_beside
from detente.annotate.frames import tokens_in
from detente.annotate.tree import conjuncts, mentions_in
from detente.kinds.statement import Statement
from detente.lexicon import Lexicon
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Attribution, Form, Mention
from detente.model.claim import Claim, Place
from detente.model.span import Evidence, Span

CONFIDENCE = {"direct": 0.94, "mixed": 0.85, "indirect": 0.85, "phrase": 0.6}
"""The share that was right on 240 articles of PolNeAR's training part; `phrase` is indirect, of less than FEW words."""
FEW = 5
FIRST_PERSON = frozenset({"i", "we", "me", "us"})
PRONOUNS = frozenset(
    {"he", "she", "it", "they", "who", "that", "this", "these", "those", "one", "you", "their", "his", "its", "her"}
)


def extract_statements(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Statement]]:
    """The claims about statements that the document makes: thoughts and plans are none, nor is noise."""
    for at in a.attributions:
        if at.manner != "said" or a.sentences[at.sentence].noise:
            continue
        if at.segments:
            yield _claim(a, at, at.form, at.segments)
        for clause in _unquoted(a, at):
            yield _claim(a, at, "indirect", (clause,))


def _unquoted(a: Annotated, at: Attribution) -> tuple[Span, ...]:
    """The reported clause of an indirect statement, or the unquoted propositions beside quoted words."""
    if at.form == "indirect":
        return (Span(at.content[0].start, at.content[-1].end),)
    return propositions_beside(a, at) if at.form == "mixed" else ()


def _claim(a: Annotated, at: Attribution, form: Form, segments: Sequence[Span]) -> Claim[Statement]:
    text = a.document.text
    content = at.content if form == at.form else tuple(segments)
    fields = Statement(
        form=form,
        text=" … ".join(s.of(text) for s in segments),
        speaker=speaker_of(a, at),
        content=content,
        segments=tuple(segments),
        attribution=_attribution_id(a, at),
        cue=at.cue.of(text) if at.cue else None,
        speaker_span=at.source_span,
        cue_span=at.cue,
        addressee=at.addressee,
        said_on=at.said_on,
        venue=at.venue,
    )
    outer = a.attributions[at.within] if at.within is not None else None
    return Claim(
        place=Place(a.document.id, "statement", at.cue or segments[0], segments[0]),
        fields=fields,
        evidence=_evidence(a, at, segments),
        known_from=a.document.known_from,
        according_to=speaker_of(a, outer) if outer else None,
        confidence=CONFIDENCE["phrase" if form == "indirect" and len(fields.text.split()) < FEW else form],
        rule=f"attribution:{at.cue_lemma or 'goes-on'}",
    )


def speaker_of(a: Annotated, at: Attribution) -> Actor:
    """Who speaks, as the cast has them; an office, a body, a side or a group under the words that name it.

    Two people under one word ("the two leaders", "they") are given by their names, more by the word; "I" within
    another's words is that other, and unknown elsewhere.
    """
    words = _bare(at.source_span.of(a.document.text)) if at.source_span else None
    if words is not None and words.lower() in FIRST_PERSON:
        return speaker_of(a, a.attributions[at.within]) if at.within is not None else Actor()
    mention = a.mentions[at.source] if at.source is not None else None
    if mention is None or not mention.cast:
        named = _person_at(a, at) or (words if words is None or words.lower() not in PRONOUNS else None)
        return Actor(name=named, side=_side_beside(a, at) if named else None)
    together = (*mention.cast, *_beside(a, at, mention))
    members = [a.cast[i] for i in together]
    if len(members) > 1:
        names = [m.actor.name for m in members if m.actor.name]
        by_names = len(names) == len(members) and len(mention.cast) <= _BY_NAME
        joined = " and ".join(names) if by_names else _together(a, mention, words)
        return Actor(name=joined, side=_shared_side(a, together))
    actor = members[0].actor
    if actor.name or actor.role:
        return actor
    printed = _bare(mention.span.of(a.document.text)) if mention.form in ("name", "demonym", "group") else None
    if printed is not None and actor.body is not None and actor.body.lower().endswith(f" {printed.lower()}"):
        printed = actor.body  # "the agency": the one named in full
    return replace(actor, name=printed or actor.body or next(iter(members[0].aliases), None) or words)


_BY_NAME = 2


def _together(a: Annotated, mention: Mention, words: str | None) -> str | None:
    """How several without names are called; for "they" the words in which they were told of last, else their names."""
    if words is None or words.lower() not in PRONOUNS:
        return words
    before = [m for m in a.mentions if m.cast == mention.cast and m.form != "pronoun" and m.head < mention.head]
    if before:
        return _bare(before[-1].span.of(a.document.text))
    named = [a.cast[i].aliases[:1] for i in mention.cast]
    return " and ".join(_bare(n[0]) for n in named) if all(named) else None


def _beside(a: Annotated, at: Attribution, mention: Mention) -> tuple[int, ...]:
    """Who is coordinated with the one mentioned in the words that name the source: "Berg and Dahl"."""
    if at.source_span is None or not at.source_span.covers(a.tokens[mention.head].span):
        return ()
    heads = {t.i for t in conjuncts(a, mention.head)} - {mention.head}
    found = [m for m in mentions_in(a, at.source_span) if m.head in heads]
    return tuple(dict.fromkeys(i for m in found for i in m.cast if i not in mention.cast))


def _side_beside(a: Annotated, at: Attribution) -> str | None:
    """Whose a text without a side is: of the people or state that stands before its noun ("a Chilean paper")."""
    near = mentions_in(a, at.source_span) if at.source_span else ()
    owners = [m for m in near if a.tokens[m.head].dep in ("amod", "compound", "poss", "nmod")]
    sides = {a.cast[i].actor.side for m in owners for i in m.cast} - {None}
    return sides.pop() if len(sides) == 1 else None


def _shared_side(a: Annotated, cast: Sequence[int]) -> str | None:
    sides = {a.cast[i].actor.side for i in cast}
    return sides.pop() if len(sides) == 1 else None


def _bare(words: str) -> str:
    """Without an article."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else words


def _person_at(a: Annotated, at: Attribution) -> str | None:
    """The name alone of somebody nobody knows, where it is told whose they are: "Ana Silva of the Horn Institute"."""
    tokens = tokens_in(a, at.source_span) if at.source_span is not None else ()
    of = next((k for k, t in enumerate(tokens) if t.lemma in ("of", "from", "at")), 0)
    body = next((t for t in tokens[of + 1 :] if t.dep != "det"), None)
    named = all(t.pos == "PROPN" and not t.entity for t in tokens[:of])
    if not _NAMES[0] <= of <= _NAMES[1] or not named or body is None or body.entity != "ORG":
        return None
    return Span(tokens[0].start, tokens[of - 1].end).of(a.document.text)


_NAMES = 2, 4
"""Words that a person's name has at least and at most."""


def _attribution_id(a: Annotated, at: Attribution) -> str:
    anchor = at.cue or at.content[0]
    return f"{a.document.id}:{anchor.start}"


def _evidence(a: Annotated, at: Attribution, segments: Sequence[Span]) -> tuple[Evidence, ...]:
    """The words themselves, and those that name the speaker and the saying."""
    named = [("speaker", at.source_span), ("cue", at.cue)]
    words = [a.document.evidence(s) for s in segments]
    return (*words, *(a.document.evidence(s, field=f) for f, s in named if s is not None and len(s)))
