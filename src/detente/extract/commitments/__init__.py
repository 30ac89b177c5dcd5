"""Annotated -> claims about commitments: what was promised, agreed, avoided, sought, kept or broken."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate.moments import timex_of
from detente.annotate.naming import among_sides, near_sides, reported_by
from detente.annotate.tree import account_at, children, timexes_in
from detente.extract.commitments.draft import Draft
from detente.extract.commitments.intents import intents
from detente.extract.commitments.nouns import by_noun
from detente.extract.commitments.outcomes import outcomes
from detente.extract.commitments.promises import by_verb
from detente.kinds.commitment import FOLLOW_UP, Commitment
from detente.lexicon import Lexicon
from detente.lexicon.commitments import CommitmentWords
from detente.model.annotated import Annotated, Sentence, Token
from detente.model.claim import Claim, Place
from detente.model.span import Span
from detente.model.when import When, parse_when

__all__ = ["extract_commitments"]


def extract_commitments(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Commitment]]:
    """The claims about commitments that the document makes."""
    words, between, alone = lexicon.commitments, among_sides(a) & near_sides(a), _of_one_side(a)
    for sentence in a.sentences:
        if sentence.noise:
            continue
        taken: list[Span] = []
        tokens = a.tokens[sentence.first : sentence.last]
        if not (alone or sentence.index in between) or asks(a, sentence):
            continue
        told = [draft for t in tokens for draft in _told(a, words, t)]
        meant = [draft for t in tokens for draft in intents(a, words, t)] if sentence.index in between else []
        named = [draft for t in tokens for draft in _named(a, words, t)]
        for draft in [*told, *meant, *named]:
            if not any(t.covers(draft.text) or draft.text.covers(t) for t in taken):
                taken.append(draft.text)
                yield _claim(a, lexicon, draft)


def _of_one_side(a: Annotated) -> bool:
    """Does the document name but one side, as a short note does?"""
    return len({a.cast[i].actor.side for m in a.mentions for i in m.cast} - {None}) < 2


def asks(a: Annotated, sentence: Sentence) -> bool:
    """Is it a question?"""
    return sentence.span.of(a.document.text).rstrip("”\"’' ").endswith("?")


def _told(a: Annotated, words: CommitmentWords, token: Token) -> Iterator[Draft]:
    """What a verb of promising, or of what became of a promise, tells."""
    yield from outcomes(a, words, token)
    if token.pos == "VERB":
        yield from by_verb(a, words, token)


def _named(a: Annotated, words: CommitmentWords, token: Token) -> Iterator[Draft]:
    """The pledge that a noun names."""
    if token.pos in ("NOUN", "PROPN") and (token.lemma in words.pledges or token.lemma in words.aims):
        yield from by_noun(a, words, token)


def _claim(a: Annotated, lexicon: Lexicon, draft: Draft) -> Claim[Commitment]:
    sentence = a.sentences[draft.trigger.sentence]
    text = draft.text.of(a.document.text)
    account = reported_by(a, draft.trigger.start)
    later = draft.status in FOLLOW_UP
    return Claim(
        place=Place(a.document.id, "commitment", draft.trigger.span),
        fields=Commitment(
            by=draft.by,
            toward=draft.toward,
            text=text,
            made_on=None if later else _made_on(a, lexicon.commitments, draft),
            due=_due(a, lexicon.commitments, draft),
            asserted_by=account,
            status=draft.status,
            as_of=_own_day(a, draft) if later else None,
            issues=lexicon.issues.find(text) or lexicon.issues.find(sentence.span.of(a.document.text))[:1],
        ),
        evidence=(
            a.document.evidence(sentence.span),
            a.document.evidence(draft.text, field="text"),
        ),
        known_from=a.document.known_from,
        according_to=account,
        confidence=draft.confidence,
        rule=f"commitment:{draft.rule}",
    )


def _made_on(a: Annotated, words: CommitmentWords, draft: Draft) -> When | None:
    """The day of the promising: beside its verb; of what officials will do, the day on which they say so."""
    own = None if draft.deed else _own_day(a, draft) or _day_of_signing(a, words, draft)
    attribution = account_at(a, draft.trigger.start)
    return own or (attribution.said_on if attribution else None)


def _own_day(a: Annotated, draft: Draft) -> When | None:
    timex = timex_of(a, draft.trigger.i)
    return timex.when if timex is not None and not draft.text.covers(timex.span) else None


def _day_of_signing(a: Annotated, words: CommitmentWords, draft: Draft) -> When | None:
    """The day on which a paper was signed, which stands among the words that tell of it ("a pact signed on Jan. 1")."""
    above = a.tokens[draft.trigger.head]
    verbs = [draft.trigger, *children(a, draft.trigger.i, "acl"), *([above] if draft.trigger.dep == "dobj" else [])]
    signing = next((t for t in verbs if t.lemma in words.sign and t.tag in ("VBN", "VBD")), None)
    timex = timex_of(a, signing.i) if signing is not None else None
    return timex.when if timex is not None and timex.when != _due(a, words, draft) else None


def _due(a: Annotated, words: CommitmentWords, draft: Draft) -> When | None:
    """A date in the undertaking with "by", "before", "until" in or before it; the day itself, not all days up to it."""
    for timex in timexes_in(a, draft.text):
        lead = a.document.text[max(0, timex.span.start - 20) : timex.span.end].lower()
        opening = lead[: -len(timex.text)].split()[-3:] + timex.text.lower().split()[:1]
        if timex.when is not None and any(_ends_with(opening, cue.split()) for cue in words.due):
            return parse_when(timex.when.edtf.removeprefix("../"))
    return None


def _ends_with(words: list[str], cue: list[str]) -> bool:
    return words[-len(cue) :] == cue or words[-len(cue) - 1 : -1] == cue
