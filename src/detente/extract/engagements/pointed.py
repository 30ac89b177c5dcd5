"""Which words that seem to point back ("the meeting", "this trip") mean another engagement than those told before."""

from __future__ import annotations

from collections.abc import Sequence

from detente.annotate import tree
from detente.extract.engagements.contact import Contact
from detente.extract.engagements.near import is_briefing_without
from detente.kinds.engagement import family
from detente.kinds.engagement.where import place_words
from detente.kinds.engagement.who import is_named, same_actor
from detente.lexicon import Lexicon
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Mention, Token

_OWN = frozenset({"my", "our", "your"})
_AFTER = frozenset({"on", "for"})
_PEOPLE = frozenset({"cabinet", "government", "ministerial", "minister", "expert", "summit", "leader", "official"})
_AHEAD = 10
"""Sentences behind a pointing word in which what it means may come."""
_LATELY = 3
"""Days before the text from which on a journey is over, so that another one is meant by "this trip"."""


def means_another(a: Annotated, contact: Contact, meant: Contact, lexicon: Lexicon) -> bool:
    """Is what a definite noun names, by its own words, none of the engagements told of: not `meant`, either?

    It has a name ("the Negev Summit", "the Twelfth Session of the Council", "the Bergen meeting") or a matter ("the
    town meeting") of its own, is the speaker's ("our travels") where `meant` is others', or stands far before it.
    """
    if contact.sentence + _AHEAD < meant.sentence or _stands_far(a, contact, meant):
        return True
    if _is_of_speaker(a, contact) and not contact.parties:
        return not any(p.pronoun for p in meant.parties)
    if contact.form == "summit" != meant.form and (_is_capital(a, contact) or _is_of_many(a, meant)):
        return True
    if _is_last(a, contact) and not _is_last(a, meant):
        return True
    if _is_of_another_sort(a, contact, meant) or _is_of_other_people(a, contact, meant):
        return True
    if _has_owner(a, contact, meant, lexicon.engagements) or _is_of_a_thing(a, contact, meant):
        return True
    if _are_several(a, contact, meant) or _is_of_other_travellers(a, contact, meant):
        return True
    if _is_of_others_there(a, contact, meant) or _is_in_a_format(a, contact):
        return True
    return _has_name(a, contact) or _is_called_after(a, contact, meant, lexicon) or _is_of_a_kind(a, contact, lexicon)


def is_of_untold(a: Annotated, contact: Contact, meant: Contact, contacts: Sequence[Contact]) -> bool:
    """Does "this meeting" mean one told right before, of which too little is known ("he saw the clerk; that meeting")?

    A verb of meeting, or the same noun with a name, stands between, and those who met there are not the people of
    `meant`.
    """
    noun = a.tokens[contact.trigger.token]
    if not any(t.lemma in _SHOWING for t in tree.children(a, noun.i, "det")) or contact.sentence <= meant.sentence:
        return False
    known = {c.trigger.token for c in contacts if _is_told_in_full(c, meant) or (c.definite and not c.parties)}
    first = a.sentences[contact.sentence - 1].first
    between = [t for t in a.tokens[max(first, meant.trigger.token + 1) : noun.i] if t.i not in known]
    return any(_is_meeting(a, t, contact) or (t.lemma == noun.lemma and t.pos == "PROPN") for t in between)


_SHOWING = frozenset({"this", "that", "these", "those"})


def is_with_unknown(a: Annotated, contact: Contact) -> bool:
    """Is it with somebody whom the words tell and we don't know ("a letter to the editors", "met the Roe family")?"""
    near = (contact.trigger.token, contact.trigger.anchor)
    told = [t for i in near for t in tree.prepositional(a, i, "to", "with") if contact.form == "letter"]
    if family(contact.form) == "meeting" and not contact.trigger.noun:
        token = contact.trigger.token
        told = [t for t in (*tree.prepositional(a, token, "with"), *tree.objects(a, token)) if t.tag in _SOMEBODY]
    known = {p.token for p in contact.parties}
    return not contact.definite and any(t.pos in ("NOUN", "PROPN") and t.i not in known for t in told)


_SOMEBODY = ("NN", "NNS", "NNP", "NNPS")


def _is_told_in_full(contact: Contact, meant: Contact) -> bool:
    """Is it told of people of two sides, some of whom are those of `meant`?"""
    return bool(contact.people & meant.people) and len({p.actor.side for p in contact.parties} - {None}) > 1


def _is_meeting(a: Annotated, verb: Token, contact: Contact) -> bool:
    """Does a verb tell that somebody met somebody who is told by more than a pronoun?"""
    met = verb.pos == "VERB" and verb.lemma in _MEETING and family(contact.form) == "meeting"
    whom = [*tree.objects(a, verb.i), *tree.prepositional(a, verb.i, "with")] if met else []
    return any(t.pos in ("NOUN", "PROPN") for t in whom)


_MEETING = frozenset({"meet", "convene", "gather", "assemble"})


def _stands_far(a: Annotated, contact: Contact, meant: Contact) -> bool:
    """Is what is meant told long before, and not what the text opens with? Meetings, a visit "here": near."""
    apart = contact.sentence - meant.sentence
    noun = a.tokens[contact.trigger.token]
    here = family(contact.form) == "visit" and any(t.lemma == "here" for t in tree.children(a, noun.i, "advmod"))
    if here or (noun.tag == "NNS" and noun.lemma in _SINGLE and not contact.parties):
        return apart > _CLOSE
    told = contact.when is not None or any(not p.pronoun for p in contact.parties)
    return apart > (_WITHIN if told else _NEAR) and meant.sentence > _OPENING


_SINGLE = frozenset({"meeting", "conversation", "discussion", "call", "letter", "exchange", "contact", "summit"})
"""Nouns of which the plural is no single engagement, as that of "talks" is."""
_CLOSE = 2
"""Sentences before several meetings, or a stay "here", in which what they mean is told; before others the next."""
_NEAR = 10
_WITHIN = 30
"""The same where the words name somebody, or a day."""
_OPENING = 12
"""Sentences with which a text opens."""


def is_over(a: Annotated, contact: Contact) -> bool:
    """Was it held, and ended days before the text?"""
    told, when = a.document.published, contact.when
    if told is None or told.first is None or when is None or when.last is None:
        return False
    return contact.status == "held" and (told.first - when.last).days > _LATELY


def _is_of_speaker(a: Annotated, contact: Contact) -> bool:
    return any(t.text.lower() in _OWN for t in tree.children(a, contact.trigger.token, "poss"))


def _is_of_a_thing(a: Annotated, contact: Contact, meant: Contact) -> bool:
    """Is it the meeting of a body told of before ("the Commission works; its last meeting"), not of two people?"""
    its = any(t.text.lower() == "its" for t in tree.children(a, contact.trigger.token, "poss"))
    people = all(is_named(p.actor) for p in meant.parties)
    return its and people and not contact.parties and family(contact.form) == "meeting"


def _are_several(a: Annotated, contact: Contact, meant: Contact) -> bool:
    """Are it several, of which `meant` is but one ("met X and then Y. In those meetings he …")?"""
    noun = a.tokens[contact.trigger.token]
    if contact.parties:
        return False
    if points_at_several(a, contact):
        return a.tokens[meant.trigger.token].tag != "NNS" and not _is_told_of_several(meant)
    return noun.tag == "NNS" and noun.lemma in _SINGLE and meant.argument is not None and not meant.trigger.noun


def points_at_several(a: Annotated, contact: Contact) -> bool:
    """Are they more meetings or journeys than one, by their own words ("gets a readout of those meetings")?"""
    noun = a.tokens[contact.trigger.token]
    pointing = any(t.text.lower() in ("those", "these") for t in tree.children(a, noun.i, "det"))
    return pointing and contact.trigger.noun and noun.lemma in _SINGLE | _JOURNEYS


def _is_told_of_several(meant: Contact) -> bool:
    """Are people of three sides and more in it, so that "these meetings" may be how they met?"""
    return len({p.actor.side for p in meant.parties} - {None}) > _TWO


_TWO = 2
_JOURNEYS = frozenset({"visit", "trip", "journey", "tour"})


def _is_of_other_travellers(a: Annotated, contact: Contact, meant: Contact) -> bool:
    """Is somebody on it who is none of the travellers ("why is X on the trip?", "what Y will do on this trip")?"""
    on = a.tokens[a.tokens[contact.trigger.token].head]
    if family(contact.form) != "visit" or on.lemma != "on" or contact.parties:
        return False
    above = a.tokens[on.head]
    verb = next((t for t in tree.ancestors(a, on.i) if t.pos in ("VERB", "AUX")), None)
    who = [above] if above.entity == "PERSON" else tree.subjects(a, verb.i) if verb is not None else []
    mentions = [m for t in who if (m := tree.mention_of(a, t.i)) is not None and m.form in ("name", "role")]
    there = [a.cast[i] for m in mentions for i in m.cast if a.cast[i].kind in ("person", "office")]
    theirs = [p.actor for p in meant.parties]
    return bool(there) and not any(same_actor(c.actor, p) > 0 for c in there for p in theirs)


def _is_of_others_there(a: Annotated, contact: Contact, meant: Contact) -> bool:
    """Do others come together for it, of sides that have no part in `meant` ("as the Nordic states gather for it")?"""
    noun = a.tokens[contact.trigger.token]
    above = a.tokens[noun.head]
    verb = a.tokens[above.head] if noun.dep == "pobj" and above.lemma in ("for", "at", "in") else above
    come = verb.lemma in _ATTENDING or any(t.lemma == "together" for t in tree.children(a, verb.i, "advmod", "prt"))
    if not come or verb.pos != "VERB" or contact.parties:
        return False
    mentions = [m for t in tree.subjects(a, verb.i) if (m := _inside(a, t)) is not None and m.form != "pronoun"]
    sides = [a.cast[i].actor.side for m in mentions for i in m.cast if i not in meant.people]
    return bool(sides) and not {p.actor.side for p in meant.parties} & set(sides) - {None}


_ATTENDING = frozenset({"attend", "gather", "assemble", "convene", "join"})


def _inside(a: Annotated, token: Token) -> Mention | None:
    """The mention that the token heads, or one before it that tells whose it is ("the Nordic states")."""
    own = tree.mention_of(a, token.i)
    before = (tree.mention_of(a, t.i) for t in tree.children(a, token.i, "compound", "amod", "nmod"))
    return own if own is not None else next((m for m in before if m is not None), None)


def _is_of_many(a: Annotated, meant: Contact) -> bool:
    """Is "the summit" of a long briefing that of many, not a meeting of two of which it tells, by another word?"""
    sentence = a.sentences[meant.sentence]
    called = any(t.lemma.lower() == "summit" for t in a.tokens[sentence.first : sentence.last])
    return not called and is_briefing_without(a, {p.actor.side for p in meant.parties})


def _is_last(a: Annotated, contact: Contact) -> bool:
    """Is it told as one before or after what is told ("his last trip"), or that of each year?"""
    near = tree.children(a, contact.trigger.token, "amod")
    return contact.trigger.noun and any(t.lemma in _IN_TURN for t in near)


_IN_TURN = frozenset({"last", "previous", "next", "annual", "earlier"})


def _is_in_a_format(a: Annotated, contact: Contact) -> bool:
    """Is it one in a format with a name ("the meeting in the Weimar format"), of which nobody has told?"""
    formats = [t for t in tree.prepositional(a, contact.trigger.token, "in") if t.lemma == "format"]
    named = [t for f in formats for t in tree.children(a, f.i, "compound", "amod", "nmod", "nummod")]
    return not contact.parties and any(t.pos == "PROPN" or t.tag == "CD" for t in named)


def _has_owner(a: Annotated, contact: Contact, meant: Contact, words: EngagementWords) -> bool:
    """Is it a summit of something with a name of its own ("the founding summit of the Pacific Platform")?

    Bodies of both are not looked at here ("the meeting of the Joint Commission").
    """
    of = [t for t in tree.prepositional(a, contact.trigger.token, "of") if t.pos == "PROPN"]
    of = [t for t in of if t.lemma.lower() not in words.bodies]
    ours = {p.actor.side for p in meant.parties} | {meant.host}
    for token in of:
        mention = tree.mention_of(a, token.i)
        cast = mention.cast if mention is not None else ()
        if not any(i in meant.people or a.cast[i].actor.side in ours for i in cast):
            return True
    return False


def _is_of_another_sort(a: Annotated, contact: Contact, meant: Contact) -> bool:
    """Is the gathering with a name that it would mean called by some other noun ("the summit", "the Oslo Forum")?"""
    noun = a.tokens[contact.trigger.token].lemma
    if noun in _PARTS_OF_MORE and a.tokens[meant.trigger.token].lemma != noun:  # "the pledging session": of another
        return True
    if not meant.place or not meant.place.endswith(")"):
        return contact.form == "summit" != meant.form and _names_more(a, contact, meant)
    return noun not in place_words(meant.place[meant.place.index("(") :].strip("()"))


def _is_of_other_people(a: Annotated, contact: Contact, meant: Contact) -> bool:
    """Is it somebody's by name who is none of the people of `meant` ("Lund and Berg's trip")?"""
    owners = [t for t in tree.children(a, contact.trigger.token, "poss") if t.pos == "PROPN" and not t.text.isupper()]
    days = [t.span for t in tree.timexes_in(a, a.sentences[contact.sentence].span)]
    named = [t for o in owners for t in tree.conjuncts(a, o.i) if not any(d.covers(t.span) for d in days)]
    ours = {p.actor.side for p in meant.parties} | {meant.host}
    mentions = [tree.mention_of(a, t.i) for t in named]
    known = [m is not None and any(i in meant.people or a.cast[i].actor.side in ours for i in m.cast) for m in mentions]
    return bool(named) and not any(known) and not contact.parties


_PARTS_OF_MORE = frozenset({"session", "roundtable"})
"""What a gathering has many of."""


def _names_more(a: Annotated, contact: Contact, meant: Contact) -> bool:
    """Are people of two other states or more told of beside it ("with the premiers of A, B and C. This summit …")?"""
    ours = {p.actor.side for p in meant.parties} | {meant.host}
    near = a.sentences[max(0, contact.sentence - 1) : contact.sentence + 1]
    told = [a.cast[i] for s in near for m in tree.mentions_in(a, s.span) for i in m.cast]
    return len({c.actor.side for c in told if c.kind != "side"} - {None} - ours) > 1


def _has_name(a: Annotated, contact: Contact) -> bool:
    """Is it a capital name with a number before it ("the Twelfth Session of"), or what it is for behind it?"""
    noun = a.tokens[contact.trigger.token]
    if not _is_capital(a, contact):
        return False
    if contact.parties and tree.prepositional(a, noun.i, "with", "between"):
        return False
    counted = any(t.pos == "NUM" or t.tag == "CD" or _is_ordinal(t) for t in tree.children(a, noun.i))
    named = [t for t in tree.prepositional(a, noun.i, *_AFTER) if t.pos == "PROPN"]
    return counted or bool(named)


def _is_capital(a: Annotated, contact: Contact) -> bool:
    noun = a.tokens[contact.trigger.token]
    return noun.text[:1].isupper() and contact.sentence > 0 and noun.i != a.sentences[noun.sentence].first


def _is_ordinal(token: Token) -> bool:
    return token.dep in ("amod", "compound") and token.lemma.lower() in _COUNTS


_COUNTS = frozenset(
    {
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
    }
)


def _is_called_after(a: Annotated, contact: Contact, meant: Contact, lexicon: Lexicon) -> bool:
    """Does a name stand before it that is neither of the people, nor the sides, nor the place, of `meant`?"""
    known = place_words(meant.place or "") | place_words(contact.place or "")
    names = _names_before(a, contact)
    if any(t.text in lexicon.places.buildings for t in names):  # "the Oval Office meeting": where, not which
        return False
    for name in names:
        mention = tree.mention_of(a, name.i)
        cast = set(mention.cast) if mention is not None else set()
        sides = {a.cast[i].actor.side for i in cast} - {None}
        ours = {p.actor.side for p in meant.parties} | {meant.host}
        inside = name.text.lower() in known or not known.isdisjoint(place_words(name.text))
        if not (inside or cast & meant.people or sides & ours):
            return True
    return False


def _names_before(a: Annotated, contact: Contact) -> list[Token]:
    noun = contact.trigger.token
    days = [t.span for t in tree.timexes_in(a, a.sentences[contact.sentence].span)]
    own = {p.token for p in contact.parties}
    before = tree.children(a, noun, "compound", "nmod", "amod")
    names = [t for t in before if t.pos == "PROPN" and t.text[:1].isupper() and t.i < noun]
    return [t for t in names if t.i not in own and not any(d.covers(t.span) for d in days)]


def _is_of_a_kind(a: Annotated, contact: Contact, lexicon: Lexicon) -> bool:
    """Is it a meeting of some matter or public ("the town meeting"), as no two governments' need be?"""
    if family(contact.form) != "meeting" or contact.parties:
        return False
    words = lexicon.engagements
    small = words.bilateral | words.phone | _PEOPLE
    days = [t.span for t in tree.timexes_in(a, a.sentences[contact.sentence].span)]
    before = [t for t in tree.children(a, contact.trigger.token, "compound") if t.pos == "NOUN"]
    return any(t.lemma not in small and not any(d.covers(t.span) for d in days) for t in before)
