"""Positions that a verb of stance tells with its holder."""

from __future__ import annotations

from collections.abc import Iterator

from detente.annotate.extents import clause_span
from detente.annotate.frames import Frame, frame_of, verb_with_particle
from detente.annotate.minutes import minuted
from detente.annotate.moments import timex_of
from detente.annotate.naming import holder_of, mention_at
from detente.annotate.tree import (
    FUTURE,
    SUBJECTS,
    account_at,
    actuality,
    chief_pair,
    children,
    is_negated,
    is_one_of_neither,
    is_passive,
)
from detente.extract.positions.attitudes import by_adjective, by_noun, conditional
from detente.extract.positions.courtesy import courteous
from detente.extract.positions.draft import VOICES, Draft, holders_at
from detente.extract.positions.spans import in_relation, ruled_out, stances_of
from detente.lexicon.stance import PositionWords
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token

_ON_SIDES = ("on", "by", "from")
_HOPING = frozenset({"hope", "want", "wish", "expect", "intend", "desire"})
_MUSING = frozenset({"think", "believe", "guess", "suppose", "feel"})
_ABOUT = ("about", "of", "with", "for", "on", "dative")


def worded(a: Annotated, words: PositionWords, token: Token) -> Iterator[Draft]:
    """The positions that this word tells, if it tells any."""
    if token.pos == "VERB":
        yield from _by_verb(a, words, token)
    elif token.lemma == "be":
        yield from by_adjective(a, words, token)
    elif token.pos == "NOUN" and (token.lemma in words.claims or token.lemma in words.opinions):
        yield from by_noun(a, words, token)


def _by_verb(a: Annotated, words: PositionWords, verb: Token) -> Iterator[Draft]:
    frame = frame_of(a, verb.i)
    if not _tells(a, words, verb, frame) or _unreal(a, words, verb) or courteous(a, words, verb, frame):
        return
    passive = is_passive(a, verb.i)
    on_sides = tuple(frame.slot(*_ON_SIDES)) if passive else ()
    owners = tuple(children(a, verb.i, "poss"))  # "Oslo's calling it a threat"
    holders = holders_at(a, owners or frame.subjects or on_sides)
    if not holders and not frame.subjects and minuted(a, verb, words.minuted):
        holders = tuple(Actor(side=side) for side in chief_pair(a))
    charger = _charger(a, words, verb, holders)
    if not holders or (charger and _told_above(a, words, verb)):
        return
    timex = timex_of(a, verb.i)
    whole = [(verb, clause_span(a, verb.i))] if passive or charger else stances_of(a, words, verb)
    for trigger, stance in whole:
        yield Draft(
            trigger=trigger,
            stance=stance,
            holders=charger or holders,
            when=timex.when if timex else None,
            rule="verb",
        )


def _tells(a: Annotated, words: PositionWords, verb: Token, frame: Frame) -> bool:
    """Is it a verb of stance with a matter; or one of voicing or discussing with a noun of stance?"""
    lemma = verb_with_particle(a, verb.i)
    beside = [t for t in children(a, verb.i, "prt", "prep", "advmod") if f"{verb.lemma} {t.lemma}" in words.phrasal]
    if any(t.lemma not in _OF_THINGS or _to_somebody(a, t) for t in beside):
        return True
    if beside or _arranges(a, words, verb, frame) or _undertakes(words, verb, frame) or _muses(a, verb):
        return False
    if _says_nothing(a, words, verb, frame):
        return False
    if words.verbs.isdisjoint((lemma,) if "_" in lemma else (lemma, verb.lemma)):
        return _voices(a, words, verb, frame)
    if _gave_up(a, words, verb) or (verb.lemma in words.bodily and _of_people(a, verb)):
        return False
    if in_relation(a, verb) and (verb.lemma in words.join or verb.tag in ("VBD", "VBN")):
        return False  # "the pact that they endorsed last year"
    if lemma in words.answering and not children(a, verb.i, "ccomp"):
        return False  # "responded by sending troops"
    if lemma in words.clausal:
        return bool(frame.clauses or frame.slot("as")) or _claims_ground(words, verb, frame)
    only = not is_negated(a, verb.i)
    if (
        only
        and verb.lemma in words.hold
        and frame.objects
        and all(t.pos == "PRON" for t in frame.objects)
        and not frame.clauses
    ):
        return bool(children(a, verb.i, "oprd", "prep", "xcomp"))  # "raised them", of which no more is told
    return bool(frame.objects or frame.clauses or frame.slots) and not _opening(a, verb)


def _of_people(a: Annotated, verb: Token) -> bool:
    """Is it done to people and to no matter ("embraced him on the tarmac")?"""
    whom = children(a, verb.i, "dobj", "nsubjpass")
    mentions = [mention_at(a, t.i) for t in whom]
    people = [m is not None and any(a.cast[i].kind in ("person", "office") for i in m.cast) for m in mentions]
    return bool(whom) and all(
        known or t.entity == "PERSON" or t.pos == "PRON" for known, t in zip(people, whom, strict=False)
    )


def _says_nothing(a: Annotated, words: PositionWords, verb: Token, frame: Frame) -> bool:
    """Is it "neither accepted nor rejected", told to the press, or quoted already?"""
    return (
        is_one_of_neither(a, verb.i)
        or _to_the_press(words, verb, frame)
        or (verb.lemma in words.plainly and _already_quoted(a, verb))
    )


def _gave_up(a: Annotated, words: PositionWords, verb: Token) -> bool:
    """Is it what they had wanted before ("had hoped to meet")?"""
    had = any(t.text.lower() == "had" for t in children(a, verb.i, "aux"))
    return had and verb.lemma in _HOPING


def _voices(a: Annotated, words: PositionWords, verb: Token, frame: Frame) -> bool:
    """Does it voice a noun of stance ("expressed concern", "made a demand", "has no interest in")?"""
    if verb.lemma in words.making:
        made = words.claims - words.aims
        if any(t.lemma in made or _with_clause(a, words, t) for t in frame.objects):
            return True
    if verb.lemma not in words.voice:
        return False
    told = words.felt if verb.lemma in words.having else words.nouns | words.claims
    matters = frame.objects if verb.lemma in words.having else (*frame.objects, *frame.slot(*_ABOUT))
    shared = {"interest"} if verb.lemma == "have" else set()  # "have common interests" judges
    found = any(t.lemma in told and not (t.lemma in shared and t.tag == "NNS") for t in matters)
    return found or (verb.lemma in words.debating and _to_an_end(a, frame))


def _to_an_end(a: Annotated, frame: Frame) -> bool:
    """Do they discuss how to bring something about ("steps to open the crossing")?"""
    ends = [c for t in frame.objects for c in children(a, t.i, "acl", "relcl")]
    return any(t.lemma == "to" for c in ends for t in children(a, c.i, "aux"))


def _with_clause(a: Annotated, words: PositionWords, noun: Token) -> bool:
    return noun.lemma in words.opinions and bool(children(a, noun.i, "acl", "ccomp", "relcl"))


def _claims_ground(words: PositionWords, verb: Token, frame: Frame) -> bool:
    """Does a side claim land or sea ("both claim the islands")?"""
    return verb.lemma == "claim" and any(t.lemma in words.ground for t in frame.objects)


def _arranges(a: Annotated, words: PositionWords, verb: Token, frame: Frame) -> bool:
    """Do they only agree to meet or talk again, which is an engagement ("agreed to continue contacts")?"""
    if verb.lemma not in words.join or not frame.clauses:
        return verb.lemma in ("agree", "decide") and any(t.lemma in words.contacts for t in frame.slot("on", "to"))
    aims = {c.lemma for t in frame.clauses for c in (t, *children(a, t.i, "conj"))}
    if not aims <= words.contacts | words.carrying:
        return False
    return not aims.isdisjoint(words.contacts) or not words.contacts.isdisjoint(frame.words)


def _undertakes(words: PositionWords, verb: Token, frame: Frame) -> bool:
    """Is it a pledge to do something, or an agreement on a thing, which is a commitment ("agreed on a timetable")?"""
    if verb.lemma in words.pledging:
        return bool(frame.clauses) and not frame.objects
    return verb.lemma == "agree" and not frame.clauses and bool(frame.slot("on", "to", "under"))


def _muses(a: Annotated, verb: Token) -> bool:
    """Is it a turn of talk ("I think it would work")? Then what is thought is looked at as what is said."""
    return verb.lemma in _MUSING and any(t.text == "I" for t in children(a, verb.i, "nsubj"))


def _to_the_press(words: PositionWords, verb: Token, frame: Frame) -> bool:
    """Is only an answer refused ("declined to give details", "refused to answer questions")?"""
    return verb.lemma in ("decline", "refuse") and any(t.lemma in words.answers for t in frame.clauses)


def _already_quoted(a: Annotated, verb: Token) -> bool:
    """Does what it reports stand before it, quoted ("…," she insisted)? Then the quotation is what is looked at."""
    return any(
        at.cue is not None
        and at.cue.start <= verb.start < at.cue.end
        and at.form != "indirect"
        and any(s.end <= verb.start for s in at.content)
        for at in a.attributions
    )


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
    without = verb.dep == "pcomp" and a.tokens[verb.head].lemma == "without"  # "spoke without raising it"
    if asked or without or conditional(a, verb) or (verb.lemma == "ask" and _whether(a, verb)):
        return True
    if _of_a_thing(a, words, verb):
        return True
    first = _first_of(a, verb)
    if any(t.lemma == "to" for t in children(a, first.i, "aux")):
        above, aim = a.tokens[first.head], first.dep == "advcl"
        return not aim and above.lemma in words.verbs | words.adjectives and not is_passive(a, above.i)
    will = any(t.lemma in FUTURE or t.text.lower() in FUTURE for t in children(a, verb.i, "aux"))
    return not will and actuality(a, verb.i) in ("possible", "planned") and not ruled_out(a, verb)


def _of_a_thing(a: Annotated, words: PositionWords, verb: Token) -> bool:
    """Does it only say what a thing is for, or how it is held ("a mechanism for avoiding accidents")?"""
    above = a.tokens[a.tokens[verb.head].head]
    purpose = verb.dep == "pcomp" and above.pos == "NOUN" and above.lemma not in words.nouns | words.claims | words.aims
    return purpose or (verb.dep == "acl" and verb.tag == "VBN" and verb.lemma in words.clausal)


def _whether(a: Annotated, verb: Token) -> bool:
    """Is it a question ("asked whether they could stop")?"""
    below = children(a, verb.i, "ccomp")
    return any(t.lemma in ("whether", "if") or t.tag in ("WRB", "WP") for c in below for t in children(a, c.i))


def _first_of(a: Annotated, verb: Token) -> Token:
    """The first of the infinitives that it stands in a row with ("sought to meet and avoid a row")."""
    while verb.dep == "conj" and verb.tag == "VB" and not children(a, verb.i, "aux", *SUBJECTS):
        verb = a.tokens[verb.head]
    return verb


def _charger(a: Annotated, words: PositionWords, verb: Token, holders: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Who of another side says that they want or refuse it ("Xi said that Washington tries to …"): it is his view."""
    speaker = holder_of(a, account_at(a, verb.start))
    if speaker is None or speaker.side is None or speaker.standing not in VOICES:
        return ()
    account = account_at(a, verb.start)
    blamed = account is not None and account.cue_lemma in words.oppose and verb.tag == "VBG"  # "accused him of backing"
    known = blamed or verb.lemma in (words.want | words.oppose) - words.mild
    return (speaker,) if known and all(x.side != speaker.side for x in holders) else ()


def _told_above(a: Annotated, words: PositionWords, verb: Token) -> bool:
    """Does the word that reports it tell the speaker's stance already ("warned that …")?"""
    account = account_at(a, verb.start)
    return account is not None and account.cue_lemma in words.verbs
