"""What became of a channel: the changes of state that verbs, nouns of acting, participles and adjectives tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from detente.annotate import tree
from detente.extract.channels.change import Change
from detente.extract.channels.modality import governors, modal
from detente.extract.channels.standing import told_beside
from detente.kinds.channel import ChannelState
from detente.lexicon.channels import ChannelWords
from detente.model.annotated import Annotated, Token

_OBJECTS = ("dobj", "obj", "nsubjpass", "pobj")
_BEING = frozenset({"be", "remain", "stay", "go", "lie", "fall", "sit"})


def changes_of(a: Annotated, noun: Token, words: ChannelWords) -> list[Change]:
    """Each change of state told of the noun: by the verb that it is object of, by participles and clauses after it.

    A body with a name of its own of which nothing is told is open where it is told at work, else merely named.
    """
    anchor = _anchor(a, noun)
    beside = told_beside(a, noun, words)
    governed = _inside(noun, anchor, a, list(_above(a, anchor, noun, words)), words)
    found = [
        *(c for c in [*governed, *_after(a, noun, words)] if c.word.i not in {b.word.i for b in beside}),
        *beside,
        *_pronouns(a, noun, words),
    ]
    if any(c.state == "open" and c.word.lemma not in words.sessions for c in found):
        found = [c for c in found if c.word.lemma not in words.sessions]
    seen: dict[tuple[str | None, int], Change] = {(c.state, c.word.i): c for c in found if c.state is not None}
    if not found and noun.lemma.lower() in words.standing:
        return _at_work(a, noun, anchor, words)
    weak = noun.lemma in words.weak or noun.text.lower() in words.weak
    return [c for c in seen.values() if not weak or _counts(a, noun, c, words)]


def _anchor(a: Annotated, noun: Token) -> Token:
    """The token on which the phrase hangs, where a word before the noun is parsed as a verb ("monitoring centre")."""
    before = a.tokens[noun.head]
    if before.i != noun.i - 1 or before.tag not in ("VBG", "VBN") or before.dep not in ("acl", "pcomp", "amod"):
        return noun
    return a.tokens[before.head] if before.dep == "acl" else before


def _counts(a: Annotated, noun: Token, change: Change, words: ChannelWords) -> bool:
    """Of weak nouns: is it refused, shut or reopened, or are negotiations agreed to?"""
    kept = change.word.lemma in words.going_on and noun.lemma in words.kept
    if goes_on(a, noun, change, words) or noun.lemma in words.posts.ties:
        return True
    if change.word.text.lower() in words.ongoing:
        return noun.lemma in words.talks
    if change.word.lemma in words.freshening:  # "reinvigorated their cooperation"
        return False
    agreed = change.state == "agreed" and (kept or (noun.lemma == "negotiation" and change.word.lemma in words.holding))
    return change.state == "refused" or agreed or shuts(change.word, words)


def shuts(word: Token, words: ChannelWords) -> bool:
    """Does the word itself shut or reopen?"""
    own = words.states.get(word.lemma) or words.acts.get(word.lemma)
    return own in ("suspended", "resumed", "terminated") or word.pos == "ADJ"


def _at_work(a: Annotated, noun: Token, anchor: Token, words: ChannelWords) -> list[Change]:
    """Of a body: is something done through it, or is its work told of ("coordinate through the joint centre")?"""
    head = a.tokens[anchor.head]
    if noun.pos != "PROPN" and not _is_definite(a, noun):
        return []
    if anchor.dep in ("pobj", "pcomp") and (
        head.lemma in words.through or (head.lemma == "of" and _is_work(a, head, words))
    ):
        return [*_work_shut(a, head, words)] or [Change("open", noun)]
    if noun.dep in ("compound", "nmod", "poss") and head.lemma in words.sessions | words.working:
        return [*_session(a, head, words)] or [Change("open", noun)]
    if noun.pos != "PROPN":
        return []
    verb = a.tokens[head.head] if noun.dep == "pobj" and head.lemma == "in" else head
    if verb.pos == "VERB" and verb.lemma in words.attending | words.meeting and noun.dep in _OBJECTS:
        return [Change(modal(a, verb, "open", words), verb)]
    return [Change(None, noun)]


def _work_shut(a: Annotated, prep: Token, words: ChannelWords) -> Iterator[Change]:
    """What is shut or taken up again of the work done through it ("suspended all activity under the dialogue")."""
    verb = a.tokens[prep.head]
    verb = a.tokens[verb.head] if verb.pos == "NOUN" else verb
    work = tree.children(a, verb.i, "dobj", "obj", "nsubjpass")
    if verb.pos == "VERB" and shuts(verb, words) and any(t.lemma in words.working | words.sessions for t in work):
        yield Change(modal(a, verb, words.states[verb.lemma], words), verb)


def _is_definite(a: Annotated, noun: Token) -> bool:
    """Does it speak of one that is there ("the joint centre", "their annual dialogue")?"""
    for token in reversed(a.tokens[max(a.sentences[noun.sentence].first, noun.i - _LEFT) : noun.i]):
        if token.pos in ("DET", "PRON") or token.dep == "poss":
            return token.dep == "poss" or token.text.lower() in ("the", "this", "these")
        if token.pos in ("ADP", "VERB") and token.tag not in ("VBG", "VBN"):
            return False
    return False


_LEFT = 8
"""Words before a noun in which its article is looked for."""


def _is_work(a: Annotated, prep: Token, words: ChannelWords) -> bool:
    return a.tokens[prep.head].lemma in words.sessions | words.working


def _above(a: Annotated, anchor: Token, noun: Token, words: ChannelWords) -> Iterator[Change]:
    """The verb that the noun, or the noun on which it hangs, is object or subject of."""
    below = anchor
    for above in tree.ancestors(a, anchor.i):
        if above.pos in ("VERB", "AUX"):
            yield from _verb(a, _to_come(a, above), below, words)
            for also in tree.children(a, above.i, "conj") if below.dep in tree.SUBJECTS else ():
                if also.pos == "VERB" and not tree.children(a, also.i, *tree.SUBJECTS):  # "was cut, but restored"
                    passive = tree.is_passive(a, also.i)
                    yield from _verb(a, also, replace(below, dep="nsubjpass" if passive else "nsubj"), words)
            return
        if below.dep not in ("prep", "pobj", "pcomp", "conj", "appos", "compound", "nmod", "amod", "poss"):
            return
        if above.lemma in words.sessions and noun.lemma.lower() in words.standing:
            yield from _session(a, above, words)
            return
        if (state := _act(above, below, words)) is not None:
            yield Change(modal(a, above, state, words), above)
            return
        below = above


def _to_come(a: Annotated, verb: Token) -> Token:
    """Of "is to reconvene" the infinitive."""
    below = [t for t in tree.children(a, verb.i, "xcomp") if t.pos == "VERB" and t.tag == "VB"]
    return below[0] if verb.lemma == "be" and below else verb


def _inside(noun: Token, anchor: Token, a: Annotated, found: list[Change], words: ChannelWords) -> list[Change]:
    """What goes on within a body shows it open ("agreed to continue contacts within the format")."""
    head = a.tokens[anchor.head]
    if anchor.dep != "pobj" or head.lemma not in words.through | {"in"} or noun.lemma.lower() not in words.standing:
        return found
    return [replace(c, state="open") if c.state and c.word.lemma in words.going_on else c for c in found]


def _act(above: Token, below: Token, words: ChannelWords) -> str | None:
    """The state that a noun of acting tells of what is below it ("the launch of", "a freeze in")."""
    hangs = below.dep in ("compound", "nmod", "poss") or (below.dep == "prep" and below.lemma in ("of", "in", "to"))
    return words.acts.get(above.lemma) if hangs and above.pos == "NOUN" else None


def _session(a: Annotated, session: Token, words: ChannelWords) -> Iterator[Change]:
    """A meeting of the body that was held, or is to be, shows it open ("held the first meeting of the council")."""
    verb = a.tokens[session.head]
    if verb.lemma == "be":  # "is to be held"
        verb = next((t for t in tree.children(a, verb.i, "xcomp") if t.pos == "VERB"), verb)
    told = verb.pos == "VERB" and session.dep in (*_OBJECTS, "nsubj") and words.states.get(verb.lemma) == "open"
    attended = verb.lemma in words.attending and session.dep in _OBJECTS
    if told or attended or (verb.lemma == "take" and session.dep == "nsubj"):
        yield Change(modal(a, verb, "open", words), verb)
    elif shuts(verb, words) and session.dep in _OBJECTS:
        yield Change(modal(a, verb, words.states[verb.lemma], words), verb)
    else:
        yield Change("open", session)


_FIRST = frozenset({"first", "inaugural", "founding", "maiden"})


def _meets(a: Annotated, verb: Token, words: ChannelWords) -> bool:
    """Does a body, the verb's subject, meet ("met", "held its first meeting")?"""
    holds = words.states.get(verb.lemma) in ("open", "resumed")
    return verb.lemma in words.meeting or (holds and any(t.lemma in words.sessions for t in tree.objects(a, verb.i)))


def _met(a: Annotated, verb: Token, words: ChannelWords) -> Change:
    """A body that met is open; one that has not met for some time is suspended."""
    if tree.is_negated(a, verb.i):
        return Change("suspended", verb)
    told = modal(a, verb, "open", words)
    first = any(t.lemma in _FIRST for o in tree.objects(a, verb.i) for t in tree.children(a, o.i, "amod"))
    again = told == "agreed" and verb.lemma not in words.states.keys() - words.holding and not first
    return Change("open" if again else told, verb)  # "will hold its third session": it is there


def _verb(a: Annotated, verb: Token, below: Token, words: ChannelWords) -> Iterator[Change]:
    if verb.lemma in words.answering and tree.is_negated(a, verb.i):
        yield Change("not_restored", verb)
    elif below.dep == "nsubj" and below.lemma.lower() in words.standing and _meets(a, verb, words):
        yield _met(a, verb, words)
    elif below.dep == "prep" and below.lemma == "in" and verb.lemma in words.engaged:
        if _still(a, verb):
            yield Change("open", verb)
    elif below.dep == "nsubj" and verb.lemma in words.lasts and below.lemma in words.lines:
        if tree.actuality(a, verb.i) == "actual" and modal(a, verb, "open", words) == "open":
            yield Change("open", verb)
    elif below.dep not in ("prep", "advmod") or below.lemma in words.reaching:
        yield from _told(a, verb, below, words)


def _told(a: Annotated, verb: Token, below: Token, words: ChannelWords) -> Iterator[Change]:
    """What the verb itself, or with its particle, says of its object or subject."""
    state = words.states.get(verb.lemma)
    if (idiom := _idiom(a, verb, words)) is not None:
        yield Change(modal(a, verb, idiom, words), verb)
        return
    if (told := words.particles.get(f"{verb.lemma} {_particle(a, verb, below)}")) is not None:
        if told != "refused" or not tree.is_negated(a, verb.i):
            yield Change(modal(a, verb, told, words), verb)
        return
    if state is not None and (
        below.dep != "nsubj" or state in ("resumed", "suspended") or verb.lemma in words.expiring
    ):
        yield Change(modal(a, verb, state, words), verb)
    elif state is None and (asked := words.above.get(verb.lemma)) is not None and below.dep != "nsubj":
        if _asks_for_none(a, verb, below, words):
            return
        if verb.lemma == "call" and below.lemma in ("on", "over", "through"):  # "called Seoul on the hotline"
            yield Change("open", verb)
            return
        yield Change(cast("ChannelState", asked), verb)
    elif verb.lemma in _BEING:
        told_by = [t for t in tree.children(a, verb.i, "acomp", "oprd") if t.text.lower() in words.adjectives]
        for token in told_by:
            yield Change(cast("ChannelState", words.adjectives[token.text.lower()]), token)


def _asks_for_none(a: Annotated, verb: Token, below: Token, words: ChannelWords) -> bool:
    """Is it "did not rule out a channel", "stressed the dialogue", "called the group a sham"?"""
    named = verb.lemma == "call" and below.dep in ("dobj", "obj", "nsubjpass")
    return named or tree.is_negated(a, verb.i) or verb.lemma in words.dwelling


def _idiom(a: Annotated, verb: Token, words: ChannelWords) -> str | None:
    """What a verb says with a noun behind it ("put on ice", "brought to a standstill", "got under way again")."""
    behind = [o.lemma for p in tree.children(a, verb.i, "prep") for o in tree.children(a, p.i, "pobj")]
    return next((told for o in behind if (told := words.idioms.get(f"{verb.lemma} {o}")) is not None), None)


def _particle(a: Annotated, verb: Token, below: Token) -> str:
    """The verb's particle ("called off"), or the preposition through which it reaches the noun ("walked out of")."""
    particle = next((t.lemma for t in tree.children(a, verb.i, "prt")), "")
    return particle or (below.lemma if below.dep in ("prep", "advmod") else "")


def _still(a: Annotated, verb: Token) -> bool:
    """Does the verb tell of what goes on now ("is in talks", "have been locked in talks")?"""
    helpers = tree.children(a, verb.i, "aux", "auxpass")
    finite = [t for t in [verb, *helpers] if t.tag in ("VBZ", "VBP") or (t.lemma == "have" and t.tag == "VBD")]
    return bool(finite) and tree.actuality(a, verb.i) == "actual"


def goes_on(a: Annotated, noun: Token, change: Change, words: ChannelWords) -> bool:
    """Is it told as going on ("talks drag on", "is in talks"), not as a meeting that was held?"""
    engaged = change.word.lemma in words.engaged and noun.dep == "pobj"
    engaged = engaged or change.word.text.lower() in words.ongoing
    return change.state == "open" and (engaged or (noun.dep == "nsubj" and change.word.lemma in words.lasts))


def _after(a: Annotated, noun: Token, words: ChannelWords) -> Iterator[Change]:
    """Participles and relative clauses after the noun ("suspended by China", "which Beijing has cut off")."""
    told = tree.children(a, noun.i, "acl", "relcl", "amod")
    told += _loose_behind(a, noun)
    told += [replace(c, dep="acl") for t in told if t.dep == "acl" for c in tree.children(a, t.i, "conj")]
    for token in told:  # "relations, cut in May and restored in June"
        state = words.states.get(token.lemma) if token.pos == "VERB" else words.adjectives.get(token.text.lower())
        if token.text.lower() in words.ongoing:
            yield Change("open", token)
        if token.dep == "amod" and token.pos == "VERB" and state == "open":  # "an expanded dialogue"
            continue
        if token.dep == "relcl" and token.lemma in words.meeting and noun.lemma.lower() in words.standing:
            yield from [_met(a, token, words)] if tree.is_negated(a, token.i) else []
        elif state is not None and (token.tag == "VBN" or token.dep == "relcl"):
            yield Change(modal(a, token, state, words) if token.dep == "relcl" else cast("ChannelState", state), token)


def _loose_behind(a: Annotated, noun: Token) -> list[Token]:
    """A participle right behind the noun's comma that the parser hangs on the verb ("…the dialogue, paused in May")."""
    behind = a.tokens[noun.i + 1 : noun.i + 3]
    loose = len(behind) == _COMMA and behind[0].text == "," and behind[1].tag == "VBN" and behind[1].dep == "advcl"
    return [replace(behind[1], dep="acl")] if loose else []


_COMMA = 2


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
    return next((t for t in governors(a, change.word) if t.lemma in words.above and t.pos == "VERB"), None)
