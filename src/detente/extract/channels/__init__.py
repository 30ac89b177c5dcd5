"""Annotated -> claims about channels: lines of communication and dialogue mechanisms that open, shut, stay shut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.annotate import tree
from detente.annotate.moments import since_when, times_at, times_of
from detente.extract.channels.acts import acts_of
from detente.extract.channels.antecedents import meant_by
from detente.extract.channels.between import author_of, sides_of
from detente.extract.channels.change import Change
from detente.extract.channels.changes import changes_of, teller_of
from detente.extract.channels.noted import noted
from detente.extract.channels.posts import post_changes
from detente.extract.channels.subjects import subjects_of
from detente.kinds.channel import Channel
from detente.lexicon import Lexicon
from detente.lexicon.channels import ChannelWords
from detente.model.annotated import Annotated, Sentence, Token
from detente.model.claim import Actuality, Claim, Place
from detente.model.when import When

__all__ = ["extract_channels"]
_ACTUALITY: dict[str | None, Actuality] = {"proposed": "possible", "agreed": "planned"}

_REASONS = frozenset({"after", "following", "over", "because", "due", "amid", "response"})


def extract_channels(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Channel]]:
    """The claims about channels that the document makes: one for each subject and change of state."""
    yield from _under_full_names(tuple(_told(a, lexicon)), lexicon.channels)


def _is_bare(claim: Claim[Channel], words: ChannelWords) -> bool:
    """Does the subject say no more than that these two talk ("talks", "Talks between X and Y")?"""
    subject = claim.fields.subject
    return not words.subjects_in(subject) and any(
        w.lower() in words.loose for w in (subject.split()[0], subject.split()[-1])
    )


def _under_full_names(claims: Sequence[Claim[Channel]], words: ChannelWords) -> Iterator[Claim[Channel]]:
    """A body that the document also calls by a longer name with the same end bears that one ("the Working Group").

    Talks named only by their sides are the ones between these sides that the document names by their matter.
    """
    for claim in claims:
        mine = claim.fields
        topics = {c.fields.subject for c in claims if c.fields.sides == mine.sides and not _is_bare(c, words)}
        topics -= {*words.general, words.posts.subject}
        if _is_bare(claim, words) and len(topics) == 1:
            yield replace(claim, fields=replace(mine, subject=topics.pop()))
            continue
        fuller = [
            c.fields.subject
            for c in claims
            if c.fields.sides == mine.sides
            and c.fields.subject.endswith(" " + mine.subject)
            and mine.subject[:1].isupper()
        ]
        longest = max(fuller, key=lambda name: (len(name), name), default=mine.subject)
        yield replace(claim, fields=replace(mine, subject=longest))


def _told(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Channel]]:
    pair = tree.chief_pair(a)
    for sentence in a.sentences:
        if sentence.noise:
            continue
        for noun in _nouns(a, sentence, lexicon.channels):
            meant = meant_by(a, noun, lexicon.channels)
            told = False
            for change in changes_of(a, noun, lexicon.channels):
                sides = sides_of(a, meant, change, pair, lexicon.channels)
                for subject in subjects_of(a, meant, change, sides, lexicon.channels):
                    claim = _claim(a, noun, change, subject, sides, lexicon.channels)
                    if claim is not None:
                        told = True
                        yield claim
            if not told and (claim := _noted(a, noun, pair, lexicon.channels)) is not None:
                yield claim
        for token in a.tokens[sentence.first : sentence.last]:
            yield from _told_by(a, token, pair, lexicon)


def _noted(a: Annotated, noun: Token, pair: tuple[str, ...], words: ChannelWords) -> Claim[Channel] | None:
    """What is only told to be there, of two sides, with less confidence."""
    found = noted(a, noun, pair, words)
    claim = _claim(a, noun, found[0], found[1], found[2], words) if found is not None else None
    return replace(claim, confidence=0.45) if claim is not None else None


def _told_by(a: Annotated, token: Token, pair: tuple[str, ...], lexicon: Lexicon) -> Iterator[Claim[Channel]]:
    """What an embassy or envoy, or a verb of standing contact, tells."""
    words = lexicon.channels
    for change, sides, named in post_changes(a, token, lexicon):
        claim = _claim(a, named, change, words.posts.subject, tuple(sorted(sides)), words)
        if claim is not None:
            yield claim
    for change, subject in acts_of(a, token, words):
        claim = _claim(a, token, change, subject, sides_of(a, token, change, pair, words), words)
        if claim is not None:
            yield claim


def _nouns(a: Annotated, sentence: Sentence, words: ChannelWords) -> list[Token]:
    tokens = a.tokens[sentence.first : sentence.last]
    known = words.standing | words.loose | words.weak
    found = [t for t in tokens if t.pos in ("NOUN", "PROPN") and (t.lemma.lower() in known or t.text.lower() in known)]
    found = [t for t in found if not _names_body(a, t, words)]
    heads = {t.i for t in found}
    found = [t for t in found if t.dep != "compound" or t.head not in heads]  # "shuttle diplomacy talks" are one
    lasting = {t.i for t in found if t.lemma.lower() in words.standing}  # "lines of communication" are one
    return [
        t for t in found if t.i in lasting or a.tokens[t.head].lemma != "of" or a.tokens[t.head].head not in lasting
    ]


def _names_body(a: Annotated, token: Token, words: ChannelWords) -> bool:
    """Does it only say of what sort a body is ("contact group"), or is it an organisation ("the Group of 20")?"""
    head = a.tokens[token.head]
    mention = tree.mention_of(a, token.i)
    if mention is not None and any(a.cast[i].actor.sector == "IGO" for i in mention.cast):
        return True
    return token.dep in ("compound", "nmod") and head.lemma in words.bodies


def _claim(
    a: Annotated, noun: Token, change: Change, subject: str, sides: tuple[str, ...], words: ChannelWords
) -> Claim[Channel] | None:
    by = author_of(a, change, words)
    if len(sides) < 2:
        return None
    place = Place(a.document.id, "channel", noun.span, change.word.span)
    sentence = a.sentences[noun.sentence].span
    return Claim(
        place=place,
        fields=Channel(
            subject=subject,
            sides=sides,
            state=change.state,
            when=_when(a, change, words),
            by=by,
            cause=_cause(a, change.word),
        ),
        evidence=(a.document.evidence(sentence),),
        known_from=a.document.known_from,
        actuality=_ACTUALITY.get(change.state, "actual"),
        according_to=None,
        rule=f"channel:{change.word.lemma}",
        confidence=0.6,
    )


def _when(a: Annotated, change: Change, words: ChannelWords) -> When | None:
    """The day of the change: of the word that agrees to it, proposes or refuses it, else of the word that tells it.

    Of what has been shut "for two years" that is about when the time began; of what is done by announcing it, the day
    on which it was announced.
    """
    teller = teller_of(a, change, words)
    for times in ([times_at(a, teller.i)] if teller is not None else []) + [times_of(a, change.word.i)]:
        dated = [w for t in times if t.type in ("DATE", "TIME") and (w := _known(t.when, a)) is not None]
        if dated:
            return min(dated, key=lambda w: w.width)
    if (since := since_when(a, change.word.i)) is not None and change.state in ("suspended", "terminated"):
        return since
    account = tree.account_at(a, change.word.start)
    return _known(account.said_on, a) if account is not None and _is_being_done(a, change) else None


def _is_being_done(a: Annotated, change: Change) -> bool:
    """Is it done or agreed in the very saying of it ("announced that it was cutting the line", "would reopen it")?"""
    helpers = {t.lemma for t in tree.children(a, change.word.i, "aux")}
    return (change.word.tag == "VBG" and "be" in helpers) or (change.state == "agreed" and bool(helpers & _WILL))


_WILL = frozenset({"will", "would", "shall"})


def _known(when: When | None, a: Annotated) -> When | None:
    """The day, unless it lies after all days on which the document can have told of it."""
    told = a.document.known_from
    if when is not None and when.last is None and when.first is not None:  # "since 2000": it began then
        when = When(str(when).split("/")[0])
    return None if when and when.first and told and when.first > told else when


def _cause(a: Annotated, word: Token) -> str | None:
    """The words after "after", "in response to", "over", that the change hangs on."""
    for token in tree.children(a, word.i, "prep", "advcl", "mark"):
        markers = {t.lemma for t in [token, *tree.children(a, token.i)]}
        if not markers & _REASONS:
            continue
        span = tree.subtree_span(a, token.i)
        return span.of(a.document.text)
    return None
