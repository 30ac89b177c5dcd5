"""Words that are searched for: what stands in quotation marks is a phrase, `*` ends the beginning of a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r'"([^"]*)"|([^\s"]+)')


def terms(asked: str) -> Iterator[tuple[str, bool]]:
    """Each word and phrase that is asked for, and whether it is only a beginning."""
    for phrase, word in _WORD.findall(asked):
        yield phrase or word.rstrip("*"), not phrase and word.endswith("*")
