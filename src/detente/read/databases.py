"""Downloads from news databases: a file with many articles, told by its wording in whatever format it was saved."""

from __future__ import annotations

from detente.read.draft import Draft, Refusal
from detente.read.factiva import factiva_articles, is_factiva
from detente.read.nexis import is_nexis, nexis_articles


def articles_of(text: str, name: str) -> list[Draft | Refusal]:
    """The articles of a download from Nexis or Factiva; none where the text is no such thing."""
    lines = text.split("\n")
    if is_nexis(lines):
        return list(nexis_articles(lines, name))
    if is_factiva(lines):
        return list(factiva_articles(lines, name))
    return []
