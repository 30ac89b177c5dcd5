"""The state of a relationship on one screen, in the parts that are asked after; each line has its source."""

from detente.views.status.answer import Part, Status
from detente.views.status.pair import best_covered, covered
from detente.views.status.view import status

__all__ = ["Part", "Status", "best_covered", "covered", "status"]
