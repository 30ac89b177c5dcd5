"""What an official only tells: deeds done or under way, pleasure at a meeting, remarks on "this" or "him"."""

from __future__ import annotations

from detente.annotate.naming import actors_at
from detente.annotate.tree import children, is_negated, subtree
from detente.lexicon.stance import PositionWords
from detente.model.annotated import Annotated, Token

_POINTING = frozenset({"it", "this", "that", "they", "these", "those", "he", "she", "everything", "nothing"})
_PERSONS = frozenset({"he", "she"})
_MANY_WORDS = 6
_PLACE = frozenset({"take", "begin", "start", "open", "go", "proceed", "end", "last", "run"})
_SIDES = frozenset({"side", "party", "country", "leader", "minister", "government", "state", "nation"})
_YET = frozenset({"yet", "still"})


def narrated(a: Annotated, words: PositionWords, root: Token) -> bool:
    """Does the clause tell rather than take a stand?

    It does where its verb tells a deed done or under way and nothing is denied in it ("we have made progress", "trade
    is growing"), and no word says what must be; where it voices joy at a meeting; where a few words are said of "this".
    """
    if root.lemma == "thank" or _polite(a, words, root) or _goes_on(a, words, root):
        return True
    spoken = [root, *children(a, root.i, "aux", "acomp", "attr", "xcomp", "ccomp")]
    if any(t.lemma in words.norms for t in spoken):
        return _short_of(a, root, least=_MANY_WORDS)
    return _told(a, words, root) or _short_of(a, root, least=_MANY_WORDS) or _pending(a, root)


def _told(a: Annotated, words: PositionWords, root: Token) -> bool:
    helpers = {t.lemma for t in children(a, root.i, "aux", "auxpass")}
    if is_negated(a, root.i) or root.lemma in words.verbs or root.lemma == "look":
        return False
    done = root.tag in ("VBN", "VBD") and bool(helpers & {"have", "’ve", "'ve"})
    going_on = root.tag == "VBG" and bool(helpers & {"be", "’re", "'re", "’s", "'s", "’m", "'m"})
    own = any(t.text.lower() in ("we", "i", "he", "she") for t in children(a, root.i, "nsubj", "nsubjpass"))
    return done or going_on or (own and root.tag == "VBD" and not helpers)


def _polite(a: Annotated, words: PositionWords, root: Token) -> bool:
    """Is it joy or honour at a meeting or a guest?"""
    said = children(a, root.i, "acomp", "attr")
    joyful = any(t.text.lower() in words.joys or t.lemma in words.joys for t in said)
    met = any(t.lemma in words.contacts | words.courteous for t in subtree(a, root.i)) or "you" in {
        t.text.lower() for t in subtree(a, root.i)
    }
    return joyful and met


def _goes_on(a: Annotated, words: PositionWords, root: Token) -> bool:
    """Is it foretold of a thing that it goes on or takes place ("the patrols will continue")?"""
    ahead = any(t.lemma in ("will", "would") for t in children(a, root.i, "aux")) and not is_negated(a, root.i)
    doers = children(a, root.i, "nsubj", "nsubjpass")
    thing = bool(doers) and not any(actors_at(a, t.i) or t.pos == "PRON" or t.lemma in _SIDES for t in doers)
    return ahead and thing and root.lemma in words.carrying | words.contacts | _PLACE


def _short_of(a: Annotated, root: Token, *, least: int) -> bool:
    """Is it a short remark on what a pronoun points to ("This is extremely important")?"""
    subjects = [t.text.lower() for t in children(a, root.i, "nsubj", "nsubjpass")]
    pointing = bool(subjects) and all(t in _POINTING for t in subjects)
    inside = [t for t in subtree(a, root.i) if t.pos not in ("PUNCT", "SPACE")]
    return pointing and len(inside) < least


def _pending(a: Annotated, root: Token) -> bool:
    """Does somebody only have to do it yet ("is yet to respond")?"""
    aims = [root, *children(a, root.i, "xcomp", "acomp")]
    return any(t.lemma in _YET for x in aims for t in children(a, x.i, "advmod")) and root.lemma in ("be", "have")
