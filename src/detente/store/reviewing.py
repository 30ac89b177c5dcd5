"""Reviews in the ledger: checked, written down, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, insert, select

from detente.ledger.reviews import ReviewOutcome, decide, in_time, set_apart
from detente.model.review import Review
from detente.store import schema
from detente.store.claims import mark_dirty
from detente.store.codec import review_from, to_json
from detente.store.database import chunks, insert_new
from detente.store.errors import LedgerError
from detente.store.leads import re_elect


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A review and what became of it.

    `records` are those that its claims belong to now; `missing` the claims that are no longer there (their text reads
    otherwise now, or their document was withdrawn).
    """

    review: Review
    outcome: ReviewOutcome
    records: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def write_review(connection: Connection, review: Review, *, elsewhere: bool = False) -> bool:
    """Writes a decision down for ever; False where it is there already: the same one twice is once.

    One that was made `elsewhere` may be about claims that are not there, and waits for them. Raises LedgerError where
    it makes no sense.
    """
    body = connection.scalar(select(schema.review.c.body).where(schema.review.c.id == review.id))
    if body is not None:
        if review_from(body) != review:
            raise LedgerError(f"{review.id}: another review already bears this id")
        return False
    claims = _claims_of(connection, review)
    if review.action != "undo":
        _check_shape(review)
        if review.action != "add":
            _check_kinds(connection, claims, elsewhere=elsewhere)
    row = {"id": review.id, "body": to_json(review), "document": _document_of(review)}
    connection.execute(insert(schema.review), [row])
    rows = [{"claim": claim, "review": review.id} for claim in claims]
    if rows:
        connection.execute(insert_new(schema.review_claim), rows)
        re_elect(connection, claims)
    mark_dirty(connection, claims, compare=False)
    return True


def _document_of(review: Review) -> str | None:
    """Where an addition belongs."""
    return str(review.value["place"]["document"]) if review.action == "add" else None


def _claims_of(connection: Connection, review: Review) -> tuple[str, ...]:
    """The claims that a decision bears on; of an undo those of the review that it takes back."""
    if review.action != "undo":
        return tuple(dict.fromkeys(review.claims))
    known = connection.scalar(select(schema.review.c.id).where(schema.review.c.id == review.undoes))
    if known is None:
        raise LedgerError(f"{review.undoes}: there is no such review to undo")
    seen = schema.review_claim
    return tuple(connection.scalars(select(seen.c.claim).where(seen.c.review == known).order_by(seen.c.claim)))


def _check_kinds(connection: Connection, claims: Sequence[str], *, elsewhere: bool) -> None:
    """A decision is about claims of one kind, which an id begins with."""
    there: set[str] = set()
    for some in chunks(claims):
        there |= set(connection.scalars(select(schema.claim.c.id).where(schema.claim.c.id.in_(some))))
    missing = [claim for claim in claims if claim not in there]
    if not claims or (missing and not elsewhere):
        raise LedgerError(f"there is no claim {', '.join(missing)}" if missing else "a review needs a claim")
    kinds = sorted({claim.partition("-")[0] for claim in claims})
    if len(kinds) > 1:
        raise LedgerError(f"claims of different kinds ({', '.join(kinds)}) are never one thing")


def _check_shape(review: Review) -> None:
    if review.action == "merge" and len(set(review.claims)) < 2:
        raise LedgerError("a merge needs two claims")
    if review.action == "correct" and not review.field:
        raise LedgerError("a correction needs the field that it corrects")
    if review.action == "note" and not (review.note or "").strip():
        raise LedgerError("a note needs words")
    if review.action == "split":
        gone, stay = set_apart(review)
        if not gone or not stay:
            raise LedgerError("a split needs, in `value`, some of its claims and not all")


def all_reviews(connection: Connection) -> list[Review]:
    """Every review in order of time."""
    return sorted((review_from(body) for body in connection.scalars(select(schema.review.c.body))), key=in_time)


def review_states(connection: Connection) -> list[Reviewed]:
    """Every review in order of time with what became of it."""
    reviews = all_reviews(connection)
    claims = sorted({claim for review in reviews for claim in review.claims})
    live: set[str] = set()
    record_of: dict[str, str] = {}
    member = schema.member
    for some in chunks(claims):
        live |= set(
            connection.scalars(select(schema.claim.c.id).where(schema.claim.c.id.in_(some), schema.claim.c.live))
        )
        rows = connection.execute(
            select(member.c.claim, member.c.record).where(member.c.claim.in_(some), member.c.to_day.is_(None))
        )
        record_of.update((row.claim, row.record) for row in rows)
    outcomes = decide((_in_whole(review, record_of) for review in reviews), {*live, *record_of.values()}).outcomes
    return [
        Reviewed(
            review=review,
            outcome=outcomes[review.id],
            records=_records(review.claims, record_of),
            missing=tuple(claim for claim in review.claims if claim not in live),
        )
        for review in reviews
    ]


def _in_whole(review: Review, record_of: dict[str, str]) -> Review:
    """A correction also bears on its record, so that two of one record meet even where they saw different claims."""
    records = _records(review.claims, record_of)
    return replace(review, claims=review.claims + records) if review.action == "correct" else review


def _records(claims: Iterable[str], record_of: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(record_of[claim] for claim in claims if claim in record_of))
