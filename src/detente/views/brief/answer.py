"""What a briefing book is made of."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.span import Evidence
from detente.views.trend import Trend


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence and what it rests on; `record` is the record that it tells of, `about` the issue it stands under."""

    text: str
    evidence: tuple[Evidence, ...]
    record: str
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Some sentences under a title; `part` is its name in the template."""

    title: str
    sentences: tuple[Sentence, ...]
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The book; `engagement` is the id of the one that it prepares for, `trend` what its picture shows."""

    engagement: str
    title: str
    sections: tuple[Section, ...]
    trend: Trend | None = None
