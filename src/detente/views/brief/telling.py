"""Records in sentences: each says what its record says, in the source's words wherever it has some.

A sentence is made only where its words stand in the evidence: what a rule put together and no source says is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from detente.kinds.engagement import TO_COME
from detente.model.record import Json, Record
from detente.model.span import Evidence
from detente.views.brief import acts, held
from detente.views.brief.answer import Sentence
from detente.views.brief.clauses import cause as cause_of
from detente.views.brief.clauses import happened, is_cause, known, planned_for, stopped, value
from detente.views.brief.voice import Voice
from detente.views.brief.wording import begun, quoted
from detente.views.line import current_evidence, evidence_of, widest

SHOWN = 2
"""Pieces of evidence, each a footnote, that a sentence carries."""

_ACTS = frozenset({"engagement", "channel", "commitment", "measure", "incident"})
_TURNS: Mapping[str, str] = MappingProxyType(
    {"possible": "spoken of as possible", "agreed": "agreed on", "invited": "the matter of an invitation",
     "under_way": "under way"}
)  # fmt: skip


class Teller:
    """Writes sentences about records. `about` is the issue that a sentence stands under, if any."""

    def __init__(self, voice: Voice) -> None:
        self.voice, self.names = voice, voice.names

    def tell(self, record: Record, *, about: str | None = None) -> Sentence | None:
        """The record's sentence; None for a kind that has none, or where its words are not in its evidence."""
        write = _WRITERS.get(record.kind)
        alleged = record.kind in _ACTS and record.according_to is not None
        words = (
            write(record, self.voice) if write and not (alleged and not self.voice.witness.is_said(record)) else None
        )
        return self.sentence(words, current_evidence(record), record, about=about) if words else None

    def engagement(self, record: Record) -> str:
        """What an engagement is, whose, where, when, and how it stands."""
        return acts.engagement(record, self.voice)

    def sentence(
        self, words: str, evidence: Iterable[Evidence], record: Record, *, about: str | None = None
    ) -> Sentence:
        """The words with what they rest on, whose account they are, and a full stop."""
        kept = widest(evidence) or record.evidence
        return Sentence(text=stopped(begun(words)), evidence=kept[:SHOWN], record=record.id, about=about)

    def turn(self, step: Mapping[str, Json], record: Record) -> Sentence | None:
        """A step of a history: when it was told, what, for or on which day, by whom, after what."""
        status = step.get("status")
        if not status:
            return None
        cause, by = step.get("cause"), self.voice.names.who(step.get("by"))
        when = planned_for(step.get("when")) if status in TO_COME else happened(step.get("when"))
        evidence = evidence_of(step) or record.evidence
        told = f"that it was {_TURNS.get(status, status)}{when}{f', by {by}' if by else ''}"
        after = f", after {quoted(cause_of(str(cause)))}" if is_cause(cause, evidence) else ""
        return self.sentence(f"it was told{known(step)} {told}{after}", evidence, record)

    def rivals(self, record: Record) -> list[Sentence]:
        """What documents tell otherwise than each other."""
        return [self._rival(c.field, c.values, record) for c in record.conflicts]

    def _rival(self, field: str, values: Iterable[tuple[Json, tuple[str, ...]]], record: Record) -> Sentence:
        told = list(values)
        documents = {d for _, ds in told for d in ds}
        words = f"accounts differ on the {field}: " + "; ".join(value(v, self.voice.names) for v, _ in told)
        return self.sentence(words, [e for e in record.evidence if e.document in documents], record)


_WRITERS: Mapping[str, Callable[[Record, Voice], str | None]] = MappingProxyType(
    {
        "engagement": acts.engagement,
        "channel": acts.channel,
        "commitment": acts.commitment,
        "measure": acts.measure,
        "incident": acts.incident,
        "position": held.position,
        "assessment": held.assessment,
        "statement": held.statement,
    }
)
