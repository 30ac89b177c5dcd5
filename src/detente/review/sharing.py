"""The list of decisions as JSON lines, to be shared in a repository: it only grows; one decision, one line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.export.contract import to_json
from detente.model.review import Review

if TYPE_CHECKING:
    from detente.store import Store
    from detente.store.reviewing import Reviewed


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What came of a list: how many were new, how many known; each line that can't be meant, with the reason.

    `without_place` are those of the list whose words are not in this ledger; they are kept, and wait.
    """

    new: int
    known: int
    refused: tuple[tuple[int, str], ...]
    without_place: tuple[Reviewed, ...]


def written(reviews: Iterable[Review]) -> Iterator[str]:
    """One line a decision, in the order given."""
    for review in reviews:
        yield json.dumps(to_json(review), ensure_ascii=False) + "\n"


def receive(store: Store, lines: Iterable[str]) -> Received:
    """Takes in what `written` wrote, here or elsewhere; what is known changes nothing. Settles the ledger.

    The lines may come in any order; of a list that was cut off in mid-line, what is whole is taken in.
    """
    from detente.store import LedgerError

    read, refused = _read(lines)
    undos = [pair for pair in read if pair[1].action == "undo"]
    new = known = 0
    for number, review in [*(pair for pair in read if pair[1].action != "undo"), *_ordered(undos)]:
        try:
            taken = store.take_in([review])
        except LedgerError as error:
            refused.append((number, str(error)))
            continue
        new, known = new + taken, known + 1 - taken
    store.settle()
    ids = {review.id for _, review in read}
    lost = tuple(r for r in store.reviews() if r.review.id in ids and r.outcome == "without_place")
    return Received(new=new, known=known, refused=tuple(sorted(refused)), without_place=lost)


def _read(lines: Iterable[str]) -> tuple[list[tuple[int, Review]], list[tuple[int, str]]]:
    import msgspec

    read: list[tuple[int, Review]] = []
    refused: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                read.append((number, msgspec.json.decode(line, type=Review)))
            except (msgspec.ValidationError, msgspec.DecodeError) as error:
                refused.append((number, f"no review: {error}"))
    return read, refused


def _ordered(undos: list[tuple[int, Review]]) -> list[tuple[int, Review]]:
    """An undo after the one that it takes back, however deep they stand."""
    by_id = {review.id: review for _, review in undos}

    def depth(review: Review) -> int:
        seen: set[str] = set()
        while review.undoes in by_id and review.id not in seen:
            seen.add(review.id)
            review = by_id[review.undoes]
        return len(seen)

    return sorted(undos, key=lambda pair: (depth(pair[1]), pair[0]))
