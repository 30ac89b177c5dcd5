"""Dates in English prose: finds temporal expressions and places them on the calendar. Knows nothing of documents.

>>> from datetime import date
>>> from detente.dates import find
>>> [(t.text, str(t.when)) for t in find("They met on Friday and will meet again in May.", date(2024, 2, 7))]
[('Friday', '2024-02-02'), ('May', '2024-05')]
"""

from detente.dates.find import Anchor, Hint, States, find
from detente.dates.resolve import Direction

__all__ = ["Anchor", "Direction", "Hint", "States", "find"]
