"""What a person decides: made, kept, shared. The command line and the pages both work through it."""

from detente.review.deciding import correction, decision, keep, moment, undoing
from detente.review.sharing import Received, receive, written

__all__ = ["Received", "correction", "decision", "keep", "moment", "receive", "undoing", "written"]
