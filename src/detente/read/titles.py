"""What a plain text is called: the words after its header line, or a first line that is set and repeated as a title."""

from __future__ import annotations

import re

from detente.read.layout import Line, folded, is_prose, is_title

_LEAST = 3
"""Words: shorter first lines are as often bylines, places or section names."""
_NO_TITLE = re.compile(
    r"""(?i:(?:dear|by|from)\s | [^\w“"‘'(] | .*\d[:.]\d\d\s*[ap]\.?m\b)   # a salutation, a byline, the hour
    | (?:[A-Z][\w.’'-]*\s)*[A-Z][\w.’'-]*,(?:\s[A-Z][\w.’'-]*){1,3}$   # a place""",
    re.VERBOSE,
)


def title_of(lines: list[Line], *, has_header: bool) -> str | None:
    """The title of a plain text, or None.

    With a header line, what stands after the date on the same line; without, the first line where prose follows after
    a gap, or where it is printed twice.
    """
    if len(lines) < 2 or not is_title(lines[0].text):
        return None
    first, after = lines[0], lines[1]
    if folded(first.text) == folded(after.text):
        return first.text
    if has_header:
        return first.text if after.gap or is_prose(after) else None
    if not after.gap or first.words < _LEAST or _NO_TITLE.match(first.text):
        return None
    return first.text if is_prose(after) else None
