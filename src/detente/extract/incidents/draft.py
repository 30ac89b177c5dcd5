"""An incident as found in one place, before it is a claim."""

from __future__ import annotations

from dataclasses import dataclass

from detente.annotate.frames import Frame
from detente.lexicon.acts import Act
from detente.model.actor import Actor
from detente.model.annotated import Token
from detente.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An incident as found."""

    trigger: Token
    nature: Act
    what: Span
    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    frame: Frame
    confidence: float
