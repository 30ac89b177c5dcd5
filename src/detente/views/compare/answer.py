"""What `compare` answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.model.span import Evidence

Via = Literal["own", "quoted", "characterised"]
Verdict = Literal["shared", "only", "differ"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """How much of an account goes to an issue: its words, and their share of the account's, 0 to 1."""

    issue: str
    words: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A side whose account is known, from which documents, by what way, and what it gives room to, most first."""

    side: str
    documents: tuple[str, ...]
    via: Via
    weights: tuple[Weight, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one side is told to have said on a point; `via` says how it reaches us, None for part of a telling."""

    side: str
    text: str
    evidence: tuple[Evidence, ...]
    via: Via | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What the accounts of one point give differently: a number, a date, a place, a name, or a yes for a no."""

    field: str
    values: tuple[Telling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A thing told: whether several accounts tell it, one only, or each otherwise; and what differs between them."""

    issue: str
    verdict: Verdict
    accounts: tuple[Telling, ...]
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The accounts that there are, and the points that they make. `record` is None for a comparison of documents."""

    record: str | None
    accounts: tuple[Account, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that one document tells for one side.

    `teller` is the side whose own document it is, else that side: what a side's release says of both is its account
    alone. `opening` marks what tells of the event itself. `issues` are in order of the text.
    """

    teller: str
    side: str
    via: Via
    text: str
    evidence: tuple[Evidence, ...]
    issues: tuple[str, ...]
    opening: bool = False

    @property
    def document(self) -> str:
        """Where it stands."""
        return self.evidence[0].document

    @property
    def telling(self) -> Telling:
        """As the answer gives it."""
        return Telling(side=self.side, text=self.text, evidence=self.evidence, via=self.via)
