"""What one document says in one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import Generic, Literal, TypeVar

from detente.model.actor import Actor
from detente.model.span import Evidence, Span

Actuality = Literal["actual", "planned", "possible", "denied"]
LinkType = Literal["response_to", "follow_up_of", "part_of", "condition_for", "about"]
F = TypeVar("F", covariant=True)


@dataclass(frozen=True)
class Place:
    """Where a claim was made: its identity, whatever is read out of it (DESIGN, law 5). (No slots: its id is kept.)

    `trigger` is the stretch that made it (the verb, the noun, the quotation); `argument` the stretch that tells it
    from its siblings with the same trigger ("met Qin and Wang" is two places), or None.
    """

    document: str
    kind: str
    trigger: Span
    argument: Span | None = None

    @property
    def order(self) -> tuple[str, str, Span, Span]:
        """Sorts places: by document, kind, trigger, then argument; a place without one comes first of its trigger."""
        return self.document, self.kind, self.trigger, self.argument or Span(0, 0)

    @cached_property
    def id(self) -> str:
        """The kind's first three letters and sixteen hex digits, the same for ever."""
        argument = f"{self.argument.start}:{self.argument.end}" if self.argument is not None else ""
        words = f"{self.document}|{self.kind}|{self.trigger.start}:{self.trigger.end}|{argument}"
        return beginning(self.kind) + blake2b(words.encode(), digest_size=8).hexdigest()


def beginning(kind: str) -> str:
    """How the ids of a kind's claims, and of its records, begin; those of no other kind do."""
    return f"{kind[:3]}-"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLink:
    """One claim's bond with another of the same document, and the words that say so."""

    type: LinkType
    target: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Generic[F]):
    """What one document says in one place, with its evidence, its actuality and whose account it is.

    `fields` is the kind's own dataclass (see `detente.kinds`). `according_to` is None where the document speaks in
    its own voice. `about` holds the sides that the text says it bears on, beyond those in `fields`. `rule` names
    what found it. `known_from` is the document's. `confidence` is 0 to 1.
    """

    place: Place
    fields: F
    evidence: tuple[Evidence, ...]
    known_from: date | None
    actuality: Actuality = "actual"
    according_to: Actor | None = None
    about: tuple[str, ...] = ()
    links: tuple[ClaimLink, ...] = ()
    confidence: float = 0.5
    rule: str = ""

    @property
    def id(self) -> str:
        """The id of its place."""
        return self.place.id

    @property
    def kind(self) -> str:
        """The name of its kind."""
        return self.place.kind

    def sort_key(self) -> tuple[date, tuple[str, str, Span, Span], str]:
        """By (known from, document, place); undated documents come last. The id parts what compares equal."""
        return self.known_from or date.max, self.place.order, self.id
