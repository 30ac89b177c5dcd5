"""Who does an act that no state is told to do: bands by the words for them, those who sent them or hold people."""

from __future__ import annotations

from detente.annotate.extents import phrase_span
from detente.annotate.frames import Frame, frame_of
from detente.annotate.naming import actors_at, actors_behind
from detente.annotate.tree import ancestors, chief_pair, children, conjuncts
from detente.lexicon.acts import Acts
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Token

_ARTICLES = ("the ", "a ", "an ", "some ", "several ", "other ", "suspected ", "alleged ")
_WHEN = frozenset({"when", "after", "as", "while", "once"})


def bands_of(a: Annotated, words: Acts, tokens: tuple[Token, ...]) -> tuple[Actor, ...]:
    """Those of no known side as the text calls them: "rioters", "Seleka" of "Seleka rebels"."""
    known = words.classes["bands"]
    bands = [t for t in tokens if {t.lemma.lower(), t.text.lower().removesuffix("s")} & known]
    return tuple(dict.fromkeys(Actor(name=_called(a, t)) for t in bands))


def both_of(a: Annotated, tokens: tuple[Token, ...]) -> tuple[Actor, ...]:
    """The two whom the document is about, where "each side" did it."""
    each = any(t.lemma in ("side", "army", "country") and _is_each(a, t) for t in tokens)
    return tuple(Actor(side=side) for side in chief_pair(a)) if each else ()


def _is_each(a: Annotated, token: Token) -> bool:
    return any(c.lemma in ("each", "both", "either") for c in children(a, token.i, "det"))


def _called(a: Annotated, band: Token) -> str:
    """The group's own name where it has one, else the words for it without an article."""
    proper = [t for t in children(a, band.i, "compound", "nmod", "amod") if t.pos == "PROPN"]
    own = [t for t in proper if not any(x.side for x in actors_at(a, t.i)) and t.entity not in ("GPE", "NORP", "LOC")]
    if own:
        first = min(c.start for t in own for c in (t, *children(a, t.i, "compound")))
        return a.document.text[first : own[-1].end]
    text = phrase_span(a, band.i, drop=("relcl", "acl", "prep", "appos", "conj", "cc")).of(a.document.text)
    opener = next((x for x in _ARTICLES if text.lower().startswith(x)), "")
    return text[len(opener) :]


def sponsors_of(a: Annotated, words: Acts, verb: Token) -> tuple[Actor, ...]:
    """Who sent, armed or sheltered those who do it ("accused Lima of sending the gunmen who stormed the post")."""
    sent = a.tokens[verb.head]
    over = a.tokens[sent.head]
    if verb.dep != "relcl" or sent.dep not in ("dobj", "obj") or over.lemma not in words.ways["sponsoring"]:
        return ()
    return _sided(a, frame_of(a, over.i).subjects)


def holders_of_people(a: Annotated, words: Acts, verb: Token) -> tuple[Actor, ...]:
    """Who holds those whose release is asked of him ("demanded that Lima free six men held since May")."""
    held = a.tokens[verb.head]
    over = a.tokens[held.head]
    if verb.dep != "acl" or held.dep not in ("dobj", "obj") or over.lemma not in words.ways["releasing"]:
        return ()
    return _sided(a, frame_of(a, over.i).subjects)


def who_struck_then(a: Annotated, words: Acts, frame: Frame, mine: set[str | None]) -> tuple[Actor, ...]:
    """Who did the act beside which somebody was killed ("were killed when Peruvian boats opened fire")."""
    verbs = [a.tokens[frame.head], *conjuncts(a, frame.head)]
    for clause in [c for v in verbs for c in children(a, v.i, "advcl")]:
        opener = {t.lemma for t in children(a, clause.i, "mark", "advmod")}
        if clause.lemma in words.verbs and not _WHEN.isdisjoint(opener):
            found = tuple(x for x in _sided(a, frame_of(a, clause.i).subjects) if x.side not in mine)
            if found:
                return found
    return ()


def presupposed_act(a: Annotated, noun: Token) -> bool:
    """Is it a certain act for which something will be done ("will answer for the sinking of the ship")?"""
    opener = a.tokens[noun.head]
    certain = any(t.lemma in ("the", "this", "that") for t in children(a, noun.i, "det"))
    whose = bool(children(a, noun.i, "poss")) or any(t.lemma == "of" for t in children(a, noun.i, "prep"))
    feared = any(t.lemma in ("threat", "risk", "possibility", "fear") for t in ancestors(a, noun.i))
    return noun.dep == "pobj" and opener.lemma in _FOR and (certain and whose) and not feared


_FOR = frozenset({"for", "over", "after", "following", "since"})


def _sided(a: Annotated, tokens: tuple[Token, ...]) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(x for t in tokens for x in actors_behind(a, t.i) if x.side))
