"""What is held, expected and said, in sentences: positions, assessments, statements, in the source's words."""

from __future__ import annotations

import re

from detente.model.record import Record
from detente.views.brief.clauses import dated, happened
from detente.views.brief.voice import SAYING, Voice
from detente.views.brief.wording import day

_ASIDE = re.compile(
    r"(?:though|although|while|whereas|because|as|since|when|after|before|that|which|who)\b", re.IGNORECASE
)
"""Beginnings of a clause that says something beside what the side holds."""

_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|might|could|(?:is|are|was|were) to|going to|likely|unlikely|expect\w*|hop\w+"
    r"|plan\w*|next|soon|until|if|unless|won)\b|['’]ll\b",
    re.IGNORECASE,
)
"""Words without which nothing is said of what is to come."""


def position(record: Record, voice: Voice) -> str | None:
    """Whose, in the source's words."""
    f = record.fields
    stance, who = voice.cited(f.get("stance"), record), voice.holder(record)
    if (
        not stance
        or not who
        or len(str(f.get("stance")).split()) < SAYING
        or _ASIDE.match(str(f.get("stance")))
        or voice.witness.contradicted(record)
    ):
        return None
    return f"{who}{dated(voice.said('when', record))}, in the words of the source: {stance}"


def assessment(record: Record, voice: Voice) -> str | None:
    """Who expects, hopes, judges what."""
    f = record.fields
    claim = voice.cited(f.get("claim"), record)
    who = voice.names.all(f.get("holder")) or voice.author(record)
    looks = f", looking to {day(f['horizon'])}" if f.get("horizon") else ""
    if not claim or claim.strip("“”") in (s.name for s in voice.witness.sources.of(record.documents)):
        return None
    if f.get("type") in ("forecast", "hope") and not _AHEAD.search(str(f.get("claim"))):
        return None
    return f"{who}{dated(voice.said('said_on', record))}{looks}, in the words of the source: {claim}"


def statement(record: Record, voice: Voice) -> str | None:
    """Who said what, in the words quoted."""
    f = record.fields
    text = voice.cited(f.get("text"), record)
    who = voice.names.who(f.get("speaker"))
    verb = "is reported as saying" if f.get("form") == "indirect" else "said"
    if not voice.witness.speaks(record):
        return None
    return f"{who} {verb}{happened(voice.said('said_on', record))}: {text}" if text and who else None
