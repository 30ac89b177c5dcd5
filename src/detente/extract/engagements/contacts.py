"""Triggers -> contacts: one for each engagement that a verb or noun makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from detente.annotate import tree
from detente.annotate.moments import timex_after
from detente.extract.engagements.contact import Contact, Party, Standing, Trigger, side_itself
from detente.extract.engagements.cues import later_standings, no_longer
from detente.extract.engagements.dateline import dateline_of
from detente.extract.engagements.days import ahead_of, is_year_of_matter, moved_to, narrowest, when_below, when_of
from detente.extract.engagements.definite import is_definite, with_strangers
from detente.extract.engagements.grouping import groups_of
from detente.extract.engagements.in_time import day_of_now
from detente.extract.engagements.loosely import is_told_loosely
from detente.extract.engagements.margins import at_gathering, at_large, hosted_gathering, on_the_margins, reported_there
from detente.extract.engagements.papers import is_no_letter
from detente.extract.engagements.parties import parties_of
from detente.extract.engagements.pronouns import side_of_teller, speaker_at
from detente.extract.engagements.scene import places_of, side_at
from detente.extract.engagements.status import author_of, cause_of, standing_of
from detente.extract.engagements.triggers import find_triggers
from detente.extract.engagements.untold import is_asked, is_exhortation, is_recalled, is_refusal, is_unreal, is_untold
from detente.kinds.engagement import CALLED_OFF, EngagementForm, family
from detente.lexicon import Lexicon
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated
from detente.model.when import When


def find_contacts(a: Annotated, lexicon: Lexicon) -> Iterator[Contact]:
    """The contacts of a document in order of the text, as their own words have them."""
    for trigger in find_triggers(a, lexicon.engagements):
        parties = _with_home(a, trigger, parties_of(a, trigger, lexicon))
        if is_told_loosely(a, trigger, parties, lexicon) or is_untold(a, trigger, lexicon):
            continue
        if is_no_letter(a, trigger, parties, lexicon.engagements):
            continue
        groups = list(groups_of(a, trigger, parties, lexicon))
        arguments = [argument for _, argument in groups if argument is not None]
        for group in groups:
            for contact in _contacts(a, trigger, group, arguments, lexicon):
                if is_recalled(a, contact) or is_exhortation(a, contact) or is_unreal(a, contact):
                    continue
                if is_asked(a, trigger):
                    yield replace(contact, asked=True)
                    continue
                yield contact
                yield from _later_steps(a, contact, lexicon.engagements)
                yield from on_the_margins(a, contact, lexicon)


def _with_home(a: Annotated, trigger: Trigger, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Where only those are named with whom one met or spoke ("Telephone conversation with …"), the source's own side.

    Nobody, where the source is of no side: those named did not meet each other.
    """
    prepositions = {t.lemma for t in tree.children(a, trigger.token, "prep")}
    if not trigger.noun or "with" not in prepositions or prepositions & {"between", "of", "among"}:
        return parties
    if not parties or not all(p.other for p in parties):
        return parties
    home = a.document.side
    if home is None or home in {p.actor.side for p in parties} or _is_said_abroad(a, trigger, home):
        return parties if len(parties) == 1 else ()
    return (side_itself(home, trigger.token), *parties)


def _is_said_abroad(a: Annotated, trigger: Trigger, home: str) -> bool:
    """Are these the words of somebody of another side, whose talks are not those of the source ("talks with us")?"""
    speaker = speaker_at(a, a.tokens[trigger.token])
    return speaker is not None and a.cast[speaker].actor.side not in (None, home)


def _with_teller(a: Annotated, trigger: Trigger, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """With the side of the official who tells of talks with one other ("Oslo said talks with Lima would resume")."""
    with_whom = trigger.noun and any(t.lemma == "with" for t in tree.children(a, trigger.token, "prep"))
    if not with_whom or len(parties) != 1 or not parties[0].other:
        return parties
    side = side_of_teller(a, trigger)
    return parties if side in (None, parties[0].actor.side) else (side_itself(side or "", trigger.token), *parties)


def _later_steps(a: Annotated, contact: Contact, words: EngagementWords) -> Iterator[Contact]:
    """What verbs coordinated with the first say next ("was scheduled for March, but was postponed")."""
    for standing in later_standings(a, contact.trigger, words):
        if standing.cue is not None and standing.status != contact.status:
            yield replace(
                contact,
                argument=a.tokens[standing.cue].span,
                when=when_below(a, standing.cue),
                status=standing.status,
                by=author_of(a, standing),
                cause=cause_of(a, standing),
            )


def _contacts(
    a: Annotated,
    trigger: Trigger,
    group: tuple[tuple[Party, ...], int | None],
    arguments: Sequence[int],
    lexicon: Lexicon,
) -> Iterator[Contact]:
    """The contact of one group of parties: of a visit to several states one for each."""
    parties, argument = group
    words = lexicon.engagements
    when = when_of(a, trigger, words, argument, [i for i in arguments if i != argument]) or day_of_now(a, trigger)
    standing = standing_of(a, trigger, words, when, argument)
    if standing.denied:
        if not is_refusal(a, trigger, parties):
            return
        standing = Standing("declined", trigger.anchor)
    if standing.status is not None:
        parties = _with_teller(a, trigger, parties)
    when = moved_to(a, trigger, words) or when
    if when is None and standing.status == "declined" and standing.cue is not None:
        when = when_below(a, standing.cue)  # the day of the refusal stands for that of what was refused
    if (no_longer(a, standing) and _is_ahead(a, when)) or _is_only_since(trigger, standing.status, when):
        when = None
    when = None if is_year_of_matter(trigger, standing, when) else when
    when = ahead_of(a, trigger, standing, when, words)
    places = [] if trigger.frame.form == "letter" else places_of(a, trigger, lexicon)
    base = Contact(
        trigger=trigger,
        form=_form(a, trigger, words, there=bool(places)),
        sentence=a.tokens[trigger.token].sentence,
        parties=parties,
        argument=a.tokens[argument].span if argument is not None else None,
        when=when,
        status=standing.status,
        by=author_of(a, standing),
        cause=cause_of(a, standing),
        definite=trigger.noun and is_definite(a, trigger, words) and not with_strangers(a, trigger, parties),
        rule=a.tokens[trigger.token].lemma,
    )
    yield from _placed(a, base, places, lexicon)


def _is_only_since(trigger: Trigger, status: str | None, when: When | None) -> bool:
    """Is only told since when it is counted ("their second call since January"), of what took place once?"""
    counted = trigger.frame.form != "visit" and when is not None and when.last is None
    return counted and status == "held"


def _is_ahead(a: Annotated, when: When | None) -> bool:
    published = a.document.published
    return bool(published and published.last and when and when.first and when.first > published.last)


_RECEIVING = frozenset({"host", "welcome", "receive"})


def _at_home(a: Annotated, base: Contact) -> str | None:
    """The side of the one who hosts, welcomes or receives: at no place, or one that nobody knows, it is at home."""
    trigger = base.trigger
    if base.form == "call" or a.tokens[trigger.token].lemma not in _RECEIVING or trigger.noun:
        return None
    hosts = {p.actor.side for p in base.parties if not p.other}
    return next(iter(hosts)) if len(hosts) == 1 and hosts != {p.actor.side for p in base.parties} else None


def _placed(a: Annotated, base: Contact, places: Sequence[tuple[str, int]], lexicon: Lexicon) -> Iterator[Contact]:
    """The contact at its place; a visit at each of its places, but none to the visitor's own side."""
    if family(base.form) != "visit":
        if (base.trigger.frame.placed and not places) or (base.trigger.frame.told and not places and base.when is None):
            return
        place = places[0][0] if places and base.form != "call" else None
        place = place or _here(a, base, lexicon)
        host = side_at(place, lexicon) or _at_home(a, base)
        if base.trigger.frame.gathering or at_large(a, base, lexicon.engagements):
            place = at_gathering(a, base.trigger.token, place, lexicon.engagements)
        if base.form == "demarche" and host is not None and len(base.parties) == 1:  # summoned to the ministry there
            base = replace(base, parties=(side_itself(host, base.trigger.token), *base.parties))
        if (named := hosted_gathering(a, base.trigger, lexicon.engagements)) is not None:
            place, base = at_gathering(a, named.i, place, lexicon.engagements), replace(base, form="summit")
        base = replace(base, place=place, host=host)
        yield reported_there(a, base) if base.trigger.frame.spoken else base
        yield from _further_places(a, base, places[1:], lexicon)
        return
    if base.trigger.frame.strict and not places:
        return
    places = places or _left_open(a, base, lexicon)
    if not places and (visited := _visited(a, base) or _refusing(a, base) or _inviting(base)) is not None:
        yield replace(base, host=visited)
        return
    days = _days_of_stops(a, base.trigger, [token for _, token in places])
    for n, (place, token) in enumerate(places or [(None, 0)]):
        host = side_at(place, lexicon)
        if host is not None and base.parties and all(p.actor.side == host for p in base.parties):
            continue
        argument = a.tokens[token].span if n else base.argument
        yield replace(base, place=place, host=host, argument=argument, when=days.get(token, base.when))


def _here(a: Annotated, base: Contact, lexicon: Lexicon) -> str | None:
    """Where they met "here": at the place of the dateline."""
    near = (base.trigger.token, base.trigger.anchor)
    here = any(t.lemma == "here" for i in near for t in tree.children(a, i, "advmod"))
    return dateline_of(a, lexicon) if here and base.form != "call" else None


def _further_places(
    a: Annotated, base: Contact, places: Sequence[tuple[str, int]], lexicon: Lexicon
) -> Iterator[Contact]:
    """Meetings in the plural at several places are one at each ("their next meetings in Oslo and Riga")."""
    if base.trigger.noun and a.tokens[base.trigger.token].tag == "NNS" and base.form in ("meeting", "summit"):
        for place, token in places:
            yield replace(base, place=place, host=side_at(place, lexicon), argument=a.tokens[token].span)


def _visited(a: Annotated, base: Contact) -> str | None:
    """The side of the one in whose clause a visit "from" or "by" another is told ("after a visit from X, Y agreed")."""
    told = base.trigger.noun and any(t.lemma in ("from", "by") for t in tree.children(a, base.trigger.token, "prep"))
    ours = {p.actor.side for p in base.parties if not p.other} - {None}
    theirs = {p.actor.side for p in base.parties if p.other} - {None}
    return next(iter(ours)) if told and len(ours) == len(theirs) == 1 and ours != theirs else None


def _refusing(a: Annotated, base: Contact) -> str | None:
    """The side that puts off or calls off a visit by somebody of another ("Greece put off a visit by X of Israel")."""
    if base.status not in CALLED_OFF or not base.trigger.noun or base.trigger.carrier is None:
        return None
    theirs = {p.actor.side for p in base.parties} - {None}
    mentions = [tree.mention_of(a, t.i) for t in tree.subjects(a, base.trigger.carrier)]
    ours = {a.cast[i].actor.side for m in mentions if m is not None for i in m.cast} - {None} - theirs
    told = any(t.lemma in ("by", "from", "of") for t in tree.children(a, base.trigger.token, "prep"))
    return ours.pop() if told and len(theirs) == len(ours) == 1 else None


def _inviting(base: Contact) -> str | None:
    """The side of whoever invited a guest of another ("invited the president to pay a visit")."""
    side = base.by.side if base.by is not None and base.status == "invited" else None
    return side if side is not None and side not in {p.actor.side for p in base.parties} else None


def _left_open(a: Annotated, base: Contact, lexicon: Lexicon) -> list[tuple[str, int]]:
    """Where somebody arrived "here", or at no place that is told: at that of the dateline."""
    here = any(t.lemma == "here" for t in tree.children(a, base.trigger.anchor, "advmod"))
    place = dateline_of(a, lexicon) if here or base.trigger.frame.phase == "arrival" else None
    return [(place, base.trigger.token)] if place else []


def _days_of_stops(a: Annotated, trigger: Trigger, stops: Sequence[int]) -> dict[int, When]:
    """The day of each stop of a tour that has one of its own right behind it; none where only one has."""
    times = tree.timexes_in(a, a.sentences[a.tokens[trigger.token].sentence].span)
    days = {stop: day for stop in stops if (day := narrowest(timex_after(a, stop, times))) is not None}
    return days if len(days) > 1 else {}


_ON_SCREEN = frozenset({"videoconference", "teleconference", "video", "videolink", "virtually"})


def _form(a: Annotated, trigger: Trigger, words: EngagementWords, *, there: bool) -> EngagementForm:
    """The frame's form; speaking is a call where a telephone is named, or none is told to have been `there`."""
    form = trigger.frame.form
    near = {a.tokens[i].lemma for i in trigger.zone}
    own = {t.lemma for t in tree.children(a, trigger.token, "compound", "amod", "nmod")}
    if form == "meeting" and not trigger.noun and near & _ON_SCREEN:  # "met in a video conference"
        return "call"
    if form in ("meeting", "talks") and (near & {"phone", "telephone"} or (form == "talks" and own & words.phone)):
        return "call"
    if form == "call" and not trigger.noun and "person" in near:  # "spoke in person"
        return "talks"
    if form == "call" and not trigger.noun and "with" in trigger.frame.who and not near & words.phone:
        perfect = any(t.lemma == "have" for t in tree.children(a, trigger.token, "aux"))
        events = tree.prepositional(a, trigger.token, "at", "during", "on")
        there = there or any(t.lemma in words.gatherings.nouns | words.gatherings.margins for t in events)
        return "talks" if perfect or there else "call"
    return cast("EngagementForm", form)
