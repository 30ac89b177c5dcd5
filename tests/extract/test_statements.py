"""Statements: quoted words and what is reported beside them, with their speakers, each a claim with its evidence."""

from __future__ import annotations

from annotated import annotated
from detente.extract.statements import extract_statements
from detente.kinds.statement import Statement
from detente.lexicon import load_lexicon
from detente.model.claim import Claim


def statements(text: str) -> list[Claim[Statement]]:
    """The claims of a text."""
    return list(extract_statements(annotated(text), load_lexicon()))


def texts(text: str) -> list[tuple[str, str]]:
    """(form, words) of each."""
    return [(c.fields.form, c.fields.text) for c in statements(text)]


def test_quoted_words_are_given_without_their_marks() -> None:
    """The marks are no part of what was said."""
    assert texts("“We are ready to talk,” Foreign Minister Anna Berg said.") == [("direct", "We are ready to talk,")]


def test_an_unquoted_proposition_beside_quoted_words_is_an_indirect_sibling() -> None:
    """Both share the attribution; the sibling ends where the quotation begins."""
    found = statements("She said the visit was useful for both capitals and “a good start for more.”")
    assert [(c.fields.form, c.fields.text) for c in found] == [
        ("mixed", "a good start for more."),
        ("indirect", "the visit was useful for both capitals"),
    ]
    assert len({c.fields.attribution for c in found}) == 1
    assert len({c.id for c in found}) == 2


def test_the_first_of_two_clauses_is_a_proposition_where_the_second_is_quoted() -> None:
    """What comes before “but” is whole without the quotation."""
    found = texts("She said Oslo was ready for talks this year but would accept no “conditions of any kind.”")
    assert found == [("mixed", "conditions of any kind."), ("indirect", "Oslo was ready for talks this year")]


def test_words_that_need_the_quotation_are_no_proposition_of_their_own() -> None:
    """“Said the visit was “useful”” reports one thing, not two."""
    assert texts("She said the visit by the two envoys was “very useful.”") == [("mixed", "very useful.")]


def test_every_segment_is_a_stretch_of_the_text() -> None:
    """Content, segments, speaker and cue quote the document exactly."""
    a = annotated("“It began late,” Anna Berg said. “It ended well.” Her ministry said talks go on, she added.")
    for claim in extract_statements(a, load_lexicon()):
        fields = claim.fields
        spans = [*fields.content, *fields.segments, *filter(None, [fields.speaker_span, fields.cue_span])]
        assert all(len(s) and s.end <= len(a.document.text) for s in spans)
        assert all(e.text == a.document.text[e.start : e.end] for e in claim.evidence)
        assert claim.evidence


def test_the_speaker_of_a_nested_statement_has_it_according_to_another() -> None:
    """What China says that Qin Gang said is China's account."""
    found = statements("China said that Foreign Minister Qin Gang had urged Washington to lift the tariffs.")
    inner = next(c for c in found if c.fields.cue and "urged" in c.fields.cue)
    assert inner.according_to is not None
    assert inner.according_to.side == "CHN"
    assert inner.fields.speaker.name == "Qin Gang"


def test_a_pronoun_is_given_the_name_of_the_one_it_stands_for() -> None:
    """“He said” is said by somebody."""
    found = statements("Foreign Minister Qin Gang spoke in Berlin. “The door is open,” he said.")
    assert [c.fields.speaker.name for c in found] == ["Qin Gang"]


def test_an_unnamed_speaker_keeps_the_words_that_name_him() -> None:
    """Officials without a name are kept as what they are."""
    (claim,) = statements("Two senior U.S. officials said the talks had stalled.")
    assert claim.fields.speaker.name == "Two senior U.S. officials"


def test_a_pronoun_that_stands_for_nobody_known_is_no_name() -> None:
    """“They said” without anybody before has no speaker, though it is a statement."""
    assert [c.fields.speaker.name for c in statements("They said the border would reopen soon.")] == [None]


def test_thoughts_questions_and_noise_are_no_statements() -> None:
    """Nobody said them, or they are no part of the article."""
    assert texts("The minister hopes that the talks will go on.") == []
    transcript = "Q: Will you go?\n\nMinister Lee: I will go on Monday.\n\nQ: Alone?\n\nMinister Lee: Not alone."
    assert texts(transcript) == [("direct", "I will go on Monday."), ("direct", "Not alone.")]


def test_an_unknown_speaker_is_called_by_name_without_the_house_they_are_of() -> None:
    """Where somebody works is no part of their name; a body's own name is left whole."""
    one = "“It is a start,” said Mwangi Karanja of the Horn Institute."
    other = "“It is a start,” said the Northern University of the Andes."
    speakers = [c.fields.speaker.name for text in (one, other) for c in statements(text) if c.fields.speaker]
    assert speakers == ["Mwangi Karanja", "Northern University of the Andes"]
