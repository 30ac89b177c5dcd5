"""What somebody does by saying it: blame, demand, warn, praise, where no verb of the sentence says so itself.

Source: PLOVER manual 2.0: ACCUSE ("express disapprovals, objections, and complaints"), REQUEST, THREATEN and SUPPORT
are verbal acts of the speaker toward the one spoken of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.annotate.frames import frame_of, tokens_in
from detente.annotate.naming import actors_at, actors_behind, holder_of, sides_in
from detente.annotate.tree import account_at, ancestors, children, is_negated
from detente.extract.events.telling import not_only
from detente.lexicon.plover import Plover
from detente.model.actor import Actor
from detente.model.annotated import Annotated, Attribution, Token

_MUST = frozenset({"must", "should", "ought", "need", "require"})
_WANTED = _MUST | {
    "have",
    "want",
    "call",
    "ask",
    "urge",
    "demand",
    "time",
    "expect",
    "like",
    "important",
    "necessary",
    "duty",
}
"""Words whose infinitive is what somebody must do."""

_WISHED = frozenset({"hope", "wish"})
"""Who hopes for a good relation does not praise the one there is."""

_BOTH = frozenset({"side", "country", "nation", "party", "power", "leader", "both"})
_TALKING = frozenset({"discuss", "talk", "debate", "consider"})
"""Verbs after which nothing is said of what stands there."""

_FAULTING = frozenset({"ACCUSE", "REJECT", "THREATEN"})
"""What is aimed at the other of two even where the clause names nobody; thanks and demands say whom they mean."""

_AVERTING = frozenset({"prevent", "avoid", "without", "avert", "deter", "rather", "instead"})
_FIRST = frozenset({"i", "we", "us", "our", "my"})

_THIRD = frozenset({"he", "she", "him", "her"})
_BACK = 2
"""So many sentences back the person is named whom a speaker calls "he"."""

_VOICES = frozenset({None, "official", "legislator", "state_media"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An act of speech: who, about whom, of which type; `trigger` is the token whose words show it."""

    speaker: Actor
    about: str
    plover: str
    trigger: int


def act_of(a: Annotated, attribution: Attribution, plover: Plover, dyad: tuple[str, ...]) -> Said | None:
    """What the speaker does by these words, or None where they show no such act or no other side.

    `dyad` holds the two sides that the document is about, if it is about two: what both "must" do, one asks of the
    other.
    """
    speaker = None if attribution.cue_lemma in _TALKING else holder_of(a, attribution)
    if speaker is None or speaker.side is None or speaker.standing not in _VOICES:
        return None
    tokens = [t for s in attribution.content for t in tokens_in(a, s)]
    about = _spoken_of(a, attribution, speaker.side) or _third(a, tokens, speaker) or _beside(dyad, speaker.side)
    if about is None or not tokens:
        return None
    shown = next(_shown(a, tokens, about, plover), None)
    return None if shown is None else Said(speaker=speaker, about=about, plover=shown[0], trigger=shown[1])


def _beside(dyad: tuple[str, ...], own: str) -> str | None:
    """The other of the two whom the document is about; None where the speaker is neither."""
    return next((side for side in dyad if side != own), None) if own in dyad else None


def _third(a: Annotated, tokens: list[Token], speaker: Actor) -> str | None:
    """The side of the other person whom the speaker calls "he" or "she": the last one named before."""
    pronoun = next((t for t in tokens if t.text.lower() in _THIRD and _quoted(a, t)), None)
    if pronoun is None:
        return None
    start = a.sentences[max(0, pronoun.sentence - _BACK)].span.start
    before = [m for m in a.mentions if start <= m.span.start < a.sentences[pronoun.sentence].span.start]
    people = [x for m in before for i in m.cast if (x := a.cast[i]).kind == "person" and x.actor.name != speaker.name]
    side = people[-1].actor.side if people else None
    return side if side != speaker.side else None


def _spoken_of(a: Annotated, attribution: Attribution, own: str) -> str | None:
    """The other side that the words name most."""
    named = [side for span in attribution.content for side in sides_in(a, span) if side != own]
    return max(named, key=named.count, default=None)


def _shown(a: Annotated, tokens: list[Token], about: str, plover: Plover) -> Iterator[tuple[str, int]]:
    """(type, trigger) of the acts that the words show, the surest first."""
    for code, cues in plover.speech.items():
        for token in tokens:
            if (
                token.lemma in cues
                and _told(a, token, code)
                and not _denied(a, token)
                and _concerns(a, token, about, code, plover)
            ):
                yield _turned(a, token, about, code), token.i
        if code == "REQUEST":
            yield from ((code, t.i) for t in tokens if _demanded(a, t, about))


def _turned(a: Annotated, token: Token, about: str, code: str) -> str:
    """Whoever says that the other refuses or rejects something refuses nothing himself: he faults them."""
    others = token.pos == "VERB" and any(
        x.side == about for t in children(a, token.i, "nsubj") for x in actors_at(a, t.i)
    )
    above = a.tokens[token.head]
    raised = token.dep == "xcomp" and any(
        x.side == about for t in children(a, above.i, "nsubj") for x in actors_at(a, t.i)
    )
    return "ACCUSE" if code == "REJECT" and (others or raised) else code


def _told(a: Annotated, token: Token, code: str) -> bool:
    """A demand is a bare verb ("stop …", "must respect"), not the noun of that name, nor what is done or will be.

    Whom one will welcome one does not praise.
    """
    helpers = {t.lemma for t in children(a, token.i, "aux")}
    if code != "REQUEST":
        called = token.lemma not in ("friend", "ally") or token.dep in ("attr", "appos")
        clause = _clause_of(a, token)
        wished = any(t.lemma in _WISHED for t in [clause, *ancestors(a, clause.i)])
        told = clause.pos in ("VERB", "AUX") and not wished and "will" not in helpers
        return code != "SUPPORT" or (called and told)
    urged = helpers <= _MUST if not children(a, token.i, "nsubj") else bool(helpers & _MUST)
    wanted = "to" in helpers and a.tokens[token.head].lemma in _WANTED
    return token.pos == "VERB" and token.tag in ("VB", "VBP") and (("to" not in helpers and urged) or wanted)


def _denied(a: Annotated, token: Token) -> bool:
    """Is it negated, or what is to be prevented?"""
    verb = _clause_of(a, token)
    above = [t.lemma for t in ancestors(a, token.i)]
    averted = not _AVERTING.isdisjoint(above) or above[:1] == ["nothing"]
    sought = a.tokens[verb.head] if verb.dep == "xcomp" else verb  # "is not seeking to contain"
    return averted or any(is_negated(a, t.i) and not not_only(a, t.i) for t in (token, verb, sought))


def _clause_of(a: Annotated, token: Token) -> Token:
    """The verb of the clause in which a token stands; itself where it is one."""
    if token.pos in ("VERB", "AUX"):
        return token
    return next((t for t in ancestors(a, token.i) if t.pos in ("VERB", "AUX")), token)


def _concerns(a: Annotated, token: Token, about: str, code: str, plover: Plover) -> bool:
    """Does the other side do, own or undergo what this word tells, or, of what faults somebody, nobody who is named?

    Praise may concern what the two have between them.
    """
    frame = frame_of(a, _clause_of(a, token).i)
    does = {x.side for t in frame.subjects for x in actors_behind(a, t.i) if x.side}
    if token.pos == "VERB" and code == "ACCUSE" and does and about not in does:
        return False  # "said it invaded Kuwait"
    near = [*frame.subjects, *frame.objects, *(t for _, t in frame.slots), token]
    whose = _owners(a, token)
    told = whose or [x.side for t in near for x in actors_behind(a, t.i) if x.side]
    if any(t.text.lower() in _THIRD and _quoted(a, t) and not _other_named(a, t) for t in frame.subjects):
        told = [about, *told]  # who speaks does not call himself "he"
    own = any(t.text.lower() in _FIRST for t in near)
    if code == "AGREE":  # one's own willingness, not the other's
        return about in told and not any(x.side == about for t in frame.subjects for x in actors_behind(a, t.i))
    shared = token.pos in ("ADJ", "ADV") and any(t.lemma in plover.between for t in near)
    aimed = code in _FAULTING or (code == "SUPPORT" and shared)
    quoted = a.document.side is None  # a reporter quotes what is aimed at somebody
    return about in told or (aimed and quoted and not (told or own))


def _quoted(a: Annotated, token: Token) -> bool:
    return any(q.inner.start <= token.start < q.inner.end for q in a.quotes)


def _other_named(a: Annotated, pronoun: Token) -> bool:
    """Is "he" known to be somebody else than the speaker?"""
    account = holder_of(a, account_at(a, pronoun.start))
    known = [x for x in actors_at(a, pronoun.i) if x.side]
    return bool(known) and not any(account is not None and x.name == account.name for x in known)


def _owners(a: Annotated, token: Token) -> list[str]:
    """Whose the thing is that the word names or describes ("Rome's interference", "the illegal Roman blockade")."""
    first = a.tokens[token.head] if token.dep == "conj" else token  # "illegal and unprovoked"
    noun = a.tokens[first.head] if first.dep == "amod" else token
    before = children(a, noun.i, "poss", "compound", "amod", "nmod") if noun.pos == "NOUN" else []
    return [x.side for t in before for x in actors_at(a, t.i) if x.side]


def _demanded(a: Annotated, token: Token, about: str) -> bool:
    """Is it what the other side, or both together, must do?"""
    if token.lemma not in _MUST or token.pos not in ("AUX", "VERB"):
        return False
    verb = a.tokens[token.head] if token.dep == "aux" else token
    if token.lemma == "need" and (is_negated(a, verb.i) or not children(a, token.i, "xcomp", "ccomp")):
        return False
    frame = frame_of(a, verb.i)
    subjects = [*frame.subjects, *frame.objects] if token.dep != "aux" else list(frame.subjects or frame.objects)
    if any(c.text.lower() in _FIRST for t in subjects for c in children(a, t.i, "poss")):
        return False
    return any(t.lemma in _BOTH or any(x.side == about for x in actors_at(a, t.i)) for t in subjects)
