"""Statements: the same quotation in two documents is one record; two of one document never are."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from detente.kinds.statement import KIND, Statement
from detente.model.actor import Actor
from detente.model.claim import Claim, Place
from detente.model.span import Evidence, Span
from detente.model.when import When

NAMES = ["alpha", "bravo", "delta", "echo", "golf", "hotel", "india", "kilo", "lima"]
WORDS = "the two sides agreed to keep the lines of communication open at all levels"


def claim(text: str = WORDS, *, document: str = "doc-a", speaker: str = "Anna Berg", **fields: Any) -> Claim[Statement]:
    """A claim of a document."""
    span = Span(0, len(text))
    own = {"form": "direct", "content": (span,), "segments": (span,), "attribution": document} | fields
    return Claim(
        place=Place(document, "statement", span, span),
        fields=Statement(text=text, speaker=Actor(name=speaker), **own),
        evidence=(Evidence(document=document, start=0, end=len(text), text=text),),
        known_from=date(2023, 6, 19),
    )


def alike(a: Claim[Statement], b: Claim[Statement]) -> float | None:
    """How alike two are, where they meet at all."""
    return KIND.likeness(a, b, None) if KIND.blocks(a) & KIND.blocks(b) else None


def test_the_same_quotation_in_two_documents_is_one_statement() -> None:
    """Other marks, capitals and a word cut off make no other words."""
    score = alike(claim(), claim("“The two sides agreed to keep the lines of communication open”", document="doc-b"))
    assert score is not None
    assert score >= KIND.threshold


def test_two_statements_of_one_document_are_never_one() -> None:
    """Somebody who says a thing twice made two statements."""
    assert alike(claim(), claim()) is None


def test_two_people_may_say_the_same() -> None:
    """The same words of another speaker are another statement."""
    assert alike(claim(), claim(document="doc-b", speaker="Jon Dahl")) is None


def test_a_name_and_a_fuller_name_are_one_speaker() -> None:
    """The surname decides."""
    assert alike(claim(), claim(document="doc-b", speaker="Berg")) is not None


def test_indirect_and_short_words_never_merge() -> None:
    """A paraphrase is each writer's own; four words may be alike by chance."""
    assert not KIND.blocks(claim(form="indirect"))
    assert not KIND.blocks(claim("we want to talk"))


@given(
    st.lists(
        st.sampled_from(["alpha", "bravo", "delta", "echo", "golf", "hotel", "india", "kilo", "lima"]),
        min_size=5,
        max_size=40,
    )
)
def test_equal_words_always_share_a_block(words: list[str]) -> None:
    """So that no pair of equal quotations is missed."""
    text = " ".join(words)
    assert KIND.blocks(claim(text)) & KIND.blocks(claim(text.title() + ".", document="doc-b"))


def test_a_record_has_every_key_of_the_contract() -> None:
    """Spans name their document; unknown is null."""
    record = KIND.fold([claim(said_on=When("2023-06-19"), cue="said", cue_span=Span(80, 84))], None)
    assert record.fields["segments"] == [{"document": "doc-a", "start": 0, "end": len(WORDS)}]
    assert record.fields["speaker"] == {"name": "Anna Berg", "role": None, "body": None, "side": None, "standing": None}
    assert record.fields["cue_span"] == {"document": "doc-a", "start": 80, "end": 84}
    assert record.fields["said_on"] == "2023-06-19"
    assert record.fields["engagement"] is None
    assert set(record.fields) == {
        *("form", "text", "speaker", "cue", "addressee", "said_on", "venue", "engagement", "content", "segments"),
        *("speaker_span", "cue_span", "attribution"),
    }


def test_a_later_report_fills_what_the_first_left_out() -> None:
    """Where it was said, and whom the speaker acts for."""
    record = KIND.fold([claim(), claim(document="doc-b", venue="a speech")], None)
    assert record.fields["venue"] == "a speech"
    assert record.facets.persons == ("Anna Berg",)


def test_rival_days_are_kept_as_a_conflict() -> None:
    """No vote hides either."""
    record = KIND.fold(
        [claim(said_on=When("2023-06-19")), claim(document="doc-b", said_on=When("2023-07-02"))],
        None,
    )
    assert [c.field for c in record.conflicts] == ["said_on"]
