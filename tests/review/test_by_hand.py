"""Records that a person adds from a document's words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from detente.lexicon import load_lexicon
from detente.model.document import Document
from detente.model.filter import Filter
from detente.model.span import Span
from detente.review import keep, undoing
from detente.review.by_hand import BY_HAND, addition, span_of
from detente.store import Store, open_store
from synthetic import make_document

WORDS = "Anna Berg received Kenji Mori in Oslo on May 8"
TEXT = f"😀 The ministry gave no details. {WORDS}, and the two spoke of fish."


@pytest.fixture
def store() -> Iterator[Store]:
    """A ledger with one document, in which no rule found anything."""
    with open_store(":memory:", load_lexicon()) as ledger:
        ledger.add([(document(), ())])
        ledger.settle()
        yield ledger


def document() -> Document:
    """The document."""
    return make_document(TEXT, date(2024, 5, 9))


def test_a_missed_meeting_is_a_record_with_its_words(store: Store) -> None:
    """It has the fields given, the words as evidence, and is known from its document's day."""
    told = {
        "status": "held",
        "when": "2024-05-08",
        "participants": "Anna Berg (NOR); Kenji Mori (JPN)",
        "place": "Oslo",
    }
    keep(store, addition(document(), "engagement", span_of(document(), WORDS), told, by="Nora"))
    (record,) = store.records(("engagement",), Filter(between=("NOR", "JPN")))
    assert record.evidence[0].text == WORDS
    assert (record.fields["status"], record.fields["place"]) == ("held", "Oslo")
    assert str(record.facets.when) == "2024-05-08"
    assert not list(store.records(("engagement",), Filter(as_of=date(2024, 5, 8))))
    assert store.check() == []


def test_it_outlives_new_rules_and_goes_when_taken_back(store: Store) -> None:
    """After the document is extracted anew it is still there; undone it is gone; that undone, it is there again."""
    made = addition(document(), "engagement", span_of(document(), WORDS), {"status": "held"}, by="Nora")
    keep(store, made)
    store.replace_claims(document().id, ())
    store.settle()
    assert len(list(store.records(("engagement",)))) == 1
    back = undoing(made.id, by="Nora")
    keep(store, back)
    assert not list(store.records(("engagement",)))
    keep(store, undoing(back.id, by="Nora"))
    assert len(list(store.records(("engagement",)))) == 1


@pytest.mark.parametrize("kind", BY_HAND)
def test_every_kind_can_be_added(store: Store, kind: str) -> None:
    """Words alone are enough (an event needs its type); what they do not give is unknown."""
    told = {"plover": "CONSULT"} if kind == "event" else {}
    keep(store, addition(document(), kind, span_of(document(), WORDS), told, by="Nora"))
    (record,) = store.records((kind,))
    assert record.facets.when is None
    assert record.evidence[0].text == WORDS


SAYING = "“We want calm waters,” the envoy said, “and cod”; she doubted that the quota would hold."
QUOTED = SAYING.partition(";")[0]


@pytest.mark.parametrize(
    ("words", "text", "form", "kept", "segments"),
    [
        ("“We want calm waters,”", "", "direct", "We want calm waters,", ["We want calm waters,"]),
        ("calm waters", "", "direct", "calm waters", ["calm waters"]),
        (SAYING, "the quota would hold", "indirect", "the quota would hold", ["the quota would hold"]),
        (QUOTED, "", "mixed", QUOTED, ["We want calm waters,", "and cod"]),
        (SAYING, "and cod", "direct", "and cod", ["and cod"]),
    ],
)
def test_a_statement_is_quoted_as_its_words_are(
    words: str, text: str, form: str, kept: str, segments: list[str]
) -> None:
    """Its form and its quoted stretches follow from the marks around the words; its speaker is who was named."""
    text_read = make_document(f"Talks ended. {SAYING}", date(2024, 5, 9))
    with open_store(":memory:", load_lexicon()) as store:
        store.add([(text_read, ())])
        told = {"speaker": "Ida Holm, envoy (NOR)", "text": text, "said_on": "2024-05-08"}
        keep(store, addition(text_read, "statement", span_of(text_read, words), told, by="Nora"))
        (record,) = store.records(("statement",), Filter(person="Holm"))
    assert (record.fields["form"], record.fields["text"], record.fields["said_on"]) == (form, kept, "2024-05-08")
    assert [text_read.text[s["start"] : s["end"]] for s in record.fields["segments"]] == segments
    assert record.evidence[0].text == words
    assert record.fields["speaker"]["side"] == "NOR"


def test_what_was_said_stands_in_the_marked_words() -> None:
    """A text that the marked words do not hold is refused."""
    with pytest.raises(ValueError, match="must stand so"):
        addition(document(), "statement", span_of(document(), WORDS), {"text": "of cod"}, by="Nora")


def test_an_event_has_its_type_and_what_follows_from_it(store: Store) -> None:
    """Its type must be told, and gives it PLOVER's intensity; one that is only planned is listed as such."""
    lexicon, at = load_lexicon(), span_of(document(), WORDS)
    told = {"source": "NOR GOV", "target": "JPN GOV", "when": "2024-05-08", "actuality": "planned"}
    with pytest.raises(ValueError, match="plover: give one of ACCUSE"):
        addition(document(), "event", at, told, by="Nora", lexicon=lexicon)
    with pytest.raises(ValueError, match="actuality: give one of actual"):
        addition(document(), "event", at, told | {"plover": "CONSULT", "actuality": "so"}, by="Nora")
    keep(store, addition(document(), "event", at, told | {"plover": "CONSULT"}, by="Nora", lexicon=lexicon))
    (record,) = store.records(("event",), Filter(between=("NOR", "JPN"), status="planned"))
    assert record.fields["intensity"] == lexicon.plover.intensity("CONSULT", None)
    assert (record.fields["actuality"], str(record.facets.when)) == ("planned", "2024-05-08")


def test_words_are_found_where_they_stand() -> None:
    """At the place given if they stand there, else where they first do; words of another text are refused."""
    assert span_of(document(), WORDS).of(TEXT) == WORDS
    assert span_of(document(), "the", 79).start == TEXT.index("the", 70)
    assert span_of(document(), "The") == Span(2, 5)
    with pytest.raises(ValueError, match="do not stand so"):
        span_of(document(), "words of another text")
