"""Annotated -> claims about channels: lines of communication and dialogue mechanisms that open, shut, stay shut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from detente.annotate import tree
from detente.kinds.channel import Channel, ChannelState
from detente.lexicon import Lexicon
from detente.lexicon.channels import ChannelWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Sentence, Token
from detente.model.claim import Actuality, Claim, Place
from detente.model.span import Span
from detente.model.when import When

_ACTUALITY: dict[str | None, Actuality] = {"proposed": "possible", "agreed": "planned"}
_OBJECTS = ("dobj", "obj", "nsubjpass", "pobj")
_SESSIONS = frozenset({"meeting", "session", "round"})
_FAILING = frozenset({"fail", "struggle", "unable", "unwilling"})
_REASONS = frozenset({"after", "following", "over", "because", "due", "amid", "response"})


@dataclass(frozen=True, slots=True)
class _Change:
    """A state and the verb or adjective that tells it."""

    state: ChannelState | None
    word: Token


def extract_channels(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Channel]]:
    """The claims about channels that the document makes: one for each subject and change of state."""
    pair = tree.chief_pair(a)
    for sentence in a.sentences:
        if sentence.noise:
            continue
        for noun in _nouns(a, sentence, lexicon.channels):
            for change in _changes(a, noun, lexicon.channels):
                for subject in _subjects(a, noun, change, lexicon.channels):
                    claim = _claim(a, noun, change, subject, pair)
                    if claim is not None:
                        yield claim


def _nouns(a: Annotated, sentence: Sentence, words: ChannelWords) -> list[Token]:
    tokens = a.tokens[sentence.first : sentence.last]
    known = words.standing | words.loose | words.weak
    return [t for t in tokens if t.pos in ("NOUN", "PROPN") and (t.lemma in known or t.text.lower() in known)]


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


def _subjects(a: Annotated, noun: Token, change: _Change, words: ChannelWords) -> tuple[str, ...]:
    """The lexicon's subjects that the phrase names; the general ones only where no other is."""
    if noun.pos == "PROPN" and (name := _own_name(a, noun)) is not None:
        return (name,)
    found = words.subjects_in(_phrase(a, noun).of(a.document.text))
    narrow = tuple(s for s in found if s not in words.general)
    if not found and noun.lemma.startswith("communication"):
        return words.general[:1]
    if change.state == "refused" and noun.lemma in words.weak and not narrow:  # the offices of those who refuse tell
        sentence = a.sentences[noun.sentence].span.of(a.document.text)
        return tuple(s for s in words.subjects_in(sentence) if s not in words.general)[:1]
    return narrow or found[:1]


def _own_name(a: Annotated, noun: Token) -> str | None:
    """The name of a body of two sides ("the Russian-French Security Cooperation Council"), as printed."""
    before = [t for c in tree.children(a, noun.i, "amod", "compound", "nmod") for t in tree.subtree(a, c.i)]
    span = Span(min((t.start for t in before), default=noun.start), noun.end)
    if len(_sides_in(a, span)) != 2 or not all(t.text[:1].isupper() for t in before if t.text.isalpha()):
        return None
    return span.of(a.document.text)


def _changes(a: Annotated, noun: Token, words: ChannelWords) -> list[_Change]:
    """Each change of state told of the noun: by the verb that it is object of, by participles and clauses after it."""
    found = [*_above(a, noun, words), *_after(a, noun, words), *_pronouns(a, noun, words)]
    seen: dict[tuple[str | None, int], _Change] = {(c.state, c.word.i): c for c in found}
    weak = noun.lemma in words.weak or noun.text.lower() in words.weak
    return [c for c in seen.values() if not weak or c.state == "refused" or _shuts(c.word, words)]


def _shuts(word: Token, words: ChannelWords) -> bool:
    """Does the word itself shut or reopen?"""
    return words.states.get(word.lemma) in ("suspended", "resumed", "terminated") or word.pos == "ADJ"


def _above(a: Annotated, noun: Token, words: ChannelWords) -> Iterator[_Change]:
    """The verb that the noun, or the noun on which it hangs, is object or subject of."""
    below = noun
    for above in tree.ancestors(a, noun.i):
        if above.pos in ("VERB", "AUX"):
            yield from _verb(a, above, below, words)
            return
        if below.dep not in ("prep", "pobj", "conj", "appos", "compound", "nmod", "amod", "poss"):
            return
        if above.lemma in _SESSIONS and noun.lemma in words.standing and tree.children(a, above.i, "acl"):
            yield _Change("open", above)
            return
        if words.states.get(above.lemma) in ("resumed", "suspended") and above.pos == "NOUN":
            yield _Change(_modal(a, above, words.states[above.lemma], words), above)
            return
        below = above


def _verb(a: Annotated, verb: Token, below: Token, words: ChannelWords) -> Iterator[_Change]:
    state = words.states.get(verb.lemma)
    if below.dep in ("prep",) and below.lemma not in ("of", "off", "to", "with", "for"):
        return
    if state is not None and (below.dep != "nsubj" or state in ("resumed", "suspended")):
        yield _Change(_modal(a, verb, state, words), verb)
    elif state is None and (told := words.above.get(verb.lemma)) is not None and below.dep != "nsubj":
        yield _Change(cast("ChannelState", told), verb)
    elif verb.lemma in ("be", "remain", "stay"):
        shut = [t for t in tree.children(a, verb.i, "acomp", "oprd") if t.text.lower() in words.adjectives]
        for token in shut:
            yield _Change(cast("ChannelState", words.adjectives[token.text.lower()]), token)


def _modal(a: Annotated, verb: Token, state: str, words: ChannelWords) -> ChannelState:
    """What the words above make of a change: agreed, proposed, refused, failed; or done."""
    if tree.is_negated(a, verb.i):
        return "not_restored" if state in ("resumed", "open") else "open"
    if _infinitive(verb) and _no_progress(a, verb, words):
        return _under(state, "not_restored")
    for above in _governors(a, verb):
        told = words.above.get(above.lemma)
        if (told is not None and told != "not_restored") or above.lemma in _FAILING:
            if verb.lemma in _GOING_ON:
                return "open"
            denied = tree.is_negated(a, above.i)
            return _under(state, "refused" if denied and told == "agreed" else told or "not_restored")
        if above.pos in ("VERB", "AUX") and not _infinitive(verb):
            break
    actuality = tree.actuality(a, verb.i) if verb.pos in ("VERB", "AUX") else "actual"
    if actuality == "actual":
        return cast("ChannelState", state)
    return "agreed" if actuality == "planned" else "proposed"


def _governors(a: Annotated, verb: Token) -> Iterator[Token]:
    """The words above a verb; a verb coordinated with another hangs on what governs the first."""
    below = verb
    for above in tree.ancestors(a, verb.i):
        if below.dep != "conj":
            yield above
        below = above


def _no_progress(a: Annotated, verb: Token, words: ChannelWords) -> bool:
    """As in "no progress was made to restart": a word of [above] not_restored, negated, in the clauses above."""
    for above in [verb, *_governors(a, verb)]:
        near = [above, *tree.children(a, above.i, "nsubj", "nsubjpass", "dobj")]
        if any(words.above.get(t.lemma) == "not_restored" and t.pos == "NOUN" and _slight(a, t) for t in near):
            return True
    return False


def _slight(a: Annotated, noun: Token) -> bool:
    return any(t.lemma in ("no", "little", "without", "scant") for t in tree.children(a, noun.i))


def _infinitive(verb: Token) -> bool:
    return verb.tag in ("VB", "VBG") or verb.pos == "NOUN"


def _under(state: str, told: str) -> ChannelState:
    if told == "not_restored":
        return "not_restored" if state in ("resumed", "open") else cast("ChannelState", state)
    if state in ("suspended", "terminated") and told == "agreed":
        return cast("ChannelState", state)
    return cast("ChannelState", told)


_GOING_ON = frozenset({"continue", "maintain", "keep", "preserve", "sustain"})
"""What one agrees, hopes or urges to continue is open."""


def _after(a: Annotated, noun: Token, words: ChannelWords) -> Iterator[_Change]:
    """Participles and relative clauses after the noun ("suspended by China", "which Beijing has cut off")."""
    for token in tree.children(a, noun.i, "acl", "relcl", "amod"):
        state = words.states.get(token.lemma) if token.pos == "VERB" else words.adjectives.get(token.text.lower())
        if state is not None and (token.tag == "VBN" or token.dep == "relcl"):
            yield _Change(
                _modal(a, token, state, words) if token.dep == "relcl" else cast("ChannelState", state), token
            )


def _pronouns(a: Annotated, noun: Token, words: ChannelWords) -> Iterator[_Change]:
    """A later verb of the sentence whose object is "it" or "them" ("resume the dialogue after suspending it")."""
    sentence = a.sentences[noun.sentence]
    for token in a.tokens[noun.i + 1 : sentence.last]:
        state = words.states.get(a.tokens[token.head].lemma)
        if token.lemma in ("it", "they") and token.dep in _OBJECTS and state in ("suspended", "resumed"):
            yield _Change(_modal(a, a.tokens[token.head], state, words), a.tokens[token.head])


def _claim(a: Annotated, noun: Token, change: _Change, subject: str, pair: tuple[str, ...]) -> Claim[Channel] | None:
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
            when=_when(a, change.word),
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


def _author(a: Annotated, change: _Change) -> Actor | None:
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
    around = _sides_in(a, a.sentences[noun.sentence].span) | near
    return tuple(sorted(around)) if len(around) == 2 else ()


def _sides_in(a: Annotated, span: Span) -> set[str]:
    mentions = tree.mentions_in(a, span)
    return {side for m in mentions for i in m.cast if (side := a.cast[i].actor.side) is not None}


def _when(a: Annotated, word: Token) -> When | None:
    """The day of the change: of a temporal expression that the word governs, with no verb between."""
    sentence = a.sentences[word.sentence]
    for timex in tree.timexes_in(a, sentence.span):
        inside = [t for t in a.tokens[sentence.first : sentence.last] if timex.span.covers(t.span)]
        head = next((t for t in inside if not timex.span.covers(a.tokens[t.head].span)), None)
        if head is None or timex.when is None:
            continue
        above = next((t for t in tree.ancestors(a, head.i) if t.pos in ("VERB", "AUX") or t.i == word.i), None)
        if above is not None and (above.i == word.i or (above.dep == "acl" and above.head == word.i)):
            return timex.when
    return None


def _cause(a: Annotated, word: Token) -> str | None:
    """The words after "after", "in response to", "over", that the change hangs on."""
    for token in tree.children(a, word.i, "prep", "advcl", "mark"):
        markers = {t.lemma for t in [token, *tree.children(a, token.i)]}
        if not markers & _REASONS:
            continue
        span = tree.subtree_span(a, token.i)
        return span.of(a.document.text)
    return None
