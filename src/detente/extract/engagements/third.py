"""Talk of "ours" that goes on with a third, of whom the speaker has just told, not with the one who stands beside."""

from __future__ import annotations

from collections.abc import Sequence

from detente.annotate import tree
from detente.extract.engagements.contact import Contact
from detente.kinds.engagement import TO_COME, family
from detente.model.annotated import Annotated, Attribution


def is_of_a_third(a: Annotated, contact: Contact, contacts: Sequence[Contact]) -> bool:
    """Does "we" or "our" tell of no day, in words in which the speaker last told of talks with somebody of a third?

    "About my conversation with the King of Norway: … This is what our talks dealt with", beside a guest from Peru.
    """
    sides = {p.actor.side for p in contact.parties} - {None}
    ours = len(sides) > 1 and all(p.pronoun and not p.other for p in contact.parties)
    if not ours or contact.when is not None or contact.place is not None or family(contact.form) == "visit":
        return False
    words = _words_of(a, contact)
    if words is None or words.form != "direct" or (contact.status in TO_COME and not _goes_on(a, contact)):
        return False
    before = [c for c in contacts if c.trigger.token < contact.trigger.token and _words_of(a, c) is words]
    with_whom = [[p for p in c.parties if p.other and not p.pronoun] for c in before if family(c.form) != "visit"]
    named = [{p.actor.side for p in others} - {None} for others in with_whom if others]
    return bool(named) and bool(named[-1]) and not named[-1] & sides


def _goes_on(a: Annotated, contact: Contact) -> bool:
    """Is it said to go on ("we will continue this discussion")?"""
    above = [a.tokens[contact.trigger.anchor], *tree.ancestors(a, contact.trigger.token)]
    return any(t.lemma in ("continue", "resume", "keep") for t in above)


def _words_of(a: Annotated, contact: Contact) -> Attribution | None:
    """Whose words they are in which it is told."""
    return tree.account_at(a, a.tokens[contact.trigger.token].start)
