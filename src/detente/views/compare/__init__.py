"""What each side said of the same engagement, incident or measure."""

from detente.views.compare.answer import Account, Comparison, Point, Telling, Verdict, Via
from detente.views.compare.points import UNNAMED
from detente.views.compare.view import COMPARED, compare

__all__ = ["COMPARED", "UNNAMED", "Account", "Comparison", "Point", "Telling", "Verdict", "Via", "compare"]
