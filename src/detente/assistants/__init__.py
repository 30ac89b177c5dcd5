"""The record for assistants: a server of the Model Context Protocol with tools that only read; see docs/api.md."""

from detente.assistants.server import make_server
from detente.assistants.tools import Tools

__all__ = ["Tools", "make_server"]
