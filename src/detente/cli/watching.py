"""`watch`: what is new in feeds comes into the ledger, once or time and again."""

from __future__ import annotations

import functools
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.adding import FEEDS_STATE, closing_count
from detente.cli.failures import UserError, complain, remark, way_out
from detente.cli.interruption import unbroken, watched
from detente.cli.session import Session

if TYPE_CHECKING:
    from detente.read.opml import Feed
    from detente.read.polling import State

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_LEAST = 60.0
"""Seconds between two questions to one server: what publishers of feeds bear."""


def interval_option(text: str) -> float:
    """``15m``, ``2h``, ``1d`` as seconds. Raises typer.BadParameter where it is none, or shorter than a minute."""
    found = re.fullmatch(r"(\d{1,6})\s*([smhd])", text.strip())
    seconds = float(int(found[1]) * _UNITS[found[2]]) if found else 0.0
    if seconds < _LEAST:
        raise typer.BadParameter(f"{text!r}: write a number with m, h or d: 15m, 2h, 1d; a minute is the least")
    return seconds


Feeds = Annotated[
    Path, typer.Argument(metavar="FEEDS", help="A list of feeds: OPML, or an address a line.", show_default=False)
]
Once = Annotated[bool, typer.Option("--once", help="Ask each feed once, and end; for use with cron.")]
Every = Annotated[
    float, typer.Option("--every", help="How long to wait between two times.", parser=interval_option, metavar="15m")
]
Pages = Annotated[bool, typer.Option("--pages", help="Fetch the page of each new entry, where a feed has summaries.")]
StateFile = Annotated[
    Path | None,
    typer.Option("--state", help="Where to keep how far it has come; else beside the ledger.", show_default=False),
]


def watch(
    context: typer.Context,
    feeds: Feeds,
    once: Once = False,
    every: Every = "15m",  # type: ignore[assignment]
    pages: Pages = False,
    state: StateFile = None,
) -> None:
    """Add what is new in RSS and Atom feeds, time and again; Ctrl-C ends it, and the next run goes on from there.

    Servers are asked only for what has changed, and a feed that fails is left alone for longer each time.
    """
    session: Session = context.obj
    session.open_or_create()
    listed, known = _feeds(feeds), _state(state or _beside(session.ledger))
    with unbroken(session):
        failed = _round(listed, known, session, every=every, pages=pages, early=once)
        while not once:
            due = known.next_due(listed)
            if due is None:
                raise UserError("all of these feeds are gone for good")
            time.sleep(max(0.0, due - time.time()))
            _round(listed, known, session, every=every, pages=pages)
    if failed:
        raise typer.Exit(1)


def _feeds(path: Path) -> Sequence[Feed]:
    from detente.read.opml import feeds_of

    try:
        return feeds_of(path.read_bytes())
    except ValueError as error:
        raise UserError(f"{path}: {error}") from error


def _state(path: Path) -> State:
    from detente.read.polling import State

    try:
        return State.read(path)
    except ValueError as error:
        raise UserError(str(error)) from error


def _beside(ledger: str) -> Path:
    """Beside the ledger's file; in the working folder where the ledger is a server's."""
    return Path(f"detente{FEEDS_STATE}" if "://" in ledger else f"{ledger}{FEEDS_STATE}")


def _round(
    feeds: Sequence[Feed], state: State, session: Session, *, every: float, pages: bool, early: bool = False
) -> int:
    """Asks each feed that is due, and keeps how far it came after each; gives how many had trouble."""
    from detente import __version__
    from detente.read.fetching import fetch

    ask = functools.partial(fetch, agent=f"detente/{__version__} (reads feeds)")
    due = list(state.due(feeds, now=time.time(), early=early))
    return sum(_ask(feed, state, session, ask, every, pages) for feed in due)


def _ask(feed: Feed, state: State, session: Session, fetch: Callable[..., object], every: float, pages: bool) -> bool:
    from detente.pipeline import add
    from detente.read.polling import Seen, poll

    seen = state.feeds.get(feed.url, Seen())
    found = poll(feed, seen, fetch, session.lexicon, now=time.time(), every=every, pages=pages)  # type: ignore[arg-type]
    refused: list[object] = []
    if found.trouble:
        complain(f"{feed.url}: {found.trouble}{'; it is gone for good' if found.seen.gone else ''}")
    if found.items:
        with watched(f"Reading {feed.url}") as progress:
            report = add(found.items, session.store, session.lexicon, progress=progress)
        refused = list(report.refused)
        for refusal in refused:
            complain(f"refused: {refusal}")
        remark(f"{feed.url}: {closing_count(report, session.ledger_named)}")
    state.feeds[feed.url] = found.seen
    _keep(state)
    return bool(found.trouble or refused)


def _keep(state: State) -> None:
    try:
        state.write()
    except OSError as error:
        raise UserError(f"cannot keep how far it has come: {way_out(error)}") from error
