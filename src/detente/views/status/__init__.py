"""The state of a relationship on one screen, in the parts that are asked after; each line has its source."""

from detente.views.status.answer import Part, Status
from detente.views.status.pair import best_covered, covered
from detente.views.status.view import NAMES, more_of, status

__all__ = ["NAMES", "Part", "Status", "best_covered", "covered", "more_of", "status"]
