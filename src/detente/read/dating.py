"""The day on which a document was published, as far as it says so."""

from __future__ import annotations

import re
from datetime import date

from detente.model.document import PublishedFrom
from detente.model.when import When
from detente.read.draft import Draft
from detente.read.layout import header_of

_ISO = re.compile(r"(?<!\d)(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_URL = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?!\d)")
_YEARS = range(1900, 2050)
"""Days beyond are slips of the pen. A fixed range and not the clock, so that a text reads the same tomorrow."""


def date_of(draft: Draft) -> tuple[When | None, PublishedFrom | None]:
    """(the day, where it was read), or (None, None): header, the container's word, URL."""
    if (header := header_of(draft.text)) and (found := _ISO.search(header[0])) and (day := _day(found)):
        return day, "header"
    if draft.stated and (found := _ISO.search(draft.stated)) and (day := _day(found)):
        return day, "metadata"
    if draft.url and (found := _URL.search(draft.url)) and (day := _day(found)):
        return day, "url"
    return None, None


def _day(found: re.Match[str]) -> When | None:
    year, month, day = (int(part) for part in found.groups())
    try:
        return When.day(date(year, month, day)) if year in _YEARS else None
    except ValueError:
        return None
