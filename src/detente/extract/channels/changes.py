"""What became of a channel: the changes of state that verbs, participles and the words above them tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from detente.annotate import tree
from detente.kinds.channel import ChannelState
from detente.lexicon.channels import ChannelWords
from detente.model.annotated import Annotated, Token

_OBJECTS = ("dobj", "obj", "nsubjpass", "pobj")


@dataclass(frozen=True, slots=True)
class Change:
    """A state and the verb or adjective that tells it."""

    state: ChannelState | None
    word: Token


def changes_of(a: Annotated, noun: Token, words: ChannelWords) -> list[Change]:
    """Each change of state told of the noun: by the verb that it is object of, by participles and clauses after it."""
    found = [*_above(a, noun, words), *_after(a, noun, words), *_pronouns(a, noun, words)]
    seen: dict[tuple[str | None, int], Change] = {(c.state, c.word.i): c for c in found}
    if not seen and noun.pos == "PROPN" and noun.lemma in words.standing:
        return [_attended(a, noun, words)]
    weak = noun.lemma in words.weak or noun.text.lower() in words.weak
    return [c for c in seen.values() if not weak or _counts(a, noun, c, words)]


def _counts(a: Annotated, noun: Token, change: Change, words: ChannelWords) -> bool:
    """Of weak nouns: is it refused, shut or reopened, or are negotiations agreed to?"""
    kept = change.word.lemma in words.going_on and noun.lemma in words.kept
    if goes_on(a, noun, change, words):
        return True
    agreed = change.state == "agreed" and (kept or (noun.lemma == "negotiation" and change.word.lemma in words.holding))
    return change.state == "refused" or agreed or _shuts(change.word, words)


def _attended(a: Annotated, noun: Token, words: ChannelWords) -> Change:
    """A body that people attend, or whose meeting is told, is open; of one that is only named no state is known."""
    head = a.tokens[noun.head]
    if noun.dep in ("compound", "nmod", "poss") and head.lemma in words.sessions:
        return next(_session(a, head, words), Change(None, noun))
    verb = a.tokens[head.head] if noun.dep == "pobj" and head.lemma == "in" else head
    if verb.pos == "VERB" and verb.lemma in words.attending and noun.dep in _OBJECTS:
        return Change(modal(a, verb, "open", words), verb)
    return Change(None, noun)


def _shuts(word: Token, words: ChannelWords) -> bool:
    """Does the word itself shut or reopen?"""
    return words.states.get(word.lemma) in ("suspended", "resumed", "terminated") or word.pos == "ADJ"


def _above(a: Annotated, noun: Token, words: ChannelWords) -> Iterator[Change]:
    """The verb that the noun, or the noun on which it hangs, is object or subject of."""
    below = noun
    for above in tree.ancestors(a, noun.i):
        if above.pos in ("VERB", "AUX"):
            yield from _verb(a, above, below, words)
            for also in tree.children(a, above.i, "conj") if below.dep in tree.SUBJECTS else ():
                if also.pos == "VERB" and not tree.children(a, also.i, *tree.SUBJECTS):  # "was cut, but restored"
                    passive = tree.is_passive(a, also.i)
                    yield from _verb(a, also, replace(below, dep="nsubjpass" if passive else "nsubj"), words)
            return
        if below.dep not in ("prep", "pobj", "conj", "appos", "compound", "nmod", "amod", "poss"):
            return
        if above.lemma in words.sessions and noun.lemma in words.standing:
            yield from _session(a, above, words)
            return
        if words.states.get(above.lemma) in ("resumed", "suspended") and above.pos == "NOUN":
            yield Change(modal(a, above, words.states[above.lemma], words), above)
            return
        below = above


def _session(a: Annotated, session: Token, words: ChannelWords) -> Iterator[Change]:
    """A meeting of the body that was held, or is to be, shows it open ("held the first meeting of the council")."""
    verb = a.tokens[session.head]
    if verb.lemma == "be":  # "is to be held"
        verb = next((t for t in tree.children(a, verb.i, "xcomp") if t.pos == "VERB"), verb)
    told = verb.pos == "VERB" and session.dep in (*_OBJECTS, "nsubj") and words.states.get(verb.lemma) == "open"
    attended = verb.lemma in words.attending and session.dep in _OBJECTS
    if told or attended or (verb.lemma == "take" and session.dep == "nsubj"):
        yield Change(modal(a, verb, "open", words), verb)
    elif tree.children(a, session.i, "acl"):
        yield Change("open", session)


def _is_at_work(a: Annotated, verb: Token, words: ChannelWords) -> bool:
    """Does a body, the verb's subject, meet ("met", "held its first meeting")?"""
    holds = words.states.get(verb.lemma) == "open"
    return verb.lemma in words.meeting or (holds and any(t.lemma in words.sessions for t in tree.objects(a, verb.i)))


def _met(a: Annotated, verb: Token, words: ChannelWords) -> Change:
    """A body that met is open; one that has not met for some time is suspended."""
    if tree.is_negated(a, verb.i):
        return Change("suspended", verb)
    return Change(modal(a, verb, "open", words), verb)


def _verb(a: Annotated, verb: Token, below: Token, words: ChannelWords) -> Iterator[Change]:
    if below.dep == "nsubj" and below.lemma in words.standing and _is_at_work(a, verb, words):
        yield _met(a, verb, words)
    elif below.dep == "prep" and below.lemma == "in" and verb.lemma in words.engaged:
        if _still(a, verb):
            yield Change("open", verb)
    elif below.dep == "nsubj" and verb.lemma in words.lasts and below.lemma in words.lines:
        if tree.actuality(a, verb.i) == "actual":
            yield Change("open", verb)
    elif below.dep != "prep" or below.lemma in words.reaching:
        yield from _told(a, verb, below, words)


def _told(a: Annotated, verb: Token, below: Token, words: ChannelWords) -> Iterator[Change]:
    """What the verb itself, or with its particle, says of its object or subject."""
    state = words.states.get(verb.lemma)
    particle = next((t.lemma for t in tree.children(a, verb.i, "prt")), "")
    if (told := words.particles.get(f"{verb.lemma} {particle}")) is not None:
        yield Change(modal(a, verb, told, words), verb)
        return
    if state is not None and (below.dep != "nsubj" or state in ("resumed", "suspended")):
        yield Change(modal(a, verb, state, words), verb)
    elif state is None and (told := words.above.get(verb.lemma)) is not None and below.dep != "nsubj":
        if tree.is_negated(a, verb.i):  # "did not rule out"
            return
        yield Change(cast("ChannelState", told), verb)
    elif verb.lemma in _BEING:
        shut = [t for t in tree.children(a, verb.i, "acomp", "oprd") if t.text.lower() in words.adjectives]
        for token in shut:
            yield Change(cast("ChannelState", words.adjectives[token.text.lower()]), token)


_BEING = frozenset({"be", "remain", "stay", "go", "lie", "fall", "sit"})


def _still(a: Annotated, verb: Token) -> bool:
    """Does the verb tell of what goes on now ("is in talks", "have been locked in talks")?"""
    finite = [t for t in [verb, *tree.children(a, verb.i, "aux", "auxpass")] if t.tag in ("VBZ", "VBP")]
    return bool(finite) and tree.actuality(a, verb.i) == "actual"


def goes_on(a: Annotated, noun: Token, change: Change, words: ChannelWords) -> bool:
    """Is it told as going on ("talks drag on", "is in talks"), not as a meeting that was held?"""
    engaged = change.word.lemma in words.engaged and noun.dep == "pobj"
    return change.state == "open" and (engaged or (noun.dep == "nsubj" and change.word.lemma in words.lasts))


def modal(a: Annotated, verb: Token, state: str, words: ChannelWords) -> ChannelState:
    """What the words above make of a change: agreed, proposed, refused, failed; or done."""
    if tree.is_negated(a, verb.i):
        return "not_restored" if state in ("resumed", "open") else "open"
    if _infinitive(verb) and _no_progress(a, verb, words):
        return _under(state, "not_restored")
    for above in _governors(a, verb):
        told = words.above.get(above.lemma)
        if (told is not None and told != "not_restored") or above.lemma in words.failing:
            if _goes_on(a, verb, words):
                return "agreed" if told == "agreed" and not tree.is_negated(a, above.i) else "open"
            denied = tree.is_negated(a, above.i)
            return _under(state, "refused" if denied and told == "agreed" else told or "not_restored")
        if above.pos in ("VERB", "AUX") and not _infinitive(verb):
            break
    actuality = tree.actuality(a, verb.i) if verb.pos in ("VERB", "AUX") else "actual"
    if actuality == "actual":
        return cast("ChannelState", state)
    return "agreed" if actuality == "planned" else "proposed"


def _goes_on(a: Annotated, verb: Token, words: ChannelWords) -> bool:
    """Is it only kept up ("continue the talks", not "set up and maintain a line")?"""
    first = a.tokens[verb.head]
    anew = verb.dep == "conj" and words.states.get(first.lemma) == "open" and first.lemma not in words.going_on
    return verb.lemma in words.going_on and not anew


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


def _after(a: Annotated, noun: Token, words: ChannelWords) -> Iterator[Change]:
    """Participles and relative clauses after the noun ("suspended by China", "which Beijing has cut off")."""
    for token in tree.children(a, noun.i, "acl", "relcl", "amod"):
        state = words.states.get(token.lemma) if token.pos == "VERB" else words.adjectives.get(token.text.lower())
        if state is not None and (token.tag == "VBN" or token.dep == "relcl"):
            yield Change(modal(a, token, state, words) if token.dep == "relcl" else cast("ChannelState", state), token)


def _pronouns(a: Annotated, noun: Token, words: ChannelWords) -> Iterator[Change]:
    """A later verb, of this sentence or the next, whose object is "it" ("resume the dialogue after suspending it")."""
    following = a.sentences[min(noun.sentence + 1, len(a.sentences) - 1)]
    for token in a.tokens[noun.i + 1 : following.last]:
        state = words.states.get(a.tokens[token.head].lemma)
        if token.lemma in ("it", "they") and token.dep in _OBJECTS and state in ("suspended", "resumed"):
            yield Change(modal(a, a.tokens[token.head], state, words), a.tokens[token.head])


def teller_of(a: Annotated, change: Change, words: ChannelWords) -> Token | None:
    """The verb that says of a change that it was agreed, proposed or refused; None where the change itself is told."""
    if change.state not in ("agreed", "proposed", "refused"):
        return None
    return next((t for t in _governors(a, change.word) if t.lemma in words.above and t.pos == "VERB"), None)
