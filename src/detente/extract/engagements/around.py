"""When engagements are that are told by others: after or before one whose days are known, and the stops of a tour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from detente.annotate import tree
from detente.extract.engagements.contact import Contact
from detente.extract.engagements.visits import visitors
from detente.kinds.engagement import family
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated, Token
from detente.model.when import When

_SIDES = {"after": 1, "following": 1, "before": -1, "until": -1}
"""Words that set one engagement after (1) or before (-1) another."""
_STAY = 60
"""Days: a longer stretch ("his third trip this year") is not the length of a stay."""


def is_going_on(a: Annotated, when: When | None) -> bool:
    """Do these days last beyond the day of publication?"""
    day = a.document.published.last if a.document.published is not None else None
    if day is None or when is None or when.first is None or when.last is None:
        return False
    return when.first <= day < when.last and when.width <= _STAY


def dated_by_others(a: Annotated, contacts: Sequence[Contact], lexicon: Lexicon) -> tuple[Contact, ...]:
    """Contacts without a day that "after the talks", "before his visit" or the tour that they belong to places.

    The first are open to one end; stops already made of a tour that is under way are of about the month of writing.
    """
    return tuple(_dated(a, c, contacts, lexicon) if c.when is None else c for c in contacts)


def _dated(a: Annotated, contact: Contact, contacts: Sequence[Contact], lexicon: Lexicon) -> Contact:
    if (counted := _counted(a, contact)) is not None:
        return replace(contact, when=counted)
    when, source = _beside(a, contact, contacts) or _on_tour(a, contact, contacts, lexicon) or (None, None)
    if when is None or source is None:
        return contact
    return replace(contact, when=when, support=(*contact.support, a.sentences[source.sentence].span))


def _counted(a: Annotated, contact: Contact) -> When | None:
    """Of what something else that is reported now "came two days after": the day of publication less those days."""
    published = a.document.published
    if published is None or published.first is None or not published.is_day or contact.status != "held":
        return None
    for word in [a.tokens[contact.trigger.token], *tree.ancestors(a, contact.trigger.token)]:
        for after in [word, *tree.children(a, word.i, "mark")]:
            length = _length(a, after) if after.lemma == "after" else None
            if length is not None and after.i < contact.trigger.token:
                return _before(published.first, *length) if _comes(a, after) or length[1] in "MY" else None
    return None


def _comes(a: Annotated, after: Token) -> bool:
    """Does the clause around it only say that it came then, or was held, and on no other day?"""
    verb = next((t for t in tree.ancestors(a, after.i) if t.lemma in _COMING), None)
    return verb is not None and not any(t.type == "DATE" for t in tree.timexes_in(a, a.sentences[after.sentence].span))


def _before(day: date, count: int, unit: str) -> When:
    """So many days or weeks before a day; about the month or year of what is counted in those."""
    if unit in "DW":
        return When.day(day - timedelta(days=count * (7 if unit == "W" else 1)))
    if unit == "Y":
        return When.year(day.year - count, approximate=True)
    months = day.year * 12 + day.month - 1 - count
    return When.month(months // 12, months % 12 + 1, approximate=True)


def _length(a: Annotated, after: Token) -> tuple[int, str] | None:
    """The days, weeks, months or years that stand right before "after" ("two days after", "a month after")."""
    before = a.tokens[after.i - 1]
    for timex in tree.timexes_in(a, a.sentences[after.sentence].span):
        if timex.type == "DURATION" and timex.span.end == before.end and (m := _DAYS.fullmatch(timex.value or "")):
            return int(m[1]), m[2]
    return None


_COMING = frozenset({"come", "follow", "take"})
_DAYS = re.compile(r"P(\d)([DWMY])")


def _beside(a: Annotated, contact: Contact, contacts: Sequence[Contact]) -> tuple[When, Contact] | None:
    """From the last day of what it comes after, up to the first of what it comes before."""
    for word in _setting(a, contact):
        below = {t.i for t in tree.children(a, word.i, "pobj", "pcomp")}
        for other in contacts:
            if other.trigger.token in below and other.when is not None and other is not contact:
                when = _open(other.when, _SIDES[word.lemma])
                if when is not None:
                    return when, other
    return None


def _setting(a: Annotated, contact: Contact) -> list[Token]:
    near = {contact.trigger.token, contact.trigger.anchor}
    return [t for i in near for t in tree.children(a, i, "prep") if t.lemma in _SIDES]


def _open(when: When, sign: int) -> When | None:
    day = when.last if sign > 0 else when.first
    if day is None:
        return None
    return When(f"{day.isoformat()}/.." if sign > 0 else f"../{day.isoformat()}")


def _on_tour(
    a: Annotated, contact: Contact, contacts: Sequence[Contact], lexicon: Lexicon
) -> tuple[When, Contact] | None:
    """A stop that a traveller has made, told beside a word for the tour, while another stop of it goes on."""
    published = a.document.published
    if contact.form != "visit" or contact.status != "held" or published is None or published.first is None:
        return None
    if not _tells_of_tour(a, contact.sentence, lexicon):
        return None
    for other in contacts:
        going = other.status == "under_way" and family(other.form) == "visit" and is_going_on(a, other.when)
        if going and visitors(other) & visitors(contact) and other.host != contact.host:
            return When.month(published.first.year, published.first.month, approximate=True), other
    return None


def _tells_of_tour(a: Annotated, sentence: int, lexicon: Lexicon) -> bool:
    near = a.sentences[max(0, sentence - 1) : sentence + 1]
    return any(t.lemma in lexicon.engagements.tours for s in near for t in a.tokens[s.first : s.last])
