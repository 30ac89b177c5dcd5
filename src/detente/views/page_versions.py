"""Other versions of the same page: a later one replaces nothing, and each knows of the others."""

from __future__ import annotations

from detente.model.document import Document
from detente.model.ledger import Ledger


def page_versions(ledger: Ledger, document: Document) -> tuple[Document, ...]:
    """The documents with another text from the same address, oldest first, undated last; none where it has no address.

    They come without their texts. Addresses are the same but for scheme, "www.", a slash at their end, a fragment and
    marks of campaigns.
    """
    from detente.read.beside import page_key  # here, so that showing a record loads none of the readers

    key = page_key(document.url)
    if key is None:
        return ()
    others = (other for other in ledger.documents(texts=False) if other.id != document.id)
    return tuple(other for other in others if page_key(other.url) == key)
