"""An address with a colon behind it is no label of whoever speaks next."""

from __future__ import annotations

from detente.annotate import annotate
from detente.annotate.labels import find_lines
from detente.lexicon import load_lexicon
from detente.model.document import Document, document_id
from detente.model.when import When


def labels(text: str) -> list[str]:
    """The labels of a transcript, in order."""
    document = Document(id=document_id(text), text=text, published=When("2019-05-15"), published_from="header")
    lexicon = load_lexicon()
    (a,) = annotate([document], lexicon)
    return [line.label.of(text) for line in find_lines(a, lexicon.speech) if line.label is not None]


def test_who_is_addressed_before_a_colon_does_not_speak() -> None:
    """After "Mr." the office is that of whom the speaker turns to, though a colon follows it within a turn."""
    text = (
        "PRIME MINISTER STØRE: Welcome. We have learned one thing, Mr. President: Cod needs cold water.\n\n"
        "PRESIDENT BORIC: So we have.\n\nPRIME MINISTER STØRE: Indeed."
    )
    assert labels(text) == ["PRIME MINISTER STØRE", "PRESIDENT BORIC", "PRIME MINISTER STØRE"]
