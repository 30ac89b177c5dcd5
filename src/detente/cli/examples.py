"""Examples for each command's help: what a person would type."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

EXAMPLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "add": (
            "add articles/",
            "add readout.pdf story.html wire.jsonl download.docx",
            "add table.csv --columns text=body,title=headline,published=date",
            "add pages.wacz mails.mbox articles.zip library.ris",
            "add - < story.txt",
        ),
        "watch": ("watch feeds.opml --every 15m", "watch feeds.opml --once --pages"),
        "note": ('note --date 2023-07-20 "The embassy says that the working group meets in August."',),
        "documents": ("documents --since 2023-06 --format csv", "documents --text-too --format jsonl"),
        "status": ("status --between USA CHN", "status --all", "status --between USA CHN --as-of 2023-06-18"),
        "timeline": (
            "timeline --between USA CHN --since 2023-06 --until 2023-07",
            "timeline --kind channel --kind incident",
        ),
        "changes": (
            "changes --since 2023-06-18 --between USA CHN",
            "changes --since-last-look",
            "changes --since 2023-06-18 --format atom --out changes.xml",
        ),
        "ahead": ("ahead --between USA CHN", "ahead --format ics --out ahead.ics"),
        "trend": ("trend --between USA CHN", "trend --between USA CHN --out trend.svg"),
        "phrases": ("phrases --between USA CHN --limit 20", "phrases --side CHN --turned"),
        "show": ("show eng-1f3a20", "show doc-0286ed"),
        "compare": ("compare eng-1f3a20", "compare inc-77ab10 --format json", "compare doc-0286ed doc-91c0aa"),
        "brief": ("brief --between USA CHN > book.md", "brief eng-1f3a20 --format json"),
        "document": (
            "document doc-0286ed --published 2023-06-18 --publisher Xinhua",
            "document doc-0286ed --side CHN",
            "document doc-0286ed --restore",
        ),
        "withdraw": ("withdraw doc-0286ed",),
        "rebuild": ("rebuild",),
        "backup": ("backup detente-2023-07.db",),
        "copy": (
            "copy detente.db postgresql://desk@server/relations",
            "copy postgresql://desk@server/relations travel.db",
        ),
        "doctor": ("doctor",),
        "serve": ("serve", "serve --port 9000"),
        "mcp": ("mcp",),
        "export": (
            "export record.jsonl",
            "export engagements.csv --between USA CHN",
            "export record.xlsx",
            "export engagements.ics --as-of 2023-06-18",
            "export record.stix.json",
            "export pages --as site",
        ),
        "review": (
            "review queue --limit 10",
            'review accept eng-1f3a20 --note "the ministry\'s readout says so"',
            "review merge eng-1f3a20 eng-77ab10",
            "review undo REVIEW-ID",
        ),
        "officials": ("officials import holders.csv --out my-lexicon/officials.holders.toml",),
        "token": ("token new --role reviewer --name Ana", "token list", "token revoke TOKEN-ID"),
        "config": ("config show", "config show --format json"),
    }
)
"""Without the program's name, which comes first in all of them."""


def examples(command: str) -> str | None:
    """The examples of a command as the end of its help; None where it has none."""
    lines = EXAMPLES.get(command)
    return "\n\n".join(f"$ detente {line}" for line in lines) if lines else None


def listing_examples(listing: str) -> str:
    """The examples of a listing."""
    return "\n\n".join(
        (
            f"$ detente {listing} --between USA CHN --since 2023-06",
            f"$ detente {listing} --as-of 2023-06-18 --format jsonl",
        )
    )
