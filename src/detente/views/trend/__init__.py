"""Conflict and cooperation apart, week by week, with the days on which their level changed."""

from detente.views.trend.answer import Change, Level, Trend, Week
from detente.views.trend.picture import svg
from detente.views.trend.view import trend

__all__ = ["Change", "Level", "Trend", "Week", "svg", "trend"]
