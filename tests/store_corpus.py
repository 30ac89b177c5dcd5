"""A corpus of made-up documents large enough to be interrupted."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from detente.model.claim import Claim
from detente.model.document import Document
from detente.model.when import When
from synthetic import make_claim, make_document


def many(number: int, *, size: int = 32) -> Iterator[list[tuple[Document, tuple[Claim[Any], ...]]]]:
    """The same `number` documents at every call, in lists of `size`."""
    chance = random.Random(1)
    read = [_one(i, chance) for i in range(number)]
    for start in range(0, number, size):
        yield read[start : start + size]


def _one(i: int, chance: random.Random) -> tuple[Document, tuple[Claim[Any], ...]]:
    words = " ".join(f"w{chance.randrange(5000)}" for _ in range(200))
    document = make_document(f"{words} {i}", date(2022, 1, 1) + timedelta(days=chance.randrange(300)))
    assert document.known_from is not None
    claims = []
    for k in range(20):
        when = document.known_from - timedelta(days=chance.randrange(3))
        names = [f"pair{chance.randrange(3)}-{when:%Y-%m}", f"person{chance.randrange(6)}-{when:%Y-%m}"]
        kind = "thing" if k % 2 else "lone"
        claims.append(make_claim(document, 11 * k, kind=kind, names=names, when=When.day(when)))
    return document, tuple(claims)
