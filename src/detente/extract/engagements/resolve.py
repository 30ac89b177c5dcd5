"""Ties the contacts of one document together: what "the trip" means, whose meetings belong to which visit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from detente.annotate import tree
from detente.annotate.office_sides import LOCAL
from detente.extract.engagements.answered import with_answers
from detente.extract.engagements.around import dated_by_others
from detente.extract.engagements.between import supposed
from detente.extract.engagements.contact import Contact
from detente.extract.engagements.dateline import dateline_of
from detente.extract.engagements.hosts import with_locals
from detente.extract.engagements.identity import identified
from detente.extract.engagements.in_time import taken_place
from detente.extract.engagements.nearby import dated_nearby
from detente.extract.engagements.pointed import is_of_untold, is_over, is_with_unknown, means_another
from detente.extract.engagements.readouts import released, sides_of
from detente.extract.engagements.retold import counted_again
from detente.extract.engagements.sameness import is_gathering, same_scene
from detente.extract.engagements.scene import side_at
from detente.extract.engagements.sharing import share_scene, with_fellows, with_lasting
from detente.extract.engagements.strangers import is_of_others_before, is_of_strangers, lacks_third, of_its_body
from detente.extract.engagements.surroundings import leaders_told, with_leaders
from detente.extract.engagements.talked import is_greeting_there, is_talk_at_meeting, is_talk_in_call, is_wish_to_talk
from detente.extract.engagements.third import is_of_a_third
from detente.extract.engagements.visits import belonging
from detente.kinds.engagement import CALLED_OFF, TO_COME, family
from detente.kinds.engagement.who import is_named, role_words
from detente.lexicon import Lexicon
from detente.model.actor import Actor
from detente.model.annotated import Annotated


def resolve(a: Annotated, contacts: Sequence[Contact], lexicon: Lexicon) -> tuple[Contact, ...]:
    """The contacts with what they take from others; those whose people stay unknown are left out."""
    pair = tree.chief_pair(a)
    contacts = identified(a, with_fellows(contacts), pair, lexicon)
    contacts = [of_its_body(a, c, lexicon) for c in contacts]
    leads = tuple(leaders_told(a, lexicon))
    contacts = [
        led if is_complete(led) else c for c, led in zip(contacts, with_leaders(a, contacts, leads), strict=True)
    ]
    contacts = [c for c in contacts if not is_complete(c) or not is_of_others_before(a, c, contacts, lexicon)]
    contacts = [c for c in contacts if not is_of_a_third(a, c, contacts)]
    whole = [c for c in contacts if is_complete(c) and not c.asked]
    contacts = [c for c in contacts if not _told_elsewhere(c, whole)]
    pointed = [_at_home(a, _pointing(a, i, contacts, lexicon), pair, contacts) for i in range(len(contacts))]
    pointed = with_answers(a, pointed, lexicon.engagements)
    pointed = [_at_dateline(a, c, lexicon) for c in pointed]
    pointed = [_with_hosts(c, pointed) for c in pointed]
    pointed = [with_locals(a, c, pair, lexicon) for c in pointed]
    pointed = [c for c in pointed if not is_of_others_before(a, c, pointed, lexicon)]
    open_ = [not is_complete(c) and not is_of_strangers(a, c, lexicon) for c in pointed]
    told = [c for c in pointed if is_complete(c)]
    pointed = [supposed(a, c, pair, leads, lexicon, told=told) if o else c for o, c in zip(open_, pointed, strict=True)]
    whole = [c for c in pointed if is_complete(c, a.document.side) and (_is_told(c) or _is_opening(a, c))]
    whole = [c for c in whole if not _only_venue(c, whole) and not _told_elsewhere(c, whole)]
    whole = [c for c in whole if not counted_again(a, c, whole) and not lacks_third(a, c, lexicon.engagements)]
    whole = [c for c in whole if not is_talk_at_meeting(a, c, whole, lexicon.engagements)]
    whole = [c for c in whole if not is_talk_in_call(a, c, whole, lexicon.engagements)]
    whole = [c for c in whole if not is_wish_to_talk(a, c, whole, lexicon.engagements)]
    whole = [c for c in whole if not is_greeting_there(a, c, whole, lexicon.engagements)]
    shared = share_scene(a, released(a, with_leaders(a, with_lasting(a, whole), leads)), lexicon)
    dated = dated_by_others(a, dated_nearby(a, shared, lexicon), lexicon)
    return belonging(a, tuple(taken_place(a, c) for c in dated))


def is_complete(contact: Contact, home: str | None = None) -> bool:
    """Are there enough people: a visitor of another side than the host, or two sides that meet?

    A source of the side `home` names places at home that nobody else knows: its own people's visits there are none.
    """
    sides = {p.actor.side for p in contact.parties}
    if family(contact.form) == "visit":
        known = contact.host is not None or (contact.place is not None and home not in sides)
        return known and any(_may_visit(p.actor, contact.host) for p in contact.parties)
    if _of_one_office(contact):
        return True
    attended = contact.trigger.frame.gathering and contact.parties and not contact.trigger.frame.spoken
    return bool(attended) or len(sides - {None}) > 1 or _with_guest(contact) or _with_foreigners(contact)


def _of_one_office(contact: Contact) -> bool:
    """Do two people who both hold an office of which a state has one meet ("Foreign Ministers X and Y met")?"""
    roles = [role_words(p.actor) for p in contact.parties if is_named(p.actor) and p.actor.side is None]
    return len(contact.parties) == len(roles) == _TWO and roles[0] == roles[1] and bool(roles[0] & _HIGHEST)


_TWO = 2
_HIGHEST = frozenset({"minister", "president", "premier", "chancellor", "king"})


def _with_guest(contact: Contact) -> bool:
    """Did a speaker of one side meet an office of no known side ("delighted to have the Chancellor here")?"""
    speaker = any(p.pronoun and p.actor.side for p in contact.parties)
    met = [p for p in contact.parties if p.other and p.actor.side is None and p.actor.role]
    return speaker and any(not _is_local(p.actor) for p in met)


def _is_local(actor: Actor) -> bool:
    """Does somebody govern a region or a town: as a rule, one of the speaker's own ("spoke with the mayors")?"""
    return not LOCAL.isdisjoint(re.findall(r"[a-z]+", (actor.role or "").lower()))


def _with_foreigners(contact: Contact) -> bool:
    """Did somebody of a side meet leaders or ministers of a part of the world ("dined with Arab leaders")?"""
    somebody = any(p.actor.side and (p.actor.role or is_named(p.actor)) for p in contact.parties)
    return somebody and any(p.foreign for p in contact.parties)


def _may_visit(actor: Actor, host: str | None) -> bool:
    """Does this one act for another side than the host's? Of no known side only an official with an office does."""
    if actor.side is None:
        return actor.standing == "official" and actor.role is not None
    return actor.side != host


def _at_home(a: Annotated, contact: Contact, pair: tuple[str, ...], contacts: Sequence[Contact]) -> Contact:
    """Where a text about two sides does not say where a visit of one of them goes, it goes to the other.

    Not where the text tells of another journey of the same people, or is a release of their own side, which tells of
    their journeys at home; nor where the words do say whither, though to no place that we know.
    """
    owners = {p.actor.side for p in contact.parties if is_named(p.actor) and not p.pronoun}
    owned = contact.trigger.noun and contact.trigger.carrier is None and contact.definite
    owned = owned or (contact.trigger.noun and contact.status in ("planned", *CALLED_OFF) and not contact.definite)
    if contact.form != "visit" or contact.place or contact.host or not owned or _is_travel(a, contact):
        return contact
    elsewhere = any(c.people & contact.people and c.host for c in contacts if c.form == "visit")
    if len(owners) != 1 or not owners <= set(pair) or elsewhere:
        return contact
    if a.document.side in owners or _goes_somewhere(a, contact):
        return contact
    (host,) = set(pair) - owners
    return replace(contact, host=host, confidence=0.4)


def _is_travel(a: Annotated, contact: Contact) -> bool:
    """Is it anybody's journeys, by a noun for no single one, and on no day ("he will speak to his own travel")?"""
    return a.tokens[contact.trigger.token].lemma == "travel" and contact.when is None


def _at_dateline(a: Annotated, contact: Contact, lexicon: Lexicon) -> Contact:
    """A visit of which no place is told is where the report was written, or to the side whose release it is.

    Not where that is the visitor's own state; and where the visit is still to come, reports are written elsewhere.
    """
    owned = contact.trigger.noun and contact.form == "visit" and not contact.place and not contact.host
    owned = owned and not _goes_somewhere(a, contact)
    place = dateline_of(a, lexicon) if owned and contact.status in ("held", "under_way") else None
    host = side_at(place, lexicon) or (a.document.side if owned else None)
    if host is None or not any(is_named(p.actor) and p.actor.side not in (None, host) for p in contact.parties):
        return contact
    return replace(contact, place=place, host=host, confidence=0.4)


def _goes_somewhere(a: Annotated, contact: Contact) -> bool:
    """Does the noun say where it goes, though no place that we know ("a tour of the region", "a European tour")?"""
    noun = contact.trigger.token
    to = [t for t in tree.prepositional(a, noun, "to", "of", "in", "through") if t.text not in ("capital", "country")]
    wide = [t for t in tree.children(a, noun, "amod", "nmod", "compound") if t.text[:1].isupper()]
    unknown = [t for t in to if t.tag == "NNS" or tree.mention_of(a, t.i) is None]
    return bool([t for t in unknown if t.entity not in ("DATE", "TIME")] or wide)


def _with_hosts(contact: Contact, contacts: Sequence[Contact]) -> Contact:
    """An office of no known state that a visitor meets is the host's ("flew to Oslo and met the prime minister")."""
    sides = {p.actor.side for p in contact.parties} - {None}
    open_ = [p for p in contact.parties if p.actor.side is None and _is_official(p.actor) and not p.foreign]
    open_ = [p for p in open_ if p.other or not contact.trigger.noun]
    if family(contact.form) != "meeting" or len(sides) != 1 or not open_:
        return contact
    stays = [c for c in contacts if c.form == "visit" and c.host and 0 <= contact.sentence - c.sentence <= _STAY]
    hosts = {c.host for c in stays if c.people & contact.people} | ({contact.host} - {None})
    if len(hosts) != 1 or hosts == sides:
        return contact
    (host,) = hosts
    return replace(
        contact,
        parties=tuple(replace(p, actor=replace(p.actor, side=host)) if p in open_ else p for p in contact.parties),
        confidence=0.5,
    )


def _is_official(actor: Actor) -> bool:
    """Has it an office, or is it a group of officials ("met government officials"), of one state ("nine leaders")?"""
    words = (actor.name or "").lower().split()
    if not is_named(actor) and words[:-1] and words[-1] in _HEADS and not _SOME.isdisjoint(words):
        return False
    return not is_named(actor) if actor.role is None else actor.standing in ("official", "legislator")


_HEADS = frozenset({"leaders", "heads", "presidents", "kings", "premiers"})
_SOME = frozenset(
    {"other", "several", "various", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen"}
)
"""A state has but one leader: of such a group nobody knows whose it is."""
_STAY = 3
"""Sentences after a visit is told in which its meetings may be."""


def _told_elsewhere(contact: Contact, contacts: Sequence[Contact]) -> bool:
    """Does a weak word ("discussed", "their conversation") only tell more of what other words tell of the same people?

    Of a state that is only named beside them ("discussed the ties of X with Z") nobody need have been there.
    """
    if not _is_weak(contact):
        return False
    people = {p.cast for p in contact.parties if is_named(p.actor)}
    least = people if len(people) > 1 else contact.people
    strong = [c for c in contacts if not _is_weak(c) and family(c.form) != "visit"]
    if contact.status == "held":  # what has been is no part of what is to come
        strong = [c for c in strong if c.status not in TO_COME]
    return any(least <= c.people or (not people and sides_of(contact) == sides_of(c)) for c in strong)


def _is_weak(contact: Contact) -> bool:
    told = contact.form == "talks" and contact.status not in TO_COME and not (contact.trigger.noun and contact.place)
    return contact.trigger.frame.weak and told


def _only_venue(contact: Contact, contacts: Sequence[Contact]) -> bool:
    """Is it a journey for a meeting in which the place's own side has no part ("went to Oslo for talks with Iran")?"""
    guests = {p.actor.side for p in contact.parties} - {contact.host, None}
    if contact.form == "visit" and len(guests) > 1:  # two who went to a third place to meet there
        return any(contact.people <= c.people and c.place for c in contacts if family(c.form) == "meeting")
    purposes = [c for c in contacts if c.trigger.carrier == contact.trigger.token and family(c.form) == "meeting"]
    if contact.form != "visit" or contact.trigger.noun or not purposes:
        return False
    return all(contact.host not in {p.actor.side for p in c.parties} for c in purposes)


def _is_told(contact: Contact) -> bool:
    """Is there somebody with a name or an office, or else a day or place? All others are talk in general."""
    somebody = any(p.actor.role or is_named(p.actor) for p in contact.parties)
    sought = contact.trigger.carrier is not None  # "wants to renew the talks with X"
    ahead = contact.status in (*TO_COME, *CALLED_OFF) and contact.trigger.noun and (sought or not contact.definite)
    going_on = contact.status == "under_way" or _is_done(contact)
    return somebody or ahead or going_on or contact.when is not None or contact.place is not None


def _is_done(contact: Contact) -> bool:
    """Is it what somebody did ("held talks with Iran", "has been negotiating with"), not talk in general?"""
    doing = not contact.trigger.noun or contact.trigger.carrier is not None
    return doing and contact.status == "held" and not contact.definite


def _is_opening(a: Annotated, contact: Contact) -> bool:
    """Does an official source name it in its title, or right after ("Statements following Danish-Polish talks")?"""
    return a.document.side is not None and contact.sentence < _OPENING


_OPENING = 2
"""Sentences."""


def _pointing(a: Annotated, index: int, contacts: Sequence[Contact], lexicon: Lexicon) -> Contact:
    """Gives a contact that lacks people or place those of the nearest one that it can mean: before it, else after."""
    contact = contacts[index]
    if is_complete(contact) or not contact.definite or _of_a_matter(a, contact, lexicon) or _of_strangers(a, contact):
        return contact
    meant = _meant(a, index, contacts)
    if meant is None or means_another(a, contact, meant, lexicon) or _is_of_nearer(a, contact, meant, contacts[:index]):
        return contact
    if is_of_untold(a, contact, meant, contacts):
        return contact
    parties = {p.cast: p for p in (*contact.parties, *meant.parties)}
    return replace(
        contact,
        parties=tuple(parties.values()),
        place=contact.place or meant.place,
        host=contact.host or meant.host,
        support=(*contact.support, a.sentences[meant.sentence].span),
        rule=contact.rule + "+pointing",
    )


def _is_of_nearer(a: Annotated, contact: Contact, meant: Contact, before: Sequence[Contact]) -> bool:
    """Is one of somebody else told nearer, though not with whom ("he met X years ago; what came of that meeting?")?

    Or one with somebody of whom we know nothing ("he wrote a letter to the editors. The letter was long").
    """
    near = [c for c in before if family(c.form) == family(contact.form) and contact.sentence - c.sentence <= 1]
    near = [c for c in near if c.trigger.token > meant.trigger.token and not is_complete(c)]
    if any(is_with_unknown(a, c) for c in near if contact.people <= c.people):
        return True
    named = [{p.cast for p in c.parties if is_named(p.actor)} for c in near]
    return not contact.parties and any(people and not people & meant.people for people in named)


def _of_strangers(a: Annotated, contact: Contact) -> bool:
    """Is it named after somebody who is none of its people ("the Floyd meeting")?"""
    if _is_attended_by_others(a, contact):
        return True
    before = tree.children(a, contact.trigger.token, "compound", "nmod")
    named = [t for t in before if t.pos == "PROPN" and t.entity in ("PERSON", "ORG")]
    own = {p.token for p in contact.parties}
    return any(t.i not in own and not own & {c.i for c in tree.subtree(a, t.i)} for t in named)


def _is_attended_by_others(a: Annotated, contact: Contact) -> bool:
    """Do people of whom we know nothing attend it ("the family attending this meeting with the President")?"""
    carrier = contact.trigger.carrier
    if carrier is None or a.tokens[carrier].lemma not in ("attend", "join"):
        return False
    verb = a.tokens[carrier]
    who = tree.subjects(a, carrier) or ([a.tokens[verb.head]] if verb.dep == "acl" else [])
    return any(t.tag in ("NN", "NNS") and tree.mention_of(a, t.i) is None for t in who)


def _of_a_matter(a: Annotated, contact: Contact, lexicon: Lexicon) -> bool:
    """Are they talks of some matter ("the climate talks"), which no meeting told of before need be?"""
    words = lexicon.engagements
    before = tree.children(a, contact.trigger.token, "compound")
    matters = [t for t in before if t.pos == "NOUN" and t.lemma not in words.bilateral | words.phone]
    days = [t.span for t in tree.timexes_in(a, a.sentences[contact.sentence].span)]
    return contact.form == "talks" and any(not any(d.covers(t.span) for d in days) for t in matters)


def _meant(a: Annotated, index: int, contacts: Sequence[Contact]) -> Contact | None:
    """The contact that the one at `index` points to, or None.

    It is of people named in its own sentence, else the nearest close by, else the one of which the text speaks most;
    a contact with people of its own may point forward.
    """
    contact = contacts[index]
    before = [c for c in reversed(contacts[:index]) if _can_mean(contact, c)]
    if contact.parties:
        after = [c for c in contacts[index + 1 :] if _can_mean(contact, c) and not _is_yet_to_come(a, contact, c)]
        return next(iter([*before, *after]), None)
    here = {i for m in tree.mentions_in(a, a.sentences[contact.sentence].span) for i in m.cast}
    same = [c for c in before if c.people & here and family(c.form) == "visit"]
    close = [c for c in before if contact.sentence - c.sentence <= 1]
    most = Counter(c.people for c in before)
    chief = sorted(before, key=lambda c: (is_over(a, c), -most[c.people]))
    return next(iter([*same, *close, *chief]), None)


def _is_yet_to_come(a: Annotated, contact: Contact, other: Contact) -> bool:
    """Is the other still ahead, and this one of today ("my visit today has been …; I will travel on to Oslo")?"""
    today, when = a.document.published, contact.when
    there = when is not None and today is not None and when.is_day and when.first == today.first
    return there and other.status in TO_COME and other.when is None


def _can_mean(contact: Contact, other: Contact) -> bool:
    if family(contact.form) != family(other.form) or not is_complete(other):
        return False
    if is_gathering(other) and contact.form != "summit":
        return False
    if contact.place and not other.place and abs(contact.sentence - other.sentence) > _STAY:  # some other meeting there
        return False
    if contact.trigger.frame.plural and not contact.parties and not _is_near(contact, other):
        return False
    if not contact.people <= other.people and not _is_of_group(contact, other):
        return False
    return same_scene(contact, other)


def _is_near(contact: Contact, other: Contact) -> bool:
    """May "the talks" of nobody mean it: told a little before, and no meeting that somebody is still to have?"""
    told = other.trigger.noun or other.status not in TO_COME
    return told and abs(contact.sentence - other.sentence) <= _FAR


_FAR = 15
"""Sentences behind which "the talks" are others."""


def _is_of_group(contact: Contact, other: Contact) -> bool:
    """Are its people some of the officials who, unnamed, are said to have met ("at the talks, X said")?"""
    unnamed = {p.actor.side for p in other.parties if not is_named(p.actor)} - {None}
    unnamed -= {p.actor.side for p in other.parties if is_named(p.actor)}
    officials = all(p.actor.side in unnamed and is_named(p.actor) for p in contact.parties)
    return family(contact.form) == "meeting" and officials
