"""Texts of great density: long lists, thousands of marks and endless paragraphs are read, in step with their length."""

from __future__ import annotations

from annotated import annotated
from detente.annotate.parse import parse
from detente.annotate.tree import conjuncts
from detente.model.document import Document


def test_a_list_of_thousands_is_read_without_recursion() -> None:
    """Thousands of coordinated words are walked through, however deep the parse hangs them."""
    a = annotated("The minister said " + "peace and " * 3000 + "trust.")
    assert all(len(conjuncts(a, t.i)) >= 1 for t in a.tokens[:5])


def test_a_paragraph_without_end_is_parsed_in_stretches_of_whole_sentences() -> None:
    """Sentences, offsets and the number of the paragraph are those of the whole."""
    line = "The minister of Chile said that talks would go on in Lima. "
    text = line * 300
    (parsed,) = parse([Document(id="d", text=text)])
    assert {s.paragraph for s in parsed.sentences} == {0}
    assert len(parsed.sentences) == 300
    assert all(text[t.start : t.end] == t.text for t in parsed.tokens)
