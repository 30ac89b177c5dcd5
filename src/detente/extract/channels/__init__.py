"""Annotated -> claims about channels: lines of communication and dialogue mechanisms that open, shut, stay shut."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate import tree
from detente.annotate.moments import times_of
from detente.extract.channels.changes import Change, changes_of
from detente.extract.channels.names import is_joint, is_placed, own_name, plain_name, tells
from detente.kinds.channel import Channel
from detente.lexicon import Lexicon
from detente.lexicon.channels import ChannelWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Sentence, Token
from detente.model.claim import Actuality, Claim, Place
from detente.model.span import Span
from detente.model.when import When

__all__ = ["extract_channels"]
_ACTUALITY: dict[str | None, Actuality] = {"proposed": "possible", "agreed": "planned"}

_REASONS = frozenset({"after", "following", "over", "because", "due", "amid", "response"})


def extract_channels(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Channel]]:
    """The claims about channels that the document makes: one for each subject and change of state."""
    pair = tree.chief_pair(a)
    for sentence in a.sentences:
        if sentence.noise:
            continue
        for noun in _nouns(a, sentence, lexicon.channels):
            for change in changes_of(a, noun, lexicon.channels):
                for subject in _subjects(a, noun, change, lexicon.channels):
                    claim = _claim(a, noun, change, subject, pair)
                    if claim is not None:
                        yield claim


def _nouns(a: Annotated, sentence: Sentence, words: ChannelWords) -> list[Token]:
    tokens = a.tokens[sentence.first : sentence.last]
    known = words.standing | words.loose | words.weak
    found = [t for t in tokens if t.pos in ("NOUN", "PROPN") and (t.lemma in known or t.text.lower() in known)]
    lasting = {t.i for t in found if t.lemma in words.standing}  # "lines of communication" are one
    return [
        t for t in found if t.i in lasting or a.tokens[t.head].lemma != "of" or a.tokens[t.head].head not in lasting
    ]


def _phrase(a: Annotated, noun: Token) -> Span:
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


def _subjects(a: Annotated, noun: Token, change: Change, words: ChannelWords) -> tuple[str, ...]:
    """The lexicon's subjects that the phrase names; the general ones only where no other is.

    A body under its own name; what the lexicon does not know, and what shuts or reopens, in the document's words.
    """
    name = own_name(a, noun) if noun.pos == "PROPN" else None
    if name is not None and len(_sides_in(a, _before(a, noun))) == 2:
        return (name,)
    if change.state is None:
        return (name,) if name is not None and is_joint(name, words) and not _is_of_one_side(a, noun) else ()
    found = words.subjects_in(_phrase(a, noun).of(a.document.text))
    narrow = tuple(s for s in found if s not in words.general)
    if narrow and not is_placed(a, noun):
        return narrow
    if name is not None and noun.lemma in words.standing:
        return () if _is_of_one_side(a, noun) else (name,)
    if not found and noun.lemma.startswith("communication"):
        return words.general[:1]
    if change.state == "refused" and noun.lemma in words.weak and not narrow:  # the offices of those who refuse tell
        sentence = a.sentences[noun.sentence].span.of(a.document.text)
        return tuple(s for s in words.subjects_in(sentence) if s not in words.general)[:1]
    return _in_own_words(a, noun, change, words) or narrow or found[:1]


def _in_own_words(a: Annotated, noun: Token, change: Change, words: ChannelWords) -> tuple[str, ...]:
    """What is cut off or taken up again, as printed ("composite dialogue", "Oslo talks"), where it is no meeting."""
    if change.word.tag == "VB" and change.state in ("suspended", "terminated"):  # "pressed to break off talks"
        return ()
    shuts = change.state in ("suspended", "resumed", "terminated", "refused", "not_restored")
    known = noun.lemma in words.standing | words.loose
    name = plain_name(a, noun)
    if not tells(name, noun):
        return ()
    general = words.subjects_in(name)
    if noun.lemma in words.standing and general and general[0] in words.general[1:]:  # "a working group on prisoners"
        return (name,)
    if not known or not (shuts or is_placed(a, noun)) or (general and not is_placed(a, noun)):
        return ()
    return (name,)


def _before(a: Annotated, noun: Token) -> Span:
    """The noun with the words before it that belong to it."""
    before = [t for c in tree.children(a, noun.i, "amod", "compound", "nmod") for t in tree.subtree(a, c.i)]
    return Span(min((t.start for t in before), default=noun.start), noun.end)


def _is_of_one_side(a: Annotated, noun: Token) -> bool:
    """Is it a body of one side, or of all the world ("the UN Security Council", "the Election Commission of India")?"""
    mention = tree.mention_of(a, noun.i)
    member = a.cast[mention.cast[0]] if mention is not None and mention.cast else None
    owned = member is not None and member.kind in ("body", "side") and member.actor.side is not None
    return owned or len(_sides_in(a, _phrase(a, noun))) == 1


def _claim(a: Annotated, noun: Token, change: Change, subject: str, pair: tuple[str, ...]) -> Claim[Channel] | None:
    by = _author(a, change)
    sides = _sides(a, noun, by, pair)
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
            when=_known(_when(a, change.word), a),
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


def _author(a: Annotated, change: Change) -> Actor | None:
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


def _sides(a: Annotated, noun: Token, by: Actor | None, pair: tuple[str, ...]) -> tuple[str, ...]:
    """The sides that the sentence names; where it names but one or none, the two that the document is about."""
    own = _sides_in(a, _phrase(a, noun))
    if len(own) >= 2:
        return tuple(sorted(own))
    near = own | ({by.side} if by and by.side else set())
    if len(pair) == 2 and near <= set(pair):
        return pair
    for sentence in a.sentences[noun.sentence : max(0, noun.sentence - 2) : -1] or a.sentences[:1]:
        around = _sides_in(a, sentence.span) | near
        if len(around) == 2:
            return tuple(sorted(around))
    return ()


def _sides_in(a: Annotated, span: Span) -> set[str]:
    mentions = tree.mentions_in(a, span)
    return {side for m in mentions for i in m.cast if (side := a.cast[i].actor.side) is not None}


def _when(a: Annotated, word: Token) -> When | None:
    """The day of the change: of what governs the word that tells it."""
    dated = [t.when for t in times_of(a, word.i) if t.when is not None and t.type in ("DATE", "TIME")]
    return min(dated, key=lambda w: w.width, default=None)


def _known(when: When | None, a: Annotated) -> When | None:
    """The day, unless it lies after all days on which the document can have told of it."""
    told = a.document.known_from
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
