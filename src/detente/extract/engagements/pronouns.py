"""Who "I", "we" and "you" are: the speaker of the words around them, and the one spoken to in a transcript."""

from __future__ import annotations

from detente.annotate import tree
from detente.extract.engagements.contact import Trigger
from detente.model.annotated import Annotated, Attribution, Token

_FIRST = frozenset({"i", "me", "my", "we", "us", "our", "ourselves", "myself"})
_SECOND = frozenset({"you", "your"})
_PLURAL = frozenset({"we", "us", "our", "ourselves"})


def meant_by(a: Annotated, token: Token) -> tuple[int, ...]:
    """The cast indexes of those whom a pronoun of the first or second person means; none where that is not known.

    "We" of one of two sides that speak by turns is both.
    """
    word = token.text.lower()
    if word not in _FIRST | _SECOND or token.text == "US" or _are_guests(a, token):
        return ()
    around = tree.account_at(a, token.start)
    speaker = _speaker(a, around) if around is not None else None
    if around is None or speaker is None:
        return ()
    other = _spoken_to(a, around, speaker) if word in _SECOND | _PLURAL else None
    found = ([speaker] if word in _FIRST else []) + ([other] if other is not None else [])
    return tuple(found)


def _are_guests(a: Annotated, token: Token) -> bool:
    """Is it said to several ("great to have you both here", "you guys"), not to the one who speaks by turns?"""
    behind = a.tokens[token.i + 1].text.lower() if token.i + 1 < len(a.tokens) else ""
    return token.text.lower() == "you" and behind in _SEVERAL


_SEVERAL = frozenset({"both", "guys", "folks", "gentlemen", "ladies", "two"})


def speaker_at(a: Annotated, token: Token) -> int | None:
    """The cast index of the one whose words stand here, where it is one person or office; else None."""
    around = tree.account_at(a, token.start)
    return _speaker(a, around) if around is not None and around.form == "direct" else None


def side_of_teller(a: Annotated, trigger: Trigger) -> str | None:
    """The side of the official or body in whose account the trigger stands, where it is that of one alone."""
    around = tree.account_at(a, a.tokens[trigger.token].start)
    if around is None or around.source is None or around.manner == "asked":
        return None
    tellers = [a.cast[i] for i in a.mentions[around.source].cast]
    sides = {t.actor.side for t in tellers if t.kind in ("body", "side") or t.actor.standing == "official"}
    return sides.pop() if len(sides) == 1 else None


def _speaker(a: Annotated, attribution: Attribution) -> int | None:
    """The one person or office whose words these are."""
    if attribution.source is None or attribution.manner == "asked":
        return None
    cast = a.mentions[attribution.source].cast
    return cast[0] if len(cast) == 1 and a.cast[cast[0]].kind in ("person", "office") else None


def _spoken_to(a: Annotated, around: Attribution, speaker: int) -> int | None:
    """Who of another side speaks by turns with the speaker: the nearest before these words, else after them."""
    side = a.cast[speaker].actor.side
    turns = [(at.index, s) for at in a.attributions if at.cue is None and (s := _speaker(a, at)) is not None]
    others = [(i, s) for i, s in turns if s != speaker and a.cast[s].actor.side not in (None, side)]
    if side is None or not any(i == around.index for i, _ in turns) or len({s for _, s in others}) > 2:
        return None  # of several who speak, any may be meant
    before = [s for i, s in others if i < around.index]
    return before[-1] if before else next((s for _, s in others), None)
