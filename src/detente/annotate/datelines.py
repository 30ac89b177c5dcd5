"""Where a dateline ends ("ROME, May 3 (Reuters) -"): it is parsed by itself, or it would twist the first sentence."""

from __future__ import annotations

import re

from detente.model.span import Span

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?)"
_SHOUTED = r"[A-Z][A-Z.'’]+(?:[ /-][A-Z][A-Z.'’]*){0,4}"
_PLAIN = r"[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){0,3}"
_STATE = r"(?:, [A-Z][\w.]+(?: (?:and |of |the )?[A-Z][\w.]+){0,4})?"
_AGENCY = r"\([A-Z][^()]{1,40}\)"
_DASH = r"(?:--|[-–—_])"
_OFFICE = r"[A-Z ]*(?:PRESIDENT|MINIST|SECRETARY|PREMIER|CHANCELLOR|AMBASSADOR|GENERAL|SENATOR|SPEAKER)"
_DATELINE = re.compile(
    rf"{_SHOUTED}{_STATE}(?:,? {_DAY})?[.,]?\s*(?:{_AGENCY}\s*)?(?:{_DASH}+|:)\s+(?=\S)"  # ROME, May 3 (Reuters) -
    rf"|(?:{_SHOUTED}|{_PLAIN}){_STATE}(?:,? {_DAY})?[.,]?\s*"  # Rome, May 3 (ANSA) -, ROME, May 3. /TASS/.
    rf"(?:{_AGENCY}\s*(?:{_DASH}+|:)\s*|/[A-Z][\w ,-]+/[.:]?\s*{_DASH}*\s*)(?=\S)"
    rf"|{_DAY}\s*\([A-Z][A-Z .,]+\)\s*{_DASH}+\s+(?=\S)"  # April 30 2013 (ADDIS ABABA) –
    rf"|{_PLAIN}{_STATE},? {_DAY}\s*(?:{_DASH}+|:)\s+(?=\S)"  # Rome, May 3 –
    rf"|{_AGENCY}\s*{_DASH}+\s+(?=\S)"  # (Reuters) -
    rf"|(?!{_OFFICE})(?:[A-Z]{{3,}} ){{2,3}}(?=[A-Z][a-z])"  # UNITED NATIONS China and Peru (the dash is lost)
)
_SHORTEST = 3
"""Letters of the shortest place in capitals: "US: …" and "Q: …" are labels."""


def dateline_end(text: str, paragraph: Span) -> int:
    """Where the text of a paragraph begins behind its dateline; the paragraph's start where it has none.

    >>> line = "ROME, May 3 (Reuters) - Talks failed."
    >>> line[dateline_end(line, Span(0, len(line))):]
    'Talks failed.'
    """
    found = _DATELINE.match(text, paragraph.start, paragraph.end)
    if found is None or _is_label(found[0]):
        return paragraph.start
    return found.end()


def _is_label(words: str) -> bool:
    """Is it the label of a turn or a heading ("MINISTER LEE:", "PRESS RELEASE:"), or a word and a dash ("US - …")?"""
    bare = re.match(rf"{_SHOUTED}", words)
    only = re.fullmatch(rf"{_SHOUTED}\s*(?:{_DASH}+|:)\s+", words)
    return bool(only) and (words.rstrip().endswith(":") or bare is None or len(bare[0].replace(".", "")) <= _SHORTEST)
