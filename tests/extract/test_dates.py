"""Every dated expression is a claim of its own."""

from __future__ import annotations

from annotated import annotated
from detente.extract.dates import extract_dates
from detente.kinds.dated import KIND
from detente.lexicon import load_lexicon

TEXT = "They met on Friday for two hours. They now meet every week, since the pact of 28 June 2018."


def test_each_expression_is_a_claim_with_its_words_as_evidence() -> None:
    """One claim an expression, its place the expression's span, its evidence its very words."""
    a = annotated(TEXT, published="2019-07-09")
    claims = list(extract_dates(a, load_lexicon()))
    assert [c.place.trigger for c in claims] == [t.span for t in a.timexes]
    assert all(TEXT[e.start : e.end] == e.text for c in claims for e in c.evidence)
    assert len({c.id for c in claims}) == len(claims)


def test_value_is_edtf_or_a_length_or_null() -> None:
    """EDTF where it has a place on the calendar, a TIMEX3 duration for a length, null for the rest."""
    lexicon = load_lexicon()
    claims = extract_dates(annotated(TEXT, published="2019-07-09"), lexicon)
    folded = [KIND.fold([c], lexicon).fields for c in claims]
    assert [(f["text"], f["type"], f["value"], f["timex"]) for f in folded] == [
        ("Friday", "DATE", "2019-07-05", "2019-07-05"),
        ("two hours", "DURATION", "PT2H", "PT2H"),
        ("now", "DATE", None, "PRESENT_REF"),
        ("every week", "SET", None, "P1W"),
        ("28 June 2018", "DATE", "2018-06-28", "2018-06-28"),
    ]
