"""Which language a text is in, by py3langid."""

from __future__ import annotations

import re

from detente.model.document import Document

_SAMPLE = 3000  # characters: the answer does not change with more
_LEAST = 40  # letters: with fewer the classifier guesses


def language_of(text: str) -> str | None:
    """ISO 639-1 code, or None where the text is too short to tell."""
    sample = text[:_SAMPLE]
    if len(re.findall(r"[^\W\d_]", sample)) < _LEAST:
        return None
    import py3langid  # here: it takes 0.1 s

    return str(py3langid.classify(sample)[0])


def is_readable(document: Document) -> bool:
    """Can the rules read it? They know English; a text too short to tell is taken for it."""
    return document.language in (None, "en")
