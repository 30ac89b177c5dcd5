"""What a transcript of two leaders shows: they speak by turns, and its title calls that a meeting, so they met."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.annotate import tree
from detente.annotate.labels import Line, find_lines, is_transcript, person_of
from detente.extract.engagements.contact import Contact, Party, Trigger
from detente.kinds.engagement import family
from detente.kinds.engagement.who import name_words
from detente.lexicon import Lexicon
from detente.lexicon.engagements import Frame
from detente.model.actor import Actor
from detente.model.annotated import Annotated
from detente.model.span import Span
from detente.model.when import When

_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")


def with_exchange(a: Annotated, contacts: Sequence[Contact], lexicon: Lexicon) -> list[Contact]:
    """The contacts, with the meeting at which the people of the title speak here, about the day of publication.

    One of them that tells of it as going on or about to begin ("we will have a good meeting") is that meeting; else
    it is made by the label of whoever speaks second.
    """
    parties = _speakers(a, lexicon)
    published = a.document.published
    if len({p.actor.side for p in parties} - {None}) < 2 or published is None or published.first is None:
        return list(contacts)
    place = _place(a, lexicon)
    host = next((s for s in _sides(place, lexicon) if s in {p.actor.side for p in parties}), None)
    when = When.day(published.first, approximate=True)

    contacts = [c for c in contacts if not _is_wish(a, c, parties)]
    if len({p.actor.side for p in parties} - {None}) > _TWO:
        contacts = [_of_all(c, parties, published) for c in contacts]

    def held(contact: Contact) -> Contact:
        return replace(contact, place=place, host=host, when=when, status="held")

    found = [c for c in contacts if _is_this(c, parties, published) and not _is_of_before(a, c)]
    if found:
        return [held(c) if any(c is o for o in found) else c for c in contacts]
    second = max(parties, key=lambda p: p.token)
    made = Contact(
        trigger=Trigger(token=second.token, frame=Frame(form="meeting"), noun=True),
        form="meeting",
        sentence=a.tokens[second.token].sentence,
        parties=tuple(parties),
        rule="exchange",
    )
    return sorted([*contacts, held(made)], key=lambda c: c.trigger.token)


_TWO = 2


def _is_wish(a: Annotated, contact: Contact, parties: Sequence[Party]) -> bool:
    """Is it what one of them wants to talk of there ("I would like to discuss the reefs with the President here")?"""
    wished = contact.status == "possible" and contact.when is None and contact.place is None
    speaks = any(p.pronoun and a.tokens[p.token].text.lower() in ("i", "we") for p in contact.parties)
    talk = contact.trigger.frame.weak and not contact.trigger.noun and contact.form == "talks"
    return wished and talk and speaks and contact.people <= {p.cast for p in parties}


def _of_all(contact: Contact, parties: Sequence[Party], published: When) -> Contact:
    """Of three and more around one table "our conversation" is that of all, whichever two of them "our" was read as."""
    casts = {p.cast for p in parties}
    ours = bool(contact.people & casts) and all(p.pronoun for p in contact.parties)
    now = contact.when in (None, published) and contact.status in ("planned", "under_way", None)
    if family(contact.form) != "meeting" or not ours or not now:
        return contact
    others = (p for p in contact.parties if p.cast not in casts)
    return replace(contact, parties=(*parties, *others), place=None)


def _is_this(contact: Contact, parties: Sequence[Party], published: When) -> bool:
    """Is it told of the two as going on or about to begin, on no other day and at no other place?"""
    recent = contact.status == "held" and any(p.pronoun for p in contact.parties)  # "we have just finished our talks"
    open_yet = contact.status in ("planned", "under_way", None) or recent
    now = contact.when is None or contact.when == published
    open_yet = open_yet and now and contact.place is None
    return open_yet and family(contact.form) == "meeting" and {p.cast for p in parties} <= contact.people


def _is_of_before(a: Annotated, contact: Contact) -> bool:
    """Do its own words set it apart in time ("the pleasure of hosting you a few weeks ago")?"""
    below = {t.lemma for t in tree.subtree(a, contact.trigger.anchor)}
    return contact.status == "held" and not below.isdisjoint(_BEFORE)


_BEFORE = frozenset({"ago", "last", "previous", "previously", "earlier"})


def _speakers(a: Annotated, lexicon: Lexicon) -> list[Party]:
    """Those named in a title that tells of a meeting who speak here by turns, each where they first do."""
    title = a.document.title or ""
    if not _tells_of_meeting(title, lexicon):
        return []
    lines = find_lines(a, lexicon.speech)
    found = list(_in_title(a, lines, title)) if is_transcript(a, lines) else []
    return [replace(p, actor=_with_side(p.actor, title, lexicon)) for p in found]


def _tells_of_meeting(title: str, lexicon: Lexicon) -> bool:
    nouns = lexicon.engagements.nouns
    plain = title.partition("|")[0].lower()
    if any(phrase in plain for phrase in lexicon.engagements.appearances):
        return True
    words = re.findall(r"[a-z]+", plain)
    frames = (frame for word in words for frame in nouns.get(word, nouns.get(word.removesuffix("s"), ())))
    return any(family(frame.form) == "meeting" and not frame.weak for frame in frames)


def _with_side(actor: Actor, title: str, lexicon: Lexicon) -> Actor:
    """Whose side is not known from the text is of the state that the title names after them ("Roe of Utopia")."""
    words = name_words(actor.name or "")
    behind = re.split(rf"\b{re.escape(words[-1])} of (?:the )?", _plain(title.partition("|")[0]), maxsplit=1)[1:]
    if actor.side is not None or not behind:
        return actor
    state = behind[0].split()
    sides = (lexicon.states.state_of(" ".join(state[:n]).title()) for n in range(min(_LONGEST, len(state)), 0, -1))
    return replace(actor, side=next((side for side in sides if side is not None), None))


def _plain(text: str) -> str:
    """The words of a title as `name_words` has those of a name, with the small words between."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return bare.lower()


_LONGEST = 6
"""Words of the longest name of a state that is looked for ("Socialist Republic of Viet Nam")."""


def _in_title(a: Annotated, lines: Sequence[Line], title: str) -> Iterator[Party]:
    seen: set[str] = set()
    named = frozenset(name_words(title))
    for line in lines:
        words = name_words(line.label.of(a.document.text)) if line.label is not None else ()
        token = _token_at(a, line.label.start) if line.label is not None else None
        if line.label is None or token is None or not words or words[-1] not in named or words[-1] in seen:
            continue
        seen.add(words[-1])
        yield _party(a, line.label, token, words[-1], -1 - len(seen))


def _party(a: Annotated, label: Span, token: int, name: str, unknown: int) -> Party:
    """The person of a label; one whom the text knows by that label alone has its words for name and office."""
    member = person_of(a, label)
    if member is not None and name_words(member.actor.name or "")[-1:] == (name,):
        return Party(actor=member.actor, token=token, cast=a.cast.index(member))
    office, _, surname = label.of(a.document.text).rpartition(" ")
    return Party(actor=Actor(name=surname.title(), role=office.title() or None), token=token, cast=unknown)


def _token_at(a: Annotated, position: int) -> int | None:
    sentence = tree.sentence_at(a, position)
    tokens = a.tokens[sentence.first : sentence.last] if sentence is not None else ()
    return next((t.i for t in tokens if t.start >= position), None)


def _place(a: Annotated, lexicon: Lexicon) -> str | None:
    """The place after the bar of the title ("Remarks by … | Hanoi, Vietnam"), else of the lines above the turns."""
    head = a.document.text.split(":", 1)[0].split("\n")
    above = [line.strip() for line in head[:-1] if line.strip() and not _CLOCK.search(line)]
    places = [(a.document.title or "").partition("|")[2].strip(), *above]
    return next((place for place in places if any(_sides(place, lexicon))), None)


def _sides(place: str | None, lexicon: Lexicon) -> list[str]:
    parts = [part.strip() for part in reversed((place or "").split(","))]
    return [side for part in [place or "", *parts] if part and (side := lexicon.states.state_of(part)) is not None]
