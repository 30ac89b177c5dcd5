"""Statements: what somebody is reported to have said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from detente.model.actor import Actor
from detente.model.annotated import Form
from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Folded
from detente.model.span import Span
from detente.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution's words. `content` is all that is reported; `segments` the stretches inside quotation marks.

    `attribution` is shared by the statements that one reporting phrase governs.
    """

    form: Form
    text: str
    speaker: Actor
    content: tuple[Span, ...]
    segments: tuple[Span, ...]
    attribution: str
    cue: str | None = None
    speaker_span: Span | None = None
    cue_span: Span | None = None
    addressee: str | None = None
    said_on: When | None = None
    venue: str | None = None
    engagement: str | None = None


def fold(claims: Sequence[Claim[Statement]], lexicon: Any) -> Folded:
    """What the claims about one statement add up to."""
    raise NotImplementedError


KIND = Kind(name="statement", listing="statements", fields=Statement, fold=fold)
