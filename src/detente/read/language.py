"""Which language a text is in, by py3langid."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from detente.model.document import Document

_SAMPLE = 3000  # characters: the answer does not change with more
_LANGUAGES = """
am ar az be bg bn bs ca cs da de el en es et fa fi fr he hi hr hu hy id is it ja ka kk km ko ky lo lt lv mk mn ms my
ne nl no pl ps pt ro ru si sk sl so sq sr sv sw ta te th tl tr uk ur uz vi zh
"""
"""Those in which governments and newspapers publish: among all that it knows, English is at times a pidgin."""
_LEAST = 40  # letters: with fewer the classifier guesses
_SMALL_WORDS = "the of and that with which from this have been would were their its into between about they there these"
_ENGLISH = frozenset(_SMALL_WORDS.split())
"""Frequent words that hardly another language has."""
_ENOUGH = 30  # words
_SHARE = 0.1
"""Of the words of a sample: English prose has 0.15 to 0.3, texts in other languages next to none."""


def language_of(text: str) -> str | None:
    """ISO 639-1 code, or None where the text is too short to tell."""
    sample = text[:_SAMPLE]
    if len(re.findall(r"[^\W\d_]", sample)) < _LEAST:
        return None
    return "en" if _evidently_english(sample) else str(_identifier().classify(sample)[0])


def _evidently_english(sample: str) -> bool:
    """Is it full of the small words of English, and so no case for the classifier, which takes 2 ms?"""
    words = sample.lower().split()
    return len(words) >= _ENOUGH and sum(word in _ENGLISH for word in words) >= _SHARE * len(words)


@cache
def _identifier() -> Any:
    """The classifier, loaded once a process; 0.1 s, so not before it is asked for."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_LANGUAGES.split())
    return identifier


def is_readable(document: Document) -> bool:
    """Can the rules read it? They know English; a text too short to tell is taken for it."""
    return document.language in (None, "en")
