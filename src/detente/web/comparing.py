"""What each side said of one thing; and the briefing book."""

from __future__ import annotations

from dataclasses import replace

from starlette.exceptions import HTTPException

from detente.export.contract import to_json
from detente.model.record import Record
from detente.views.brief import brief, next_engagement
from detente.views.compare import COMPARED, compare
from detente.views.headline import headline
from detente.views.line import Sources
from detente.web.asking import BadQuestionError, Here, as_of_in, filter_in
from detente.web.desk import Desk
from detente.web.page import Page
from detente.web.record import found_record

TELLING = ("issue", "verdict", "side", "text", "document", "start", "end")
SENTENCE = ("section", "text", "record", "document", "start", "end")


def page(desk: Desk, here: Here) -> Page:
    """The accounts of an engagement, incident or measure, point by point."""
    as_of = as_of_in(here)
    record = found_record(desk, here.path.rsplit("/", 1)[-1], as_of)
    if record.kind not in COMPARED:
        raise BadQuestionError(f"sides give accounts of: {', '.join(COMPARED)}; this is of kind {record.kind}")
    answer = desk.once(("compare", record.id, as_of), lambda: compare(desk.store, record.id, as_of=as_of))
    assert answer is not None
    return Page(
        template="compare.html",
        title=headline(record.kind, record.fields),
        shown={"answer": answer, "record": record, "sources": Sources(desk.store)},
        data=lambda: to_json(answer),
        table=lambda: (
            TELLING,
            (
                {"issue": p.issue, "verdict": p.verdict, "side": a.side, "text": a.text, **to_json(a.evidence[0])}
                | {"text": a.text}
                for p in answer.points
                for a in p.accounts
            ),
        ),
    )


def book(desk: Desk, here: Here) -> Page:
    """The briefing book for the engagement that the path names, else for the next one."""
    asked = filter_in(here, desk)
    name = here.path.removeprefix("/brief").strip("/")
    engagement = found_record(desk, name, asked.as_of) if name else _next(desk, here)
    if engagement.kind != "engagement":
        raise BadQuestionError(f"a briefing book is for an engagement; this is of kind {engagement.kind}")
    made = desk.once(("brief", engagement.id, asked.as_of), lambda: brief(desk.store, engagement, as_of=asked.as_of))
    sources = Sources(desk.store)
    sources.ahead(e.document for section in made.sections for told in section.sentences for e in told.evidence)
    return Page(
        template="brief.html",
        title=made.title,
        shown={"book": made, "sources": sources},
        data=lambda: {"engagement": made.engagement, "sections": to_json(made.sections)},
        table=lambda: (
            SENTENCE,
            (
                {
                    "section": section.title,
                    **to_json(sentence.evidence[0]),
                    "text": sentence.text,
                    "record": sentence.record,
                }
                for section in made.sections
                for sentence in section.sentences
            ),
        ),
    )


def _next(desk: Desk, here: Here) -> Record:
    asked = filter_in(here, desk)
    asked = replace(asked, between=asked.between or desk.pair(asked.as_of))
    engagement: Record | None = desk.once(("next", asked), lambda: next_engagement(desk.store, asked))
    if engagement is None:
        raise HTTPException(404, "No engagement is planned or was held, as far as the ledger knows.")
    return engagement
