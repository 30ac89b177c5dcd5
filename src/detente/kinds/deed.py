"""Deeds: what a document tells as done, begun or not done, by which a pledge may be kept or broken.

They are kept beside the records and not listed: a deed tells something only of a pledge that asks for it (see
`detente.ledger.deeds`), and what it is by itself (a measure, an event, an engagement) the other kinds say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from detente.kinds.folding import when_json
from detente.model.claim import Claim
from detente.model.kind import Kind
from detente.model.record import Facets, Folded
from detente.model.when import When

Stage = Literal["done", "begun", "not_done", "awaited"]
"""`awaited`: not done, and told as still to come ("has yet to", "has still not")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One deed as told in one place.

    `verb` is its lemma, with the particle ("hand_over"), or the noun that names it; `what` the words: verb, object and
    what belongs to them. `by` are the sides that do it, empty where nobody is named; `toward` the other sides named in
    `what`; `sides` all that are named around it. `when` is None where the text gives no day.
    """

    verb: str
    what: str
    stage: Stage
    by: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    when: When | None = None


def fold(claims: Sequence[Claim[Deed]], lexicon: Any) -> Folded:
    """The one deed that it is: deeds never merge."""
    deed = claims[0].fields
    return Folded(
        fields={
            "verb": deed.verb,
            "what": deed.what,
            "stage": deed.stage,
            "by": list(deed.by),
            "toward": list(deed.toward),
            "when": when_json(deed.when),
        },
        facets=Facets(sides=tuple(sorted({*deed.by, *deed.sides})), when=deed.when, status=deed.stage),
        according_to=claims[0].according_to,
    )


KIND = Kind(name="deed", listing="deeds", fields=Deed, fold=fold)
