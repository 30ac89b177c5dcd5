"""Between whom unnamed talks are: those who led the delegations, the two people or states told of before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.annotate import tree
from detente.extract.engagements.contact import Contact, Party, side_itself
from detente.extract.engagements.joint import is_between_both, is_group_of_both, is_of_joint_body
from detente.extract.engagements.naming import acts_for_a_side, participant
from detente.extract.engagements.near import is_briefing_without, is_of_many_matters, is_speech, sides_near
from detente.extract.engagements.pointed import points_at_several
from detente.extract.engagements.pronouns import speaker_at
from detente.extract.engagements.surroundings import Lead
from detente.kinds.engagement import CALLED_OFF, TO_COME, family
from detente.kinds.engagement.who import is_bare_side, is_named
from detente.lexicon import Lexicon
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Token

_NEAR = 2
"""Sentences after the talks in which the leaders of the delegations may be told."""
_BACK = 2
"""Sentences before unnamed talks in which their two sides may be named."""
_SEASON = 92
"""Days: what is told of no shorter time is no single meeting."""
_GROUPS = ("meeting", "call")


def supposed(
    a: Annotated,
    contact: Contact,
    pair: tuple[str, ...],
    leads: Sequence[Lead],
    lexicon: Lexicon,
    *,
    told: Sequence[Contact] = (),
) -> Contact:
    """Talks told by a day or place, without people: between the two whom the words before, or the text, tell of.

    "The negotiations will be held in Geneva on May 9": who led the delegations, else those whose talks the sentence
    tells of, else its two people, else the two sides of the sentences before, else the chief pair. Confidence is 0.4.
    `told` are the document's engagements whose people are known: in a government's release, of which most meetings
    are with others or its own, only sentences that tell of them give the two sides.
    """
    trigger = contact.trigger.token
    if is_between_both(a, contact, lexicon) and {p.actor.side for p in contact.parties} - {None} <= set(pair):
        contact = replace(contact, parties=())  # "wants to renew the talks between the two countries": with the other
    if (other := _other_side(a, contact, pair, lexicon.engagements)) is not None:
        more = side_itself(other, trigger, other=True)
        return replace(contact, parties=(*contact.parties, more), confidence=0.4, rule=contact.rule + "+supposed")
    if (hosted := _hosted(a, contact)) is not None:
        return replace(contact, parties=hosted, confidence=0.4, rule=contact.rule + "+supposed")
    if (known := _of_format(a, contact, lexicon)) is not None:
        return replace(contact, parties=pair_of(known, trigger), rule=contact.rule + "+format")
    if not _is_open(a, contact, lexicon) or _is_of_leaders(a, contact) or points_at_several(a, contact):
        return contact
    own = a.document.side is not None or is_speech(a)
    near, pair = _of_release(contact, pair, told) if own else (None, pair)
    parties = (
        _two_leaders(contact, leads)
        or _of_same_talks(contact, told)
        or _two_people(a, contact, lexicon, told)
        or _of_visit(a, contact, told, lexicon)
        or _two_sides(a, contact, lexicon, near)
        or pair_of(_told_near(a, contact, pair), trigger)
    )
    parties = _of_ranks(a, contact, _in_person(a, contact, parties, told))
    if not parties or (own and (_is_of_briefing(a, parties) or _is_topic(a, contact))):
        return contact
    earliest = min((p.token for p in parties), default=trigger)
    span = a.sentences[a.tokens[earliest].sentence].span
    return replace(
        contact, parties=parties, confidence=0.4, support=(*contact.support, span), rule=contact.rule + "+supposed"
    )


def _is_of_briefing(a: Annotated, parties: tuple[Party, ...]) -> bool:
    """Are they two sides of which a long briefing only tells, neither of whose meetings need be meant there?

    Where both speak by turns, what is told is theirs.
    """
    return all(is_bare_side(p.actor) for p in parties) and is_briefing_without(a, {p.actor.side for p in parties})


def _is_topic(a: Annotated, contact: Contact) -> bool:
    """Are they talks of which two others speak ("they discussed the coming talks in Oslo")?"""
    noun = a.tokens[contact.trigger.token]
    return contact.trigger.noun and noun.dep == "dobj" and a.tokens[noun.head].lemma == "discuss"


def _is_of_leaders(a: Annotated, contact: Contact) -> bool:
    """Is it a summit that bears in its name that it is of leaders ("the Leaders' Summit"): of more than two?"""
    noun = a.tokens[contact.trigger.token]
    before = tree.children(a, noun.i, "poss", "compound")
    return contact.form == "summit" and noun.text[:1].isupper() and any(t.lemma.lower() == "leader" for t in before)


def _told_near(a: Annotated, contact: Contact, pair: tuple[str, ...]) -> tuple[str, ...]:
    """The pair, where the foreign ones of it are told of near by; a short text with a source's side is all near."""
    home = a.document.side
    if home is not None and not is_of_many_matters(a):
        return pair
    near = sides_near(a, contact.sentence) if home is not None else sides_near(a, contact.sentence, back=_BRIEFLY)
    return pair if set(pair) - {home} <= near else ()


_BRIEFLY = 3
"""Sentences before unnamed talks in which the two chief sides of a text are told of, if they are theirs."""


def _in_person(
    a: Annotated, contact: Contact, parties: tuple[Party, ...], told: Sequence[Contact]
) -> tuple[Party, ...]:
    """For two sides that met "today" the people of these sides who are told to have met, on no other day."""
    sides = {p.actor.side for p in parties}
    today = contact.when is not None and a.document.published is not None and contact.when == a.document.published
    if not today or _is_of_ranks(a, contact) or not all(is_bare_side(p.actor) for p in parties):
        return parties
    met = [
        c
        for c in told
        if family(c.form) == family(contact.form) == "meeting" and {p.actor.side for p in c.parties} == sides
    ]
    met = [c for c in met if all(is_named(p.actor) for p in c.parties) and c.when in (None, contact.when)]
    met = [c for c in met if c.status in ("held", "under_way", None) and _same_place(c, contact)]
    return met[0].parties if len({c.people for c in met}) == 1 else parties


def _of_ranks(a: Annotated, contact: Contact, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Two sides whose ministers or experts, as the noun says, met: these, not whoever else of the two met that day."""
    ranks = [t for t in tree.prepositional(a, contact.trigger.token, "of", "between", "among") if t.lemma in _RANKS]
    if not ranks or not contact.trigger.noun or not all(is_bare_side(p.actor) for p in parties):
        return parties
    first = min([ranks[0].start, *(t.start for t in tree.children(a, ranks[0].i, "amod", "compound"))])
    role = a.document.text[first : ranks[0].end]
    return tuple(replace(p, actor=replace(p.actor, role=role)) for p in parties)


def _same_place(x: Contact, y: Contact) -> bool:
    """Is no place told of one, or the same of both?"""
    return x.place is None or y.place is None or x.place == y.place


def _of_release(
    contact: Contact, pair: tuple[str, ...], told: Sequence[Contact]
) -> tuple[frozenset[int], tuple[str, ...]]:
    """The sentences of a release that may tell whose talks they are, and the pair where it tells of theirs at all."""
    met = any({p.actor.side for p in c.parties} == set(pair) for c in told)
    return frozenset({contact.sentence, *(c.sentence for c in told)}), pair if met else ()


def _of_same_talks(contact: Contact, told: Sequence[Contact]) -> tuple[Party, ...]:
    """Those whose talks the same sentence has just told of ("on the talks between X and Y after their last round")."""
    here = [c for c in told if c.sentence == contact.sentence and c.trigger.token < contact.trigger.token]
    same = [c for c in here if c.form == contact.form == "talks" and c.trigger.noun and contact.trigger.noun]
    return same[-1].parties if same else ()


def _of_visit(a: Annotated, contact: Contact, told: Sequence[Contact], lexicon: Lexicon) -> tuple[Party, ...]:
    """The state of a visitor just told of and that of the hosts, where "the two sides" hold the talks."""
    visits = [c for c in told if c.form == "visit" and c.host and 0 <= contact.sentence - c.sentence <= _BACK]
    subjects = tree.subjects(a, contact.trigger.anchor)
    if not visits or not any(is_group_of_both(a, t.i, lexicon) for t in subjects):
        return ()
    host = visits[-1].host
    guests = {side for p in visits[-1].parties if (side := p.actor.side) is not None} - {host}
    return pair_of((*guests, host), contact.trigger.token) if host is not None and len(guests) == 1 else ()


def _hosted(a: Annotated, contact: Contact) -> tuple[Party, ...] | None:
    """Talks that somebody of a third state offers to host are those of the two named before."""
    noun = contact.trigger
    hosts = {p.actor.side for p in contact.parties}
    verbs = [a.tokens[noun.carrier]] if noun.carrier is not None else tree.children(a, noun.token, "acl")
    host = any(t.lemma in _HOSTING for t in verbs) and len(hosts) == 1
    if not host or noun.frame.form != "talks" or tree.children(a, noun.token, "poss") or _has_with(a, noun.token):
        return None
    for n in range(contact.sentence - 1, max(-1, contact.sentence - 1 - _BACK - 1), -1):
        sides = {s: t for s, t in _sides_at(a, n, before=None).items() if s not in hosts}
        if len(sides) == _PAIR:
            return tuple(side_itself(s, t.i) for s, t in sides.items())
    return None


_HOSTING = frozenset({"host", "mediate", "broker", "facilitate", "sponsor", "convene"})


def _has_with(a: Annotated, noun: int) -> bool:
    return bool(tree.prepositional(a, noun, "with", "between", "of", "among"))


_PAIR = 2


def _of_format(a: Annotated, contact: Contact, lexicon: Lexicon) -> tuple[str, ...] | None:
    """The states of a format with a name of its own that meets ("a session of the Trilateral Contact Group")."""
    told = family(contact.form) in _GROUPS and (contact.when is not None or contact.place is not None)
    if not told or contact.parties:
        return None
    near = {t.i: t.text for i in (contact.trigger.token, contact.trigger.anchor) for t in tree.subtree(a, i)}
    phrase = " ".join(near[i] for i in sorted(near))
    known = lexicon.channels.format_in(phrase)
    return known[1] if known is not None else None


def _other_side(a: Annotated, contact: Contact, pair: tuple[str, ...], words: EngagementWords) -> str | None:
    """The other of two states, where one of them proposes, accepts, refuses or puts off talks with nobody named."""
    noun = contact.trigger
    sides = {p.actor.side for p in contact.parties}
    sought = noun.noun and noun.carrier is not None and contact.status in (*TO_COME, *CALLED_OFF)
    token = a.tokens[noun.token]
    direct = token.dep in ("dobj", "obj", "nsubjpass") or (token.dep == "pobj" and a.tokens[token.head].lemma == "to")
    if not sought or not direct or family(contact.form) not in _GROUPS or noun.frame.gathering:
        return None
    if is_of_many_matters(a) and all(p.pronoun for p in contact.parties):
        return None  # "we'll have that conversation", in a long briefing: with anybody
    if a.tokens[noun.anchor].lemma in words.deliberating:  # "the Commission should complete discussions on the budget"
        return None
    if len(sides) != 1 or not sides < set(pair) or tree.prepositional(a, noun.token, "with", "between", "of"):
        return None
    (other,) = set(pair) - sides
    return other


def pair_of(pair: tuple[str, ...], token: int) -> tuple[Party, ...]:
    """Two sides by themselves as parties, named at `token`."""
    return tuple(side_itself(side, token) for side in pair)


def _two_leaders(contact: Contact, leads: Sequence[Lead]) -> tuple[Party, ...]:
    near = {p.cast: p for s, p in leads if 0 <= s - contact.sentence <= _NEAR}
    return tuple(near.values()) if len({p.actor.side for p in near.values()} - {None}) > 1 else ()


def _is_open(a: Annotated, contact: Contact, lexicon: Lexicon) -> bool:
    """Does the text say when or where, but nothing of whose talks they are?"""
    if is_of_joint_body(a, contact, lexicon):
        return not contact.parties and (contact.when is not None or contact.place is not None)
    if family(contact.form) not in _GROUPS or contact.trigger.frame.gathering:
        return False
    if not contact.trigger.noun and not is_between_both(a, contact, lexicon):
        return False
    if contact.place is not None and contact.place.endswith(")"):  # a gathering with a name is of many
        return False
    placed = contact.place is not None and _stands_at_place(a, contact)
    dated = contact.when is not None and (contact.when.width <= _SEASON or contact.when.first is None)
    told = dated or placed or is_between_both(a, contact, lexicon) or _is_shared(a, contact, lexicon)
    known = [p for p in contact.parties if p.actor.side is not None or is_named(p.actor)]
    known = [p for p in known if not is_group_of_both(a, p.token, lexicon)]
    return told and not known and not _is_of_others(a, contact, lexicon)


def _are_counted(a: Annotated, group: Token) -> bool:
    """Are they "the two", "both" or "the" ones of whom the text has told?"""
    return any(t.text.lower() in ("the", "two", "both", "these") for t in tree.children(a, group.i))


_CABINETS = frozenset({"cabinet", "government", "ministerial", "minister", "expert", "summit"})


def _is_shared(a: Annotated, contact: Contact, lexicon: Lexicon) -> bool:
    """Is it a joint one by its own words ("a planned joint cabinet meeting")?"""
    words = lexicon.engagements.shared
    return contact.trigger.noun and any(
        t.text.lower() in words for t in tree.children(a, contact.trigger.token, "amod")
    )


def _stands_at_place(a: Annotated, contact: Contact) -> bool:
    """Is it they that are there, not what they are about ("talks in Oslo", not "talks on the settlement in Kosovo")?"""
    near = (contact.trigger.token, contact.trigger.anchor, a.tokens[contact.trigger.token].head)
    direct = [p for i in near for p in tree.children(a, i, "prep") if p.lemma in ("in", "at")]
    named = [t for t in tree.children(a, contact.trigger.token, "compound") if t.entity in ("GPE", "LOC", "FAC")]
    return bool(direct or named)


def _is_of_others(a: Annotated, contact: Contact, lexicon: Lexicon) -> bool:
    """Do words at the noun say whose it is, though nobody whom we know ("the board's meeting", "talks with unions")?"""
    noun = contact.trigger.token
    if any(not is_group_of_both(a, t.i, lexicon) for t in tree.prepositional(a, noun, "with", "between", "of")):
        return True
    if any(t.tag == "NNS" and not _are_counted(a, t) for t in tree.prepositional(a, noun, "with")):
        return True  # "a meeting with officials": with others
    if _is_held_by_others(a, contact, lexicon):
        return True
    small = lexicon.engagements.phone | lexicon.engagements.bilateral
    for token in tree.children(a, noun, "compound", "nmod", "poss", "amod"):
        if is_group_of_both(a, token.i, lexicon) or token.lemma in _CABINETS:
            continue
        if contact.place is not None and token.text in contact.place.split():  # "a White House meeting"
            continue
        timed = any(t.span.covers(token.span) for t in tree.timexes_in(a, a.sentences[token.sentence].span))
        if not timed and token.lemma not in small and (token.dep != "amod" or token.text[:1].isupper()):
            return True
    return False


def _is_held_by_others(a: Annotated, contact: Contact, lexicon: Lexicon) -> bool:
    """Do those of a named body of no known side hold it ("leaders of the Group of Seven ended a summit")?"""
    if not contact.trigger.noun:
        return False
    verb = a.tokens[contact.trigger.token] if contact.trigger.carrier is None else a.tokens[contact.trigger.carrier]
    verb = a.tokens[verb.head] if verb.pos not in ("VERB", "AUX") else verb
    holders = [t for t in tree.subjects(a, verb.i) if t.i != contact.trigger.token and t.pos == "NOUN"]
    bodies = [o for t in holders for o in tree.prepositional(a, t.i, "of", "from")]
    return any(o.pos == "PROPN" and not is_group_of_both(a, o.i, lexicon) for o in bodies)


def _two_people(a: Annotated, contact: Contact, lexicon: Lexicon, told: Sequence[Contact]) -> tuple[Party, ...]:
    """The two named people of two sides in its sentence, where there are just these; not of their ministers' talks.

    Nor those of whom a clause tells what they did before or after it. Whoever thanks the two for it was there, too.
    """
    if _is_of_ranks(a, contact):
        return ()
    people = _people_at(a, contact.sentence, lexicon)
    if any(c.people == {p.cast for p in people} and _is_set_apart(a, contact, c) for c in told):
        return ()
    above = tree.ancestors(a, contact.trigger.token)
    words = lexicon.engagements.thanking | lexicon.engagements.gratitude
    thanks = any(t.lemma in words for verb in above for t in [verb, *tree.objects(a, verb.i)])
    speaker = speaker_at(a, a.tokens[contact.trigger.token]) if thanks and people else None
    if speaker is None or speaker in {p.cast for p in people}:
        return people
    member = a.cast[speaker]
    more = Party(actor=participant(member), token=contact.trigger.token, cast=speaker, pronoun=True)
    return (more, *people) if acts_for_a_side(member, lexicon.engagements, lexicon) else people


def _is_set_apart(a: Annotated, contact: Contact, other: Contact) -> bool:
    """Is the other told in a clause by which it was before or after ("the call came weeks before X met Y")?"""
    clause = a.tokens[other.trigger.anchor]
    marks = {t.lemma for t in tree.children(a, clause.i, "mark", "advmod")}
    inside = {t.i for t in tree.subtree(a, clause.i)}
    aside = clause.dep == "advcl" and not marks.isdisjoint(("before", "after")) and other.sentence == contact.sentence
    return aside and family(other.form) != family(contact.form) and contact.trigger.token not in inside


def _is_of_ranks(a: Annotated, contact: Contact) -> bool:
    """Is it a meeting of ministers, envoys, experts, and so not of two presidents who are named beside it?"""
    noun = contact.trigger.token
    of = tree.prepositional(a, noun, "of", "between", "among") if contact.trigger.noun else []
    return any(t.tag == "NNS" and t.lemma in _RANKS for t in of)


_RANKS = frozenset({"minister", "negotiator", "envoy", "expert", "diplomat", "adviser", "advisor", "commander"})


def _is_of_the_two(a: Annotated, contact: Contact) -> bool:
    """Are they "the two men", who were named just before?"""
    near = [*tree.subjects(a, contact.trigger.anchor), *tree.objects(a, contact.trigger.anchor)]
    return any(t.lemma in ("man", "pair", "two", "duo") for t in near)


def _coordinated(a: Annotated, sentence: int, lexicon: Lexicon) -> tuple[Party, ...]:
    """The two people of a sentence, where they are named side by side ("X and Y")."""
    people = _people_at(a, sentence, lexicon)
    together = len(people) == 2 and people[1].token in {t.i for t in tree.conjuncts(a, people[0].token)}
    return people if together else ()


def _people_at(a: Annotated, sentence: int, lexicon: Lexicon) -> tuple[Party, ...]:
    found: dict[int, Party] = {}
    for mention in tree.mentions_in(a, a.sentences[sentence].span):
        for i in mention.cast:
            member = a.cast[i]
            if is_named(member.actor) and acts_for_a_side(member, lexicon.engagements, lexicon):
                found.setdefault(i, Party(actor=participant(member), token=mention.head, cast=i))
    sides = {p.actor.side for p in found.values()} - {None}
    return tuple(found.values()) if len(found) == len(sides) == 2 else ()


def _two_sides(
    a: Annotated, contact: Contact, lexicon: Lexicon, near: frozenset[int] | None = None
) -> tuple[Party, ...]:
    """The two sides, or people, that the sentence, or the nearest before it that names two, is about: one of `near`."""
    for n in range(contact.sentence, max(-1, contact.sentence - 1 - _BACK), -1):
        if near is not None and n not in near:
            continue
        if n < contact.sentence and (people := _coordinated(a, n, lexicon)):
            return people
        if n < contact.sentence and _is_of_the_two(a, contact) and (people := _people_at(a, n, lexicon)):
            return people
        scene = n == contact.sentence and near is not None and _is_scene(a, contact)
        here = n == contact.sentence and not scene
        sides = _sides_at(a, n, before=contact.trigger.token if here else None)
        sides = {s: t for s, t in sides.items() if not (scene and _is_of_matter(a, contact, t))}
        if len(sides) == 2:
            return tuple(side_itself(s, t.i) for s, t in sides.items())
        if len(sides) > 2:
            return ()
    return ()


def _is_scene(a: Annotated, contact: Contact) -> bool:
    """Is it where what the sentence tells was done ("during the talks the delegations of A and B agreed")?"""
    token = a.tokens[contact.trigger.token]
    return token.dep == "pobj" and any(t.lemma in ("during", "at", "in") for t in tree.ancestors(a, token.i))


def _is_of_matter(a: Annotated, contact: Contact, token: Token) -> bool:
    """Does it only tell of the matter, behind the verb of the scene ("spoke there of the sanctions of the Union")?"""
    verb = next((t for t in tree.ancestors(a, contact.trigger.token) if t.pos == "VERB"), None)
    between = [t for t in tree.ancestors(a, token.i) if verb is not None and verb.i < t.i <= token.i]
    return any(t.dep == "prep" and t.lemma in _TOPICAL for t in between)


_TOPICAL = frozenset({"of", "about", "on"})


def _sides_at(a: Annotated, sentence: int, *, before: int | None) -> dict[str, Token]:
    found: dict[str, Token] = {}
    for mention in tree.mentions_in(a, a.sentences[sentence].span):
        if before is None or mention.head < before:
            for i in mention.cast:
                side = a.cast[i].actor.side
                if side is not None:
                    found.setdefault(side, a.tokens[mention.head])
    return found
