"""Positions that a word of stance tells: a verb, an adjective or a noun with its holder."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate.extents import clause_span, phrase_span, predicate_span, trimmed
from detente.annotate.frames import Frame, frame_of, frame_of_noun, tokens_in, verb_with_particle
from detente.annotate.moments import timex_of
from detente.annotate.naming import holder_of
from detente.annotate.tree import FUTURE, SUBJECTS, account_at, actuality, children, is_negated, is_passive, subtree
from detente.extract.positions.draft import VOICES, Draft, holders_at
from detente.lexicon.stance import PositionWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token
from detente.model.span import Span

_CIRCUMSTANCES = ("after", "since", "amid", "before", "during", "following", "ahead")
_ON_SIDES = ("on", "by", "from")


def worded(a: Annotated, words: PositionWords, token: Token) -> Iterator[Draft]:
    """The positions that this word tells, if it tells any."""
    if token.pos == "VERB":
        yield from _by_verb(a, words, token)
    elif token.lemma == "be":
        yield from _by_adjective(a, words, token)
    elif token.pos == "NOUN" and token.lemma in words.claims | words.opinions:
        yield from _by_noun(a, words, token)


def _by_verb(a: Annotated, words: PositionWords, verb: Token) -> Iterator[Draft]:
    frame = frame_of(a, verb.i)
    if not _tells(a, words, verb, frame) or _unreal(a, words, verb) or _courteous(a, words, verb, frame):
        return
    passive = is_passive(a, verb.i)
    on_sides = tuple(frame.slot(*_ON_SIDES)) if passive else ()
    owners = tuple(children(a, verb.i, "poss"))  # "Oslo's calling it a threat"
    holders = holders_at(a, owners or frame.subjects or on_sides)
    charger = _charger(a, words, verb, holders)
    if not holders or (charger and _told_above(a, words, verb)):
        return
    timex = timex_of(a, verb.i)
    whole = [(verb, clause_span(a, verb.i))] if passive or charger else _stances(a, words, verb)
    for trigger, stance in whole:
        yield Draft(
            trigger=trigger,
            stance=stance,
            holders=charger or holders,
            when=timex.when if timex else None,
            rule="verb",
        )


def _courteous(a: Annotated, words: PositionWords, verb: Token, frame: Frame) -> bool:
    """Is it a courtesy ("thanked him for the warm welcome", "I share your concerns")?"""
    yours = any(t.text.lower() == "your" for o in frame.objects for t in children(a, o.i, "poss"))
    if verb.lemma in _SHARING and yours:
        return True
    if verb.lemma not in words.thanking or frame.clauses:
        return False
    matters = [*frame.objects, *(t for name, t in frame.slots if name in ("for", "on", "to"))]
    return any(t.lemma in words.courteous for t in matters)


_SHARING = frozenset({"share", "understand", "appreciate", "see", "take"})


def _stances(a: Annotated, words: PositionWords, verb: Token) -> list[tuple[Token, Span]]:
    """(trigger, words) of each stance after a verb: of a verb that only states, the clause itself."""
    said = [c for c in children(a, verb.i, "ccomp") if c.i > verb.i and children(a, c.i, *SUBJECTS)]
    if verb.lemma in words.plainly and said and not is_negated(a, verb.i):
        beside = [c for c in children(a, said[0].i, "conj") if _finite(a, c) and not children(a, c.i, *SUBJECTS)]
        cut = min((subtree(a, c.i)[0].i for c in beside), default=len(a.tokens))
        first = clause_span(a, said[0].i)
        own = [t for t in tokens_in(a, first) if t.i < cut]
        while len(own) > 1 and own[-1].pos in ("CCONJ", "PUNCT", "SPACE"):
            own.pop()
        return [(verb, trimmed(a, own)), *((c, clause_span(a, c.i)) for c in beside)]
    return [(verb, _stance_span(a, words, verb))]


def _tells(a: Annotated, words: PositionWords, verb: Token, frame: Frame) -> bool:
    """Is it a verb of stance with a matter; or one of voicing or discussing with a noun of stance?"""
    lemma = verb_with_particle(a, verb.i)
    beside = [t for t in children(a, verb.i, "prt", "prep", "advmod") if f"{verb.lemma} {t.lemma}" in words.phrasal]
    if any(t.lemma not in _OF_THINGS or _to_somebody(a, t) for t in beside):
        return True
    if beside:
        return False
    if words.verbs.isdisjoint((lemma, verb.lemma)):
        spoken = verb.lemma in words.voice
        return spoken and any(
            t.lemma in words.nouns | words.claims for t in (*frame.objects, *(t for _, t in frame.slots))
        )
    if lemma in words.answering and not children(a, verb.i, "ccomp"):
        return False  # "responded by sending troops"
    if lemma in words.clausal:
        return bool(frame.clauses or frame.slot("as"))
    if verb.lemma in words.hold and frame.objects and all(t.pos == "PRON" for t in frame.objects) and not frame.clauses:
        return bool(children(a, verb.i, "oprd", "prep", "xcomp"))  # "raised them", of which no more is told
    return bool(frame.objects or frame.clauses or frame.slots) and not _opening(a, verb)


def _to_somebody(a: Annotated, prep: Token) -> bool:
    """Does it stand before a thing or a third, not alone ("stood by") nor before "you" ("I agree with you")?"""
    return any(t.text.lower() not in ("you", "me", "us") for t in children(a, prep.i, "pobj", "pcomp"))


_OF_THINGS = frozenset({"by", "to", "with", "for", "in", "against", "on"})


def _opening(a: Annotated, verb: Token) -> bool:
    """Is it a participle that opens the sentence ("Underscoring the rift, …")? Its subject is the author's."""
    return verb.tag == "VBG" and verb.dep == "advcl" and verb.i == a.sentences[verb.sentence].first


def _unreal(a: Annotated, words: PositionWords, verb: Token) -> bool:
    """Is it merely possible, a condition, or told by the verb above? What a side will do is its will."""
    asked = verb.tag == "VB" and verb.head == verb.i and not children(a, verb.i, "aux", *SUBJECTS)  # "accept my thanks"
    if asked or any(t.lemma in ("if", "unless", "whether") for t in children(a, verb.i, "mark")):
        return True
    if any(t.lemma == "to" for t in children(a, verb.i, "aux")):
        above, aim = a.tokens[verb.head], verb.dep == "advcl"
        return not aim and above.lemma in words.verbs | words.adjectives and not is_passive(a, above.i)
    will = any(t.lemma in FUTURE or t.text.lower() in FUTURE for t in children(a, verb.i, "aux"))
    return not will and actuality(a, verb.i) in ("possible", "planned")


def _charger(a: Annotated, words: PositionWords, verb: Token, holders: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Who of another side says that they want or refuse it ("Xi said that Washington tries to …"): it is his view."""
    speaker = holder_of(a, account_at(a, verb.start))
    if speaker is None or speaker.side is None or speaker.standing not in VOICES:
        return ()
    known = verb.lemma in (words.want | words.oppose) - words.mild and all(x.side != speaker.side for x in holders)
    return (speaker,) if known else ()


def _told_above(a: Annotated, words: PositionWords, verb: Token) -> bool:
    """Does the word that reports it tell the speaker's stance already ("warned that …")?"""
    account = account_at(a, verb.start)
    return account is not None and account.cue_lemma in words.verbs


def _stance_span(a: Annotated, words: PositionWords, verb: Token) -> Span:
    """The verb with what follows; a denial before it belongs to the stance ("is not seeking", "neither side wants")."""
    span = _from_verb(a, words, verb)
    denied = [t for t in children(a, verb.i, *SUBJECTS) if t.i < verb.i and _is_none(a, t)]
    if denied:
        return Span(subtree(a, denied[0].i)[0].start, span.end)
    if is_negated(a, verb.i):
        first = min((t.start for t in children(a, verb.i, "neg", "aux") if t.i < verb.i), default=span.start)
        return Span(min(first, span.start), span.end)
    return span


def _is_none(a: Annotated, noun: Token) -> bool:
    """Does the noun deny it ("neither side", "no party")?"""
    return any(t.lemma in ("no", "neither", "none") for t in (noun, *children(a, noun.i, "det", "cc", "preconj")))


def _from_verb(a: Annotated, words: PositionWords, verb: Token) -> Span:
    """From the verb to a circumstance, unless what it is about comes after that; up to the next verb of stance."""
    short = predicate_span(a, verb.i, until=_CIRCUMSTANCES)
    matters = [t for t in children(a, verb.i, "dobj", "ccomp", "xcomp") if t.i > verb.i]
    whole = len(short) <= len(verb.span) or any(t.start >= short.end for t in matters)
    kept = [t for t in subtree(a, verb.i) if t.i >= verb.i and (whole or t.start < short.end)]
    beside = {t.i for c in children(a, verb.i, "conj") if _another(words, c) for t in subtree(a, c.i)}
    own = [t for t in kept if t.i not in beside | _asides(a, kept)]
    while len(own) > 1 and own[-1].pos in ("CCONJ", "PUNCT", "SPACE"):
        own.pop()
    return trimmed(a, own) if own else short


def _asides(a: Annotated, tokens: list[Token]) -> set[int]:
    """The participles and relative clauses after a comma, which tell of a noun and not of the stance."""
    loose = [t for t in tokens if t.dep == "acl" and t.tag == "VBN"]
    loose += [t for t in tokens if t.dep == "relcl" and a.tokens[subtree(a, t.i)[0].i - 1].text == ","]
    return {t.i for clause in loose for t in subtree(a, clause.i)}


def _finite(a: Annotated, verb: Token) -> bool:
    """Is it a verb of its own tense or modal ("… and can work together")?"""
    return verb.tag in ("VBZ", "VBP", "VBD") or any(t.tag == "MD" for t in children(a, verb.i, "aux"))


def _another(words: PositionWords, verb: Token) -> bool:
    return verb.pos == "VERB" and not {verb.lemma}.isdisjoint(words.verbs | words.voice | words.state)


def _by_adjective(a: Annotated, words: PositionWords, be: Token) -> Iterator[Draft]:
    state = next((t for t in children(a, be.i, "acomp", "attr", "prep") if t.lemma in words.adjectives), None)
    holders = holders_at(a, frame_of(a, be.i).subjects) if state is not None else ()
    if state is not None and holders:
        yield Draft(trigger=be, stance=predicate_span(a, be.i, until=_CIRCUMSTANCES), holders=holders, rule="adjective")


def _by_noun(a: Annotated, words: PositionWords, noun: Token) -> Iterator[Draft]:
    """What a noun with its owner tells ("Oslo's insistence that …"): not where its owner's verb of stance has it."""
    clauses = children(a, noun.i, "acl", "ccomp", "relcl")
    frame = frame_of_noun(a, noun.i)
    holders = holders_at(a, (*frame.subjects, *(frame.slot("of") if clauses else ())))
    above = a.tokens[noun.head]
    worded_above = above.pos == "VERB" and above.lemma in words.verbs | words.voice
    same = worded_above and {x.side for x in holders} & {x.side for x in holders_at(a, frame_of(a, above.i).subjects)}
    told = bool(clauses) if noun.lemma in words.opinions else any(_matter(a, t) for t in children(a, noun.i))
    if holders and not same and told and not _of_a_fact(words, noun, clauses):
        yield Draft(trigger=noun, stance=phrase_span(a, noun.i), holders=holders, rule="noun", confidence=0.5)


def _of_a_fact(words: PositionWords, noun: Token, clauses: list[Token]) -> bool:
    """Is it a claim of what one has done oneself ("its claim to have tested a bomb", "its claim that it won")?"""
    return noun.lemma in words.alleging and any(c.tag in ("VBN", "VBD") for c in clauses)


def _matter(a: Annotated, child: Token) -> bool:
    """What the noun is about: a clause, or a preposition's object."""
    return child.dep in ("acl", "ccomp", "relcl") or (child.dep == "prep" and child.lemma not in ("by", "from"))
