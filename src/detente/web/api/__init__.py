"""The HTTP API: the answers of the command line as JSON, read-only, described by OpenAPI; see docs/api.md."""

from detente.web.api.app import create_api

__all__ = ["create_api"]
