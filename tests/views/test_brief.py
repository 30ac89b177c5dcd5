"""What the briefing book promises."""

from __future__ import annotations

import re
from datetime import date

from plain_ledger import Plain

from detente.model.filter import Filter
from detente.views.brief import brief, markdown, next_engagement
from detente.views.line import Sources


def test_no_sentence_without_evidence(visit: Plain) -> None:
    """Every sentence of the book rests on words of a document."""
    record = visit.record("eng-3")
    assert record is not None
    book = brief(visit, record)
    sentences = [s for section in book.sections for s in section.sentences]
    assert sentences
    assert all(s.evidence for s in sentences)


def test_every_footnote_mark_leads_to_a_footnote(visit: Plain) -> None:
    """In the Markdown each mark has its note, and each note is marked somewhere."""
    record = visit.record("eng-3")
    assert record is not None
    text = markdown(brief(visit, record), Sources(visit))
    assert set(re.findall(r"(\[\^\d+\])(?!:)", text)) == set(re.findall(r"^(\[\^\d+\]):", text, re.M))


def test_the_next_engagement_is_the_default(visit: Plain) -> None:
    """The book is for what comes next; as of an earlier day, for what came next then."""
    now = next_engagement(visit, Filter(between=("JPN", "NOR")))
    then = next_engagement(visit, Filter(between=("JPN", "NOR"), as_of=date(2024, 3, 2)))
    assert (now and now.id, then and then.id) == ("eng-3", "eng-1")
