"""Quotation marks: every stretch in them, exactly, whatever the marks and however broken."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.annotate import quotes
from detente.annotate.quotes import find_quotes
from detente.model.annotated import Quote

MARKS = "\"“”„‟«»‹›‘’‚'`"
TEXTS = st.text(alphabet=MARKS + " ab,.s\n-", max_size=80)


def inner(text: str) -> list[str]:
    """The words inside the marks."""
    return [q.inner.of(text) for q in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We will come,” the envoy said. “We always do.”", ["We will come,", "We always do."]),
        ('"We will come," the envoy said. "We always do."', ["We will come,", "We always do."]),
        ("‘We will come,’ the envoy said, ‘and we won’t be late.’", ["We will come,", "and we won’t be late."]),
        ("'We will come,' the envoy said.", ["We will come,"]),
        ("''We will come,'' the envoy said.", ["We will come,"]),
        ("«Wir kommen», sagte der Botschafter.", ["Wir kommen"]),
        ("« Nous venons », dit l’ambassadeur.", ["Nous venons"]),
        ("„Wir kommen“, sagte der Botschafter.", ["Wir kommen"]),
        ("»Wir kommen«, sagte der Botschafter.", ["Wir kommen"]),
        ('He said "yes"—and then "no".', ["yes", "no"]),
    ],
)
def test_every_way_of_marking_is_read(text: str, words: list[str]) -> None:
    """Curly, straight, single, doubled, guillemets, low-9, German and French ways give the words inside."""
    assert inner(text) == words


def test_a_quotation_within_a_quotation_is_one_of_its_own() -> None:
    """The outer comes first, the inner after it."""
    assert inner("“The minister told us ‘not yet’ and left.”") == [
        "The minister told us ‘not yet’ and left.",
        "not yet",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers’ aides and the envoy’s car didn’t arrive in the ’90s.",
        "The minister's aides don't know what '98 brought, 'tis said.",
        "The wall is 5'10\" high.",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    """Possessives, contractions, clipped years and measures hold no words of anybody's."""
    assert inner(text) == []


def test_a_plural_possessive_does_not_end_a_quotation() -> None:
    """Of two marks that could close, the one after a plural s gives way."""
    text = "‘We met the ministers’ aides,’ he said."
    assert inner(text) == ["We met the ministers’ aides,"]


def test_a_mark_left_open_ends_with_its_paragraph_and_the_next_may_go_on() -> None:
    """The press's habit for long speeches: each paragraph opens anew, only the last closes."""
    text = "“We began in spring.\n“We go on in autumn,” she said.\nThe talks “stalled” later."
    assert inner(text) == ["We began in spring.", "We go on in autumn,", "stalled"]


def test_a_mark_left_open_ends_before_the_next_quotation() -> None:
    """What comes between is not taken for quoted."""
    text = "“We will come. The envoy said so on Monday. “We always do,” she added."
    assert inner(text) == ["We will come.", "We always do,"]


def test_a_mark_that_nothing_opened_begins_with_its_sentence() -> None:
    """The words before it are the best guess, never those of the sentence before."""
    text = "The hall was full. We will come,” the envoy said."
    assert inner(text) == ["We will come,"]


def test_nicknames_and_titles_are_no_speech() -> None:
    """They stand in marks, but report no one's words."""
    text = "James “Mad Dog” Mattis reviewed “The Art of War” at length, and called it “still useful” reading."
    assert [q.inner.of(text) for q in find_quotes(text) if q.speech] == ["still useful"]


def test_a_headline_in_title_case_is_not_taken_for_a_title() -> None:
    """Where all words have capitals, capitals show nothing."""
    assert [q.speech for q in find_quotes("Minister Says ‘We Will Come’ To Talks")] == [True]


@given(TEXTS)
def test_spans_are_exact_and_lie_within_one_line(text: str) -> None:
    """However broken the marks: the inner span lies in the outer, begins and ends with words, and crosses no line."""
    for quote in find_quotes(text):
        words = quote.inner.of(text)
        assert quote.outer.covers(quote.inner)
        assert words == words.strip()
        assert words
        assert "\n" not in quote.outer.of(text)


@given(TEXTS)
def test_quotations_are_nested_or_apart(text: str) -> None:
    """Two of them never overlap in part, and they come in order."""
    found = find_quotes(text)
    assert list(found) == sorted(found, key=lambda q: (q.outer.start, -q.outer.end))
    for a in found:
        for b in found:
            assert not a.outer.overlaps(b.outer) or a.outer.covers(b.outer) or b.outer.covers(a.outer)


@given(st.lists(TEXTS.map(lambda t: t.replace("\n", " ")), min_size=2, max_size=4))
def test_a_paragraph_spoils_no_other(paragraphs: list[str]) -> None:
    """Each is read as it is read alone."""
    text = "\n".join(paragraphs)
    alone: list[str] = []
    for paragraph in paragraphs:
        alone += inner(paragraph)
    assert inner(text) == alone


@given(TEXTS)
def test_the_same_text_is_read_the_same(text: str) -> None:
    """Nothing but the text decides."""
    first: tuple[Quote, ...] = find_quotes(text)
    assert first == find_quotes(text)


def test_the_examples_of_the_docs_run() -> None:
    """The module's own example and that of docs/statements.md print what they say."""
    page = Path(__file__).resolve().parents[2] / "docs" / "statements.md"
    assert doctest.testmod(quotes).failed == 0
    done = doctest.testfile(str(page), module_relative=False)
    assert done.attempted > 0
    assert done.failed == 0
