"""A person's decision on a claim, a record or a document; kept for ever, applied after every rebuild."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Action = Literal["accept", "reject", "correct", "merge", "split", "undo", "note", "add"]
"""`note` says something of a record and changes nothing; `add` puts in a claim that no rule found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One decision. `claims` are the ids of the claims that the reviewer saw (of a merge: of all the records).

    `field` and `value` belong to `correct` (JSON as in the contract); `undoes` is the id of the review that an
    `undo` takes back. Of a `split` the `value` lists the claims that go; of an `add` it is the claim itself, as the
    ledger writes it, and `claims` holds its id alone. `at` is the moment in UTC, ISO 8601.
    """

    id: str
    action: Action
    claims: tuple[str, ...]
    by: str
    at: str
    field: str | None = None
    value: Any = None
    undoes: str | None = None
    note: str | None = None
