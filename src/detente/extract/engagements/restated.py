"""Visits told once more by what they were the first of: "he is the first premier to visit Oslo"."""

from __future__ import annotations

from collections.abc import Sequence

from detente.extract.engagements.contact import Contact
from detente.extract.engagements.fitting import first_to
from detente.kinds.engagement import family
from detente.model.annotated import Annotated


def without_restated(a: Annotated, contacts: Sequence[Contact]) -> tuple[Contact, ...]:
    """The contacts without those that only say of a visit told elsewhere whose first it is."""
    first = [c for c in contacts if not c.trigger.noun and first_to(a, a.tokens[c.trigger.token]) is not None]
    rest = [c for c in contacts if c not in first and family(c.form) == "visit"]
    return tuple(c for c in contacts if c not in first or not any(_may_be(c, other) for other in rest))


def _may_be(contact: Contact, other: Contact) -> bool:
    return bool(contact.people & other.people) and other.host in (contact.host, None)
