"""What a kind of record is: how its claims are told apart and how they add up. One value for each kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from detente.model.claim import Claim
from detente.model.record import Folded

EVER = date.min, date.max
"""Any day at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind: `name` as in records ("engagement"), `listing` as on the command line ("engagements").

    - `fields`: the frozen dataclass that its claims carry.
    - `blocks(claim)`: keys of the blocks in which a claim may find its equals; no key, no equal. Claims without a
      key in common are never compared.
    - `likeness(a, b, lexicon)`: how surely the two are about the same thing, 0 to 1; None forbids it (dates or places
      that exclude each other). At `threshold` and over they may be one, unless a third claim of the group forbids it.
    - `same(claim, lexicon)`: claims with the same answer are one thing outright, and alike to every other in the
      same way (a person's full name and side): they share their blocks and are compared as one. None where likeness
      must be asked.
    - `days(claim)`: the first and last day that it may be about, as far as likeness minds: two claims whose days have
      none in common are not compared, so that a ledger of many years costs no more to add to than one of a few.
    - `wording(claim)`: words of which two claims must have one in common, and `share` of the fewer (0 to 1), to be
      alike at all; None where likeness may do without. So of a large block few claims are looked at.
    - `idempotent`: a claim with the same fields as an earlier one of its unit (`same`) changes nothing in what their
      record says. Such claims are members only: a person named the same way in ten thousand documents is folded once.
    - `sides(claim)`: the sides of which the claim tells together; empty for kinds of which two sides have no part.
    - `fold(claims, lexicon)`: what the claims about one thing add up to; they come in order of their sort key.
      Must be a pure function of its arguments.
    """

    name: str
    listing: str
    fields: type
    fold: Callable[[Sequence[Claim[Any]], Any], Folded]
    blocks: Callable[[Claim[Any]], frozenset[str]] = lambda claim: frozenset()
    likeness: Callable[[Claim[Any], Claim[Any], Any], float | None] = lambda a, b, lexicon: None
    threshold: float = 0.5
    same: Callable[[Claim[Any], Any], str | None] = lambda claim, lexicon: None
    days: Callable[[Claim[Any]], tuple[date, date]] = lambda claim: EVER
    wording: Callable[[Claim[Any]], frozenset[str] | None] = lambda claim: None
    share: float = 0.0
    idempotent: bool = False
    sides: Callable[[Claim[Any]], frozenset[str]] = lambda claim: frozenset()
