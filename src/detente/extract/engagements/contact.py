"""What is found on the way: a trigger, the parties that it takes, and the contact that they add up to."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.kinds.engagement import EngagementForm, EngagementStatus
from detente.lexicon.engagements import Frame
from detente.model.actor import Actor
from detente.model.span import Span
from detente.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A verb or noun that makes an engagement.

    `carrier` is the verb that carries a noun ("held talks", "paid a visit"), else None. `zone` holds the tokens of
    the clause or phrase in which its parts may stand: what other triggers and clauses govern is left out.
    """

    token: int
    frame: Frame
    noun: bool
    carrier: int | None = None
    zone: frozenset[int] = frozenset()

    @property
    def anchor(self) -> int:
        """The verb whose tense and subject count."""
        return self.token if self.carrier is None else self.carrier


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One who takes part, and the token that names them here. `cast` is the index in the cast."""

    actor: Actor
    token: int
    cast: int
    pronoun: bool = False
    other: bool = False
    """Stands on the other side of the verb or noun ("with Qin", "hosted Qin"), not as its subject or owner."""
    apart: bool = False
    """Was this one met by themselves, on a day of their own ("met X on Monday and Y today")?"""
    foreign: bool = False
    """Are they leaders or ministers of a part of the world, of no one state ("Arab leaders")?"""


def side_itself(side: str, token: int, *, other: bool = False) -> Party:
    """A side as a party that no words name at `token`; it has the same index, below 0, wherever it is told."""
    return Party(actor=Actor(side=side), token=token, cast=-1 - int.from_bytes(side.encode(), "big"), other=other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One engagement as one place of the text has it, before it is tied to the others of the document.

    `argument` tells it from its siblings with the same trigger. `definite` marks words that point back ("the trip").
    """

    trigger: Trigger
    form: EngagementForm
    sentence: int
    parties: tuple[Party, ...] = ()
    argument: Span | None = None
    place: str | None = None
    host: str | None = None
    when: When | None = None
    status: EngagementStatus | None = None
    by: Actor | None = None
    cause: str | None = None
    definite: bool = False
    confidence: float = 0.6
    rule: str = ""
    support: tuple[Span, ...] = field(default=())
    """Other stretches that bear on it (where its people were named)."""
    released: bool = False
    """Is it what the document, a readout, is about?"""
    asked: bool = False
    """Does only a question name it? Its answer may mean it ("it has been put off")."""
    part_of: tuple[int, Span | None] | None = None
    """Trigger and argument of the visit that it belongs to."""

    @property
    def people(self) -> frozenset[int]:
        """The cast indexes of its parties."""
        return frozenset(p.cast for p in self.parties)


@dataclass(frozen=True, slots=True)
class Standing:
    """A status and the verb or noun that gives it; `denied` where the text says that it did not take place."""

    status: EngagementStatus | None
    cue: int | None = None
    denied: bool = False
