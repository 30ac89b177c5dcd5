"""The words that a claim is found by, and those that are searched for.

Of what is asked, what stands in quotation marks is a phrase, and `*` ends the beginning of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from detente.ledger.match import AnyClaim

_WORD = re.compile(r'"([^"]*)"|([^\s"]+)')


def terms(asked: str) -> Iterator[tuple[str, bool]]:
    """Each word and phrase that is asked for, and whether it is only a beginning."""
    for phrase, word in _WORD.findall(asked):
        yield phrase or word.rstrip("*"), not phrase and word.endswith("*")


def words_of(claim: AnyClaim) -> str:
    """What a claim is found by: the words of its evidence, and all words that its fields hold."""
    words = [evidence.text for evidence in claim.evidence]
    words += _words(msgspec.to_builtins(claim.fields))
    return "\n".join(dict.fromkeys(words))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _words(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _words(inner)
