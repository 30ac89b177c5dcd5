"""Puts the book together, as its template asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from detente.lexicon.briefing import Asked, Template, load_template
from detente.lexicon.comparing import Comparing, load_comparing
from detente.lexicon.standing_out import StandingOut
from detente.model.filter import Filter
from detente.model.ledger import Ledger
from detente.model.record import Record
from detente.views.brief.acts import engagement_named
from detente.views.brief.answer import Brief, Section, Sentence
from detente.views.brief.book import Book, eve_of
from detente.views.brief.parts import BACKGROUND, PARTS
from detente.views.brief.telling import Teller
from detente.views.brief.voice import Voice
from detente.views.brief.witness import Witness
from detente.views.brief.wording import Names, begun, written
from detente.views.once import Once
from detente.views.status import status


def next_engagement(ledger: Ledger, filter: Filter) -> Record | None:
    """The one that a book is wanted for: the next that has a day or a name, else the last held, else any next."""
    asked = status(ledger, filter.between, filter, whole=True) if filter.between else None
    parts = {part.name: part.lines for part in asked.parts} if asked else {}
    coming = (*parts.get("next_engagements", ()), *parts.get("undated_engagements", ()))
    ahead = [ledger.record(line.record, as_of=filter.as_of) for line in coming]
    told = [record for record in ahead if record and (record.facets.when or record.facets.persons)]
    held = [ledger.record(line.record, as_of=filter.as_of) for line in parts.get("last_engagements", ())]
    return next((record for record in [*told, *held, *ahead] if record), None)


def brief(
    ledger: Ledger,
    engagement: Record,
    *,
    as_of: date | None = None,
    template: Template | None = None,
    words: Comparing | None = None,
    watch: StandingOut | None = None,
) -> Brief:
    """The book for one engagement. Sections with nothing to tell are left out.

    Where things stand is told as of the day asked about; of an engagement that has begun by then, as of its eve. The
    template, the words for comparing and the rules of what stands out are the bundled ones where None. Raises
    ValueError where the template asks for a part that there is not.
    """
    asked = template or load_template()
    strange = [section.part for section in asked.sections if section.part not in PARTS]
    if strange:
        raise ValueError(f"no such part of a book: {', '.join(strange)}; there are: {', '.join(PARTS)}")
    ledger = Once(ledger)
    now = as_of or ledger.last_day()
    teller = Teller(Voice(Names(asked.states), Witness(ledger, asked.states, as_of=as_of)))
    book = Book(
        ledger=ledger, engagement=engagement, as_of=as_of, now=now, eve=eve_of(engagement, now), teller=teller,
        words=words or load_comparing(), watch=watch,
    )  # fmt: skip
    sections = tuple(_unrepeated(section for row in asked.sections if (section := _section(row, book)) is not None))
    when = engagement.facets.when
    named = engagement_named({**engagement.fields, "status": None}, teller.names)
    name = begun(named.removeprefix("a ").removeprefix("an "))
    return Brief(
        engagement=engagement.id,
        title=asked.title.format(engagement=name + (f", {written(when)}" if when else "")),
        sections=sections,
        trend=book.trend if any(section.part == "trend" for section in sections) else None,
    )


def _section(asked: Asked, book: Book) -> Section | None:
    sentences: list[Sentence] = []
    for sentence in PARTS[asked.part](book):
        if len(sentences) == asked.most:
            break
        sentences.append(sentence)
    if not sentences:
        return None
    day = f" – as known on {book.eve}" if book.eve and asked.part in BACKGROUND else ""
    return Section(title=asked.title + day, sentences=tuple(sentences), part=asked.part)


def _unrepeated(sections: Iterator[Section]) -> Iterator[Section]:
    """Each sentence once, where it first stands."""
    seen: set[str] = set()
    for section in sections:
        kept = tuple(s for s in section.sentences if s.text not in seen)
        seen |= {sentence.text for sentence in kept}
        if kept:
            yield replace(section, sentences=kept)
