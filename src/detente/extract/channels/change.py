"""What becomes of a channel at one word of the text."""

from __future__ import annotations

from dataclasses import dataclass

from detente.kinds.channel import ChannelState
from detente.model.annotated import Token


@dataclass(frozen=True, slots=True)
class Change:
    """A state and the verb, noun or adjective that tells it."""

    state: ChannelState | None
    word: Token
