"""A download that says how many articles it holds is held to it."""

from __future__ import annotations

from detente.read.draft import Refusal


def shortfall(name: str, announced: int | None, found: int) -> tuple[Refusal, ...]:
    """What is said where a file announces more articles than were found in it."""
    if announced is None or found >= announced:
        return ()
    return (Refusal(name, f"announces {announced:,} articles, of which {found:,} were found"),)
