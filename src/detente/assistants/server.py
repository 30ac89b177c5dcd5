"""The server of the Model Context Protocol (modelcontextprotocol.io), by the package mcp; every tool only reads."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from detente.assistants.tools import Tools

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

INSTRUCTIONS = """Détente keeps the record of diplomatic relationships from news, commentary and official readouts.
Every record carries `evidence`: the exact words, with the document and where in it they stand. Quote them, and cite
documents; say nothing that no record bears out. Null is unknown. `according_to` says whose account it is: alleged is
not done. `actuality` and `status` say what is only planned or possible. Dates are EDTF; sides are ISO 3166-1 alpha-3 or
an acronym."""


def make_server(tools: Tools) -> MCPServer[Any]:
    """A server with these tools. Raises ModuleNotFoundError where mcp is not installed."""
    from mcp.server.mcpserver import MCPServer
    from mcp_types import ToolAnnotations

    from detente import __version__

    server: MCPServer[Any] = MCPServer("detente", version=__version__, instructions=INSTRUCTIONS, log_level="WARNING")
    marks = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    for tool in _offered(tools):
        server.add_tool(_telling(tool), annotations=marks, structured_output=True)
    return server


Tool = Callable[..., dict[str, Any]]


def _telling(tool: Tool) -> Tool:
    """The tool, whose refusals an assistant is told word for word; all else that goes wrong is not told."""
    from mcp.server.mcpserver.exceptions import ToolError

    @wraps(tool)
    def told(*args: Any, **given: Any) -> dict[str, Any]:
        try:
            return tool(*args, **given)
        except ValueError as error:
            raise ToolError(str(error)) from error

    return told


def _offered(tools: Tools) -> tuple[Tool, ...]:
    return (
        tools.list_records,
        tools.show_record,
        tools.status,
        tools.timeline,
        tools.compare,
        tools.brief,
        tools.search_text,
    )
