"""What each side said of the same engagement, incident or measure."""

from detente.views.compare.answer import Account, Comparison, Difference, Point, Telling, Verdict, Via, Weight
from detente.views.compare.points import ITSELF, UNNAMED
from detente.views.compare.view import COMPARED, compare, compare_documents

__all__ = [
    "COMPARED", "ITSELF", "UNNAMED", "Account", "Comparison", "Difference", "Point", "Telling", "Verdict", "Via",
    "Weight", "compare", "compare_documents",
]  # fmt: skip
