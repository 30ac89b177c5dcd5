"""The briefing book for an engagement: sections of sentences, none without the words that it rests on."""

from detente.views.brief.answer import Brief, Section, Sentence
from detente.views.brief.markdown import markdown
from detente.views.brief.own import own_blocks
from detente.views.brief.view import brief, next_engagement

__all__ = ["Brief", "Section", "Sentence", "brief", "markdown", "next_engagement", "own_blocks"]
