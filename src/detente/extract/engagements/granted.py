"""What a sentence takes for granted: the setting of what is asked or only may be, and the title of a question."""

from __future__ import annotations

from detente.annotate import tree
from detente.extract.engagements.contact import Standing
from detente.extract.engagements.labels import hangs_on_label
from detente.extract.engagements.modality import actuality_of, is_asked_for, is_reported_future
from detente.lexicon.engagements import EngagementWords
from detente.model.annotated import Annotated, Token


def standing_of_granted(a: Annotated, noun: Token, words: EngagementWords) -> Standing | None:
    """How things stand with what the sentence only takes for granted; None of what its verb tells."""
    if hangs_on_label(a, noun):
        return Standing(None, noun.i)
    return _of_setting(a, noun) if _is_taken_for_granted(a, noun, words) else None


def _is_taken_for_granted(a: Annotated, noun: Token, words: EngagementWords) -> bool:
    """Is it the known setting of what only may be, or is asked ("could you say more about the tone in the talks")?"""
    within = a.tokens[noun.head]
    known = any(t.lemma in _KNOWN for t in tree.children(a, noun.i, "det", "poss"))
    if noun.dep != "pobj" or noun.pos not in ("NOUN", "PROPN") or within.lemma not in _WITHIN or not known:
        return False
    verb = _clause_of(a, within)
    if verb is None or thanks(a, verb, words):
        return False
    return actuality_of(a, verb.i) == "possible" or is_asked_for(a, verb)


def _of_setting(a: Annotated, noun: Token) -> Standing:
    """Open, but for what is to happen at it ("he said it would come up in the talks"): then it is still ahead."""
    verb = _clause_of(a, noun)
    ahead = verb is not None and (
        tree.tense(a, verb.i) == "future" or _is_to_be(a, verb) or is_reported_future(a, verb.i)
    )
    return Standing("planned" if ahead else None, verb.i if verb is not None else None)


def _clause_of(a: Annotated, token: Token) -> Token | None:
    return next((t for t in tree.ancestors(a, token.i) if t.pos in ("VERB", "AUX")), None)


def _is_to_be(a: Annotated, verb: Token) -> bool:
    """Is it "going to" be?"""
    return verb.text.lower() == "going" and bool(tree.children(a, verb.i, "xcomp"))


_KNOWN = frozenset({"the", "this", "that", "his", "her", "their", "our", "your", "my"})
_WITHIN = frozenset({"at", "in", "on", "during"})


def thanks(a: Annotated, above: Token, words: EngagementWords) -> bool:
    """Does it thank, or express thanks, or is it the thanks that are expressed?"""
    expressed = tree.objects(a, above.i) if above.pos in ("VERB", "AUX") else [above]
    return above.lemma in words.thanking or any(t.lemma in words.gratitude for t in expressed)
