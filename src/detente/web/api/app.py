"""The application of the API; the pages mount it under /api."""

from __future__ import annotations

from fastapi import APIRouter, Depends, FastAPI

from detente.web.api import listings, views
from detente.web.api.asked import let_in
from detente.web.api.problems import tell_problems
from detente.web.desk import Desk

ABOUT = """The record of a diplomatic relationship, read-only: every answer of the command line as JSON, with the same
filters, and with the words that each record rests on. Unknown is null; dates are EDTF; sides are ISO 3166-1 alpha-3 or
an acronym. On this machine reading needs no token; elsewhere send one: `Authorization: Bearer …`."""


def create_api(desk: Desk, *, open_reading: bool = True) -> FastAPI:
    """The API over a ledger. Without `open_reading` everything but its description needs a token."""
    from detente import __version__

    api = FastAPI(
        title="Détente", version=__version__, description=ABOUT, docs_url=None, redoc_url=None, redirect_slashes=False
    )
    api.state.desk, api.state.open_reading = desk, open_reading
    router = APIRouter(dependencies=[Depends(let_in)])
    listings.offer(router)
    views.offer(router)
    api.include_router(router)
    tell_problems(api)
    return api
