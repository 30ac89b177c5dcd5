"""Feeds over time: which is due, what was new in it, and how long to leave a failing one alone."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

from detente.lexicon import Lexicon
from detente.model.document import Document
from detente.read.draft import Draft, Refusal
from detente.read.feed import entries_of
from detente.read.fetching import Answer, FetchError
from detente.read.finish import finish
from detente.read.html import page_of
from detente.read.opml import Feed

LONGEST = 86_400.0
"""Seconds: however often a feed has failed, it is asked once a day."""
_DOUBLINGS = 7
_REMEMBERED = 4_000
"""Entries of a feed that are known again: some ten times what the longest feed shows."""

Fetch = Callable[..., Answer]
"""`fetching.fetch`, with the agent's name given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is known of a feed: the marks of its last answer, its failures since, when it is due, its entries."""

    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    due: float = 0.0
    gone: bool = False
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Poll:
    """What came of asking a feed once: what is known of it now, and its new documents; `trouble` where it failed."""

    seen: Seen
    items: tuple[Document | Refusal, ...] = ()
    trouble: str | None = None


@dataclass
class State:
    """What is known of all feeds, kept in a file so that a restart goes on where the last run stopped."""

    path: Path
    feeds: dict[str, Seen] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> State:
        """The state in a file, empty where there is none. Raises ValueError where the file is something else."""
        if not path.exists():
            return cls(path)
        try:
            told = json.loads(path.read_text("utf-8"))
            feeds = {url: Seen(**{**seen, "entries": tuple(seen["entries"])}) for url, seen in told["feeds"].items()}
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise ValueError(f"{path}: no state of feeds ({error}); move it away to begin anew") from error
        return cls(path, feeds)

    def write(self) -> None:
        """Keeps it, whole or not at all. Raises OSError."""
        told = {"feeds": {url: asdict(seen) for url, seen in sorted(self.feeds.items())}}
        fresh = self.path.with_name(f"{self.path.name}.new")
        fresh.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
        os.replace(fresh, self.path)

    def due(self, feeds: Iterable[Feed], *, now: float, early: bool = False) -> Iterator[Feed]:
        """Those to be asked now (`now` in seconds since 1970); `early` asks all but those that failed not long ago."""
        known = ((feed, self.feeds.get(feed.url, Seen())) for feed in feeds)
        return (f for f, seen in known if not seen.gone and (seen.due <= now or (early and not seen.failures)))

    def next_due(self, feeds: Iterable[Feed]) -> float | None:
        """When the next of them is due; None where all are gone for good."""
        known = (self.feeds.get(feed.url, Seen()) for feed in feeds)
        return min((seen.due for seen in known if not seen.gone), default=None)


def poll(
    feed: Feed, seen: Seen, fetch: Fetch, lexicon: Lexicon, *, now: float, every: float, pages: bool = False
) -> Poll:
    """Asks a feed once. With `pages`, each new entry's page is fetched too, and is the document if it has a text."""
    try:
        answer = fetch(feed.url, etag=seen.etag, modified=seen.modified)
    except FetchError as error:
        return Poll(_failed(seen, error, now=now, every=every), trouble=str(error))
    rested = replace(seen, etag=answer.etag, modified=answer.modified, failures=0, due=now + every)
    if answer.data is None:
        return Poll(rested)
    entries = [(_key(item), item) for item in entries_of(answer.data, feed.url)]
    fresh = [(key, item) for key, item in entries if key not in seen.entries]
    items = tuple(_document(item, feed, fetch if pages else None, lexicon) for _, item in fresh)
    known = dict.fromkeys([*(key for key, _ in entries), *seen.entries])
    return Poll(replace(rested, entries=tuple(known)[:_REMEMBERED]), items)


def _failed(seen: Seen, error: FetchError, *, now: float, every: float) -> Seen:
    """Twice as long after each failure, and at least as long as the server asks for."""
    wait = min(LONGEST, every * 2 ** min(seen.failures + 1, _DOUBLINGS))
    wait = max(wait, min(LONGEST, error.retry_after or 0.0))
    return replace(seen, failures=seen.failures + 1, due=now + wait, gone=error.gone)


def _key(item: Draft | Refusal) -> str:
    """Stands for an entry as it is now: a changed text is another entry."""
    said = f"{item.url}\n{item.title}\n{item.text}" if isinstance(item, Draft) else str(item)
    return blake2b(said.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _document(item: Draft | Refusal, feed: Feed, fetch: Fetch | None, lexicon: Lexicon) -> Document | Refusal:
    """The document of an entry. Its path is its address, which stays when other entries come before it."""
    if isinstance(item, Refusal):
        return item
    draft = replace(item, path=item.url or feed.url, publisher=item.publisher or feed.title)
    if fetch is None or not draft.url:
        return finish(draft, lexicon)
    page = _page(draft.url, fetch)
    return finish(_both(draft, page) if isinstance(page, Draft) else draft, lexicon)


def _page(url: str, fetch: Fetch) -> Draft | Refusal:
    try:
        answer = fetch(url)
    except FetchError as error:
        return Refusal(url, str(error))
    return page_of(answer.data or b"", url, url=url)


def _both(entry: Draft, page: Draft) -> Draft:
    """The page's text, if it is the longer; what it does not say of itself, the feed's entry says."""
    if len(page.text) < len(entry.text):
        return entry
    return replace(
        page,
        title=page.title or entry.title,
        publisher=page.publisher or entry.publisher,
        author=page.author or entry.author,
        url=entry.url,
        stated=page.stated or entry.stated,
    )
