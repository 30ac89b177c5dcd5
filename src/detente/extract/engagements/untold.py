"""What a sentence does not tell of though it names it: what it only asks, what somebody recalls from long ago."""

from __future__ import annotations

import re

from detente.annotate import tree
from detente.extract.engagements.contact import Contact, Trigger
from detente.model.annotated import Annotated


def is_asked(a: Annotated, trigger: Trigger) -> bool:
    """Does a question ask whether it was, or is to be ("Has the visit been put off?")? Its answer tells."""
    return _ASKING.fullmatch(_sentence(a, trigger).strip("\"“”’' ")) is not None


def is_post(a: Annotated, trigger: Trigger) -> bool:
    """Is it the mission that a state keeps somewhere ("the diplomatic mission in Oslo"), and none to anywhere?"""
    return a.tokens[trigger.token].lemma == "mission" and not tree.prepositional(a, trigger.token, "to")


def is_recalled(a: Annotated, contact: Contact) -> bool:
    """Is it a memory from long ago, of no day that is told ("I remember the first time I was in Rome")?"""
    may_be = contact.when is None and contact.status in ("held", None)
    return may_be and _RECALLING.search(_sentence(a, contact.trigger)) is not None


def _sentence(a: Annotated, trigger: Trigger) -> str:
    return a.sentences[a.tokens[trigger.token].sentence].span.of(a.document.text)


_ASKING = re.compile(
    r"(?:[\w ]{1,30}: ?[\"“]?)?(?:And |But |So )?"
    r"(?:Has|Have|Is|Are|Was|Were|Will|Would|Did|Does|Do|Can|Could|Should|Might)\b.*\?",
    re.DOTALL,
)
_RECALLING = re.compile(
    r"\b(?:(?:years|decades) ago|I (?:still |often |vividly )?remember|(?:never|not) forget"
    r"|the (?:first|last) time (?:that )?(?:I|we|you and I) (?:was|were|came|went|visited|met)"
    r"|(?:when|since) (?:I|he|she) was (?:an? |the |only )?(?:\w+[ -]){0,3}(?:boy|girl|child|kid|student|senator|"
    r"governor|mayor|congressman|congresswoman|vice president|young|younger|little)"
    r"|as an? (?:young|little|small|junior|freshman|new|newly) (?:\w+ )?(?:boy|girl|child|kid|student|senator|man|"
    r"woman|officer|soldier|diplomat|lawyer|prosecutor|congressman|congresswoman|politician|official))\b",
    re.IGNORECASE,
)
