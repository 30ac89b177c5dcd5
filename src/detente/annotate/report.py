"""A reporting phrase on its way to an attribution."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from detente.model.annotated import Manner, Token
from detente.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A reporting phrase. `cue` is the token that heads it, `source` the token that heads its source.

    `content` is what it reports as far as the parse says; `segments` the quotations of it (filled by `quoting`).
    """

    cue: int | None
    cue_span: Span | None
    lemma: str | None
    manner: Manner = "said"
    source: int | None = None
    source_span: Span | None = None
    content: tuple[Span, ...] = ()
    segments: tuple[Span, ...] = ()
    frames: frozenset[str] = field(default=frozenset())
    sentence: int = 0

    @property
    def clause(self) -> bool:
        """Can it govern a quotation?"""
        return bool(self.frames & {"clause", "question", "document"})


@dataclass(slots=True)
class Draft:
    """A report while its quotations are being gathered. `last_unit` is the unit of its last quotation, -1 for none."""

    report: Report
    content: list[Span]
    segments: list[Span] = field(default_factory=list)
    last_unit: int = -1

    @property
    def begins(self) -> int:
        """Where its cue begins; -1 where it has none."""
        return self.report.cue_span.start if self.report.cue_span else -1

    @property
    def ends(self) -> int:
        """Where its cue ends; -1 where it has none."""
        return self.report.cue_span.end if self.report.cue_span else -1

    @property
    def named(self) -> int:
        """Where the words that name its source begin; -1 where there are none."""
        return self.report.source_span.start if self.report.source_span else -1

    def finished(self) -> Report:
        """The report with all that was gathered."""
        content = tuple(sorted(s for s in self.content if len(s)))
        return replace(self.report, content=content, segments=tuple(sorted(self.segments)))


def new_draft(source: int | None, span: Span, sentence: int, *, cue: Token | None = None) -> Draft:
    """The draft of a report that a quotation itself brings about."""
    report = Report(
        cue=cue.i if cue else None,
        cue_span=cue.span if cue else None,
        lemma=cue.lemma if cue else None,
        source=source,
        source_span=span,
        frames=frozenset({"clause"}),
        sentence=sentence,
    )
    return Draft(report, [])
