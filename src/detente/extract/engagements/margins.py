"""Gatherings on whose margins, or during which, people met, or where they are reported to have spoken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.annotate import tree
from detente.extract.engagements.contact import Contact, Trigger
from detente.extract.engagements.gatherings import called, is_named_gathering, named_before
from detente.kinds.engagement import EngagementStatus, family
from detente.lexicon import Lexicon
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Token


def on_the_margins(a: Annotated, contact: Contact, lexicon: Lexicon) -> Iterator[Contact]:
    """Those who met on the margins of a gathering with a name attended it."""
    words = lexicon.engagements
    if contact.status not in ("held", "under_way") or family(contact.form) != "meeting":
        return
    for noun in _gatherings_around(a, contact.trigger, words):
        if is_named_gathering(a, noun, words) or named_before(a, noun, words):
            place = at_gathering(a, noun.i, contact.place, words)
            status = _going_on(a, contact)
            yield replace(contact, form="summit", place=place, argument=noun.span, status=status, rule="margins")


def _gatherings_around(a: Annotated, trigger: Trigger, words: EngagementWords) -> Iterator[Token]:
    """On whose margins, or during which, it took place ("met on the sidelines of the forum", "at a G7 meeting")."""
    for i in sorted(trigger.zone):
        if a.tokens[i].lemma in words.gatherings.margins:
            yield from tree.prepositional(a, i, "of")
    if not trigger.noun:
        yield from (a.tokens[_last(a, t.i, words)] for t in tree.prepositional(a, trigger.token, "at", "during"))


def margins_of(a: Annotated, trigger: Trigger, words: EngagementWords) -> list[Token]:
    """The "margins" or "sidelines" on which it took place, in order."""
    found = {t.i: t for i in (trigger.token, trigger.anchor) for t in tree.prepositional(a, i, "on", "at")}
    return [found[i] for i in sorted(found) if found[i].lemma in words.gatherings.margins]


def _last(a: Annotated, token: int, words: EngagementWords) -> int:
    """The noun at the end of a name that the parser cuts up ("Group of 20 meeting")."""
    below = [t.i for t in tree.subtree(a, token) if t.lemma in words.gatherings.nouns]
    return below[0] if below and a.tokens[token].pos == "PROPN" else token


def at_large(a: Annotated, base: Contact, words: EngagementWords) -> bool:
    """Is it a gathering with a name, at which its people are only said to have been ("at the APEC summit, X said")?"""
    named = base.trigger.noun and is_named_gathering(a, a.tokens[base.trigger.token], words)
    met = (p for p in base.parties if p.other)
    groups = (p.actor.side is None and 0 <= p.cast < len(a.cast) and a.cast[p.cast].kind == "group" for p in met)
    return named and all(groups)  # "the Oslo Summit of Leaders" names nobody who was met


def hosted_gathering(a: Annotated, trigger: Trigger, words: EngagementWords) -> Token | None:
    """The gathering with a name that a verb tells to be hosted ("the Oslo Forum, co-hosted by X and Y"), or None."""
    verb = a.tokens[trigger.token]
    if trigger.noun or verb.lemma not in words.gatherings.verbs:
        return None
    above = [a.tokens[verb.head]] if verb.dep in ("acl", "relcl") else tree.children(a, verb.i, "nsubjpass")
    return next((t for t in above if is_named_gathering(a, t, words)), None)


def _going_on(a: Annotated, contact: Contact) -> EngagementStatus | None:
    """A gathering on whose margins people met on the day of publication was then under way."""
    published = a.document.published
    today = contact.when is not None and published is not None and contact.when.near(published, days=0)
    return "under_way" if today else contact.status


def reported_there(a: Annotated, base: Contact) -> Contact:
    """Where somebody is reported to have spoken: on the day of the report's first sentences; then it was going on."""
    published, opening = a.document.published, a.sentences[min(_OPENING, len(a.sentences)) - 1]
    if base.when is None and base.status == "held" and published is not None and published.is_day:
        days = [t.when for t in a.timexes if t.span.end <= opening.span.end and t.when is not None and t.when.is_day]
        base = replace(base, when=next((d for d in days if d.near(published, days=1)), None))
    return replace(base, status=_going_on(a, base))


_OPENING = 3
"""Sentences in which a report tells its day."""


def at_gathering(a: Annotated, noun: int, place: str | None, words: EngagementWords) -> str:
    """The place with the gathering's name: "Busan (APEC forum)"; the name alone where no place is told."""
    name = called(a, a.tokens[noun], words)
    return f"{place} ({name})" if place else f"({name})"
