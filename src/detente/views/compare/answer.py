"""What `compare` answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.model.span import Evidence

Via = Literal["own", "quoted", "characterised"]
Verdict = Literal["shared", "only", "differ"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A side whose account is known, from which documents, and by what way."""

    side: str
    documents: tuple[str, ...]
    via: Via


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one side is told to have said on a point."""

    side: str
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """An issue, and whether it is in all the accounts, in one only, or told otherwise by each."""

    issue: str
    verdict: Verdict
    accounts: tuple[Telling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The accounts that there are, and the points that they make."""

    record: str
    accounts: tuple[Account, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What one document tells of one issue for one side; `teller` is the side whose own document it is, else that side.

    What both are told to have agreed in the release of one of them is in that one's account only.
    """

    teller: str
    issue: str
    via: Via
    document: str
    telling: Telling
