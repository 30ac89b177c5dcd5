"""The words of clauses, phrases and predicates."""

from __future__ import annotations

from annotated import annotated
from detente.annotate.extents import clause_span, phrase_span, predicate_span
from detente.annotate.moments import timex_of
from detente.model.annotated import Annotated


def at(a: Annotated, word: str) -> int:
    """The index of the first token with these letters."""
    return next(t.i for t in a.tokens if t.text == word)


def test_a_predicate_leaves_subject_and_circumstances_out() -> None:
    """What is done, without who does it and without what comes after it in time."""
    a = annotated("Canada agreed to resume the talks after suspending them in May.")
    assert predicate_span(a, at(a, "resume"), until=("after",)).of(a.document.text) == "resume the talks"


def test_a_clause_ends_before_the_next_one() -> None:
    """A coordinated clause with its own subject is another clause."""
    a = annotated("Ties are strained, but the two governments keep talking.")
    assert clause_span(a, at(a, "are")).of(a.document.text).startswith("Ties are strained")
    assert "governments" not in clause_span(a, at(a, "are")).of(a.document.text)


def test_a_phrase_ends_before_its_relative_clause() -> None:
    """What is told of a thing is not its name."""
    a = annotated("The old agreement, which Peru signed, still holds.")
    assert phrase_span(a, at(a, "agreement")).of(a.document.text) == "The old agreement"


def test_a_day_belongs_to_its_own_verb() -> None:
    """Of two verbs with a day each, each keeps its own."""
    a = annotated("Peru protested on June 5, 2023, and Chile apologized on June 9, 2023.")
    days = {word: timex_of(a, at(a, word)) for word in ("protested", "apologized")}
    assert {word: str(t.when) for word, t in days.items() if t} == {
        "protested": "2023-06-05",
        "apologized": "2023-06-09",
    }


def test_a_phrase_holds_its_noun_whatever_hangs_before_it() -> None:
    """A relative word that the parser takes for the object of what follows the noun leaves the noun in its phrase."""
    a = annotated("It is the very thing that farmers in the flooded valleys are proud of.")
    farmers = next(t for t in a.tokens if t.text == "farmers")
    assert "farmers" in phrase_span(a, farmers.i, drop=("prep",)).of(a.document.text)
