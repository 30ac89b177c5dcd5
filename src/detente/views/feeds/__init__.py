"""Answers as feeds: what changed and what is ahead, for readers of news and for calendars."""

from detente.views.feeds.atom import atom
from detente.views.feeds.calendar import calendar
from detente.views.feeds.entries import ahead_entries, change_entries
from detente.views.feeds.entry import Entry

__all__ = ["Entry", "ahead_entries", "atom", "calendar", "change_entries"]
