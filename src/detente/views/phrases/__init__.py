"""The formulas of each side: first and last use, and what its latest account drops or brings against the one before."""

from detente.views.phrases.answer import Formula, Use
from detente.views.phrases.view import phrases

__all__ = ["Formula", "Use", "phrases"]
