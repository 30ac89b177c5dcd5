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


def language_of(text: str) -> str | None:
    """ISO 639-1 code, or None where the text is too short to tell."""
    sample = text[:_SAMPLE]
    if len(re.findall(r"[^\W\d_]", sample)) < _LEAST:
        return None
    return str(_identifier().classify(sample)[0])


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
