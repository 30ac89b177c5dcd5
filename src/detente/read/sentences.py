"""The sentences of a text and what they look at, without a parser: for dating a document before it is annotated."""

from __future__ import annotations

import re

_REACH = 400  # characters to either side in which a sentence may end
_AHEAD = re.compile(
    r"""\b(?:will|would|shall|should|(?-i:may)|might|could|can|must|to\ be|by|until|till|through|next|upcoming|coming
    |forthcoming|expect\w*|due|schedul\w*|plan\w*|prepar\w*|slated|targets?|goals?|priorit\w+|propos\w*|elections?
    |candidates?|race|campaigns?|expir\w*|deadline|ahead\ of|towards?|run-?up|not\ later\ than|takes?\ effect
    |into\ force|begin(?:s|ning)?|start(?:s|ing)?|continues?|hereby|agreed\ (?:to|on)|intention|intends?
    |look(?:s|ing)?\ forward|lead-?up|end(?:s|ing)|effective|attend(?:ing)?|participat\w+|celebrat\w+|observ(?:e|ing)
    |project(?:ed|ion)s?|forecast\w*|hop(?:e|es|ed|ing)|possib\w+|launch|eye(?:s|ing)|fiscal|rate|unless|if|except
    |designat\w+|terms?|levels|opportunit\w+)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_BACK = re.compile(
    r"""\b(?:was|were|had|did|met|said|told|held|took|went|came|became|began|made|led|sent|gave|got|left|won|lost|saw|spoke
    |wrote|broke|shut|cut|put|set|rose|fell|grew|hit|brought|thought|struck|flew|\w{2,}ed)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What speaks of things to come, and what looks back. Words of grammar, and of plans: without a parser, and strict,
because a wrong bound is worse than none."""

_STOP = re.compile(r"(?<=[a-z)”\"’\d])[.!?][”\"’)]*\s|[\n•]")


def looks_back(sentence: str) -> bool:
    """Does a sentence tell of the past, and of nothing to come?"""
    return _BACK.search(sentence) is not None and _AHEAD.search(sentence) is None


def sentence_at(text: str, at: int) -> str:
    """The sentence that holds the character at `at`, or what of it is near."""
    begin = max(0, at - _REACH)
    stops = [m.end() for m in _STOP.finditer(text[begin:at])]
    after = _STOP.search(text, at, at + _REACH)
    return text[begin + (stops[-1] if stops else 0) : after.start() if after else at + _REACH]
