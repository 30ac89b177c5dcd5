"""How Python searches for garbage in a process that shows pages: what was loaded once is not looked through again."""

from __future__ import annotations

import gc

_YOUNG, _OLDER, _OLDEST = 20_000, 20, 50
"""New objects, and rounds of the younger generation, after which a generation is searched (Python's own: 700, 10, 10).

Only what refers to itself waits for a search, everything else goes at once; a page makes some ten thousand objects,
and answers that are kept make the oldest generation large: searching it took a fifth of the time of a briefing book.
"""


def spare() -> None:
    """Lets the searches pass over all that is loaded by now, and come less often. For the life of the process."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _OLDER, _OLDEST)
