"""Channels: standing lines of communication and dialogue mechanisms, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from detente.model.actor import Actor
from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Folded
from detente.model.when import When

ChannelState = Literal["proposed", "agreed", "open", "suspended", "resumed", "refused", "not_restored", "terminated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """What one place of a document says of a channel: one transition, or with `state` None only that it exists.

    `subject` is the name in the lexicon's list of channels where it has one, else the document's words.
    """

    subject: str
    sides: tuple[str, ...] = ()
    state: ChannelState | None = None
    when: When | None = None
    by: Actor | None = None
    cause: str | None = None


def fold(claims: Sequence[Claim[Channel]], lexicon: Any) -> Folded:
    """What the claims about one channel add up to."""
    raise NotImplementedError


KIND = Kind(name="channel", listing="channels", fields=Channel, fold=fold)
