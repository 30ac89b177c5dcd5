"""XML that is neither a page nor a feed: what it means is not known, and its tags are nobody's words."""

from __future__ import annotations

import re

from detente.read.draft import Drafts, Format, Refusal, Source

_START = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml\b|<!DOCTYPE\b|<!ENTITY\b)", re.IGNORECASE)


def _fits(source: Source) -> bool:
    return _START.match(source.head) is not None


def _read(source: Source) -> Drafts:
    trap = b"<!entity" in source.head.lower()
    yield Refusal(
        source.name, "XML with entities of its own, which may be a trap" if trap else "XML of an unknown kind"
    )


XML = Format("XML", _fits, _read)
