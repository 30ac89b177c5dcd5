"""What a plain text is called: the words after its header line, or a first line that is set and repeated as a title."""

from __future__ import annotations

from detente.read.layout import Line, folded, is_title

_LEAST = 3
"""Words: shorter first lines are as often bylines, places or section names."""


def title_of(lines: list[Line], *, has_header: bool) -> str | None:
    """The title of a plain text, or None.

    With a header line, what stands after the date on the same line; without, the first line where a longer paragraph
    follows after a gap, or where it is printed twice.
    """
    if len(lines) < 2 or not is_title(lines[0].text):
        return None
    first, after = lines[0], lines[1]
    if folded(first.text) == folded(after.text):
        return first.text
    if not after.gap or (first.words < _LEAST and not has_header):
        return None
    return first.text if after.words > first.words or is_title(after.text) else None
