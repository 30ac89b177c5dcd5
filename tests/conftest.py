"""Makes the modules beside this file (`synthetic`, `strategies`, `ledgers`) importable from every test."""

from __future__ import annotations

import pytest

from databases import address, database, take_away

__all__ = ["address", "database"]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leaves nothing on the server."""
    take_away()
