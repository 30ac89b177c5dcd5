"""Annotated -> claims about engagements.

Triggers (verbs and nouns of the lexicon) take parties, place, days and status from the words that they govern
(`contacts`); what points back, and what belongs to a visit, is tied together over the document (`resolve`); each
contact becomes one claim (`claims`).
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.extract.engagements.claims import to_claims
from detente.extract.engagements.contacts import find_contacts
from detente.extract.engagements.exchanged import with_exchange
from detente.extract.engagements.resolve import resolve
from detente.extract.engagements.restated import without_restated
from detente.kinds.engagement import Engagement
from detente.lexicon import Lexicon
from detente.model.annotated import Annotated
from detente.model.claim import Claim

__all__ = ["extract_engagements"]


def extract_engagements(a: Annotated, lexicon: Lexicon) -> Iterator[Claim[Engagement]]:
    """The claims about engagements that the document makes."""
    contacts = without_restated(a, tuple(find_contacts(a, lexicon)))
    yield from to_claims(a, with_exchange(a, resolve(a, contacts, lexicon), lexicon), lexicon)
