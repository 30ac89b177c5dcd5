"""Whose meetings belong to which visit: a visitor's meetings with the hosts are part of the stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.extract.engagements.contact import Contact
from detente.kinds.engagement import family
from detente.model.annotated import Annotated
from detente.model.span import Span
from detente.model.when import When

_DONE = frozenset({"held", "under_way"})
_STAY = 4
"""Days after an arrival within which a meeting with the hosts, still to come, is of the stay."""
_MONTH = 31
"""Days: a visit told of more widely takes the day of the meetings held during it."""


def belonging(a: Annotated, contacts: Sequence[Contact]) -> tuple[Contact, ...]:
    """Meetings that a visitor has with the hosts are part of the visit; its hosts take part in the visit."""
    out = list(contacts)
    visits = [j for j, c in enumerate(contacts) if c.form == "visit"]
    for i, meeting in enumerate(contacts):
        if family(meeting.form) != "meeting":
            continue
        visit = next((j for j in _nearest(i, visits) if _of_visit(a, meeting, contacts[j])), None)
        if visit is None:
            continue
        out[i] = _within(a, meeting, contacts[visit])
        out[visit] = _hosting(a, out[visit], meeting)
    return tuple(_with_day_of(c, out) if c.form == "visit" and c.when is None else c for c in out)


def _with_day_of(visit: Contact, contacts: Sequence[Contact]) -> Contact:
    """A visit of which the same sentence tells in two words ("will be there on a visit") has one day."""
    same = (c for c in contacts if c.form == "visit" and c.sentence == visit.sentence and c.when is not None)
    twin = next((c for c in same if c.host == visit.host and visitors(c) == visitors(visit)), None)
    return visit if twin is None or twin.status != visit.status else replace(visit, when=twin.when)


def _nearest(i: int, visits: Sequence[int]) -> list[int]:
    """The indexes of the visits, nearest to `i` in the text first; of two at equal distance the earlier."""
    return sorted((j for j in visits if j != i), key=lambda j: (abs(j - i), j))


def _of_visit(a: Annotated, meeting: Contact, visit: Contact) -> bool:
    if visit.form != "visit" or visit.host is None or not meeting.people & visitors(visit):
        return False
    if visit.host not in {p.actor.side for p in meeting.parties}:
        return False
    if (meeting.host or (meeting.place and visit.place)) and meeting.host != visit.host:
        return False
    ahead = visit.status == "under_way" and meeting.status == "planned"
    if _is_of_before(a, meeting, visit):
        return False
    if meeting.when and visit.when and not meeting.when.near(visit.when, days=_STAY if ahead else 1):
        return False
    if meeting.when and not visit.when and _is_long_ago(a, meeting.when):
        return False
    return (meeting.status in _DONE) == (visit.status in _DONE) or visit.status in (None, "under_way")


def _is_of_before(a: Annotated, meeting: Contact, visit: Contact) -> bool:
    """Is it a visit since which, or on which, things were built, told in another sentence than the meeting?"""
    above = a.tokens[a.tokens[visit.trigger.token].head]
    if not visit.trigger.noun or visit.sentence == meeting.sentence or a.tokens[visit.trigger.token].dep != "pobj":
        return False
    built = above.lemma in ("on", "upon") and a.tokens[above.head].text.lower() in _BUILDING
    return above.lemma == "since" or built


_BUILDING = frozenset({"building", "builds", "built", "following", "expanding"})


def _is_long_ago(a: Annotated, when: When) -> bool:
    """Was it over a month before the document? A visit of no day is a recent one."""
    published = a.document.published
    return bool(published and published.first and when.last and (published.first - when.last).days > _MONTH)


def _within(a: Annotated, meeting: Contact, visit: Contact) -> Contact:
    support: tuple[Span, ...] = (a.sentences[visit.sentence].span,)
    to_come = meeting.status in ("planned", "possible") and visit.status in ("planned", "under_way", None)
    when: When | None = meeting.when or (visit.when if meeting.status in _DONE or to_come else None)
    return replace(
        meeting,
        place=meeting.place or visit.place,
        host=meeting.host or visit.host,
        when=when,
        part_of=(visit.trigger.token, visit.argument),
        support=(*meeting.support, *support),
    )


def _hosting(a: Annotated, visit: Contact, meeting: Contact) -> Contact:
    known = visit.people
    more = tuple(p for p in meeting.parties if p.actor.side == visit.host and p.cast not in known)
    wide = visit.when is None or visit.when.width > _MONTH
    ahead = meeting.status == "planned" and visit.status in ("planned", "possible", None)
    told = meeting.status in _DONE or (ahead and visit.when is None)
    when = meeting.when if wide and meeting.when is not None and told else visit.when
    status = "planned" if ahead else visit.status  # who is to be met there is to come
    if not more and (when, status) == (visit.when, visit.status):
        return visit
    span = a.sentences[meeting.sentence].span
    parties = (*visit.parties, *more)
    return replace(visit, parties=parties, when=when, status=status, support=(*visit.support, span))


def visitors(contact: Contact) -> frozenset[int]:
    """The cast indexes of those who are not of the host's side."""
    return frozenset(p.cast for p in contact.parties if p.actor.side != contact.host)
