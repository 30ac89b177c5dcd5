"""Headings of an article's sections: they name what the paragraphs below them tell, and tell nothing themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from detente.read.layout import Line, is_prose

LONGEST = 6
"""Words; a longer line that stands alone is as often a sentence."""

_ENDS = ".?!,;:—–-…”\"’')]"
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|may|might|shall|should|must"
    r"|sa(?:ys|id)|me(?:ets|t)|isn|aren|wasn|weren|won|don|didn)\b",
    re.IGNORECASE,
)
"""A heading with one of these is a sentence, which may tell something."""

_SPEAKER = re.compile(r"(?:Q|MR|MRS|MS|DR)\b\.?", re.IGNORECASE)


def headings(lines: Sequence[Line]) -> Iterator[int]:
    """Which lines are headings of sections that name nobody: short ones without a stop between two paragraphs.

    A heading that names somebody ("Berg in Oslo") is left alone: it may be all that tells of it. A word is taken for
    a name where it, or its capital form, stands with a capital in the midst of a sentence of the text.
    """
    gaps = 2 * sum(line.gap for line in lines) > len(lines)
    found = [
        i
        for i, (before, line, after) in enumerate(zip(lines, lines[1:], lines[2:], strict=False), 1)
        if line.words <= LONGEST and (line.gap or not gaps)
        if _is_bare(line.text) and is_prose(before) and is_prose(after)
    ]
    if not found:
        return iter(())
    often = Counter(line.text for line in lines)
    prose = "\n".join(line.text for line in lines if is_prose(line))
    once = (i for i in found if often[lines[i].text] == 1)
    return (i for i in once if not any(_is_name(word, prose) for word in _WORD.findall(lines[i].text)))


def _is_bare(words: str) -> bool:
    """Does a line begin with a capital, end without a stop, and hold neither a figure nor a finite verb?"""
    fits = words[:1].isupper() and words[-1] not in _ENDS and not re.search(r"\d|[:@/<>]", words)
    return fits and not _FINITE.search(words) and not _SPEAKER.match(words)


_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def _is_name(word: str, prose: str) -> bool:
    """Does the word stand with a capital in the midst of a sentence of the prose?"""
    if word[0].islower():
        return False
    forms = {word, word.capitalize()} if word.isupper() else {word}
    return any(f" {form}" in prose and re.search(rf"[a-z,;] {re.escape(form)}\b", prose) for form in forms)
