"""What the briefing book promises."""

from __future__ import annotations

import re
from datetime import date

from plain_ledger import Plain, person

from detente.model.filter import Filter
from detente.views import prose
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


def test_visitors_and_hosts_stand_apart(visit: Plain) -> None:
    """The first sentence tells whose visit it is, where to, and whom the visitors met."""
    fields = {"form": "visit", "host": "JPN", "place": "Tokyo", "when": "2024-05-08"}
    people = [person("Anna Berg", "NOR"), person("Sato", "JPN")]
    assert prose.engagement(fields | {"participants": people}) == (
        "Visit of Anna Berg (NOR) to Tokyo, with Sato (JPN), 2024-05-08"
    )


def test_what_came_before_is_told_as_of_the_eve(visit: Plain) -> None:
    """The background of an engagement that was held names no document that was published after it began."""
    record = visit.record("eng-1")
    assert record is not None
    book = brief(visit, record)
    told = [s for section in book.sections if "2024-05-07" in section.title for s in section.sentences]
    days = [visit.papers[e.document].known_from for s in told for e in s.evidence]
    assert told
    assert all(day is not None and day <= date(2024, 5, 7) for day in days)


def test_a_step_says_when_it_was_told() -> None:
    """A plan's day is the one that it is for; what was told of it has a day of its own."""
    step = {"status": "planned", "when": "2024-03-05", "known_from": "2024-03-01"}
    assert prose.turn(step) == "As told on 2024-03-01: planned, for 2024-03-05"
