"""The pages: rendered on the server over the same views as the command line; see docs/pages.md."""

from detente.web.app import create_app
from detente.web.desk import Desk

__all__ = ["Desk", "create_app"]
