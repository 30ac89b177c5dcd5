"""Does the ledger hold what it promises? (`detente doctor`)"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, exists, func, select

from detente.store import schema
from detente.store.codec import ClaimCodec
from detente.store.database import backend


def check(connection: Connection, codec: ClaimCodec) -> list[str]:
    """Every fault in words."""
    faults = backend(connection).file_faults(connection)
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
    member, claim, version = schema.member, schema.claim, schema.record_version
    gone = select(member.c.record, claim.c.id).join(claim, claim.c.id == member.c.claim).where(~claim.c.live)
    for record, name in connection.execute(gone):
        yield f"record {record}: rests on claim {name}, which is not there"
    on_first_day = (member.c.from_day <= version.c.from_day) & (
        member.c.to_day.is_(None) | (member.c.to_day > version.c.from_day)
    )
    bare = select(version.c.record).where(~exists().where(member.c.record == version.c.record, on_first_day))
    for record in connection.scalars(bare):
        yield f"record {record}: rests on no claim"


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
    yield from backend(connection).text_faults(connection)
    for name, query in (
        ("claim_text", select(func.count()).select_from(schema.claim).where(schema.claim.c.live)),
        ("document_text", select(func.count()).select_from(schema.document)),
    ):
        have = connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one()  # noqa: S608 (our own name)
        want = connection.scalar(query)
        if have != want:
            yield f"full text {name}: {have} rows for {want} texts"
