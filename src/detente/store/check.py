"""Does the ledger hold what it promises? (`detente doctor`)"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from detente.store import schema
from detente.store.codec import ClaimCodec, record_from
from detente.store.sqlite import file_faults, text_faults


def check(connection: Connection, codec: ClaimCodec) -> list[str]:
    """Every fault in words."""
    faults = file_faults(connection)
    if faults:
        return faults  # nothing further can be told of a broken file
    return [*_evidence(connection, codec), *_records(connection), *_membership(connection), *_text(connection)]


def _evidence(connection: Connection, codec: ClaimCodec) -> Iterator[str]:
    """Law 1: evidence quotes its document."""
    claim, document = schema.claim, schema.document
    for document_id, text in connection.execute(select(document.c.id, document.c.text)).all():
        rows = connection.execute(select(claim.c.id, claim.c.kind, claim.c.body).where(claim.c.document == document_id))
        for claim_id, kind, body in rows:
            for evidence in codec.decode(kind, body, None).evidence:
                if evidence.document != document_id or text[evidence.start : evidence.end] != evidence.text:
                    yield f"claim {claim_id}: its evidence is not what document {document_id} says at {evidence.start}"


def _records(connection: Connection) -> Iterator[str]:
    """Every record's claims are there and live."""
    live = set(connection.scalars(select(schema.claim.c.id).where(schema.claim.c.live)))
    version = schema.record_version
    for record, body in connection.execute(select(version.c.record, version.c.body)):
        missing = [claim for claim in record_from(body).claims if claim not in live]
        if missing:
            yield f"record {record}: rests on claims that are not there ({', '.join(missing)})"


def _membership(connection: Connection) -> Iterator[str]:
    """No claim is in two records on one day; no record has members without a version."""
    one, other = schema.member, schema.member.alias()
    twice = select(one.c.claim).join(
        other,
        (one.c.claim == other.c.claim)
        & (one.c.from_day < other.c.from_day)
        & (one.c.to_day.is_(None) | (one.c.to_day > other.c.from_day)),
    )
    for claim in connection.scalars(twice):
        yield f"claim {claim}: in two records on one day"
    orphan = select(one.c.record).where(one.c.record.not_in(select(schema.record_version.c.record))).distinct()
    for record in connection.scalars(orphan):
        yield f"record {record}: has claims, but no version"


def _text(connection: Connection) -> Iterator[str]:
    """The full-text tables hold as many rows as there are texts and live claims."""
    yield from text_faults(connection)
    for name, query in (
        ("claim_text", select(func.count()).select_from(schema.claim).where(schema.claim.c.live)),
        ("document_text", select(func.count()).select_from(schema.document)),
    ):
        have = connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one()  # noqa: S608 (our own name)
        want = connection.scalar(query)
        if have != want:
            yield f"full text {name}: {have} rows for {want} texts"
